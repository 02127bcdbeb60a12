#pragma once

#include <string>
#include <string_view>

#include "exchange/refusals.h"

// Everything that can be wrong with a request, with the codes and texts that clients match.

namespace mw::request {

/// Why a request was refused, as a client sees it.
struct Problem {
    int code{0};          ///< negative
    std::string message;  ///< matched literally by clients: see the table in problems.cpp
    int status{400};      ///< of HTTP
};

/// A parameter that has to be there is not, or makes no sense.
Problem missing(std::string_view name);

/// A parameter has characters it may not have. @param range  a regular expression.
Problem illegal(std::string_view name, std::string_view range);

/// More decimals than are counted.
Problem too_precise(std::string_view name);

/// A filter of the symbol was not passed.
Problem filter_failed(std::string_view filter);

/// No such path.
Problem unknown_path();

/// The path is known, the method is not.
Problem wrong_method();

/// The header with the key was not sent.
Problem no_key();

/// recvWindow is too long.
Problem window_too_long();

/// invalid interval, symbol, side, type or time in force.
Problem invalid_interval();
/// As above.
Problem invalid_symbol();
/// As above.
Problem invalid_side();
/// As above.
Problem invalid_order_type();
/// As above.
Problem invalid_time_in_force();

/// Parameters that do not go together.
Problem bad_combination();

/// No order with this number or name, for a query.
Problem order_missing();

/// No order number and no name was sent.
Problem order_not_named();

/// Nothing to cancel.
Problem order_unknown();

/// Cross margin, which this simulator has not.
Problem no_cross_margin();

/// The account of a pair that was never funded.
Problem no_account();

/// A coin that is not lent, or not in the pair.
Problem not_a_margin_asset();

/// A pair that is not traded on margin.
Problem not_a_margin_pair();

/// What kind of request a refusal answers; some mean different codes in each.
enum class Purpose : unsigned char { transfer, borrow, repay, order, account, control };

/// What a client is told when the exchange refused.
Problem problem_of(Refusal refusal, Purpose purpose);

}  // namespace mw::request
