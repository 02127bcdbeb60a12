#include <algorithm>
#include <array>

#include "imgui.h"
#include "ui/icons.h"
#include "ui/names.h"
#include "ui/window_parts.h"

namespace mw::ui {
namespace {

using explain::CallRow;
using explain::InspectorView;

// ---- the list ----------------------------------------------------------------------------------

/// "POST /sapi/v1/margin/order, 200": a row for a screen reader.
std::string spoken(const CallRow& call) {
    return call.method + " " + call.path + ", " + call.status.text;
}

/// One call: when and how it went, and its path below.
void draw_call(const Canvas& canvas, std::size_t index, const Rect& area) {
    const CallRow& call = canvas.views.inspector.calls[index];
    const bool chosen = index == canvas.views.inspector.chosen;
    const Name name = Name{"inspector.row."}.add(index);
    const std::string label = spoken(call);
    const Touch touch = pressable(
        {.name = name, .role = Role::row, .label = label, .value = chosen ? "true" : "false"},
        area);
    if (touch.pressed) canvas.desk.calls = {call.number, {}};
    if (chosen || touch.hovered) fill(area, colours().field, px(4));
    Rect left = inset(area, px(8), px(4));
    Rect first = take_top(left, left.h / 2);
    write(body_type(), call.time, take_right(first, px(64)), colours().t2, Place::right);
    write(code_type, call.method, take_left(first, px(58)), colours().t0);
    write(code_type, call.status.text, first, colour_of(call.status.tone));
    write(code_type, call.path, left, chosen ? colours().t0 : colours().t1);
}

void draw_list(const Canvas& canvas, const Rect& area) {
    const std::size_t count = canvas.views.inspector.calls.size();
    const float height = px(46);
    if (begin_region("inspector.list", area, true)) {
        const float top = ImGui::GetCursorScreenPos().y;
        for (std::size_t i = 0; i < count; ++i)
            draw_call(canvas, i,
                      {area.x, top + static_cast<float>(i) * height, area.w - px(8), height});
        content_ends(top + static_cast<float>(count) * height);
    }
    end_region();
}

// ---- the chosen call ---------------------------------------------------------------------------

/// A line of code; what is too long goes on below, under its own indent.
float draw_code(std::string_view line, const Rect& area, ImU32 colour) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const float away = width_of(code_type, "0") * static_cast<float>(indent);
    const Rect rest{area.x + away, area.y, area.w - away, 0};
    return write_paragraph(code_type, line.substr(indent), rest, colour);
}

float draw_heading(const char* words, const Rect& area) {
    write(strong_type(), words, {area.x, area.y, area.w, px(24)}, colours().t0);
    return px(24);
}

float draw_params(const InspectorView& view, const Rect& area) {
    const float name = std::min(px(170), area.w * 0.5F);
    const float line = px(19);
    float used = 0;
    for (const explain::Row& param : view.params) {
        write(code_type, param.label, {area.x, area.y + used, name, line}, colours().t1);
        write(code_type, param.value.text, {area.x + name, area.y + used, area.w - name, line},
              colours().t0);
        used += line;
    }
    return used;
}

void draw_told(const Canvas& canvas, const Rect& area) {
    const InspectorView& view = canvas.views.inspector;
    const CallRow& call = view.calls[view.chosen];
    const Name id = Name{"inspector.told"}.add(static_cast<std::size_t>(call.number));
    if (begin_region(id.c_str(), area, true)) {
        Rect left{area.x, ImGui::GetCursorScreenPos().y, area.w - px(12), area.h};
        left.y += draw_code(call.method + " " + call.path, left, colours().acc) + px(6);
        left.y += draw_heading("Parameters", left);
        left.y += draw_params(view, left) + px(10);
        left.y += draw_heading("Answer", left);
        write(code_type, "HTTP " + call.status.text, {left.x, left.y, left.w, px(19)},
              colour_of(call.status.tone));
        left.y += px(21);
        for (const std::string& line : view.answer) left.y += draw_code(line, left, colours().t0);
        content_ends(left.y + px(8));
    }
    end_region();
}

// ---- copying -----------------------------------------------------------------------------------

struct Copy {
    const char* target;
    const char* kind;
    const char* label;
    const std::string& text;
};

void draw_copies(const Canvas& canvas, Rect area) {
    const InspectorView& view = canvas.views.inspector;
    const std::array copies = {
        Copy{"inspector.copy.curl", "curl", "curl", view.curl},
        Copy{"inspector.copy.python", "python", "Python", view.python},
        Copy{"inspector.copy.javascript", "javascript", "JavaScript", view.javascript}};
    const float words = px(58);
    write(body_type(), "Copy as", take_left(area, words), colours().t1);
    const float gap = px(8);
    const float width = std::min(px(120), (area.w - 2 * gap) / 3);
    for (const Copy& copy : copies) {
        const bool copied = canvas.desk.calls.copied == copy.kind;
        const Rect place = take_left(area, width);
        take_left(area, gap);
        if (!button({.name = copy.target,
                     .label = copied ? "Copied" : copy.label,
                     .fill = Fill::outline,
                     .help = "Runs against scripts/server of this project",
                     .value = copied ? "true" : "false"},
                    place))
            continue;
        ImGui::SetClipboardText(copy.text.c_str());
        canvas.desk.calls = {view.calls[view.chosen].number, copy.kind};
    }
}

}  // namespace

void draw_inspector_window(const Canvas& canvas) {
    const bool phone = canvas.layout.shape == Shape::phone;
    const std::string_view about = "Each click as a program would send it to the exchange";
    Rect inside = draw_frame(
        canvas, {"Inspector", phone ? std::string_view{} : about, "inspector.close", 980, 640});
    if (canvas.views.inspector.calls.empty()) {
        write_paragraph(body_type(), canvas.views.inspector.note, inside, colours().t1);
        return;
    }
    take_bottom(inside, px(12));
    draw_copies(canvas, take_bottom(inside, px(phone ? 44 : 32)));
    take_bottom(inside, px(10));
    if (phone) {
        draw_list(canvas, take_top(inside, std::min(px(142), inside.h * 0.4F)));
        take_top(inside, px(8));
        line_h(inside.x, inside.y, inside.w, colours().line);
        take_top(inside, px(8));
    } else {
        draw_list(canvas, take_left(inside, inside.w * 0.38F));
        take_left(inside, px(12));
    }
    draw_told(canvas, inside);
}

}  // namespace mw::ui
