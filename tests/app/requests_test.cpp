#include <doctest/doctest.h>

#include "app/requests.h"
#include "support/worlds.h"

using namespace mw;

namespace {

/// A request that has to be carried out.
void ask(request::Gateway& gateway, app::RunHost& host, const request::Call& call) {
    gateway.forget();
    CHECK(gateway.request(host, call).status == 200);
}

}  // namespace

TEST_CASE("requests on a run: what was done can be undone, time goes on, a reset begins anew") {
    app::Run run{small_world(3)};
    const lessons::UiFacts screen;
    app::RunHost host{run, screen};
    request::Gateway gateway;
    ask(gateway, host,
        {"POST",
         "/sapi/v1/asset/transfer",
         {{"type", "MAIN_ISOLATED_MARGIN"},
          {"asset", "USDT"},
          {"amount", "2000"},
          {"toSymbol", "BTCUSDT"}}});
    CHECK(run.state().ledger.at(Pair::btcusdt).quote.free == usdt("2000"));
    CHECK(host.happened().size() == 1);
    const std::int64_t before_ms = run.state().time_ms();
    ask(gateway, host, {"POST", "/sim/v1/advance", {{"ms", "60000"}}});
    CHECK(run.state().time_ms() == before_ms + minute_ms);
    run.rewind();
    CHECK(run.state().ledger.at(Pair::btcusdt).quote.free == usdt("0"));
    CHECK_FALSE(host.was_reset());
    ask(gateway, host, {"POST", "/sim/v1/reset", {{"seed", "9"}}});
    CHECK(host.was_reset());
    CHECK(run.state().world.seed == 9);
}
