#pragma once

#include "exchange/frames.h"
#include "support/worlds.h"

namespace mw {

/// A short of 0.30 BTC on 2 000 USDT that the venue takes over, and what was seen of it.
struct Takeover {
    Session session{funded("2000")};
    Glimpses glimpses;

    Takeover() {
        must(session, Borrow{Pair::btcusdt, btc("0.30")});
        must(session, PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("0.30")}});
        must(session, SteerMarket{Pair::btcusdt, price("64500"), 20 * minute_ms, ratio("0.2")});
        for (int i = 0; i < 150; ++i) {
            must(session, Advance{Glimpses::every_ms});
            glimpses.note(session.state());
        }
    }
};

}  // namespace mw
