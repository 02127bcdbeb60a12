#pragma once

#include <variant>
#include <vector>

#include "exchange/commands.h"
#include "exchange/events.h"
#include "exchange/refusals.h"

namespace mw {

/// The answer to a command: one reason, or at least one fact. Never both, never neither.
using Answer = std::variant<Refusal, std::vector<Event>>;

}  // namespace mw
