#pragma once

#include <optional>

#include "explain/desk.h"
#include "lessons/lesson.h"
#include "ui/ghost.h"

namespace mw::app {

/// What a hand does next, judged from what is on the screen now. Asked again after each gesture, so
/// it finds its way from anywhere and on any layout. The page fetches this code when a hand is
/// first led (scripts/split-program.py), so nothing of it may be called but through here.
struct Hands {
    /// The next thing to do toward an act of a model solution.
    /// @return nullopt when there is nothing left to press: a screen act is done, or an amount has
    ///         come to nothing.
    std::optional<ui::Gesture> (*toward)(const lessons::Act& act, const explain::Desk& desk,
                                         const lessons::Sight& sight){};
    /// The next thing to do toward a reply to the question of the current step.
    ui::Gesture (*reply)(const lessons::Reply& reply, const explain::Desk& desk){};
};

/// The functions. Having them does not need their code; calling one does.
const Hands& hands();

/// Pressing Next.
ui::Gesture next_step_gesture();

}  // namespace mw::app
