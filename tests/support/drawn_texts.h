#pragma once

#include <string>
#include <vector>

#include "ui/targets.h"

// Every text that is drawn. Each passes ImDrawList::AddText; the linker puts a function of ours in
// its place (--wrap), which notes it and goes on.

struct ImGuiWindow;

namespace mw::drawn {

/// One text of the newest frame.
struct Text {
    std::string words;
    ui::Rect rect;  ///< what the letters take up: capitals and digits
    ui::Rect clip;  ///< nothing is seen outside
    const ImGuiWindow* window{nullptr};
    bool scrolls_on{false};  ///< where the top or bottom cuts it, a region scrolls
    std::string missing;     ///< signs that its font does not have, as "U+2190"
};

/// Notes texts while it lives. One at a time.
class Notes {
public:
    Notes();
    ~Notes();
    Notes(const Notes&) = delete;
    Notes& operator=(const Notes&) = delete;

    /// The texts of the newest frame that drew any, in drawing order.
    [[nodiscard]] static const std::vector<Text>& texts();
};

}  // namespace mw::drawn
