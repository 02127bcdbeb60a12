#include <algorithm>
#include <cmath>
#include <string>

#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

using explain::LessonCard;

/// What a card shows, for a lesson or for practice.
struct Shown {
    std::string name;
    std::string act_name;
    const char* icon;
    std::string_view title;
    std::string_view about;
    std::string_view facts;
    std::string_view state;
    const char* act;
};

float card_height(const Shown& shown, float width) {
    return px(20) + px(24) + px(4) + height_of(coach_type, shown.about, width - px(92)) + px(8) +
           px(18) + px(14) + sizes().submit + px(18);
}

/// @return true when its button was pressed.
bool draw_card(const Shown& shown, const Rect& area) {
    fill(area, colours().panel, px(6));
    outline(area, colours().line, px(6));
    target_area(shown.name, Role::status, shown.title, shown.state, area, shown.about);
    const Rect square{area.x + px(20), area.y + px(20), px(36), px(36)};
    fill(square, colours().acc_soft, px(6));
    draw_icon(shown.icon, square, colours().acc, 18);
    Rect left{area.x + px(72), area.y + px(20), area.w - px(92), area.h - px(38)};
    Rect title = take_top(left, px(24));
    if (!shown.state.empty()) {
        const float width = width_of(small_type, shown.state) + px(12);
        const Rect badge = centred(take_right(title, width), width, px(20));
        fill(badge, colours().acc_soft, px(3));
        write(small_type, shown.state, badge, colours().acc, Place::centre);
    }
    write(title_type, shown.title, title, colours().t0);
    take_top(left, px(4));
    const float about = write_paragraph(coach_type, shown.about, left, colours().t1);
    take_top(left, about + px(8));
    write(body_type(), shown.facts, take_top(left, px(18)), colours().t2);
    take_top(left, px(12));
    const float width = std::min(left.w, px(180));
    return button({.name = shown.act_name, .label = shown.act, .fill = Fill::primary},
                  {left.x, left.y, width, sizes().submit});
}

Shown shown_lesson(const LessonCard& lesson) {
    const char* act = lesson.state.empty() ? "Start" : "Start again";
    return {"lessons.card." + lesson.id,
            "lessons.card." + lesson.id + ".start",
            icon::footprints,
            lesson.title,
            lesson.about,
            lesson.facts,
            lesson.state,
            act};
}

const Shown practice{"lessons.card.practice",
                     "lessons.practice",
                     icon::compass,
                     "Free practice",
                     "10,000 play USDT and a moving market, without instructions. Rewind takes "
                     "back your last action.",
                     "No steps · as long as you like",
                     {},
                     "Open the desk"};

const Shown museum{"lessons.card.museum",
                   "lessons.museum",
                   icon::eye,
                   "Error museum",
                   "Every time the exchange said no to you: the code, what it means and how to put "
                   "it right.",
                   "A collection that grows",
                   {},
                   "Visit"};

}  // namespace

namespace {

/// Where the next card goes: one or two columns, rows as high as their highest card.
class Grid {
public:
    Grid(float x, float y, float w) : x_{x}, y_{y}, columns_{w > px(900) ? 2 : 1} {
        const float gaps = px(gap) * static_cast<float>(columns_ - 1);
        column_w_ = std::floor((w - gaps) / static_cast<float>(columns_));
    }

    [[nodiscard]] float column_width() const { return column_w_; }

    Rect next(float height) {
        const Rect place{x_ + static_cast<float>(column_) * (column_w_ + px(gap)), y_, column_w_,
                         height};
        highest_ = std::max(highest_, height);
        if (++column_ == columns_) end_row();
        return place;
    }

    /// Ends a row that is not full. @return y below it.
    float end_row() {
        if (column_ > 0) y_ += highest_ + px(gap);
        column_ = 0;
        highest_ = 0;
        return y_;
    }

private:
    static constexpr float gap = 12;
    float x_, y_;
    int columns_;
    float column_w_{0};
    int column_{0};
    float highest_{0};
};

/// "All" and each track, as pills that wrap. @return y below.
float draw_tracks(const Canvas& canvas, const Rect& area) {
    float x = area.x;
    float y = area.y;
    const float height = px(sizes().density == Density::touch ? 44 : 30);
    const auto pill = [&](const std::string& id, std::string_view label) {
        const float width = width_of(strong_type(), label) + px(28);
        if (x > area.x && x + width > area.right()) {
            x = area.x;
            y += height + px(8);
        }
        const Rect place{x, y, width, height};
        const bool chosen = canvas.desk.track == id;
        const std::string name = "lessons.track." + (id.empty() ? std::string{"all"} : id);
        const Touch touch = pressable(
            {.name = name, .role = Role::tab, .label = label, .value = chosen ? "true" : "false"},
            place);
        fill(place, chosen || touch.hovered ? colours().acc_soft : colours().field, height / 2);
        if (chosen) outline(place, colours().acc, height / 2);
        write(strong_type(), label, place, chosen ? colours().acc : colours().t0, Place::centre);
        if (touch.pressed) canvas.desk.track = id;
        x += width + px(8);
    };
    pill({}, "Every lesson");
    for (const explain::TrackView& track : canvas.views.tracks) pill(track.id, track.title);
    return y + height;
}

const explain::TrackView* chosen_track(const Canvas& canvas) {
    const auto found =
        std::ranges::find(canvas.views.tracks, canvas.desk.track, &explain::TrackView::id);
    return found == canvas.views.tracks.end() ? nullptr : &*found;
}

/// What the track is about and how far the learner is. @return y below.
float draw_about(const explain::TrackView& track, const Rect& area) {
    float y = area.y;
    y += write_paragraph(coach_type, track.about, {area.x, y, area.w, 0}, colours().t1) + px(8);
    const Rect bar{area.x, y + px(7), std::min(px(220), area.w - px(120)), px(6)};
    fill(bar, colours().line, px(3));
    if (track.share > 0) fill({bar.x, bar.y, bar.w * track.share, bar.h}, colours().acc, px(3));
    write(body_type(), track.progress, {bar.right() + px(12), y, px(140), px(20)}, colours().t1);
    return y + px(20);
}

void draw_lesson(const Canvas& canvas, const LessonCard& lesson, Grid& grid) {
    const Shown shown = shown_lesson(lesson);
    const Rect place = grid.next(card_height(shown, grid.column_width()));
    if (draw_card(shown, place)) canvas.out.emplace_back(StartLesson{lesson.id});
}

/// Lessons of the chosen track in its order, or all of them.
void draw_lessons(const Canvas& canvas, const explain::TrackView* track, Grid& grid) {
    if (track == nullptr) {
        for (const LessonCard& lesson : canvas.views.lessons)
            if (!lesson.scenario) draw_lesson(canvas, lesson, grid);
        return;
    }
    for (const std::size_t place : track->lessons)
        draw_lesson(canvas, canvas.views.lessons[place], grid);
}

}  // namespace

void draw_lessons_page(const Canvas& canvas) {
    const Rect& area = canvas.layout.content;
    panel(area);
    if (begin_region("lessons", area, true)) {
        const float width = std::min(px(1080), area.w - px(32));
        const float x = std::floor(area.x + std::max(px(16), (area.w - width) / 2));
        float y = area.y - ImGui::GetScrollY() + px(24);
        write(page_title_type, "Lessons", {x, y, width, px(24)}, colours().t0);
        target_area("lessons.title", Role::status, "Lessons", {}, {x, y, px(120), px(24)});
        y += px(28);
        y += write_paragraph(coach_type,
                             "Each lesson happens on the real screen. Steps tick when the account "
                             "shows that they are done, never because a button was pressed. 80 of "
                             "100 points pass; profit earns none.",
                             {x, y, std::min(width, px(720)), 0}, colours().t1) +
             px(14);
        y = draw_tracks(canvas, {x, y, width, 0}) + px(14);
        const explain::TrackView* track = chosen_track(canvas);
        if (track != nullptr) y = draw_about(*track, {x, y, width, 0}) + px(14);
        Grid lessons{x, y, width};
        draw_lessons(canvas, track, lessons);
        y = lessons.end_row() + px(12);
        write(page_title_type, "Markets to practise in", {x, y, width, px(24)}, colours().t0);
        target_area("lessons.markets", Role::status, "Markets to practise in", {},
                    {x, y, px(240), px(24)});
        Grid markets{x, y + px(36), width};
        const Rect free = markets.next(card_height(practice, markets.column_width()));
        if (draw_card(practice, free)) canvas.out.emplace_back(StartPractice{});
        for (const LessonCard& lesson : canvas.views.lessons)
            if (lesson.scenario) draw_lesson(canvas, lesson, markets);
        const Rect last = markets.next(card_height(museum, markets.column_width()));
        if (draw_card(museum, last)) canvas.desk.window = explain::Window::museum;
        content_ends(markets.end_row() + px(24));
    }
    end_region();
}

}  // namespace mw::ui
