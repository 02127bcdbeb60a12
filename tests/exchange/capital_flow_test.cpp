#include "exchange/capital_flow.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/worlds.h"

using namespace mw;

namespace {

constexpr Pair pair = Pair::btcusdt;

/// What the lines of a coin sum up to.
Amount sum_of(const std::vector<CapitalFlow>& flows, Asset asset) {
    Amount sum{asset, 0};
    for (const CapitalFlow& flow : flows)
        if (flow.amount.asset == asset) sum += flow.amount;
    return sum;
}

std::vector<std::string_view> names_in(const std::vector<CapitalFlow>& flows) {
    std::vector<std::string_view> names;
    for (const CapitalFlow& flow : flows) names.push_back(name_of(flow.kind));
    return names;
}

}  // namespace

TEST_CASE("a short's capital flow tells every coin that came and went") {
    Session session = funded("2000");
    must(session, Borrow{pair, btc("0.10")});
    // small enough for the best bid alone, so that it is one fill
    must(session, PlaceOrder{pair, Side::sell, MarketTerms{btc("0.001")}});
    must(session, Repay{pair, btc("0.05")});
    const auto flows = capital_flow(session.state(), pair);
    CHECK(names_in(flows) == std::vector<std::string_view>{"TRANSFER", "BORROW", "SELL_INCOME",
                                                           "SELL_EXPENSE", "TRADING_COMMISSION",
                                                           "REPAY"});
    CHECK(flows[0].amount == usdt("2000"));
    CHECK(flows[1].amount == btc("0.10"));
    CHECK(flows[3].amount == Amount{Asset::btc, -100'000});  // -0.001
    CHECK(flows[4].amount.units == -(flows[2].amount.units + 999) / 1'000);
    CHECK(flows[5].amount == Amount{Asset::btc, -5'000'000});  // -0.05, interest included
    for (std::size_t i = 1; i < flows.size(); ++i) CHECK(flows[i].id > flows[i - 1].id);
}

TEST_CASE("a liquidation has its own kinds") {
    Session session = funded("2000");
    must(session, Borrow{pair, btc("0.29")});
    must(session, PlaceOrder{pair, Side::sell, MarketTerms{btc("0.29")}});
    move_market(session, price("66000"), 10 * minute_ms);
    REQUIRE(all_of<LiquidationEnded>(session.state()).size() == 1);
    const auto names = names_in(capital_flow(session.state(), pair));
    for (const std::string_view name : {"BUY_LIQUIDATION", "REPAY_LIQUIDATION", "LIQUIDATION_FEE"})
        CHECK(std::ranges::find(names, name) != names.end());
}

TEST_CASE("whatever happens, the flow of each coin sums up to what the account owns") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        Dice dice{seed, Stream::test};
        Session session = funded("8000");
        for (int i = 0; i < 80; ++i) session.submit(any_command(dice, session.state()));
        const auto flows = capital_flow(session.state(), pair);
        const IsolatedAccount& account = account_of(session);
        CHECK(sum_of(flows, Asset::btc) == account.base.owned());
        CHECK(sum_of(flows, Asset::usdt) == account.quote.owned());
    }
}
