#pragma once

#include <cmath>

#include "ui/drawing.h"

// Where the rows of the book and the tapes have their numbers: for what draws them, and for what
// names them.

namespace mw::ui {

/// Height of the column titles, CSS pixels.
inline constexpr float book_titles_css = 24;

/// Three columns of numbers, each ending at its own line.
struct BookColumns {
    float left{0}, price{0}, amount{0}, last{0};
};

/// The columns of a row, or of a panel.
inline BookColumns book_columns(const Rect& area) {
    const float third = (area.w - 2 * sizes().pad) / 3;
    const float left = area.x + sizes().pad;
    return {left, std::floor(left + third), std::floor(left + 2 * third), left + 3 * third};
}

/// Height of the tabs over a tape.
inline float trades_head() { return px(sizes().density == Density::touch ? 44 : 36); }

/// What the rows of a tape have of their panel.
inline Rect trade_rows(const Rect& panel) {
    const float head = trades_head() + px(book_titles_css);
    return {panel.x, panel.y + head, panel.w, panel.h - head};
}

}  // namespace mw::ui
