#include <algorithm>
#include <string>

#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/panels.h"

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

/// @return y below the message.
float draw_toast(const explain::Toast& toast, std::size_t index, const Rect& place) {
    const float alpha = strength_of(toast);
    const ImU32 edge = toast.tone == explain::Tone::plain ? colours().acc : colour_of(toast.tone);
    const float text_x = place.x + px(38);
    const float text_w = place.right() - px(14) - text_x;
    const float words = height_of(body_type(), toast.text, text_w);
    const Rect box{place.x, place.y, place.w, px(10) + px(20) + words + px(12)};
    fill(box, faded(colours().panel, alpha), px(6));
    outline(box, faded(colours().line2, alpha), px(6));
    draw_icon(glyph_of(toast.tone), {box.x + px(12), box.y + px(10), px(16), px(20)},
              faded(edge, alpha), 16);
    write(strong_type(), toast.title, {text_x, box.y + px(10), text_w, px(20)},
          faded(colours().t0, alpha));
    write_paragraph(body_type(), toast.text, {text_x, box.y + px(30), text_w, 0},
                    faded(colours().t1, alpha));
    target_area("toast." + std::to_string(index), Role::status, toast.title, toast.text, box);
    return box.bottom() + px(8);
}

/// Top right under the strip, left of the order form: that is what the learner needs next.
Rect first_place(const Canvas& canvas) {
    const Layout& layout = canvas.layout;
    const float screen = ImGui::GetIO().DisplaySize.x;
    if (layout.shape == Shape::phone)
        return {px(12), layout.nav.bottom() + px(8), screen - px(24), 0};
    const bool trade = canvas.desk.page == explain::Page::trade;
    const bool start = canvas.desk.page == explain::Page::start;
    const float right = trade ? layout.form.x : start ? screen : layout.content.right();
    const float width = std::min(px(toast_width), right - px(16));
    const float top = trade ? layout.strip.bottom() : layout.content.y;
    return {right - width - px(8), top + px(8), width, 0};
}

}  // namespace

void draw_toasts(const Canvas& canvas) {
    if (canvas.views.toasts.empty()) return;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs |
                                       ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoBackground |
                                       ImGuiWindowFlags_NoFocusOnAppearing;
    if (ImGui::Begin("toasts", nullptr, flags)) {
        Rect place = first_place(canvas);
        for (std::size_t i = canvas.views.toasts.size(); i-- > 0;)  // newest on top
            place.y = draw_toast(canvas.views.toasts[i], i, place);
    }
    ImGui::End();
}

}  // namespace mw::ui
