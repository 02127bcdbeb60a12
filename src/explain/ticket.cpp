#include "explain/ticket.h"

#include <utility>

#include "exchange/state.h"
#include "explain/numbers.h"

namespace mw::explain {
namespace {

using lessons::Contract;
using lessons::ContractAsk;

Cell side_of(const Contract& contract) {
    if (!contract.opened) return {absent};
    return contract.side == Side::buy ? Cell{"Long", Tone::up} : Cell{"Short", Tone::down};
}

Cell gain_of(std::int64_t units) {
    const Tone tone = units > 0 ? Tone::up : units < 0 ? Tone::down : Tone::plain;
    return {signed_number(units, 2, Cut::down), tone};
}

/// Where a number of the contract is known; what is paid goes up, what is received goes down.
Cell money_of(const Contract& contract, const State& state, std::string_view part, Cut cut) {
    return {number(value_in_contract(part, contract, state).value_or(0), 4, cut)};
}

Cell next_of(const Contract& contract, const State& state) {
    const auto due_ms = next_settlement_ms(contract, state.time_ms());
    if (!due_ms || contract.closed) return {absent};
    return {countdown(*due_ms - state.time_ms(), true)};
}

std::string why_not(const Contract& contract, ContractAsk ask) {
    if (can(contract, ask)) return {};
    if (contract.closed) return "This contract is closed. Rewind takes that back.";
    return ask == ContractAsk::close ? "Open it first." : "You hold this contract already.";
}

}  // namespace

TicketView ticket_view(const Contract& contract, const State& state) {
    const Pair pair = contract.terms.pair;
    const auto price = [pair](const std::optional<Contract::Trade>& trade) {
        return trade ? price_text(trade->price, pair) : std::string{absent};
    };
    const auto row = [](const char* name, const char* label, Cell value) {
        return TicketRow{name, {label, std::move(value), {}}};
    };
    TicketView view;
    view.rows = {
        row("side", "Side", side_of(contract)),
        row("size", "Amount", {said(contract.terms.size, Cut::nearest)}),
        row("entry", "Entry price", {price(contract.opened)}),
        contract.closed ? row("exit", "Closing price", {price(contract.closed)})
                        : row("mark", "Mark price", {price_text(state.index_price(pair), pair)}),
        row("profit", "Earned by price", gain_of(profit_of(contract, state))),
        row("paid", "Funding paid", money_of(contract, state, "paid", Cut::up)),
        row("received", "Funding received", money_of(contract, state, "received", Cut::down)),
        row("fees", "Fees", money_of(contract, state, "fees", Cut::up)),
        row("next", "Next funding in", next_of(contract, state)),
    };
    const auto button = [&contract](ContractAsk ask, std::string name, std::string label) {
        return TicketButton{ask, std::move(name), std::move(label), why_not(contract, ask)};
    };
    view.buttons = {button(ContractAsk::open_long, "long", "Open long"),
                    button(ContractAsk::open_short, "short", "Open short"),
                    button(ContractAsk::close, "close", "Close contract")};
    view.note =
        "This contract is on paper, in USDT: it is in no wallet, and no price can close it.";
    return view;
}

}  // namespace mw::explain
