#include "ui/drawing.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/icons.h"

namespace mw::ui {

Type body_type() { return {Face::regular, sizes().density == Density::touch ? 13.0F : 12.0F}; }

Type strong_type() { return {Face::semibold, sizes().density == Density::touch ? 13.0F : 12.0F}; }

void write(const Type& type, std::string_view words, const Rect& area, ImU32 colour, Place place) {
    push_face(type.face, type.css);
    text(words, area, colour, place);
    pop_face();
}

float write_paragraph(const Type& type, std::string_view words, const Rect& area, ImU32 colour) {
    push_face(type.face, type.css);
    const float height = paragraph(words, area.x, area.y, area.w, colour);
    pop_face();
    return height;
}

float height_of(const Type& type, std::string_view words, float width) {
    push_face(type.face, type.css);
    const float height = paragraph_height(words, width);
    pop_face();
    return height;
}

float width_of(const Type& type, std::string_view words) {
    push_face(type.face, type.css);
    const float width = text_width(words);
    pop_face();
    return width;
}

Rect inset(const Rect& area, float dx, float dy) {
    return {area.x + dx, area.y + dy, std::max(0.0F, area.w - 2 * dx),
            std::max(0.0F, area.h - 2 * dy)};
}

Rect take_top(Rect& area, float height) {
    const Rect row{area.x, area.y, area.w, height};
    area.y += height;
    area.h -= height;
    return row;
}

Rect take_bottom(Rect& area, float height) {
    area.h -= height;
    return {area.x, area.bottom(), area.w, height};
}

Rect take_left(Rect& area, float width) {
    const Rect column{area.x, area.y, width, area.h};
    area.x += width;
    area.w -= width;
    return column;
}

Rect take_right(Rect& area, float width) {
    area.w -= width;
    return {area.right(), area.y, width, area.h};
}

Rect centred(const Rect& outer, float width, float height) {
    return {std::floor(outer.x + (outer.w - width) / 2),
            std::floor(outer.y + (outer.h - height) / 2), width, height};
}

void fill(const Rect& area, ImU32 colour, float rounding) {
    ImGui::GetWindowDrawList()->AddRectFilled({area.x, area.y}, {area.right(), area.bottom()},
                                              colour, rounding);
}

void outline(const Rect& area, ImU32 colour, float rounding, float thickness) {
    ImGui::GetWindowDrawList()->AddRect({area.x, area.y}, {area.right(), area.bottom()}, colour,
                                        rounding, 0, thickness);
}

// ---- menus ----------------------------------------------------------------------------------

namespace {

constexpr float menu_pad = 4;

float entry_height(const MenuEntry& entry) {
    const bool touch = sizes().density == Density::touch;
    if (!entry.about.empty()) return px(touch ? 56 : 46);
    return px(touch ? 44 : 30);
}

float menu_width(std::span<const MenuEntry> entries, const Rect& anchor) {
    float width = std::max(anchor.w - px(2 * menu_pad), px(120));
    for (const MenuEntry& entry : entries)
        width = std::max({width, width_of(strong_type(), entry.label) + px(44),
                          width_of(small_type, entry.about) + px(24)});
    return std::ceil(width);
}

bool draw_entry(const MenuEntry& entry, Rect area) {
    const Touch press =
        pressable({entry.name, Role::option, entry.label, entry.chosen ? "true" : "false"}, area);
    describe(entry.about);
    if (press.hovered || entry.chosen) fill(area, colours().field, px(4));
    area = inset(area, px(12), px(entry.about.empty() ? 0 : 6));
    if (entry.chosen) draw_icon(icon::check, take_right(area, px(14)), colours().acc);
    const Rect title = entry.about.empty() ? area : take_top(area, px(18));
    write(entry.about.empty() ? body_type() : strong_type(), entry.label, title, colours().t0);
    if (!entry.about.empty()) write(small_type, entry.about, area, colours().t1);
    return press.pressed;
}

}  // namespace

void open_menu(const char* id) { ImGui::OpenPopup(id); }

int draw_menu(const char* id, std::span<const MenuEntry> entries, const Rect& anchor) {
    if (!ImGui::IsPopupOpen(id)) return -1;
    const float width = menu_width(entries, anchor);
    float height = 0;
    for (const MenuEntry& entry : entries) height += entry_height(entry);
    const float pad = px(menu_pad);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    const bool above = anchor.bottom() + height + 3 * pad > screen.y;
    const float y = above ? anchor.y - height - 3 * pad : anchor.bottom() + pad;
    const float x = std::clamp(anchor.x, 0.0F, std::max(0.0F, screen.x - width - 2 * pad));
    ImGui::SetNextWindowPos({x, y});
    ImGui::SetNextWindowSize({width + 2 * pad, height + 2 * pad});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{0, 0});
    ImGui::PushStyleColor(ImGuiCol_PopupBg, colours().panel);
    ImGui::PushStyleColor(ImGuiCol_Border, colours().line2);
    int chosen = -1;
    constexpr ImGuiWindowFlags flags =
        ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoDecoration;
    if (ImGui::BeginPopup(id, flags)) {
        Rect left{x + pad, y + pad, width, height};
        for (std::size_t i = 0; i < entries.size(); ++i)
            if (draw_entry(entries[i], take_top(left, entry_height(entries[i]))))
                chosen = static_cast<int>(i);
        if (chosen >= 0) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar();
    return chosen;
}

int dropdown(const DropdownSpec& spec, std::span<const MenuEntry> entries, const Rect& area) {
    const Touch press = pressable({spec.name, Role::button, spec.label, spec.shown}, area);
    fill(area, colours().field, px(4));
    if (press.hovered || colours().outlines)
        outline(area, press.hovered ? colours().line2 : colours().line, px(4));
    Rect inside = inset(area, px(12), 0);
    draw_icon(icon::chevron_down, take_right(inside, px(14)), colours().t1);
    write(strong_type(), spec.shown, inside, colours().t0);
    const float after = width_of(strong_type(), spec.shown) + px(4);
    if (!spec.quiet.empty() && after < inside.w)
        write(body_type(), spec.quiet, {inside.x + after, inside.y, inside.w - after, inside.h},
              colours().t2);
    const std::string id = std::string{spec.name} + ".list";
    if (press.pressed) open_menu(id.c_str());
    return draw_menu(id.c_str(), entries, area);
}

bool star_button(std::string_view name, bool given, const Rect& area) {
    const Touch touch = pressable({.name = name,
                                   .role = Role::checkbox,
                                   .label = "Favourite",
                                   .value = given ? "true" : "false"},
                                  area);
    tooltip(given ? "Take the star away" : "Give this pair a star");
    const ImU32 ink = given ? colours().warn : (touch.hovered ? colours().t0 : colours().t2);
    draw_icon(icon::star, area, ink);
    return touch.pressed;
}

}  // namespace mw::ui
