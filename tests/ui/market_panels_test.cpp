#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "support/headless.h"
#include "support/sample_views.h"

using namespace mw;
using headless::Screen;

namespace {

struct Size {
    float width, height;
};

constexpr Size sizes[] = {{1920, 1080}, {1366, 768}, {390, 844}};

void show(Screen& screen, explain::PhoneTab phone) {
    screen.views = samples::short_position();
    screen.desk = samples::trade_desk();
    screen.desk.phone = phone;
    screen.frames(3);
}

void all_stay_on_the_screen(const Size& size) {
    for (const ui::Target& target : ui::targets()) {
        CAPTURE(target.name);
        CHECK(target.rect.right() <= size.width);
        CHECK(target.rect.bottom() <= size.height);
    }
}

std::ptrdiff_t rows_named(std::string_view prefix) {
    return std::ranges::count_if(ui::targets(), [prefix](const ui::Target& target) {
        return std::string_view{target.name}.starts_with(prefix);
    });
}

}  // namespace

TEST_CASE("book: the three views show both sides, bids or asks, with more rows of one side") {
    for (const Size& size : sizes) {
        CAPTURE(size.width);
        Screen screen{size.width, size.height};
        show(screen, explain::PhoneTab::book);
        while (screen.views.book.bids.size() < 60)
            screen.views.book.bids.push_back(screen.views.book.bids[0]);
        screen.frames(2);
        const auto both = rows_named("book.row.bid.");
        CHECK(rows_named("book.row.ask.") > 0);
        REQUIRE(screen.press("book.sides.bids"));
        screen.frames(2);
        CHECK(rows_named("book.row.ask.") == 0);
        CHECK(rows_named("book.row.bid.") > both);
        REQUIRE(screen.press("book.sides.asks"));
        screen.frames(2);
        CHECK(rows_named("book.row.bid.") == 0);
        CHECK(rows_named("book.row.ask.") > 0);
        REQUIRE(screen.press("book.step"));
        screen.frames(2);
        REQUIRE(screen.press("book.step.100"));
        CHECK(screen.desk.book_step == 100);
        all_stay_on_the_screen(size);
    }
}

TEST_CASE("book: the menu of steps counts in the pair's own ticks") {
    Screen screen{1366, 768};
    show(screen, explain::PhoneTab::book);
    screen.views.chart.pair = Pair::adausdt;
    screen.frames(2);
    REQUIRE(screen.press("book.step"));
    screen.frames(2);
    for (const auto& [name, label] :
         {std::pair{"book.step.1", "0.0001"}, std::pair{"book.step.10", "0.001"},
          std::pair{"book.step.100", "0.01"}, std::pair{"book.step.1000", "0.1"}}) {
        CAPTURE(name);
        const ui::Target* entry = ui::find_target(name);
        REQUIRE(entry != nullptr);
        CHECK(entry->label == label);
    }
}

TEST_CASE("book: an empty one and one with long numbers are drawn") {
    for (const Size& size : sizes) {
        CAPTURE(size.width);
        Screen screen{size.width, size.height};
        show(screen, explain::PhoneTab::book);
        for (auto* side : {&screen.views.book.asks, &screen.views.book.bids})
            side->assign(40,
                         {"1,234,567.89", "123,456.78901", "9,876,543.2101", 2.0F, "1234567.89"});
        screen.frames(2);
        all_stay_on_the_screen(size);
        REQUIRE(screen.press("book.row.bid.0"));
        CHECK(screen.desk.order.price == "1234567.89");
        screen.views.book = {};
        screen.frames(2);
        CHECK(rows_named("book.row.") == 0);
        CHECK(Screen::can_see("book.last"));
    }
}

TEST_CASE("trades: the market's and one's own, on every size") {
    for (const Size& size : sizes) {
        CAPTURE(size.width);
        Screen screen{size.width, size.height};
        show(screen, explain::PhoneTab::trades);
        REQUIRE(screen.press("trades.tab.mine"));
        screen.views.trades.mine.clear();
        screen.frames(2);  // says that there are none
        REQUIRE(screen.press("trades.tab.market"));
        screen.views.trades.market.assign(200, {{"1,234,567.89"}, "123,456.78901", "10:00:00"});
        screen.frames(2);
        all_stay_on_the_screen(size);
    }
}

TEST_CASE("header: long numbers drop the last facts instead of running over") {
    for (const Size& size : {sizes[0], sizes[1]}) {
        CAPTURE(size.width);
        Screen screen{size.width, size.height};
        show(screen, explain::PhoneTab::chart);
        for (explain::Row& fact : screen.views.header.facts)
            fact.value.text += " 123,456,789,012.34";
        screen.views.header.last.text = "1,234,567.89";
        screen.frames(2);
        all_stay_on_the_screen(size);
        screen.views.header = {};
        screen.frames(2);
        CHECK(Screen::can_see("pair.open"));
    }
}

TEST_CASE("account: the hour is shown while something is owed, and nothing runs over") {
    for (const Size& size : {sizes[0], sizes[1]}) {
        CAPTURE(size.width);
        Screen screen{size.width, size.height};
        show(screen, explain::PhoneTab::chart);
        CHECK(Screen::value_of("account.interest") == "+0.000001 BTC");
        screen.views.account.hour = {};
        screen.frames(2);
        CHECK(ui::find_target("account.interest") == nullptr);
        for (explain::AssetRow& coin : screen.views.account.assets) {
            coin.available = coin.equity = "1,234,567,890.12";
            coin.borrowed = "8,999.99999";
            coin.interest = "0.00000001";
        }
        screen.views.account.gauge.level = "999";
        screen.views.account.hour = {"Next interest in 00:00", "+1,234.5 BTC +0.01 USDT", 1.5F};
        screen.frames(2);
        all_stay_on_the_screen(size);
        screen.views.account = {};  // an account with nothing in it
        screen.frames(2);
        CHECK(Screen::can_see("account.transfer"));
    }
}

TEST_CASE("account: a phone shows the hour between the figures and the buttons") {
    Screen screen{390, 844};
    show(screen, explain::PhoneTab::chart);
    CHECK(Screen::value_of("account.interest") == "+0.000001 BTC");
    const auto area = [](std::string_view name) {
        const ui::Target* target = ui::find_target(name);
        REQUIRE_MESSAGE(target != nullptr, name);
        return target->whole;
    };
    CHECK(area("account.debt").bottom() <= area("account.interest").y);
    CHECK(area("account.interest").bottom() <= area("account.borrow").y);
    CHECK(area("account.borrow").h >= 44);
    CHECK(area("account.borrow").bottom() <= area("account").bottom());
    screen.views.account.hour = {};  // nothing is owed
    screen.frames(2);
    CHECK(ui::find_target("account.interest") == nullptr);
    CHECK(area("account.borrow").bottom() <= area("account").bottom());
}
