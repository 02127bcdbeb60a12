#include "explain/numbers.h"
#include "explain/parts.h"

// Sentences of refusals that say the same whatever the command was.

namespace mw::explain {
namespace {

std::string of_account(Refusal refusal, const State& state) {
    switch (refusal) {
        case Refusal::account_missing:
            return "This account does not exist yet. Transfer collateral into it first.";
        case Refusal::account_disabled: return "This account is switched off. Enable it first.";
        case Refusal::account_limit:
            return "You have " + std::to_string(state.world.max_accounts) +
                   " isolated accounts switched on, the most that are allowed. Disable one first.";
        case Refusal::account_in_use:
            return "Only an empty account can be switched off. Repay, cancel your orders and move "
                   "everything out first.";
        case Refusal::disabled_lately:
            return "This account was switched off less than 24 hours ago. Wait a day before you do "
                   "it again.";
        case Refusal::account_enabled_already: return "This account is switched on already.";
        case Refusal::same_account: return "Choose two different accounts.";
        case Refusal::leverage_invalid:
            return "Choose a leverage from 1.01 up to the class of the pair.";
        default: return {};
    }
}

std::string of_order(Refusal refusal, const State& state) {
    switch (refusal) {
        case Refusal::terms_invalid:
            return "The parts of this order do not go together. A limit maker rests, and an order "
                   "that waits needs a stop price or a trailing distance.";
        case Refusal::market_halted:
            return "Trading in this pair has stopped for a while. Cancel, repay and transfer still "
                   "work; orders are taken again when it goes on.";
        case Refusal::market_lot_size:
            return "That is more than one market order may trade. Split it into smaller ones.";
        case Refusal::trailing_delta:
            return "A trailing distance must be from 0.1% to 20% (10 to 2,000 basis points).";
        case Refusal::too_many_orders:
            return "You have " + counted(state.open_orders.size(), "open order") +
                   ", the most that are allowed. Cancel one first.";
        case Refusal::too_many_stops:
            return "You have as many orders waiting for a price as are allowed. Cancel one first.";
        case Refusal::too_many_lists:
            return "You have as many order lists as are allowed. Cancel one first.";
        case Refusal::name_taken:
            return "Another open order has this client order id. Choose another one.";
        case Refusal::would_trigger:
            return "The market has reached this stop price already, so the order would wake at "
                   "once. Choose a price on the other side of the market.";
        case Refusal::would_take:
            return "A limit maker only adds to the book, and this price would trade at once. Move "
                   "the price away from the market.";
        case Refusal::price_relation:
            return "The prices are out of order. To sell: limit above the market, stop below it. "
                   "To buy: limit below, stop above.";
        case Refusal::order_unknown:
            return "This order is not open any more. It was filled or cancelled.";
        default: return {};
    }
}

}  // namespace

std::string common_sentence(Refusal refusal, const State& state) {
    if (std::string text = of_account(refusal, state); !text.empty()) return text;
    if (std::string text = of_order(refusal, state); !text.empty()) return text;
    switch (refusal) {
        case Refusal::pair_not_listed: return "This pair does not trade in this world.";
        case Refusal::amount_not_positive: return "Type an amount above zero.";
        case Refusal::asset_not_in_pair:
            return "This pair does not trade that coin. An isolated account holds its own two "
                   "coins only.";
        case Refusal::lender_stock_too_low:
            return "The lenders have less left than this needs. Ask for less.";
        case Refusal::over_borrow_limit:
            return "This would borrow more than your collateral and tier allow. Lower the amount.";
        case Refusal::over_transfer_out_limit:
            return "That is more than can leave this account now.";
        case Refusal::time_step_invalid:
            return "Time moves in steps of 0.2 seconds, at most 7 days at once, or 31 when it is "
                   "skipped.";
        case Refusal::steer_invalid:
            return "A price target needs a price on the tick and a duration from 1 minute to "
                   "7 days; a rate is at most 1% an hour; a stock is what exists of a coin.";
        default: break;
    }
    return "The venue refuses this with code " + code_text(refusal) + ".";
}

}  // namespace mw::explain
