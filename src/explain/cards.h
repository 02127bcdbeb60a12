#pragma once

#include <optional>
#include <string_view>

#include "explain/card.h"

// Cards: a number explained. Built only while one is in front of the learner.

namespace mw::explain::cards {

/// The number behind a target of the screen, or nullopt. @param label  of that target.
std::optional<Figure> figure_named(const State& state, std::string_view target,
                                   std::string_view label, const Desk& desk);

/// What the screen shows under a target: its words, its value, its help. Read from the very views
/// the screen is drawn from; nullopt when the card's own value is as it is shown.
std::optional<Row> shown_row(const State& state, const Desk& desk, std::string_view target,
                             std::string_view label);

/// The card of a figure.
Card card_of(const State& state, const Desk& desk, const Figure& figure);

/// The card in front of the learner.
CardView card_view(const State& state, const Desk& desk);

}  // namespace mw::explain::cards
