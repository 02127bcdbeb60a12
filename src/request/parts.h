#pragma once

#include <cstdint>
#include <expected>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "request/chronicle.h"
#include "request/fields.h"
#include "request/problems.h"
#include "request/request.h"
#include "request/words.h"

// What the files of this room share. Other rooms use request.h.

namespace mw::request {

/// Fields in the order in which they are written.
using Json = nlohmann::ordered_json;

/// What a handler comes to.
using Outcome = std::expected<Json, Problem>;

/// What a handler works with.
struct Context {
    Host& host;              ///< the run
    Chronicle& past;         ///< when things happened
    std::int64_t& extra_ms;  ///< past the market's own time

    /// The exchange now.
    [[nodiscard]] const State& state() const { return host.state(); }
    /// The time that clients see.
    [[nodiscard]] std::int64_t now_ms() const { return state().time_ms() + extra_ms; }
    /// Carries a command out and notes its moment.
    [[nodiscard]] Answer submit(const Command& command) const {
        Answer answer = host.submit(command);
        past.follow(state(), extra_ms);
        return answer;
    }
};

/// One thing that can be asked for.
using Handler = Outcome (*)(const Context& at, Fields& in);

// ---- numbers.cpp -----------------------------------------------------------------------------

/// Eight decimals, as in every answer.
std::string decimal(std::int64_t units);
/// As above.
inline std::string decimal(Amount amount) { return decimal(amount.units); }
/// As above.
inline std::string decimal(Price price) { return decimal(price.units); }
/// As above.
inline std::string decimal(Ratio ratio) { return decimal(ratio.units); }
/// As above.
inline std::string decimal(Ticks ticks, const PairRules& rules) {
    return decimal(price_of(ticks, rules));
}
/// As above.
inline std::string decimal(Lots lots, const PairRules& rules) {
    return decimal(amount_of(lots, rules));
}

/// "BTCUSDT".
inline std::string symbol_of(Pair pair) { return std::string{rules_of(pair).symbol}; }

/// "BTC".
inline std::string coin_of(Asset asset) { return std::string{ticker_of(asset)}; }

/// Price of a sum of fills: cost over quantity, rounded down; zero when there are none.
std::string average_of(Amount total, Amount quantity);

/// Number of a trade as clients see it: those of the past, before the first that is kept, have
/// numbers too.
std::uint64_t number_of_trade(std::uint64_t trade_id);

/// The daily rate that an hourly one means.
Ratio daily(Ratio hourly);

/// Worth of what is exact in 1e-16 of the quote coin in BTC, rounded toward zero; 0 where BTC is
/// not traded.
std::string in_btc(const State& state, __int128 exact);

/// Every coin of a pair that trades, in the usual order.
std::vector<Asset> traded_assets(const State& state);

// ---- order_view.cpp --------------------------------------------------------------------------

/// The name that clients know an order by: theirs, or one made from its number.
std::string client_id_of(const Order& order);
/// As above.
std::string client_id_of(const OrderList& list);

/// The newest order of a pair with this name, an open one first; null when there is none.
const Order* order_named(const State& state, Pair pair, std::string_view name);
/// As above.
const OrderList* list_named(const State& state, std::string_view name);

/// An order as a query answers.
Json order_view(const Context& at, const Order& order);

/// An order that was canceled. @param client_id  of the cancel itself.
Json cancel_view(const Order& order, std::string_view client_id);

/// A list as a query answers.
Json list_view(const Context& at, const OrderList& list);

/// What a report of a list's order says beside its state.
enum class Reported : std::uint8_t { placed, canceled };

/// The same with a report on each order.
Json list_with_reports(const Context& at, const OrderList& list, Reported why);

/// Fields that orders show everywhere: price to side.
void add_order_fields(Json& to, const Order& order);

// ---- pages.cpp -------------------------------------------------------------------------------

/// Which rows of a paged history are wanted.
struct Page {
    std::int64_t from_ms{0};
    std::int64_t to_ms{0};
    std::int64_t current{1};
    std::int64_t size{10};

    /// True for a moment that is wanted.
    [[nodiscard]] bool covers(std::int64_t time_ms) const {
        return time_ms >= from_ms && time_ms <= to_ms;
    }
};

/// Reads startTime, endTime, current and size. Without times the last seven days count.
Page page_of(const Context& at, Fields& in);

/// A page of rows that come oldest first: newest first, with how many there are in all.
Json paged(Json&& rows, const Page& page);

/// A stretch of time that need not be bounded: startTime and endTime.
Page span_of(Fields& in);

// ---- the handlers, by file -------------------------------------------------------------------

/// market_data.cpp
Outcome ping(const Context& at, Fields& in);
/// The simulated time.
Outcome server_time(const Context& at, Fields& in);
/// The order book.
Outcome depth(const Context& at, Fields& in);
/// The newest public trades.
Outcome trades(const Context& at, Fields& in);
/// The same, as the venue adds them up.
Outcome aggregated_trades(const Context& at, Fields& in);
/// The last 24 hours.
Outcome day_ticker(const Context& at, Fields& in);
/// Last prices.
Outcome price_ticker(const Context& at, Fields& in);
/// Best bids and asks.
Outcome book_ticker(const Context& at, Fields& in);
/// The average that filters are measured with.
Outcome average_price(const Context& at, Fields& in);
/// All is well.
Outcome system_status(const Context& at, Fields& in);

/// candles_view.cpp
Outcome klines(const Context& at, Fields& in);

/// exchange_info.cpp
Outcome exchange_info(const Context& at, Fields& in);
/// Pairs as cross margin lists them.
Outcome all_pairs_listed(const Context& at, Fields& in);
/// Pairs as isolated margin lists them.
Outcome isolated_pairs(const Context& at, Fields& in);
/// Coins.
Outcome all_assets_listed(const Context& at, Fields& in);
/// Tiers of a pair.
Outcome margin_tiers(const Context& at, Fields& in);
/// What pairs lend, and for how much.
Outcome margin_data(const Context& at, Fields& in);
/// Fees.
Outcome trade_fee(const Context& at, Fields& in);

/// wallet.cpp
Outcome spot_account(const Context& at, Fields& in);
/// Moves coins.
Outcome transfer(const Context& at, Fields& in);
/// Moves of one direction.
Outcome transfers_by_type(const Context& at, Fields& in);
/// Moves of one account.
Outcome margin_transfers(const Context& at, Fields& in);
/// Most that can leave.
Outcome max_transferable(const Context& at, Fields& in);

/// margin_account.cpp
Outcome price_index(const Context& at, Fields& in);
/// What accounts hold and owe.
Outcome isolated_account(const Context& at, Fields& in);
/// Switches an account on.
Outcome enable_account(const Context& at, Fields& in);
/// Switches an account off.
Outcome disable_account(const Context& at, Fields& in);
/// How many accounts there are and may be.
Outcome account_limit(const Context& at, Fields& in);
/// Cross margin.
Outcome cross_account(const Context& at, Fields& in);

/// loans.cpp
Outcome borrow_repay(const Context& at, Fields& in);
/// Loans or repayments.
Outcome borrow_repay_history(const Context& at, Fields& in);
/// Most that can be borrowed.
Outcome max_borrowable(const Context& at, Fields& in);
/// Charges.
Outcome interest_history(const Context& at, Fields& in);
/// Rates that held.
Outcome interest_rate_history(const Context& at, Fields& in);
/// Rates that come.
Outcome next_rates(const Context& at, Fields& in);
/// Orders that liquidations placed.
Outcome forced_orders(const Context& at, Fields& in);
/// Everything that moved coins in an account.
Outcome capital_flows(const Context& at, Fields& in);

/// place_order.cpp
Outcome place_order(const Context& at, Fields& in);

/// place_lists.cpp
/// Two orders of which one cancels the other.
Outcome place_oco(const Context& at, Fields& in);
/// An order that, once it is filled, places another.
Outcome place_oto(const Context& at, Fields& in);
/// An order that, once it is filled, places two of which one cancels the other.
Outcome place_otoco(const Context& at, Fields& in);

/// order_queries.cpp
Outcome query_order(const Context& at, Fields& in);
/// Cancels one.
Outcome cancel_order(const Context& at, Fields& in);
/// Those that can still trade.
Outcome open_orders(const Context& at, Fields& in);
/// Cancels all.
Outcome cancel_open_orders(const Context& at, Fields& in);
/// Every order.
Outcome all_orders(const Context& at, Fields& in);
/// Every fill.
Outcome my_trades(const Context& at, Fields& in);
/// One list.
Outcome query_list(const Context& at, Fields& in);
/// Cancels a list.
Outcome cancel_list(const Context& at, Fields& in);
/// Lists that can still trade.
Outcome open_lists(const Context& at, Fields& in);
/// Every list.
Outcome all_lists(const Context& at, Fields& in);

/// control.cpp
Outcome reset_world(const Context& at, Fields& in);
/// Lets time pass.
Outcome advance_time(const Context& at, Fields& in);
/// Sets a price, or lets it go.
Outcome set_price(const Context& at, Fields& in);

}  // namespace mw::request
