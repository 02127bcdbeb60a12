#include "app/gestures.h"

#include <array>
#include <string>
#include <string_view>

#include "app/gesture_steps.h"
#include "core/money.h"
#include "ui/targets.h"
#include "ui/ways.h"

namespace mw::app {
namespace {

using explain::Desk;
using ui::Gesture;

/// Chooses a coin in a window whose list opens from `list`.
Step choose_asset(std::string_view list, Asset now, Asset wanted) {
    if (now == wanted) return std::nullopt;
    const std::string entry = std::string{list} + "." + std::string{ticker_of(wanted)};
    return press(ui::find_target(entry) != nullptr ? entry : std::string{list});
}

Step toward(const Transfer& wanted, const Desk& desk) {
    if (Step way = reach("transfer.confirm", desk)) return way;
    if (desk.transfer.direction != wanted.direction) return press("transfer.swap");
    if (Step s = choose_asset("transfer.asset", desk.transfer.asset, wanted.amount.asset)) return s;
    if (Step s = fill("transfer.amount", desk.transfer.amount, wanted.amount.units)) return s;
    return press("transfer.confirm");
}

Step toward(const Borrow& wanted, const Desk& desk) {
    if (Step way = reach("borrow.confirm", desk)) return way;
    if (Step s = choose_asset("borrow.asset", desk.borrow.asset, wanted.amount.asset)) return s;
    if (Step s = fill("borrow.amount", desk.borrow.amount, wanted.amount.units)) return s;
    return press("borrow.confirm");
}

Step toward(const Repay& wanted, const Desk& desk) {
    if (Step way = reach("repay.confirm", desk)) return way;
    if (Step s = choose_asset("repay.asset", desk.repay.asset, wanted.amount.asset)) return s;
    if (Step s = fill("repay.amount", desk.repay.amount, wanted.amount.units)) return s;
    return press("repay.confirm");
}

Step toward(const CancelOrder& wanted, const Desk& desk, const State& state) {
    if (desk.tables != explain::TableTab::open_orders) return press_toward("tab.open_orders", desk);
    std::size_t row = 0;  // the table lists the newest first
    for (auto order = state.orders.rbegin(); order != state.orders.rend(); ++order) {
        if (order->id == wanted.order)
            return press_toward("open_orders.cancel." + std::to_string(row), desk);
        if (order->is_open()) ++row;
    }
    return std::nullopt;
}

/// Target that brings a screen fact about, and whether it is typed into.
struct FactTarget {
    std::string_view fact;
    std::string_view prefix;  ///< the word is appended
};

constexpr std::array fact_targets = {
    FactTarget{"account", "trade.tab."},
    FactTarget{"tables", "tab."},
    FactTarget{"interval", "chart.interval."},
    FactTarget{"pair", "pair.row."},
    FactTarget{"wallet.account", "wallet.margin.tab."},
    FactTarget{"wallet.unit", "wallet.margin.unit."},
    FactTarget{"orders.tab", "orders.tab."},
    FactTarget{"orders.pair", "orders.filter.pair."},
    FactTarget{"orders.side", "orders.filter.side."},
    FactTarget{"orders.time", "orders.filter.time."},
    FactTarget{"order.side", "order.side."},
    FactTarget{"order.type", "order.type."},
    FactTarget{"order.mode", "order.mode."},
};

std::string target_of_window(std::string_view word, const Desk& desk) {
    using explain::Window;
    if (word == "repay")
        return desk.window == Window::borrow ? "borrow.tab.repay" : "account.repay";
    if (word == "borrow")
        return desk.window == Window::repay ? "borrow.tab.borrow" : "account.borrow";
    if (word == "transfer") return "account.transfer";
    if (word == "pairs") return "pair.open";
    if (word == "frames") return "time.frames";
    if (desk.window == Window::frames) return "frames.close";
    return desk.window == Window::transfer ? "transfer.close" : "borrow.close";
}

std::string target_of_fact(std::string_view name, std::string_view word, const Desk& desk) {
    if (name == "page")
        return "nav." + (word.contains('.')
                             ? std::string{word.substr(0, word.find('.'))} + ".margin"
                             : std::string{word});
    if (name == "window") return target_of_window(word, desk);
    for (const FactTarget& row : fact_targets)
        if (row.fact == name) return std::string{row.prefix} + std::string{word};
    return {};
}

/// The number whose card is wanted.
std::string_view target_of_card(std::string_view word) {
    if (word == "room") return "borrow.limit";
    return word == "level" ? "account.level" : "account.liquidation_price";
}

/// A pointer that rests on a number brings its card.
Step toward_card(std::string_view word, const Desk& desk) {
    const std::string target{target_of_card(word)};
    if (Step way = reach(target, desk)) return way;
    return Gesture{Gesture::Kind::rest, target, {}};
}

/// Drags the what-if line to a price or beyond it, away from the index.
Step toward_what_if(std::string_view wanted, std::string_view now, const Desk& desk, Price index) {
    const std::int64_t price = read_decimal(wanted, 8).value_or(0);
    const auto at = read_decimal(now, 8);
    if (at && (price > index.units ? *at >= price : *at <= price)) return std::nullopt;
    if (Step way = reach("chart.what_if", desk)) return way;
    return Gesture{Gesture::Kind::drag, "chart.what_if", std::string{wanted}};
}

/// Toward a parked frame: an entry is stepped to; a moment before the takeover is found from the
/// last one by stepping back. One that is nearer than what was asked for will do.
Step toward_frame(std::string_view name, std::string_view word, const Desk& desk) {
    if (desk.window != explain::Window::frames) return press_toward("frames.track", desk);
    if (name == "frames.at")
        return press(desk.frames.before_s.value_or(0) > 0 ? "frames.last" : "frames.back");
    const auto wanted = read_decimal(word, 0);
    if (!wanted || !desk.frames.before_s) return std::nullopt;
    const std::int64_t now = *desk.frames.before_s;
    if (now > 0 && now * one <= *wanted) return std::nullopt;
    return press(now > 0 ? "frames.forward" : "frames.rescue");
}

Step toward(const lessons::ShowAct& wanted, const Desk& desk, const lessons::Sight& sight) {
    const lessons::UiFacts now = explain::facts_of(desk);
    for (const auto& [name, word] : wanted.facts) {
        if (lessons::fact(now, name) == word) continue;
        if (name.starts_with("frames.")) {
            if (Step way = toward_frame(name, word, desk)) return way;
            continue;
        }
        if (name == "card" && word != "none") return toward_card(word, desk);
        if (name == "what_if") {
            const Price index = sight.state.index_price(desk.pair.value_or(sight.pair));
            if (Step s = toward_what_if(word, lessons::fact(now, name), desk, index)) return s;
            continue;
        }
        if (name == "orders.exported") return press_toward("orders.export_csv", desk);
        if (name == "wallet.filter") {
            if (Step way = reach("wallet.margin.filter", desk)) return way;
            return Gesture{Gesture::Kind::type, "wallet.margin.filter", word};
        }
        return press_toward(target_of_fact(name, word, desk), desk);
    }
    return std::nullopt;
}

/// Time is skipped a day or an hour a press.
Step toward(const SkipTime& wanted, const Desk& desk) {
    constexpr std::int64_t day_ms = 24 * hour_ms;
    return press_toward(wanted.elapsed_ms >= day_ms ? "time.skip.1d" : "time.skip.1h", desk);
}

Step toward(const SetLeverage& wanted, const Desk& desk) {
    std::string target = "pair.leverage.off";
    if (wanted.leverage) target = "pair.leverage." + write_shortest(wanted.leverage->units);
    return press_toward(target, desk);
}

/// The pair a command is about must be on the desk.
Step toward_pair(const Command& command, const Desk& desk) {
    const auto pair = std::visit(
        [](const auto& what) -> std::optional<Pair> {
            if constexpr (requires { what.pair; }) return what.pair;
            return std::nullopt;
        },
        command);
    if (!pair || desk.pair == pair) return std::nullopt;
    return press_toward("pair.row." + std::string{rules_of(*pair).symbol}, desk);
}

Step toward(const Command& command, const Desk& desk, const State& state) {
    if (Step way = toward_pair(command, desk)) return way;
    if (const auto* transfer = std::get_if<Transfer>(&command)) return toward(*transfer, desk);
    if (const auto* borrow = std::get_if<Borrow>(&command)) return toward(*borrow, desk);
    if (const auto* repay = std::get_if<Repay>(&command)) return toward(*repay, desk);
    if (const auto* order = std::get_if<PlaceOrder>(&command)) return toward_order(*order, desk);
    if (const auto* oco = std::get_if<PlaceOco>(&command)) return toward_order(*oco, desk);
    if (const auto* oto = std::get_if<PlaceOto>(&command)) return toward_order(*oto, desk);
    if (const auto* otoco = std::get_if<PlaceOtoco>(&command)) return toward_order(*otoco, desk);
    if (const auto* skip = std::get_if<SkipTime>(&command)) return toward(*skip, desk);
    if (const auto* set = std::get_if<SetLeverage>(&command)) return toward(*set, desk);
    if (const auto* cancel = std::get_if<CancelOrder>(&command))
        return toward(*cancel, desk, state);
    return std::nullopt;
}

}  // namespace

Gesture next_step_gesture() { return press("lesson.next"); }

// The names of this namespace are known to scripts/split-program.py.
namespace late {

/// Puts the first card that lies elsewhere where it is wanted.
static Gesture sort(const lessons::Arrangement& wanted, const Desk& desk) {
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (wanted[i] != 0 && wanted[i] != desk.sorted[i])
            return press_toward(
                "lesson.card." + std::to_string(i) + ".bin." + std::to_string(wanted[i] - 1), desk);
    return press("lesson.check");
}

static Gesture reply(const lessons::Reply& reply, const Desk& desk) {
    if (const auto* bins = std::get_if<lessons::Arrangement>(&reply)) return sort(*bins, desk);
    if (const auto* choice = std::get_if<std::size_t>(&reply))
        return press_toward("lesson.choice." + std::to_string(*choice), desk);
    if (Step way = reach("lesson.answer", desk)) return *way;
    if (Step s = fill("lesson.answer", desk.answer, std::get<std::int64_t>(reply))) return *s;
    return press("lesson.check");
}

static std::optional<Gesture> toward(const lessons::Act& act, const Desk& desk,
                                     const lessons::Sight& sight) {
    if (const auto* show = std::get_if<lessons::ShowAct>(&act))
        return app::toward(*show, desk, sight);
    if (std::holds_alternative<lessons::ReadAct>(act)) return next_step_gesture();
    if (const auto* contract = std::get_if<lessons::ContractAct>(&act)) {
        constexpr std::array buttons = {"long", "short", "close"};
        return press_toward(
            std::string{"lesson.contract."} + buttons[static_cast<std::size_t>(contract->ask)],
            desk);
    }
    if (const auto* command = std::get_if<lessons::CommandAct>(&act)) {
        const std::optional<Command> resolved = lessons::resolve(*command, sight);
        return resolved ? app::toward(*resolved, desk, sight.state) : std::nullopt;
    }
    return std::nullopt;
}

}  // namespace late

const Hands& hands() {
    static constexpr Hands all{.toward = late::toward, .reply = late::reply};
    return all;
}

}  // namespace mw::app
