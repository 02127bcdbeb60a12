#include "ui/chart_scale.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "support/sample_views.h"

using namespace mw;
using explain::PriceLine;

namespace {

/// 500 × 400 at (0, 100): plot 428 wide; 20 time axis, 74 volume, 306 left for prices.
ui::ChartInput input() {
    ui::ChartInput in;
    in.area = {0, 100, 500, 400};
    return in;
}

/// Candles of which each goes from 100 to 200 ticks.
std::vector<Candle> flat(std::size_t count) {
    std::vector<Candle> candles(count);
    for (Candle& candle : candles) {
        candle.open = {150};
        candle.close = {150};
        candle.low = {100};
        candle.high = {200};
        candle.volume = {5};
    }
    return candles;
}

explain::ChartView view_of(const std::vector<Candle>& candles) {
    explain::ChartView view;
    view.candles = candles;
    view.last_price = {150};
    return view;
}

}  // namespace

TEST_CASE("the newest candle stands 60 px left of the axis, the others one step apart") {
    const auto candles = flat(200);
    const ui::ChartScale scale = ui::chart_scale(view_of(candles), input());
    CHECK(scale.plot.w == 428);
    CHECK(scale.anchor_x == 368);
    CHECK(scale.x_of(199) == 368);
    CHECK(scale.x_of(189) == 288);
    CHECK(scale.last == 200);
    // candles left of x = -8 are out of sight: 368 - 47 * 8 = -8
    CHECK(scale.first == 152);
}

TEST_CASE("prices have six percent of room above and below") {
    const auto candles = flat(10);
    const ui::ChartScale scale = ui::chart_scale(view_of(candles), input());
    CHECK(scale.low == 93);  // 100 - 100 * 0.06 - 1
    CHECK(scale.high == 207);
    CHECK(scale.y_of({207}) == scale.plot.y);
    CHECK(scale.y_of({93}) == scale.plot.bottom());
    CHECK(scale.price_at(scale.y_of({150})).count == doctest::Approx(150).epsilon(0.01));
}

TEST_CASE("a trigger far above gets a row at the top and does not squash the candles") {
    const auto candles = flat(10);
    explain::ChartView view = view_of(candles);
    const ui::ChartScale without = ui::chart_scale(view, input());
    view.lines = {{PriceLine::Kind::liquidation, {900}, "", "", ""},
                  {PriceLine::Kind::margin_call, {800}, "", "", ""}};
    const ui::ChartScale scale = ui::chart_scale(view, input());
    CHECK(scale.low == without.low);
    CHECK(scale.high == without.high);
    REQUIRE(scale.above.count == 2);
    CHECK(scale.above.lines[0]->price.count == 900);  // the higher price is the higher row
    CHECK(scale.above.area.h == 44);
    CHECK(scale.plot.y == 144);
    CHECK(scale.below.count == 0);
}

TEST_CASE("a trigger far below gets its row at the bottom") {
    const auto candles = flat(10);
    explain::ChartView view = view_of(candles);
    view.lines = {{PriceLine::Kind::liquidation, {10}, "", "", ""}};
    const ui::ChartScale scale = ui::chart_scale(view, input());
    CHECK(scale.above.count == 0);
    REQUIRE(scale.below.count == 1);
    CHECK(scale.below.area.bottom() == scale.volume.y);
    CHECK(scale.plot.bottom() == scale.below.area.y);
}

TEST_CASE("a trigger within the shown prices is drawn there, without a row") {
    const auto candles = flat(10);
    explain::ChartView view = view_of(candles);
    view.lines = {{PriceLine::Kind::margin_call, {180}, "", "", ""}};
    const ui::ChartScale scale = ui::chart_scale(view, input());
    CHECK(scale.above.count == 0);
    CHECK(scale.shows({180}));
}

TEST_CASE("an order near the market is brought into sight, a far one is not") {
    const auto candles = flat(10);
    explain::ChartView view = view_of(candles);
    view.lines = {{PriceLine::Kind::order, {230}, "", "", ""}};
    CHECK(ui::chart_scale(view, input()).shows({230}));
    view.lines = {{PriceLine::Kind::order, {300}, "", "", ""}};
    CHECK_FALSE(ui::chart_scale(view, input()).shows({300}));
}

TEST_CASE("pushing the chart shows older candles and stops before the oldest leaves") {
    const auto candles = flat(200);
    ui::ChartInput in = input();
    in.shift = 50;
    const ui::ChartScale scale = ui::chart_scale(view_of(candles), in);
    CHECK(scale.x_of(149) == 368);  // fifty candles back stands where the newest stood
    CHECK(scale.last < 200);
    CHECK(ui::most_shift(200, scale) == 174);  // 428 / 8 = 53 in sight, half of them stay
}

TEST_CASE("grid steps are 1, 2 or 5 times a power of ten") {
    ui::ChartScale scale;
    scale.plot = {0, 0, 100, 300};
    scale.low = 0;
    scale.high = 90'000;  // 300 ticks a pixel: 64 px are 19 200 ticks
    CHECK(ui::grid_step(scale, 64) == 20'000);
    scale.high = 300;
    CHECK(ui::grid_step(scale, 64) == 100);
    CHECK(ui::grid_step(scale, 20) == 20);
}

TEST_CASE("a million candles away every candle still has its own place") {
    const auto candles = flat(1'000'000);
    ui::ChartInput in = input();
    in.step = 24;
    in.shift = 999'900;
    const ui::ChartScale scale = ui::chart_scale(view_of(candles), in);
    CHECK(scale.x_of(99) == 368);
    CHECK(scale.x_of(98) == 344);
    CHECK(scale.candle_near(345) == 98);
}

TEST_CASE("zooming a pushed chart keeps the candle under the pointer where it is") {
    const auto candles = flat(1'000);
    ui::ChartInput in = input();
    in.shift = 500;
    const ui::ChartScale before = ui::chart_scale(view_of(candles), in);
    in.shift = ui::shift_around(before, 480, 16);
    in.step = 16;
    const ui::ChartScale after = ui::chart_scale(view_of(candles), in);
    CHECK(std::abs(after.x_of(480) - before.x_of(480)) <= 8);  // half a candle
}

TEST_CASE("two fingers keep the candle between them there, and what they do adds up") {
    const auto candles = flat(200);
    ui::ChartInput in = input();
    in.shift = 20;
    const ui::ChartScale scale = ui::chart_scale(view_of(candles), in);
    // candle 179 stands at 368, one each 8 px: at 164 is 179 - 204 / 8 = 153.5
    CHECK(scale.candle_at(164) == doctest::Approx(153.5));
    CHECK(scale.candle_at(368) == doctest::Approx(179));

    ui::Grip grip{153.5, 8};
    grip = ui::pinched(grip, 1.5F);
    CHECK(grip.step == 12);
    // at 12 px a candle 204 px are 17 candles: 170.5 would stand at 368, the nearest is 171
    in.step = 12;
    in.shift = ui::shift_to(scale, grip.candle, 164, grip.step);
    CHECK(in.shift == 28);  // 199 - 171
    const ui::ChartScale wider = ui::chart_scale(view_of(candles), in);
    CHECK(std::abs(wider.candle_at(164) - 153.5) <= 0.5);
    // the fingers move on by 24 px, which is two candles, without moving apart
    CHECK(ui::shift_to(scale, grip.candle, 188, grip.step) == 30);

    // ten small moves are one large one: 8 * 1.05^10 = 13.03
    grip.step = 8;
    for (int i = 0; i < 10; ++i) grip = ui::pinched(grip, 1.05F);
    CHECK(grip.step == doctest::Approx(13.03).epsilon(0.001));
    CHECK(ui::pinched(grip, 100).step == 24);
    CHECK(ui::pinched(grip, 0.001F).step == 2);
}

TEST_CASE("panes stand under the volume, each of its height") {
    const auto candles = flat(10);
    ui::ChartInput in = input();
    in.atr = in.rsi = true;
    const ui::ChartScale scale = ui::chart_scale(view_of(candles), in);
    CHECK(scale.volume.bottom() == scale.atr.y);
    CHECK(scale.atr.bottom() == scale.rsi.y);
    CHECK(scale.rsi.bottom() == scale.time_axis.y);
    CHECK(scale.rsi.h == 64);
    CHECK(scale.plot.h == 306 - 128);
}

TEST_CASE("for the what-if line the prices reach as far as it stands, and no farther") {
    const auto candles = flat(10);
    explain::ChartView view = view_of(candles);
    view.lines = {{PriceLine::Kind::liquidation, {390}, "", "", ""}};
    ui::ChartInput in = input();
    in.low = in.high = {150};  // among the candles nothing changes
    CHECK(ui::chart_scale(view, in).low == 93);
    CHECK(ui::chart_scale(view, in).high == 207);
    in.high = {300};
    const ui::ChartScale scale = ui::chart_scale(view, in);
    CHECK(scale.low == 87);  // 100 - 200 * 0.06 - 1
    CHECK(scale.high == 313);
    CHECK(scale.above.count == 1);
    in.high = {380};
    CHECK(ui::chart_scale(view, in).above.count == 0);  // 380 + 280 * 0.06 + 1 shows it, too
    in.low = {1};
    CHECK(ui::chart_scale(view, in).low == 0);  // prices below nothing are none
}

TEST_CASE("a midnight counts where the axis has room to say so") {
    auto candles = flat(200);
    for (std::size_t i = 0; i < candles.size(); ++i)  // the newest at 12:00
        candles[i].open_ms = 1'772'452'800'000 - static_cast<std::int64_t>(199 - i) * 60'000;
    explain::ChartView view = view_of(candles);
    view.interval = Interval::m1;
    CHECK_FALSE(ui::has_midnight(view, ui::chart_scale(view, input()), 20));
    for (Candle& candle : candles) candle.open_ms -= 12 * 60 * 60'000 - 5 * 60'000;
    view.candles = candles;  // the newest at 0:05
    const ui::ChartScale scale = ui::chart_scale(view, input());
    CHECK(ui::has_midnight(view, scale, 20));
    CHECK_FALSE(ui::has_midnight(view, scale, 200));  // five candles and 60 px from the edge
    view.candles = {};
    CHECK_FALSE(ui::has_midnight(view, ui::chart_scale(view, input()), 20));
}

TEST_CASE("no candles give an empty chart, not a crash") {
    const ui::ChartScale scale = ui::chart_scale(explain::ChartView{}, input());
    CHECK(scale.first == scale.last);
    CHECK(scale.plot.h > 0);
}

TEST_CASE("boxes on the price axis do not cover each other, and the first stands at its price") {
    ui::AxisTags tags{100, 300};
    const std::array<int, 5> owners{};
    CHECK(tags.place(&owners[0], 200, 15) == 200);
    CHECK(tags.place(&owners[1], 210, 8) == 223);  // 200 + 15 + 8, past the first
    CHECK(tags.place(&owners[2], 195, 8) == 177);  // 200 - 15 - 8
    CHECK(tags.place(&owners[3], 296, 8) == 292);  // its lower edge would be at 304
    CHECK_FALSE(tags.place(&owners[4], 200, 8));   // 239 and 161 are free, but 39 away: over 4 * 8
    CHECK(tags.of(&owners[1]) == 223);
    CHECK_FALSE(tags.of(&owners[4]));
    CHECK(tags.taken(230, 7));
    CHECK_FALSE(tags.taken(250, 7));
}
