// What a lesson says of a number is what the panels say of it, to the last digit shown.
#include <doctest/doctest.h>

#include <array>

#include "explain/late.h"
#include "explain/numbers.h"
#include "lessons/figures.h"
#include "scenes.h"
#include "support/begun_lesson.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::explain;

namespace {

struct Shown {
    std::int64_t units;
    int places;
};

/// The last number of a text: "0.1 BTC ≈ 6,060.06" is 6 060.06; nullopt without one.
std::optional<Shown> number_in(std::string_view text) {
    const std::size_t last = text.find_last_of("0123456789");
    if (last == std::string_view::npos) return std::nullopt;
    std::size_t first = last;
    while (first > 0 && (text[first - 1] == '.' || text[first - 1] == ',' ||
                         (text[first - 1] >= '0' && text[first - 1] <= '9')))
        --first;
    std::string digits;
    for (const char c : text.substr(first, last + 1 - first))
        if (c != ',') digits += c;
    const std::size_t point = digits.find('.');
    const int places = point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1);
    const std::int64_t units = *read_decimal(digits, 8);
    return Shown{text.substr(0, first).ends_with("−") ? -units : units, places};
}

/// The panels about one pair.
struct Panels {
    Views views;
    WalletView wallet;

    Panels(const State& state, Pair pair) {
        Desk desk = desk_on(Page::trade);
        desk.pair = pair;
        explain::build(views, state, desk);
        desk.page = Page::wallet;
        Views late;
        late_model().build(late, state, desk, {});
        wallet = std::move(late.wallet);
    }

    [[nodiscard]] std::string coin(Pair pair, bool base, std::size_t cell) const {
        for (const WalletGroup& group : wallet.groups)
            if (group.pair == pair) return group.coins[base ? 0 : 1].cells[cell].text;
        return {};
    }

    /// What they show for a path, or empty.
    [[nodiscard]] std::string text_of(std::string_view path, Pair pair) const {
        const AccountView& account = views.account;
        if (path == "account.equity") return value_of_row(account.facts, "Equity");
        if (path == "account.level") return account.gauge.level;
        if (path == "account.debt") {
            const std::string text = value_of_row(account.facts, "Debt");
            return text.contains("≈") ? text : "0.00";
        }
        if (path == "limit.quote") return value_of_row(account.facts, "Room to borrow");
        if (path == "price.index") return value_of_row(account.facts, "Index price");
        if (path == "price.last") return views.header.last.text;
        if (path == "price.call") return account.call.price;
        if (path == "price.liquidation") return account.liquidation.price;
        if (path == "pool.assets") return wallet.balance.text;
        if (path == "pool.debt") return wallet.debt.text;
        constexpr std::array parts = {"owned", "free", "locked", "principal", "interest", "net"};
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (path == std::string{"account.base."} + parts[i]) return coin(pair, true, i + 1);
            if (path == std::string{"account.quote."} + parts[i]) return coin(pair, false, i + 1);
        }
        return {};
    }
};

/// How many figures of the step were compared.
int compare(const State& state, const lessons::Player& player) {
    const lessons::UiFacts ui;
    const lessons::Sight sight = player.sight(state, ui);
    int compared = 0;
    for (const lessons::LiveFigure& live : player.lesson().steps[player.step()].figures) {
        std::string_view path = live.figure.formula.path();
        const Pair pair = live.figure.pair.value_or(sight.pair);
        if (live.figure.pair) path.remove_prefix(path.find('.') + 1);
        const auto panel = number_in(Panels{state, pair}.text_of(path, pair));
        const std::string said = lessons::said(live.figure, sight);
        const auto lesson = number_in(said);
        if (!panel || !lesson) continue;
        CAPTURE(path);
        CAPTURE(said);
        CAPTURE(panel->units);
        ++compared;
        if (panel->places >= 2) {
            CHECK(lesson->units == panel->units);
        } else {  // a price in whole units: the lesson's has the places of its tick
            CHECK((cut_to(lesson->units, 0, Cut::down) == panel->units ||
                   cut_to(lesson->units, 0, Cut::up) == panel->units));
        }
    }
    return compared;
}

}  // namespace

TEST_CASE("one truth: a lesson says equity in the cents of the account panel") {
    const State state = short_at_60600();
    const lessons::UiFacts ui;
    const lessons::Sight sight{state, ui, state.records, std::nullopt, Pair::btcusdt};
    // debt 0.100001 * 60 600 = 6 060.0606, shown 6 060.06; 8 053.94 - 6 060.06 = 1 993.88, though
    // to all digits it is 1 993.8794
    CHECK(lessons::filled("{account.debt}, {account.equity}", sight) ==
          "6,060.06 USDT, 1,993.88 USDT");
    CHECK(value_of_row(Panels(state, Pair::btcusdt).views.account.facts, "Equity") ==
          "1,993.88 USDT");
    // toward the danger: 8 053.94 / (1.05 * 0.100001) = 76 703.423…
    CHECK(lessons::filled("{price.liquidation}", sight) == "76,703.42");
}

TEST_CASE("one truth: every figure of every lesson that a panel shows too is the same there") {
    int compared = 0;
    for (const std::string& path : lessons::lesson_files("lessons")) {
        CAPTURE(path);
        const lessons::Lesson lesson = lessons::lesson_in_file(path);
        for (const std::uint64_t seed : {7U, 8U}) {
            std::optional<lessons::BegunLesson> begun;
            for (std::size_t step = 0; step < lesson.steps.size(); ++step) {
                CAPTURE(step);
                REQUIRE(lessons::bring_to(begun, lesson, step, seed));
                compared += compare(begun->session.state(), begun->player);
            }
        }
    }
    CHECK(compared > 50);
}
