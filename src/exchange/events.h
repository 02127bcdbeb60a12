#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "core/money.h"
#include "exchange/commands.h"
#include "margin/margin.h"
#include "margin/rules.h"
#include "market/book.h"

// Events: what did happen, with every number needed to repeat it.

namespace mw {

// ---- Accounts and loans ----------------------------------------------------------------------

/// Coins moved between spot and an isolated account; the first move in creates the account.
struct Transferred {
    Pair pair{};            ///< whose isolated account
    Direction direction{};  ///< seen from that account
    Amount amount;          ///< what moved
    bool automatic{false};  ///< by auto top-up
};

/// Coins moved from one isolated account to another; the second is created when it is new.
struct TransferredBetween {
    Pair from{};    ///< whose isolated account gave
    Pair to{};      ///< whose isolated account got
    Amount amount;  ///< what moved
};

/// An account was switched off.
struct AccountDisabled {
    Pair pair{};  ///< whose isolated account
};

/// An account was switched on again.
struct AccountEnabled {
    Pair pair{};  ///< whose isolated account
};

/// Auto top-up was switched on or off.
struct AutoTopUpSet {
    Pair pair{};     ///< whose isolated account
    bool on{false};  ///< from now on
};

/// The leverage setting was changed.
struct LeverageSet {
    Pair pair{};                    ///< whose isolated account
    std::optional<Ratio> leverage;  ///< nullopt: off
};

/// The lenders' coins arrived in the account and are owed from now on.
struct Borrowed {
    Pair pair{};       ///< whose isolated account
    Amount principal;  ///< the loan
    OrderId order{0};  ///< the order that borrowed it; 0: by hand
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
    OrderId order{0};    ///< the order that repaid by itself; 0: by hand
};

// ---- Orders ----------------------------------------------------------------------------------

/// Kind of an order, as the venue names it.
enum class OrderType : std::uint8_t {
    limit,
    market,
    limit_maker,
    stop_loss,
    stop_loss_limit,
    take_profit,
    take_profit_limit,
};

/// True for the kinds that have a limit price.
constexpr bool has_limit(OrderType type) {
    return type == OrderType::limit || type == OrderType::limit_maker ||
           type == OrderType::stop_loss_limit || type == OrderType::take_profit_limit;
}

/// True for the kinds that wait for a trigger.
constexpr bool has_trigger(OrderType type) {
    return type != OrderType::limit && type != OrderType::limit_maker && type != OrderType::market;
}

/// True for stop-loss purchases and take-profit sales, which wait for a rise. Source: A6.
constexpr bool waits_for_rise(OrderType type, Side side) {
    const bool loss = type == OrderType::stop_loss || type == OrderType::stop_loss_limit;
    return loss == (side == Side::buy);
}

/// Number of an order list; counts from 1.
using ListId = std::uint64_t;

/// An order was accepted and its funds are locked. A limit or market order is booked next, or when
/// it arrives; one with a trigger waits, one that is pending waits for another order of its list.
struct OrderPlaced {
    OrderId order{0};                             ///< its number from now on
    Pair pair{};                                  ///< market and isolated account
    Side side{};                                  ///< buy or sell the base coin
    OrderType type{};                             ///< by quote becomes a market order of a quantity
    Price price;                                  ///< limit price; 0 when it has none
    Amount quantity;                              ///< base coin
    Amount locked;                                ///< base for a sale, quote for a purchase
    bool forced{false};                           ///< placed by a liquidation
    TimeInForce time_in_force{TimeInForce::gtc};  ///< of its limit price
    Trigger trigger{};                            ///< all zero when it has none
    OrderOptions options{};                       ///< side effect, self trade, name
    Amount borrowed{};                            ///< by the order itself; the locked coin
    ListId list{0};                               ///< 0: stands alone
    bool pending{false};                          ///< waits for the working order of its list
    std::int64_t arrives_ms{0};                   ///< when it reaches the venue; 0: at once
};

/// Why the venue ended an order.
enum class ExpiryReason : std::uint8_t {
    book_ran_out,     ///< a market order found nobody to trade with
    self_trade,       ///< it met an order of the same account
    liquidation,      ///< the account was taken over
    not_immediate,    ///< IOC: what could not be filled at once
    not_complete,     ///< FOK: it could not be filled at once as a whole
    other_leg,        ///< the other order of its list traded, woke or ended
    balance_ran_out,  ///< its turn came and the account could not pay for it
    would_take,       ///< a limit maker's turn came and it would have matched at once
};

/// An order went into the book: it matches what it can, and the rest stays or expires.
struct OrderBooked {
    OrderId order{0};                  ///< one of the learner's
    Lots lots;                         ///< what may match and rest; may be less than is left
    std::optional<ExpiryReason> rest;  ///< why the rest expires; nullopt: it rests
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

/// The venue ended an order; what it had locked is free again.
struct OrderExpired {
    OrderId order{0};       ///< what traded before stays traded
    ExpiryReason reason{};  ///< why
};

/// The market reached an order's trigger; it is booked next.
struct OrderTriggered {
    OrderId order{0};  ///< one of the learner's
    Amount more;       ///< locked on top of what it had locked before
};

/// The working order of a list was filled, so a pending order of it comes alive.
struct OrderReleased {
    OrderId order{0};  ///< one of the learner's
    Amount locked;     ///< set aside now
};

/// How the orders of a list depend on each other. Source: A6.
enum class ListKind : std::uint8_t { oco, oto, otoco };

/// A list of orders was accepted; its orders are placed next.
struct ListPlaced {
    ListId list{0};   ///< its number from now on
    Pair pair{};      ///< of all its orders
    ListKind kind{};  ///< how they depend on each other
    ClientId name{};  ///< listClientOrderId
};

// ---- Risk ------------------------------------------------------------------------------------

/// The account's status changed with its level; a margin call is a change to `margin_call`.
struct StatusChanged {
    Pair pair{};                 ///< whose isolated account
    MarginStatus before{};       ///< as last announced
    MarginStatus after{};        ///< now
    std::optional<Ratio> level;  ///< nullopt without debt
    Price index;                 ///< the level was measured with
};

/// The venue warns again: the account is still at or below the margin-call ratio a day later.
struct MarginCallRepeated {
    Pair pair{};  ///< whose isolated account
    Ratio level;  ///< now
    Price index;  ///< the level was measured with
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

// ---- Time and what lessons do to the world ---------------------------------------------------

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

/// A loan costs something else from the next charge on.
struct RateSet {
    Asset asset{};      ///< the coin
    Ratio hourly_rate;  ///< the usual rate where rates float
};

/// The lenders have something else left: coins came from, or went to, everybody else.
struct StockSet {
    Amount left;  ///< what they hold now
};

/// A second went by in every market without a book. In no record.
struct SecondSkipped {};

/// The fair price jumped.
struct MarketJumped {
    Pair pair{};   ///< whose market
    Ratio change;  ///< part of the price
};

/// The venue's price began to leave the fair price.
struct MarketWicked {
    Pair pair{};                  ///< whose market
    Ratio size;                   ///< part of the price at the tip
    std::int64_t duration_ms{0};  ///< there and back
};

/// Trading stopped.
struct MarketHalted {
    Pair pair{};               ///< whose market
    std::int64_t until_ms{0};  ///< simulated time at which it goes on
};

/// Makers keep another spread from now on.
struct SpreadSet {
    Pair pair{};            ///< whose market
    std::int64_t ticks{1};  ///< from best bid to best ask
};

/// USDT is worth something else outside.
struct PegSet {
    Ratio usd;  ///< US dollars a USDT
};

/// Every market is as hard to trade in as this from now on.
struct RealismSet {
    Realism realism{};  ///< how hard
};

/// An order that was under way has reached the venue; it is booked next.
struct OrderArrived {
    OrderId order{0};  ///< one of the learner's
    Amount more;       ///< set aside on top, where the market has moved away from a market order
};

/// The market went to a price and is held there.
struct PricePinned {
    Pair pair{};  ///< whose market
    Price price;  ///< last trade and index from now on
};

/// The market moves by itself again.
struct PriceReleased {
    Pair pair{};  ///< whose market
};

/// An event. New kinds are added at the end.
using Event =
    std::variant<Transferred, Borrowed, InterestCharged, Repaid, OrderPlaced, OrderFilled,
                 OrderCanceled, OrderExpired, StatusChanged, LiquidationStarted,
                 ClearanceFeeCharged, ShortfallCovered, LiquidationEnded, TimePassed, MarketSteered,
                 TransferredBetween, AccountDisabled, AccountEnabled, AutoTopUpSet, LeverageSet,
                 OrderBooked, OrderTriggered, OrderReleased, ListPlaced, MarginCallRepeated,
                 RateSet, StockSet, SecondSkipped, MarketJumped, MarketWicked, MarketHalted,
                 SpreadSet, PegSet, RealismSet, OrderArrived, PricePinned, PriceReleased>;

}  // namespace mw
