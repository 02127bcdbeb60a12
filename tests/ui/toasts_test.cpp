#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "explain/late.h"
#include "imgui.h"
#include "support/headless.h"

using namespace mw;
using explain::PhoneTab;
using explain::Window;
using headless::Screen;

// Messages: where they stand, and the way from a refusal to its frame in the museum.

namespace {

explain::Toast refused() {
    return {"Not done",
            "0.32 is 0.01970 BTC above your limit. The level after the loan must stay at 1.111 or "
            "more. Use 0.30030",
            explain::Tone::down, 0, Refusal::over_borrow_limit};
}

const ui::Rect& whole_of(std::string_view name) {
    const ui::Target* target = ui::find_target(name);
    REQUIRE_MESSAGE(target != nullptr, name);
    return target->whole;
}

bool meet(const ui::Rect& a, const ui::Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

/// Checks that no message stands on any of these.
void check_free(std::initializer_list<const char*> names) {
    for (int i = 0; i < 3; ++i) {
        const std::string toast = "toast." + std::to_string(i);
        if (ui::find_target(toast) == nullptr) continue;
        for (const char* name : names) {
            CAPTURE(toast);
            CAPTURE(name);
            CHECK_FALSE(meet(whole_of(toast), whole_of(name)));
        }
    }
}

}  // namespace

TEST_CASE("messages leave book, form, account and chart controls free, on every large screen") {
    for (const auto& [w, h] :
         {std::pair{1920.0F, 1080.0F}, {1366.0F, 768.0F}, {1024.0F, 1366.0F}, {1280.0F, 720.0F}}) {
        CAPTURE(w);
        Screen screen{w, h};
        screen.desk.show_atr = screen.desk.show_rsi = true;
        screen.views.toasts = {refused(), refused(), refused()};
        screen.frames(3);
        REQUIRE(Screen::can_see("toast.why.2"));
        const ui::Rect newest = whole_of("toast.2");
        CHECK(newest.x >= 0);
        CHECK(newest.bottom() <= whole_of("chart").bottom());
        CHECK(newest.y >= whole_of("chart").y);
        check_free({"order.submit", "account.borrow", "account.transfer", "pair.last",
                    "chart.interval.5m", "time.pause", "account.level"});
        if (ui::find_target("book") != nullptr)
            check_free({"book", "book.row.ask.0", "book.row.bid.0"});
    }
}

TEST_CASE("messages stand on the oldest candles, between the risk rails") {
    Screen screen{1366, 768};
    screen.views.toasts = {refused()};
    screen.frames(3);
    const ui::Rect chart = whole_of("chart");
    const ui::Rect box = whole_of("toast.0");
    CHECK(box.x == chart.x + 8);
    // two rails of 22 px and 50 px of volume stand below the candles
    CHECK(box.bottom() == chart.bottom() - 50 - 44 - 2);
}

TEST_CASE("where the book has the chart's place, messages leave the best levels free") {
    for (const auto& [w, h] : {std::pair{390.0F, 844.0F}, {390.0F, 667.0F}, {768.0F, 1024.0F}}) {
        CAPTURE(h);
        for (const explain::BookSides sides :
             {explain::BookSides::both, explain::BookSides::asks, explain::BookSides::bids}) {
            CAPTURE(static_cast<int>(sides));
            Screen screen{w, h};
            screen.desk.phone = PhoneTab::book;
            screen.desk.book_sides = sides;
            screen.views.toasts = {refused(), refused(), {"Bought 0.1 BTC", "At 60,600.00."}};
            screen.frames(3);
            if (sides != explain::BookSides::bids) check_free({"book.row.ask.0"});
            if (sides != explain::BookSides::asks) check_free({"book.row.bid.0"});
            check_free({"account.borrow", "account.level"});
        }
    }
}

TEST_CASE("on a phone a message leaves prices, account and buttons free, with a window too") {
    Screen screen{390, 844};
    screen.views.toasts = {refused()};
    screen.frames(3);
    check_free({"pair.last", "account.level", "account.debt", "account.borrow", "order.open.buy",
                "phone.tab.book", "pair.open"});
    screen.desk.window = Window::order_sheet;
    screen.frames(3);
    check_free({"order.submit", "order.close"});
}

TEST_CASE("a message leaves the buttons of a window free") {
    for (const auto& [w, h] : {std::pair{1920.0F, 1080.0F}, {1366.0F, 768.0F}, {768.0F, 1024.0F}}) {
        CAPTURE(w);
        Screen screen{w, h};
        screen.desk.window = Window::borrow;
        screen.views.toasts = {refused()};
        screen.frames(3);
        check_free({"borrow.confirm", "borrow.amount", "borrow.close"});
    }
}

TEST_CASE("older messages without room are left out, the newest never") {
    Screen screen{390, 667};
    screen.desk.phone = PhoneTab::book;
    screen.views.toasts = {refused(), refused(), refused()};
    screen.frames(3);
    CHECK(ui::find_target("toast.2") != nullptr);
    CHECK(ui::find_target("toast.0") == nullptr);
}

TEST_CASE("a refusal has a link to its frame in the museum, other messages have none") {
    Screen screen{1366, 768};
    std::vector<explain::Met> met;
    for (int i = 12; i >= 0; --i) explain::add_met(met, static_cast<Refusal>(i), 0, "No.");
    explain::Toast toast = refused();
    toast.refusal = met.back().refusal;  // far down on the wall
    screen.views.toasts = {{"Borrowed 0.1 BTC", "It is in the account."}, toast};
    screen.views.late.museum = explain::museum_view(met);
    screen.frames(3);
    CHECK(ui::find_target("toast.why.0") == nullptr);
    REQUIRE(screen.press("toast.why.1"));
    CHECK(screen.desk.window == Window::museum);
    CHECK(screen.desk.museum_at == toast.refusal);
    screen.frames(4);
    CHECK(Screen::can_see("museum.row." + std::to_string(met.size() - 1)));
    CHECK_FALSE(Screen::can_see("museum.row.0"));
    REQUIRE(screen.press("museum.close"));
    screen.frames(1);
    CHECK_FALSE(screen.desk.museum_at.has_value());
}

TEST_CASE("the link of a refusal can be reached by keyboard, and by a thumb on a phone") {
    {
        Screen screen{1366, 768};
        screen.views.toasts = {refused()};
        screen.frames(3);
        bool reached = false;
        for (int i = 0; i < 14 && !reached; ++i) {
            screen.key(ImGuiKey_F6);
            reached = ui::find_target("toast.why.0")->focused;
        }
        REQUIRE(reached);
        screen.key(ImGuiKey_Enter);
        CHECK(screen.desk.window == Window::museum);
    }
    Screen phone{390, 844};
    phone.views.toasts = {refused()};
    phone.frames(3);
    CHECK(whole_of("toast.why.0").h >= 44);
    CHECK(whole_of("toast.why.0").w >= 44);
}

TEST_CASE("a message lets the pointer through beside its link") {
    Screen screen{1366, 768};
    screen.views.toasts = {refused()};
    screen.frames(3);
    const ui::Rect box = whole_of("toast.0");
    CHECK(ui::hit_at(box.x + 20, box.bottom() - 6) == 3);  // the chart below
}
