#include <algorithm>

#include "ui/drawing.h"
#include "ui/faces.h"
#include "ui/language.h"
#include "ui/line_breaks.h"

namespace mw::ui {
namespace {

/// A word and where it stands.
struct Word {
    std::string_view text;
    float width{0};
    float x{0};
    int line{0};
    std::size_t piece{0};
};

Type type_of(const Piece& piece) { return piece.strong ? strong_type() : body_type(); }

/// The words of pieces in the language in use, one after the other, each placed behind the last or
/// on the next line. A link is one word.
class Walk {
public:
    Walk(std::span<const Piece> pieces, float width) : pieces_{pieces}, width_{width} {}

    /// @return false at the end.
    bool next(Word& word) {
        bool blank = false;
        while (rest_.empty() || rest_.front() == ' ') {
            blank = true;
            if (!rest_.empty()) {
                rest_.remove_prefix(1);
                continue;
            }
            if (begun_ == pieces_.size()) return false;
            rest_ = in_language(pieces_[begun_++].words);
        }
        const Piece& piece = pieces_[begun_ - 1];
        const std::size_t end = piece.link.empty() ? end_of_piece(rest_, 0) : rest_.size();
        const std::string_view text = rest_.substr(0, std::max<std::size_t>(end, 1));
        place(text, type_of(piece), blank);
        rest_.remove_prefix(text.size());
        word = {text, x_ - begin_, begin_, line_, begun_ - 1};
        before_ = text;
        return true;
    }

    /// Lines so far.
    [[nodiscard]] int lines() const { return x_ > 0 ? line_ + 1 : line_; }

private:
    void place(std::string_view text, const Type& type, bool blank) {
        push_face(type.face, type.css);
        const float gap = blank && x_ > 0 ? width_as_is(" ") : 0;
        const float wide = width_as_is(text);
        pop_face();
        begin_ = x_ + gap;
        if (x_ > 0 && begin_ + wide > width_ && (blank || breaks_between(before_, text))) {
            begin_ = 0;
            ++line_;
        }
        x_ = begin_ + wide;
    }

    std::span<const Piece> pieces_;
    float width_;
    std::size_t begun_{0};
    std::string_view rest_;
    std::string_view before_;
    float begin_{0};  // of the word placed last
    float x_{0};      // its end
    int line_{0};
};

bool draw_word(const Piece& piece, const Word& word, const Rect& area, float line) {
    const Rect place{area.x + word.x, area.y + static_cast<float>(word.line) * px(line),
                     word.width + 1, px(line)};
    Touch press;
    if (!piece.link.empty()) press = pressable({piece.link, Role::link, word.text}, place);
    const Type type = type_of(piece);
    push_face(type.face, type.css);
    text_as_is(word.text, place, piece.colour);
    pop_face();
    if (press.hovered) line_h(place.x, place.bottom() - px(3), word.width, piece.colour);
    return press.pressed;
}

}  // namespace

int flow(std::span<const Piece> pieces, const Rect& area, float line) {
    Walk walk{pieces, area.w};
    int pressed = -1;
    for (Word word; walk.next(word);)
        if (draw_word(pieces[word.piece], word, area, line)) pressed = static_cast<int>(word.piece);
    return pressed;
}

int flow_lines(std::span<const Piece> pieces, float width) {
    Walk walk{pieces, width};
    for (Word word; walk.next(word);) {}
    return walk.lines();
}

}  // namespace mw::ui
