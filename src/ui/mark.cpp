#include <array>

#include "ui/panels.h"
#include "ui/theme.h"

namespace mw::ui {
namespace {

struct Candle {
    float x, y;                ///< top left of the body, 6 by 7
    float above{0}, below{0};  ///< lengths of the wicks
};
constexpr std::array candles = {Candle{1, 14, 2.8F, 0}, Candle{9, 9, 2.6F, 3.4F},
                                Candle{17, 4, 0, 3.4F}};

}  // namespace

void draw_mark(float x, float y, float size) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float unit = size / 24;
    const ImU32 colour = colours().acc;
    for (const Candle& candle : candles) {
        const ImVec2 low{x + candle.x * unit, y + candle.y * unit};
        const ImVec2 high{low.x + 6 * unit, low.y + 7 * unit};
        list->AddRectFilled(low, high, colour, 1.5F * unit);
        if (size < 20) continue;
        const float wick_x = low.x + 3 * unit;
        if (candle.above > 0)
            list->AddLine({wick_x, low.y - candle.above * unit}, {wick_x, low.y}, colour,
                          1.6F * unit);
        if (candle.below > 0)
            list->AddLine({wick_x, high.y}, {wick_x, high.y + candle.below * unit}, colour,
                          1.6F * unit);
    }
}

}  // namespace mw::ui
