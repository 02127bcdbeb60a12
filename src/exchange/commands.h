#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "core/money.h"
#include "margin/margin.h"
#include "margin/rules.h"
#include "market/book.h"
#include "market/frictions.h"

// Commands: everything a learner, a lesson or a program can ask for.

namespace mw {

// ---- Accounts and loans ----------------------------------------------------------------------

/// Which way a transfer goes.
enum class Direction : std::uint8_t { into_isolated, out_of_isolated };

/// Moves a coin between the spot wallet and a pair's isolated account.
struct Transfer {
    Pair pair{};            ///< whose isolated account
    Direction direction{};  ///< seen from that account
    Amount amount;          ///< either coin of the pair
};

/// Moves a coin from one isolated account to another that trades it too.
struct TransferBetween {
    Pair from{};    ///< whose isolated account gives; the rule for moving out holds
    Pair to{};      ///< whose isolated account gets; created when it is new
    Amount amount;  ///< a coin of both pairs
};

/// Switches an empty account off. Allowed once in 24 hours for each pair.
struct DisableAccount {
    Pair pair{};  ///< whose isolated account
};

/// Switches an account on that was switched off.
struct EnableAccount {
    Pair pair{};  ///< whose isolated account
};

/// Lets a margin call take what it needs from the spot wallet, or no longer.
struct SetAutoTopUp {
    Pair pair{};     ///< whose isolated account
    bool on{false};  ///< from now on
};

/// Stops borrowing at a leverage below that of the pair's class, or no longer. Debts stay.
struct SetLeverage {
    Pair pair{};                    ///< whose isolated account
    std::optional<Ratio> leverage;  ///< 1.01 to the class of the pair; nullopt: off
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

// ---- Orders ----------------------------------------------------------------------------------

/// How long a limit order waits for its price. Source: A6.
enum class TimeInForce : std::uint8_t {
    gtc,  ///< rests until it is filled or cancelled
    ioc,  ///< fills what it can at once, the rest expires
    fok,  ///< fills all of it at once or expires
};

/// Trade at this price or better; what is left rests in the book until cancelled.
struct LimitTerms {
    Price price;                                  ///< worst acceptable
    Amount quantity;                              ///< base coin
    TimeInForce time_in_force{TimeInForce::gtc};  ///< gtc when post_only
    bool post_only{false};                        ///< LIMIT_MAKER: refused where it would take
};

/// Trade a quantity of base coin now, at whatever the book offers.
struct MarketTerms {
    Amount quantity;  ///< base coin
};

/// Trade now for about this much quote coin (quoteOrderQty); never more, in whole lots.
struct MarketByQuoteTerms {
    Amount spend;  ///< quote coin
};

/// What wakes a waiting order: the last price, never the index. Source: A6.
struct Trigger {
    Price stop;            ///< wakes it, or starts the trailing; 0 with a trailing distance only
    int trailing_bips{0};  ///< wakes it this far from the best price since; 1 is 0.01 %, 0: none
    friend bool operator==(const Trigger&, const Trigger&) = default;
};

/// Which side of the market wakes a waiting order.
enum class StopKind : std::uint8_t {
    stop_loss,    ///< the price went the wrong way: buys above, sells below
    take_profit,  ///< the price went the right way: buys below, sells above
};

/// The kind of stop that waits for `stop` while the market is at `last`: a sale below the market
/// is a stop loss, above it a take profit; a purchase the other way round.
constexpr StopKind stop_kind(Side side, Price stop, Price last) {
    const bool wrong_way = side == Side::sell ? stop < last : stop > last;
    return wrong_way ? StopKind::stop_loss : StopKind::take_profit;
}

/// The limit order that a waiting order becomes.
struct StopLimit {
    Price price;                                  ///< worst acceptable
    TimeInForce time_in_force{TimeInForce::gtc};  ///< from then on
};

/// Wait for the market to reach a price, then trade at market or with a limit.
struct StopTerms {
    StopKind kind{};                   ///< which way the price must go
    Trigger trigger;                   ///< what wakes the order
    Amount quantity;                   ///< base coin
    std::optional<StopLimit> limit{};  ///< nullopt: a market order
};

/// How an order wants to trade.
using Terms = std::variant<LimitTerms, MarketTerms, MarketByQuoteTerms, StopTerms>;

/// Whether an order borrows or repays by itself (sideEffectType). Source: S9 S10.
enum class SideEffect : std::uint8_t {
    none,               ///< mode Normal: uses what the account holds
    margin_buy,         ///< borrows what is missing when it is accepted
    auto_repay,         ///< pays debts with what each fill brings
    auto_borrow_repay,  ///< both
};

/// What happens when an order would trade with another of the same account. Source: A6.
enum class SelfTrade : std::uint8_t {
    none,          ///< it trades
    expire_taker,  ///< what is left of the new one expires
    expire_maker,  ///< the old one expires
    expire_both,   ///< both do
};

/// A name a program gives its order; at most 36 of A-Z a-z 0-9 - _ . : /. Empty when none.
class ClientId {
public:
    /// No name.
    constexpr ClientId() = default;
    /// This name, or nullopt when it is too long or has another character.
    static std::optional<ClientId> named(std::string_view name);
    /// The name.
    [[nodiscard]] constexpr std::string_view text() const { return {text_.data(), size_}; }
    /// True when there is no name.
    [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
    friend bool operator==(const ClientId&, const ClientId&) = default;

private:
    std::array<char, 36> text_{};
    std::uint8_t size_{0};
};

/// What goes with an order beside its terms.
struct OrderOptions {
    SideEffect side_effect{SideEffect::none};       ///< borrowing and repaying
    SelfTrade self_trade{SelfTrade::expire_maker};  ///< the usual mode of BTC and ETH pairs: A9
    bool repay_at_cancel{true};                     ///< pay a loan back that bought nothing
    ClientId name{};                                ///< newClientOrderId
    friend bool operator==(const OrderOptions&, const OrderOptions&) = default;
};

/// Places an order.
struct PlaceOrder {
    Pair pair{};             ///< market and isolated account
    Side side{};             ///< buy or sell the base coin
    Terms terms;             ///< price and quantity
    OrderOptions options{};  ///< mode Normal when not said
};

/// Two orders of which one cancels the other: a limit and a stop around the market.
struct OcoTerms {
    Side side{};                            ///< of both
    Amount quantity{};                      ///< of both, base coin
    Price limit{};                          ///< the limit maker
    Trigger stop{};                         ///< what wakes the other
    std::optional<StopLimit> stop_limit{};  ///< what it becomes; nullopt: a market order
    ClientId limit_name{};                  ///< limitClientOrderId
    ClientId stop_name{};                   ///< stopClientOrderId
};

/// Places one order that cancels the other (OCO).
struct PlaceOco {
    Pair pair{};             ///< market and isolated account
    OcoTerms terms;          ///< the two orders
    OrderOptions options{};  ///< of both; its name is the list's
};

/// Places an order that, once it is filled, places another (OTO).
struct PlaceOto {
    Pair pair{};              ///< market and isolated account
    Side side{};              ///< of the working order
    LimitTerms working{};     ///< gtc or a limit maker
    Side pending_side{};      ///< of the order that follows
    Terms pending{};          ///< not by quote
    ClientId working_name{};  ///< workingClientOrderId
    ClientId pending_name{};  ///< pendingClientOrderId
    OrderOptions options{};   ///< none or margin_buy, for the working order; its name is the list's
};

/// Places an order that, once it is filled, places an OCO (OTOCO).
struct PlaceOtoco {
    Pair pair{};              ///< market and isolated account
    Side side{};              ///< of the working order
    LimitTerms working{};     ///< gtc or a limit maker
    OcoTerms pending{};       ///< the two orders that follow
    ClientId working_name{};  ///< workingClientOrderId
    OrderOptions options{};   ///< none or margin_buy, for the working order; its name is the list's
};

/// Cancels one open order. An order of a list takes the whole list along.
struct CancelOrder {
    OrderId order{0};  ///< one of the learner's
};

/// Cancels all open orders of a pair.
struct CancelAll {
    Pair pair{};  ///< whose isolated account
};

// ---- Time and what lessons do to the world ---------------------------------------------------

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

/// Changes what a loan costs from the next charge on.
struct SetRate {
    Asset asset{};      ///< the coin
    Ratio hourly_rate;  ///< 0 to 1 % an hour; the usual rate where rates float
};

/// Changes what the lenders have left.
struct SetStock {
    Amount left;  ///< from zero up to what the world holds of the coin
};

/// Lets simulated time pass quickly: nobody watches, so the crowd leaves the book where nothing of
/// the learner's is near the market. Decision record 5 says what is the same as with Advance.
struct SkipTime {
    std::int64_t elapsed_ms{0};  ///< multiple of Market::step_ms, 1 step to max_skip_ms
};

/// Longest time one SkipTime may cover: 31 days.
inline constexpr std::int64_t max_skip_ms = hour_ms * 24 * 31;

/// Makes the fair price jump within a second.
struct JumpMarket {
    Pair pair{};   ///< whose market
    Ratio change;  ///< part of the price, -0.5 to 1
};

/// Makes the venue's price leave the fair price and come back. The index does not see it.
struct WickMarket {
    Pair pair{};                  ///< whose market
    Ratio size;                   ///< part of the price at the tip, -0.2 to 0.2
    std::int64_t duration_ms{0};  ///< there and back, 1 second to 10 minutes
};

/// Stops trading for a while: the book stands still, the fair price does not.
struct HaltMarket {
    Pair pair{};                  ///< whose market
    std::int64_t duration_ms{0};  ///< 1 second to 1 day; a new halt replaces one that still runs
};

/// Sets the spread that makers keep.
struct SetSpread {
    Pair pair{};            ///< whose market
    std::int64_t ticks{1};  ///< from best bid to best ask, 1 to 1'000'000
};

/// Moves what USDT is worth outside, and every price in USDT the other way.
struct SetPeg {
    Ratio usd;                    ///< US dollars a USDT, 0.5 to 1.5
    std::int64_t duration_ms{0};  ///< until prices have followed; as in SteerMarket
};

/// Sets how hard every market is to trade in.
struct SetRealism {
    Realism realism{};  ///< from now on
};

/// Walks the market to a price at this instant and holds it there.
struct PinPrice {
    Pair pair{};  ///< whose market
    Price price;  ///< on the tick, within PRICE_FILTER
};

/// Gives a market whose price is held back to itself.
struct ReleasePrice {
    Pair pair{};  ///< whose market
};

/// A command. New kinds are added at the end.
using Command =
    std::variant<Transfer, Borrow, Repay, PlaceOrder, CancelOrder, Advance, SteerMarket,
                 TransferBetween, DisableAccount, EnableAccount, SetAutoTopUp, SetLeverage,
                 PlaceOco, PlaceOto, PlaceOtoco, CancelAll, SetRate, SetStock, SkipTime, JumpMarket,
                 WickMarket, HaltMarket, SetSpread, SetPeg, SetRealism, PinPrice, ReleasePrice>;

}  // namespace mw
