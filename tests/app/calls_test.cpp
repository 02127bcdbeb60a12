#include "app/calls.h"

#include <doctest/doctest.h>

#include "support/worlds.h"

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

/// Gives a command as the app does: noted first, then carried out.
void give(app::Calls& calls, Session& session, const Command& command) {
    calls.add(command, session);
    static_cast<void>(session.submit(command));
}

app::Calls calls_here() { return {request::tell, true}; }

}  // namespace

TEST_CASE("calls: newest first, with what a program would have been answered") {
    Session session{small_world()};
    app::Calls calls = calls_here();
    CHECK(calls.view(0).calls.empty());
    CHECK_FALSE(calls.view(0).note.empty());
    give(calls, session, Transfer{pair, Direction::into_isolated, usdt("2000")});
    give(calls, session, Borrow{pair, btc("5000")});
    const explain::InspectorView view = calls.view(0);
    REQUIRE(view.calls.size() == 2);
    CHECK(view.note.empty());
    CHECK(view.calls[0].path == "/sapi/v1/margin/borrow-repay");
    CHECK(view.calls[0].status.text == "400 -3006");
    CHECK(view.calls[1].path == "/sapi/v1/asset/transfer");
    CHECK(view.calls[1].status.text == "200");
    CHECK(view.chosen == 0);
    CHECK(view.answer[1] == "  \"code\": -3006,");
    CHECK(calls.view(view.calls[1].number).chosen == 1);
    CHECK(calls.view(view.calls[1].number).params[0].label == "amount");
    CHECK(calls.view(view.calls[1].number).params[0].value.text == "2000");
}

TEST_CASE("calls: what no program could send is not listed") {
    Session session{small_world()};
    app::Calls calls = calls_here();
    give(calls, session, SetRealism{Realism::harsh});
    CHECK(calls.view(0).calls.empty());
}

TEST_CASE("calls: clicks before the code is here are answered as of their moment") {
    Session session{small_world()};
    app::Calls calls{request::tell, false};
    give(calls, session, Transfer{pair, Direction::into_isolated, usdt("2000")});
    give(calls, session, Transfer{pair, Direction::into_isolated, usdt("9000")});
    CHECK(calls.view(0).calls.empty());
    must(session, Transfer{pair, Direction::out_of_isolated, usdt("2000")});
    calls.loaded();
    const explain::InspectorView view = calls.view(0);
    REQUIRE(view.calls.size() == 2);
    CHECK(view.calls[0].status.text == "400 -5013");  // 8 000 were left then
    CHECK(view.calls[1].status.text == "200");
}

TEST_CASE("calls: what waits for the code is bounded") {
    Session session{small_world()};
    app::Calls calls{request::tell, false};
    for (int i = 0; i < 40; ++i)
        give(calls, session, Transfer{pair, Direction::into_isolated, usdt("1")});
    calls.loaded();
    CHECK(calls.view(0).calls.size() == 12);
    CHECK(calls.view(0).calls.front().number == 40);
    calls.clear();
    CHECK(calls.view(0).calls.empty());
}
