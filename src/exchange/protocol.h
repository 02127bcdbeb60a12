#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "core/money.h"
#include "margin/margin.h"
#include "margin/rules.h"
#include "market/book.h"

namespace mw {

// ---- Commands: everything a learner, a lesson or a program can ask for ----------------------

/// Which way a transfer goes.
enum class Direction : std::uint8_t { into_isolated, out_of_isolated };

/// Moves a coin between the spot wallet and a pair's isolated account.
struct Transfer {
    Pair pair{};            ///< whose isolated account
    Direction direction{};  ///< seen from that account
    Amount amount;          ///< either coin of the pair
};

/// Takes a loan into a pair's isolated account.
struct Borrow {
    Pair pair{};    ///< whose isolated account
    Amount amount;  ///< either coin of the pair
};

/// Pays back a loan: interest first, then principal.
struct Repay {
    Pair pair{};    ///< whose isolated account
    Amount amount;  ///< a coin that is owed
};

/// Trade at this price or better; what is left rests in the book until cancelled.
struct LimitTerms {
    Price price;      ///< worst acceptable
    Amount quantity;  ///< base coin
};

/// Trade a quantity of base coin now, at whatever the book offers.
struct MarketTerms {
    Amount quantity;  ///< base coin
};

/// Trade now for about this much quote coin (quoteOrderQty); never more, in whole lots.
struct MarketByQuoteTerms {
    Amount spend;  ///< quote coin
};

/// How an order wants to trade.
using Terms = std::variant<LimitTerms, MarketTerms, MarketByQuoteTerms>;

/// Places an order in mode Normal: it uses what the account holds, borrows and repays nothing.
struct PlaceOrder {
    Pair pair{};  ///< market and isolated account
    Side side{};  ///< buy or sell the base coin
    Terms terms;  ///< price and quantity
};

/// Cancels one open order.
struct CancelOrder {
    OrderId order{0};  ///< one of the learner's
};

/// Lets simulated time pass.
struct Advance {
    std::int64_t elapsed_ms{0};  ///< multiple of Market::step_ms, 1 step to max_advance_ms
};

/// Longest time one Advance may cover: 7 days.
inline constexpr std::int64_t max_advance_ms = hour_ms * 24 * 7;

/// Leads the fair price to a target, naturally: bursts, pull-backs, then letting go. Lessons
/// use it; a new one replaces one that still runs.
struct SteerMarket {
    Pair pair{};                  ///< whose market
    Price target;                 ///< on the tick, within PRICE_FILTER
    std::int64_t duration_ms{0};  ///< 1 minute to 7 days
    Ratio noise{one};             ///< 0 to 4; 1 is natural
};

/// A command. New kinds are added at the end.
using Command =
    std::variant<Transfer, Borrow, Repay, PlaceOrder, CancelOrder, Advance, SteerMarket>;

// ---- Refusals -------------------------------------------------------------------------------

/// Why a command was refused, in the order in which the checks run: when several apply, the
/// first is the answer. `explain/words` holds a sentence for each. Codes: A3, A6, A8.
enum class Refusal : std::uint8_t {
    amount_not_positive,      ///< -3026 zero or negative amount
    asset_not_in_pair,        ///< -3027 the pair does not trade this coin
    account_missing,          ///< -11001 no transfer has created the account yet
    below_minimum_borrow,     ///< -3013
    lender_stock_too_low,     ///< -3045
    over_borrow_limit,        ///< -11008 collateral, tier or account cap
    below_minimum_repay,      ///< -3016
    over_debt,                ///< -3015 repaying more than is owed
    balance_too_low,          ///< -3041 not enough free (transfer in, repay)
    over_transfer_out_limit,  ///< -3020
    price_filter,             ///< -1013 price not on the tick or out of range
    lot_size,                 ///< -1013 quantity not on the lot or out of range
    notional,                 ///< -1013 order worth too little or too much
    percent_price,            ///< -1013 limit too far from the market
    too_many_orders,          ///< -1013 MAX_NUM_ORDERS
    order_balance_too_low,    ///< -2010 not enough free for the order
    order_unknown,            ///< -2011 no such open order
    time_step_invalid,        ///< -1130 not a whole number of steps, or too long
    steer_invalid,            ///< -1130 target or duration out of range
};

/// The code a real client would get.
int code_of(Refusal refusal);

/// Stable name of a refusal, as in the enumeration ("over_borrow_limit").
std::string_view name_of(Refusal refusal);

// ---- Events: what did happen, with every number needed to repeat it --------------------------

/// Coins moved between spot and an isolated account; the first move in creates the account.
struct Transferred {
    Pair pair{};            ///< whose isolated account
    Direction direction{};  ///< seen from that account
    Amount amount;          ///< what moved
};

/// The lenders' coins arrived in the account and are owed from now on.
struct Borrowed {
    Pair pair{};       ///< whose isolated account
    Amount principal;  ///< the loan
};

/// Why interest was charged.
enum class InterestKind : std::uint8_t {
    on_borrow,  ///< the first hour, due at once
    periodic,   ///< a full hour of the clock has struck
};

/// An hour of interest was added to the debt; no coin moves until it is paid.
struct InterestCharged {
    Pair pair{};          ///< whose isolated account
    Amount amount;        ///< added to what is owed
    Amount principal;     ///< it was charged on
    Ratio hourly_rate;    ///< at that moment
    InterestKind kind{};  ///< why
};

/// A debt was paid, partly or fully.
struct Repaid {
    Pair pair{};         ///< whose isolated account
    Amount interest;     ///< paid first
    Amount principal;    ///< paid with the rest
    bool forced{false};  ///< by a liquidation
};

/// Kind of an order, as the order tables name it.
enum class OrderType : std::uint8_t { limit, market };

/// An order was accepted: funds are locked and it is in the book.
struct OrderPlaced {
    OrderId order{0};    ///< its number from now on
    Pair pair{};         ///< market and isolated account
    Side side{};         ///< buy or sell the base coin
    OrderType type{};    ///< market orders by quote are market orders of a quantity
    Price price;         ///< limit price; 0 for market orders
    Amount quantity;     ///< base coin
    Amount locked;       ///< set aside: base for a sale, quote for a purchase
    bool forced{false};  ///< placed by a liquidation
};

/// Whether a fill came from a resting order or took one.
enum class Role : std::uint8_t { maker, taker };

/// A part of an order, or all of it, traded.
struct OrderFilled {
    OrderId order{0};           ///< one of the learner's
    std::uint64_t trade_id{0};  ///< the trade on the market's tape
    Price price;                ///< the maker's price
    Amount quantity;            ///< base coin
    Amount total;               ///< quote coin, exact: price times quantity
    Amount fee;                 ///< of the coin received, rounded up
    Role role{};                ///< decides the fee
};

/// The learner cancelled an order; what it had locked is free again.
struct OrderCanceled {
    OrderId order{0};  ///< what traded before stays traded
};

/// Why the venue ended an order.
enum class ExpiryReason : std::uint8_t {
    book_ran_out,  ///< a market order found nobody to trade with
    self_trade,    ///< a new order of the same account would have hit it (EXPIRE_MAKER)
    liquidation,   ///< the account was taken over
};

/// The venue ended an order; what it had locked is free again.
struct OrderExpired {
    OrderId order{0};       ///< what traded before stays traded
    ExpiryReason reason{};  ///< why
};

/// The account's status changed with its level; a margin call is a change to `margin_call`.
struct StatusChanged {
    Pair pair{};                 ///< whose isolated account
    MarginStatus before{};       ///< as last announced
    MarginStatus after{};        ///< now
    std::optional<Ratio> level;  ///< nullopt without debt
    Price index;                 ///< the level was measured with
};

/// The level reached the liquidation ratio and the venue took the account over.
struct LiquidationStarted {
    Pair pair{};    ///< whose isolated account
    Ratio level;    ///< at or below the liquidation ratio
    Price index;    ///< the level was measured with
    Amount assets;  ///< in quote, rounded down: what the clearance fee is measured on
};

/// The account paid for its liquidation.
struct ClearanceFeeCharged {
    Pair pair{};  ///< whose isolated account
    Amount fee;   ///< to the insurance fund, in quote; never more than was left
};

/// The insurance fund put in what the account could not pay; a forced Repaid follows.
struct ShortfallCovered {
    Pair pair{};    ///< whose isolated account
    Amount amount;  ///< the coin that is owed
};

/// The account is the learner's again, without debt.
struct LiquidationEnded {
    Pair pair{};  ///< whose isolated account
    Amount left;  ///< quote coin that stays in the account
};

/// Simulated time went on in every market.
struct TimePassed {
    std::int64_t elapsed_ms{0};  ///< one step when applied; all of it in the answer to Advance
};

/// The fair price is on its way to a target.
struct MarketSteered {
    Pair pair{};                  ///< whose market
    Price target;                 ///< at the end
    std::int64_t duration_ms{0};  ///< of the way
    Ratio noise;                  ///< 1 is natural
};

/// An event. New kinds are added at the end.
using Event = std::variant<Transferred, Borrowed, InterestCharged, Repaid, OrderPlaced, OrderFilled,
                           OrderCanceled, OrderExpired, StatusChanged, LiquidationStarted,
                           ClearanceFeeCharged, ShortfallCovered, LiquidationEnded, TimePassed,
                           MarketSteered>;

/// The answer to a command: one reason, or at least one fact. Never both, never neither.
using Answer = std::variant<Refusal, std::vector<Event>>;

}  // namespace mw
