#include "ui/layout.h"

#include <algorithm>
#include <cmath>

namespace mw::ui {
namespace {

constexpr float gutter = 4;
constexpr float rail = 40;          // folded coach beside the work
constexpr float folded_sheet = 52;  // folded coach below the work
constexpr float narrowest_chart = 420;
constexpr float finger = 44;  // what it presses safely

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

/// Form over account in the right column. Fingers need a higher form, which scrolls if it must.
void stack_form(Layout& page, const LayoutInput& in, const Rect& column, float form_h) {
    constexpr float touch_form = 662, touch_account = 330, least_share = 0.6F;
    if (in.touch) {
        const float least = std::floor(column.h * least_share);
        form_h = std::min(touch_form, std::max(least, column.h - gutter - touch_account));
    }
    page.form = {column.x, column.y, column.w, form_h};
    page.account = {column.x, page.form.bottom() + gutter, column.w, 0};
    page.account.h = std::max(0.0F, column.bottom() - page.account.y);
}

void place_desktop(Layout& page, const LayoutInput& in, const Measures& m) {
    const float lift = in.embed ? m.nav : 0;
    if (!in.embed) page.nav = {0, 0, in.width, m.nav};
    const float time = in.touch ? std::max(m.time, finger) : m.time;
    page.time = {0, in.height - time, in.width, time};
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
    stack_form(page, in, {right - m.form_w, top, m.form_w, bottom - top}, m.form_h);
    place_market(page, m, {0, top, page.form.x - gutter, bottom - top});
}

void place_tablet(Layout& page, const LayoutInput& in) {
    constexpr float nav = 44, strip = 48, coach_h = 172, form_w = 276, form_h = 336;
    const float time = in.touch ? finger : 40;
    constexpr float tables = 200, lowest_account = 124;
    // where the right column would be half empty: tables as wide as the page, a higher form
    constexpr float room_w = 308, room_form = 380, room_account = 268;
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
    page.tables = {0, bottom - tables, in.width, tables};
    const float above = page.tables.y - gutter - top;
    const bool wide = !in.touch && above >= room_form + gutter + room_account;
    const float right_w = wide || in.touch ? room_w : form_w;
    const float left_w = in.width - right_w - gutter;
    if (!wide) page.tables.w = left_w;
    page.chart = {0, top, left_w, above};
    stack_form(page, in, {left_w + gutter, top, right_w, wide ? above : bottom - top},
               wide ? room_form : form_h);
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
    // a short phone has a low chart beside the open coach: folding it is the learner's choice
    constexpr float least_chart = 40;
    const float sheet_room = page.time.y - above - below - least_chart;
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

/// A low, wide window: what a phone stacks stands in two columns. The coach is in the left one, so
/// that debts, Buy and Sell stay in sight beside its text: folded it is below the chart, open it
/// takes the chart's place unless both have room.
void place_low(Layout& page, const LayoutInput& in) {
    constexpr float bar = 44, price = 48, tabs = 40, trade = 60, bottom_tabs = 52, hairline = 1;
    constexpr float tabs_w = 360, coach_w = 320, least_right = 240, most_right = 390;
    page.low = true;
    float top = 0;
    if (!in.embed) {
        page.nav = {0, 0, in.width, bar};
        top = bar + hairline;
    }
    const float bottom = in.height - bottom_tabs;
    page.time = {0, bottom, in.width, bottom_tabs};
    const float right_w = std::clamp(in.width - tabs_w, least_right, most_right);
    const float right = in.width - right_w;
    page.content = {0, top, in.width, bottom - top};
    Rect left{0, top, right - hairline, bottom - top};
    if (in.coach && page.coach_folded) {
        page.coach = {0, bottom - folded_sheet, in.trade ? left.w : in.width, folded_sheet};
        left.h = page.content.h = page.coach.y - hairline - top;
    } else if (in.coach) {
        const bool both = left.w >= coach_w + hairline + tabs_w;
        page.coach = {0, top, both ? coach_w : left.w, left.h};
        left.x = page.content.x = page.coach.right() + hairline;
        left.w = std::max(0.0F, right - hairline - left.x);
        page.content.w = in.width - left.x;
    }
    if (left.w > 0) page.phone_tabs = {left.x, top, left.w, tabs};
    if (left.w > 0) page.chart = {left.x, top + tabs, left.w, left.h - tabs};
    page.strip = {right, top, right_w, price};
    page.phone_trade = {right, bottom - trade, right_w, trade};
    page.phone_account = {right, page.strip.bottom() + hairline, right_w, 0};
    page.phone_account.h = std::max(0.0F, page.phone_trade.y - hairline - page.phone_account.y);
}

/// Lower than this, form and account have no room one over the other, nor phones' parts all
/// stacked.
constexpr float lowest_stack = 560;

bool is_low(const LayoutInput& in) {
    constexpr float two_columns = 500, nav = 44;
    return in.height + (in.embed ? nav : 0) < lowest_stack && in.width > in.height &&
           in.width >= two_columns;
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
    const bool low = is_low(units);
    page.shape = low ? Shape::phone : shape_for(units.width, units.height);
    page.coach_folded = input.coach && input.coach_folded;
    if (page.shape == Shape::phone) low ? place_low(page, units) : place_phone(page, units);
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
