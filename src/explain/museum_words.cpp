// What each refusal means and how to put it right, for a beginner.
#include <array>

#include "explain/museum.h"

namespace mw::explain {
namespace {

struct Words {
    Refusal refusal;
    Exhibit exhibit;
};

constexpr std::array all_words = {
    Words{Refusal::pair_not_listed,
          {"This venue has no market for that pair, so nothing can be traded or borrowed in it.",
           "Choose a pair from the list at the top of the trade page."}},
    Words{Refusal::amount_not_positive,
          {"Zero or less is no amount. Nothing would move.",
           "Type a number above zero, or press Max or a percentage."}},
    Words{Refusal::asset_not_in_pair,
          {"An isolated account holds the two coins of its pair and no other. That is what keeps "
           "its risk apart.",
           "Choose one of the two coins, or the account of a pair that trades yours."}},
    Words{Refusal::same_account,
          {"Both ends of the transfer are the same account, so nothing would move.",
           "Choose another account at one end."}},
    Words{Refusal::account_missing,
          {"An isolated account comes into being with the first transfer into it. Nobody lends to "
           "an account that is not there.",
           "Transfer collateral from the spot wallet first."}},
    Words{Refusal::account_disabled,
          {"The account was switched off. It keeps its records but takes no orders, loans or "
           "money.",
           "Switch it on again, then repeat what you wanted."}},
    Words{Refusal::account_limit,
          {"Only so many isolated accounts may be switched on at once.",
           "Empty one you do not use and switch it off."}},
    Words{Refusal::account_in_use,
          {"An account with money, debt or open orders cannot be switched off: somebody still has "
           "a claim on it.",
           "Cancel its orders, repay, move the rest to spot, then switch it off."}},
    Words{Refusal::disabled_lately,
          {"The venue switches each account off once in 24 hours at most.",
           "Wait a day of simulated time. Skip 1 d does it in a moment."}},
    Words{Refusal::account_enabled_already,
          {"The account is on, so there is nothing to switch.", "Go on: you can use it now."}},
    Words{Refusal::leverage_invalid,
          {"Each pair has a highest leverage, such as 10x, and 1.01 is the lowest.",
           "Choose a number between the two."}},
    Words{Refusal::below_minimum_borrow,
          {"Each coin has a smallest loan. Less is not worth the venue's work.",
           "Borrow at least the amount the sentence names."}},
    Words{Refusal::lender_stock_too_low,
          {"What you borrow comes from lenders, and they have less left than this needs. Your "
           "collateral does not matter here.",
           "Borrow less, or wait until others have repaid."}},
    Words{Refusal::over_borrow_limit,
          {"The margin level after the loan would be too low, or you would owe more than your tier "
           "allows. The limit protects the lenders.",
           "Press Max to see your limit. More collateral raises it."}},
    Words{Refusal::below_minimum_repay,
          {"Each coin has a smallest repayment, unless it is the whole debt.",
           "Repay a little more, or everything."}},
    Words{Refusal::over_debt,
          {"You would give back more than you owe.",
           "Press Max: it takes the debt with its interest, and no more."}},
    Words{Refusal::balance_too_low,
          {"The place the coins should come from does not hold that many free. What waits in open "
           "orders is not free.",
           "Type less, cancel an order, or get the coins first. To repay BTC you must hold BTC."}},
    Words{Refusal::debt_left_too_small,
          {"The rest of the debt would be smaller than the smallest repayment, so you could never "
           "pay it alone.",
           "Repay everything, or leave a larger rest."}},
    Words{Refusal::over_transfer_out_limit,
          {"While you owe something, money may leave only as long as the margin level stays at 2 "
           "or more. Without debt, only free coins can leave.",
           "Move less, or repay first. Then all that is free can go home."}},
    Words{Refusal::terms_invalid,
          {"Two parts of the order contradict each other, such as a limit maker that should trade "
           "at once.",
           "Choose the type again and fill in only the fields it shows."}},
    Words{Refusal::market_halted,
          {"Trading in this pair has stopped for a while. Your debt and its interest go on.",
           "Wait. Cancelling, repaying and adding collateral still work."}},
    Words{Refusal::price_filter,
          {"Prices move in steps, the ticks, and within bounds. Yours lies between two steps or "
           "outside.",
           "Round the price to the tick that the sentence names."}},
    Words{Refusal::lot_size,
          {"Amounts move in steps, the lots, and there is a smallest and a largest. Yours does "
           "not fit.",
           "Round the amount to the lot that the sentence names."}},
    Words{Refusal::market_lot_size,
          {"One market order may not be that large: it would eat too deep into the order book.",
           "Split it, or use a limit order."}},
    Words{Refusal::notional,
          {"Price times amount, the worth of the order, is too small or too large for the venue.",
           "Raise the amount until the order is worth the least, or lower it below the most."}},
    Words{Refusal::percent_price,
          {"The limit price is so far from the market that it looks like a typing mistake.",
           "Check the digits, or move the price closer to the market."}},
    Words{Refusal::trailing_delta,
          {"A trailing distance follows the market at a fixed share of the price. Yours is too "
           "near or too far.",
           "Choose from 0.1% to 20%."}},
    Words{Refusal::too_many_orders,
          {"You have as many open orders as one account may have.",
           "Cancel one you no longer need."}},
    Words{Refusal::too_many_stops,
          {"Orders that wait for a price are watched one by one, so their number is small.",
           "Cancel a waiting order first."}},
    Words{Refusal::too_many_lists,
          {"Lists such as OCO are limited in number as well.", "Cancel a list first."}},
    Words{Refusal::name_taken,
          {"A program gives each order a name of its own, and an open order has this one.",
           "Choose another name. On this page orders are named for you."}},
    Words{Refusal::price_relation,
          {"An OCO puts one order on each side of the market: one for a good price, one against a "
           "bad one. Yours do not stand so.",
           "To sell: limit above the market, stop below. To buy: the other way round."}},
    Words{Refusal::would_trigger,
          {"The market is past the stop price already, so the order would not wait at all.",
           "Put the stop on the other side of the market, or trade at market now."}},
    Words{Refusal::would_take,
          {"A limit maker promises to wait in the book, and this one would trade at once.",
           "Move the price away from the market, or use a plain limit order."}},
    Words{Refusal::order_balance_too_low,
          {"The account does not hold what the order would pay with: the coin to sell, or USDT to "
           "buy.",
           "Lower the amount, transfer more, or choose the mode that borrows what is missing."}},
    Words{Refusal::order_unknown,
          {"The order was filled, cancelled or expired before your request came.",
           "Look at Order history. It tells how the order ended."}},
    Words{Refusal::time_step_invalid,
          {"Simulated time moves in steps of 0.2 seconds and not too far at once. Only programs "
           "meet this one.",
           "Send a whole number of steps."}},
    Words{Refusal::steer_invalid,
          {"Somebody asked the market for something it cannot do. Only lessons and programs meet "
           "this one.",
           "Check price, duration and rate in the file."}},
};

static_assert(all_words.size() == refusal_count);

constexpr bool in_order() {
    for (int i = 0; i < refusal_count; ++i)
        if (static_cast<int>(all_words[static_cast<std::size_t>(i)].refusal) != i) return false;
    return true;
}
static_assert(in_order(), "a row of words for each refusal, in their order");

}  // namespace

Exhibit exhibit_of(Refusal refusal) { return all_words[static_cast<std::size_t>(refusal)].exhibit; }

}  // namespace mw::explain
