#include <algorithm>

#include "exchange/worth.h"
#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

bool holds_anything(const IsolatedAccount& account) {
    for (const AccountLeg* leg : {&account.base, &account.quote})
        if (leg->owned().units != 0 || leg->owed().units != 0) return true;
    return false;
}

/// The coin cells of the wallet, and their worth in dollars.
std::vector<Cell> cells_of(const State& state, const AccountLeg& leg, const PairRules& rules,
                           Price index) {
    std::vector<Cell> cells = coin_cells(leg);
    Amount net = leg.net();
    const bool owes = net.units < 0;
    if (owes) net.units = -net.units;
    if (net.asset == rules.base)
        net = value_of(net, index, rules.quote, owes ? Round::up : Round::down);
    cells.push_back({in_dollars(state, owes ? -net.units : net.units).substr(4), Tone::quiet});
    std::string& text = cells.back().text;
    text.resize(text.size() - 4);  // the head says what it is in
    return cells;
}

WalletGroup group_of(const State& state, Pair pair) {
    const IsolatedAccount& account = state.ledger.at(pair);
    const PairRules& rules = rules_of(pair);
    const Price index = state.index_price(pair);
    WalletGroup group;
    group.pair = pair;
    group.symbol = rules.symbol;
    group.name = pair_name(pair);
    group.badge = badge_of(pair);
    group.gauge = gauge_of(account, index);
    for (const AccountLeg* leg : {&account.base, &account.quote}) {
        TableRow row;
        row.cells = cells_of(state, *leg, rules, index);
        group.coins.push_back(std::move(row));
    }
    group.index_price = price_text(index, pair);
    group.liquidation_price = text_of(liquidation_trigger(account), absent);
    group.exists = account.exists;
    group.tops_up = account.auto_top_up;
    group.top_up = action(state, "Auto top-up", SetAutoTopUp{pair, !account.auto_top_up});
    return group;
}

/// "0.1 BTC and 2,000.00 USDT", or "nothing".
template <typename Part>
std::string list_of(const IsolatedAccount& account, const Part& part, Cut cut) {
    std::string text;
    for (const AccountLeg* leg : {&account.base, &account.quote}) {
        const Amount amount = part(*leg);
        if (amount.units == 0) continue;
        if (!text.empty()) text += " and ";
        text += said(amount, cut);
    }
    return text.empty() ? "nothing" : text;
}

void read_row(WalletView& view, const State& state, Pair pair) {
    const IsolatedAccount& account = state.ledger.at(pair);
    const Price index = state.index_price(pair);
    const Worth worth = worth_of(account, index);
    const std::string quote = " " + std::string{ticker_of(rules_of(pair).quote)};
    const auto money = [](Amount amount) { return form_amount(amount, Cut::nearest); };
    const std::string hold =
        list_of(account, [](const AccountLeg& leg) { return leg.owned(); }, Cut::down);
    view.read_title = "Read this row";
    view.formula = "margin level = total balance ÷ total debt";
    if (!holds_anything(account)) {
        view.read_text = "No collateral here yet. A transfer from spot opens this account.";
        const Amount spot = held(state.ledger, Spot{}, rules_of(pair).quote);
        if (spot.units > 0) view.read_text += " You have " + said(spot, Cut::down) + " in spot.";
        view.formula_with_numbers = "no debt: nothing to divide by";
        return;
    }
    if (account.free_of_debt()) {
        view.read_text = "You hold " + hold + " and owe nothing, so all " + money(worth.equity) +
                         quote + " is yours.";
        view.formula_with_numbers = "no debt: " + money(worth.assets) + " and nothing to divide by";
        return;
    }
    const std::string owe =
        list_of(account, [](const AccountLeg& leg) { return leg.owed(); }, Cut::up);
    view.read_text = "You hold " + hold + " and owe " + owe + ". What you owe is worth " +
                     money(worth.debt) + quote + " at the index price, so " + money(worth.equity) +
                     quote + " is yours.";
    view.formula_with_numbers =
        level_or_none(account, index) + " = " + money(worth.assets) + " ÷ " + money(worth.debt);
}

/// An amount of quote coin as base coin at the index: "≈ 0.03290 BTC".
std::string in_base(Amount amount, Pair pair, Price index) {
    const Asset base = rules_of(pair).base;
    const bool negative = amount.units < 0;
    const std::int64_t size =
        mul_div(negative ? -amount.units : amount.units, one, index.units, Round::down);
    return "≈ " + form_amount({base, negative ? -size : size}, Cut::nearest) + " " +
           std::string{ticker_of(base)};
}

/// "1,993.88 USDT"
std::string in_quote(Amount amount) { return "≈ " + said(amount, Cut::nearest); }

/// What the totals are counted in, and what stands small beside them.
struct Counting {
    const State& state;
    Pair pair;  ///< whose coin and index
    WalletUnit unit;

    [[nodiscard]] std::string base(Amount amount) const {
        return in_base(amount, pair, state.index_price(pair));
    }
    /// Without sign and unit: "1,993.88".
    [[nodiscard]] Cell large(Amount amount) const {
        if (unit == WalletUnit::usdt) return {form_amount(amount, Cut::nearest)};
        const std::string text =
            unit == WalletUnit::usd ? in_dollars(state, amount.units) : base(amount);
        const std::size_t begins = text.find(' ') + 1;
        return {text.substr(begins, text.rfind(' ') - begins)};
    }
    /// The first of the other two.
    [[nodiscard]] std::string below(Amount amount) const {
        return unit == WalletUnit::base ? in_quote(amount) : base(amount);
    }
    /// The second.
    [[nodiscard]] std::string last(Amount amount) const {
        return unit == WalletUnit::usd ? in_quote(amount) : in_dollars(state, amount.units);
    }
};

/// Totals of all isolated accounts.
void fill_totals(WalletView& view, const State& state, PnlSpan span, WalletUnit unit) {
    const std::int64_t from_ms = start_of(span, state.time_ms());
    const Pair first = state.world.pairs.front();
    const Asset quote = rules_of(first).quote;
    const Worth sum = worth_of_all(state);
    Amount pnl{quote, 0};
    for (const Pair pair : state.world.pairs) pnl += earned(state, pair, from_ms);
    const Counting counted{state, first, unit};
    view.base = ticker_of(rules_of(first).base);
    view.unit = unit == WalletUnit::usd    ? std::string{"USD"}
                : unit == WalletUnit::base ? view.base
                                           : std::string{ticker_of(quote)};
    view.equity = counted.large(sum.equity);
    view.balance = counted.large(sum.assets);
    view.debt = counted.large(sum.debt);
    view.equity_base = counted.below(sum.equity);
    view.equity_usd = counted.last(sum.equity);
    view.balance_base = counted.below(sum.assets);
    view.debt_base = counted.below(sum.debt);
    const std::int64_t cents = cut_to(pnl.units, 2, Cut::nearest);
    const char* arrow = cents == 0 ? "" : (cents < 0 ? "▼ " : "▲ ");
    view.pnl = {arrow + signed_number(cents, 2, Cut::nearest) + " " + std::string{ticker_of(quote)},
                cents == 0 ? Tone::plain : (cents < 0 ? Tone::down : Tone::up)};
    const bool whole_run = from_ms <= state.world.start_ms;
    view.pnl_note =
        whole_run ? "equity now − money moved in"
                  : cat({"since ", day_and_month(from_ms), " 00:00 UTC, less money moved in"});
}

}  // namespace

std::int64_t start_of(PnlSpan span, std::int64_t now_ms) {
    const std::int64_t today = now_ms - now_ms % day_ms;
    switch (span) {
        case PnlSpan::today: return today;
        case PnlSpan::week: return std::max<std::int64_t>(0, today - 6 * day_ms);
        case PnlSpan::month: return std::max<std::int64_t>(0, today - 29 * day_ms);
        case PnlSpan::all: break;
    }
    return 0;
}

WalletView wallet_view(const State& state, const Desk& desk) {
    WalletView view;
    fill_totals(view, state, desk.wallet_pnl, desk.wallet_unit);
    view.columns = coin_columns();
    view.columns.push_back({"≈ USD", Align::right, 3});
    if (desk.wallet_account == AccountTab::cross) return view;
    for (const Pair pair : state.world.pairs) {
        if (!pair_matches(pair, desk.wallet_filter)) continue;
        if (desk.wallet_hide_small && !holds_anything(state.ledger.at(pair))) continue;
        view.groups.push_back(group_of(state, pair));
        if (view.groups.size() == 1) read_row(view, state, pair);
    }
    if (view.groups.empty())
        view.empty = desk.wallet_filter.empty()
                         ? "All accounts are empty. Show empty accounts to see them."
                         : "No account fits “" + desk.wallet_filter + "”. Clear the filter.";
    return view;
}

}  // namespace mw::explain
