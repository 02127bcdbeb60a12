#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/protocol.h"

namespace mw {

/// One command as one line of text, for saved sessions, bug reports and lessons:
///
///     transfer 2000 USDT to BTCUSDT          transfer 500 USDT from BTCUSDT
///     borrow 0.1 BTC in BTCUSDT              repay 0.1 BTC in BTCUSDT
///     sell 0.1 limit 60600 in BTCUSDT        buy 0.10011 market in BTCUSDT
///     buy for 5000 market in BTCUSDT         cancel 100001
///     advance 200                            steer BTCUSDT 60650 over 2400000 noise 1
///
/// Times are simulated milliseconds. Everything an exchange would carry out comes back from
/// `read_command` exactly as it was; a command with a negative number or an order counted in the
/// wrong coin, which is always refused, gets a line that cannot be read.
std::string write_command(const Command& command);

/// Reads one line. The error is one sentence for the person who wrote it.
/// @param usual_pair  pair that may be left out: "borrow 0.1 BTC", "transfer 500 USDT out".
std::expected<Command, std::string> read_command(std::string_view line,
                                                 std::optional<Pair> usual_pair = std::nullopt);

}  // namespace mw
