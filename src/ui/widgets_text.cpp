#include <algorithm>
#include <array>
#include <cmath>

#include "imgui_internal.h"
#include "ui/faces.h"
#include "ui/names.h"
#include "ui/widgets.h"

namespace mw::ui {
namespace {

// Half of ascent less descent, in em: puts the base line where a browser would put it. Both of
// our faces have 0.36.
constexpr float centre_to_base = 0.364F;
constexpr std::string_view ellipsis = "…";

float base_line(const Rect& area) {
    return std::round(area.y + area.h / 2 + centre_to_base * em_px());
}

/// Top of the text whose base line is given, as Dear ImGui counts it.
float top_of(float base) {
    return base - std::round(ImGui::GetCurrentContext()->FontBaked->Ascent);
}

const char* end_of(std::string_view words) { return words.data() + words.size(); }

void draw_at(float x, float base, ImU32 colour, std::string_view words) {
    ImGui::GetWindowDrawList()->AddText({std::round(x), top_of(base)}, colour, words.data(),
                                        end_of(words));
}

bool starts_in_character(std::string_view words, std::size_t at) {
    return at < words.size() && (static_cast<unsigned char>(words[at]) & 0xC0) == 0x80;
}

/// Longest beginning that fits with an ellipsis after it.
std::string_view fitting(std::string_view words, float width) {
    const float room = width - text_width(ellipsis);
    std::size_t low = 0;
    std::size_t high = words.size();
    while (low < high) {
        const std::size_t middle = (low + high + 1) / 2;
        if (text_width(words.substr(0, middle)) <= room) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    while (low > 0 && starts_in_character(words, low)) --low;
    return words.substr(0, low);
}

/// Bytes of the sign at a place.
std::size_t length_at(std::string_view words, std::size_t at) {
    std::size_t end = at + 1;
    while (starts_in_character(words, end)) ++end;
    return end - at;
}

/// Code point of a sign of three bytes; 0 for others, which no script without blanks has.
unsigned code_at(std::string_view words, std::size_t at) {
    if (at + 2 >= words.size()) return 0;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(words[at + i]); };
    if ((byte(0) & 0xF0U) != 0xE0U) return 0;
    return ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
}

/// Signs of scripts that are written without blanks: a line may end behind each.
bool is_wide(unsigned code) { return code >= 0x2E80; }

/// Closing signs of such scripts stay with what they close.
bool closes(unsigned code) {
    constexpr std::array<unsigned, 14> signs = {0x3001, 0x3002, 0x300B, 0x300D, 0x3011,
                                                0x3015, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E,
                                                0xFF1A, 0xFF1B, 0xFF1F, 0xFF05};
    return std::ranges::contains(signs, code);
}

/// End of the piece that starts at a place and must stay on one line: a word between blanks, or a
/// wide sign with what closes behind it.
std::size_t end_of_piece(std::string_view words, std::size_t at) {
    std::size_t end = at;
    if (is_wide(code_at(words, at))) {
        do end += length_at(words, end);
        while (closes(code_at(words, end)));
        return end;
    }
    while (end < words.size() && words[end] != ' ' && words[end] != '\n' &&
           !words.substr(end).starts_with("**") && !is_wide(code_at(words, end)))
        ++end;
    while (closes(code_at(words, end))) end += length_at(words, end);
    return end;
}

/// Walks words of a paragraph: each is measured, placed and given to `place`.
class Flow {
public:
    Flow(std::string_view words, float width, float css)
        : words_{words}, width_{width}, line_{line_height(css)} {}

    /// @return height used.
    template <typename Place>
    float run(const Place& place) {
        if (words_.empty()) return 0;
        while (at_ < words_.size()) step(place);
        return y_ + line_;
    }

private:
    template <typename Place>
    void step(const Place& place) {
        if (words_.substr(at_).starts_with("**")) {
            bold_ = !bold_;
            at_ += 2;
            return;
        }
        if (words_[at_] == '\n') {
            x_ = 0;
            y_ += line_;
            ++at_;
            return;
        }
        if (words_[at_] == ' ') {
            gap_ = true;
            ++at_;
            return;
        }
        const std::size_t end = end_of_piece(words_, at_);
        const bool wide = is_wide(code_at(words_, at_));
        const bool closing = closes(code_at(words_, at_));
        can_break_ = (wide || was_wide_) && !closing;
        put(words_.substr(at_, end - at_), place);
        was_wide_ = wide;
        at_ = end;
    }

    template <typename Place>
    void put(std::string_view word, const Place& place) {
        if (bold_) push_same_size(Face::semibold);
        const float size = text_width(word);
        const float gap = gap_ && x_ > 0 ? text_width(" ") : 0;
        // a bold word right after a plain one ("**Borrow**,") stays with it
        if ((gap > 0 || (can_break_ && x_ > 0)) && x_ + gap + size > width_) {
            x_ = 0;
            y_ += line_;
        } else {
            x_ += gap;
        }
        place(word, x_, Rect{0, y_, 0, line_}, bold_);
        x_ += size;
        gap_ = false;
        if (bold_) pop_face();
    }

    std::string_view words_;
    float width_;
    float line_;
    std::size_t at_{0};
    float x_{0};
    float y_{0};
    bool bold_{false};
    bool gap_{false};
    bool was_wide_{false};   // the piece before was of a script without blanks
    bool can_break_{false};  // a line may end before this piece without a blank
};

float css_in_use() { return em_px() / sizes().scale; }

}  // namespace

float text_width(std::string_view words) {
    if (words.empty()) return 0;  // Dear ImGui would look for the end of a text that is not there
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return g.Font->CalcTextSizeA(g.FontSize, FLT_MAX, 0, words.data(), end_of(words)).x;
}

void text(std::string_view words, const Rect& area, ImU32 colour, Place place) {
    if (words.empty() || area.w <= 0) return;
    const float width = text_width(words);
    const float base = base_line(area);
    constexpr float tolerance = 0.5F;
    if (width > area.w + tolerance) {
        const std::string_view part = fitting(words, area.w);
        draw_at(area.x, base, colour, part);
        draw_at(area.x + text_width(part), base, colour, ellipsis);
        return;
    }
    float x = area.x;
    if (place == Place::centre) x += (area.w - width) / 2;
    if (place == Place::right) x = std::ceil(area.right() - width);
    draw_at(x, base, colour, words);
}

float paragraph(std::string_view words, float x, float y, float width, ImU32 colour) {
    return Flow{words, width, css_in_use()}.run(
        [&](std::string_view word, float at, Rect line, bool bold) {
            line.y += y;
            draw_at(x + at, base_line(line), bold ? colours().t0 : colour, word);
        });
}

float paragraph_height(std::string_view words, float width) {
    return Flow{words, width, css_in_use()}.run([](std::string_view, float, Rect, bool) {});
}

void draw_icon(const char* glyph, const Rect& area, ImU32 colour, float css) {
    push_icons(css);
    const float size = ImGui::GetFontSize();
    const ImVec2 corner{std::round(area.x + (area.w - size) / 2),
                        std::round(area.y + (area.h - size) / 2)};
    ImGui::GetWindowDrawList()->AddText(corner, colour, glyph);
    pop_face();
}

void triangle(bool up, float x, float y, ImU32 colour) {
    const float w = px(8);
    const float h = px(7);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (up) {
        list.AddTriangleFilled({x, y + h}, {x + w, y + h}, {x + w / 2, y}, colour);
    } else {
        list.AddTriangleFilled({x, y}, {x + w, y}, {x + w / 2, y + h}, colour);
    }
}

void panel(const Rect& area) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 from{area.x, area.y};
    const ImVec2 to{area.right(), area.bottom()};
    list.AddRectFilled(from, to, colours().panel);
    if (colours().outlines) list.AddRect(from, to, colours().line);
}

void card(const Rect& area, float radius) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 from{area.x, area.y};
    const ImVec2 to{area.right(), area.bottom()};
    list.AddRectFilled(from, to, colours().field, px(radius));
    if (colours().outlines) list.AddRect(from, to, colours().line, px(radius));
}

void line_h(float x, float y, float width, ImU32 colour) {
    ImGui::GetWindowDrawList()->AddRectFilled({x, y}, {x + width, y + 1}, colour);
}

void label_row(const explain::Row& row, const Rect& area) {
    const float value_w = text_width(row.value.text);
    const float label_w = std::min(text_width(row.label), std::max(0.0F, area.w - value_w - px(8)));
    text(row.label, {area.x, area.y, label_w, area.h}, colours().t1);
    text(row.value.text, area, colour_of(row.value.tone), Place::right);
    const Name name = Name{"fact."}.add_slug(row.label);
    if (row.help.empty()) {
        target_area(name, Role::status, row.label, row.value.text, area);
        return;
    }
    const float y = base_line(area) + px(3);
    for (float x = area.x; x < area.x + label_w; x += 4)
        line_h(x, y, std::min(2.0F, area.x + label_w - x), colours().t2);
    pressable({.name = name, .role = Role::status, .label = row.label, .value = row.value.text},
              area);
    number_tooltip(name, row.help);
}

}  // namespace mw::ui
