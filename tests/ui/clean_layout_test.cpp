#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "explain/explain.h"
#include "explain/results.h"
#include "lessons/player.h"
#include "support/chinese.h"
#include "support/drawn_texts.h"
#include "support/headless.h"
#include "support/lessons.h"
#include "support/tour.h"

// Whatever is shown, no text lies on another, none is cut off by an edge of its part, no number
// loses its end to "…", not the longest one there can be, and each sign is in its font.

using namespace mw;
using headless::Screen;

namespace {

using Drawn = drawn::Text;

ui::Rect seen_part(const Drawn& text) {
    const float x = std::max(text.rect.x, text.clip.x);
    const float y = std::max(text.rect.y, text.clip.y);
    return {x, y, std::min(text.rect.right(), text.clip.right()) - x,
            std::min(text.rect.bottom(), text.clip.bottom()) - y};
}

bool overlap(const ui::Rect& a, const ui::Rect& b) {
    constexpr float touch = 1.5F;
    return std::min(a.right(), b.right()) - std::max(a.x, b.x) > touch &&
           std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y) > touch;
}

/// Cut by an edge, other than the top or bottom of what can be scrolled there.
bool is_cut_off(const Drawn& text) {
    constexpr float touch = 1.5F;
    const ui::Rect &rect = text.rect, &clip = text.clip;
    if (rect.x < clip.x - touch || rect.right() > clip.right() + touch) return true;
    return !text.scrolls_on && (rect.y < clip.y - touch || rect.bottom() > clip.bottom() + touch);
}

/// On the chart tags lie over axes and candles on purpose.
bool on_chart(const ui::Rect& rect) {
    const ui::Target* chart = ui::find_target("chart");
    if (chart == nullptr) return false;
    const ui::Rect& area = chart->rect;
    const ui::Rect with_axes{area.x - 4, area.y - 40, area.w + 90, area.h + 64};
    return overlap(rect, with_axes);
}

/// A number that lost its end: "161,706,72…", or "161,706,720 US…". Sentences may end so.
bool is_cut_number(std::string_view words) {
    if (!words.ends_with("…")) return false;
    for (const std::string_view sign : {"≈ ", "−", "-", "+", "$"})
        if (words.starts_with(sign)) words.remove_prefix(sign.size());
    return words.front() >= '0' && words.front() <= '9';
}

/// What is wrong, each once.
class Complaints {
public:
    void look(const Screen& screen) {
        std::vector<Drawn> texts;
        for (const Drawn& text : drawn::Notes::texts()) {
            if (!text.missing.empty()) add(screen, "not in its font", text.words, text.missing);
            const ui::Rect part = seen_part(text);
            if (part.w <= 0 || part.h <= 2 || on_chart(part)) continue;
            if (is_cut_off(text)) add(screen, "cut off", text.words, "");
            if (is_cut_number(text.words))
                add(screen, "a number without its end after another text", text.words,
                    texts.empty() ? "" : texts.back().words);
            texts.push_back(text);
        }
        std::ranges::sort(texts, {}, [](const Drawn& text) { return text.rect.y; });
        for (std::size_t i = 0; i < texts.size(); ++i)
            for (std::size_t k = i + 1; k < texts.size(); ++k) {
                if (texts[k].rect.y >= texts[i].rect.bottom()) break;
                if (texts[k].window != texts[i].window) continue;
                if (overlap(seen_part(texts[i]), seen_part(texts[k])))
                    add(screen, "one on the other", texts[i].words, texts[k].words);
            }
        ++stops_;
    }

    /// How many pictures were looked at.
    [[nodiscard]] int stops() const { return stops_; }
    [[nodiscard]] const std::string& all() const { return all_; }

private:
    void add(const Screen& screen, const char* what, const std::string& a, const std::string& b) {
        if (count_ > 40) return;
        const std::string line = std::string{what} + ": \"" + a + "\" \"" + b + "\"";
        if (all_.contains(line)) return;
        ++count_;
        all_ += "\n  page " + std::to_string(static_cast<int>(screen.desk.page)) + " window " +
                std::to_string(static_cast<int>(screen.desk.window)) + " " + line;
    }

    drawn::Notes notes_;
    int count_{0};
    int stops_{0};
    std::string all_;
};

void visit_all(float width, float height, const std::vector<State>& states, bool fingers = false) {
    CAPTURE(width);
    CAPTURE(fingers);
    Screen screen{width, height, fingers};
    Complaints complaints;
    const auto look = [&](const Screen& seen) { complaints.look(seen); };
    for (const State& state : states) tour::visit(screen, state, look);
    tour::visit_frames(screen, look);
    CHECK(complaints.stops() > 200);
    CHECK_MESSAGE(complaints.all().empty(), complaints.all());
}

/// Every step with all hints and why, while time stands at the lesson's beginning.
void look_at_lesson(Screen& screen, lessons::Lesson lesson, Complaints& complaints) {
    lesson.world.history_days = 1;  // the past does not matter here, and costs time
    Session session{lesson.world};
    REQUIRE(lessons::prepare(session, lesson).empty());
    const State& state = session.state();
    explain::Desk desk;
    desk.page = explain::Page::trade;
    desk.account = explain::AccountTab::isolated;
    desk.pair = state.world.pairs.front();
    explain::build(screen.views, state, desk);
    for (std::size_t step = 0; step <= lesson.steps.size(); ++step) {
        lessons::Player player{lesson};
        player.begin(state);
        player.resume_at(step, state);
        player.observe(state, {});
        for (int hints = 0; hints < 4; ++hints) {
            screen.views.coach = explain::coach_view(player, state);
            desk.why_open = hints > 1;
            desk.coach_turned = hints % 2 == 1;
            screen.desk = desk;
            screen.frames(2);
            complaints.look(screen);
            player.show_hint();
        }
        if (!player.done()) continue;
        screen.desk.page = explain::Page::results;
        screen.views.results = explain::results_view(player, state);
        screen.frames(2);
        complaints.look(screen);
    }
}

}  // namespace

TEST_CASE("clean layout: on a desk, with few and many things, and with long numbers") {
    std::vector<State> states = tour::states();
    states.push_back(tour::long_numbers());
    visit_all(1920, 1080, states);
    visit_all(1366, 768, states);
}

TEST_CASE("clean layout: the coach, at every step of every lesson, with all it can show") {
    for (const auto& [width, height] :
         {std::pair{1920.0F, 1080.0F}, std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}}) {
        CAPTURE(width);
        Screen screen{width, height};
        Complaints complaints;
        for (const std::string_view folder : {"lessons", "lessons/scenarios"})
            for (const std::string& file : lessons::lesson_files(folder))
                look_at_lesson(screen, lessons::lesson_in_file(file), complaints);
        CHECK(complaints.stops() > 200);
        CHECK_MESSAGE(complaints.all().empty(), complaints.all());
    }
}

TEST_CASE("clean layout: what lessons and the app fill, with the longest there is, everywhere") {
    const State state = tour::long_numbers();
    for (const auto& [width, height] : {std::pair{1920.0F, 1080.0F}, std::pair{1366.0F, 768.0F},
                                        std::pair{820.0F, 1180.0F}, std::pair{390.0F, 844.0F}}) {
        CAPTURE(width);
        Screen screen{width, height};
        Complaints complaints;
        tour::visit_samples(screen, state, [&](const Screen& seen) { complaints.look(seen); });
        CHECK(complaints.stops() == 8);
        CHECK_MESSAGE(complaints.all().empty(), complaints.all());
    }
}

TEST_CASE("clean layout: a sign that its font does not have is found") {
    Screen screen{1366, 768};
    screen.desk.window = explain::Window::faults;
    screen.views.faults = {"line 3: ← is known, \u2603 is not"};
    screen.frames(2);
    Complaints complaints;
    screen.frames(1);
    complaints.look(screen);
    CHECK(complaints.all().contains("not in its font"));
    CHECK(complaints.all().contains("U+2603"));
    CHECK_FALSE(complaints.all().contains("U+2190"));
}

TEST_CASE("clean layout: on a tablet and a phone") {
    std::vector<State> states = tour::states();
    states.push_back(tour::long_numbers());
    visit_all(820, 1180, states);
    visit_all(390, 844, states);
    visit_all(844, 390, states);
    visit_all(1024, 768, states);
    constexpr bool fingers = true;
    visit_all(820, 1180, states, fingers);
    visit_all(1024, 768, states, fingers);
}

TEST_CASE("clean layout: in Chinese") {
    std::vector<State> states = tour::states();
    states.push_back(tour::long_numbers());
    for (const auto& [width, height] :
         {std::pair{1920.0F, 1080.0F}, std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}}) {
        const Chinese chinese;
        visit_all(width, height, states);
    }
}

TEST_CASE("clean layout: the time axis says the day once where no midnight is in sight") {
    Screen screen{1366, 768};
    const drawn::Notes notes;
    const auto days_on_axis = [&screen] {
        screen.frames(2);
        const ui::Target* chart = ui::find_target("chart");
        REQUIRE(chart != nullptr);
        int clocks = 0;
        int days = 0;
        for (const Drawn& text : drawn::Notes::texts()) {
            const bool below = text.rect.y > chart->rect.bottom() - 24 &&
                               text.rect.bottom() < chart->rect.bottom() + 24 &&
                               text.rect.right() < chart->rect.right();
            if (below && text.words.contains(':')) ++clocks;
            if (below && text.words.contains(" Mar")) ++days;
        }
        CHECK(clocks > 2);
        return days;
    };
    std::vector<Candle> candles(400);
    for (std::size_t i = 0; i < candles.size(); ++i) {
        candles[i].open = candles[i].close = candles[i].high = candles[i].low = {6'060'000};
        // the newest on 2 Mar 2026 at 12:00
        candles[i].open_ms = 1'772'452'800'000 - static_cast<std::int64_t>(399 - i) * 60'000;
    }
    screen.views.chart.interval = Interval::m1;
    screen.views.chart.candles = candles;
    CHECK(days_on_axis() == 1);
    // at 1:00 midnight is in sight, and says it
    for (Candle& candle : candles) candle.open_ms -= 11 * std::int64_t{60} * 60'000;
    CHECK(days_on_axis() == 1);
}
