#include <doctest/doctest.h>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;

namespace {

std::vector<LeverageChoice> choices(const State& state) {
    const Desk desk = desk_on(Page::trade);
    return leverage_choices(scene_of(state, desk, Pair::btcusdt));
}

}  // namespace

TEST_CASE("the leverage switch offers Off and what the pair allows, and tells what each means") {
    Session session = funded("2000");
    auto all = choices(session.state());
    REQUIRE(all.size() == 4);
    CHECK(all[0].target == "pair.leverage.off");
    CHECK(all[0].label == "Off");
    CHECK(all[0].chosen);
    CHECK(all[2].target == "pair.leverage.5");
    CHECK(all[2].label == "5x");
    CHECK(all[2].about == "Owe up to 4 times your own money.");
    CHECK(all[3].target == "pair.leverage.10");
    REQUIRE(all[2].command.has_value());

    must(session, *all[2].command);
    const Desk desk = desk_on(Page::trade);
    CHECK(header_view(scene_of(session.state(), desk, Pair::btcusdt)).leverage == "5x");
    CHECK(header_view(scene_of(session.state(), desk, Pair::btcusdt)).badge == "10x");
    all = choices(session.state());
    CHECK_FALSE(all[0].chosen);
    CHECK(all[2].chosen);
    must(session, *all[0].command);
    CHECK(header_view(scene_of(session.state(), desk, Pair::btcusdt)).leverage.empty());
}

TEST_CASE("before there is an account the leverage switch says why it cannot be set") {
    for (const LeverageChoice& choice : choices(market_at("60000"))) {
        CAPTURE(choice.target);
        CHECK_FALSE(choice.command.has_value());
        CHECK_FALSE(choice.about.empty());
    }
}
