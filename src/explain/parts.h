#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/exchange.h"
#include "explain/desk.h"
#include "explain/views.h"
#include "margin/shown.h"

// What the files of this room share. Other rooms use desk.h, views.h and explain.h.

namespace mw::explain {

/// What every view of one pair looks at.
struct Scene {
    const State& state;              ///< the exchange
    const Desk& desk;                ///< what the learner has in front of them
    Pair pair{};                     ///< shown pair
    const PairRules& rules;          ///< of that pair
    const Market& market;            ///< of that pair
    const IsolatedAccount& account;  ///< of that pair
    Price index;                     ///< of that pair
};

/// The scene of a pair.
Scene scene_of(const State& state, const Desk& desk, Pair pair);

/// Price of the newest trade, coloured by where it went.
Cell last_cell(const Scene& scene);

/// An amount of USDT in US dollars, as the peg stands: "≈ 60,600.00 USD".
std::string in_dollars(const State& state, std::int64_t usdt_units);

/// The coin when the account has it, else its base coin.
Asset coin_of_pair(const Scene& scene, Asset asset);

// ---- Words about pairs, sides and statuses ----------------------------------------------------

/// The pieces as one text.
std::string cat(std::initializer_list<std::string_view> pieces);

/// Latin letters in upper case.
std::string upper(std::string_view text);

/// True when a search text is part of the pair's or its coins' names; an empty one always is.
bool pair_matches(Pair pair, std::string_view search);

/// "BTC/USDT"
std::string pair_name(Pair pair);

/// "10x"
std::string badge_of(Pair pair);

/// "Buy" or "Sell"
std::string word_of(Side side);

/// "Limit", "Stop market"
std::string word_of(OrderType type);
/// The same, of an order of a list with the list's kind before it: "OCO · Stop limit".
std::string typed_word(const State& state, const Order& order);
/// What an order waits for: "≥ 61,000.00", "trails by 1%"; empty when for nothing.
std::string trigger_text(const Order& order);

/// Why a command was refused, in words that fit every command; `sentence_for` says more.
std::string common_sentence(Refusal refusal, const State& state);

/// Why the venue ended an order, as a sentence.
std::string reason_of(ExpiryReason reason);

/// "▲ Buy" or "▼ Sell", for tables.
Cell side_cell(Side side);

/// "Normal", "Margin call" …
std::string status_word(MarginStatus status);

/// The status of an account, or "No debt".
Cell status_cell(const IsolatedAccount& account, Price index);

/// The code a refusal has as text: "-11008".
std::string code_text(Refusal refusal);

// ---- Risk -------------------------------------------------------------------------------------

/// Index price at which something would happen to an account.
struct Trigger {
    Price price;            ///< where
    bool rise_is_danger{};  ///< a rising index brings it
    std::string text;       ///< "76,703"

    /// Whether the index is there already.
    [[nodiscard]] bool reached(Price at) const {
        return rise_is_danger ? price <= at : price >= at;
    }

    /// "index must rise 26.6%", or "reached" when the index is there already.
    [[nodiscard]] std::string far(Price index) const;
};

/// Where the venue would warn; nullopt when no price brings it.
std::optional<Trigger> call_trigger(const IsolatedAccount& account);

/// Where the venue would take the account over, its text rounded toward the danger; nullopt
/// when no price brings it.
std::optional<Trigger> liquidation_trigger(const IsolatedAccount& account);

/// Text of a trigger, or `none`.
std::string text_of(const std::optional<Trigger>& trigger, const char* none);

/// "1.3290" or "no debt".
std::string level_or_none(const IsolatedAccount& account, Price index);

/// Tone of a level: up while normal, warn at a margin call, down near liquidation.
Tone level_tone(const IsolatedAccount& account, Price index);

/// What an account owes in its own coins: "0.100001 BTC", "0.1 BTC + 20.00 USDT", "none".
std::string debt_text(const IsolatedAccount& account);

/// The gauge of an account.
GaugeView gauge_of(const IsolatedAccount& account, Price index);

// ---- Positions --------------------------------------------------------------------------------

/// What came and went by trades, fees and interest; not by transfers and loans.
struct Flows {
    Amount base;            ///< signed
    Amount quote;           ///< signed
    std::size_t since{0};   ///< place of the first record that counts
    Amount closed_base{};   ///< signed: what that record did to the position before this one
    Amount closed_quote{};  ///< the same in the quote coin
    Amount closed_total{};  ///< of that, what was traded, before the fee; not negative
};

/// What an account is long or short, and what that has earned.
struct Position {
    Amount size;                 ///< base coin held less borrowed; negative for a short
    std::optional<Price> entry;  ///< average price of the fills that built it
    Amount pnl;           ///< quote, at the index, since the account was last flat or turned round
    Amount fees;          ///< of that, trading fees; not positive
    Amount interest;      ///< of that, interest; not positive
    Amount entry_cost{};  ///< quote coin of the fills that built it
    Amount entry_size{};  ///< base coin of them, not negative
    Flows flows{};        ///< what the pnl is made of
};

/// The position of an account; nullopt while it is smaller than one lot.
std::optional<Position> position_of(const State& state, Pair pair);

/// What an account has earned since a moment, in quote: equity now, less equity then, less what was
/// moved in since. Equity then, and base coin that was moved, count at the last trade of their
/// time.
/// @param from_ms  not negative; before the run began: all of it.
Amount earned(const State& state, Pair pair, std::int64_t from_ms);

/// What that is made of, in quote: now less then less moved.
struct Earnings {
    Amount now;    ///< equity now
    Amount then;   ///< equity at the moment
    Amount moved;  ///< moved in since, less moved out
};

/// The parts of `earned`.
Earnings earnings_of(const State& state, Pair pair, std::int64_t from_ms);

/// First moment of a span: 00:00 UTC of its first day, which today is one of.
std::int64_t start_of(PnlSpan span, std::int64_t now_ms);

// ---- Dry runs ---------------------------------------------------------------------------------

/// An action that would send `command`, or the exchange's reason why not.
Action action(const State& state, std::string label, const Command& command);

/// An action that cannot even be asked for, because a field is empty or wrong.
Action blocked(std::string label, std::string why_not);

/// Ledger after events that need no order: transfers, loans, repayments.
Ledger ledger_after(const State& state, const std::vector<Event>& events);

/// Ledger after a command as the exchange would book it; nullopt when it refuses.
std::optional<Ledger> ledger_after(const State& state, const Command& command);

/// What a loan would book, also when it is over the limit: seeing why is the point. Nothing when
/// the lenders could not hand it out at all.
std::optional<std::vector<Event>> loan_events(const Scene& scene, const Borrow& command);

/// Now and after of level, assets, debt, equity, leverage, call and liquidation price.
/// @param after  null shows "—" in the After column.
std::vector<Change> risk_changes(const Scene& scene, const IsolatedAccount* after);

/// A change of an amount, "2,000.00" to "0.00"; the after text is "—" without `after`.
Change amount_change(std::string label, Amount now, const Amount* after);

// ---- Views ------------------------------------------------------------------------------------

/// Strip above the chart.
HeaderView header_view(const Scene& scene);
/// Candles, lines and marks. Keeps the memory of `view`.
void fill_chart(ChartView& view, const Scene& scene);

/// Puts older candles before those of a chart that was pushed back, as many as it can show.
void reach_back(ChartView& view, const Scene& scene);
/// The account at another index, as the what-if line asks.
WhatIfView what_if_view(const Scene& scene);
/// Ticks that the book puts together: 1 or more.
std::int64_t book_step_of(const Desk& desk);
/// Levels of one side as the book shows them, best first, put together by whole steps: asks up to
/// the next, bids down.
std::vector<LevelView> shown_levels(const Scene& scene, Side side);
/// Both sides of the book, grouped.
BookView book_view(const Scene& scene);
/// Trades that a tape shows at most.
inline constexpr std::size_t shown_trades = 40;
/// Both tapes.
TradesView trades_view(const Scene& scene);
/// Order form.
OrderFormView order_form_view(const Scene& scene);
/// Account panel.
AccountView account_view(const Scene& scene);
/// Tables under the chart.
TablesView tables_view(const Scene& scene);
/// Pairs that fit the search text.
std::vector<PairRow> pair_rows(const State& state, const Desk& desk);
/// Transfer window.
TransferView transfer_view(const Scene& scene);
/// Borrow tab.
LoanView borrow_view(const Scene& scene);
/// Repay tab.
LoanView repay_view(const Scene& scene);
/// Wallet page.
WalletView wallet_view(const State& state, const Desk& desk);
/// The entries of the leverage switch: off, 3x, 5x, 10x, as far as the pair goes.
std::vector<LeverageChoice> leverage_choices(const Scene& scene);
/// The story of the opened row, added to the page.
void fill_story(OrdersView& view, const State& state, const OrdersFilter& filter);
/// What the records say about one order.
std::vector<StoryLine> life_of(const Order& order, const State& state);
/// What belongs to a record that is no order: its debt, its margin call, its transfer. Sets the
/// title too.
void fill_record_story(OrdersView& view, const State& state, std::uint64_t id);
/// Orders page.
OrdersView orders_view(const State& state, const Desk& desk);

// ---- Tables that two pages show ---------------------------------------------------------------

/// Which records and orders a table shows. Empty optionals let everything through.
struct Filter {
    std::optional<Pair> pair{};     ///< this pair only
    std::optional<Side> side{};     ///< this side only
    std::int64_t from_ms{0};        ///< not before
    std::int64_t to_ms{INT64_MAX};  ///< not after
    StatusFilter status{StatusFilter::all};
    std::string_view id{};            ///< part of the number of an order or record
    std::size_t first_row{0};         ///< first row that is built
    std::size_t most_rows{SIZE_MAX};  ///< how many are built; the others are counted

    /// Builds only the rows about this one.
    void look_at(std::size_t row);
    /// True when one of the two numbers has the digits that are searched.
    [[nodiscard]] bool finds(std::uint64_t number, std::uint64_t other = 0) const;
    /// True when a table of such orders shows it: pair, side, status, time and number.
    [[nodiscard]] bool shows(const Order& order) const;
    /// Counts a row of a table. @return whether it must be built.
    bool take(Table& table) const;

    /// True when the moment lies in the range.
    [[nodiscard]] bool covers(std::int64_t time_ms) const {
        return time_ms >= from_ms && time_ms <= to_ms;
    }
    /// True when the order is of the pair and side.
    [[nodiscard]] bool wants(const Order& order) const {
        return (!pair || *pair == order.pair) && (!side || *side == order.side);
    }
};

/// Orders that can still trade, newest first.
Table open_orders_table(const State& state, const Filter& filter);
/// Orders that are done, newest first.
Table order_history_table(const State& state, const Filter& filter);
/// The learner's fills, newest first.
Table trade_history_table(const State& state, const Filter& filter);
/// Coins of one account.
Table funds_table(const Scene& scene);
/// What the accounts are long or short, with the order that would end each.
void fill_positions(TablesView& view, const Scene& scene);
/// What the filters of the orders page let through now.
Filter filter_of(const State& state, const OrdersFilter& chosen);
/// The ten tables of the orders page. @param filter  as chosen there.
Table orders_table(const State& state, OrdersTab tab, const Filter& filter);
/// Every coin that came or went, newest first.
Table capital_flow_table(const State& state, const Filter& filter);
/// Cells of one coin: coin, total, available, in order, borrowed, interest, equity.
std::vector<Cell> coin_cells(const AccountLeg& leg);
/// Heads of `coin_cells`.
std::vector<Column> coin_columns();

/// A fill of the learner's.
struct Fill {
    const Order* order;        ///< never null
    const OrderFilled* event;  ///< never null
    std::int64_t time_ms;      ///< simulated
    std::uint64_t record;      ///< its number
};

/// The fill of a record, when it is one of an order that passes; else its `order` is null.
Fill fill_in(const State& state, const Record& record, const Filter& filter);

/// Fills that pass a filter, newest first, at most `most`.
std::vector<Fill> fills_of(const State& state, const Filter& filter, std::size_t most);

/// "Price" of a table as "Price (USDT)".
std::string quote_title(const char* title, const std::optional<Pair>& pair);
/// Average price of what was executed, or "—".
Cell average_cell(const Order& order);

/// A table as a file: comma separated, plain numbers, one line a row.
std::string csv_of(const Table& table);

}  // namespace mw::explain
