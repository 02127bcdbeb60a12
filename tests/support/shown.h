#pragma once

#include <doctest/doctest.h>

#include <initializer_list>
#include <string_view>
#include <utility>

#include "explain/explain.h"
#include "explain/late.h"
#include "support/headless.h"

// A state on the screen, and what its targets say there.

namespace mw {

/// A screen on which everything is built from a state.
class Shown : public headless::Screen {
public:
    /// @param width,height  CSS pixels
    Shown(State shown, float width, float height)
        : Screen{width, height}, state{std::move(shown)} {}

    /// Builds and draws it, until it has settled.
    void show(const explain::Desk& wanted) {
        desk = wanted;
        for (int i = 0; i < 3; ++i) draw();
    }

    /// Builds it anew for the desk as it stands, and draws one frame.
    void draw() {
        explain::build(views, state, desk);
        explain::late_model().build(views, state, desk, facts);
        frames(1);
    }

    State state;               ///< a test may change it between two shows
    explain::LateFacts facts;  ///< and this
};

/// What a target should show.
struct Says {
    const char* target;
    const char* value;
    const char* label{nullptr};  ///< null: whatever it is called
};

/// Checks targets of the newest frame.
inline void check_says(std::initializer_list<Says> all) {
    for (const Says& wanted : all) {
        const std::string_view target = wanted.target;
        CAPTURE(target);
        const ui::Target* found = ui::find_target(wanted.target);
        CHECK(found != nullptr);
        if (found == nullptr) continue;
        CHECK(found->value == std::string_view{wanted.value});
        if (wanted.label != nullptr) CHECK(found->label == std::string_view{wanted.label});
    }
}

}  // namespace mw
