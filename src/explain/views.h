#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/money.h"
#include "exchange/protocol.h"
#include "explain/cells.h"
#include "explain/gauge_view.h"
#include "explain/late_views.h"
#include "explain/lesson_views.h"
#include "explain/time_view.h"
#include "explain/what_if.h"
#include "market/candles.h"

namespace mw::explain {

/// A control the learner may press: the command it would send, or why not, in words.
struct Action {
    std::string label;
    std::optional<Command> command;    ///< empty exactly when `why_not` has text
    std::string why_not;               ///< one sentence, from the exchange's own refusal
    std::string code;                  ///< "-11008", for the details; empty without refusal
    std::string fix_label;             ///< "Use 0.30030"; empty when nothing can be suggested
    std::string fix_value;             ///< text that goes into the amount field
    std::optional<Refusal> refusal{};  ///< the exchange's own, when that is why
};

/// One line "label … now -> after" of a window that changes money.
struct Change {
    std::string label;
    Cell now;
    Cell after;
};

/// Strip above the chart.
struct HeaderView {
    std::string pair;      ///< "BTC/USDT"
    std::string badge;     ///< "10x"
    std::string leverage;  ///< "5x", when one below that is set; empty: off
    Cell last;
    std::string last_usd;    ///< "≈ 60,600.00 USD"
    std::vector<Row> facts;  ///< 24h change, high, low, volumes, index, loan rate; most
                             ///< important first, so a narrow strip can drop the last
};

/// A horizontal line on the chart.
struct PriceLine {
    /// What the line stands for; the theme has a colour and dash for each.
    enum class Kind : std::uint8_t { liquidation, margin_call, entry, order };
    Kind kind{};
    Ticks price;
    std::string label;       ///< "Liquidation at 76,703"
    std::string far_label;   ///< "index must rise 26.6%", shown when the price is off the chart
    std::string price_text;  ///< on the axis
    OrderId order{0};        ///< whose line it is; 0: no order's
    Tone tone{Tone::plain};  ///< of an order: which side it is on
    std::string brief{};     ///< of an order or a position, where room is short: "Short 0.10"
};

/// A sign on the chart where the learner did something.
struct ChartMark {
    std::int64_t time_ms{0};
    Ticks price;
    char letter{'B'};         ///< T transfer, B loan, R repayment, S sale, + purchase
    std::string about;        ///< "Sold 0.10 at 60,600"
    std::uint64_t record{0};  ///< its number
};

/// Candles made up for the time before the kept ones, and what they were made for.
struct OlderCandles {
    std::uint64_t made_for{0};     ///< fingerprint of the first kept candle; 0: nothing is made
    std::size_t count{0};          ///< how many are made up
    std::vector<Candle> together;  ///< they and the kept ones
};

/// The candle chart. Prices are ticks; the panel maps them to pixels, formats axis labels with
/// `price_text` and asks `Indicators` for the lines of the candles in sight.
struct ChartView {
    Pair pair{};
    Interval interval{};
    std::span<const Candle> candles;  ///< oldest first; valid while the state and this live
    std::size_t older{0};             ///< how many more could be had before these
    int enough_for{0};                ///< the push back until which these are enough
    OlderCandles before;              ///< where `candles` lie once the chart was pushed back
    std::vector<PriceLine> lines;
    std::vector<ChartMark> marks;
    Cell last;  ///< tag on the axis
    Ticks last_price;
    std::string closes_in;  ///< "02:45" until the forming candle closes
    WhatIfView what_if;     ///< filled while it is open
};

/// A price in ticks of a pair, with the places of its tick.
std::string price_text(Ticks price, Pair pair);

/// Open, high, low, close and volume of one candle as labelled texts, for the crosshair.
std::vector<Cell> candle_legend(const Candle& candle, Pair pair);

/// "↑ 2 orders above": so many of the learner's stand where the chart does not reach.
std::string far_orders_text(std::size_t count, bool above);

/// How far apart labels of a time axis stand: whole minutes to months (of 30 days), at least this.
std::int64_t axis_step_ms(std::int64_t least_ms);

/// True when a label belongs between two moments: a new step, counted from midnight, Monday or
/// the year's beginning, has begun. @param step_ms  of `axis_step_ms`.
bool axis_step_begins(std::int64_t before_ms, std::int64_t time_ms, std::int64_t step_ms);

/// "10:42", "2 Mar", "Mar" or "2026" for the time axis, after the step of its labels.
std::string axis_time_text(std::int64_t time_ms, std::int64_t step_ms);

/// "2 Mar 10:42" for the crosshair; "2 Mar 2026" where a candle is a day.
std::string cross_time_text(std::int64_t time_ms, Interval interval);

/// One level of the order book.
struct BookRow {
    std::string price;
    std::string amount;
    std::string sum;
    float depth{0};          ///< 0..1 of the deepest shown sum, for the bar
    std::string fill_price;  ///< what pressing the row puts into the price field
};

/// The order book, both sides best first.
struct BookView {
    std::vector<BookRow> asks;
    std::vector<BookRow> bids;
    Cell last;           ///< with ▲ or ▼
    std::string spread;  ///< "spread 0.01"
    std::string step;    ///< shown grouping, "0.1"
};

/// One line of the trade tape.
struct TradeRow {
    Cell price;
    std::string amount;
    std::string time;
    OrderId opens{0};  ///< of the learner's own: its order
};

/// Both tapes, newest first.
struct TradesView {
    std::vector<TradeRow> market;
    std::vector<TradeRow> mine;
};

/// Order form.
struct OrderFormView {
    /// A field of the form.
    enum class Field : std::uint8_t { none, price, stop, stop_limit, trail, amount };

    std::string base;   ///< "BTC"
    std::string quote;  ///< "USDT"
    Row available;
    std::string price_hint;      ///< shown in the empty price field: best price now
    std::string quantity_shown;  ///< what the quantity field should show when derived
    std::string total_shown;     ///< what the total field should show when derived
    Row most;                    ///< "Max buy": the largest amount that can be paid for
    int share{0};                ///< 0..100: how much of that the amount in the form is
    int percent{0};              ///< 1..100: the part that was asked for; 0: none
    std::string part;            ///< the amount that part is
    std::string no_part;         ///< why there is no part to choose; empty when there is
    std::vector<Row> preview;    ///< what waits, is borrowed, received, paid …; first things first
    Action submit;               ///< "Margin Buy BTC"
    Field wrong{Field::none};    ///< what `problem` is about
    std::string problem;         ///< sentence under the fields; empty while still untouched
};

/// The hour that interest is counted in.
struct HourView {
    std::string text;  ///< "Next interest in 12:34"; empty when nothing is owed
    std::string cost;  ///< what will be charged then: "+0.000001 BTC"
    float passed{0};   ///< 0..1 of the hour
};

/// One coin in the account panel.
struct AssetRow {
    std::string asset;
    std::string available;
    std::string locked;
    std::string borrowed;
    std::string interest;
    std::string equity;  ///< held less owed
};

/// Account panel.
struct AccountView {
    std::string title;  ///< "BTC/USDT · tier 1"
    GaugeView gauge;
    TriggerView call;
    TriggerView liquidation;
    std::string debt;        ///< "0.100001 BTC"
    std::vector<Row> facts;  ///< equity, debt, room to borrow, can be moved out, index price
    std::vector<AssetRow> assets;
    HourView hour;
};

/// How a column of a table is set.
enum class Align : std::uint8_t { left, right };

/// Head of one column.
struct Column {
    std::string title;
    Align align{Align::left};
    std::uint8_t keep{0};  ///< 0 always shown; higher goes first when room is short
};

/// One row of a table.
struct TableRow {
    std::vector<Cell> cells;         ///< one a column
    std::optional<OrderId> cancels;  ///< order that its Cancel button would end
    std::optional<OrderId> opens;    ///< order whose story it opens
    bool chosen{false};
    std::uint64_t record{0};  ///< record whose story it opens; 0: none
    std::uint8_t links{0};    ///< so many cells at the end can be pressed
    std::uint64_t about{0};   ///< record, or line of the capital flow, that its numbers are of
};

/// A table, or one quiet sentence when it has no rows. Of a long one only the rows about what is
/// in sight are built; the panel says in Desk::first_row where that is.
struct Table {
    std::vector<Column> columns;
    std::vector<TableRow> rows;
    std::size_t total{0};    ///< rows in all; less than `rows` holds: just those
    std::size_t first{0};    ///< place of rows.front() among all
    std::string empty;       ///< shown instead of rows
    std::string empty_link;  ///< act that fills it ("Transfer"), or empty
};

/// An order that would end a position, for the form: nothing is sent by itself.
struct CloseOrder {
    Pair pair{};
    Side side{};
    std::string quantity;  ///< base coin, in whole lots
};

/// Tables under the chart.
struct TablesView {
    std::size_t open_orders{0};  ///< counts for the tabs
    std::size_t order_history{0};
    std::size_t trade_history{0};
    std::size_t positions{0};
    Table shown;                     ///< of the chosen tab
    std::string note;                ///< what the numbers above are made of; may be empty
    std::vector<CloseOrder> closes;  ///< one a row of the positions
    std::vector<Pair> cancels;       ///< pairs that Cancel all is about
};

/// One choosable pair.
struct PairRow {
    Pair pair{};
    std::string symbol;  ///< "BTCUSDT", for the target name
    std::string name;    ///< "BTC/USDT"
    std::string badge;
    Cell last;
    Cell change;
};

/// Transfer window.
struct TransferView {
    std::string from;
    std::string to;
    std::string available;  ///< "10,000.00 USDT" that may move
    std::string max;        ///< text Max puts into the field
    std::string unit;
    std::array<Asset, 2> coins{Asset::usdt, Asset::btc};  ///< that may be chosen
    std::vector<Change> changes;
    Action confirm;
    std::string problem;  ///< empty while untouched or fine
    std::string good;     ///< quiet confirmation when fine
};

/// One tab of the borrow/repay window.
struct LoanView {
    std::string pair;         ///< "Isolated · BTC/USDT"
    std::string coin;         ///< "BTC"
    std::string coin_name;    ///< "Bitcoin"
    std::string limit_label;  ///< "Most you can borrow"
    std::string limit;        ///< "0.30030"
    std::string max;          ///< text Max puts into the field
    std::vector<Row> rows;
    std::vector<Change> changes;
    Action confirm;
    std::string problem;
    std::string good;
    std::string note;                                     ///< advice under the changes
    std::string footer;                                   ///< one quiet sentence beside the buttons
    std::array<Asset, 2> coins{Asset::btc, Asset::usdt};  ///< that may be chosen
    std::string percent[4];  ///< repay: amounts for 25, 50, 75 and 100 % of what can be repaid
};

/// One pair on the wallet page: two coin lines.
struct WalletGroup {
    Pair pair{};
    std::string symbol;
    std::string name;
    std::string badge;
    GaugeView gauge;
    std::vector<TableRow> coins;  ///< cells: coin, total, available, in order, borrowed,
                                  ///< interest, equity
    std::string index_price;
    std::string liquidation_price;
    bool exists{false};
    bool tops_up{false};  ///< auto top-up is on
    Action top_up;        ///< turns it round
};

/// Wallet › Margin.
struct WalletView {
    Cell equity, balance, debt;
    std::string unit;  ///< they are counted in: "USDT"
    std::string base;  ///< "BTC": the coin they can be counted in
    std::string equity_base, balance_base,
        debt_base;           ///< the same in BTC; in USDT when BTC is `unit`
    std::string equity_usd;  ///< "≈ 1,993.88 USD"; in USDT when USD is `unit`
    Cell pnl;                ///< of the chosen span
    std::string pnl_note;
    std::vector<Column> columns;  ///< of the coin cells
    std::vector<WalletGroup> groups;
    std::string empty;                  ///< sentence when the filter leaves nothing
    std::string read_title, read_text;  ///< "Read this row"
    std::string formula, formula_with_numbers;
};

/// Orders › Margin Orders.
struct OrdersView {
    Table table;
    std::string count;  ///< "8 records · newest first · all times simulated, UTC"
    std::string range;  ///< "2 Mar 2026 → 2 Mar 2026"
    std::string story_title;
    std::string story_id;
    std::vector<StoryLine> story;  ///< empty when no row is opened
    std::string problem;           ///< what is wrong with the typed dates; empty: nothing
    bool from_wrong{false};        ///< it is about the first date
    bool to_wrong{false};          ///< it is about the last date
};

/// One call in the inspector's list.
struct CallRow {
    std::uint64_t number{0};  ///< counts from 1
    std::string time;         ///< "10:42:15", simulated
    std::string method;       ///< "POST"
    std::string path;         ///< "/sapi/v1/margin/order"
    Cell status;              ///< "200", or "400" with the code: "400 -3006"
};

/// What a program would have sent at each click, what it would have got, and how to write it.
struct InspectorView {
    std::string note;                 ///< why there is nothing to show; empty when there is
    std::vector<CallRow> calls;       ///< newest first
    std::size_t chosen{0};            ///< place in `calls` of the one told below
    std::vector<Row> params;          ///< of the chosen one, in the order of the address
    std::vector<std::string> answer;  ///< lines of JSON
    std::string curl;                 ///< the chosen one as a command of a shell
    std::string python;               ///< with ccxt
    std::string javascript;           ///< with ccxt
};

/// A passing message.
struct Toast {
    std::string title;
    std::string text;
    Tone tone{Tone::plain};
    int age_ms{0};
    std::optional<Refusal> refusal{};  ///< of what was not done
};

/// Everything the screen shows. Built from state and desk; holds no rule.
struct Views {
    HeaderView header;
    ChartView chart;
    BookView book;
    TradesView trades;
    OrderFormView order;
    AccountView account;
    TablesView tables;
    std::vector<PairRow> pairs;
    TransferView transfer;
    LoanView borrow;
    LoanView repay;
    WalletView wallet;
    OrdersView orders;
    std::optional<CoachView> coach;
    std::vector<LessonCard> lessons;
    std::vector<TrackView> tracks;
    std::optional<ResultsView> results;  ///< of the lesson that was done last
    std::vector<std::string> faults;     ///< of the lesson file that was opened last
    TimeView time;
    InspectorView inspector;
    std::vector<LanguageView> languages;  ///< English first
    LateViews late;
    std::vector<Toast> toasts;
};

}  // namespace mw::explain
