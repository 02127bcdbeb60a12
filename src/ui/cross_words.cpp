#include <algorithm>
#include <array>

#include "ui/drawing.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

/// One difference between the two kinds of account.
struct Difference {
    std::string_view about, isolated, cross;
};

constexpr std::array differences = {
    Difference{"Collateral", "Only what you moved into this pair",
               "All coins of the whole account"},
    Difference{"Margin level", "One for each pair", "One for everything together"},
    Difference{"A loss", "Stays in its pair", "Is paid with what other positions need"},
    Difference{"Liquidation", "Ends this pair only", "Can end every position at once"},
    Difference{"To add safety", "You transfer, or let auto top-up do it",
               "Free coins stand behind it already"},
};

/// Topic, isolated and cross side by side; on a narrow screen one below the other.
void draw_difference(const Difference& one, bool narrow, Rect& left) {
    const ImU32 ink = colours().t0;
    if (!narrow) {
        Rect row = take_top(left, px(28));
        line_h(row.x, row.y, row.w, colours().line);
        write(body_type(), one.about, take_left(row, px(130)), colours().t1);
        write(body_type(), one.isolated, take_left(row, row.w / 2), ink);
        write(body_type(), one.cross, row, colours().t1);
        return;
    }
    line_h(left.x, left.y, left.w, colours().line);
    write(body_type(), one.about, take_top(left, px(24)), colours().t1);
    write(body_type(), one.isolated, take_top(left, px(20)), ink);
    write(body_type(), one.cross, take_top(left, px(22)), colours().t1);
}

}  // namespace

bool draw_cross_words(std::string_view back, const Rect& area) {
    Rect left = area;
    left.w = std::min(area.w, px(760));
    const bool narrow = left.w < px(560);
    take_top(left, px(12));
    write(step_title_type, "Why there is no Cross account here", take_top(left, px(26)),
          colours().t0);
    constexpr std::string_view words =
        "Cross puts all your margin coins into one pot that every position shares. Isolated keeps "
        "one pot for each pair, which makes it the clearer place to learn. This simulator is about "
        "that one.";
    take_top(left, write_paragraph(body_type(), words, left, colours().t1) + px(10));
    const Rect spot{left.x, left.y, std::min(left.w, px(180)), sizes().button};
    const bool pressed = button({.name = back, .label = "Go to Isolated"}, spot);
    take_top(left, spot.h + px(14));
    draw_difference({"", narrow ? "Isolated" : "Isolated, as here", "Cross"}, narrow, left);
    for (const Difference& one : differences) draw_difference(one, narrow, left);
    content_ends(left.y + px(12));
    return pressed;
}

}  // namespace mw::ui
