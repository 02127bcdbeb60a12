// Walks what is drawn, word by word: whatever looks like money or a ratio lies in something that
// has a card. every_figure_test.cpp asks what targets declare; this finds what none declares.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <regex>

#include "explain/cards.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "support/drawn_texts.h"
#include "support/headless.h"
#include "support/tour.h"
#include "ui/panels.h"

using namespace mw;
using headless::Screen;

namespace {

/// "1.5", "8,053.94", "60,000", "0.1%": no dates, no clock, no "5m" and no plain counts.
bool looks_like_money(const std::string& words) {
    static const std::regex number{
        R"((^|[^0-9:.-])[0-9]+(\.[0-9]+|(,[0-9]{3})+(\.[0-9]+)?)\b|[0-9]%)"};
    return std::regex_search(words, number);
}

bool holds(const ui::Rect& area, float x, float y) {
    return x >= area.x && x < area.right() && y >= area.y && y < area.bottom();
}

/// Whether a mouse could point at it: nothing lies over that place, and no window keeps the rest.
bool in_front(const drawn::Text& text, float x, float y) {
    if (!holds(text.clip, x, y)) return false;
    const ImGuiWindow* modal = ImGui::GetTopMostPopupModal();
    if (modal != nullptr && text.window != modal) return false;
    const ImVector<ImGuiWindow*>& windows = ImGui::GetCurrentContext()->Windows;
    for (int i = windows.Size - 1; i >= 0; --i) {
        const ImGuiWindow* window = windows[i];
        if (window->RootWindow != window || !window->WasActive) continue;
        if ((window->Flags & ImGuiWindowFlags_NoMouseInputs) != 0) continue;
        if (window->Rect().Contains({x, y})) return window == text.window;
    }
    return false;
}

/// No numbers of the learner's: what controls offer, the scale of the chart, and the words of
/// pages and of the museum, which say the rules of the venue.
bool is_no_figure(const ui::Target& target) {
    using ui::Role;
    constexpr std::array controls = {Role::button, Role::link,   Role::textbox, Role::tab,
                                     Role::slider, Role::option, Role::radio,   Role::checkbox};
    if (std::ranges::contains(controls, target.role)) return target.name != "chart.what_if";
    constexpr std::array rules = {"museum.", "lessons.", "start.", "settings."};
    return std::ranges::any_of(
        rules, [&](std::string_view each) { return target.name.starts_with(each); });
}

/// Rows whose cells get names only where the pointer is; number_cells_test.cpp points at them.
bool has_cells(const ui::Target& target) {
    return target.name == "trades" || target.name.starts_with("book.row.");
}

/// What is drawn at a point besides the page itself.
struct Place {
    const ui::Target* number{nullptr};
    bool none_wanted{false};  ///< a control, a rule, or hidden behind a part of the page
    std::string names;
};

Place place_at(float x, float y) {
    Place place{.number = ui::number_at(x, y), .names = {}};
    const ui::Target* chart = ui::find_target("chart");
    // the axes lie right of it and below
    if (chart != nullptr && x >= chart->rect.right() - 2 && y >= chart->rect.y - 2 &&
        x <= chart->rect.right() + 90 && y <= chart->rect.bottom() + 40)
        place.none_wanted = true;
    for (const ui::Target& target : ui::targets()) {
        if (!holds(target.rect, x, y)) continue;
        place.names += target.name + " ";
        if (!target.visible || is_no_figure(target)) place.none_wanted = true;
    }
    return place;
}

class Search {
public:
    void look(const Screen& screen, const State& state) {
        if (screen.desk.card.open) return;  // what a card says, it is asked for itself
        for (const drawn::Text& text : drawn::Notes::texts()) {
            if (!looks_like_money(text.words)) continue;
            const float x = text.rect.x + text.rect.w / 2;
            const float y = text.rect.y + text.rect.h / 2;
            if (!in_front(text, x, y)) continue;
            const Place place = place_at(x, y);
            ++numbers_;
            if (place.none_wanted || explained(screen, state, place.number)) continue;
            add(screen, text.words, place.names);
        }
    }

    [[nodiscard]] int numbers() const { return numbers_; }
    [[nodiscard]] const std::string& missing() const { return missing_; }

private:
    static bool explained(const Screen& screen, const State& state, const ui::Target* number) {
        if (number == nullptr) return false;
        if (has_cells(*number)) return true;
        const std::string& label = number->plain.empty() ? number->label : number->plain;
        return explain::cards::figure_named(state, number->name, label, screen.desk).has_value();
    }

    void add(const Screen& screen, const std::string& words, const std::string& names) {
        if (missing_.size() > 4'000 || missing_.contains(" at " + names + "\n")) return;
        missing_ += "page " + std::to_string(static_cast<int>(screen.desk.page)) + " window " +
                    std::to_string(static_cast<int>(screen.desk.window)) + ": \"" + words +
                    "\" at " + names + "\n";
    }

    drawn::Notes notes_;
    int numbers_{0};
    std::string missing_;
};

}  // namespace

TEST_CASE("every number: whatever looks like money has a card, wherever it is drawn") {
    for (const auto& [width, height] : {std::pair{1920.0F, 1080.0F}, std::pair{390.0F, 844.0F}}) {
        CAPTURE(width);
        Screen screen{width, height, width < 500};
        Search search;
        for (const State& state : tour::states())
            tour::visit(screen, state, [&](const Screen& seen) { search.look(seen, state); });
        CHECK(search.numbers() > 5'000);
        CHECK_MESSAGE(search.missing().empty(), search.missing());
    }
}
