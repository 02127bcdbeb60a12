#include <cinttypes>
#include <cstdio>

#include "core/check.h"
#include "exchange/state.h"
#include "platform/cli.h"

namespace mw::platform {
namespace {

constexpr std::int64_t day_ms = 24 * length_ms(Interval::h1);

/// One candle as a line of decimal numbers.
void write_candle(std::FILE* out, const Candle& candle, const PairRules& rules) {
    const auto price = [&](Ticks ticks) { return write_decimal(price_of(ticks, rules).units, 2); };
    std::fprintf(out, "%" PRId64 ",%s,%s,%s,%s,%s\n", candle.open_ms, price(candle.open).c_str(),
                 price(candle.high).c_str(), price(candle.low).c_str(), price(candle.close).c_str(),
                 write_decimal(amount_of(candle.volume, rules).units, 5).c_str());
}

/// Writes the candles that opened at or after `from_ms` and are over.
/// @return where the next call should begin.
std::int64_t write_closed(std::FILE* out, const Market& market, Interval interval,
                          std::int64_t from_ms) {
    for (const Candle& candle : market.candles().of(interval)) {
        const std::int64_t end_ms = candle.open_ms + length_ms(interval);
        if (candle.open_ms < from_ms || end_ms > market.time_ms()) continue;
        write_candle(out, candle, rules_of(Pair::btcusdt));
        from_ms = end_ms;
    }
    return from_ms;
}

void write_days(std::FILE* out, Market market, Interval interval, int days) {
    std::fprintf(out, "open_time_ms,open,high,low,close,volume\n");
    const std::int64_t end_ms = market.time_ms() + days * day_ms;
    std::int64_t next_ms = market.time_ms();
    while (market.time_ms() < end_ms) {
        const std::int64_t hour_end = market.time_ms() + length_ms(Interval::h1);
        while (market.time_ms() < hour_end) market.step();
        next_ms = write_closed(out, market, interval, next_ms);
    }
}

}  // namespace

int simulate(const SimulateOptions& options) {
    const auto interval = interval_named(options.interval);
    MW_CHECK(interval, "the command line lets only known intervals through");
    std::FILE* out = options.csv.empty() ? stdout : std::fopen(options.csv.c_str(), "w");
    if (!out) {
        std::fprintf(stderr, "%s cannot be written\n", options.csv.c_str());
        return 1;
    }
    const State state = make_state(default_world(options.seed));
    write_days(out, state.market(Pair::btcusdt), *interval, options.days);
    const bool written = std::ferror(out) == 0;
    const bool closed = out == stdout ? std::fflush(out) == 0 : std::fclose(out) == 0;
    if (!written || !closed) std::fprintf(stderr, "%s: no room left\n", options.csv.c_str());
    return written && closed ? 0 : 1;
}

}  // namespace mw::platform
