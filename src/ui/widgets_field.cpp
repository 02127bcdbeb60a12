#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "imgui_internal.h"
#include "ui/faces.h"
#include "ui/language.h"
#include "ui/names.h"
#include "ui/widgets.h"

namespace mw::ui {
namespace {

constexpr std::size_t longest = 64;  // bytes of any field, with the zero
constexpr float value_css = 13;

int keep_digits(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag == ImGuiInputTextFlags_CallbackCharFilter) {
        const ImWchar c = data->EventChar;
        return (c >= '0' && c <= '9') || c == '.' || c == ',' ? 0 : 1;
    }
    // after an edit: the first point stays, later ones go
    bool seen = false;
    for (int i = 0; i < data->BufTextLen;) {
        const bool point = data->Buf[i] == '.';
        if (point && seen) {
            data->DeleteChars(i, 1);
            continue;
        }
        seen = seen || point;
        ++i;
    }
    return 0;
}

/// Puts a text that came from outside into a field, as far as the field takes it.
void take_written(const FieldSpec& spec, std::string_view written, std::string& text) {
    text.clear();
    bool seen = false;
    for (const char c : written) {
        const bool point = c == '.';
        const bool fits = (c >= '0' && c <= '9') || c == ',' || (point && !seen);
        if ((spec.numeric && !fits) || text.size() + 1 >= longest) continue;
        seen = seen || point;
        text += c;
    }
}

/// Where the parts of a field stand.
struct Parts {
    float left{0};   ///< of the text
    float right{0};  ///< end of the text: the unit or the padding
};

Parts draw_frame_parts(const FieldSpec& spec, const Rect& area) {
    const Theme& t = colours();
    const float pad = px(spec.pad);
    Parts parts{area.x + pad, area.right() - pad - spec.kept_free};
    if (spec.icon != nullptr) {
        draw_icon(spec.icon, {parts.left, area.y, px(14), area.h}, t.t2);
        parts.left += px(14 + 6);
    }
    if (!spec.label.empty()) {
        text(spec.label, {parts.left, area.y, text_width(spec.label) + 1, area.h}, t.t2);
        parts.left += text_width(spec.label) + px(8);
    }
    if (!spec.unit.empty()) {
        const float width = text_width(spec.unit);
        text(spec.unit, {parts.right - width, area.y, width + 1, area.h}, t.t1);
        parts.right -= width + px(8);
    }
    return parts;
}

void draw_edge(const FieldSpec& spec, const Rect& area) {
    const Theme& t = colours();
    ImU32 edge = t.outlines ? t.line : 0;
    if (ImGui::IsItemHovered()) edge = t.line2;
    if (ImGui::IsItemActive()) edge = t.acc;
    if (spec.error) edge = t.down;
    if (edge != 0)
        ImGui::GetWindowDrawList()->AddRect({area.x, area.y}, {area.right(), area.bottom()}, edge,
                                            px(4));
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool ring = g.NavId == g.LastItemData.ID && g.NavCursorVisible && !ImGui::IsItemActive();
    if (ring)
        ImGui::GetForegroundDrawList()->AddRect({area.x - 2, area.y - 2},
                                                {area.right() + 2, area.bottom() + 2}, t.acc,
                                                px(4) + 2, 0, 2);
}

/// Left padding that makes the text end at `parts.right`, or start at `parts.left`.
float text_offset(const FieldSpec& spec, std::string_view shown, const Rect& area, Parts parts,
                  bool& fits) {
    const float width = width_as_is(shown);
    fits = width <= parts.right - parts.left - 1;
    if (!spec.numeric || spec.from_left || !fits) return parts.left - area.x;
    return std::floor(parts.right - width - area.x);
}

}  // namespace

bool field(const FieldSpec& spec, std::string& text, const Rect& area) {
    card(area, 4);
    const Parts parts = draw_frame_parts(spec, area);
    const Name id = Name{"##"}.add(spec.name);
    const std::string* written = written_into(spec.name);
    if (written != nullptr) {
        take_written(spec, *written, text);
        ImGuiInputTextState* state = ImGui::GetInputTextState(ImGui::GetID(id.c_str()));
        if (state != nullptr) state->ReloadUserBufAndMoveToEnd();
    }
    std::array<char, longest> buffer{};
    const std::size_t length = std::min(text.size(), longest - 1);
    std::memcpy(buffer.data(), text.data(), length);

    push_face(Face::regular, value_css);
    const std::string_view said_hint = in_language(spec.hint);
    const std::string_view shown = length == 0 ? said_hint : std::string_view{text};
    bool fits = true;
    const float offset = text_offset(spec, shown, area, parts, fits);
    const float ascent = std::round(ImGui::GetCurrentContext()->FontBaked->Ascent);
    const float base = std::round(area.h / 2 + 0.364F * em_px());
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{offset, base - ascent});
    ImGui::SetCursorScreenPos({area.x, area.y});

    ImGuiInputTextFlags flags = ImGuiInputTextFlags_AutoSelectAll;
    if (fits) flags |= ImGuiInputTextFlags_NoHorizontalScroll;
    if (spec.numeric)
        flags |= ImGuiInputTextFlags_CallbackCharFilter | ImGuiInputTextFlags_CallbackEdit;
    const Name hint = Name{said_hint};
    const bool changed =
        ImGui::InputTextEx(id.c_str(), hint.c_str(), buffer.data(), static_cast<int>(longest),
                           {fits ? area.w - spec.kept_free : parts.right - area.x, area.h}, flags,
                           spec.numeric ? keep_digits : nullptr);
    ImGui::PopStyleVar();
    pop_face();
    if (changed) text = buffer.data();
    draw_edge(spec, area);
    const std::string_view drawn = spec.label.empty() ? spec.hint : spec.label;
    target(spec.name, Role::textbox, spec.called.empty() ? drawn : spec.called, text);
    describe(spec.unit);
    if (spec.numeric) only_numbers();
    return changed || written != nullptr;
}

}  // namespace mw::ui
