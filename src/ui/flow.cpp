#include <algorithm>

#include "ui/drawing.h"

namespace mw::ui {
namespace {

/// Where the next word goes.
struct Pen {
    float x{0};
    int line{0};
};

struct Word {
    std::string_view text;
    float width{0};
    Pen at;
};

/// Cuts the next word (or a whole link, which is never broken) from a piece.
std::string_view take_word(std::string_view& rest, bool whole) {
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    const std::size_t end = whole ? rest.size() : std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(end);
    return word;
}

/// Places one word behind the pen, on the next line when it does not fit.
Word place_word(std::string_view text, const Type& type, Pen& pen, float width) {
    const float wide = width_of(type, text);
    if (pen.x > 0 && pen.x + wide > width) pen = {0, pen.line + 1};
    const Word word{text, wide, pen};
    pen.x += wide + width_of(type, " ");
    return word;
}

Type type_of(const Piece& piece) { return piece.strong ? strong_type() : body_type(); }

bool draw_word(const Piece& piece, const Word& word, const Rect& area, float line) {
    const Rect place{area.x + word.at.x, area.y + static_cast<float>(word.at.line) * px(line),
                     word.width + 1, px(line)};
    Touch press;
    if (!piece.link.empty()) press = pressable({piece.link, Role::link, word.text}, place);
    write(type_of(piece), word.text, place, piece.colour);
    if (press.hovered) line_h(place.x, place.bottom() - px(3), word.width, piece.colour);
    return press.pressed;
}

}  // namespace

int flow(std::span<const Piece> pieces, const Rect& area, float line) {
    Pen pen;
    int pressed = -1;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        std::string_view rest = pieces[i].words;
        while (!rest.empty()) {
            const std::string_view text = take_word(rest, !pieces[i].link.empty());
            if (text.empty()) break;
            const Word word = place_word(text, type_of(pieces[i]), pen, area.w);
            if (draw_word(pieces[i], word, area, line)) pressed = static_cast<int>(i);
        }
    }
    return pressed;
}

int flow_lines(std::span<const Piece> pieces, float width) {
    Pen pen;
    for (const Piece& piece : pieces) {
        std::string_view rest = piece.words;
        while (!rest.empty()) {
            const std::string_view text = take_word(rest, !piece.link.empty());
            if (text.empty()) break;
            place_word(text, type_of(piece), pen, width);
        }
    }
    return pen.x > 0 ? pen.line + 1 : pen.line;
}

}  // namespace mw::ui
