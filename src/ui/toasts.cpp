#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "imgui_internal.h"
#include "ui/chart_parts.h"
#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/late.h"
#include "ui/names.h"
#include "ui/window_parts.h"

namespace mw::ui {
namespace {

constexpr float toast_width = 320;
constexpr int fade_from_ms = 5'600;  // the app drops a message after six seconds
constexpr float fade_ms = 400;

const char* glyph_of(explain::Tone tone) {
    switch (tone) {
        case explain::Tone::up: return icon::circle_check;
        case explain::Tone::down: return icon::circle_x;
        case explain::Tone::warn: return icon::triangle_alert;
        default: return icon::info;
    }
}

float strength_of(const explain::Toast& toast) {
    if (reduced_motion() || toast.age_ms < fade_from_ms) return 1;
    keep_moving();
    return std::clamp(1 - static_cast<float>(toast.age_ms - fade_from_ms) / fade_ms, 0.0F, 1.0F);
}

constexpr float text_left = 38;  // in the message
constexpr float text_right = 14;

float toast_height(const explain::Toast& toast, float width) {
    const float words = height_of(body_type(), toast.text, width - px(text_left) - px(text_right));
    return px(10) + px(20) + words + px(12);
}

void draw_toast(const explain::Toast& toast, std::size_t index, const Rect& box) {
    const float alpha = strength_of(toast);
    const ImU32 edge = toast.tone == explain::Tone::plain ? colours().acc : colour_of(toast.tone);
    const float text_x = box.x + px(text_left);
    const float text_w = box.right() - px(text_right) - text_x;
    fill(box, faded(colours().panel, alpha), px(6));
    outline(box, faded(colours().line2, alpha), px(6));
    draw_icon(glyph_of(toast.tone), {box.x + px(12), box.y + px(10), px(16), px(20)},
              faded(edge, alpha), 16);
    write(strong_type(), toast.title, {text_x, box.y + px(10), text_w, px(20)},
          faded(colours().t0, alpha));
    write_paragraph(body_type(), toast.text, {text_x, box.y + px(30), text_w, 0},
                    faded(colours().t1, alpha));
    target_area("toast." + std::to_string(index), Role::status, toast.title, toast.text, box);
}

/// Where messages stand: the newest at the top or, growing upward, at the bottom.
struct Stack {
    Rect area;
    bool grows_up{true};
};

/// On the trade page: over the oldest candles, at the left between the risk rails; on a book that
/// has the chart's place, over the levels farthest from the last price.
Stack stack_on_market(const Canvas& canvas) {
    if (const Target* chart = find_target("chart")) {
        Rect candles = chart->whole;
        take_top(candles, rails_height());
        take_bottom(candles, below_candles(canvas));
        return {candles};
    }
    if (const Target* book = find_target("book")) {
        using explain::BookSides;
        const BookSides sides = canvas.desk.book_sides;
        Rect levels = book->whole;  // the best ones stand where the two sides meet
        const float far = std::floor(levels.h * (sides == BookSides::both ? 0.36F : 0.6F));
        const bool bids = sides == BookSides::bids;
        return {bids ? take_bottom(levels, far) : take_top(levels, far), bids};
    }
    return {canvas.layout.chart};
}

/// Where nothing is live, and clear of what was pressed last: book, forms, account and the row of
/// buttons under a window stay free.
Stack stack_for(const Canvas& canvas) {
    const Layout& layout = canvas.layout;
    const explain::Desk& desk = canvas.desk;
    const bool phone = layout.shape == Shape::phone;
    const bool in_front = desk.window != explain::Window::none;
    const float screen = ImGui::GetIO().DisplaySize.x;
    Stack stack{layout.content};
    if (desk.page == explain::Page::start || (phone && in_front)) {
        stack.area.y = layout.nav.bottom();  // what is pressed is farther down
        stack.grows_up = false;
    } else if (in_front) {
        stack.area = front_area(layout);
    } else if (desk.page == explain::Page::trade) {
        stack = stack_on_market(canvas);
    }
    const float side = px(phone ? 12 : 8);
    Rect& area = stack.area;
    const float width = std::min(phone ? screen : px(toast_width), area.w - 2 * side);
    area = {area.x + side, area.y + px(2), width, area.h - px(4)};
    if (desk.page == explain::Page::start) area.x = screen - width - side;
    return stack;
}

}  // namespace

void draw_toasts(const Canvas& canvas) {
    const std::vector<explain::Toast>& toasts = canvas.views.toasts;
    if (toasts.empty()) return;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs |
                                       ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoBackground |
                                       ImGuiWindowFlags_NoFocusOnAppearing;
    const auto [area, grows_up] = stack_for(canvas);
    Rect left = area;
    if (ImGui::Begin("toasts", nullptr, flags))
        for (std::size_t i = toasts.size(); i-- > 0;) {  // the newest first
            const float height = toast_height(toasts[i], area.w);
            if (height > left.h && left.h < area.h) break;  // no room for older ones
            const float y = grows_up ? left.bottom() - height : left.y;
            draw_toast(toasts[i], i, {left.x, y, left.w, height});
            left.h -= height + px(8);
            if (!grows_up) left.y += height + px(8);
        }
    ImGui::End();
    if (std::ranges::none_of(toasts, [](const auto& toast) { return toast.refusal.has_value(); }))
        return;
    if (const LateParts* late = late_parts())
        late->toast_links(canvas);
    else
        want_late();
}

/// Each link has a small window of its own: what is beside it on a message lets the pointer
/// through.
void draw_toast_links(const Canvas& canvas) {
    constexpr ImGuiWindowFlags flags =
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
        ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoFocusOnAppearing;
    const bool touch = sizes().density == Density::touch;
    for (std::size_t i = 0; i < canvas.views.toasts.size(); ++i) {
        const explain::Toast& toast = canvas.views.toasts[i];
        const Target* message = find_target(Name{"toast."}.add(i));
        if (!toast.refusal || message == nullptr) continue;
        Rect row = message->whole;
        row = take_top(row, px(touch ? 44 : 34));
        const Rect spot = take_right(row, width_of(body_type(), "Why?") + px(28));
        const Name name = Name{"toast.why."}.add(i);
        ImGui::SetNextWindowPos({spot.x, spot.y});
        ImGui::SetNextWindowSize({spot.w, spot.h});
        if (ImGui::Begin(name.c_str(), nullptr, flags)) {
            ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
            if (button({.name = name,
                        .label = "Why?",
                        .fill = Fill::link,
                        .help = "What this refusal means and how to put it right"},
                       spot)) {
                canvas.desk.window = explain::Window::museum;
                canvas.desk.museum_at = toast.refusal;
            }
        }
        ImGui::End();
    }
}

}  // namespace mw::ui
