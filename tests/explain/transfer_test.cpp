#include <doctest/doctest.h>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;

namespace {

TransferView transfer_of(const State& state, Direction direction, const char* amount) {
    Desk desk = desk_on(Page::trade);
    desk.window = Window::transfer;
    desk.transfer = {direction, Asset::usdt, amount};
    return transfer_view(scene_of(state, desk, Pair::btcusdt));
}

}  // namespace

TEST_CASE("a transfer in shows both wallets before and after") {
    const TransferView view = transfer_of(market_at("60000"), Direction::into_isolated, "2000");
    CHECK(view.from == "Spot wallet");
    CHECK(view.to == "Isolated · BTC/USDT");
    CHECK(view.available == "10,000.00 USDT");
    CHECK(view.max == "10000");
    CHECK(change_of(view.changes, "Spot USDT") == "10,000.00 -> 8,000.00");
    CHECK(change_of(view.changes, "Isolated USDT") == "0.00 -> 2,000.00");
    CHECK(change_of(view.changes, "Margin level") == "no debt -> no debt");
    CHECK(view.confirm.command.has_value());
    CHECK_FALSE(view.good.empty());
}

TEST_CASE("a transfer in raises the level of an indebted account") {
    const TransferView view = transfer_of(short_at_60600(), Direction::into_isolated, "1000");
    // 9 053.94 / 6 060.0606 = 1.49403; 9 053.94 / (1.05 * 0.100001) = 86 227.2
    CHECK(change_of(view.changes, "Margin level") == "1.3290 -> 1.4940");
    CHECK(change_of(view.changes, "Liquidation at") == "76,703 -> 86,227");
}

TEST_CASE("a transfer out is held by the floor") {
    const TransferView view = transfer_of(short_at_60600(), Direction::out_of_isolated, "100");
    CHECK(view.from == "Isolated · BTC/USDT");
    CHECK(view.to == "Spot wallet");
    CHECK(view.available == "0.00 USDT");
    CHECK(view.problem == "Nothing can be moved out while the level is below 2. It is 1.3290 now.");
    CHECK(change_of(view.changes, "Spot USDT") == "8,000.00 -> —");
}

TEST_CASE("an untouched transfer window is quiet") {
    const TransferView view = transfer_of(market_at("60000"), Direction::into_isolated, "");
    CHECK(view.problem.empty());
    CHECK(view.confirm.why_not == "Type an amount.");
    CHECK(transfer_of(market_at("60000"), Direction::into_isolated, "9e9").problem ==
          "Type digits and one point, such as 0.10.");
}
