#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/money.h"
#include "margin/rules.h"

// Which number a card explains.

namespace mw::explain {

/// Kinds of numbers that can be explained.
enum class FigureKind : std::uint8_t {
    none,
    // an account
    level,
    call_price,
    liquidation_price,
    assets,
    debt,
    equity,
    leverage,
    room,           ///< most that can still be borrowed of a coin
    by_collateral,  ///< what the collateral would allow
    movable,        ///< most that can leave the account
    enough,         ///< smallest purchase that repays the base coin owed
    // one coin of an account
    total,
    available,
    in_orders,
    borrowed,
    interest,
    owed,
    net,
    spot,        ///< the coin in the spot wallet
    in_dollars,  ///< what the coin is worth, held less owed
    // market and venue
    index_price,
    last_price,
    day_change,
    day_percent,
    day_high,
    day_low,
    day_volume,
    loan_rate,
    pair_leverage,
    // the order book; `of` is price in ticks, twice, and one more for a bid
    book_price,
    book_amount,
    book_sum,  ///< of all levels from the spread to there
    spread,    ///< from the best bid to the best ask
    // one trade of the market; `of` is its number there
    tape_price,
    tape_amount,
    tape_time,
    // windows and order form
    first_hour,
    next_hour,
    hour_cost,   ///< what the clock's next hour will charge
    loan_worth,  ///< what is typed, in the pair's other coin
    repayable,
    spendable,
    order_total,
    order_most,  ///< the largest amount it can have
    average,
    fee,
    received,
    typed_price,
    typed_stop,    ///< price the order waits for
    typed_second,  ///< limit price after that, or of the order that follows
    typed_trail,   ///< how far it follows behind
    typed_amount,
    next_amount,  ///< of the order that follows it
    cover,
    order_borrows,
    order_repays,
    // a position and what was earned
    position,
    position_value,
    entry,
    entry_cost,
    pnl,
    pnl_base,   ///< coins that came and went since the account was last flat
    pnl_quote,  ///< the same, quote coin
    earned,     ///< over the span that the wallet shows
    // all accounts together
    wallet_equity,
    wallet_assets,
    wallet_debt,
    wallet_pnl,
    // an order; `of` is its number
    order_price,
    order_stop,
    order_trail,
    order_amount,
    order_filled,  ///< share of the amount
    order_worth,   ///< at its price
    order_executed,
    order_turnover,  ///< what traded, in the quote coin
    order_average,
    order_aside,    ///< set aside in the book; `to` had traded at once, 1e-8
    order_brought,  ///< of all its trades, less the fees
    order_line,     ///< on the chart
    clearance_fee,  ///< of the liquidation that placed it
    // one fill; `of` is the number of its record
    trade_price,
    trade_amount,
    trade_time,
    trade_fee,
    trade_total,
    // any other record; `of` is its number
    record_amount,
    record_principal,
    record_interest,
    record_rate,
    record_level,
    record_index,
    record_hours,  ///< interest of the records from `of` to `to`
    // an account as it was after record `of`; `to`: the price it is counted with, 1e-8
    then_held,
    then_owed,
    then_equity,
    then_level,
    then_index,
    then_last,
    flow_amount,  ///< `of` is the number of a line of the capital flow
    // the chart
    entry_line,
    indicator,      ///< newest figure; `of` is its Plot
    indicator_sum,  ///< what the closes of a mean come to
    what_if_far,    ///< from there to liquidation
    wish,           ///< margin level that is asked for
    wish_price,
    wish_top_up,
    wish_repayment,
    // lessons
    lesson_figure,  ///< a live number; `of` is its row
    lesson_words,   ///< numbers in the words of a step, or of the debrief
    lesson_path,    ///< `of` is its place among the names of paths
    // the one pot beside the isolated accounts
    pot_held,
    pot_owed,
    pot_left,
    pot_level,
    // the audit of one coin
    books_began,
    books_now,
    books_off,
    books_pool,  ///< who holds it besides the learner; `of` is its place among the pools
    books_lent,
    books_interest,
    books_paid,
    // one candle of the chart; `of` is when it opened, in milliseconds
    candle_open,
    candle_high,
    candle_low,
    candle_close,
    candle_change,
    candle_volume,
};

/// One number.
struct Figure {
    FigureKind kind{FigureKind::none};
    Pair pair{};
    Asset asset{};        ///< for the kinds that are about a coin
    bool after{false};    ///< as it would be after what is typed into the window in front
    std::uint64_t of{0};  ///< for the kinds that are about one of many
    bool what_if{false};  ///< with the index where the what-if line stands
    std::uint64_t to{0};  ///< second number of the kinds that need one
    friend bool operator==(const Figure&, const Figure&) = default;
};

/// The card in front of the learner, if there is one.
struct CardDesk {
    std::string target;        ///< name of the target whose number it explains; empty: no card
    std::string label;         ///< of that target
    std::vector<Figure> path;  ///< inputs walked into from there
    bool open{false};          ///< the whole card; false: the small one under the pointer
    friend bool operator==(const CardDesk&, const CardDesk&) = default;
};

}  // namespace mw::explain
