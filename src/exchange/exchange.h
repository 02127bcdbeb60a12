#pragma once

#include <vector>

#include "exchange/state.h"

namespace mw {

/// Decides a command against a state and changes nothing: also a dry run.
Answer decide(const State& state, const Command& command);

/// Applies one event. The only place where state changes. Events come from `decide` and
/// `follow_ups`; one that does not fit the state is a bug.
void evolve(State& state, const Event& event);

/// Books one event's coins and debts and nothing else, so that a preview can show a ledger
/// after a command without a market. `order` is the order a fill or an ending belongs to, as
/// it stood before the event; null for all other events.
void book(Ledger& ledger, const Event& event, const Order* order);

/// What the venue does by itself in this state: books matches, ends what must end, charges a
/// full hour, announces a status, liquidates. Empty when there is nothing to do.
std::vector<Event> follow_ups(const State& state);

/// True while time may not be skipped without a book: trading is stopped or scripted away from the
/// fair price, an order of the learner's is close to the market or under way, or a takeover may be.
bool needs_a_book(const State& state);

}  // namespace mw
