#include <doctest/doctest.h>

#include <algorithm>

#include "support/headless.h"
#include "support/sample_views.h"
#include "support/shell_views.h"

using namespace mw;
using explain::Page;
using explain::Window;
using headless::Screen;

namespace {

void show(Screen& screen, Page page) {
    screen.views = samples::whole_page();
    screen.desk = samples::trade_desk();
    screen.desk.page = page;
    screen.frames(4);
}

}  // namespace

TEST_CASE("start page: three ways in, each does what it says") {
    Screen screen{1366, 768};
    show(screen, Page::start);
    screen.views.lessons = {{"first-walk", "The whole walk", "", "", ""}};
    REQUIRE(screen.press("start.walk"));
    REQUIRE(screen.asked.size() == 1);
    CHECK(std::get<ui::StartLesson>(screen.asked.front()).id == "first-walk");
    screen.asked.clear();
    REQUIRE(screen.press("start.practice"));
    REQUIRE(screen.asked.size() == 1);
    CHECK(std::holds_alternative<ui::StartPractice>(screen.asked.front()));
    REQUIRE(screen.press("start.lessons"));
    CHECK(screen.desk.page == Page::lessons);
}

TEST_CASE("start page: Tab and Enter choose") {
    Screen screen{1366, 768};
    show(screen, Page::start);
    for (int i = 0; i < 12; ++i) {
        screen.key(ImGuiKey_Tab);
        if (ui::find_target("start.practice")->focused) break;
    }
    REQUIRE(ui::find_target("start.practice")->focused);
    screen.asked.clear();
    screen.key(ImGuiKey_Enter);
    screen.frames(2);
    REQUIRE(screen.asked.size() == 1);
    CHECK(std::holds_alternative<ui::StartPractice>(screen.asked.front()));
}

TEST_CASE("wallet page: accounts, filter and acts write into the desk") {
    Screen screen{1366, 768};
    show(screen, Page::wallet);
    REQUIRE(screen.type("wallet.margin.filter", "BTC"));
    CHECK(screen.desk.wallet_filter == "BTC");
    REQUIRE(screen.press("wallet.margin.hide_small"));
    CHECK(screen.desk.wallet_hide_small);
    CHECK(Screen::can_see("wallet.margin.row.BTCUSDT"));
    REQUIRE(screen.press("wallet.margin.tab.cross"));
    CHECK(screen.desk.wallet_account == explain::AccountTab::cross);
    screen.frames(2);
    CHECK(!Screen::can_see("wallet.margin.row.BTCUSDT"));  // nothing pretends to be a cross account
    REQUIRE(screen.press("wallet.margin.back_to_isolated"));
    screen.frames(2);
    REQUIRE(screen.press("wallet.margin.repay.BTCUSDT"));
    CHECK(screen.desk.window == Window::repay);
}

TEST_CASE("wallet page: an account that does not exist yet can only be opened by a transfer") {
    Screen screen{1366, 768};
    show(screen, Page::wallet);
    for (explain::WalletGroup& group : screen.views.wallet.groups) group.exists = false;
    screen.frames(2);
    CHECK(Screen::can_see("wallet.margin.transfer.BTCUSDT"));
    CHECK(!Screen::can_see("wallet.margin.borrow.BTCUSDT"));
}

TEST_CASE("orders page: tabs and filters write into the desk, reset puts them back") {
    for (const auto& [width, height] : {std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}}) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, Page::orders);
        if (!Screen::can_see("orders.tab.order_history")) {
            REQUIRE(screen.press("orders.tab"));
            screen.frames(2);
        }
        REQUIRE(screen.press("orders.tab.order_history"));
        screen.frames(3);
        CHECK(screen.desk.orders.tab == explain::OrdersTab::order_history);
        REQUIRE(screen.press("orders.filter.pair"));
        screen.frames(2);
        REQUIRE(screen.press("orders.filter.pair.BTCUSDT"));
        screen.frames(2);
        CHECK(screen.desk.orders.pair == Pair::btcusdt);
        REQUIRE(screen.press("orders.filter.side.sell"));
        CHECK(screen.desk.orders.side == explain::SideFilter::sell);
        REQUIRE(screen.press("orders.filter.time.1m"));
        CHECK(screen.desk.orders.time == explain::TimeFilter::month);
        REQUIRE(screen.press("orders.filter.time.custom"));
        screen.frames(2);
        REQUIRE(screen.type("orders.filter.from", "2026-03-01"));
        CHECK(screen.desk.orders.from == "2026-03-01");
        REQUIRE(screen.press("orders.filter.reset"));
        CHECK(!screen.desk.orders.pair);
        CHECK(screen.desk.orders.side == explain::SideFilter::all);
        CHECK(screen.desk.orders.tab == explain::OrdersTab::order_history);
    }
}

TEST_CASE("orders page: pressing a row opens the story of that order, pressing again closes it") {
    Screen screen{1366, 768};
    show(screen, Page::orders);
    explain::Table& table = screen.views.orders.table;
    table.columns = {{"Date"}, {"Side"}};
    table.rows.resize(2);
    for (explain::TableRow& row : table.rows) row.cells = {{"2 Mar"}, {"Sell"}};
    table.rows[1].opens = OrderId{100'027};
    screen.frames(2);
    REQUIRE(screen.press("orders.row.1"));
    REQUIRE(screen.desk.orders.opened);
    CHECK(*screen.desk.orders.opened == OrderId{100'027});
    screen.frames(2);
    REQUIRE(screen.press("orders.row.1"));
    CHECK(!screen.desk.orders.opened);
}

TEST_CASE("orders page: a record that is no order opens its story, too") {
    Screen screen{1366, 768};
    show(screen, Page::orders);
    explain::Table& table = screen.views.orders.table;
    table.columns = {{"Time"}, {"Coin"}};
    table.rows.resize(1);
    table.rows[0].cells = {{"2 Mar"}, {"BTC"}};
    table.rows[0].opens.reset();
    table.rows[0].record = 12;
    screen.frames(2);
    REQUIRE(screen.press("orders.row.0"));
    CHECK(screen.desk.orders.opened_record == 12);
    CHECK(!screen.desk.orders.opened);
    screen.frames(2);
    REQUIRE(screen.press("orders.row.0"));
    CHECK(screen.desk.orders.opened_record == 0);
}

TEST_CASE("orders page: Cross explains and leads back; status and number are filters") {
    for (const auto& [width, height] : {std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}}) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, Page::orders);
        REQUIRE(screen.press("orders.filter.account.cross"));
        screen.frames(2);
        CHECK(screen.desk.orders.cross);
        CHECK(!Screen::can_see("orders.row.0"));
        REQUIRE(screen.press("orders.back_to_isolated"));
        CHECK(!screen.desk.orders.cross);
        screen.desk.orders.tab = explain::OrdersTab::order_history;
        screen.frames(2);
        REQUIRE(screen.press("orders.filter.status"));
        screen.frames(2);
        REQUIRE(screen.press("orders.filter.status.canceled"));
        CHECK(screen.desk.orders.status == explain::StatusFilter::canceled);
        screen.frames(2);
        REQUIRE(screen.type("orders.filter.search", "1000"));
        CHECK(screen.desk.orders.search == "1000");
        screen.desk.orders.tab = explain::OrdersTab::borrowing;  // loans have no side, no status
        screen.frames(2);
        CHECK(!Screen::can_see("orders.filter.side.buy"));
        CHECK(!Screen::can_see("orders.filter.status"));
        screen.views.orders.problem = "The range ends before it begins.";
        screen.frames(2);
        CHECK(Screen::value_of("orders.filter.problem") == screen.views.orders.problem);
    }
}

TEST_CASE("wallet page: spans of profit, and auto top-up asks the exchange or says why not") {
    for (const auto& [width, height] : {std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}}) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, Page::wallet);
        REQUIRE(screen.press("wallet.margin.pnl.month"));
        CHECK(screen.desk.wallet_pnl == explain::PnlSpan::month);
        screen.views.wallet.groups.resize(1);
        explain::WalletGroup& group = screen.views.wallet.groups[0];
        group.exists = true;
        group.top_up.command = Command{SetAutoTopUp{Pair::btcusdt, true}};
        screen.frames(2);
        screen.asked.clear();
        REQUIRE(screen.hover("wallet.margin.filter"));
        const float down = ui::find_target("wallet.margin.filter")->rect.bottom() + 60;
        ImGui::GetIO().AddMousePosEvent(width / 2, down);
        ImGui::GetIO().AddMouseWheelEvent(0, -3);  // a phone scrolls to it
        screen.frames(20);
        REQUIRE(screen.press("wallet.margin.top_up.BTCUSDT"));
        REQUIRE(screen.asked.size() == 1);
        group.top_up.command.reset();
        group.top_up.why_not = "This account does not exist yet.";
        screen.frames(2);
        CHECK(!screen.press("wallet.margin.top_up.BTCUSDT"));
    }
}

TEST_CASE("time bar: each control asks for its own thing, rewind only when it can") {
    Screen screen{1366, 768};
    show(screen, Page::trade);
    screen.views.time.can_rewind = true;
    screen.frames(2);
    REQUIRE(screen.press("time.speed.600"));
    REQUIRE(screen.press("time.skip.1h"));
    REQUIRE(screen.press("time.rewind"));
    REQUIRE(screen.asked.size() == 3);
    CHECK(std::get<ui::SetSpeed>(screen.asked[0]).speed == 600);
    CHECK(std::get<ui::SkipTime>(screen.asked[1]).elapsed_ms == 3'600'000);
    CHECK(std::holds_alternative<ui::RewindOne>(screen.asked[2]));
    screen.views.time.can_rewind = false;
    screen.frames(2);
    CHECK(!screen.press("time.rewind"));
}

TEST_CASE("phone: the time controls come up from the last tab") {
    Screen screen{390, 844};
    show(screen, Page::trade);
    CHECK(!Screen::can_see("time.speed.600"));
    REQUIRE(screen.press("time.open"));
    screen.frames(2);
    REQUIRE(screen.press("time.speed.600"));
    REQUIRE(screen.asked.size() == 1);
    CHECK(std::get<ui::SetSpeed>(screen.asked.front()).speed == 600);
}

TEST_CASE("every page at every size: targets are named once and stay on the screen") {
    for (const Page page : {Page::start, Page::wallet, Page::orders, Page::lessons})
        for (const auto& [width, height] :
             {std::pair{1920.0F, 1080.0F}, std::pair{1366.0F, 768.0F}, std::pair{768.0F, 1024.0F},
              std::pair{390.0F, 844.0F}}) {
            CAPTURE(static_cast<int>(page));
            CAPTURE(width);
            Screen screen{width, height};
            show(screen, page);
            std::vector<std::string> names;
            for (const ui::Target& target : ui::targets()) {
                CAPTURE(target.name);
                CHECK(target.rect.right() <= width);
                CHECK(std::ranges::find(names, target.name) == names.end());
                names.push_back(target.name);
            }
            CHECK(names.size() > 3);
        }
}

TEST_CASE("wallet page: the totals are counted in the unit that is pressed") {
    for (const auto& [width, height] : {std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}}) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, Page::wallet);
        CHECK(Screen::value_of("wallet.margin.unit.USDT") == "true");
        REQUIRE(screen.press("wallet.margin.unit.BTC"));
        CHECK(screen.desk.wallet_unit == explain::WalletUnit::base);
        REQUIRE(screen.press("wallet.margin.unit.USD"));
        CHECK(screen.desk.wallet_unit == explain::WalletUnit::usd);
        const ui::Target* unit = ui::find_target("wallet.margin.unit.USD");
        REQUIRE(unit != nullptr);
        if (width < 400) CHECK(unit->rect.h >= 44);
    }
}

TEST_CASE("start page: it tells how many lessons there are, without the markets to practise in") {
    Screen screen{1366, 768};
    explain::LessonCard market;
    market.scenario = true;
    screen.views.lessons = {explain::LessonCard{}, explain::LessonCard{}, market};
    screen.desk.page = explain::Page::start;
    screen.frames(2);
    const ui::Target* card = ui::find_target("start.lessons");
    REQUIRE(card != nullptr);
    CHECK(card->label.contains("2 lessons, from finding the screen"));
}
