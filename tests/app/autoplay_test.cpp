#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "app/app.h"
#include "imgui.h"
#include "support/headless.h"
#include "support/lessons.h"
#include "support/program.h"

using namespace mw;

namespace {

/// What the page opens with. @param from  lesson files; the first walk when there are none
app::Boot asked_for(const std::string& query, std::vector<app::LessonFile> from = {}) {
    if (from.empty())
        from = {{"first-walk.lesson", lessons::text_of_file("lessons/first-walk.lesson")}};
    app::Boot boot;
    boot.query = query;
    boot.lessons = std::move(from);
    return boot;
}

}  // namespace

TEST_CASE("the first lesson plays itself on the real screen of a desk") {
    headless::Program program{asked_for("?lesson=first-walk&autoplay=1&speed=20&seed=11"), 1366,
                              768};
    CHECK(program.frames_until("\"done\":true", 20'000) > 0);
    CHECK(program.says("\"lastError\":null"));
}

TEST_CASE("the first lesson plays itself on the real screen of a phone") {
    headless::Program program{asked_for("?lesson=first-walk&autoplay=1&speed=20&seed=12"), 390,
                              844};
    CHECK(program.frames_until("\"done\":true", 20'000) > 0);
    CHECK(program.says("\"lastError\":null"));
}

TEST_CASE("the hand fills in every type and mode of the form, on a desk and on a phone") {
    // The price begins at 60 000 and stays calm, far from what waits here.
    const std::string text = R"(lesson    order-types
title     One of each
about     Every order the form has.
minutes   5
speed     1
world     spot 20000 USDT
world     price 60000
world     preset calm

step      all
title     One of each
say       Place one order of each type.
hint      The form.
hint      The types stand above the modes.
done      ev(order, type=limit, mode=borrow)
done      ev(borrow, auto=yes)
done      ev(order, type=limit_maker, mode=auto, price=61500)
done      ev(order, type=stop_loss_limit, price=66100)
done      ev(order, type=take_profit, amount=0.01)
done      ev(order_list, kind=oco, side=buy)
done      ev(order, type=stop_loss, side=buy)
done      ev(repay, auto=yes, asset=BTC)
do        show page=trade.margin account=isolated pair=BTCUSDT
do        transfer 10000 USDT
do        sell 0.01 limit 61000 mode borrow
do        sell 0.01 limit_maker 61500 mode auto
do        buy 0.01 stop 66000 limit 66100
do        buy 0.01 stop 55000
do        buy 0.01 oco 57000 stop 64000 limit 64100
do        buy 0.01 oco 56000 stop 65000
do        buy 0.01 limit 60900 mode repay tif ioc

debrief   That was all of them.
)";
    for (const auto& [width, height] : {std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}}) {
        CAPTURE(width);
        headless::Program program{asked_for("?lesson=order-types&autoplay=1&speed=20&seed=5",
                                            {{"order-types.lesson", text}}),
                                  width, height};
        CHECK(program.frames_until("\"done\":true", 30'000) > 0);
        CHECK(program.says("\"lastError\":null"));
    }
}

TEST_CASE("the hand sets the leverage, asks for a card, drags the what-if line, changes the unit") {
    const std::string text = R"(lesson    switches
title     Switches
about     Everything that is no order.
minutes   5
speed     1
world     spot 20000 USDT
world     price 60000
world     preset calm
prepare   transfer 2000 USDT
prepare   borrow 0.1 BTC

step      all
title     All of them
say       Use each switch once.
hint      The form.
hint      The wallet.
done      ev(leverage, times=5)
done      seq(st(account.leverage) = 5, st(account.leverage) = 0)
done      seq(ui(card=room))
done      seq(st(what_if.price) >= price.index * 1.05, st(what_if.price) <= price.index * 0.95)
done      seq(ui(page=wallet.margin, wallet.unit=USD), ui(wallet.unit=BTC), ui(wallet.unit=USDT))
do        show page=trade.margin account=isolated pair=BTCUSDT
do        leverage 5
do        leverage off
do        show card=room
do        show what_if=63500
do        show what_if=56500
do        show page=wallet.margin wallet.unit=USD
do        show wallet.unit=BTC
do        show wallet.unit=USDT

debrief   That was all of them.
)";
    for (const auto& [width, height] : {std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}}) {
        CAPTURE(width);
        headless::Program program{
            asked_for("?lesson=switches&autoplay=1&speed=20&seed=5", {{"switches.lesson", text}}),
            width, height};
        CHECK(program.frames_until("\"done\":true", 20'000) > 0);
        CHECK(program.says("\"lastError\":null"));
    }
}

/// A lesson of the tree as the platform gives it.
std::vector<app::LessonFile> lesson_file(const std::string& name) {
    return {{name, lessons::text_of_file("lessons/" + name)}};
}

TEST_CASE("a takeover is watched, stepped through and prevented by the hand") {
    headless::Program program{asked_for("?lesson=l12-liquidation&autoplay=1&speed=20&seed=4",
                                        lesson_file("l12-liquidation.lesson")),
                              1366, 768};
    CHECK(program.frames_until("\"done\":true", 40'000) > 0);
    CHECK(program.says("\"score\":100"));
    CHECK(program.says("\"lastError\":null"));
}

TEST_CASE(
    "frames are stepped through by the hand on a phone, also where a lesson is opened there") {
    for (const int step : {6, 9}) {  // the takeover, and the last rescue
        CAPTURE(step);
        headless::Program program{asked_for("?lesson=l12-liquidation&step=" + std::to_string(step) +
                                                "&autoplay=1&speed=20&seed=4",
                                            lesson_file("l12-liquidation.lesson")),
                                  390, 844};
        program.frames();
        REQUIRE(program.says("\"step\":" + std::to_string(step)));
        CHECK(program.frames_until("\"step\":" + std::to_string(step + 1), 10'000) > 0);
    }
}

TEST_CASE("a lesson with a twin shows both columns in the coach") {
    headless::Program program{
        asked_for("?lesson=l14-isolated-or-cross&step=2&seed=4",
                  {{"l14-isolated-or-cross.lesson",
                    lessons::text_of_file("lessons/l14-isolated-or-cross.lesson")}}),
        1366, 768};
    for (int i = 0; i < 5; ++i) program.frames();
    REQUIRE(ui::find_target("lesson.twin.held") != nullptr);
    CHECK(ui::find_target("lesson.twin.level_eth") != nullptr);
    CHECK(ui::find_target("lesson.twin.left")->label == "Yours");
}

TEST_CASE("a lesson opens at the step that the address names") {
    headless::Program program{asked_for("?lesson=first-walk&step=5&seed=3"), 1366, 768};
    program.frames();
    CHECK(program.says("\"step\":5"));
    CHECK(program.says("\"borrowed\":\"0.10000000\""));
}

TEST_CASE("a lesson that is opened in its middle does what the step there begins with") {
    headless::Program program{asked_for("?lesson=l01-find-the-screen&step=4&seed=3",
                                        lesson_file("l01-find-the-screen.lesson")),
                              1366, 768};
    program.frames();
    CHECK(program.says("\"step\":4"));
    CHECK(program.says("\"paused\":true"));  // "Time stands still while you look."
}

TEST_CASE("an address may name a lesson by the beginning of its id where one begins so") {
    const auto open = [](const std::string& id) {
        std::vector<app::LessonFile> files = lesson_file("l01-find-the-screen.lesson");
        for (const app::LessonFile& file : lesson_file("l12-liquidation.lesson"))
            files.push_back(file);
        headless::Program program{asked_for("?lesson=" + id, files), 1366, 768};
        program.frames();
        return program.says("\"id\":\"l01-find-the-screen\"");
    };
    CHECK(open("l01"));
    CHECK(open("l01-find"));
    CHECK_FALSE(open("l0"));
    CHECK_FALSE(open("l02"));
}

TEST_CASE("an address that asks for what is not there still opens the page") {
    headless::Program program{asked_for("?lesson=nowhere&speed=fast&colour=red"), 1366, 768};
    program.frames();
    CHECK(program.says("\"page\":\"start\""));
    CHECK(program.says("\"lesson\":null"));
}

TEST_CASE("a lesson file of one's own is started, listed, and its faults are shown by line") {
    const std::string mine =
        "lesson mine\ntitle Mine\nabout A test.\nminutes 1\ndebrief Done.\n"
        "step one\ntitle One\nsay Read this.\ndo read\n";
    headless::Program program{asked_for(""), 1366, 768};
    program.app().open_lesson("mine.lesson", mine);
    program.frames();
    CHECK(program.says("\"id\":\"mine\""));
    program.app().open_lesson("mine.lesson", mine.substr(0, mine.size() - 8) + "do raed\n");
    program.frames();
    CHECK(program.says("\"id\":\"mine\""));  // the run goes on
    CHECK(program.app().desk().window == explain::Window::faults);
    program.frames();
    REQUIRE(ui::find_target("faults.line.0") != nullptr);
    CHECK(ui::find_target("faults.line.1")->value ==
          "Line 9: there is no act \"raed\"; did you mean \"read\"?");
}
