#include "ui/window_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ui/icons.h"
#include "ui/language.h"
#include "ui/line_breaks.h"
#include "ui/names.h"

namespace mw::ui {
namespace {

bool on_phone(const Canvas& canvas) { return canvas.layout.shape == Shape::phone; }

Rect frame_area(const Canvas& canvas, const FrameSpec& spec) {
    const Rect room = front_area(canvas.layout);
    if (on_phone(canvas)) return room;
    const Rect& coach = canvas.layout.coach;
    const bool beside = coach.w > 0 && coach.x > 0;
    // The drawn place: a little left of and above the middle of what is left of the coach.
    const float width = std::min(px(spec.width), room.w - px(16));
    const float height = std::min(px(spec.height), room.h - px(16));
    const float middle_x = beside ? (coach.x - px(14)) / 2 : room.w / 2;
    const float middle_y = (ImGui::GetIO().DisplaySize.y - px(20)) / 2;
    const float x = std::floor(std::max(px(8), middle_x - width / 2));
    const float y = std::clamp(std::floor(middle_y - height / 2), px(8),
                               std::max(px(8), room.bottom() - height - px(8)));
    return {x, y, width, height};
}

}  // namespace

Rect front_area(const Layout& layout) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    Rect area{0, 0, screen.x, layout.time.y};
    const Rect& coach = layout.coach;
    if (layout.low && coach.w > 0 && !layout.coach_folded)
        return {coach.right(), 0, screen.x - coach.right(), layout.time.y};
    const bool below = coach.w > 0 && coach.x <= 0;
    if (below) area.h = coach.y;
    if (coach.w > 0 && !below) area.w = coach.x;
    return area;
}

Rect draw_frame(const Canvas& canvas, const FrameSpec& spec) {
    const Rect area = frame_area(canvas, spec);
    const float rounding = on_phone(canvas) ? 0 : px(8);
    fill(area, colours().panel, rounding);
    outline(area, colours().line2, rounding);
    target_area(std::string{spec.close.substr(0, spec.close.find('.'))} + ".window", Role::dialog,
                spec.title, {}, area);
    const float pad = px(on_phone(canvas) ? 12 : 20);
    Rect inside = inset(area, pad, 0);
    Rect row = take_top(inside, px(50));
    const float size = px(on_phone(canvas) ? 44 : 28);
    row.w += px(on_phone(canvas) ? 8 : 2);
    const Rect close = centred(take_right(row, size), size, size);
    const float title = width_of(title_type, spec.title) + 1;
    write(title_type, spec.title, take_left(row, std::min(title, row.w)), colours().t0);
    take_left(row, px(12));
    if (!spec.subtitle.empty()) write(body_type(), spec.subtitle, row, colours().t1);
    if (button({.name = spec.close,
                .label = {},
                .fill = Fill::bare,
                .icon = icon::x,
                .help = "Close (Esc)"},
               close))
        canvas.desk.window = explain::Window::none;
    return inside;
}

void draw_foot(const Canvas& canvas, const FootSpec& spec, const Rect& area) {
    const explain::Action& action = spec.action;
    const bool touch = sizes().density == Density::touch;
    const float height = px(touch ? 48 : 36);
    Rect row = centred(area, area.w, height);
    const float confirm_w =
        touch ? row.w * 0.62F : std::max(px(130), width_of(strong_type(), action.label) + px(38));
    const Rect confirm = take_right(row, confirm_w);
    take_right(row, px(8));
    const Rect cancel = take_right(row, touch ? row.w : px(66));
    take_right(row, px(16));
    const std::string prefix{spec.name.substr(0, spec.name.find('.'))};
    if (button({.name = prefix + ".cancel", .label = "Cancel", .fill = Fill::outline}, cancel))
        canvas.desk.window = explain::Window::none;
    const std::string why =
        action.code.empty() ? action.why_not : action.why_not + " Code " + action.code + ".";
    const bool pressed = button({.name = spec.name,
                                 .label = action.label,
                                 .fill = Fill::primary,
                                 .enabled = action.command.has_value(),
                                 .why_not = why},
                                confirm);
    if (pressed && action.command) canvas.out.emplace_back(*action.command);
    if (touch || spec.sentence.empty()) return;
    const float text_h = height_of(body_type(), spec.sentence, row.w);
    write_paragraph(body_type(), spec.sentence,
                    {row.x, row.y + std::max(0.0F, (row.h - text_h) / 2), row.w, 0}, colours().t2);
}

// ---- consequences -----------------------------------------------------------------------------

constexpr float change_row = 29;

void draw_change(const explain::Change& change, std::size_t index, const ChangeColumns& columns,
                 Rect row) {
    target_area("change." + std::to_string(index), Role::status, change.label,
                change.now.text + " → " + change.after.text, row);
    const Type plain{Face::regular, columns.css};
    write({Face::semibold, columns.css}, change.after.text, take_right(row, columns.after),
          colour_of(change.after.tone), Place::right);
    draw_icon(icon::arrow_right, take_right(row, columns.arrow), colours().t1, 12);
    write(plain, change.now.text, take_right(row, columns.now), colour_of(change.now.tone),
          Place::right);
    write(plain, change.label, row, colours().t1);
}

ChangeColumns change_columns(const std::vector<explain::Change>& changes, float room,
                             float after_css, float arrow_css) {
    constexpr float least_css = 9;
    ChangeColumns columns{.css = body_type().css, .now = 0, .arrow = px(arrow_css), .after = 0};
    for (;; --columns.css) {
        float label = 0;
        columns.now = 0;
        columns.after = px(after_css);
        for (const explain::Change& change : changes) {
            const Type plain{Face::regular, columns.css};
            label = std::max(label, width_of(plain, change.label));
            columns.now = std::max(columns.now, width_of(plain, change.now.text) + 1);
            columns.after = std::max(
                columns.after, width_of({Face::semibold, columns.css}, change.after.text) + 1);
        }
        const float all = label + px(8) + columns.now + columns.arrow + columns.after;
        if (all <= room || columns.css <= least_css) return columns;
    }
}

float changes_height(std::size_t lines) {
    return px(34) + static_cast<float>(lines) * px(change_row) + px(10);
}

float draw_changes(const std::vector<explain::Change>& changes, const Rect& area) {
    const float height = changes_height(changes.size());
    card({area.x, area.y, area.w, height});
    Rect left = inset({area.x, area.y, area.w, height}, px(16), 0);
    take_top(left, px(10));
    const Rect head = take_top(left, px(26));
    write(strong_type(), "What changes", head, colours().t0);
    write(small_type, "After", head, colours().t1, Place::right);
    const ChangeColumns columns = change_columns(changes, head.w, 86, 31);
    write(small_type, "Now", {head.x, head.y, head.w - columns.after - columns.arrow, head.h},
          colours().t1, Place::right);
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const Rect row = take_top(left, px(change_row));
        line_h(row.x, row.y, row.w, colours().line);
        draw_change(changes[i], i, columns, row);
    }
    return height;
}

// ---- amounts ----------------------------------------------------------------------------------

bool draw_amount(const AmountSpec& spec, std::string& amount, const Rect& area) {
    Rect left = area;
    const float max_w = width_of(strong_type(), "Max") + px(16);
    const Rect max = take_right(left, max_w);
    const bool typed = field({.name = spec.name,
                              .label = {},
                              .called = "Amount",
                              .unit = spec.unit,
                              .hint = "0",
                              .error = spec.error,
                              .from_left = true,
                              .kept_free = max_w - px(8)},
                             amount, area);
    if (button({.name = spec.max_name,
                .label = "Max",
                .fill = Fill::link,
                .enabled = !spec.max.empty() && spec.max != "0",
                .why_not = "There is nothing to take here yet."},
               max)) {
        amount = spec.max;
        return true;
    }
    return typed;
}

void draw_verdict(const VerdictSpec& spec, std::string& amount, const Rect& area) {
    const bool wrong = !spec.problem.empty();
    if (!wrong && spec.good.empty()) return;
    const float line = px(18);
    const ImU32 colour = wrong ? colours().down : colours().up;
    draw_icon(wrong ? icon::circle_x : icon::circle_check, {area.x, area.y, px(14), line}, colour);
    const Rect words{area.x + px(22), area.y, area.w - px(22), area.h};
    if (!wrong) {
        const Piece piece{spec.good, colour};
        flow({&piece, 1}, words);
        const std::string_view window = spec.name.substr(0, spec.name.find('.'));
        target_area(Name{window}.add(".good"), Role::status, "Check", spec.good, words);
        return;
    }
    const std::string_view problem = in_language(spec.problem);
    const std::string_view what = problem.substr(0, first_sentence(problem));
    const std::string fix_name = std::string{spec.name.substr(0, spec.name.find('.'))} + ".fix";
    const std::array pieces = {
        Piece{what, colours().down},
        Piece{problem.substr(what.size()), colours().t1},
        Piece{spec.action.fix_label, colours().acc, true, fix_name},
    };
    const bool three = flow_lines(pieces, words.w) > 2;
    if (flow(pieces, words, three ? 15 : 18) == 2) amount = spec.action.fix_value;
    target_area(spec.name, Role::status, "Problem", spec.problem, area);
}

void choose_coin(const DropdownSpec& spec, const std::array<Asset, 2>& coins, Asset& chosen,
                 std::string& amount, const Rect& area) {
    std::array<Name, 2> names = {Name{spec.name}, Name{spec.name}};
    std::array<MenuEntry, 2> entries;
    for (std::size_t i = 0; i < coins.size(); ++i)
        entries[i] = {names[i].add(".").add(ticker_of(coins[i])), ticker_of(coins[i]),
                      full_name_of(coins[i])};
    const int pressed = dropdown(spec, entries, area);
    if (pressed < 0 || chosen == coins[static_cast<std::size_t>(pressed)]) return;
    chosen = coins[static_cast<std::size_t>(pressed)];
    amount.clear();
}

}  // namespace mw::ui
