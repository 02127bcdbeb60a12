#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "exchange/protocol.h"
#include "ui/icons.h"
#include "ui/language.h"
#include "ui/late.h"
#include "ui/names.h"
#include "ui/orders_parts.h"

namespace mw::ui {
namespace {

using explain::OrdersTab;
using explain::OrdersView;

constexpr std::array tab_choices = {
    Choice{"orders.tab.open", "Open orders"},
    Choice{"orders.tab.order_history", "Order history"},
    Choice{"orders.tab.trade_history", "Trade history"},
    Choice{"orders.tab.borrowing", "Borrowing"},
    Choice{"orders.tab.repayment", "Repayment"},
    Choice{"orders.tab.transfer", "Transfers"},
    Choice{"orders.tab.interest", "Interest"},
    Choice{"orders.tab.margin_call", "Margin calls"},
    Choice{"orders.tab.liquidation", "Liquidation"},
    Choice{"orders.tab.capital_flow", "Capital flow"},
};

bool on_phone(const Canvas& canvas) { return canvas.layout.shape == Shape::phone; }

void draw_export(const Canvas& canvas, std::string_view label, const Rect& area) {
    if (button({.name = "orders.export_csv",
                .label = label,
                .fill = Fill::outline,
                .icon = icon::download,
                .help = "Save this table as a file"},
               area))
        canvas.out.emplace_back(ExportCsv{});
}

void draw_head(const Canvas& canvas, Rect row) {
    const float width = width_of(strong_type(), "Export CSV") + px(46);
    draw_export(canvas, "Export CSV", centred(take_right(row, width), width, px(28)));
    write(page_title_type, "Margin orders", row, colours().t0);
}

float tabs_width() {
    float width = 0;
    for (const Choice& choice : tab_choices)
        width += width_of(strong_type(), choice.label) + px(20);
    return width;
}

void choose_tab(explain::OrdersFilter& filter, int pressed) {
    if (pressed < 0) return;
    filter.tab = static_cast<OrdersTab>(pressed);
    close_story(filter);
}

/// Ten tabs, or a list of them where they have no room.
void draw_tabs(const Canvas& canvas, const Rect& row) {
    explain::OrdersFilter& filter = canvas.desk.orders;
    const auto chosen = static_cast<int>(filter.tab);
    if (tabs_width() <= row.w) return choose_tab(filter, tabs(tab_choices, chosen, row));
    std::array<MenuEntry, tab_choices.size()> entries;
    for (std::size_t i = 0; i < entries.size(); ++i)
        entries[i] = {tab_choices[i].name, tab_choices[i].label, {}, static_cast<int>(i) == chosen};
    const DropdownSpec spec{"orders.tab", "Records",
                            tab_choices[static_cast<std::size_t>(chosen)].label};
    choose_tab(filter, dropdown(spec, entries, inset(row, 0, px(1))));
}

/// Where the words of an event stand: beside its time and title, or below them where it is narrow.
struct StoryShape {
    explicit StoryShape(float width)
        : narrow{width < px(560)},
          time{px(narrow ? 92 : 104)},
          before{narrow ? px(17) : px(17) + time + title},
          words{width - before} {}

    /// Height of one event.
    [[nodiscard]] float height_of_line(const explain::StoryLine& line) const {
        const float height = height_of(body_type(), line.text, words);
        return narrow ? px(26) + height + px(4) : std::max(px(26), height + px(10));
    }

    float title{px(150)};
    bool narrow;
    float time;
    float before;  ///< from the left of the row to the words
    float words;   ///< their width
};

/// The record in question, one line an event. @return height used.
float draw_story(const OrdersView& view, const Rect& area) {
    Rect left = area;
    line_h(area.x - px(20), area.y, area.w + px(40), colours().line);
    take_top(left, px(10));
    Rect title = take_top(left, px(30));
    write(step_title_type, view.story_title,
          take_left(title, width_of(step_title_type, view.story_title) + px(12)), colours().t0);
    write(code_type, view.story_id, title, colours().t2);
    const StoryShape shape{area.w};
    std::size_t place = 0;
    for (const explain::StoryLine& line : view.story) {
        const Rect whole = take_top(left, shape.height_of_line(line));
        Rect row{whole.x, whole.y, whole.w, px(26)};
        draw_icon(line.good ? icon::circle_check : icon::circle_dot, take_left(row, px(14)),
                  line.good ? colours().up : colours().acc);
        take_left(row, px(4));
        write(body_type(), line.time, take_left(row, shape.time), colours().t1);
        write(strong_type(), line.title, shape.narrow ? row : take_left(row, shape.title),
              colours().t0);
        const float top = whole.y + px(shape.narrow ? 26 : 5);
        write_paragraph(body_type(), line.text, {whole.x + shape.before, top, shape.words, 0},
                        colours().t1);
        std::string heard;
        for (const std::string* part : {&line.time, &line.title, &line.text})
            (heard += heard.empty() ? std::string_view{} : between_cells) += in_language(*part);
        target_area(Name{"orders.story."}.add(place++), Role::row, view.story_title, heard, whole);
    }
    return left.y - area.y;
}

/// Room the story of the opened order needs.
float story_height(const OrdersView& view, float width) {
    if (view.story.empty()) return 0;
    const StoryShape shape{width};
    float height = px(56);
    for (const explain::StoryLine& line : view.story) height += shape.height_of_line(line);
    return height;
}

void draw_records(const Canvas& canvas, Rect area) {
    const OrdersView& view = canvas.views.orders;
    explain::OrdersFilter& filter = canvas.desk.orders;
    const float pad_css = on_phone(canvas) ? 12 : 24;
    const float pad = px(pad_css);
    const float story = std::min(story_height(view, area.w - 2 * pad), area.h * 0.6F);
    const Rect below = take_bottom(area, story);
    const std::size_t all = std::max({view.table.total, view.table.rows.size(), std::size_t{1}});
    const auto rows = static_cast<float>(all);
    const float wanted = sizes().table_head + rows * sizes().table_row;
    const Rect place = take_top(area, std::min(wanted, area.h - px(34)));
    const TablePress press =
        table(view.table, {"orders.row", pad_css, {"orders.cancel"}, "orders.cell"}, place);
    canvas.desk.first_row = press.first;
    if (press.open || press.record != 0) {
        const bool again = filter.opened == press.open && filter.opened_record == press.record;
        close_story(filter);
        if (!again) {
            filter.opened = press.open;
            filter.opened_record = press.record;
        }
    }
    if (press.cancel) canvas.out.emplace_back(Command{CancelOrder{*press.cancel}});
    if (press.empty_link) reset_filters(filter);
    const bool waits = filter.opened_record != 0 && view.story.empty();
    if (waits)
        write(body_type(), want_late(), inset(take_top(area, px(36)), pad, 0), colours().t1);
    else if (!view.table.rows.empty())
        write(body_type(), view.count, inset(take_top(area, px(36)), pad, 0), colours().t2);
    if (story <= 0) return;
    if (begin_region("orders.story", below, true)) {
        const Rect inner{below.x + pad, below.y - ImGui::GetScrollY(), below.w - 2 * pad, story};
        content_ends(inner.y + draw_story(view, inner) + px(8));
    }
    end_region();
}

}  // namespace

void close_story(explain::OrdersFilter& filter) {
    filter.opened.reset();
    filter.opened_record = 0;
}

void reset_filters(explain::OrdersFilter& filter) {
    const OrdersTab tab = filter.tab;
    filter = {};
    filter.tab = tab;
}

void draw_orders_page(const Canvas& canvas) {
    Rect left = canvas.layout.content;
    const bool phone = on_phone(canvas);
    const float pad = px(phone ? 12 : 24);
    panel(left);
    if (!phone) draw_head(canvas, inset(take_top(left, px(52)), pad, 0));
    if (phone) take_top(left, px(8));  // the bar above says where we are
    const Rect row = take_top(left, px(phone ? 44 : 36));
    Rect tabs_row = inset(row, pad, 0);
    if (phone) {
        draw_export(canvas, "CSV", take_right(tabs_row, px(84)));
        take_right(tabs_row, px(8));
    } else {
        line_h(row.x, row.bottom() - 1, row.w, colours().line);
    }
    draw_tabs(canvas, tabs_row);
    take_top(left, px(phone ? 8 : 12));
    const float used = draw_order_filters(canvas, {left.x + pad, left.y, left.w - 2 * pad, left.h});
    take_top(left, used + px(12));
    explain::OrdersFilter& filter = canvas.desk.orders;
    const bool tells = filter.opened || filter.opened_record != 0;
    const float least = px(tells ? 300 : 0);  // of a table over a story; lower, both scroll
    if (!filter.cross && left.h >= least) return draw_records(canvas, left);
    if (!filter.cross) {
        if (begin_region("orders.body", left, true)) {
            const Rect all{left.x, left.y - ImGui::GetScrollY(), left.w, least};
            draw_records(canvas, all);
            content_ends(all.bottom());
        }
        return end_region();
    }
    if (begin_region("orders.cross", left, true)) {
        Rect words = inset(left, pad, 0);
        words.y -= ImGui::GetScrollY();
        if (draw_cross_words("orders.back_to_isolated", words)) filter.cross = false;
    }
    end_region();
}

}  // namespace mw::ui
