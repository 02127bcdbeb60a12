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
///     cancel all in BTCUSDT                  transfer 50 USDT from BTCUSDT to ETHUSDT
///     advance 200                            steer BTCUSDT 60650 over 2400000 noise 1
///     disable in BTCUSDT                     enable in BTCUSDT
///     auto_top_up on in BTCUSDT              leverage 5 in BTCUSDT (or off)
///     rate 0.00001 BTC                       stock 0.5 BTC
///     skip 86400000                          peg 0.97 over 600000
///     jump BTCUSDT by -0.03                  wick BTCUSDT by 0.015 over 8000
///     halt BTCUSDT for 300000                spread BTCUSDT 50
///     realism harsh
///     pin BTCUSDT 60650                      release BTCUSDT
///
/// A limit may be followed by `ioc`, `fok` or `maker`. Orders that wait for a price:
///
///     sell 0.1 stop_loss 58000 limit 57900 in BTCUSDT
///     buy 0.1 take_profit 58000 trailing 100 in BTCUSDT
///     oco sell 0.1 limit 62000 stop 58000 limit 57900 in BTCUSDT
///     oto buy 0.1 limit 59000 then sell 0.1 limit 61000 in BTCUSDT
///     otoco buy 0.1 limit 59000 then sell 0.1 limit 61000 stop 58000 in BTCUSDT
///
/// Before the pair may stand `borrow`, `repay` or `auto` (side effects), `keep_loan`,
/// `self_trade` with `none`, `taker`, `maker` or `both`, and `as` with a name; in a list also
/// `working_as`, `pending_as`, `limit_as`, `stop_as`.
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
