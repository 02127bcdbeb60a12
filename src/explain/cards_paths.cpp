// Cards of the paths that lessons count with. Most are numbers of the screen; the others are here.
#include <algorithm>
#include <array>

#include "explain/card_paths.h"
#include "explain/cards.h"
#include "lessons/player.h"

namespace mw::explain::cards {
namespace {

using Kind = FigureKind;
using lessons::Unit;

enum class Coin : std::uint8_t { none, base, quote };

/// A path that is a number of the screen.
struct OnScreen {
    std::string_view path;
    Kind kind;
    Coin coin{Coin::none};
};

constexpr std::array on_screen = {
    OnScreen{"account.level", Kind::level},
    OnScreen{"account.debt", Kind::debt},
    OnScreen{"account.assets", Kind::assets},
    OnScreen{"account.equity", Kind::equity},
    OnScreen{"account.base.free", Kind::available, Coin::base},
    OnScreen{"account.base.locked", Kind::in_orders, Coin::base},
    OnScreen{"account.base.owned", Kind::total, Coin::base},
    OnScreen{"account.base.principal", Kind::borrowed, Coin::base},
    OnScreen{"account.base.interest", Kind::interest, Coin::base},
    OnScreen{"account.base.owed", Kind::owed, Coin::base},
    OnScreen{"account.base.net", Kind::net, Coin::base},
    OnScreen{"account.quote.free", Kind::available, Coin::quote},
    OnScreen{"account.quote.locked", Kind::in_orders, Coin::quote},
    OnScreen{"account.quote.owned", Kind::total, Coin::quote},
    OnScreen{"account.quote.principal", Kind::borrowed, Coin::quote},
    OnScreen{"account.quote.interest", Kind::interest, Coin::quote},
    OnScreen{"account.quote.owed", Kind::owed, Coin::quote},
    OnScreen{"account.quote.net", Kind::net, Coin::quote},
    OnScreen{"spot.USDT", Kind::spot, Coin::quote},
    OnScreen{"price.last", Kind::last_price},
    OnScreen{"price.index", Kind::index_price},
    OnScreen{"price.call", Kind::call_price},
    OnScreen{"price.liquidation", Kind::liquidation_price},
    OnScreen{"buy.enough", Kind::enough},
    OnScreen{"limit.base", Kind::room, Coin::base},
    OnScreen{"limit.quote", Kind::room, Coin::quote},
    OnScreen{"pool.assets", Kind::wallet_assets},
    OnScreen{"pool.debt", Kind::wallet_debt},
    OnScreen{"order.last.price", Kind::order_price},
    OnScreen{"order.last.amount", Kind::order_amount},
    OnScreen{"order.last.executed", Kind::order_executed},
    OnScreen{"order.last.stop", Kind::order_stop},
};

/// A path that stands on no panel, or that lessons count to the last digit where the panel rounds.
struct Own {
    std::string_view path;
    const char* name;
    const char* about;
};

constexpr std::array own_paths = {
    Own{"account.debt", "total debt", "What the account owes, at the index price."},
    Own{"account.assets", "total assets", "What the account holds, at the index price."},
    Own{"account.equity", "equity", "What would be yours if the debt were paid now."},
    Own{"account.base.missing", "still missing", "Owed and not free in the account."},
    Own{"account.quote.missing", "still missing", "Owed and not free in the account."},
    Own{"account.exists", "the account is open", "1 when it is, else 0."},
    Own{"entry.price", "sold at", "Average price of your latest sales."},
    Own{"entry.amount", "coins sold", "Your latest sales together."},
    Own{"orders.open", "open orders", "How many of your orders wait."},
    Own{"pool.assets", "all assets", "What all accounts hold, at the index price."},
    Own{"pool.debt", "all debt", "What all accounts owe, at the index price."},
    Own{"pool.level", "level of all accounts",
        "What all accounts hold over what they owe, as if they were one."},
    Own{"lesson.lowest_level", "lowest level", "The lowest margin level of this lesson."},
    Own{"time.minutes", "minutes", "Simulated time since the lesson began."},
    Own{"time.hours", "hours", "Simulated time since the lesson began."},
    Own{"paid.interest.base", "interest charged", "Every hour that was charged, together."},
    Own{"paid.interest.quote", "interest charged", "Every hour that was charged, together."},
    Own{"paid.fees.base", "fees paid", "The fees of your trades, together."},
    Own{"paid.fees.quote", "fees paid", "The fees of your trades, together."},
    Own{"interest.hours", "hours charged", "How often interest was charged."},
    Own{"bar.1h.high", "high", "Of the last full hour on the chart."},
    Own{"bar.1h.low", "low", "Of the last full hour on the chart."},
    Own{"bar.1h.close", "close", "Of the last full hour on the chart."},
    Own{"bar.1h.before", "close before", "Of the hour before the last full one."},
    Own{"bar.1h.range", "true range", "How far the last full hour reached, with the close before."},
    Own{"atr.1h", "ATR 14", "How far an hour reaches on average: 14 hours."},
    Own{"usdt.usd", "USDT in dollars", "What one USDT is worth outside."},
    Own{"contract.size", "size of the contract", "As the lesson fixed it."},
    Own{"contract.entry", "entry price", "The last price when you opened the contract."},
    Own{"contract.exit", "closing price", "The last price when you closed the contract."},
    Own{"contract.hours", "hours held", "How long you have held the contract."},
    Own{"contract.settlements", "settlements", "How often funding was settled while you held."},
    Own{"contract.paid", "funding paid",
        "Each settlement at its rate and index price, rounded up."},
    Own{"contract.received", "funding received",
        "Each settlement at its rate and index price, rounded down."},
    Own{"contract.fees", "fees of the contract", "For opening it and for closing it, rounded up."},
    Own{"contract.profit", "earned by price",
        "The size times how far the price has gone your way, without fees and funding."},
};

/// "account.equity" among the names of paths, with its pair in Figure::pair.
std::optional<Figure> path_figure(const Seen& seen) {
    const auto names = lessons::path_names();
    const auto found = std::ranges::find(names, seen.path, &lessons::PathName::name);
    if (found == names.end()) return std::nullopt;
    Figure figure{Kind::lesson_path, seen.sight.pair};
    figure.of = static_cast<std::uint64_t>(found - names.begin());
    return figure;
}

/// Charges or fees of one coin, newest first.
void tell_paid(Card& card, const Seen& seen, Asset asset) {
    constexpr std::size_t most_lines = 30;
    const State& state = seen.at.scene.state;
    const bool fees = seen.path.contains("fees");
    std::vector<Formula> parts;
    Input older{"Before that", 0, ticker(asset), "older ones together"};
    for (std::size_t i = state.records.size(); i-- > 0;) {
        const Record& record = state.records[i];
        const auto* hour = std::get_if<InterestCharged>(&record.event);
        const auto* fill = std::get_if<OrderFilled>(&record.event);
        const Order* order = fill != nullptr ? state.order(fill->order) : nullptr;
        const bool counts =
            fees ? order != nullptr && order->pair == seen.sight.pair && fill->fee.asset == asset
                 : hour != nullptr && hour->pair == seen.sight.pair && hour->amount.asset == asset;
        if (!counts) continue;
        const Amount amount = fees ? fill->fee : hour->amount;
        if (parts.size() >= most_lines) {
            older.units += amount.units;
            continue;
        }
        Figure figure{fees ? Kind::trade_fee : Kind::record_interest, seen.sight.pair};
        figure.of = record.id;
        Input line = input(fees ? "Fee" : "Interest", amount, figure);
        line.source = moment(record.time_ms);
        parts.push_back(card.line(std::move(line)));
    }
    if (older.units != 0) parts.push_back(card.line(std::move(older)));
    if (!parts.empty()) card.formula = sum(parts);
}

/// What is held or owed as the venue counts it, or the difference.
void tell_worth(Card& card, const Seen& seen) {
    const At& at = seen.at;
    if (seen.path == "account.debt") card.formula = counted_side(card, at, true);
    if (seen.path == "account.assets") card.formula = counted_side(card, at, false);
    if (seen.path != "account.equity") return;
    card.formula = counted_side(card, at, false);
    if (!at.account.free_of_debt()) card.formula = card.formula - counted_side(card, at, true);
}

void tell_missing(Card& card, const Seen& seen) {
    if (!seen.path.ends_with(".missing")) return;
    const IsolatedAccount& account = seen.at.account;
    const AccountLeg& leg = seen.path.contains("base") ? account.base : account.quote;
    const Asset asset = leg.free.asset;
    const Formula owed =
        card.use(input(ticker(asset) + " owed", leg.owed(), seen.at.figure(Kind::owed, asset)));
    card.formula =
        larger(constant(0), owed - card.use(input(ticker(asset) + " available", leg.free,
                                                  seen.at.figure(Kind::available, asset))));
}

}  // namespace

Seen seen_of(const At& at, const lessons::UiFacts& ui, std::string_view path) {
    Seen seen{at, at.player->sight(at.scene.state, ui), path};
    if (const auto pair = pair_named(path.substr(0, path.find('.')))) {
        seen.sight.pair = *pair;
        seen.path.remove_prefix(path.find('.') + 1);
    }
    return seen;
}

std::optional<Figure> screen_figure(const Seen& seen) {
    const auto named = std::ranges::find(on_screen, seen.path, &OnScreen::path);
    if (named == on_screen.end()) return std::nullopt;
    const PairRules& rules = rules_of(seen.sight.pair);
    Figure figure{named->kind, seen.sight.pair};
    if (named->coin != Coin::none)
        figure.asset = named->coin == Coin::base ? rules.base : rules.quote;
    if (figure.kind < Kind::order_price) return figure;
    const auto& orders = seen.at.scene.state.orders;
    const bool stop = figure.kind == Kind::order_stop;
    const auto last = std::find_if(orders.rbegin(), orders.rend(), [&](const Order& order) {
        return order.pair == figure.pair && !order.forced && (!stop || has_trigger(order.type));
    });
    if (last == orders.rend()) return std::nullopt;
    figure.of = last->id;
    return figure;
}

std::string unit_text(Unit unit, Pair pair) {
    const PairRules& rules = rules_of(pair);
    switch (unit) {
        case Unit::base: return ticker(rules.base);
        case Unit::quote: return ticker(rules.quote);
        case Unit::price: return "price";
        default: return {};
    }
}

Input input_of(const Seen& seen, std::int64_t units) {
    const auto own = std::ranges::find(own_paths, seen.path, &Own::path);
    Input input{std::string{seen.path},
                units,
                unit_text(lessons::unit_of_path(seen.path).value_or(Unit::count), seen.sight.pair),
                {},
                path_figure(seen)};
    if (own != own_paths.end()) {
        input.name = own->name;
    } else if (const auto figure = screen_figure(seen)) {
        input.name = card_of(seen.at.scene.state, seen.at.scene.desk, *figure).name;
    }
    if (seen.sight.pair != seen.at.scene.pair)
        input.name = pair_name(seen.sight.pair) + " " + input.name;
    if (!input.figure) input.source = "answered by you";
    return input;
}

Card path_card(const At& at, const Figure& figure) {
    const auto names = lessons::path_names();
    if (figure.of >= names.size()) return {};
    const lessons::UiFacts ui;
    const lessons::PathName& path = names[static_cast<std::size_t>(figure.of)];
    Seen seen = seen_of(at, ui, path.name);
    seen.sight.pair = figure.pair;
    const auto units = lessons::value_at(seen.path, seen.sight).value_or(0);
    const auto own = std::ranges::find(own_paths, seen.path, &Own::path);
    if (own == own_paths.end()) {
        const auto screen = screen_figure(seen);
        Card card = screen ? card_of(at.scene.state, at.scene.desk, *screen, at.player) : Card{};
        if (card.units == units) return card;
        return {std::string{seen.path}, trimmed(units), units, "A number of this lesson."};
    }
    const std::string unit = unit_text(path.unit, figure.pair);
    Card card{own->name, with_unit(units, unit), units, own->about};
    if (seen.path.starts_with("paid.")) {
        const PairRules& rules = rules_of(figure.pair);
        tell_paid(card, seen, seen.path.ends_with("base") ? rules.base : rules.quote);
    }
    tell_worth(card, seen);
    tell_missing(card, seen);
    return card;
}

}  // namespace mw::explain::cards
