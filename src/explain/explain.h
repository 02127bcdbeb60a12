#pragma once

#include "explain/desk.h"
#include "explain/views.h"
#include "lessons/player.h"

namespace mw::explain {

/// Rebuilds every view that the exchange decides. Views of pages that are not shown are left
/// empty. Lesson, time, inspector and toast views belong to the app and are kept.
/// @param state  must outlive the views: the chart points into its candles.
void build(Views& views, const State& state, const Desk& desk);

/// The coach's panel for a player of this run.
CoachView coach_view(const lessons::Player& player, const State& state);

/// Sentence for a beginner about a refused command: what is wrong and what would work, with
/// the learner's own numbers.
std::string sentence_for(Refusal refusal, const Command& command, const State& state);

/// Why the form in front of the learner cannot be sent, when the exchange would refuse it.
std::optional<Refusal> refusal_in_front(const Views& views, const Desk& desk);

/// Its sentence; empty when there is none.
std::string why_not_in_front(const Views& views, const Desk& desk);

/// What a typed number is missing, as a sentence ("Type an amount.").
std::string sentence_for(NumberFault fault, int max_decimals);

/// A passing message for an event worth one ("Borrowed 0.1 BTC"); nullopt for the others.
std::optional<Toast> toast_for(const Event& event, const State& after);

/// Whether a command places an order, or a list of orders.
bool places_order(const Command& command);

/// Empties what an order that was sent leaves in the form; its prices stay for the next one.
void clear_amounts(OrderDraft& draft);

/// A message, and the event it tells of.
struct EventToast {
    Toast toast;
    Event event;
};

/// The messages for what one command did, in order. The fills of an order are told together, at
/// their average price, and so are orders that were cancelled together.
std::vector<EventToast> toasts_for(std::span<const Event> events, const State& after);

/// Whether a message says the status of an account: the next one takes its place.
bool says_status(const Toast& toast);

/// The table in front on the orders page as a file, every row of it.
std::string orders_csv(const State& state, const Desk& desk);

/// Simulated clock: "Mon 2 Mar 2026 10:42:15".
std::string clock_text(std::int64_t time_ms);

}  // namespace mw::explain
