#include <doctest/doctest.h>

#include "support/worlds.h"

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

}  // namespace

// The same constants are checked natively and in WebAssembly: same world, same commands, same
// bytes. Whoever changes the market or a rule on purpose puts the new sums here and says why.
TEST_CASE("a fixed run has the same fingerprint on every machine") {
    World world = default_world(20'260'302);
    world.history_days = 3;
    Session session{world};
    CHECK(fingerprint(session.state()) == 2'023'540'908'569'436'008ULL);

    must(session, Transfer{pair, Direction::into_isolated, usdt("2000")});
    must(session, Borrow{pair, btc("0.3")});
    must(session, PlaceOrder{pair, Side::sell, LimitTerms{price("60120"), btc("0.1")}});
    must(session, PlaceOrder{pair, Side::sell, MarketTerms{btc("0.2")}});
    must(session, PlaceOrder{pair, Side::buy, MarketByQuoteTerms{usdt("600")}});
    must(session, SteerMarket{pair, price("60250"), 5 * minute_ms, ratio("1")});
    must(session, Advance{6 * minute_ms});
    CHECK(fingerprint(session.state()) == 7'827'371'835'686'507'089ULL);

    must(session, SteerMarket{pair, price("66000"), 10 * minute_ms, ratio("1")});
    must(session, Advance{11 * minute_ms});
    CHECK(all_of<LiquidationEnded>(session.state()).size() == 1);
    CHECK(fingerprint(session.state()) == 15'984'466'388'679'997'950ULL);
}
