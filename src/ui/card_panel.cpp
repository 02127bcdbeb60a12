// The card of a number: small under the pointer, or whole beside what it explains.
#include <algorithm>
#include <array>
#include <cmath>

#include "imgui_internal.h"
#include "ui/icons.h"
#include "ui/names.h"
#include "ui/window_parts.h"

namespace mw::ui {
namespace {

using explain::CardInput;
using explain::CardView;

constexpr float whole_w = 500;
constexpr float small_w = 320;

bool on_phone(const Canvas& canvas) { return canvas.layout.shape == Shape::phone; }

/// Rows of a phone have their source below.
bool stacks() { return sizes().density == Density::touch; }

float row_height() { return px(stacks() ? 48 : 30); }

/// Heights of the parts of a card, for a width of its words.
struct Heights {
    float about{0};
    float box{0};
    float rows{0};
    float note{0};
    float trail{0};
};

float words_height(const Type& type, std::string_view words, float width) {
    return words.empty() ? 0 : height_of(type, words, width);
}

float box_height(const CardView& card, float width) {
    if (card.formula.empty()) return 0;
    const float inner = width - px(24);
    return words_height(code_type, card.formula, inner) + px(6) +
           words_height(code_type, card.sum, inner) + px(20);
}

Heights heights_of(const CardView& card, float width) {
    Heights h;
    h.about = words_height(body_type(), card.about, width) + px(10);
    h.box = box_height(card, width);
    if (h.box > 0) h.box += px(12);
    if (!card.inputs.empty())
        h.rows = px(22) + static_cast<float>(card.inputs.size()) * row_height() + px(8);
    if (!card.note.empty()) h.note = words_height(body_type(), card.note, width) + px(4);
    if (!card.trail.empty()) h.trail = px(20);
    return h;
}

/// Beside what it explains, inside the screen; on a phone at its foot.
Rect place_of(const Canvas& canvas, float width, float height) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    if (on_phone(canvas)) {
        const float foot = canvas.desk.card.open ? screen.y : canvas.layout.time.y;
        const float high = std::min(height, screen.y - px(56));
        return {0, foot - high, screen.x, high};
    }
    const Target* of = find_target(canvas.desk.card.target);
    const Rect at = of != nullptr ? of->rect : Rect{screen.x / 2, screen.y / 2, 0, 0};
    const float gap = px(8);
    width = std::min(width, screen.x - 2 * gap);
    height = std::min(height, screen.y - 2 * gap);
    float x = at.x;
    float y = at.bottom() + gap;
    if (y + height > screen.y - gap) y = at.y - gap - height;
    if (y < gap) {  // neither below nor above: to the side
        x = at.x - gap - width > 0 ? at.x - gap - width : at.right() + gap;
        y = std::min(at.y, screen.y - gap - height);
    }
    x = std::clamp(x, gap, std::max(gap, screen.x - gap - width));
    return {std::floor(x), std::floor(std::max(gap, y)), width, height};
}

void draw_box(const CardView& card, Rect& left) {
    const float height = box_height(card, left.w);
    if (height == 0) return;
    const Rect area = take_top(left, height);
    take_top(left, px(12));
    ::mw::ui::card(area);
    Rect inner = inset(area, px(12), px(10));
    take_top(inner, write_paragraph(code_type, card.formula, inner, colours().t0) + px(6));
    write_paragraph(code_type, card.sum, inner, colours().t1);
}

// ---- small ------------------------------------------------------------------------------------

void draw_small(const Canvas& canvas, const CardView& card) {
    const float pad = px(12);
    const float inner = px(small_w) - 2 * pad;
    const float sum = words_height(code_type, card.sum, inner);
    const float about = words_height(body_type(), card.about, inner);
    const float height = px(24) + (sum > 0 ? sum + px(6) : 0) + about + px(24) + 2 * px(9);
    const Rect area = place_of(canvas, px(small_w), height);
    ImGui::SetNextWindowPos({area.x, area.y});
    ImGui::SetNextWindowSize({area.w, area.h});
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs |
                                       ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoFocusOnAppearing |
                                       ImGuiWindowFlags_NoBackground;
    if (ImGui::Begin("small card", nullptr, flags)) {
        ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
        fill(area, colours().panel, px(6));
        outline(area, colours().line2, px(6));
        Rect left = inset(area, pad, px(8));
        const Rect head = take_top(left, px(24));
        write(strong_type(), card.name, head, colours().t0);
        write(strong_type(), card.value, head, colours().t0, Place::right);
        if (sum > 0)
            take_top(left, write_paragraph(code_type, card.sum, left, colours().t1) + px(6));
        take_top(left, write_paragraph(body_type(), card.about, left, colours().t1));
        write(small_type, "I: where it comes from", take_top(left, px(24)), colours().t2);
        target_area("card.small", Role::status, card.name, card.value, area);
    }
    ImGui::End();
}

// ---- whole ------------------------------------------------------------------------------------

/// One number or event. @return true when its own card is wanted.
bool draw_input(const CardInput& input, std::size_t index, const Rect& area) {
    const Name name = Name{"card.input."}.add(index);
    line_h(area.x, area.y, area.w, colours().line);
    bool pressed = false;
    Rect row = area;
    if (input.figure) {
        const Touch touch = pressable(
            {.name = name, .role = Role::link, .label = input.name, .value = input.value}, area);
        if (touch.hovered) fill(inset(area, -px(6), 0), colours().field, px(4));
        line_h(area.x, area.y, area.w, colours().line);
        pressed = touch.pressed;
    } else {
        target_area(name, Role::status, input.name, input.value, area);
    }
    const Rect arrow = take_right(row, px(18));
    if (input.figure) draw_icon(icon::chevron_right, arrow, colours().acc);
    if (stacks()) {
        Rect first = row;
        first.h = px(28);
        write(body_type(), input.name, first, colours().t1);
        write(strong_type(), input.value, first, colours().t0, Place::right);
        write(small_type, input.source, {row.x, row.y + px(24), row.w, px(20)}, colours().t2);
        return pressed;
    }
    const float value_w = std::max(px(120), width_of(strong_type(), input.value) + px(12));
    write(strong_type(), input.value, take_left(row, std::min(value_w, row.w)), colours().t0);
    const float source_w = std::min(width_of(body_type(), input.source) + 1, row.w * 0.55F);
    write(body_type(), input.source, take_right(row, source_w), colours().t2);
    write(body_type(), input.name, row, colours().t1);
    return pressed;
}

void draw_head(const Canvas& canvas, const CardView& card, Rect row) {
    explain::CardDesk& desk = canvas.desk.card;
    const float size = px(stacks() ? 44 : 28);
    row.w += px(4);
    const Rect close = centred(take_right(row, size), size, size);
    if (!card.trail.empty()) {
        const Rect back = centred(take_left(row, size), size, size);
        if (button({.name = "card.back",
                    .label = {},
                    .fill = Fill::bare,
                    .icon = icon::chevron_left,
                    .help = "Back"},
                   back) &&
            !desk.path.empty())
            desk.path.pop_back();
        take_left(row, px(4));
    }
    write(title_type, card.name, row, colours().t0);
    if (button({.name = "card.close",
                .label = {},
                .fill = Fill::bare,
                .icon = icon::x,
                .help = "Close (Esc)"},
               close))
        desk = {};
}

/// "Margin level › BTC owed"
void draw_trail(const CardView& card, Rect& left) {
    if (card.trail.empty()) return;
    std::string words;
    for (const std::string& name : card.trail) words += name + " › ";
    words += card.name;
    write(small_type, words, take_top(left, px(20)), colours().t2);
}

void draw_inputs(const Canvas& canvas, const CardView& card, Rect& left) {
    if (card.inputs.empty()) return;
    write(small_type, "Where the numbers come from", take_top(left, px(22)), colours().t2);
    explain::CardDesk& desk = canvas.desk.card;
    for (std::size_t i = 0; i < card.inputs.size(); ++i)
        if (draw_input(card.inputs[i], i, take_top(left, row_height())))
            desk.path.push_back(*card.inputs[i].figure);
    line_h(left.x, left.y, left.w, colours().line);
    take_top(left, px(8));
}

void draw_body(const Canvas& canvas, const CardView& card, Rect left) {
    draw_trail(card, left);
    write(number_type, card.value, take_top(left, px(34)), colours().t0);
    take_top(left, write_paragraph(body_type(), card.about, left, colours().t1) + px(10));
    draw_box(card, left);
    draw_inputs(canvas, card, left);
    if (!card.note.empty()) write_paragraph(body_type(), card.note, left, colours().t2);
}

void draw_whole(const Canvas& canvas, const CardView& card) {
    const float pad = px(16);
    const float width = on_phone(canvas) ? ImGui::GetIO().DisplaySize.x : px(whole_w);
    const Heights h = heights_of(card, width - 2 * pad);
    const float head = px(stacks() ? 52 : 46);
    const float body = h.trail + px(34) + h.about + h.box + h.rows + h.note;
    const Rect area = place_of(canvas, width, head + body + px(14));
    ImGui::SetNextWindowPos({area.x, area.y});
    ImGui::SetNextWindowSize({area.w, area.h});
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                       ImGuiWindowFlags_NoSavedSettings |
                                       ImGuiWindowFlags_NoBackground;
    if (ImGui::Begin("card", nullptr, flags)) {
        ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
        const float rounding = px(on_phone(canvas) ? 12 : 8);
        fill(area, colours().panel, rounding);
        outline(area, colours().line2, rounding);
        target_area("card", Role::dialog, card.name, card.value, area);
        Rect left = inset(area, pad, 0);
        draw_head(canvas, card, take_top(left, head));
        left.h -= px(6);
        const Rect place{left.x, left.y, left.w + px(10), left.h};
        if (begin_region("card.body", place, true)) {
            draw_body(canvas, card, {left.x, left.y - ImGui::GetScrollY(), left.w, body});
            content_ends(left.y - ImGui::GetScrollY() + body);
        }
        end_region();
    }
    ImGui::End();
}

}  // namespace

void draw_card_panel(const Canvas& canvas) {
    explain::CardDesk& desk = canvas.desk.card;
    const CardView& card = canvas.views.late.card;
    if (!desk.open) {
        if (!card.name.empty()) draw_small(canvas, card);
        return;
    }
    if (!card.name.empty()) draw_whole(canvas, card);
    if (!ImGui::IsAnyItemActive() && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) desk = {};
}

}  // namespace mw::ui
