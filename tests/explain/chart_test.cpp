#include <doctest/doctest.h>

#include <climits>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;

namespace {

ChartView chart_of(const State& state, const Desk& desk) {
    ChartView view;
    fill_chart(view, scene_of(state, desk, Pair::btcusdt));
    return view;
}

}  // namespace

TEST_CASE("the chart shows the market's own candles, not copies") {
    const State state = market_at("60000");
    Desk desk = desk_on(Page::trade);
    desk.interval = Interval::m5;
    const ChartView view = chart_of(state, desk);
    CHECK(view.candles.data() == state.market(Pair::btcusdt).candles().of(Interval::m5).data());
    CHECK(view.closes_in == "05:00");  // at 10:00:00
    CHECK(view.last.text == "60,000.00");
}

TEST_CASE("a chart that is pushed back gets as many older candles as it can show") {
    World world = small_world();
    world.history_days = 365;
    const State state = make_state(world);
    Desk desk = desk_on(Page::trade);
    desk.interval = Interval::m1;
    const auto kept = state.market(Pair::btcusdt).candles().of(Interval::m1);
    const auto view_at = [&](ChartView& view, int shift) {
        desk.chart_shift = shift;
        const Scene scene = scene_of(state, desk, Pair::btcusdt);
        fill_chart(view, scene);
        reach_back(view, scene);
    };
    ChartView view;
    view_at(view, 0);
    CHECK(view.candles.data() == kept.data());
    CHECK(view.older + kept.size() >= 365 * 1'440);
    const std::size_t all = view.older + kept.size();

    view_at(view, 3'000);
    CHECK(view.candles.size() >= 3'000 + 4'096);
    CHECK(view.candles.size() < 20'000);
    CHECK(view.older + view.candles.size() == all);
    CHECK(view.enough_for >= 3'000);
    CHECK(view.candles.back() == kept.back());
    const Candle* made = view.before.together.data();
    view_at(view, 2'000);  // what is made is kept
    CHECK(view.before.together.data() == made);

    view_at(view, static_cast<int>(all));  // to the very beginning
    CHECK(view.candles.size() == all);
    CHECK(view.older == 0);
    CHECK(view.enough_for == INT_MAX);
    for (std::size_t i = 1; i < all; ++i)
        REQUIRE(view.candles[i].open_ms == view.candles[i - 1].open_ms + 60'000);

    view_at(view, 0);  // and nothing is kept once the chart follows the market again
    CHECK(view.candles.data() == kept.data());
    CHECK(view.before.together.empty());
}

TEST_CASE("the lines of a short: liquidation, margin call and entry") {
    const State state = short_at_60600();
    Desk desk = desk_on(Page::trade);
    const ChartView view = chart_of(state, desk);
    REQUIRE(view.lines.size() == 3);
    CHECK(view.lines[0].kind == PriceLine::Kind::liquidation);
    CHECK(view.lines[0].label == "Liquidation at 76,703");
    CHECK(view.lines[0].far_label == "index must rise 26.6%");
    CHECK(view.lines[0].price_text == "76,703");
    CHECK(view.lines[1].label == "Margin call at 73,217");
    CHECK(view.lines[2].kind == PriceLine::Kind::entry);
    CHECK(view.lines[2].label == "Short 0.10 sold at 60,600 · −6.12 USDT");
    CHECK(view.lines[2].price.count == 6'060'000);
    desk.show_risk_lines = false;
    CHECK(chart_of(state, desk).lines.size() == 1);
}

TEST_CASE("what the learner did is marked once a candle, at the price of that time") {
    const State state = short_at_60600();
    const ChartView view = chart_of(state, desk_on(Page::trade));
    std::string letters;
    for (const ChartMark& mark : view.marks) letters += mark.letter;
    CHECK(letters == "TBS");  // transfer, borrow, sale
    CHECK(view.marks.back().price.count == 6'060'000);
    CHECK(view.marks.back().about == "Sold 0.1 BTC at 60,600");
    CHECK(view.marks.front().time_ms == state.time_ms());
}

TEST_CASE("an open order has a line of its own") {
    Session session = funded("2000");
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, LimitTerms{price("59000"), btc("0.01")}});
    const ChartView view = chart_of(session.state(), desk_on(Page::trade));
    REQUIRE(view.lines.size() == 1);
    CHECK(view.lines[0].label == "Buy 0.01 at 59,000");
    CHECK(view.lines[0].kind == PriceLine::Kind::order);
}

TEST_CASE("a candle reads as open, high, low, close, change and volume") {
    const Candle candle{0,         {6'000'000}, {6'060'000}, {5'990'000}, {6'030'000},
                        {250'000}, 0,           3,           {},          0};
    const auto cells = candle_legend(candle, Pair::btcusdt);
    REQUIRE(cells.size() == 6);
    CHECK(cells[0].text == "O 60,000.00");
    CHECK(cells[1].text == "H 60,600.00");
    CHECK(cells[2].text == "L 59,900.00");
    CHECK(cells[3].text == "C 60,300.00");
    CHECK(cells[4].text == "▲ +0.50%");  // 300 / 60 000
    CHECK(cells[5].text == "Vol 2.50");  // 250 000 lots of 0.00001
}

TEST_CASE("prices and volumes are those of the pair: its tick and its lot") {
    const Candle candle{0, {7'523}, {7'600}, {7'500}, {7'523}, {250}, 0, 3, {}, 0};
    // ADA's tick is 0.0001, its lot 0.1
    const auto cells = candle_legend(candle, Pair::adausdt);
    CHECK(cells[0].text == "O 0.7523");
    CHECK(cells[5].text == "Vol 25.00");
    CHECK(price_text(Ticks{6'060'000}, Pair::btcusdt) == "60,600.00");
}

TEST_CASE("a purchase is marked too, and says what was bought") {
    Session session = funded("2000");
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, MarketTerms{.quantity = btc("0.01")}});
    const ChartView view = chart_of(session.state(), desk_on(Page::trade));
    REQUIRE(!view.marks.empty());
    CHECK(view.marks.back().letter == '+');
    CHECK(view.marks.back().about.starts_with("Bought 0.01 BTC at "));
}
