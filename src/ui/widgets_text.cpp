#include <algorithm>
#include <array>
#include <cmath>

#include "imgui_internal.h"
#include "ui/faces.h"
#include "ui/language.h"
#include "ui/line_breaks.h"
#include "ui/names.h"
#include "ui/widgets.h"

namespace mw::ui {
namespace {

// Half of ascent less descent, in em: puts the base line where a browser would put it. Both of
// our faces have 0.36.
constexpr float centre_to_base = 0.364F;
constexpr std::string_view ellipsis = "…";

float css_in_use() { return em_px() / sizes().scale; }

float base_line(const Rect& area) {
    return std::round(area.y + area.h / 2 + centre_to_base * em_px());
}

/// Top of the text whose base line is given, as Dear ImGui counts it.
float top_of(float base) {
    return base - std::round(ImGui::GetCurrentContext()->FontBaked->Ascent);
}

/// Words in the language in use; code stays as it is.
std::string_view said(std::string_view words) { return code_in_use() ? words : in_language(words); }

const char* end_of(std::string_view words) { return words.data() + words.size(); }

void draw_at(float x, float base, ImU32 colour, std::string_view words) {
    ImGui::GetWindowDrawList()->AddText({std::round(x), top_of(base)}, colour, words.data(),
                                        end_of(words));
}

/// Longest beginning that fits with an ellipsis after it.
std::string_view fitting(std::string_view words, float width) {
    const float room = width - width_as_is(ellipsis);
    std::size_t low = 0;
    std::size_t high = words.size();
    while (low < high) {
        const std::size_t middle = (low + high + 1) / 2;
        if (width_as_is(words.substr(0, middle)) <= room) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    while (low > 0 && is_inside_sign(words, low)) --low;
    return words.substr(0, low);
}

/// A number or a time, with a sign before it or a unit behind it, and no sentence that begins with
/// one: better small than without its end.
bool is_number(std::string_view words) {
    const auto is_low = [](char c) { return c >= 'a' && c <= 'z'; };
    for (std::size_t i = 0; i + 2 < words.size(); ++i)
        if (words[i] == ' ' && is_low(words[i + 1]) && is_low(words[i + 2])) return false;
    for (const std::string_view sign : {"≈ ", "−", "-", "+", "$"})
        if (words.starts_with(sign)) words.remove_prefix(sign.size());
    return !words.empty() && words.front() >= '0' && words.front() <= '9';
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
        const std::string_view piece = words_.substr(at_, end - at_);
        can_break_ = breaks_between(before_, piece);
        put(piece, place);
        before_ = piece;
        at_ = end;
    }

    template <typename Place>
    void put(std::string_view word, const Place& place) {
        if (bold_) push_same_size(Face::semibold);
        const float size = width_as_is(word);
        const float gap = gap_ && x_ > 0 ? width_as_is(" ") : 0;
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
    std::string_view before_;  // the last piece
    bool can_break_{false};    // a line may end before this piece without a blank
};

}  // namespace

float width_as_is(std::string_view words) {
    if (words.empty()) return 0;  // Dear ImGui would look for the end of a text that is not there
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    return g.Font->CalcTextSizeA(g.FontSize, FLT_MAX, 0, words.data(), end_of(words)).x;
}

float text_width(std::string_view words) { return width_as_is(said(words)); }

void text_as_is(std::string_view words, const Rect& area, ImU32 colour) {
    draw_at(area.x, base_line(area), colour, words);
}

void text(std::string_view english, const Rect& area, ImU32 colour, Place place) {
    if (english.empty() || area.w <= 0) return;
    const std::string_view words = said(english);
    const float width = width_as_is(words);
    const float base = base_line(area);
    constexpr float tolerance = 0.5F;
    constexpr float smallest = 7;  // CSS pixels
    if (width > area.w + tolerance && is_number(words) && css_in_use() > smallest) {
        // as small as it must be at once, for the width grows a little slower than the size; sizes
        // are whole pixels, so it may be the smallest already
        const float before = em_px();
        const float fit = std::floor(css_in_use() * area.w / width);
        push_size(std::max(smallest, std::min(fit, (before - 1) / sizes().scale)));
        const bool smaller = em_px() < before;
        if (smaller) text(english, area, colour, place);
        pop_face();
        if (smaller) return;
    }
    if (width > area.w + tolerance) {
        const std::string_view part = fitting(words, area.w);
        draw_at(area.x, base, colour, part);
        draw_at(area.x + width_as_is(part), base, colour, ellipsis);
        return;
    }
    float x = area.x;
    if (place == Place::centre) x += (area.w - width) / 2;
    if (place == Place::right) x = std::ceil(area.right() - width);
    draw_at(x, base, colour, words);
}

float paragraph(std::string_view words, float x, float y, float width, ImU32 colour) {
    const float height = Flow{said(words), width, css_in_use()}.run(
        [&](std::string_view word, float at, Rect line, bool bold) {
            line.y += y;
            draw_at(x + at, base_line(line), bold ? colours().t0 : colour, word);
        });
    target_text(words, {x, y, width, height});
    return height;
}

float paragraph_height(std::string_view words, float width) {
    return Flow{said(words), width, css_in_use()}.run([](std::string_view, float, Rect, bool) {});
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
    named_row(Name{"fact."}.add_slug(row.label), row, area);
}

void named_row(std::string_view name, const explain::Row& row, const Rect& area) {
    const float value_w = text_width(row.value.text);
    const float label_w = std::min(text_width(row.label), std::max(0.0F, area.w - value_w - px(8)));
    text(row.label, {area.x, area.y, label_w, area.h}, colours().t1);
    text(row.value.text, area, colour_of(row.value.tone), Place::right);
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
