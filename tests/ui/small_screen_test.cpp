#include <doctest/doctest.h>

#include <string>

#include "support/headless.h"
#include "support/sample_views.h"
#include "support/shell_views.h"

// Screens between those the page was drawn for: low and wide ones, and tablets under fingers.

using namespace mw;
using headless::Screen;

namespace {

struct Size {
    float width, height;
};

/// A phone on its side, a laptop at 200 %, and their neighbours.
constexpr Size low_screens[] = {{844, 390}, {683, 384}, {667, 375}, {932, 430}};

/// Whether all of a target stands above the tabs at the foot, in sight.
bool stands_in_sight(std::string_view name, const Size& size) {
    const ui::Target* target = ui::find_target(name);
    if (target == nullptr || !target->visible) return false;
    const ui::Rect& area = target->rect;
    return area.x >= 0 && area.y >= 0 && area.right() <= size.width &&
           area.bottom() <= size.height - 52;  // of the tabs
}

void check_acts(const Size& size) {
    for (const auto* name : {"order.open.buy", "order.open.sell", "account.transfer",
                             "account.borrow", "account.repay", "account.level", "pair.last"}) {
        CAPTURE(name);
        CHECK(stands_in_sight(name, size));
    }
}

/// Everything that is pressed and smaller than this. The order form is that of a phone, and
/// scrolls.
std::string smaller_than(float least) {
    std::string all;
    for (const ui::Target& target : ui::targets()) {
        const bool pressed = target.role == ui::Role::button || target.role == ui::Role::tab ||
                             target.role == ui::Role::radio || target.role == ui::Role::checkbox;
        if (!pressed || !target.visible || target.name.starts_with("order.")) continue;
        if (target.rect.h >= least && target.rect.w >= least) continue;
        all += "\n  " + target.name + " " + std::to_string(static_cast<int>(target.rect.w)) +
               " x " + std::to_string(static_cast<int>(target.rect.h));
    }
    return all;
}

}  // namespace

TEST_CASE(
    "small screen: without a lesson a low one has chart, account, Buy and Sell side by side") {
    for (const Size& size : low_screens) {
        CAPTURE(size.width);
        Screen screen{size.width, size.height};
        check_acts(size);
        REQUIRE(Screen::can_see("chart"));
        CHECK(ui::find_target("chart")->rect.h >= 120);
        REQUIRE(screen.press("phone.tab.positions"));
        CHECK(!Screen::can_see("chart"));
        REQUIRE(screen.press("order.open.buy"));
        screen.frames(2);
        CHECK(stands_in_sight("order.submit", size));
    }
}

TEST_CASE("small screen: in a lesson a low one has the coach's text beside the account") {
    for (const Size& size : low_screens) {
        CAPTURE(size.width);
        Screen screen{size.width, size.height};
        screen.views = samples::whole_page();
        screen.desk = samples::trade_desk();
        screen.frames(3);
        REQUIRE(screen.views.coach);
        check_acts(size);
        CHECK(Screen::can_see("lesson.panel"));
        REQUIRE(screen.press("account.borrow"));
        screen.frames(2);
        CHECK(Screen::can_see("borrow.amount"));
        CHECK(Screen::can_see("lesson.panel"));
        screen.key(ImGuiKey_Escape);
        REQUIRE(screen.press("lesson.fold"));
        screen.frames(2);
        check_acts(size);
        REQUIRE(Screen::can_see("chart"));
        CHECK(ui::find_target("chart")->rect.h >= 120);
        REQUIRE(screen.press("lesson.fold"));
        screen.frames(2);
        CHECK(Screen::can_see("lesson.panel"));
    }
}

TEST_CASE("small screen: a tall one with a mouse keeps the page of a desk") {
    Screen screen{1366, 600};
    CHECK(ui::find_target("order.open.buy") == nullptr);
    CHECK(Screen::can_see("order.submit"));
}

TEST_CASE("small screen: fingers on a tablet find nothing smaller than 40 px") {
    for (const Size& size : {Size{820, 1180}, Size{1024, 768}}) {
        CAPTURE(size.width);
        Screen screen{size.width, size.height, true};
        CHECK_MESSAGE(smaller_than(40).empty(), smaller_than(40));
        CHECK(Screen::can_see("order.submit"));
        CHECK(Screen::can_see("account.borrow"));
        screen.views = samples::whole_page();
        screen.frames(3);
        CHECK_MESSAGE(smaller_than(40).empty(), smaller_than(40));
    }
}

TEST_CASE("small screen: fingers find the way to a transfer beside what is available") {
    for (const Size& size : {Size{820, 1180}, Size{1024, 768}, Size{390, 844}}) {
        CAPTURE(size.width);
        Screen screen{size.width, size.height, true};
        if (size.width < 640) REQUIRE(screen.press("order.open.buy"));
        screen.frames(2);
        const ui::Target* way = ui::find_target("order.transfer");
        REQUIRE(way != nullptr);
        CHECK(way->rect.w >= 44);
        CHECK(way->rect.h >= 44);
        for (const char* other : {"order.mode.auto", "order.most", "order.price"}) {
            const ui::Target* near = ui::find_target(other);
            if (near == nullptr) continue;
            CAPTURE(other);
            CHECK((near->whole.bottom() <= way->whole.y || near->whole.y >= way->whole.bottom() ||
                   near->whole.right() <= way->whole.x));
        }
    }
}

TEST_CASE("small screen: one touch at a desk changes no size") {
    Screen screen{1366, 768};
    const float before = ui::find_target("order.submit")->rect.h;
    ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    REQUIRE(screen.press("chart.interval.1h"));
    CHECK(ui::find_target("order.submit")->rect.h == before);
}

TEST_CASE("small screen: the wallet of a tablet has profit and loss, and their spans") {
    for (const float width : {700.0F, 820.0F, 940.0F, 950.0F}) {
        CAPTURE(width);
        Screen screen{width, 1180};
        screen.desk.page = explain::Page::wallet;
        screen.frames(3);
        CHECK(Screen::can_see("wallet.margin.pnl"));
        REQUIRE(screen.press("wallet.margin.pnl.week"));
        CHECK(screen.desk.wallet_pnl == explain::PnlSpan::week);
    }
}

TEST_CASE("small screen: the right column of a tablet is used") {
    Screen screen{820, 1180};
    const ui::Target* repay = ui::find_target("account.repay");
    const ui::Target* account = ui::find_target("account");
    REQUIRE(repay != nullptr);
    REQUIRE(account != nullptr);
    CHECK(account->rect.bottom() - repay->rect.bottom() < 140);  // of 696 it had for 290
    CHECK(Screen::value_of("account.coin.columns").contains("Equity"));
}

TEST_CASE("small screen: on a low one a loan shows what changes beside or right after the amount") {
    for (const Size& size : {Size{683, 384}, Size{844, 390}, Size{568, 320}}) {
        CAPTURE(size.width);
        Screen screen{size.width, size.height};
        screen.views = samples::whole_page();
        screen.views.coach.reset();
        REQUIRE(screen.press("account.borrow"));
        screen.frames(2);
        const ui::Target* amount = ui::find_target("borrow.amount");
        const ui::Target* change = ui::find_target("change.0");
        REQUIRE(amount != nullptr);
        REQUIRE(change != nullptr);
        const bool beside = change->rect.x > amount->rect.right();
        CHECK((beside || change->rect.y - amount->rect.bottom() < 80));
        if (beside) CHECK(Screen::can_see("change.0"));
    }
}
