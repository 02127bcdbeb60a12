#pragma once

#include "ui/panels.h"

// Parts of the coach that the docked panel and the phone's sheet share. Each draws at a place
// and gives back the y where it ended.

namespace mw::ui {

/// A column to write down: left edge, top and width.
struct Column {
    float x{0}, y{0}, w{0};
};

/// The lesson's steps, ticked, current and to come. @return y below the last.
float draw_checklist(const explain::CoachView& coach, const Column& column);

/// Say, figures, question, what is waited for, and remark of the current step. @return y below.
float draw_step_text(const Canvas& canvas, const Column& column);

/// The question of the step and what is said about the answer. @return y below.
float draw_question(const Canvas& canvas, const Column& column);

/// One line of numbers in the coach, on two rows where it is long; every other one is shaded.
/// @param name  of the target. @return y below.
float draw_figure(const explain::Row& row, std::string_view name, std::size_t place,
                  const Column& column);

/// Live figures of the step. @return y below.
float draw_figures(const explain::CoachView& coach, const Column& column);

/// What stands where help is given, while the lesson waits. @return y below.
float draw_exploring(const Canvas& canvas, const Column& column);

/// News, hints shown so far and, when it is open, why. @return y below.
float draw_notes(const Canvas& canvas, const Column& column);

/// What was learnt, after the last step. @return y below.
float draw_debrief(const explain::CoachView& coach, const Column& column);

/// Hint, Show me and Why, side by side.
void draw_help_buttons(const Canvas& canvas, const Rect& area);

/// Back and Next at the right of an area. @return left edge of Back.
float draw_step_buttons(const Canvas& canvas, const Rect& area);

/// Results, Next lesson and Again, after the last step.
void draw_done_buttons(const Canvas& canvas, const Rect& area);

/// Explore and Skip as icons, from the left edge of an area.
void draw_side_ways(const Canvas& canvas, Rect area);

/// Restart and exit icons in the coach's head, each asking before it acts.
void draw_lesson_tools(const Canvas& canvas, const Rect& restart, const Rect& exit);

/// Progress along the lesson as a bar.
void draw_progress(const explain::CoachView& coach, const Rect& area);

/// "6/10"
std::string short_step(const explain::CoachView& coach);

/// Phone: whether the sheet stands over the page: the learner pulled it up to see the checklist, or
/// a question has no room below the page. The learner turns it round.
bool sheet_is_tall(const Canvas& canvas);

/// Phone: makes the open sheet as high as the step that was drawn last needs it, at the cost of
/// the chart's place, as far as that is spare.
void fit_sheet(Layout& layout);

/// A tall sheet stands over the page, so it needs a window of its own to catch presses.
/// @return whether to draw in it; ImGui::End follows in any case.
bool begin_tall_sheet(const char* id, const Rect& area);

/// Shows or folds the coach's work area.
void toggle_fold(explain::Desk& desk);

}  // namespace mw::ui
