#include "app/preferences.h"

#include <doctest/doctest.h>

#include "app/app.h"
#include "app/kept_text.h"
#include "imgui.h"
#include "support/headless.h"
#include "support/lessons.h"
#include "support/program.h"

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
    desk.letter_keys = false;
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

/// A visit with what an earlier one kept.
app::Boot visit(const std::string& query, const std::string& preferences = {},
                const std::string& progress = {}) {
    app::Boot boot;
    boot.query = query;
    boot.saved = progress;
    boot.preferences = preferences;
    boot.lessons = {{"first-walk.lesson", lessons::text_of_file("lessons/first-walk.lesson")}};
    return boot;
}

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
    expected.letter_keys = false;
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
        headless::Program first{visit("?mode=sandbox&seed=7")};
        CHECK(first.kept(app::preferences_key).empty());  // nobody chose anything
        REQUIRE(first.press("chart.interval.1h"));
        REQUIRE(first.press("chart.indicator.ema"));
        REQUIRE(first.press("nav.settings"));
        REQUIRE(first.press("settings.palette.blue_orange"));
        REQUIRE(first.press("settings.theme.contrast"));
        REQUIRE(first.press("settings.confirm_orders"));
        preferences = first.kept(app::preferences_key);
        progress = first.kept(app::progress_key);
    }
    headless::Program second{visit("", preferences, progress)};
    CHECK(second.app().desk().page == explain::Page::trade);  // free practice goes on
    CHECK(second.app().desk().interval == Interval::h1);
    CHECK_FALSE(second.app().desk().show_ema);
    CHECK(second.app().desk().palette == explain::Palette::blue_orange);
    CHECK(second.app().desk().theme == explain::Theme::contrast);
    CHECK(second.app().desk().confirm_orders);
}

TEST_CASE("damaged preferences give a fresh desk, keep progress, and stay until one is changed") {
    std::string progress;
    {
        headless::Program first{visit("?mode=sandbox&seed=7")};
        progress = first.kept(app::progress_key);
    }
    headless::Program second{visit("", "marginwalk preferences 9\nsum 1\ntheme 1\n", progress)};
    CHECK(second.app().desk().page == explain::Page::trade);
    CHECK(second.app().desk().theme == explain::Theme::dark);
    CHECK(second.kept(app::preferences_key)
              .empty());  // what a newer program kept is not written over
    REQUIRE(second.press("nav.theme"));
    CHECK(read_preferences(second.kept(app::preferences_key)).has_value());
}

TEST_CASE("a lesson begins the same whatever was preferred, but looks as was chosen") {
    std::string plain;
    std::optional<explain::Desk> desk;
    {
        const headless::Program page{visit("?lesson=first-walk&seed=11")};
        plain = page.app().state_json();
        desk = page.app().desk();
    }
    const headless::Program page{
        visit("?lesson=first-walk&seed=11", write_preferences(app::preferences_of(own_desk())))};
    CHECK(page.app().state_json() == plain);
    app::prefer(app::preferences_of(own_desk()), *desk, 0, app::look_count);
    CHECK(page.app().desk() == *desk);
}

TEST_CASE("what a lesson has its learner set up is not taken for their own choice") {
    headless::Program page{visit("?lesson=first-walk&seed=11")};
    REQUIRE(page.press("nav.trade"));
    REQUIRE(page.press("nav.trade.margin"));
    REQUIRE(page.press("chart.interval.1h"));
    CHECK(page.app().desk().interval == Interval::h1);
    CHECK(page.kept(app::preferences_key).empty());
    REQUIRE(page.press("nav.theme"));
    const auto kept = read_preferences(page.kept(app::preferences_key));
    REQUIRE(kept);
    explain::Desk expected;
    expected.theme = explain::Theme::light;
    CHECK(*kept == app::preferences_of(expected));
}

TEST_CASE("what the address asks for is for one visit") {
    const std::string dark = write_preferences(app::preferences_of({}));
    headless::Program page{visit("?mode=sandbox&seed=7&theme=contrast&present=1", dark)};
    CHECK(page.app().desk().theme == explain::Theme::contrast);
    CHECK(page.app().desk().present);
    REQUIRE(page.press("nav.settings"));
    REQUIRE(page.press("settings.palette.blue_orange"));
    explain::Desk expected;
    expected.palette = explain::Palette::blue_orange;
    CHECK(read_preferences(page.kept(app::preferences_key)) == app::preferences_of(expected));
}

TEST_CASE("a language of the address is for one visit, one that was chosen stays") {
    std::string progress;
    {
        app::Progress chosen;
        chosen.language = "zh";
        headless::Program page{
            visit("?mode=sandbox&seed=7&lang=en", {}, app::write_progress(chosen))};
        REQUIRE(page.press("nav.theme"));
        progress = page.kept(app::progress_key);
    }
    const auto kept = app::read_progress(progress);
    REQUIRE(kept);
    CHECK(kept->language == "zh");
}
