#include <array>

#include "ui/window_parts.h"

namespace mw::ui {
namespace {

struct KeyLine {
    const char* key;
    const char* act;
};
// Mirrors shortcuts.cpp; the last lines, which need the keyboard on the chart, or on a row,
// chart_input.cpp and number_cells.cpp.
constexpr std::array left_keys = {
    KeyLine{"Space", "Pause or go on"},
    KeyLine{"[  ]", "Slower, faster"},
    KeyLine{"Ctrl+Z", "Rewind one action"},
    KeyLine{",  .", "Frames: back, on"},
    KeyLine{"T", "Transfer"},
    KeyLine{"B", "Borrow"},
    KeyLine{"R", "Repay"},
    KeyLine{"O", "Order form"},
    KeyLine{"← → + −", "Move the chart"},
    KeyLine{"← →", "Number in a row"},
};
constexpr std::array right_keys = {
    KeyLine{"W", "Wallet"},           KeyLine{"H", "Orders"},         KeyLine{"C", "Inspector"},
    KeyLine{"I", "Explain a number"}, KeyLine{"N", "Next step"},      KeyLine{"Shift+N", "Hint"},
    KeyLine{"?", "This window"},      KeyLine{"Tab", "Next control"}, KeyLine{"F6", "Next part"},
    KeyLine{"Esc", "Close a window"},
};

void draw_key(const KeyLine& line, const Rect& row) {
    const float width = std::max(px(26), width_of(code_type, line.key) + px(12));
    const Rect cap{row.x, row.y + px(3), width, row.h - px(6)};
    outline(cap, colours().line2, px(3));
    write(code_type, line.key, cap, colours().t0, Place::centre);
    write(body_type(), line.act, {row.x + px(76), row.y, row.w - px(76), row.h}, colours().t1);
}

float draw_keys(Rect area) {
    const bool wide = area.w > px(380);
    const float top = area.y;
    Rect second = area;
    if (wide) {
        area.w = area.w / 2;
        second = {area.right(), area.y, area.w, area.h};
    }
    for (const KeyLine& line : left_keys) draw_key(line, take_top(area, px(26)));
    if (!wide) second.y = area.y;
    for (const KeyLine& line : right_keys) draw_key(line, take_top(second, px(26)));
    return second.y - top;
}

constexpr const char* what_this_is =
    "Marginwalk is a flight simulator for isolated margin. You borrow, sell, buy back and repay "
    "on a working exchange screen, and nothing can go wrong for real.";
constexpr const char* by_keyboard =
    "Space presses the control that has the ring, and pauses where none has it. Tab goes round in "
    "the page: to leave it, press Esc, then Tab. Settings can turn the letters off.";
constexpr const char* museum =
    "Every refusal you meet is kept, with its code, what it means and how to put it right.";
constexpr const char* disclaimer =
    "This is a simulation with invented prices: there is no account, no real money, and nothing "
    "you do leaves this page. Names and steps follow the Binance isolated-margin screens. Not "
    "affiliated with any exchange. Nothing here is advice.";
constexpr const char* notices =
    "Built with Dear ImGui, Inter, JetBrains Mono and Lucide. Their licences come with this page, "
    "in the file notices.txt beside it.";

float draw_text(const char* title, const char* words, const Rect& area) {
    write(strong_type(), title, {area.x, area.y, area.w, px(24)}, colours().t0);
    const Rect rest{area.x, area.y + px(24), area.w, 0};
    return px(24) + write_paragraph(body_type(), words, rest, colours().t1) + px(14);
}

}  // namespace

void draw_help_window(const Canvas& canvas) {
    const Rect inside = draw_frame(canvas, {"Keys and help", {}, "help.close", 520, 560});
    const Rect place{inside.x, inside.y, inside.w + px(10), inside.h - px(8)};
    if (begin_region("help.body", place, true)) {
        Rect left = inside;
        left.y -= ImGui::GetScrollY();
        left.y += draw_text("What this is", what_this_is, left);
        write(strong_type(), "Keys", {left.x, left.y, left.w, px(24)}, colours().t0);
        left.y += px(26);
        left.y += draw_keys(left) + px(14);
        left.y += draw_text("Without a pointer", by_keyboard, left);
        left.y += draw_text("When the exchange says no", museum, left) - px(6);
        const float height = px(sizes().density == Density::touch ? 44 : 30);
        if (button({.name = "help.museum", .label = "Error museum", .fill = Fill::outline},
                   {left.x, left.y, px(140), height}))
            canvas.desk.window = explain::Window::museum;
        left.y += height + px(14);
        left.y += draw_text("Not real", disclaimer, left);
        left.y += draw_text("Thanks", notices, left);
        content_ends(left.y);
    }
    end_region();
}

}  // namespace mw::ui
