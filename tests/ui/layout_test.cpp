#include "ui/layout.h"

#include <doctest/doctest.h>

#include <array>

using namespace mw::ui;

namespace {

void check_rect(const Rect& part, const std::array<float, 4>& wanted) {
    CHECK(part.x == wanted[0]);
    CHECK(part.y == wanted[1]);
    CHECK(part.w == wanted[2]);
    CHECK(part.h == wanted[3]);
}

Layout desktop(float width, float height, bool coach = true, bool folded = false) {
    return layout_for({.width = width, .height = height, .coach = coach, .coach_folded = folded});
}

bool overlap(const Rect& a, const Rect& b) {
    if (a.w <= 0 || a.h <= 0 || b.w <= 0 || b.h <= 0) return false;
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

}  // namespace

TEST_CASE("layout: 1920 by 1080 is the table of the design") {
    const Layout page = desktop(1920, 1080);
    CHECK(page.shape == Shape::full);
    check_rect(page.nav, {0, 0, 1920, 48});
    check_rect(page.strip, {0, 52, 1556, 56});
    check_rect(page.chart, {0, 112, 940, 754});
    check_rect(page.book, {944, 112, 288, 468});
    check_rect(page.trades, {944, 584, 288, 282});
    check_rect(page.tables, {0, 870, 1232, 166});
    check_rect(page.form, {1236, 112, 320, 488});
    check_rect(page.account, {1236, 604, 320, 432});
    check_rect(page.coach, {1560, 52, 360, 984});
    check_rect(page.time, {0, 1040, 1920, 40});
    CHECK(!page.trades_in_book);
}

TEST_CASE("layout: 1366 by 768 is the table of the design") {
    const Layout page = desktop(1366, 768);
    CHECK(page.shape == Shape::compact);
    check_rect(page.nav, {0, 0, 1366, 44});
    check_rect(page.strip, {0, 44, 1074, 48});
    check_rect(page.chart, {0, 96, 566, 510});
    check_rect(page.book, {570, 96, 228, 510});
    check_rect(page.tables, {0, 610, 798, 118});
    check_rect(page.form, {802, 96, 272, 336});
    check_rect(page.account, {802, 436, 272, 292});
    check_rect(page.coach, {1078, 48, 288, 684});
    check_rect(page.time, {0, 732, 1366, 36});
    CHECK(page.trades_in_book);
    CHECK(page.trades.w == 0);
}

TEST_CASE("layout: only the chart grows on a wider screen") {
    const Layout page = desktop(2560, 1080);
    const Layout drawn = desktop(1920, 1080);
    CHECK(page.chart.w == drawn.chart.w + 640);  // 2560 - 1920
    CHECK(page.book.w == drawn.book.w);
    CHECK(page.form.w == drawn.form.w);
    CHECK(page.coach.w == drawn.coach.w);
}

TEST_CASE("layout: the chart takes the width of a closed coach, and most of a folded one") {
    const Layout open = desktop(1366, 768);
    const Layout closed = desktop(1366, 768, false);
    const Layout folded = desktop(1366, 768, true, true);
    CHECK(closed.chart.w == open.chart.w + 292);  // 288 and the gutter
    CHECK(closed.coach.w == 0);
    check_rect(folded.coach, {1326, 48, 40, 684});
    CHECK(folded.chart.w == open.chart.w + 248);  // 288 - 40
    check_rect(folded.content, {0, 48, 1322, 680});
}

TEST_CASE("layout: in a short window the tables shrink first, then trades join the book") {
    const Layout a_little = desktop(1920, 1040);
    CHECK(a_little.tables.h == 126);  // 166 less the 40 that are missing
    CHECK(a_little.chart.h == 754);
    const Layout more = desktop(1920, 960);
    CHECK(more.tables.h == 100);  // head, table head and one row
    CHECK(!more.trades_in_book);
    const Layout low = desktop(1366, 600);
    CHECK(low.tables.h == 96);
    CHECK(low.form.h == 336);
    CHECK(low.account.h == 124);  // 600 - 36 - 4 - (96 + 336 + 4): it scrolls
}

TEST_CASE("layout: a tablet has chart over tables, form over account, coach below") {
    const Layout page = desktop(768, 1024);
    CHECK(page.shape == Shape::tablet);
    check_rect(page.nav, {0, 0, 768, 44});
    check_rect(page.strip, {0, 48, 768, 48});
    check_rect(page.chart, {0, 100, 488, 500});
    check_rect(page.tables, {0, 604, 488, 200});
    check_rect(page.form, {492, 100, 276, 336});
    check_rect(page.coach, {0, 808, 768, 172});
    check_rect(page.time, {0, 984, 768, 40});
    CHECK(page.account.h >= 292);
    CHECK(page.chart_tabs);
}

TEST_CASE("layout: a phone stacks its parts and the chart takes what is left") {
    const Layout page = desktop(390, 844);
    CHECK(page.shape == Shape::phone);
    check_rect(page.nav, {0, 0, 390, 48});
    check_rect(page.strip, {0, 49, 390, 54});
    check_rect(page.phone_tabs, {0, 104, 390, 44});
    check_rect(page.chart, {0, 149, 390, 266});
    check_rect(page.phone_account, {0, 416, 390, 116});
    check_rect(page.phone_trade, {0, 532, 390, 60});
    check_rect(page.coach, {0, 593, 390, 195});
    check_rect(page.time, {0, 788, 390, 56});
    const Layout folded = desktop(390, 844, true, true);
    CHECK(folded.coach.h == 52);
    CHECK(folded.chart.h == 409);  // 266 + 195 - 52
}

TEST_CASE("layout: on a short phone the coach is as high as on a tall one; on a stub it folds") {
    const Layout page = desktop(390, 660);
    CHECK(!page.coach_folded);
    CHECK(page.coach.h == 195);
    CHECK(page.chart.h == 82);  // 266 - (844 - 660)
    const Layout folded = desktop(390, 660, true, true);
    CHECK(folded.coach.h == 52);
    CHECK(folded.chart.h == 225);           // 82 + 195 - 52
    CHECK(desktop(390, 610).coach_folded);  // 82 - 50 is less than 40
}

TEST_CASE("layout: a phone on its side has chart and account side by side") {
    const Layout page = desktop(844, 390, false);
    CHECK(page.shape == Shape::phone);
    CHECK(page.low);
    check_rect(page.nav, {0, 0, 844, 44});
    check_rect(page.phone_tabs, {0, 45, 453, 40});  // 844 - 390 and a hairline
    check_rect(page.chart, {0, 85, 453, 253});      // 390 - 52 of the tabs - 85
    check_rect(page.strip, {454, 45, 390, 48});
    check_rect(page.phone_account, {454, 94, 390, 183});  // 338 - 60 - 1 - 94
    check_rect(page.phone_trade, {454, 278, 390, 60});
    check_rect(page.time, {0, 338, 844, 52});
}

TEST_CASE("layout: on its side the coach takes the chart's place, or lies folded below it") {
    const Layout open = desktop(683, 384);
    check_rect(open.coach, {0, 45, 359, 287});  // 384 - 52 - 45
    CHECK(open.chart.w == 0);
    CHECK(open.phone_account.x == 360);
    CHECK(open.content.x == 360);
    const Layout folded = desktop(683, 384, true, true);
    check_rect(folded.coach, {0, 280, 359, 52});
    check_rect(folded.chart, {0, 85, 359, 194});  // 280 - 1 - 85
    CHECK(folded.phone_trade.bottom() == 332);    // beside the coach, not above it
    const Layout wide = desktop(1366, 500);
    check_rect(wide.coach, {0, 45, 320, 403});
    CHECK(wide.chart.x == 321);  // beside an open coach
    const Layout wallet = layout_for(
        {.width = 683, .height = 384, .coach = true, .coach_folded = true, .trade = false});
    CHECK(wallet.coach.w == 683);
    CHECK(wallet.content.bottom() == 279);
}

TEST_CASE("layout: fingers on a tablet get a higher form, and bars as high as they need") {
    const Layout page = layout_for({.width = 820, .height = 1180, .touch = true});
    CHECK(page.shape == Shape::tablet);
    CHECK(page.time.h == 44);
    check_rect(page.form, {512, 100, 308, 662});
    check_rect(page.account, {512, 766, 308, 366});  // 1180 - 44 - 4 - 766
    const Layout wide = layout_for({.width = 1024, .height = 768, .touch = true});
    CHECK(wide.shape == Shape::compact);
    check_rect(wide.form, {752, 96, 272, 374});  // six tenths of 768 - 44 - 4 - 96
}

TEST_CASE("layout: a high tablet has tables as wide as the page, form and account above them") {
    const Layout page = desktop(820, 1180, false);
    check_rect(page.tables, {0, 936, 820, 200});
    check_rect(page.form, {512, 100, 308, 380});
    check_rect(page.account, {512, 484, 308, 448});  // 936 - 4 - 484
}

TEST_CASE("layout: inside another page there is no navigation and its room is used") {
    const Layout page = layout_for({.width = 1366, .height = 768, .coach = true, .embed = true});
    CHECK(page.nav.w == 0);
    CHECK(page.strip.y == 0);
    CHECK(page.chart.h == 554);  // 510 and the 44 of the navigation
}

TEST_CASE("layout: a projector sees everything one and a quarter times as large") {
    const Layout page = layout_for({.width = 1920, .height = 1080, .coach = true, .present = true});
    CHECK(page.scale == 1.25F);
    CHECK(page.shape == Shape::compact);  // 1536 by 864 units
    CHECK(page.nav.h == 55);              // 44 * 1.25
    CHECK(page.coach.w == 360);           // 288 * 1.25
    CHECK(page.time.bottom() == 1080);
}

TEST_CASE("layout: at any size no part overlaps another or leaves the screen") {
    for (float width = 320; width <= 2600; width += 70)
        for (float height = 320; height <= 1500; height += 90)
            for (const int bits : {0, 1, 2, 3, 4, 7, 9, 11}) {
                if (height < 560 && width < 500) continue;  // no screen is that small
                CAPTURE(width);
                CAPTURE(height);
                CAPTURE(bits);
                const Layout page = layout_for({.width = width,
                                                .height = height,
                                                .coach = (bits & 1) != 0,
                                                .coach_folded = (bits & 2) != 0,
                                                .embed = (bits & 4) != 0,
                                                .touch = (bits & 8) != 0});
                const std::array parts = {
                    page.nav,        page.strip,         page.chart,      page.book,  page.trades,
                    page.tables,     page.form,          page.account,    page.coach, page.time,
                    page.phone_tabs, page.phone_account, page.phone_trade};
                for (std::size_t i = 0; i < parts.size(); ++i) {
                    CHECK(parts[i].x >= 0);
                    CHECK(parts[i].right() <= width);
                    CHECK(parts[i].h >= 0);
                    for (std::size_t j = i + 1; j < parts.size(); ++j)
                        CHECK(!overlap(parts[i], parts[j]));
                }
            }
}
