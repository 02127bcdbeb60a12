#include "explain/what_if.h"

#include <algorithm>

#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

using Wide = __int128;

/// Value of coins in 1e-16 of the quote coin: exact.
Wide exact(Amount base, Amount quote, Price index) {
    return Wide{base.units} * index.units + Wide{quote.units} * one;
}

/// What the account lacks to stand at a level, in 1e-24 of the quote coin; negative: it has more.
Wide lacking(const IsolatedAccount& account, Ratio level, Price index) {
    return level.units * exact(account.base.owed(), account.quote.owed(), index) -
           one * exact(account.base.owned(), account.quote.owned(), index);
}

std::optional<Amount> units_of(Asset asset, Wide above, Wide below) {
    if (above <= 0) return Amount{asset, 0};
    const Wide units = (above + below - 1) / below;
    if (units > INT64_MAX) return std::nullopt;
    return Amount{asset, static_cast<std::int64_t>(units)};
}

/// Where the line stands: dragged, or where the wished level puts it, or at the index.
Ticks line_price(const Scene& scene, Ticks index) {
    const WhatIfDraft& asked = scene.desk.what_if;
    if (asked.level)
        if (const auto at = price_for_level(scene.account, *asked.level)) return at->price;
    const std::int64_t most = scene.rules.max_price.units / scene.rules.tick.units;
    return {std::clamp<std::int64_t>(asked.price.value_or(index).count, 1, most)};
}

std::string said_way(const std::optional<Amount>& amount, const char* never) {
    if (!amount) return never;
    return amount->units == 0 ? std::string{"not needed"} : said(*amount, Cut::up);
}

std::vector<Row> ways_to(Ratio wish, const Scene& scene) {
    const IsolatedAccount& account = scene.account;
    const auto price = price_for_level(account, wish);
    std::string at;
    if (price)
        at = price_text(price->price, scene.pair) + (price->or_lower ? " or lower" : " or higher");
    else
        at = lacking(account, wish, scene.index) <= 0 ? "any price" : "no price gives it";
    return {{"Price", {std::move(at)}, "The index that gives it. Rounded to the safe side."},
            {"or top up",
             {said_way(top_up_for_level(account, wish, scene.index), absent)},
             "Moved in at today's index. Rounded up."},
            {"or repay",
             {said_way(repayment_for_level(account, wish, scene.index), "not enough free")},
             "At today's index, without the fee of buying the coins. Rounded up."}};
}

}  // namespace

std::optional<PriceForLevel> price_for_level(const IsolatedAccount& account, Ratio level) {
    const std::optional<Price> exactly = trigger_price(account, level);
    if (!exactly) return std::nullopt;
    const PairRules& rules = rules_of(account.pair);
    const bool rise_is_danger =
        Wide{one} * account.base.owned().units < Wide{level.units} * account.base.owed().units;
    const std::int64_t tick = rules.tick.units;
    const std::int64_t count = exactly->units / tick;
    const bool up = !rise_is_danger && exactly->units % tick != 0;
    const Ticks price{count + (up ? 1 : 0)};
    if (price.count <= 0 || price_of(price, rules) > rules.max_price) return std::nullopt;
    return PriceForLevel{price, rise_is_danger};
}

std::optional<Amount> top_up_for_level(const IsolatedAccount& account, Ratio level, Price index) {
    if (account.free_of_debt()) return std::nullopt;
    return units_of(account.quote.free.asset, lacking(account, level, index), Wide{one} * one);
}

std::optional<Amount> repayment_for_level(const IsolatedAccount& account, Ratio level,
                                          Price index) {
    if (account.free_of_debt() || level.units <= one) return std::nullopt;
    const bool of_base =
        Wide{account.base.owed().units} * index.units >= Wide{account.quote.owed().units} * one;
    const AccountLeg& leg = of_base ? account.base : account.quote;
    const std::int64_t price = of_base ? index.units : one;
    // paying r takes r * price from both sides: (owned - rp) >= level * (owed - rp)
    const auto amount =
        units_of(leg.free.asset, lacking(account, level, index), Wide{level.units - one} * price);
    if (!amount || *amount > leg.owed()) return std::nullopt;
    const Wide free = exact(account.base.free, account.quote.free, index);
    return Wide{amount->units} * price <= free ? amount : std::nullopt;
}

Price what_if_index(const Scene& scene) {
    const std::int64_t tick = scene.rules.tick.units;
    const Price now = scene.state.index_price(scene.pair);
    const Ticks index{(now.units + tick / 2) / tick};
    const Ticks line = line_price(scene, index);
    return line == index ? now : price_of(line, scene.rules);
}

std::optional<Ratio> what_if_wish(const Scene& scene) {
    const auto level = margin_level(scene.account, what_if_index(scene));
    if (!level) return std::nullopt;
    return std::clamp(scene.desk.what_if.level.value_or(*level), least_wish, most_wish);
}

WhatIfView what_if_view(const Scene& scene) {
    WhatIfView view;
    view.shown = true;
    view.owes = !scene.account.free_of_debt();
    view.index = {(scene.index.units + scene.rules.tick.units / 2) / scene.rules.tick.units};
    view.price = line_price(scene, view.index);
    const bool at_index = view.price == view.index;
    const Price price = what_if_index(scene);
    view.price_text = price_text(view.price, scene.pair);
    view.change = at_index ? std::string{"the index now"}
                           : "index " + percent_change(scene.index.units, price.units, 2);
    view.level = level_or_none(scene.account, price);
    view.status = status_cell(scene.account, price);
    const Amount equity = worth_of(scene.account, price).equity;
    view.facts = {{"Equity", {said(equity, Cut::nearest)}, ""}};
    if (!view.owes) return view;
    const auto liquidation = liquidation_trigger(scene.account);
    view.facts.push_back(
        {"Liquidation", {liquidation ? liquidation->far(price) : "no price brings it"}, ""});
    view.wish = *what_if_wish(scene);
    view.wish_text = level_text(view.wish);
    view.ways = ways_to(view.wish, scene);
    return view;
}

}  // namespace mw::explain
