#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "ui/faces.h"
#include "ui/icons.h"
#include "ui/widgets.h"

namespace mw::ui {
namespace {

ImVec2 corner_of(const Rect& r) { return {r.x, r.y}; }
ImVec2 end_of(const Rect& r) { return {r.right(), r.bottom()}; }

/// Colours of a button in its present state.
struct Look {
    ImU32 fill{0};
    ImU32 ink{0};
    ImU32 edge{0};
};

Look filled(ImU32 rest, ImU32 ink, const Touch& touch) {
    // a filled button answers the pointer by letting a little of the panel through
    const float strength = touch.held ? 0.80F : (touch.hovered ? 0.90F : 1.0F);
    return {faded(rest, strength), ink, 0};
}

Look look_of(const ButtonSpec& spec, const Touch& touch) {
    const Theme& t = colours();
    if (!spec.enabled && spec.fill != Fill::link && spec.fill != Fill::bare)
        return {t.raised, t.t2, t.outlines ? t.line : 0};
    switch (spec.fill) {
        case Fill::primary:
            return {touch.held ? t.acc_down : (touch.hovered ? t.acc_hover : t.acc), t.acc_ink, 0};
        case Fill::outline: return {touch.held || touch.hovered ? t.field : t.panel, t.t0, t.line2};
        case Fill::buy: return filled(t.up, t.up_ink, touch);
        case Fill::sell: return filled(t.down, t.down_ink, touch);
        case Fill::link: return {0, spec.enabled ? t.acc : t.t2, 0};
        case Fill::bare: return {0, spec.enabled && touch.hovered ? t.t0 : t.t1, 0};
        case Fill::quiet: break;
    }
    const ImU32 rest = touch.held ? t.line : (touch.hovered ? t.quiet_hover : t.raised);
    return {rest, t.t0, t.outlines ? t.line : 0};
}

/// Icon and label, centred together.
void draw_face(const ButtonSpec& spec, const Rect& area, ImU32 ink) {
    const bool strong =
        spec.fill == Fill::primary || spec.fill == Fill::buy || spec.fill == Fill::sell;
    push_same_size(strong ? Face::semibold : Face::regular);
    const float words = std::min(text_width(spec.label), area.w);
    const bool has_icon = spec.icon != nullptr;
    const float icon_w = has_icon ? px(14) : 0;
    const float gap = has_icon && !spec.label.empty() ? px(6) : 0;
    const float x = std::floor(area.x + std::max(0.0F, area.w - words - icon_w - gap) / 2);
    if (has_icon) draw_icon(spec.icon, {x, area.y, icon_w, area.h}, ink);
    const float room = area.right() - x - icon_w - gap;
    text(spec.label, {x + icon_w + gap, area.y, room, area.h}, ink);
    pop_face();
}

void underline_when_hovered(const ButtonSpec& spec, const Rect& area, const Touch& touch) {
    if (spec.fill != Fill::link || !touch.hovered || !spec.enabled) return;
    const float width = std::min(text_width(spec.label), area.w);
    const float y = std::round(area.y + area.h / 2 + em_px() / 2) + 1;
    line_h(std::floor(area.x + (area.w - width) / 2), y, width, colours().acc);
}

void focus_ring(const Rect& area, float radius) {
    constexpr float away = 2;
    ImGui::GetForegroundDrawList()->AddRect({area.x - away, area.y - away},
                                            {area.right() + away, area.bottom() + away},
                                            colours().acc, px(radius) + away, 0, 2);
}

/// A tooltip stands over the control it is about: at the pointer it would lie on the next one.
void place_tooltip(float width, float height) {
    const ImVec2 from = ImGui::GetItemRectMin();
    const ImVec2 to = ImGui::GetItemRectMax();
    if (to.y - from.y > px(80)) return;  // a large one: at the pointer
    const float most_x = ImGui::GetIO().DisplaySize.x - width - px(4);
    const float above = from.y - height - px(6);
    ImGui::SetNextWindowPos(
        {std::max(px(4), std::min(from.x, most_x)), above >= px(4) ? above : to.y + px(6)});
}

}  // namespace

Touch pressable(const PressSpec& spec, const Rect& area) {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    Touch touch;
    if (window->SkipItems || area.w < 1 || area.h < 1) return touch;
    const ImGuiID id = window->GetID(spec.name.data(), spec.name.data() + spec.name.size());
    const ImRect box{corner_of(area), end_of(area)};
    const ImGuiItemFlags flags = spec.drags ? +ImGuiItemFlags_Inputable : +ImGuiItemFlags_None;
    const bool drawn = ImGui::ItemAdd(box, id, nullptr, flags);
    if (drawn) {
        touch.pressed = ImGui::ButtonBehavior(box, id, &touch.hovered, &touch.held);
        if (g.NavId == id && g.NavCursorVisible) focus_ring(area, spec.radius);
    }
    target(spec.name, spec.role, spec.label, spec.value, spec.enabled);
    if (!spec.enabled) touch.pressed = touch.held = false;
    return touch;
}

bool button(const ButtonSpec& spec, const Rect& area) {
    const Touch touch = pressable(
        {.name = spec.name,
         .label = spec.label.empty() ? spec.help : spec.label,  // an icon is called what it does
         .value = spec.value,
         .enabled = spec.enabled},
        area);
    tooltip(spec.enabled ? spec.help : spec.why_not);
    const Look look = look_of(spec, touch);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float radius = px(4);
    if (look.fill != 0) list.AddRectFilled(corner_of(area), end_of(area), look.fill, radius);
    if (look.edge != 0) list.AddRect(corner_of(area), end_of(area), look.edge, radius);
    draw_face(spec, area, look.ink);
    underline_when_hovered(spec, area, touch);
    return touch.pressed;
}

int tabs(std::span<const Choice> choices, int chosen, const Rect& area) {
    const Theme& t = colours();
    const float gap = px(16);
    float x = area.x;
    int pressed = -1;
    for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
        const Choice& choice = choices[static_cast<std::size_t>(i)];
        const bool is_chosen = i == chosen;
        push_same_size(is_chosen ? Face::semibold : Face::regular);
        const float width = std::ceil(text_width(choice.label));
        const Rect spot{x - gap / 2, area.y, width + gap, area.h};
        const Touch touch = pressable({.name = choice.name,
                                       .role = Role::tab,
                                       .label = choice.label,
                                       .value = is_chosen ? "true" : "false"},
                                      spot);
        const Rect words{x, area.y, width + 1, area.h};
        text(choice.label, words, is_chosen || touch.hovered ? t.t0 : t.t1);
        if (is_chosen)
            ImGui::GetWindowDrawList()->AddRectFilled({x, area.bottom() - px(2)},
                                                      {x + width, area.bottom()}, t.acc);
        pop_face();
        if (touch.pressed && !is_chosen) pressed = i;
        x += width + gap;
    }
    return pressed;
}

int segments(std::span<const Choice> choices, int chosen, const Rect& area,
             std::string_view about) {
    const Theme& t = colours();
    card(area, 4);
    const float inset = px(2);
    const float width = (area.w - 2 * inset) / static_cast<float>(choices.size());
    int pressed = -1;
    for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
        const Choice& choice = choices[static_cast<std::size_t>(i)];
        const float left = std::floor(area.x + inset + width * static_cast<float>(i));
        const float right = std::floor(area.x + inset + width * static_cast<float>(i + 1));
        const Rect spot{left, area.y + inset, right - left, area.h - 2 * inset};
        const bool is_chosen = i == chosen;
        const Touch touch = pressable({.name = choice.name,
                                       .role = Role::radio,
                                       .label = choice.label,
                                       .value = is_chosen ? "true" : "false",
                                       .enabled = choice.why_not.empty()},
                                      spot);
        tooltip(choice.why_not.empty() ? choice.help : choice.why_not);
        if (!about.empty()) describe(about);
        ImU32 ink = touch.hovered ? t.t0 : t.t1;
        if (!choice.why_not.empty()) ink = t.t2;
        if (is_chosen) {
            ImGui::GetWindowDrawList()->AddRectFilled(corner_of(spot), end_of(spot),
                                                      t.outlines ? t.t0 : t.raised, px(3));
            ink = t.outlines ? t.panel : t.t0;
        }
        push_same_size(is_chosen ? Face::semibold : Face::regular);
        text(choice.label, spot, ink, Place::centre);
        pop_face();
        if (touch.pressed && !is_chosen) pressed = i;
    }
    return pressed;
}

bool check_box(std::string_view name, std::string_view label, bool& on, const Rect& area) {
    const Theme& t = colours();
    const Touch touch = pressable(
        {.name = name, .role = Role::checkbox, .label = label, .value = on ? "true" : "false"},
        area);
    if (touch.pressed) on = !on;
    const float side = px(14);
    const Rect box{area.x, std::round(area.y + (area.h - side) / 2), side, side};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (on) list.AddRectFilled(corner_of(box), end_of(box), t.acc, px(3));
    if (!on) list.AddRect(corner_of(box), end_of(box), touch.hovered ? t.t1 : t.line2, px(3));
    if (on) draw_icon(icon::check, box, t.acc_ink, 12);
    const float left = box.right() + px(6);
    text(label, {left, area.y, area.right() - left, area.h}, touch.hovered ? t.t0 : t.t1);
    return touch.pressed;
}

void tooltip(std::string_view words) {
    if (words.empty()) return;
    describe(words);
    if (!ImGui::IsItemHovered(ImGuiHoveredFlags_DelayNormal)) return;
    constexpr float widest = 280;
    const ImVec2 padding{px(10), px(8)};
    push_face(Face::regular, 12);
    const float width = std::min(px(widest), std::ceil(text_width(words)) + 1);
    const float height = paragraph_height(words, width);
    place_tooltip(width + 2 * padding.x, height + 2 * padding.y);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::BeginTooltip();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    paragraph(words, at.x, at.y, width, colours().t1);
    ImGui::Dummy({width, height});
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
    pop_face();
}

void number_tooltip(std::string_view target, std::string_view words) {
    if (!card_speaks(target)) tooltip(words);
}

}  // namespace mw::ui
