#include "app/preferences.h"

#include <doctest/doctest.h>

#include "app/app.h"
#include "app/kept_text.h"
#include "imgui.h"
#include "support/headless.h"
#include "support/lessons.h"

using namespace mw;
using app::Preferences;
using app::read_preferences;
using app::write_preferences;

namespace {

/// A desk on which everything that is kept differs from a fresh one.
explain::Desk own_desk() {
    explain::Desk desk;
    desk.theme = explain::Theme::light;
    desk.palette = explain::Palette::blue_orange;
    desk.present = true;
    desk.confirm_orders = true;
    desk.interval = Interval::h4;
    desk.show_volume = desk.show_ema = false;
    desk.show_ma = desk.show_bollinger = desk.show_vwap = desk.show_atr = desk.show_rsi = true;
    desk.show_risk_lines = false;
    desk.this_pair_only = false;
    desk.favourites = 5;  // the first and the third pair
    desk.book_sides = explain::BookSides::asks;
    desk.wallet_hide_small = true;
    return desk;
}

constexpr std::string_view title = "marginwalk preferences 1";

/// The program with what an earlier visit kept.
class Visit {
public:
    explicit Visit(const std::string& query, const std::string& preferences = {},
                   const std::string& progress = {}) {
        headless::open_screen(1366, 768);
        app::Boot boot;
        boot.query = query;
        boot.saved = progress;
        boot.preferences = preferences;
        boot.lessons = {{"first-walk.lesson", lessons::text_of_file("lessons/first-walk.lesson")}};
        app_.emplace(boot);
        frames(3);
    }
    ~Visit() { headless::close_screen(); }
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;

    void frames(int count) {
        for (int i = 0; i < count; ++i) {
            ImGui::GetIO().DeltaTime = 0.016F;
            ui::before_frame(app_->desk());
            ImGui::NewFrame();
            app_->frame({16});
            headless::render();
            for (const auto& [key, text] : app_->take_outbox().saves)
                (key == app::preferences_key ? preferences_ : progress_) = text;
        }
    }

    /// Presses a target with the mouse. @return false when it cannot be pressed.
    bool press(std::string_view name) {
        const ui::Target* target = ui::find_target(name);
        if (target == nullptr || !target->visible || !target->enabled) return false;
        const ui::Rect at = target->rect;
        ImGui::GetIO().AddMousePosEvent(at.x + at.w / 2, at.y + at.h / 2);
        frames(1);
        ImGui::GetIO().AddMouseButtonEvent(0, true);
        frames(1);
        ImGui::GetIO().AddMouseButtonEvent(0, false);
        frames(3);
        return true;
    }

    [[nodiscard]] const explain::Desk& desk() const { return app_->desk(); }
    /// What was kept in this visit; empty: nothing.
    [[nodiscard]] const std::string& preferences() const { return preferences_; }
    [[nodiscard]] const std::string& progress() const { return progress_; }
    [[nodiscard]] std::string state() const { return app_->state_json(); }

private:
    std::optional<app::App> app_;
    std::string preferences_;
    std::string progress_;
};

}  // namespace

TEST_CASE("preferences come back as they were, and say only what differs") {
    const Preferences own = app::preferences_of(own_desk());
    const Preferences fresh = app::preferences_of({});
    for (std::size_t i = 0; i < app::preference_count; ++i) CHECK(own[i] != fresh[i]);
    CHECK(read_preferences(write_preferences(own)) == own);
    CHECK(write_preferences(fresh) == app::sealed(title, ""));

    explain::Desk desk;
    desk.pair = Pair::ethusdt;
    app::prefer(own, desk, 0, app::preference_count);
    explain::Desk expected = own_desk();
    expected.pair = Pair::ethusdt;
    CHECK(desk == expected);
}

TEST_CASE("a lesson takes over the looks and nothing else") {
    explain::Desk desk;
    app::prefer(app::preferences_of(own_desk()), desk, 0, app::look_count);
    explain::Desk expected;
    expected.theme = explain::Theme::light;
    expected.palette = explain::Palette::blue_orange;
    expected.present = true;
    CHECK(desk == expected);
}

TEST_CASE("damaged preferences and those of another version are not used") {
    const std::string good = write_preferences(app::preferences_of(own_desk()));
    CHECK(!read_preferences(""));
    CHECK(!read_preferences("marginwalk preferences 1"));
    CHECK(!read_preferences(app::sealed("marginwalk preferences 2", "theme 1\n")));
    CHECK(!read_preferences(app::sealed("marginwalk progress 2", "theme 1\n")));
    for (std::size_t i = 0; i < good.size(); ++i) {
        std::string bad = good;
        bad[i] = bad[i] == 'x' ? 'y' : 'x';
        CAPTURE(i);
        CHECK(!read_preferences(bad));
    }
}

TEST_CASE("a preference that is not known or cannot be is as on a fresh desk, the others stay") {
    const auto read = read_preferences(
        app::sealed(title,
                    "theme 3\npalette 1\ninterval 6\nfavourites 32\nrsi\natr x\nma -1\n"
                    "volume 0 \nwind 4\n\npresent 18446744073709551617\nvwap 1"));
    REQUIRE(read);
    explain::Desk desk;
    app::prefer(*read, desk, 0, app::preference_count);
    explain::Desk expected;  // three themes, six intervals, five pairs
    expected.palette = explain::Palette::blue_orange;
    expected.show_vwap = true;
    CHECK(desk == expected);
}

TEST_CASE("what is chosen in a visit is there in the next, and progress is kept beside it") {
    std::string preferences;
    std::string progress;
    {
        Visit first{"?mode=sandbox&seed=7"};
        CHECK(first.preferences().empty());  // nobody chose anything
        REQUIRE(first.press("chart.interval.1h"));
        REQUIRE(first.press("chart.indicator.ema"));
        REQUIRE(first.press("nav.settings"));
        REQUIRE(first.press("settings.palette.blue_orange"));
        REQUIRE(first.press("settings.theme.contrast"));
        REQUIRE(first.press("settings.confirm_orders"));
        preferences = first.preferences();
        progress = first.progress();
    }
    Visit second{"", preferences, progress};
    CHECK(second.desk().page == explain::Page::trade);  // free practice goes on
    CHECK(second.desk().interval == Interval::h1);
    CHECK_FALSE(second.desk().show_ema);
    CHECK(second.desk().palette == explain::Palette::blue_orange);
    CHECK(second.desk().theme == explain::Theme::contrast);
    CHECK(second.desk().confirm_orders);
}

TEST_CASE("damaged preferences give a fresh desk, keep progress, and stay until one is changed") {
    std::string progress;
    {
        Visit first{"?mode=sandbox&seed=7"};
        progress = first.progress();
    }
    Visit second{"", "marginwalk preferences 9\nsum 1\ntheme 1\n", progress};
    CHECK(second.desk().page == explain::Page::trade);
    CHECK(second.desk().theme == explain::Theme::dark);
    CHECK(second.preferences().empty());  // what a newer program kept is not written over
    REQUIRE(second.press("nav.theme"));
    CHECK(read_preferences(second.preferences()).has_value());
}

TEST_CASE("a lesson begins the same whatever was preferred, but looks as was chosen") {
    std::string plain;
    std::optional<explain::Desk> desk;
    {
        const Visit visit{"?lesson=first-walk&seed=11"};
        plain = visit.state();
        desk = visit.desk();
    }
    const Visit visit{"?lesson=first-walk&seed=11",
                      write_preferences(app::preferences_of(own_desk()))};
    CHECK(visit.state() == plain);
    app::prefer(app::preferences_of(own_desk()), *desk, 0, app::look_count);
    CHECK(visit.desk() == *desk);
}

TEST_CASE("what a lesson has its learner set up is not taken for their own choice") {
    Visit visit{"?lesson=first-walk&seed=11"};
    REQUIRE(visit.press("nav.trade"));
    REQUIRE(visit.press("nav.trade.margin"));
    REQUIRE(visit.press("chart.interval.1h"));
    CHECK(visit.desk().interval == Interval::h1);
    CHECK(visit.preferences().empty());
    REQUIRE(visit.press("nav.theme"));
    const auto kept = read_preferences(visit.preferences());
    REQUIRE(kept);
    explain::Desk expected;
    expected.theme = explain::Theme::light;
    CHECK(*kept == app::preferences_of(expected));
}

TEST_CASE("what the address asks for is for one visit") {
    const std::string dark = write_preferences(app::preferences_of({}));
    Visit visit{"?mode=sandbox&seed=7&theme=contrast&present=1", dark};
    CHECK(visit.desk().theme == explain::Theme::contrast);
    CHECK(visit.desk().present);
    REQUIRE(visit.press("nav.settings"));
    REQUIRE(visit.press("settings.palette.blue_orange"));
    explain::Desk expected;
    expected.palette = explain::Palette::blue_orange;
    CHECK(read_preferences(visit.preferences()) == app::preferences_of(expected));
}

TEST_CASE("a language of the address is for one visit, one that was chosen stays") {
    std::string progress;
    {
        app::Progress chosen;
        chosen.language = "zh";
        Visit visit{"?mode=sandbox&seed=7&lang=en", {}, app::write_progress(chosen)};
        REQUIRE(visit.press("nav.theme"));
        progress = visit.progress();
    }
    const auto kept = app::read_progress(progress);
    REQUIRE(kept);
    CHECK(kept->language == "zh");
}
