#include <algorithm>
#include <cinttypes>
#include <cstdio>

#include "core/check.h"
#include "exchange/markets.h"
#include "lessons/player.h"
#include "market/quiet.h"
#include "platform/cli.h"
#include "platform/native_files.h"

namespace mw::platform {
namespace {

constexpr std::int64_t day_ms = length_ms(Interval::d1);

/// Digits after the point of numbers that are whole multiples of this, in 1e-8 units.
int places_of(std::int64_t step) {
    int places = 8;
    for (; step % 10 == 0 && places > 0; step /= 10) --places;
    return places;
}

/// Writes candles as lines of exact decimal numbers.
class Table {
public:
    Table(std::FILE* out, const PairRules& rules) : out_{out}, rules_{rules} {
        std::fprintf(out_, "open_time_ms,open,high,low,close,volume\n");
    }

    void add(const Candle& candle) {
        const auto price = [&](Ticks ticks) {
            return write_decimal(price_of(ticks, rules_).units, places_of(rules_.tick.units));
        };
        const std::string volume =
            write_decimal(amount_of(candle.volume, rules_).units, places_of(rules_.lot.units));
        std::fprintf(out_, "%" PRId64 ",%s,%s,%s,%s,%s\n", candle.open_ms,
                     price(candle.open).c_str(), price(candle.high).c_str(),
                     price(candle.low).c_str(), price(candle.close).c_str(), volume.c_str());
    }

private:
    std::FILE* out_;
    const PairRules& rules_;
};

/// Adds the candles that opened at or after `from_ms` and are over.
/// @return where the next call should begin.
std::int64_t add_closed(Table& table, const Market& market, Interval interval,
                        std::int64_t from_ms) {
    for (const Candle& candle : market.candles().of(interval)) {
        const std::int64_t end_ms = candle.open_ms + length_ms(interval);
        if (candle.open_ms < from_ms || end_ms > market.time_ms()) continue;
        table.add(candle);
        from_ms = end_ms;
    }
    return from_ms;
}

void add_with_book(Table& table, const MarketWorld& world, Interval interval, int days) {
    Market market{world};
    const std::int64_t end_ms = world.start_ms + days * day_ms;
    std::int64_t next_ms = world.start_ms;
    while (market.time_ms() < end_ms) {
        const std::int64_t hour_end = market.time_ms() + length_ms(Interval::h1);
        while (market.time_ms() < hour_end) market.step();
        next_ms = add_closed(table, market, interval, next_ms);
    }
}

/// Some minutes as one candle.
Candle together(QuietMarket& market, std::int64_t minutes) {
    Candle sum = market.minute();
    for (std::int64_t i = 1; i < minutes; ++i) {
        const Candle next = market.minute();
        sum.high = std::max(sum.high, next.high);
        sum.low = std::min(sum.low, next.low);
        sum.close = next.close;
        sum.volume.count += next.volume.count;
    }
    return sum;
}

void add_quiet(Table& table, const MarketWorld& world, Interval interval, int days) {
    QuietMarket market{world};
    const std::int64_t minutes = length_ms(interval) / length_ms(Interval::m1);
    const std::int64_t candles = days * day_ms / length_ms(interval);
    for (std::int64_t i = 0; i < candles; ++i) table.add(together(market, minutes));
}

/// Plays a lesson to its end and adds the candles of its market. @return false when it cannot.
bool add_lesson(std::FILE* out, const SimulateOptions& options, Interval interval) {
    const auto text = read_file(options.lesson);
    if (!text) return false;
    const lessons::Reading reading =
        lessons::read_lesson(options.lesson, *text, &lessons::contract_code());
    if (!reading.faults.empty()) return false;
    World world = reading.lesson.world;
    world.seed = options.seed;
    Session session{world};
    lessons::Player player{reading.lesson};
    player.contracts_loaded(&lessons::contract_code());
    if (!lessons::play_until(session, player, reading.lesson.steps.size())) return false;
    Table table{out, rules_of(reading.lesson.pair)};
    add_closed(table, session.state().market(reading.lesson.pair), interval, world.start_ms);
    return true;
}

}  // namespace

int simulate(const SimulateOptions& options) {
    const auto interval = interval_named(options.interval);
    const auto pair = pair_named(options.pair);
    MW_CHECK(interval && pair, "the command line lets only known names through");
    std::FILE* out = options.out == "-" ? stdout : std::fopen(options.out.c_str(), "w");
    if (!out) {
        std::fprintf(stderr, "%s cannot be written\n", options.out.c_str());
        return 1;
    }
    if (!options.lesson.empty()) {
        if (!add_lesson(out, options, *interval)) {
            std::fprintf(stderr, "%s cannot be played\n", options.lesson.c_str());
            return 1;
        }
    } else {
        MarketWorld world = market_world_of(default_world(options.seed), *pair);
        world.start_ms -= world.start_ms % day_ms;  // days are whole
        Table table{out, rules_of(*pair)};
        if (options.with_book)
            add_with_book(table, world, *interval, options.days);
        else
            add_quiet(table, world, *interval, options.days);
    }
    const bool written = std::ferror(out) == 0;
    const bool closed = out == stdout ? std::fflush(out) == 0 : std::fclose(out) == 0;
    if (!written || !closed) std::fprintf(stderr, "%s: no room left\n", options.out.c_str());
    return written && closed ? 0 : 1;
}

}  // namespace mw::platform
