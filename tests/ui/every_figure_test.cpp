// Walks what is drawn: whatever has a number in it has a card, and I brings it.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "explain/cards.h"
#include "explain/explain.h"
#include "explain/late.h"
#include "support/begun_lesson.h"
#include "support/headless.h"
#include "support/lessons.h"
#include "support/worlds.h"
#include "ui/late.h"

using namespace mw;
using explain::Desk;
using explain::OrdersTab;
using explain::Page;
using explain::TableTab;
using explain::Window;
using headless::Screen;

namespace {

/// Numbers that are no money: clocks, counts, points of a lesson, sentences.
constexpr std::array no_money = {"time.",
                                 "lesson.step",
                                 "lesson.waiting",
                                 "lesson.remark",
                                 "lesson.hint",
                                 "lesson.verdict",
                                 "lesson.score",
                                 "lesson.news",
                                 "lesson.why",
                                 "lesson.question",
                                 "lesson.progress",
                                 "audit.verdict",
                                 "audit.coin.",  // its rows have cards
                                 "toast.",
                                 "results.total",
                                 "practice.count",
                                 "lessons.",
                                 "museum.",
                                 "card",
                                 "text.",
                                 "chart.pane.",
                                 "chart.orders.",
                                 "orders.filter.",
                                 "lesson.contract.next"};

bool has_digit(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
}

/// Whether a target shows a figure that is money or a ratio.
bool is_figure(const ui::Target& target) {
    if (target.role != ui::Role::status || ui::is_text(target)) return false;
    for (const std::string_view other : no_money)
        if (target.name.starts_with(other)) return false;
    if (target.name.starts_with("lesson.twin.") && !target.name.contains(".cell."))
        return false;  // two numbers: each has a cell
    if (target.name.ends_with(".error") || target.name == "fact.tier_and_leverage") return false;
    if (target.name == "lesson.panel" || target.name == "results.debrief") return false;
    return has_digit(target.value.empty() ? target.label : target.value);
}

/// A run in which everything has happened: long and short, loans, waiting orders, a warning.
Session busy_session() {
    Session session = funded("2000");
    must(session, Borrow{Pair::btcusdt, btc("0.1")});
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("0.1")}});
    // a tenth below the market, on the tick
    const Price last = session.state().last_price(Pair::btcusdt);
    const Price low{last.units * 9 / 10 / 1'000'000 * 1'000'000};
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, LimitTerms{low, btc("0.01")}});
    must(session, Advance{3 * 60 * 60'000});
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, MarketTerms{btc("0.02")}});
    must(session, Repay{Pair::btcusdt, btc("0.01")});
    return session;
}

void show(Screen& screen, const State& state, const lessons::Player* player = nullptr) {
    const auto rebuild = [&] {
        explain::build(screen.views, state, screen.desk);
        if (player != nullptr) screen.views.coach = explain::coach_view(*player, state);
        explain::LateFacts facts;
        facts.player = player;
        explain::late_model().build(screen.views, state, screen.desk, facts);
    };
    rebuild();
    screen.frames(3);
    rebuild();  // what the page asked for while it was drawn
    screen.frames(3);
}

/// How many figures are on the screen; each has a card.
int all_explained(Screen& screen, const State& state, const lessons::Player* player = nullptr) {
    show(screen, state, player);
    int figures = 0;
    for (const ui::Target& target : ui::targets()) {
        if (!is_figure(target)) continue;
        CAPTURE(target.name);
        CAPTURE(target.label);
        CAPTURE(target.value);
        ++figures;
        const bool of_lesson =
            player != nullptr && explain::cards::figure_in_lesson(*player, target.name).has_value();
        const bool explained =
            of_lesson ||
            explain::cards::figure_named(state, target.name, target.label, screen.desk).has_value();
        CHECK(explained);
    }
    return figures;
}

Desk trade_desk() {
    Desk desk;
    desk.page = Page::trade;
    desk.account = explain::AccountTab::isolated;
    desk.pair = Pair::btcusdt;
    return desk;
}

}  // namespace

TEST_CASE("every figure: the trade page, with each table, on wide and narrow screens") {
    const Session session = busy_session();
    for (const auto& [width, height] : {std::pair{1920.0F, 1080.0F}, std::pair{1366.0F, 768.0F}}) {
        CAPTURE(width);
        Screen screen{width, height};
        for (int tab = 0; tab < 5; ++tab) {
            screen.desk = trade_desk();
            screen.desk.tables = static_cast<TableTab>(tab);
            screen.desk.show_ma = screen.desk.show_vwap = screen.desk.show_bollinger = true;
            screen.desk.show_atr = screen.desk.show_rsi = true;
            screen.desk.what_if.open = tab % 2 == 0;
            CHECK(all_explained(screen, session.state()) > 25);
        }
    }
}

TEST_CASE("every figure: windows") {
    const Session session = busy_session();
    Screen screen{1366, 768};
    for (const Window window : {Window::transfer, Window::borrow, Window::repay}) {
        screen.desk = trade_desk();
        screen.desk.window = window;
        screen.desk.borrow.amount = screen.desk.repay.amount = "0.01";
        screen.desk.transfer.amount = "100";
        CHECK(all_explained(screen, session.state()) > 10);
    }
}

TEST_CASE("every figure: the wallet, and every tab of the orders page") {
    const Session session = busy_session();
    Screen screen{1366, 768};
    screen.desk = trade_desk();
    screen.desk.page = Page::wallet;
    CHECK(all_explained(screen, session.state()) > 10);
    screen.desk.page = Page::orders;
    int figures = 0;
    for (int tab = 0; tab < 10; ++tab) {
        screen.desk.orders.tab = static_cast<OrdersTab>(tab);
        figures += all_explained(screen, session.state());
    }
    CHECK(figures > 30);
}

TEST_CASE("every figure: the phone") {
    const Session session = busy_session();
    Screen screen{390, 844};
    for (int tab = 0; tab < 4; ++tab) {
        screen.desk = trade_desk();
        screen.desk.phone = static_cast<explain::PhoneTab>(tab);
        all_explained(screen, session.state());
    }
    screen.desk = trade_desk();
    CHECK(all_explained(screen, session.state()) > 3);
}

TEST_CASE("every figure: the audit, the list of pairs, and the story of what is opened") {
    const Session session = busy_session();
    Screen screen{1366, 768};
    screen.desk = trade_desk();
    screen.desk.window = Window::audit;
    // 11 rows for each of two coins at the least
    CHECK(all_explained(screen, session.state()) >= 22);
    screen.desk.window = Window::pairs;
    all_explained(screen, session.state());
    for (const char* name : {"pair.cell.BTCUSDT.last", "pair.cell.BTCUSDT.change"})
        CHECK(ui::find_target(name) != nullptr);
    screen.desk = trade_desk();
    screen.desk.page = Page::orders;
    screen.desk.orders.tab = OrdersTab::order_history;
    screen.desk.orders.opened = session.state().orders.front().id;
    show(screen, session.state());
    // sold 0.1 BTC at the market: placed, filled, into the account
    for (const char* name : {"orders.story.0", "orders.story.1"}) {
        CAPTURE(name);
        REQUIRE(ui::find_target(name) != nullptr);
        CHECK(ui::find_target(name)->value.contains(" | "));
        CHECK(explain::cards::figure_named(session.state(), name, {}, screen.desk));
    }
}

TEST_CASE("every figure: the coach of every lesson, at every step") {
    int figures = 0;
    for (const std::string& path : lessons::lesson_files("lessons")) {
        CAPTURE(path);
        const lessons::Lesson lesson = lessons::lesson_in_file(path);
        std::optional<lessons::BegunLesson> begun;
        Screen screen{1366, 768};
        for (std::size_t step = 0; step < lesson.steps.size(); ++step) {
            CAPTURE(step);
            REQUIRE(lessons::bring_to(begun, lesson, step));
            screen.desk = trade_desk();
            screen.desk.pair = lesson.pair;
            figures += all_explained(screen, begun->session.state(), &begun->player);
        }
    }
    CHECK(figures > 1'000);
}

TEST_CASE("every figure: I brings the card of a cell, of a line and of a lesson's number") {
    const Session session = busy_session();
    Screen screen{1366, 768};
    screen.desk = trade_desk();
    screen.desk.tables = TableTab::trade_history;
    show(screen, session.state());
    for (const char* name : {"trade_history.cell.0.fee", "chart.line.entry", "chart.plot.0"}) {
        CAPTURE(name);
        screen.desk.card = {};
        REQUIRE(screen.hover(name));
        screen.frames(2);
        screen.key(ImGuiKey_I);
        CHECK(screen.desk.card.target == std::string_view{name});
        CHECK(screen.desk.card.open);
    }
    // a row is still pressed as a whole
    screen.desk.card = {};
    screen.frames(2);
    REQUIRE(screen.press("trade_history.row.0"));
    CHECK(screen.desk.page == Page::orders);
}
