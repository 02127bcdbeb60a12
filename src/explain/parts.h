#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/exchange.h"
#include "explain/desk.h"
#include "explain/views.h"

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

// ---- Words about pairs, sides and statuses ----------------------------------------------------

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

/// An account's worth in quote at the index, each part a whole cent as it is shown, so that
/// equity is assets less debt to the eye too.
struct Worth {
    Amount assets;
    Amount debt;
    Amount equity;
};

/// Worth of an account.
Worth worth_of(const IsolatedAccount& account, Price index);

/// What an account owes in its own coins: "0.100001 BTC", "0.1 BTC + 20.00 USDT", "none".
std::string debt_text(const IsolatedAccount& account);

/// The gauge of an account.
GaugeView gauge_of(const IsolatedAccount& account, Price index);

// ---- Positions --------------------------------------------------------------------------------

/// What came and went by trades, fees and interest; not by transfers and loans.
struct Flows {
    Amount base;           ///< signed
    Amount quote;          ///< signed
    Amount worth;          ///< both in quote, at the index
    std::size_t since{0};  ///< place of the first record that counts
};

/// What an account is long or short, and what that has earned.
struct Position {
    Amount size;                 ///< base coin held less borrowed; negative for a short
    std::optional<Price> entry;  ///< average price of the fills that built it: cost over size
    Amount pnl;                  ///< quote, at the index, since the account was last flat
    Amount entry_cost;           ///< quote coin of those fills
    Amount entry_size;           ///< base coin of those fills, not negative
    Flows flows;                 ///< what the pnl is made of
};

/// The position of an account; nullopt while it is smaller than one lot.
std::optional<Position> position_of(const State& state, Pair pair);

/// What trading, fees and interest have earned on an account since the run began, at today's
/// index: equity less everything that was moved in.
Amount earned(const State& state, Pair pair);

/// What that is made of.
Flows flows_of(const State& state, Pair pair);

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
/// Candles, averages, lines and marks. Keeps the memory of `view`.
void fill_chart(ChartView& view, const Scene& scene);
/// Both sides of the book, grouped.
BookView book_view(const Scene& scene);
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
/// The life of an opened order, added to the page.
void fill_story(OrdersView& view, const State& state, std::optional<OrderId> opened);
/// Orders page.
OrdersView orders_view(const State& state, const Desk& desk);

// ---- Tables that two pages show ---------------------------------------------------------------

/// Which records and orders a table shows. Empty optionals let everything through.
struct Filter {
    std::optional<Pair> pair{};     ///< this pair only
    std::optional<Side> side{};     ///< this side only
    std::int64_t from_ms{0};        ///< not before
    std::int64_t to_ms{INT64_MAX};  ///< not after

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
/// Orders that are done, newest first. @param opened  drawn as chosen.
Table order_history_table(const State& state, const Filter& filter, std::optional<OrderId> opened);
/// The learner's fills, newest first.
Table trade_history_table(const State& state, const Filter& filter);
/// Coins of one account.
Table funds_table(const Scene& scene);
/// Cells of one coin: coin, total, available, in order, borrowed, interest, equity.
std::vector<Cell> coin_cells(const AccountLeg& leg);
/// Heads of `coin_cells`.
std::vector<Column> coin_columns();

/// The fills of the learner, newest first, each with its order and time.
struct Fill {
    const Order* order;        ///< never null
    const OrderFilled* event;  ///< never null
    std::int64_t time_ms;      ///< simulated
};

/// Fills that pass a filter, newest first, at most `most`.
std::vector<Fill> fills_of(const State& state, const Filter& filter, std::size_t most);

/// A table as a file: comma separated, plain numbers, one line a row.
std::string csv_of(const Table& table);

}  // namespace mw::explain
