#pragma once

namespace mw::ui {

/// The learner asks their system for less motion, or no longer does; `start` told how it was.
void reduce_motion(bool reduced);

}  // namespace mw::ui
