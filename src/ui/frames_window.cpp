// Frames: what has just happened, moment by moment; what was booked, entry by entry.
#include <algorithm>
#include <cmath>
#include <string>

#include "imgui_internal.h"
#include "ui/icons.h"
#include "ui/window_parts.h"

namespace mw::ui {
namespace {

using explain::FrameChange;
using explain::FrameEntry;
using explain::FrameMark;
using explain::FramesView;
using explain::Tone;

float row_height() { return px(sizes().density == Density::touch ? 28 : 22); }
float control_height() { return px(sizes().density == Density::touch ? 44 : 30); }

void park(const Canvas& canvas, std::size_t place) {
    const auto& marks = canvas.views.late.frames->marks;
    canvas.desk.frames.parked = marks[std::min(place, marks.size() - 1)].spot;
}

/// The arrows are the window's own while it is open: the keyboard's ring does not move with them.
bool hit(ImGuiKey key) {
    const ImGuiID owner = ImGui::GetID("frames.keys");
    ImGui::SetKeyOwner(key, owner);
    return ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, owner);
}

void follow_keys(const Canvas& canvas) {
    const FramesView& view = *canvas.views.late.frames;
    if (ImGui::GetIO().WantTextInput || canvas.desk.card.open) return;
    if (ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) return;
    if ((hit(ImGuiKey_LeftArrow) || hit(ImGuiKey_Comma)) && view.parked > 0)
        park(canvas, view.parked - 1);
    if (hit(ImGuiKey_RightArrow) || hit(ImGuiKey_Period)) park(canvas, view.parked + 1);
    if (hit(ImGuiKey_Home)) park(canvas, 0);
    if (hit(ImGuiKey_End)) park(canvas, view.marks.size() - 1);
}

/// The level over time as thin columns, entries as full ones; a line where it is parked.
void draw_marks(const FramesView& view, const Rect& area) {
    fill(area, colours().field, px(4));
    if (colours().outlines) outline(area, colours().line, px(4));
    const Rect inner = inset(area, px(6), px(4));
    const auto count = static_cast<float>(view.marks.size());
    const float step = inner.w / count;
    for (std::size_t i = 0; i < view.marks.size(); ++i) {
        const FrameMark& mark = view.marks[i];
        const float x = inner.x + step * static_cast<float>(i);
        const float share = mark.entry ? 1.0F : std::clamp(mark.height.value_or(0), 0.03F, 1.0F);
        const ImU32 tone = mark.entry    ? colours().acc
                           : mark.height ? colours().t2
                                         : colours().line2;
        fill({x, inner.bottom() - inner.h * share, std::max(1.0F, step - 1), inner.h * share},
             tone);
    }
    const float x = inner.x + step * (static_cast<float>(view.parked) + 0.5F);
    fill({x - px(3), area.y, px(6), area.h}, colours().panel);
    fill({x - px(1), area.y, px(2), area.h}, colours().t0);
}

void draw_track(const Canvas& canvas, const Rect& area) {
    const FramesView& view = *canvas.views.late.frames;
    const Touch touch = pressable({.name = "frames.track",
                                   .role = Role::slider,
                                   .label = "Frames",
                                   .value = view.count,
                                   .drags = true},
                                  area);
    tooltip("Drag, or use the arrow keys; Home and End go to the ends");
    draw_marks(view, area);
    // by the keyboard a press changes nothing: the arrows do
    if (!touch.held || !ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    const float at = (ImGui::GetIO().MousePos.x - area.x - px(6)) / (area.w - px(12));
    const float place = std::clamp(at, 0.0F, 1.0F) * static_cast<float>(view.marks.size() - 1);
    park(canvas, static_cast<std::size_t>(std::lround(place)));
}

/// First, back, forward, last, and the last moment before a takeover.
void draw_steps(const Canvas& canvas, Rect row) {
    const FramesView& view = *canvas.views.late.frames;
    const std::size_t newest = view.marks.size() - 1;
    const bool at_start = view.parked == 0;
    const bool at_end = view.parked == newest;
    const float gap = px(6);
    const auto press = [&](ButtonSpec spec, float width) {
        const bool pressed = button(spec, take_left(row, width));
        take_left(row, gap);
        return pressed;
    };
    const float icon_w = px(44);
    if (press({.name = "frames.first",
               .icon = icon::rewind,
               .enabled = !at_start,
               .why_not = "This is the first frame.",
               .help = "To the first frame (Home)"},
              icon_w))
        park(canvas, 0);
    if (press({.name = "frames.back",
               .icon = icon::chevron_left,
               .enabled = !at_start,
               .why_not = "This is the first frame.",
               .help = "One frame back (left arrow)"},
              icon_w))
        park(canvas, view.parked - 1);
    if (press({.name = "frames.forward",
               .icon = icon::chevron_right,
               .enabled = !at_end,
               .why_not = "This is the newest frame.",
               .help = "One frame on (right arrow)"},
              icon_w))
        park(canvas, view.parked + 1);
    if (press({.name = "frames.last",
               .icon = icon::skip_forward,
               .enabled = !at_end,
               .why_not = "This is the newest frame.",
               .help = "To the newest frame (End)"},
              icon_w))
        park(canvas, newest);
    if (view.last_rescue && press({.name = "frames.rescue",
                                   .label = "Last rescue",
                                   .fill = Fill::outline,
                                   .help = "To the last moment before the takeover"},
                                  width_of(strong_type(), "Last rescue") + px(24)))
        canvas.desk.frames.parked = *view.last_rescue;
}

/// When this is, what it is, and one sentence. @return y below.
float draw_here(const FramesView& view, Rect left) {
    const float top = left.y;
    Rect line = take_top(left, px(20));
    const float count = width_of(body_type(), view.count) + 1;
    write(body_type(), view.count, take_right(line, count), colours().t2, Place::right);
    write(strong_type(), view.time, line, colours().t0);
    if (!view.place.empty())
        write(body_type(), view.place, take_top(left, px(20)),
              view.before_s && *view.before_s > 0 ? colours().t1 : colours().warn);
    write(step_title_type, view.title, take_top(left, px(24)), colours().t0);
    take_top(left, write_paragraph(coach_type, view.text, left, colours().t1));
    const std::string when = view.place.empty() ? view.time : view.time + " · " + view.place;
    target_area("frames.here", Role::status, view.title, when + " · " + view.text,
                {left.x, top, left.w, left.y - top});
    return left.y;
}

void draw_change(const FrameChange& change, std::size_t place, const Rect& row) {
    if (place % 2 == 0) fill(row, colours().field, px(3));
    Rect left = inset(row, px(8), 0);
    const float now = width_of(strong_type(), change.now.text) + px(2);
    const bool moved = !change.before.empty() && change.before != change.now.text;
    write(strong_type(), change.now.text, take_right(left, now), colour_of(change.now.tone),
          Place::right);
    if (moved) {
        draw_icon(icon::arrow_right, take_right(left, px(22)), colours().t2, 12);
        const float was = width_of(body_type(), change.before) + px(2);
        write(body_type(), change.before, take_right(left, was), colours().t1, Place::right);
    }
    write(body_type(), change.label, left, colours().t1);
    target_area("frames.change." + std::to_string(place), Role::status, change.label,
                moved ? change.before + " → " + change.now.text : change.now.text, row);
}

/// An entry: time, name, what it says. @return y below.
float draw_entry(const Canvas& canvas, std::size_t place, Rect left) {
    const FrameEntry& entry = canvas.views.late.frames->entries[place];
    const float inner = left.w - px(16);
    const float words = entry.text.empty() ? 0 : height_of(body_type(), entry.text, inner);
    const Rect area{left.x, left.y, left.w, std::max(control_height(), px(24) + words + px(4))};
    const Touch touch = pressable({.name = "frames.row." + std::to_string(place),
                                   .role = Role::row,
                                   .label = entry.title,
                                   .value = entry.time + std::string{between_cells} + entry.text},
                                  area);
    if (entry.parked || touch.hovered)
        fill(area, entry.parked ? colours().acc_soft : colours().field, px(4));
    Rect inside = inset(area, px(8), px(2));
    Rect head = take_top(inside, px(20));
    const float when = width_of(small_type, entry.time) + 1;
    write(small_type, entry.time, take_right(head, when), colours().t2, Place::right);
    write(strong_type(), entry.title, head, entry.parked ? colours().acc : colours().t0);
    write_paragraph(body_type(), entry.text, inside, colours().t1);
    if (touch.pressed) canvas.desk.frames.parked = entry.spot;
    return area.bottom() + px(2);
}

void draw_body(const Canvas& canvas, Rect left) {
    const FramesView& view = *canvas.views.late.frames;
    left.y -= ImGui::GetScrollY();
    left.y = draw_here(view, left) + px(8);
    for (std::size_t i = 0; i < view.changes.size(); ++i)
        draw_change(view.changes[i], i, take_top(left, row_height()));
    if (!view.entries.empty()) {
        take_top(left, px(12));
        write(step_title_type, "Booked around here", take_top(left, px(24)), colours().t0);
    }
    for (std::size_t i = 0; i < view.entries.size(); ++i) left.y = draw_entry(canvas, i, left);
    content_ends(left.y);
}

void draw_go(const Canvas& canvas, Rect row) {
    const FramesView& view = *canvas.views.late.frames;
    const std::string_view label = "Go on from here";
    if (button({.name = "frames.go",
                .label = label,
                .fill = Fill::primary,
                .enabled = view.why_not.empty(),
                .why_not = view.why_not,
                .help = "Everything after this moment is undone"},
               take_right(row, width_of(strong_type(), label) + px(32)))) {
        canvas.out.emplace_back(GoOnFrom{canvas.desk.frames.parked.time_ms});
        canvas.desk.window = explain::Window::none;
    }
    row.w -= px(12);
    write(body_type(), "Time stands still here.", row, colours().t2);
}

}  // namespace

void draw_frames_window(const Canvas& canvas) {
    const auto& frames = canvas.views.late.frames;
    Rect inside = draw_frame(
        canvas, {"Frames", frames ? std::string_view{frames->pair} : "", "frames.close", 560, 620});
    if (!frames) return;
    canvas.desk.frames.at = frames->at;
    canvas.desk.frames.before_s = frames->before_s;
    if (frames->marks.empty()) {
        write_paragraph(coach_type, frames->empty, inside, colours().t1);
        return;
    }
    follow_keys(canvas);
    draw_track(canvas, take_top(inside, px(52)));
    take_top(inside, px(8));
    draw_steps(canvas, take_top(inside, control_height()));
    take_top(inside, px(10));
    take_bottom(inside, px(10));
    draw_go(canvas, take_bottom(inside, control_height()));
    take_bottom(inside, px(8));
    if (begin_region("frames.body", {inside.x, inside.y, inside.w + px(10), inside.h}, true))
        draw_body(canvas, inside);
    end_region();
}

}  // namespace mw::ui
