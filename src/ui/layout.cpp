#include "ui/layout.h"

#include <algorithm>
#include <cmath>

namespace mw::ui {
namespace {

constexpr float gutter = 4;
constexpr float rail = 40;          // folded coach beside the work
constexpr float folded_sheet = 52;  // folded coach below the work
constexpr float narrowest_chart = 420;
constexpr float lowest_chart = 150;  // on a phone; lower than this the coach folds

/// Measures of the large shapes, full and compact. visual-design §2.
struct Measures {
    float nav, strip_top, strip, coach_top, coach, form_w, form_h, book_w, book_h, trades_h;
    float tables, tables_least, time, coach_gap;
};
constexpr Measures full_set = {.nav = 48,
                               .strip_top = 52,
                               .strip = 56,
                               .coach_top = 52,
                               .coach = 360,
                               .form_w = 320,
                               .form_h = 488,
                               .book_w = 288,
                               .book_h = 468,
                               .trades_h = 282,
                               .tables = 166,
                               .tables_least = 100,
                               .time = 40,
                               .coach_gap = gutter};
constexpr Measures compact_set = {.nav = 44,
                                  .strip_top = 44,
                                  .strip = 48,
                                  .coach_top = 48,
                                  .coach = 288,
                                  .form_w = 272,
                                  .form_h = 336,
                                  .book_w = 228,
                                  .book_h = 0,
                                  .trades_h = 0,
                                  .tables = 118,
                                  .tables_least = 96,
                                  .time = 36,
                                  .coach_gap = 0};

/// Height of the tables when everything has the room it was drawn for.
float tables_height(const Measures& m, float column) {
    const float drawn = m.book_h > 0 ? 924 : 632;  // of the column between strip and time bar
    return std::clamp(m.tables - (drawn - column), m.tables_least, m.tables);
}

/// Chart over tables, and the book beside or behind the chart.
void place_market(Layout& page, const Measures& m, const Rect& area) {
    const float tables = tables_height(m, area.h);
    const float upper = std::max(0.0F, area.h - tables - gutter);
    page.tables = {area.x, area.y + upper + gutter, area.w, tables};
    page.chart_tabs = area.w - m.book_w - gutter < narrowest_chart;
    if (page.chart_tabs) {
        page.chart = {area.x, area.y, area.w, upper};
        return;
    }
    page.chart = {area.x, area.y, area.w - m.book_w - gutter, upper};
    page.book = {page.chart.right() + gutter, area.y, m.book_w, upper};
    page.trades_in_book = m.trades_h == 0 || upper < m.book_h + gutter + m.trades_h / 2;
    if (page.trades_in_book) return;
    const float trades = std::min(m.trades_h, upper - m.book_h - gutter);
    page.book.h = upper - trades - gutter;
    page.trades = {page.book.x, page.book.bottom() + gutter, m.book_w, trades};
}

void place_desktop(Layout& page, const LayoutInput& in, const Measures& m) {
    const float lift = in.embed ? m.nav : 0;
    if (!in.embed) page.nav = {0, 0, in.width, m.nav};
    page.time = {0, in.height - m.time, in.width, m.time};
    float right = in.width;
    if (in.coach) {
        const float coach_w = page.coach_folded ? rail : m.coach;
        const float top = m.coach_top - lift;
        page.coach = {in.width - coach_w, top, coach_w, page.time.y - m.coach_gap - top};
        right = page.coach.x - gutter;
    }
    const float bottom = page.time.y - gutter;
    const float content_top = m.nav + gutter - lift;
    page.content = {0, content_top, right, bottom - content_top};
    page.strip = {0, m.strip_top - lift, right, m.strip};
    const float top = page.strip.bottom() + gutter;
    page.form = {right - m.form_w, top, m.form_w, m.form_h};
    page.account = {page.form.x, page.form.bottom() + gutter, m.form_w, 0};
    page.account.h = std::max(0.0F, bottom - page.account.y);
    place_market(page, m, {0, top, page.form.x - gutter, bottom - top});
}

void place_tablet(Layout& page, const LayoutInput& in) {
    constexpr float nav = 44, strip = 48, coach_h = 172, time = 40, form_w = 276, form_h = 336;
    constexpr float tables = 200, lowest_account = 124;
    float top = 0;
    if (!in.embed) {
        page.nav = {0, 0, in.width, nav};
        top = nav + gutter;
    }
    page.time = {0, in.height - time, in.width, time};
    float bottom = page.time.y - gutter;
    const float least = strip + form_h + lowest_account + 4 * gutter;
    page.coach_folded = page.coach_folded || (in.coach && bottom - top - coach_h < least);
    if (in.coach) {
        const float height = page.coach_folded ? folded_sheet : coach_h;
        page.coach = {0, bottom - height, in.width, height};
        bottom = page.coach.y - gutter;
    }
    page.content = {0, top, in.width, bottom - top};
    page.strip = {0, top, in.width, strip};
    top = page.strip.bottom() + gutter;
    page.chart_tabs = true;
    const float left_w = in.width - form_w - gutter;
    page.tables = {0, bottom - tables, left_w, tables};
    page.chart = {0, top, left_w, page.tables.y - gutter - top};
    page.form = {left_w + gutter, top, form_w, form_h};
    page.account = {page.form.x, page.form.bottom() + gutter, form_w, 0};
    page.account.h = std::max(0.0F, bottom - page.account.y);
}

void place_phone(Layout& page, const LayoutInput& in) {
    constexpr float bar = 48, price = 54, tabs = 44, account = 116, trade = 60, bottom_tabs = 56;
    constexpr float hairline = 1, open_sheet = 195;
    float y = 0;
    if (!in.embed) {
        page.nav = {0, 0, in.width, bar};
        y = bar + hairline;
    }
    page.time = {0, in.height - bottom_tabs, in.width, bottom_tabs};
    const float above = y + price + hairline + tabs + hairline;
    const float below = hairline + account + trade + hairline;
    const float sheet_room = page.time.y - above - below - lowest_chart;
    page.coach_folded = page.coach_folded || (in.coach && sheet_room < open_sheet);
    float bottom = page.time.y;
    if (in.coach) {
        const float height = page.coach_folded ? folded_sheet : open_sheet;
        page.coach = {0, bottom - height, in.width, height};
        bottom = page.coach.y - hairline;
    }
    page.content = {0, y, in.width, bottom - y};
    page.strip = {0, y, in.width, price};
    page.phone_tabs = {0, page.strip.bottom() + hairline, in.width, tabs};
    page.phone_trade = {0, bottom - trade, in.width, trade};
    page.phone_account = {0, page.phone_trade.y - account, in.width, account};
    const float top = page.phone_tabs.bottom() + hairline;
    page.chart = {0, top, in.width, std::max(0.0F, page.phone_account.y - hairline - top)};
}

Shape shape_for(float width, float height) {
    if (width < 640) return Shape::phone;
    if (width < 900 || (width < 1180 && height > width)) return Shape::tablet;
    return width < 1600 || height < 900 ? Shape::compact : Shape::full;
}

/// From layout units to CSS pixels, on whole ones.
void enlarge(Rect& part, float scale) {
    const float right = std::floor(part.right() * scale);
    const float bottom = std::floor(part.bottom() * scale);
    part.x = std::floor(part.x * scale);
    part.y = std::floor(part.y * scale);
    part.w = right - part.x;
    part.h = bottom - part.y;
}

}  // namespace

Layout layout_for(const LayoutInput& input) {
    Layout page;
    page.scale = input.present ? 1.25F : 1;
    LayoutInput units = input;
    units.width = input.width / page.scale;
    units.height = input.height / page.scale;
    page.shape = shape_for(units.width, units.height);
    page.coach_folded = input.coach && input.coach_folded;
    if (page.shape == Shape::phone) place_phone(page, units);
    if (page.shape == Shape::tablet) place_tablet(page, units);
    if (page.shape == Shape::compact) place_desktop(page, units, compact_set);
    if (page.shape == Shape::full) place_desktop(page, units, full_set);
    for (Rect* part : {&page.nav, &page.strip, &page.chart, &page.book, &page.trades, &page.tables,
                       &page.form, &page.account, &page.coach, &page.time, &page.content,
                       &page.phone_tabs, &page.phone_account, &page.phone_trade})
        enlarge(*part, page.scale);
    return page;
}

}  // namespace mw::ui
