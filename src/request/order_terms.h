#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "request/parts.h"

// What the files about new orders share: reading terms and options, and telling of refusals.

namespace mw::request {

/// The terms that `type` and what goes with it ask for. What is wrong, `in` remembers; an unknown
/// type is for the caller to find.
Terms terms_of(Fields& in, const Names& names, const PairRules& rules);

/// stopPrice and trailingDelta, of which one must be there.
Trigger trigger_of(Fields& in, const Names& names);

/// True when a stop price was sent that is nothing.
bool stop_is_zero(Fields& in, const Names& names);

/// Side effect, self trade, name. @param name  of the parameter with the client's own.
OrderOptions options_of(Fields& in, std::string_view name);

/// What an order is refused for. @param zero_stop  see stop_is_zero.
Problem order_problem(Refusal refusal, bool zero_stop);

/// Tells of the loan that an order or a list took.
void add_loan(Json& to, const std::vector<Event>& events);

}  // namespace mw::request
