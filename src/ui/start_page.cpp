#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ui/drawing.h"
#include "ui/faces.h"
#include "ui/icons.h"
#include "ui/names.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

/// One of the three ways in.
struct Way {
    const char* name;
    const char* icon;
    const char* title;
    const char* about;  ///< null: how many lessons there are
    std::array<const char*, 3> points;
    const char* act;
    bool first{false};
};
constexpr std::array ways = {
    Way{"start.walk",
        icon::footprints,
        "Guided walk",
        "The whole path beside the real screen. The coach points, you press.",
        {"About 12 minutes, pause any time", "Hints never cost points",
         "You do every step yourself"},
        "Start the walk",
        true},
    Way{"start.practice",
        icon::compass,
        "Free practice",
        "10,000 play USDT, a moving market, no instructions.",
        {"Rewind and try again", "Speed from 1x to 600x", "See now and after, then press"},
        "Open the desk"},
    Way{"start.lessons",
        icon::graduation_cap,
        "All lessons",
        nullptr,
        {"Start at the beginning", "Your progress is kept here", "Nothing leaves this page"},
        "Browse lessons"},
};

void follow(const Canvas& canvas, std::size_t way) {
    if (way == 0 && !canvas.views.lessons.empty())
        canvas.out.emplace_back(StartLesson{canvas.views.lessons.front().id});
    if (way == 1) canvas.out.emplace_back(StartPractice{});
    if (way == 2) canvas.desk.page = explain::Page::lessons;
}

void draw_point(const char* words, const Rect& row) {
    draw_icon(icon::check, {row.x, row.y, px(12), row.h}, colours().t2, 12);
    write(body_type(), words, {row.x + px(20), row.y, row.w - px(20), row.h}, colours().t1);
}

/// A card is one thing to press; its button shows what pressing does. @return true when pressed.
bool draw_way(const Way& way, std::string_view about, const Rect& area) {
    const std::string label = std::string{way.act} + ": " + way.title + ". " + std::string{about};
    const Touch press = pressable({.name = way.name, .label = label, .radius = 6}, area);
    fill(area, colours().panel, px(6));
    const ImU32 edge = way.first || press.hovered ? colours().acc : colours().line;
    outline(area, edge, px(6));
    Rect left = inset(area, px(20), px(20));
    const Rect tile = take_left(left, px(36));
    left = inset(area, px(20), px(20));
    const Rect square{tile.x, tile.y, px(36), px(36)};
    fill(square, way.first ? colours().acc_soft : colours().field, px(6));
    draw_icon(way.icon, square, way.first ? colours().acc : colours().t1, 18);
    take_top(left, px(48));
    write(title_type, way.title, take_top(left, px(24)), colours().t0);
    take_top(left, px(4));
    write_paragraph(coach_type, about, left, colours().t1);
    Rect points{left.x, area.y + px(151), left.w, 0};
    for (const char* point : way.points) draw_point(point, take_top(points, px(22)));
    const Rect act{left.x, area.bottom() - px(61), left.w, px(40)};
    const ImU32 back = !way.first      ? (press.hovered ? colours().quiet_hover : colours().raised)
                       : press.hovered ? colours().acc_hover
                                       : colours().acc;
    fill(act, back, px(4));
    write(coach_strong_type, way.act, act, way.first ? colours().acc_ink : colours().t0,
          Place::centre);
    return press.pressed;
}

/// Headline and what this is. @return y below.
float draw_opening(const Rect& area) {
    float y = area.y;
    draw_mark(area.x, y, px(36));
    y += px(50);
    const char* headline = "Borrow, sell, buy back, repay. Walk it once, safely.";
    Type type{Face::semibold, 28};
    if (width_of(type, headline) > area.w) type.css = 20;
    y += std::max(px(36), write_paragraph(type,
                                          "Borrow, sell, buy back, repay. Walk it once, "
                                          "safely.",
                                          {area.x, y, area.w, 0}, colours().t0));
    y += px(10);
    const Rect words{area.x, y, area.w, 0};
    return y + write_paragraph({Face::regular, 14},
                               "An isolated-margin account from the first transfer to the last "
                               "repayment, on a working exchange screen.",
                               words, colours().t1);
}

void draw_key(const char* key, const char* act, Rect& left) {
    const float words = width_of(body_type(), act) + px(4);
    write(body_type(), act, take_right(left, words), colours().t2, Place::right);
    push_face(Face::semibold, 11);
    const float letters = width_as_is(key);  // what stands on the key, in any language
    const float width = letters + px(12);
    const Rect cap = centred(take_right(left, width), width, px(17));
    outline(cap, colours().line2, px(3));
    text_as_is(key, {cap.x + px(6), cap.y, letters, cap.h}, colours().t1);
    pop_face();
    take_right(left, px(6));
}

/// The promise, and how to move by keyboard. @return y below.
float draw_closing(const Rect& area) {
    constexpr std::string_view promise =
        "This is a simulation with invented prices: there is no account, no real money, and "
        "nothing you do leaves this page.";
    const float words_w = area.w - px(60);
    const float words_h = height_of(coach_type, promise, words_w);
    const Rect box{area.x, area.y, area.w, words_h + px(26)};
    fill(box, colours().panel, px(6));
    if (colours().outlines) outline(box, colours().line, px(6));
    draw_icon(icon::shield, {box.x + px(16), box.y, px(16), box.h}, colours().acc, 16);
    write_paragraph(coach_type, promise, {box.x + px(44), box.y + px(13), words_w, 0},
                    colours().t0);
    constexpr std::string_view honest =
        "Names and steps follow the Binance isolated-margin screens. Not affiliated with any "
        "exchange.";
    Rect row{area.x, box.bottom() + px(12), area.w, px(24)};
    const bool keys = sizes().density != Density::touch && area.w > px(760);
    if (keys) {
        draw_key("Enter", "to choose", row);
        draw_key("Tab", "to move", row);
    }
    row.y += px(4);
    return row.y + write_paragraph(body_type(), honest, row, colours().t2);
}

/// Cards side by side, or one below the other where there is no room. @return y below.
float draw_ways(const Canvas& canvas, const Rect& area) {
    const auto count = static_cast<std::size_t>(
        std::ranges::count(canvas.views.lessons, false, &explain::LessonCard::scenario));
    const Name lessons =
        Name{""}.add(count).add(" lessons, from finding the screen to a trade without help.");
    const float height = px(292);
    const bool wide = area.w > px(760);
    const float gap = px(16);
    const float width = wide ? std::floor((area.w - 2 * gap) / 3) : area.w;
    Rect place{area.x, area.y, width, height};
    for (std::size_t i = 0; i < ways.size(); ++i) {
        const bool fixed = ways[i].about != nullptr;
        const std::string_view about = fixed ? std::string_view{ways[i].about} : lessons;
        if (draw_way(ways[i], about, place)) follow(canvas, i);
        if (wide)
            place.x += width + gap;
        else
            place.y += height + px(12);
    }
    return wide ? place.bottom() : place.y - px(12);
}

}  // namespace

void draw_start_page(const Canvas& canvas) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    draw_nav(canvas);
    const float top = canvas.layout.nav.bottom();
    const Rect page{0, top, screen.x, screen.y - top};
    if (begin_region("start", page, true)) {
        const float width = std::min(px(880), screen.x - px(32));
        const float x = std::floor((screen.x - width) / 2);
        const float margin = page.h > px(700) ? px(48) : px(20);
        float y = page.y - ImGui::GetScrollY() + margin;
        y = draw_opening({x, y, width, 0}) + px(page.h > px(700) ? 62 : 24);
        y = draw_ways(canvas, {x, y, width, 0}) + px(28);
        content_ends(draw_closing({x, y, width, 0}) + px(24));
    }
    end_region();
}

}  // namespace mw::ui
