#include <doctest/doctest.h>

#include "support/worlds.h"

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

/// A session with 2 000 USDT in the account, at this many minutes after 10:00.
Session at_minute(std::int64_t minutes) {
    World world = small_world();
    world.start_ms += minutes * minute_ms;
    Session session{world};
    must(session, Transfer{pair, Direction::into_isolated, usdt("2000")});
    return session;
}

}  // namespace

TEST_CASE("1 000 USDT borrowed at 13:55 cost two hours by 14:30") {
    Session session = at_minute(3 * 60 + 55);
    must(session, Borrow{pair, usdt("1000")});
    must(session, Advance{35 * minute_ms});
    // S5's example: 1 000 * 0.001 % * 2 = 0.02
    CHECK(account_of(session).quote.interest == usdt("0.02"));
    const auto charges = all_of<InterestCharged>(session.state());
    REQUIRE(charges.size() == 2);
    CHECK(charges[0].kind == InterestKind::on_borrow);
    CHECK(charges[1].kind == InterestKind::periodic);
    CHECK(session.state().records.back().time_ms % hour_ms == 0);  // 14:00:00.000
}

TEST_CASE("a loan seen before the full hour costs one hour, after it two") {
    // S20: seen before the clock strikes, or after
    Session early = at_minute(54);
    must(early, Borrow{pair, btc("0.1")});
    Session late = early;
    must(early, Advance{5 * minute_ms});
    CHECK(account_of(early).base.interest == btc("0.000001"));
    must(late, Advance{7 * minute_ms});
    CHECK(account_of(late).base.interest == btc("0.000002"));
}

TEST_CASE(
    "a loan taken exactly on the hour pays that hour once, one taken just before pays twice") {
    Session session = at_minute(59);
    must(session, Advance{minute_ms - Market::step_ms});
    Session on_the_hour = session;
    must(on_the_hour, Advance{Market::step_ms});
    must(on_the_hour, Borrow{pair, btc("0.1")});  // at 11:00:00.000
    must(on_the_hour, Advance{minute_ms});
    CHECK(account_of(on_the_hour).base.interest == btc("0.000001"));

    must(session, Borrow{pair, btc("0.1")});  // one step before
    CHECK(account_of(session).base.interest == btc("0.000001"));
    must(session, Advance{Market::step_ms});
    CHECK(account_of(session).base.interest == btc("0.000002"));
}

TEST_CASE("hours without a loan are not charged later") {
    Session session = at_minute(59);
    must(session, Advance{2 * minute_ms});
    must(session, Borrow{pair, btc("0.1")});
    must(session, Advance{minute_ms});
    CHECK(account_of(session).base.interest == btc("0.000001"));
}

TEST_CASE("a second loan pays its own first hour; then the whole principal is charged") {
    Session session = at_minute(58);
    must(session, Borrow{pair, usdt("1000")});
    must(session, Borrow{pair, usdt("500")});
    CHECK(account_of(session).quote.interest == usdt("0.015"));  // 0.01 + 0.005
    must(session, Advance{2 * minute_ms});
    CHECK(account_of(session).quote.interest == usdt("0.03"));  // + 1 500 * 0.001 %
}

TEST_CASE("both coins are charged at the same hour, and interest bears no interest") {
    Session session = at_minute(59);
    must(session, Borrow{pair, usdt("1000")});
    must(session, Borrow{pair, btc("0.01")});
    must(session, Advance{hour_ms + minute_ms});
    CHECK(account_of(session).quote.interest == usdt("0.03"));     // three hours of 0.01
    CHECK(account_of(session).base.interest == btc("0.0000003"));  // three hours of 0.0000001
}

TEST_CASE("after full repayment no more is charged") {
    Session session = at_minute(59);
    must(session, Borrow{pair, usdt("1000")});
    must(session, Repay{pair, usdt("1000.01")});
    CHECK(account_of(session).free_of_debt());
    must(session, Advance{2 * minute_ms});
    CHECK(account_of(session).free_of_debt());
    CHECK(all_of<InterestCharged>(session.state()).size() == 1);
}
