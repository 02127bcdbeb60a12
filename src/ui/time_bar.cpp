#include <algorithm>
#include <array>
#include <string>

#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

struct Pace {
    int speed;
    const char* name;
    const char* label;
};
constexpr std::array paces = {Pace{1, "time.speed.1", "1x"}, Pace{10, "time.speed.10", "10x"},
                              Pace{60, "time.speed.60", "60x"},
                              Pace{600, "time.speed.600", "600x"}};

constexpr std::int64_t hour_ms = 3'600'000;

struct Skip {
    std::int64_t ms;
    const char* name;
    const char* label;
    const char* spoken;
};
constexpr std::array skips = {Skip{hour_ms, "time.skip.1h", "1 h", "Skip one hour"},
                              Skip{24 * hour_ms, "time.skip.1d", "1 d", "Skip one day"}};

void draw_pause(const Canvas& canvas, const Rect& area) {
    const bool paused = canvas.views.time.paused;
    const Touch press = pressable(
        {"time.pause", Role::button, paused ? "Go on" : "Pause", paused ? "true" : "false"}, area);
    fill(area,
         press.held      ? colours().line
         : press.hovered ? colours().line2
                         : colours().raised,
         px(4));
    draw_icon(paused ? icon::play : icon::pause, area, colours().t0);
    tooltip(paused ? "Go on (Space)" : "Pause (Space)");
    if (press.pressed) canvas.out.emplace_back(TogglePause{});
}

void draw_speed(const Canvas& canvas, const Pace& pace, const Rect& area) {
    const bool chosen = canvas.views.time.speed == pace.speed;
    const std::string spoken = std::string{pace.label} + " speed";
    const Touch press =
        pressable({pace.name, Role::radio, spoken, chosen ? "true" : "false"}, area);
    if (chosen)
        fill(area, colours().outlines ? colours().t0 : colours().raised, px(4));
    else if (press.hovered)
        fill(area, colours().field, px(4));
    const ImU32 ink = colours().outlines ? colours().bg : colours().t0;
    write(chosen ? strong_type() : body_type(), pace.label, area, chosen ? ink : colours().t1,
          Place::centre);
    if (press.pressed) canvas.out.emplace_back(SetSpeed{pace.speed});
}

/// An icon with a word. @return true when pressed.
struct Act {
    const char* name;
    const char* label;
    const char* icon;
    const char* spoken;
    bool enabled{true};
};
bool draw_act(const Act& act, const Rect& area, bool words = true, ImU32 ink = 0) {
    const Touch press = pressable({act.name, Role::button, act.spoken, {}, act.enabled}, area);
    const ImU32 colour = ink != 0        ? ink
                         : !act.enabled  ? colours().t2
                         : press.hovered ? colours().t0
                                         : colours().t1;
    Rect left = area;
    left.w += px(4);
    draw_icon(act.icon, take_left(left, px(14)), colour);
    take_left(left, px(4));
    if (words) write(body_type(), act.label, left, colour);
    return press.pressed;
}

float act_width(const Act& act) { return px(20) + width_of(body_type(), act.label); }

void draw_rewind(const Canvas& canvas, const Rect& area) {
    const explain::TimeView& time = canvas.views.time;
    const Act act{"time.rewind", "Rewind", icon::rewind, "Rewind one action", time.can_rewind};
    if (draw_act(act, area)) canvas.out.emplace_back(RewindOne{});
    tooltip(time.can_rewind ? std::string_view{time.rewind_what}
                            : "Nothing to undo yet. Rewind takes back your last action.");
}

/// @return true when the frames were opened.
bool draw_frames_act(const Canvas& canvas, const Rect& area, bool words) {
    constexpr const char* help = "Frames: look back, moment by moment";
    const Act act{"time.frames", "Frames", icon::eye, help};
    const bool pressed = draw_act(act, area, words);
    tooltip(help);
    if (!pressed) return false;
    open_frames(canvas);
    return true;
}

bool fingers_press() { return sizes().density == Density::touch; }

float control_height(const Rect& bar) {
    return fingers_press() ? bar.h : std::min(px(26), bar.h - px(8));
}

/// Width of a control that is an icon alone.
float icon_width() { return px(fingers_press() ? 40 : 22); }

/// Pause, speeds, skips, rewind and frames from the left. @return right edge.
float draw_controls(const Canvas& canvas, Rect bar) {
    const float height = control_height(bar);
    const float gap = px(fingers_press() ? 8 : 16);
    const float y = bar.y + (bar.h - height) / 2;
    float x = bar.x + px(16);
    const float pause = px(fingers_press() ? 40 : 28);
    draw_pause(canvas, {x, y, pause, height});
    x += pause + px(8);
    for (const Pace& pace : paces) {
        const float words = width_of(strong_type(), pace.label) + px(20);
        const float width = fingers_press() ? std::max(px(40), words) : words;
        draw_speed(canvas, pace, {x, y, width, height});
        x += width + px(6);
    }
    x += px(8);
    fill({x, y + px(4), 1, height - px(8)}, colours().line2);
    x += px(4) + gap;
    for (const Skip& skip : skips) {
        const Act act{skip.name, skip.label, icon::skip_forward, skip.spoken};
        const float width = std::max(icon_width(), act_width(act));
        if (draw_act(act, {x, y, width, height})) canvas.out.emplace_back(SkipTime{skip.ms});
        tooltip(skip.spoken);
        x += width + gap;
    }
    const float width = act_width({"", "Rewind", nullptr, ""});
    draw_rewind(canvas, {x, y, width, height});
    x += width + gap;
    const bool words = bar.w > px(1500);
    const float last = words ? act_width({"", "Frames", nullptr, ""}) : icon_width();
    draw_frames_act(canvas, {x, y, last, height}, words);
    return x + last;
}

/// The coach of free practice, and the badge of the audit: with words where there is room.
/// @param least  left edge. @return right edge.
float draw_badges(const Canvas& canvas, const Rect& bar, float least) {
    const explain::TimeView& time = canvas.views.time;
    const float height = control_height(bar);
    const float y = bar.y + (bar.h - height) / 2;
    const std::string books{books_label(time)};
    const Act coach{"practice.coach", "Ask the coach", icon::compass, "Ask the coach"};
    const Act audit{"books", books.c_str(), icon::circle_check, "Books balance: open the audit"};
    const float clock = width_of(strong_type(), time.clock) + px(44);
    const float words = act_width(coach) + act_width(audit) + px(36);
    const bool wide = bar.right() - least - clock > words;
    float x = least + px(18);
    if (time.can_call_coach) {
        const Rect place{x, y, wide ? act_width(coach) : icon_width(), height};
        if (draw_act(coach, place, wide)) call_coach(canvas.desk);
        tooltip("The coach of free practice: goals, and what to do next");
        x = place.right() + px(16);
    }
    const bool off = !time.books_off.empty();
    const Rect place{x, y, wide || off ? act_width(audit) : icon_width(), height};
    if (off) fill(place, colours().panel);
    const Act shown{audit.name, audit.label, off ? icon::triangle_alert : audit.icon,
                    off ? audit.label : audit.spoken};
    if (draw_act(shown, place, wide || off, off ? colours().down : 0))
        canvas.desk.window = explain::Window::audit;
    tooltip(off ? "This program made or lost coins. Press for the audit"
                : "No coin was made or lost. Press for the audit");
    return place.right();
}

/// A text that ends at `right`, unless it would begin left of `least`. @return its left edge.
float draw_before(const Type& type, std::string_view words, float right, float least, ImU32 colour,
                  const Rect& bar) {
    const float width = width_of(type, words) + 1;
    if (right - width < least) return right;
    write(type, words, {right - width, bar.y, width, bar.h}, colour);
    return right - width - px(18);
}

/// Clock first, then whatever has room: pace, seed, promise.
void draw_facts(const Canvas& canvas, const Rect& bar, float least) {
    const explain::TimeView& time = canvas.views.time;
    constexpr std::string_view promise = "Runs in this page only";
    const float clock = width_of(strong_type(), time.clock) + px(18);
    const float pace = width_of(body_type(), time.pace) + px(18);
    const float seed = width_of(body_type(), time.seed) + px(18);
    const float all = clock + pace + seed + width_of(body_type(), promise) + px(20);
    float right = bar.right() - px(16);
    const float room = right - least - px(20);
    if (room > all) {
        const float left =
            draw_before(body_type(), promise, right, least, colours().t1, bar) + px(18);
        draw_icon(icon::shield, {left - px(20), bar.y, px(14), bar.h}, colours().t1);
        right = left - px(36);
    }
    if (room > clock + pace + seed)
        right = draw_before(body_type(), time.seed, right, least, colours().t2, bar);
    if (room > clock + pace)
        right = draw_before(body_type(), time.pace, right, least, colours().t2, bar);
    const float left = draw_before(strong_type(), time.clock, right, least, colours().t0, bar);
    target_area("time.clock", Role::status, "Simulated time", time.clock,
                {left + px(18), bar.y, right - left - px(18), bar.h});
}

}  // namespace

void draw_time_bar(const Canvas& canvas) {
    const Rect& bar = canvas.layout.time;
    if (canvas.layout.shape == Shape::phone || canvas.desk.page == explain::Page::start) return;
    panel(bar);
    line_h(bar.x, bar.y, bar.w, colours().line);
    draw_facts(canvas, bar, draw_badges(canvas, bar, draw_controls(canvas, bar)));
}

namespace {

/// The phone's time controls, in a sheet above the tabs.
void draw_time_sheet(const Canvas& canvas, Rect area) {
    const explain::TimeView& time = canvas.views.time;
    write(strong_type(), time.clock, take_top(area, px(22)), colours().t0);
    write(body_type(), time.pace + " · " + time.seed, take_top(area, px(24)), colours().t1);
    Rect row = take_top(area, px(44));
    draw_pause(canvas, take_left(row, px(52)));
    const float width = row.w / static_cast<float>(paces.size());
    for (const Pace& pace : paces) draw_speed(canvas, pace, inset(take_left(row, width), px(4), 0));
    take_top(area, px(8));
    row = take_top(area, px(44));
    const float quarter = row.w / 4;
    for (const Skip& skip : skips) {
        const Act act{skip.name, skip.label, icon::skip_forward, skip.spoken};
        if (draw_act(act, inset(take_left(row, quarter), px(6), 0)))
            canvas.out.emplace_back(SkipTime{skip.ms});
    }
    draw_rewind(canvas, inset(take_left(row, quarter), px(6), 0));
    if (draw_frames_act(canvas, inset(row, px(6), 0), true)) ImGui::CloseCurrentPopup();
}

}  // namespace

void draw_phone_time(const Canvas& canvas, const Rect& area) {
    const explain::TimeView& time = canvas.views.time;
    const std::string speed = time.paused ? "Paused" : std::to_string(time.speed) + "x";
    const Touch press = pressable({"time.open", Role::button, "Time controls", speed}, area);
    Rect left = inset(area, 0, px(6));
    draw_icon(time.paused ? icon::play : icon::pause, take_top(left, px(24)), colours().t1, 19);
    write(small_type, speed, take_top(left, px(20)), colours().t1, Place::centre);
    if (press.pressed) open_menu("time.sheet");
    const Rect& bar = canvas.layout.time;
    const Rect sheet{bar.x, bar.y - px(176), bar.w, px(176)};
    ImGui::SetNextWindowPos({sheet.x, sheet.y});
    ImGui::SetNextWindowSize({sheet.w, sheet.h});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{0, 0});
    if (ImGui::BeginPopup("time.sheet", ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoDecoration)) {
        draw_time_sheet(canvas, inset(sheet, px(12), px(12)));
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
}

}  // namespace mw::ui
