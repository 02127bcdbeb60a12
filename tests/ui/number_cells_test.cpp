// Numbers inside rows: pointed at, held by a finger, and walked with the arrow keys.
#include <doctest/doctest.h>

#include <string>

#include "explain/explain.h"
#include "explain/late.h"
#include "support/headless.h"
#include "support/sample_views.h"
#include "support/worlds.h"

using namespace mw;
using explain::Page;
using explain::TableTab;
using headless::Screen;

namespace {

/// A run with two trades of the learner's and an order that waits.
Session traded() {
    Session session = rich();
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, MarketTerms{btc("0.02")}});
    must(session, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("0.01")}});
    const Price last = session.state().last_price(Pair::btcusdt);
    const Price low{last.units / 100'000'000'000 * 95'000'000'000};
    must(session, PlaceOrder{Pair::btcusdt, Side::buy, LimitTerms{low, btc("0.01")}});
    return session;
}

void show(Screen& screen, const State& state, TableTab tab = TableTab::trade_history) {
    screen.desk = samples::trade_desk();
    screen.desk.tables = tab;
    explain::build(screen.views, state, screen.desk);
    screen.frames(4);
}

/// Name of the cell that has the keyboard, else of the item.
std::string with_keyboard() {
    std::string name;
    for (const ui::Target& target : ui::targets()) {
        if (!target.focused) continue;
        name = target.name;
        if (name.contains(".cell.")) break;
    }
    return name;
}

void focus(Screen& screen, std::string_view name) {
    ui::focus(name);
    screen.frames(3);
    REQUIRE(with_keyboard() == name);
}

/// Puts the pointer on a part of a row, 0 at its left and 1 at its right end.
void point_at(Screen& screen, std::string_view row, float part) {
    const ui::Target* target = ui::find_target(row);
    REQUIRE_MESSAGE(target != nullptr, row);
    const ui::Rect& area = target->rect;
    ImGui::GetIO().AddMousePosEvent(area.x + area.w * part, area.y + area.h / 2);
    screen.frames(3);
}

void press_here(Screen& screen) {
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    screen.frames(4);
}

}  // namespace

TEST_CASE("cells: a row of the book names its three numbers while it is pointed at") {
    const Session session = traded();
    for (const auto& [width, height] : {std::pair{1920.0F, 1080.0F}, std::pair{1366.0F, 768.0F}}) {
        CAPTURE(width);
        Screen screen{width, height};
        show(screen, session.state());
        CHECK(ui::find_target("book.cell.ask.1.price") == nullptr);
        for (const auto& [part, title] :
             {std::pair{0.2F, "price"}, std::pair{0.5F, "amount"}, std::pair{0.85F, "sum"}}) {
            CAPTURE(title);
            const std::string name = std::string{"book.cell.ask.1."} + title;
            point_at(screen, "book.row.ask.1", part);
            CHECK(Screen::can_see(name));
            screen.frames(40);
            CHECK(screen.desk.card.target == name);
            screen.key(ImGuiKey_I);
            CHECK(screen.desk.card.target == name);
            CHECK(screen.desk.card.open);
            screen.desk.card = {};
        }
        CHECK(Screen::value_of("book.cell.ask.1.sum") == screen.views.book.asks[1].sum);
        REQUIRE(screen.hover("nav.help"));
        CHECK(ui::find_target("book.cell.ask.1.price") == nullptr);
    }
}

TEST_CASE("cells: rows of the tapes are named, the market's explains itself, one's own opens") {
    const Session session = traded();
    Screen screen{1920, 1080};
    show(screen, session.state());
    point_at(screen, "trades.row.market.2", 0.5F);
    CHECK(Screen::value_of("trades.cell.market.2.amount") == screen.views.trades.market[2].amount);
    CHECK(Screen::value_of("trades.cell.market.2.time") == screen.views.trades.market[2].time);
    press_here(screen);
    CHECK(screen.desk.card.target == "trades.row.market.2");
    CHECK(screen.desk.card.open);
    CHECK(screen.desk.page == Page::trade);
    screen.desk.card = {};
    REQUIRE(screen.press("trades.tab.mine"));
    screen.frames(2);
    CHECK(ui::find_target("trades.row.market.2") == nullptr);
    point_at(screen, "trades.row.mine.0", 0.2F);
    CHECK(Screen::can_see("trades.cell.mine.0.price"));
    press_here(screen);
    CHECK(screen.desk.page == Page::orders);
    CHECK(screen.desk.orders.opened == first_order + 1);  // newest first
}

TEST_CASE("cells: a finger that is held on the book brings a card, a tap fills the price") {
    const Session session = traded();
    Screen screen{390, 844};
    screen.desk.phone = explain::PhoneTab::book;
    explain::build(screen.views, session.state(), screen.desk);
    screen.frames(4);
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    const std::string before = screen.desk.order.price;
    point_at(screen, "book.row.bid.2", 0.2F);
    screen.frames(40);
    CHECK(screen.desk.card.target == "book.cell.bid.2.price");
    CHECK(screen.desk.card.open);
    screen.views.late.card =
        explain::CardView{"Limit price", "60,000.00", "Said.", {}, {}, {}, {}, {}};
    screen.frames(2);
    press_here(screen);  // the finger is lifted
    CHECK(screen.desk.order.price == before);
    CHECK(screen.desk.card.open);
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    screen.frames(2);
    screen.desk.card = {};
    screen.frames(2);
    point_at(screen, "book.row.bid.2", 0.2F);
    press_here(screen);
    CHECK(screen.desk.order.price == screen.views.book.bids[2].fill_price);
}

TEST_CASE("cells: Left and Right walk the numbers of a row, I explains, Enter opens the row") {
    const Session session = traded();
    Screen screen{1366, 768};
    show(screen, session.state());
    focus(screen, "trade_history.row.0");
    screen.key(ImGuiKey_RightArrow);
    const std::string first = with_keyboard();
    CHECK(first == "trade_history.cell.0.price");  // pair and side are no numbers
    screen.key(ImGuiKey_RightArrow);
    const std::string second = with_keyboard();
    CHECK(second.starts_with("trade_history.cell.0."));
    CHECK(second != first);
    screen.key(ImGuiKey_LeftArrow);
    CHECK(with_keyboard() == first);
    for (int i = 0; i < 12; ++i) screen.key(ImGuiKey_RightArrow);
    const std::string last = with_keyboard();
    CHECK(last.starts_with("trade_history.cell.0."));
    screen.key(ImGuiKey_I);
    CHECK(screen.desk.card.target == last);
    CHECK(screen.desk.card.open);
    screen.key(ImGuiKey_I);
    CHECK(screen.desk.card.target.empty());
    screen.key(ImGuiKey_Enter);
    CHECK(screen.desk.page == Page::orders);
    CHECK(screen.desk.orders.opened == first_order + 1);
}

TEST_CASE("cells: Esc, Left at the first, Up and Down lead back to rows") {
    const Session session = traded();
    Screen screen{1366, 768};
    show(screen, session.state());
    focus(screen, "trade_history.row.0");
    screen.key(ImGuiKey_RightArrow);
    REQUIRE(with_keyboard().starts_with("trade_history.cell.0."));
    screen.key(ImGuiKey_Escape);
    CHECK(with_keyboard() == "trade_history.row.0");
    screen.key(ImGuiKey_RightArrow);
    REQUIRE(with_keyboard().starts_with("trade_history.cell.0."));
    screen.key(ImGuiKey_LeftArrow);
    CHECK(with_keyboard() == "trade_history.row.0");
    screen.key(ImGuiKey_RightArrow);
    screen.key(ImGuiKey_DownArrow);
    CHECK(with_keyboard() == "trade_history.row.1");
}

TEST_CASE("cells: Esc closes a cell's card first and leaves the cell next") {
    const Session session = traded();
    Screen screen{1366, 768};
    show(screen, session.state());
    focus(screen, "trade_history.row.0");
    screen.key(ImGuiKey_RightArrow);
    const std::string cell = with_keyboard();
    screen.key(ImGuiKey_I);
    screen.views.late.card =
        explain::CardView{"Trade price", "60,000.00", "Said.", {}, {}, {}, {}, {}};
    screen.frames(2);
    REQUIRE(screen.desk.card.open);
    screen.key(ImGuiKey_Escape);
    CHECK(screen.desk.card.target.empty());
    CHECK(with_keyboard() == cell);
    screen.key(ImGuiKey_Escape);
    CHECK(with_keyboard() == "trade_history.row.0");
}

TEST_CASE("cells: a row that only has links is walked from its first link") {
    const Session session = traded();
    Screen screen{1366, 768};
    show(screen, session.state(), TableTab::funds);
    focus(screen, "funds.transfer.0");
    screen.key(ImGuiKey_LeftArrow);
    const std::string last = with_keyboard();
    CHECK(last.starts_with("funds.cell.0."));
    screen.key(ImGuiKey_LeftArrow);
    CHECK(with_keyboard().starts_with("funds.cell.0."));
    CHECK(with_keyboard() != last);
    screen.key(ImGuiKey_RightArrow);
    screen.key(ImGuiKey_RightArrow);
    CHECK(with_keyboard() == "funds.transfer.0");
    screen.key(ImGuiKey_RightArrow);
    CHECK(with_keyboard() == "funds.borrow.0");
    screen.key(ImGuiKey_LeftArrow);
    CHECK(with_keyboard() == "funds.transfer.0");
}

TEST_CASE("cells: the book is walked alike, and I on its row explains the price") {
    const Session session = traded();
    Screen screen{1366, 768};
    show(screen, session.state());
    focus(screen, "book.row.bid.1");
    screen.key(ImGuiKey_I);
    CHECK(screen.desk.card.target == "book.row.bid.1");
    screen.desk.card = {};
    screen.frames(2);
    for (const char* title : {"price", "amount", "sum"}) {
        screen.key(ImGuiKey_RightArrow);
        CHECK(with_keyboard() == std::string{"book.cell.bid.1."} + title);
    }
    screen.key(ImGuiKey_Enter);  // the row is pressed as ever
    CHECK(screen.desk.order.price == screen.views.book.bids[1].fill_price);
}

TEST_CASE("cells: while their code is not here the arrow keys are the page's") {
    const Session session = traded();
    Screen screen{1366, 768};
    show(screen, session.state());
    ui::late_code(ui::LateCode::missing);
    focus(screen, "trade_history.row.0");
    screen.key(ImGuiKey_RightArrow);
    CHECK_FALSE(with_keyboard().contains(".cell."));
    ui::late_code(ui::LateCode::asleep);
    point_at(screen, "book.row.ask.1", 0.5F);
    screen.frames(40);
    CHECK(ui::take_late_wish());  // a number was pointed at
    ui::late_code(ui::LateCode::here);
}
