#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/headless.h"

using namespace mw;
using headless::Screen;

TEST_CASE("typing into the form fills the draft and nothing else") {
    Screen screen{1366, 768};
    REQUIRE(screen.type("order.price", "61500.5"));
    REQUIRE(screen.type("order.quantity", "0.2"));
    CHECK(screen.desk.order.price == "61500.5");
    CHECK(screen.desk.order.quantity == "0.2");
    CHECK_FALSE(screen.desk.order.by_total);
    CHECK(Screen::value_of("order.price") == "61500.5");
    CHECK(screen.asked.empty());
}

TEST_CASE("fields take digits and one point only") {
    Screen screen{1366, 768};
    REQUIRE(screen.type("order.quantity", "-a1.5.2e"));
    CHECK(screen.desk.order.quantity == "1.52");
}

TEST_CASE("typing the total makes the total lead and shows the derived amount") {
    Screen screen{1366, 768};
    REQUIRE(screen.type("order.total", "3000"));
    CHECK(screen.desk.order.by_total);
    CHECK(screen.desk.order.total == "3000");
    screen.views.order.quantity_shown = "0.05000";
    screen.frames(1);
    CHECK(Screen::value_of("order.quantity") == "0.05000");
    REQUIRE(screen.type("order.quantity", "1"));
    CHECK_FALSE(screen.desk.order.by_total);
}

TEST_CASE("side, type and percent buttons write the draft") {
    Screen screen{1920, 1080};
    REQUIRE(screen.press("order.side.sell"));
    CHECK(screen.desk.order.side == Side::sell);
    CHECK(Screen::value_of("order.side.sell") == "true");
    REQUIRE(screen.press("order.type.market"));
    CHECK(screen.desk.order.type == explain::FormType::market);
    CHECK(Screen::value_of("order.price") == "market");
}

TEST_CASE("a part of all is asked for, and becomes the amount once it is counted") {
    for (const auto& [width, height] : {std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}}) {
        CAPTURE(width);
        Screen screen{width, height};
        if (width < 400) screen.desk.window = explain::Window::order_sheet;
        screen.frames(3);
        CHECK(Screen::value_of("order.percent") == "74%");
        for (const char* name : {"order.percent.0", "order.percent.25", "order.percent.50",
                                 "order.percent.75", "order.percent.100"}) {
            CAPTURE(name);
            const ui::Target* mark = ui::find_target(name);
            REQUIRE(mark != nullptr);
            if (width < 400) CHECK(mark->rect.w >= 44);
            if (width < 400) CHECK(mark->rect.h >= 44);
        }
        REQUIRE(screen.press("order.percent.75"));
        CHECK(screen.desk.order.percent == 75);
        CHECK(screen.desk.order.quantity == "0.10011");  // not counted yet
        CHECK(Screen::value_of("order.percent") == "75%");
        screen.views.order.percent = 75;
        screen.views.order.part = "0.10067";
        screen.frames(1);
        CHECK(screen.desk.order.quantity == "0.10067");
        CHECK(screen.desk.order.percent == 0);
        REQUIRE(screen.press("order.percent.0"));
        CHECK(screen.desk.order.quantity.empty());
    }
}

TEST_CASE("the slider is pressed at a place, and moved by the arrow keys") {
    Screen screen{1366, 768};
    REQUIRE(screen.press("order.percent"));  // in the middle of its row: left of it lies 8 px more
    const int pressed = screen.desk.order.percent;
    CHECK(pressed > 50);
    CHECK(pressed < 70);
    screen.desk.order.percent = 0;
    screen.key(ImGuiKey_RightArrow);
    CHECK(screen.desk.order.percent == 75);  // 74 % of the most are typed
    screen.desk.order.percent = 0;
    screen.key(ImGuiKey_DownArrow);
    CHECK(screen.desk.order.percent == 64);
    screen.desk.order.percent = 95;
    screen.key(ImGuiKey_UpArrow);
    CHECK(screen.desk.order.percent == 100);
}

TEST_CASE("with nothing to trade no part can be chosen") {
    Screen screen{1366, 768};
    screen.views.order.no_part = "There is no free USDT here.";
    screen.frames(2);
    CHECK_FALSE(screen.press("order.percent.50"));
    CHECK_FALSE(screen.press("order.percent"));
    CHECK(screen.desk.order.percent == 0);
    CHECK(screen.desk.order.quantity == "0.10011");
}

TEST_CASE("submitting asks for the command the view holds") {
    Screen screen{1366, 768};
    REQUIRE(screen.press("order.submit"));
    REQUIRE(screen.asked.size() == 1);
    const auto* command = std::get_if<Command>(&screen.asked[0]);
    REQUIRE(command != nullptr);
    const auto* order = std::get_if<PlaceOrder>(command);
    REQUIRE(order != nullptr);
    CHECK(order->side == Side::buy);
}

TEST_CASE("a refused order cannot be sent, and the form says why") {
    for (const float width : {1920.0F, 1366.0F}) {
        CAPTURE(width);
        Screen screen{width, width == 1920 ? 1080.0F : 768.0F};
        CHECK(ui::find_target("order.error") == nullptr);
        screen.views.order.submit.command.reset();
        screen.views.order.submit.why_not = "You have 0.00 USDT here.";
        screen.views.order.problem = screen.views.order.submit.why_not;
        screen.frames(2);
        CHECK_FALSE(screen.press("order.submit"));
        CHECK(screen.asked.empty());
        CHECK(Screen::value_of("order.error") == "You have 0.00 USDT here.");
    }
}

TEST_CASE("the suggested amount can be taken over with one press") {
    Screen screen{1920, 1080};
    screen.views.order.submit.command.reset();
    screen.views.order.submit.why_not = screen.views.order.problem = "Too much.";
    screen.views.order.submit.fix_label = "Use 0.03333";
    screen.views.order.submit.fix_value = "0.03333";
    screen.frames(2);
    REQUIRE(screen.press("order.fix"));
    CHECK(screen.desk.order.quantity == "0.03333");
}

TEST_CASE("the four modes write the draft") {
    Screen screen{1366, 768};
    CHECK(Screen::value_of("order.mode.normal") == "true");
    REQUIRE(screen.press("order.mode.auto"));
    CHECK(screen.desk.order.mode == SideEffect::auto_borrow_repay);
    REQUIRE(screen.press("order.mode.borrow"));
    CHECK(screen.desk.order.mode == SideEffect::margin_buy);
    REQUIRE(screen.press("order.mode.repay"));
    CHECK(screen.desk.order.mode == SideEffect::auto_repay);
    CHECK(Screen::value_of("order.mode.repay") == "true");
    CHECK(Screen::value_of("order.mode.normal") == "false");
}

TEST_CASE("the less common types come from a list") {
    Screen screen{1366, 768};
    REQUIRE(screen.press("order.type.stop_limit"));
    CHECK(screen.desk.order.type == explain::FormType::stop_limit);
    CHECK(ui::find_target("order.type.oco") == nullptr);
    REQUIRE(screen.press("order.type.more"));
    screen.frames(2);
    REQUIRE(screen.press("order.type.oco"));
    CHECK(screen.desk.order.type == explain::FormType::oco);
    screen.frames(2);
    CHECK(Screen::value_of("order.type.oco") == "true");
    CHECK(ui::find_target("order.type.stop_limit") == nullptr);
}

TEST_CASE("each type asks for its own fields") {
    using explain::FormType;
    Screen screen{1920, 1080};
    const auto fields = [&](FormType type) {
        screen.desk.order.type = type;
        screen.frames(2);
        std::string shown;
        for (const char* name :
             {"order.trail", "order.stop_price", "order.limit_price", "order.tif.ioc"})
            if (ui::find_target(name) != nullptr) shown += std::string{name} + " ";
        return shown;
    };
    CHECK(fields(FormType::limit) == "order.tif.ioc ");
    CHECK(fields(FormType::market).empty());
    CHECK(fields(FormType::limit_maker).empty());
    CHECK(fields(FormType::stop_market) == "order.stop_price ");
    CHECK(fields(FormType::stop_limit) == "order.stop_price order.tif.ioc ");
    CHECK(fields(FormType::trailing) == "order.trail order.stop_price ");
    CHECK(fields(FormType::oto) == "order.limit_price ");
    CHECK(fields(FormType::otoco) == "order.stop_price order.limit_price ");
    CHECK(fields(FormType::oco) == "order.stop_price order.limit_price ");
    REQUIRE(screen.type("order.limit_price", "62100"));
    CHECK(screen.desk.order.limit_price == "62100");
    REQUIRE(screen.type("order.stop_price", "62000"));
    CHECK(screen.desk.order.stop_price == "62000");
    screen.desk.order.type = FormType::limit;
    screen.frames(2);
    REQUIRE(screen.press("order.tif.fok"));
    CHECK(screen.desk.order.time_in_force == TimeInForce::fok);
}

TEST_CASE("whatever the type and mode, nothing of the form is cut off or lies on another part") {
    using explain::FormType;
    struct Size {
        float width;
        float height;
    };
    for (const Size size : {Size{1920, 1080}, Size{1366, 768}, Size{768, 1024}}) {
        Screen screen{size.width, size.height};
        for (const FormType type : {FormType::limit, FormType::market, FormType::stop_limit,
                                    FormType::oco, FormType::stop_market, FormType::limit_maker,
                                    FormType::trailing, FormType::oto, FormType::otoco})
            for (const SideEffect mode : {SideEffect::none, SideEffect::auto_borrow_repay}) {
                CAPTURE(size.width);
                CAPTURE(static_cast<int>(type));
                screen.desk.order.type = type;
                screen.desk.order.mode = mode;
                screen.frames(2);
                std::vector<ui::Rect> seen;
                for (const char* name :
                     {"order.type.more", "order.mode.auto", "order.transfer", "order.price",
                      "order.stop_price", "order.limit_price", "order.trail", "order.percent",
                      "order.quantity", "order.percent.100", "order.total", "order.tif.gtc",
                      "order.submit", "account.borrow"}) {
                    const ui::Target* target = ui::find_target(name);
                    if (target == nullptr) continue;
                    CAPTURE(name);
                    CHECK(target->visible);
                    for (const ui::Rect& other : seen) {
                        const bool apart = target->rect.y >= other.bottom() - 0.5F ||
                                           target->rect.bottom() <= other.y + 0.5F ||
                                           target->rect.x >= other.right() - 0.5F ||
                                           target->rect.right() <= other.x + 0.5F;
                        CHECK(apart);
                    }
                    seen.push_back(target->rect);
                }
                CHECK(seen.size() >= 8);
            }
    }
}

TEST_CASE("on a phone the button and the reason against it are in sight, whatever the type") {
    Screen screen{390, 844};
    screen.desk.window = explain::Window::order_sheet;
    screen.views.order.problem = "You have 0 BTC here.";
    for (const explain::FormType type : {explain::FormType::limit, explain::FormType::oco}) {
        screen.desk.order.type = type;
        screen.frames(3);
        for (const char* name : {"order.submit", "order.error", "order.quantity"}) {
            CAPTURE(name);
            CHECK(Screen::can_see(name));
        }
        CHECK(ui::find_target("order.error")->rect.bottom() <=
              ui::find_target("order.submit")->rect.y);
    }
    screen.desk.account = explain::AccountTab::cross;
    screen.frames(2);
    CHECK(ui::find_target("order.submit") == nullptr);
}

TEST_CASE("the form is worked with the keyboard alone") {
    Screen screen{1366, 768};
    REQUIRE(screen.press("order.price"));
    screen.key(ImGuiKey_Tab);
    CHECK(ui::find_target("order.quantity")->focused);
    for (int i = 0; i < 16 && !ui::find_target("order.submit")->focused; ++i)
        screen.key(ImGuiKey_Tab);
    REQUIRE(ui::find_target("order.submit")->focused);
    screen.key(ImGuiKey_Enter);
    CHECK(screen.asked.size() == 1);
    screen.key(ImGuiKey_Space);
    CHECK(screen.asked.size() == 2);
}

TEST_CASE("the Cross tab explains itself and leads back to Isolated") {
    Screen screen{1366, 768};
    REQUIRE(screen.press("trade.tab.cross"));
    CHECK(screen.desk.account == explain::AccountTab::cross);
    CHECK(ui::find_target("order.submit") == nullptr);
    REQUIRE(screen.press("trade.back_to_isolated"));
    CHECK(screen.desk.account == explain::AccountTab::isolated);
    CHECK(Screen::can_see("order.submit"));
}

TEST_CASE("the leverage switch opens its menu, and asks the exchange for what is chosen") {
    for (const auto& [width, height] :
         {std::pair{1920.0F, 1080.0F}, std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}}) {
        CAPTURE(width);
        Screen screen{width, height};
        if (width < 400) screen.desk.window = explain::Window::order_sheet;
        screen.views.late.leverage = {
            {"pair.leverage.off", "Off", "", true, SetLeverage{Pair::btcusdt, {}}},
            {"pair.leverage.5", "5x", "Owe up to 4 times your own money.", false,
             SetLeverage{Pair::btcusdt, Ratio{5 * one}}},
            {"pair.leverage.10", "10x", "This account does not exist yet.", false, {}}};
        screen.frames(2);
        CHECK(Screen::value_of("pair.leverage") == "Off");
        const ui::Target* opener = ui::find_target("pair.leverage");
        REQUIRE(opener != nullptr);
        if (width < 400) CHECK(opener->rect.w >= 44);
        if (width < 400) CHECK(opener->rect.h >= 43);
        REQUIRE(screen.press("pair.leverage"));
        screen.frames(2);
        CHECK(Screen::value_of("pair.leverage.off") == "true");
        REQUIRE(screen.press("pair.leverage.5"));
        REQUIRE(screen.asked.size() == 1);
        const auto& set = std::get<SetLeverage>(std::get<Command>(screen.asked[0]));
        CHECK(set.leverage == Ratio{5 * one});
        screen.asked.clear();
        screen.views.header.leverage = "5x";
        screen.frames(2);
        CHECK(Screen::value_of("pair.leverage") == "5x");
        REQUIRE(screen.press("pair.leverage"));
        screen.frames(2);
        REQUIRE(screen.press("pair.leverage.10"));  // cannot be chosen: nothing is asked
        CHECK(screen.asked.empty());
    }
}
