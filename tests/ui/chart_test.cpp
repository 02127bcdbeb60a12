#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "support/headless.h"

using namespace mw;
using headless::Screen;

namespace {

/// The sample's short, as the what-if line shows it at 70 000.
explain::WhatIfView what_if() {
    explain::WhatIfView view;
    view.shown = view.owes = true;
    view.price = {7'000'000};
    view.index = {6'060'000};
    view.price_text = "70,000.00";
    view.change = "index +15.51%";
    view.status = {"Normal", explain::Tone::up};
    view.level = "1.1505";
    view.facts = {{"Equity", {"1,053.87"}, ""}, {"Liquidation", {"index must rise 9.6%"}, ""}};
    view.wish = {115'050'000};
    view.wish_text = "1.1505";
    view.ways = {{"Price", {"70,000.00 or lower"}, "Rounded to the safe side."},
                 {"or top up", {"not needed"}, "Rounded up."},
                 {"or repay", {"not needed"}, "Rounded up."}};
    return view;
}

/// Gives a target the keyboard, as Tab would.
void focus(Screen& screen, std::string_view name) {
    REQUIRE(screen.hover(name));
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    screen.frames(1);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    screen.frames(2);
}

}  // namespace

TEST_CASE("every indicator has a toggle above a wide chart") {
    Screen screen{1920, 1080};
    for (const auto& [name, on] : {std::pair{"chart.indicator.ma", &explain::Desk::show_ma},
                                   {"chart.indicator.bollinger", &explain::Desk::show_bollinger},
                                   {"chart.indicator.vwap", &explain::Desk::show_vwap},
                                   {"chart.indicator.atr", &explain::Desk::show_atr},
                                   {"chart.indicator.rsi", &explain::Desk::show_rsi}}) {
        CAPTURE(name);
        REQUIRE(screen.press(name));
        screen.frames(1);
        CHECK(screen.desk.*on);
        CHECK(Screen::value_of(name) == "true");
    }
}

TEST_CASE("in a narrow chart the toggles stand behind Indicators") {
    Screen screen{768, 1024};
    CHECK_FALSE(Screen::can_see("chart.indicator.rsi"));
    REQUIRE(screen.press("chart.indicator"));
    screen.frames(2);
    REQUIRE(screen.press("chart.indicator.rsi"));
    screen.frames(2);
    CHECK(screen.desk.show_rsi);
    CHECK(Screen::can_see("chart.pane.rsi"));
    CHECK(Screen::can_see("chart.what_if.toggle"));
    REQUIRE(screen.press("chart.indicator"));
    screen.frames(2);
    REQUIRE(screen.press("chart.liquidation_line"));
    screen.frames(2);
    CHECK_FALSE(screen.desk.show_risk_lines);
}

TEST_CASE("a phone has every toggle in one menu") {
    Screen screen{390, 844};
    REQUIRE(screen.press("chart.indicator"));
    screen.frames(2);
    for (const char* name : {"chart.indicator.atr", "chart.liquidation_line"}) {
        CAPTURE(name);
        CHECK(Screen::can_see(name));
    }
    REQUIRE(screen.press("chart.what_if.toggle"));
    CHECK(screen.desk.what_if.open);
}

TEST_CASE("the panes read out ATR and RSI of the newest candle") {
    Screen screen{1366, 768};
    screen.desk.show_atr = screen.desk.show_rsi = true;
    screen.frames(2);
    CHECK(Screen::value_of("chart.pane.atr").starts_with("ATR 14 "));
    CHECK(Screen::value_of("chart.pane.rsi").starts_with("RSI 14 "));
    const ui::Target* atr = ui::find_target("chart.pane.atr");
    const ui::Target* rsi = ui::find_target("chart.pane.rsi");
    REQUIRE(atr != nullptr);
    REQUIRE(rsi != nullptr);
    CHECK(atr->rect.bottom() == rsi->rect.y);  // one below the other, under the volume
}

TEST_CASE("arrows push the chart, plus and minus zoom, End comes back") {
    Screen screen{1366, 768};
    focus(screen, "chart");
    screen.key(ImGuiKey_LeftArrow);
    CHECK(screen.desk.chart_shift > 0);
    const int shift = screen.desk.chart_shift;
    screen.key(ImGuiKey_RightArrow);
    CHECK(screen.desk.chart_shift == 0);
    screen.key(ImGuiKey_LeftArrow);
    CHECK(screen.desk.chart_shift == shift);  // the chart keeps the keyboard
    screen.key(ImGuiKey_End);
    CHECK(screen.desk.chart_shift == 0);
    screen.key(ImGuiKey_Equal);
    CHECK(screen.desk.chart_step_px == 7);
    screen.key(ImGuiKey_Minus);
    screen.key(ImGuiKey_Minus);
    CHECK(screen.desk.chart_step_px == 5);
}

TEST_CASE("Home pushes the chart to the oldest candle that can be had") {
    Screen screen{1366, 768};
    focus(screen, "chart");
    screen.key(ImGuiKey_Home);
    const int kept = screen.desk.chart_shift;
    screen.desk.chart_shift = 0;
    screen.views.chart.older = 100'000;
    screen.key(ImGuiKey_Home);
    CHECK(screen.desk.chart_shift == kept + 100'000);
}

TEST_CASE("What if opens a line, and without it nothing is in the way") {
    Screen screen{1366, 768};
    CHECK(ui::find_target("chart.what_if") == nullptr);
    REQUIRE(screen.press("chart.what_if.toggle"));
    CHECK(screen.desk.what_if.open);
    screen.views.chart.what_if = what_if();
    screen.frames(2);
    CHECK(Screen::value_of("chart.what_if") == "70,000.00");
    CHECK(Screen::value_of("chart.what_if.margin_level") == "1.1505 · Normal");
    CHECK(Screen::value_of("chart.what_if.liquidation") == "index must rise 9.6%");
    CHECK(Screen::value_of("chart.what_if.or_top_up") == "not needed");
    REQUIRE(screen.press("chart.what_if.close"));
    CHECK_FALSE(screen.desk.what_if.open);
}

TEST_CASE("the what-if line is dragged by its handle and moved by arrows; nothing is asked for") {
    Screen screen{1366, 768};
    screen.desk.what_if.open = true;
    screen.views.chart.what_if = what_if();
    screen.frames(2);
    REQUIRE(screen.hover("chart.what_if"));
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseButtonEvent(0, true);
    screen.frames(1);
    io.AddMousePosEvent(io.MousePos.x, io.MousePos.y + 40);
    screen.frames(1);
    REQUIRE(screen.desk.what_if.price.has_value());
    CHECK(screen.desk.what_if.price->count < 7'000'000);  // down is lower
    CHECK(screen.desk.what_if.price->count > 6'060'000);
    io.AddMouseButtonEvent(0, false);
    screen.frames(1);
    screen.key(ImGuiKey_RightArrow);
    CHECK(screen.desk.what_if.price == Ticks{7'000'001});  // one tick from where the view has it
    screen.key(ImGuiKey_UpArrow);
    CHECK(screen.desk.what_if.price->count > 7'000'001);
    screen.key(ImGuiKey_Home);
    CHECK_FALSE(screen.desk.what_if.price.has_value());
    CHECK(screen.asked.empty());
}

TEST_CASE("the what-if line held at the edge takes the prices with it, and the hand can stop it") {
    Screen screen{1366, 768};
    screen.desk.what_if.open = true;
    screen.views.chart.what_if = what_if();
    screen.views.chart.what_if.price = screen.views.chart.what_if.index;
    screen.frames(2);
    REQUIRE(screen.hover("chart.what_if"));
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseButtonEvent(0, true);
    screen.frames(1);
    io.AddMousePosEvent(io.MousePos.x, 1);  // far above the candles
    std::int64_t before = 6'060'000;
    const auto follow = [&] {  // as the model does
        screen.frames(1);
        const std::int64_t way = screen.desk.what_if.price->count - before;
        before += way;
        screen.views.chart.what_if.price = *screen.desk.what_if.price;
        return way;
    };
    follow();  // to the edge
    for (int i = 0; i < 30; ++i) CHECK(follow() > 0);
    const std::int64_t held = before;
    CHECK(held < 6'600'000);  // half a second
    for (int i = 0; i < 60; ++i) follow();
    CHECK(before > 6'360'000);  // five percent of the index
    // back among the candles it stays under the hand, and does not run
    const ui::Target* chart = ui::find_target("chart");
    REQUIRE(chart != nullptr);
    io.AddMousePosEvent(io.MousePos.x, chart->rect.y + chart->rect.h / 2);
    follow();
    for (int i = 0; i < 10; ++i) CHECK(follow() == 0);
    io.AddMouseButtonEvent(0, false);
    screen.frames(1);
}

TEST_CASE("on a phone the read-out stands on the side where the finger is not") {
    Screen screen{390, 844};
    const ui::Target* chart = ui::find_target("chart");
    REQUIRE(chart != nullptr);
    const ui::Rect area = chart->rect;
    for (const bool left : {true, false}) {
        ImGui::GetIO().AddMousePosEvent(area.x + area.w * (left ? 0.2F : 0.8F), area.y + 60);
        screen.frames(2);
        int cells = 0;
        for (const ui::Target& target : ui::targets()) {
            if (!target.name.starts_with("chart.cell.")) continue;
            ++cells;
            CHECK((target.rect.x > area.x + area.w / 2) == left);
            CHECK(target.rect.right() < area.right());
            CHECK(target.rect.w < 120);
        }
        CHECK(cells == 6);
    }
}

TEST_CASE("orders that stand where the chart does not reach are told of in its corners") {
    Screen screen{1366, 768};
    explain::PriceLine line;
    line.kind = explain::PriceLine::Kind::order;
    line.price_text = "1";
    for (const std::int64_t price : {1'000'000, 1'100'000, 60'000'000}) {
        line.price = {price};
        ++line.order;
        screen.views.chart.lines.push_back(line);
    }
    screen.frames(2);
    REQUIRE(Screen::can_see("chart.orders.above"));
    CHECK(ui::find_target("chart.orders.above")->label == "↑ 1 order above");
    CHECK(ui::find_target("chart.orders.below")->label == "↓ 2 orders below");
    const ui::Rect above = ui::find_target("chart.orders.above")->rect;
    const ui::Target* rail = ui::find_target("chart.line.liquidation");
    REQUIRE(rail != nullptr);
    CHECK(above.y >= rail->rect.bottom());
    screen.views.chart.lines.clear();
    screen.frames(2);
    CHECK_FALSE(Screen::can_see("chart.orders.above"));
    CHECK_FALSE(Screen::can_see("chart.orders.below"));
}

TEST_CASE("the level is stepped by hundredths and tenths") {
    Screen screen{1366, 768};
    screen.desk.what_if.open = true;
    screen.views.chart.what_if = what_if();
    screen.frames(2);
    REQUIRE(screen.hover("chart.what_if.level"));
    focus(screen, "chart.what_if.level");
    screen.key(ImGuiKey_RightArrow);
    CHECK(screen.desk.what_if.level == Ratio{116'000'000});  // 1.1605 to a whole hundredth
    screen.frames(1);
    CHECK(screen.desk.what_if.price == screen.views.chart.what_if.price);  // lessons see the line
    screen.key(ImGuiKey_DownArrow);
    CHECK(screen.desk.what_if.level == Ratio{105'000'000});
    CHECK(screen.asked.empty());
}

TEST_CASE("an exam has no what-if line") {
    Screen screen{1366, 768};
    screen.desk.exam = true;
    screen.desk.what_if.open = true;
    screen.views.chart.what_if = what_if();
    screen.frames(2);
    CHECK(ui::find_target("chart.what_if.toggle") == nullptr);
    CHECK(ui::find_target("chart.what_if") == nullptr);
}

TEST_CASE("an exam has the what-if line where a step is about it") {
    Screen screen{1366, 768};
    screen.desk.exam = screen.desk.wants_what_if = true;
    screen.desk.what_if.open = true;
    screen.views.chart.what_if = what_if();
    screen.frames(2);
    CHECK(Screen::can_see("chart.what_if.toggle"));
    CHECK(Screen::can_see("chart.what_if"));
}

TEST_CASE("without debt the panel says so") {
    Screen screen{1366, 768};
    screen.desk.what_if.open = true;
    screen.views.chart.what_if = what_if();
    screen.views.chart.what_if.owes = false;
    screen.views.chart.what_if.level = "no debt";
    screen.frames(2);
    CHECK(Screen::value_of("chart.what_if.margin_level") == "no debt");
    CHECK(ui::find_target("chart.what_if.level") == nullptr);
}

TEST_CASE("with everything switched on no item is without a name") {
    for (const auto& [width, height] : {std::pair{1920.0F, 1080.0F}, {1366, 768}, {390, 844}}) {
        Screen screen{width, height};
        screen.desk.show_ma = screen.desk.show_bollinger = screen.desk.show_vwap = true;
        screen.desk.show_atr = screen.desk.show_rsi = screen.desk.what_if.open = true;
        screen.views.chart.what_if = what_if();
        screen.frames(3);
        CHECK(ui::unnamed_items().empty());
    }
}

TEST_CASE("a pinch widens the candles round the fingers, and a drag of both pans") {
    Screen screen{390, 844};
    const ui::Target* chart = ui::find_target("chart");
    REQUIRE(chart != nullptr);
    const float x = chart->rect.x + chart->rect.w / 2;
    const float y = chart->rect.y + chart->rect.h / 2;
    CHECK(screen.desk.chart_step_px == 0);  // the phone's own, which is 5
    for (int i = 0; i < 8; ++i) {           // 5 * 1.09^8 = 9.96
        ui::pinch(x, y, 1.09F);
        screen.frames(1);
    }
    CHECK(screen.desk.chart_step_px == 10);
    // the newest stands 16 px before the axis; what is right of the middle is twice as wide now,
    // so half of those candles left
    const float right = chart->rect.w / 2 - 16;
    const auto gone = static_cast<int>(std::lround(right / 5 - right / 10));
    CHECK(std::abs(screen.desk.chart_shift - gone) <= 1);
    const int before = screen.desk.chart_shift;
    ui::pinch(x + 50, y, 1);  // five candles to the right
    screen.frames(1);
    CHECK(screen.desk.chart_step_px == 10);
    CHECK(std::abs(screen.desk.chart_shift - before - 5) <= 1);
    screen.frames(5);
    CHECK(std::abs(screen.desk.chart_shift - before - 5) <= 1);  // nothing goes on by itself
}

TEST_CASE("a pinch beside the candles does nothing, and one together stops at the newest") {
    Screen screen{1366, 768};
    const ui::Target* chart = ui::find_target("chart");
    REQUIRE(chart != nullptr);
    ui::pinch(chart->rect.right() + 200, chart->rect.y + 50, 2);
    screen.frames(2);
    CHECK(screen.desk.chart_step_px == 0);
    ui::pinch(chart->rect.x + 100, chart->rect.y + 50, 0.5F);
    screen.frames(2);
    CHECK(screen.desk.chart_step_px == 3);
    CHECK(screen.desk.chart_shift == 0);
}

TEST_CASE("a sign on the chart explains itself where it is pointed at") {
    Screen screen{1366, 768};
    screen.views.chart.marks.assign(1, {screen.views.chart.candles.back().open_ms,
                                        screen.views.chart.last_price, 'S', "Sold 0.1 BTC", 42});
    screen.frames(2);
    const ui::Rect plot = ui::find_target("chart")->rect;
    const auto at = [&screen](float x, float y) {
        ImGui::GetIO().AddMousePosEvent(x, y);
        screen.frames(2);
        return ui::find_target("chart.mark.42") != nullptr;
    };
    bool found = false;
    for (float x = plot.right() - 4; x > plot.x + plot.w / 2 && !found; x -= 8)
        for (float y = plot.y + 4; y < plot.bottom() && !found; y += 8) found = at(x, y);
    REQUIRE(found);
    screen.frames(40);  // the pointer rests
    CHECK(screen.desk.card.target == "chart.mark.42");
    CHECK_FALSE(at(plot.x + 4, plot.y + 4));  // and goes
}
