#include <algorithm>
#include <array>

#include "request/parts.h"

// Candles. The market keeps six lengths; every other one is put together from the longest of
// those that fits, and all of them are sums of the same trades.

namespace mw::request {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 24 * hour_ms;

/// Where candles of a length begin.
enum class Grid : std::uint8_t { since_1970, monday, first_of_month };

struct Length {
    std::string_view name;
    Interval from;             // what is kept that it is put together from
    std::int64_t length_ms{};  // 0: a month
    Grid grid{Grid::since_1970};
};

constexpr std::array lengths = {
    Length{"1m", Interval::m1, minute_ms},
    Length{"3m", Interval::m1, 3 * minute_ms},
    Length{"5m", Interval::m5, 5 * minute_ms},
    Length{"15m", Interval::m15, 15 * minute_ms},
    Length{"30m", Interval::m15, 30 * minute_ms},
    Length{"1h", Interval::h1, hour_ms},
    Length{"2h", Interval::h1, 2 * hour_ms},
    Length{"4h", Interval::h4, 4 * hour_ms},
    Length{"6h", Interval::h1, 6 * hour_ms},
    Length{"8h", Interval::h4, 8 * hour_ms},
    Length{"12h", Interval::h4, 12 * hour_ms},
    Length{"1d", Interval::d1, day_ms},
    Length{"3d", Interval::d1, 3 * day_ms},
    Length{"1w", Interval::d1, 7 * day_ms, Grid::monday},
    Length{"1M", Interval::d1, 0, Grid::first_of_month},
};

/// When a candle begins and when the next one does.
struct Stretch {
    std::int64_t open_ms;
    std::int64_t next_ms;
};

/// Days since 1970 of the first of a month. @param month  counts from March of year 0.
/// The calendar repeats every 400 years: a year is taken to begin in March, so that the day that
/// is sometimes there comes last.
std::int64_t first_day_of(std::int64_t month) {
    const std::int64_t year = month / 12;
    const std::int64_t in_year = month % 12;
    const std::int64_t days_before_1970 = 719'468;
    return year * 365 + year / 4 - year / 100 + year / 400 + (153 * in_year + 2) / 5 -
           days_before_1970;
}

Stretch month_around(std::int64_t time_ms) {
    const std::int64_t day = time_ms / day_ms;
    std::int64_t month = (day + 719'468) * 12 * 400 / 146'097;  // at most one too many
    while (first_day_of(month) > day) --month;
    while (first_day_of(month + 1) <= day) ++month;
    return {first_day_of(month) * day_ms, first_day_of(month + 1) * day_ms};
}

Stretch stretch_around(const Length& length, std::int64_t time_ms) {
    if (length.grid == Grid::first_of_month) return month_around(time_ms);
    // 1970 began on a Thursday, so the first Monday was four days in
    const std::int64_t shift_ms = length.grid == Grid::monday ? 4 * day_ms : 0;
    const std::int64_t since_ms = time_ms - shift_ms;
    const std::int64_t open_ms = since_ms - since_ms % length.length_ms + shift_ms;
    return {open_ms, open_ms + length.length_ms};
}

void add(Candle& sum, const Candle& next) {
    sum.high = std::max(sum.high, next.high);
    sum.low = std::min(sum.low, next.low);
    sum.close = next.close;
    sum.volume.count += next.volume.count;
    sum.tick_lots += next.tick_lots;
    sum.trades += next.trades;
    sum.bought.count += next.bought.count;
    sum.bought_tick_lots += next.bought_tick_lots;
}

struct Row {
    Stretch stretch;
    Candle candle;
};

/// All candles of a length, oldest first. The first is left out when its beginning is no longer
/// kept.
std::vector<Row> rows_of(const Market& market, const Length& length) {
    const std::span<const Candle> kept = market.candles().of(length.from);
    std::vector<Row> rows;
    for (const Candle& candle : kept) {
        if (!rows.empty() && candle.open_ms < rows.back().stretch.next_ms) {
            add(rows.back().candle, candle);
            continue;
        }
        rows.push_back({stretch_around(length, candle.open_ms), candle});
    }
    const bool cut =
        kept.size() >= Candles::kept && rows.front().stretch.open_ms != rows.front().candle.open_ms;
    if (cut) rows.erase(rows.begin());
    return rows;
}

Json json_of(const Row& row, const PairRules& rules) {
    const Candle& candle = row.candle;
    return {row.stretch.open_ms,
            decimal(candle.open, rules),
            decimal(candle.high, rules),
            decimal(candle.low, rules),
            decimal(candle.close, rules),
            decimal(candle.volume, rules),
            row.stretch.next_ms - 1,
            decimal(notional_of(candle.tick_lots, rules)),
            candle.trades,
            decimal(candle.bought, rules),
            decimal(notional_of(candle.bought_tick_lots, rules)),
            "0"};
}

constexpr std::array<std::pair<std::string_view, const Length*>, lengths.size()> words() {
    std::array<std::pair<std::string_view, const Length*>, lengths.size()> all;
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = {lengths[i].name, &lengths[i]};
    return all;
}
constexpr auto length_words = words();

}  // namespace

Outcome klines(const Context& at, Fields& in) {
    const Pair pair = in.pair("symbol", invalid_symbol);
    const Length* length =
        in.choice<const Length*>("interval", Words<const Length*>{length_words}, invalid_interval);
    const Page span = span_of(in);
    const auto count = static_cast<std::size_t>(in.limit("limit", 500, 1'000));
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    std::vector<Row> rows = rows_of(at.state().market(pair), *length);
    std::erase_if(rows, [&](const Row& row) { return !span.covers(row.stretch.open_ms); });
    const std::size_t shown = std::min(count, rows.size());
    const std::size_t first = in.text("startTime") ? 0 : rows.size() - shown;
    Json json = Json::array();
    for (const Row& row : std::span{rows}.subspan(first, shown))
        json.push_back(json_of(row, rules_of(pair)));
    return json;
}

}  // namespace mw::request
