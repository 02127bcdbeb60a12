#pragma once

#include <optional>

#include "explain/desk.h"
#include "lessons/lesson.h"
#include "ui/ghost.h"

namespace mw::app {

/// The next thing a hand must do on the screen toward an act of a model solution, judged from
/// what is on the screen now. Asked again after each gesture, so it finds its way from anywhere
/// and on any layout.
/// @return nullopt when there is nothing left to press: a screen act is done, or an amount has
///         come to nothing.
std::optional<ui::Gesture> next_gesture(const lessons::Act& act, const explain::Desk& desk,
                                        const lessons::Sight& sight);

/// The next thing a hand must do toward a reply to the question of the current step.
ui::Gesture gesture_of(const lessons::Reply& reply, const explain::Desk& desk);

/// Pressing Next.
ui::Gesture next_step_gesture();

}  // namespace mw::app
