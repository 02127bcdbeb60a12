#include "explain/audit.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "scenes.h"

using namespace mw;
using namespace mw::explain;

namespace {

const AuditCoin& coin_of(const AuditView& view, std::string_view ticker) {
    const auto found = std::ranges::find(view.coins, ticker, &AuditCoin::ticker);
    REQUIRE(found != view.coins.end());
    return *found;
}

}  // namespace

TEST_CASE("the audit shows each coin of the traded pairs: its beginning, its places, their sum") {
    Session session = funded("2000");
    must(session, Borrow{Pair::btcusdt, btc("0.1")});
    const State& state = session.state();
    const AuditView view = audit_view(state);
    CHECK(view.coins.size() == 2);
    const AuditCoin& coin = coin_of(view, "BTC");
    CHECK(coin.title == "BTC · Bitcoin");
    // 1 000 000 crowd + 2 000 lenders + 100 000 insurance fund
    CHECK(coin.began.text == "1,102,000.00000000");
    CHECK(coin.sum.text == coin.began.text);
    CHECK(coin.difference.text == "0");
    CHECK(value_of_row(coin.places, "Lenders, ready to lend") == "1,999.90000000");
    CHECK(value_of_row(coin.places, "BTC/USDT account, free") == "0.10000000");
    CHECK(value_of_row(coin.of_interest, "Lent to you") == "0.10000000");
    CHECK(value_of_row(coin.of_interest, "Interest you owe") == "0.00000100");
    const AuditCoin& usdt = coin_of(view, "USDT");
    CHECK(value_of_row(usdt.places, "Your spot wallet") == "8,000.00000000");
    CHECK(value_of_row(usdt.places, "BTC/USDT account, free") == "2,000.00000000");
}

TEST_CASE("the audit counts interest that was paid, and says it belongs to what the venue earned") {
    Session session = funded("2000");
    must(session, Borrow{Pair::btcusdt, btc("0.1")});
    must(session, Repay{Pair::btcusdt, btc("0.05")});
    // 0.1 * 0.001 % = 0.000001 for the first hour, paid before the loan itself
    const AuditView view = audit_view(session.state());
    const AuditCoin& coin = coin_of(view, "BTC");
    CHECK(value_of_row(coin.of_interest, "Interest you have paid") == "0.00000100");
    CHECK(value_of_row(coin.places, "The venue's earnings") == "0.00000100");
    CHECK(view.balances);
}

TEST_CASE("a damaged ledger turns the badge and the audit red, by exactly the difference") {
    State state = funded("2000").state();
    CHECK(books_off(state).empty());
    CHECK(audit_view(state).balances);
    state.ledger.at(Pair::btcusdt).quote.free -= usdt("0.1");
    CHECK(books_off(state) == "Books off by −0.10000000 USDT");
    const AuditView view = audit_view(state);
    CHECK(!view.balances);
    CHECK(view.verdict.contains("coins were made or lost"));
    CHECK(coin_of(view, "USDT").difference.text == "−0.10000000");
    CHECK(coin_of(view, "USDT").difference.tone == Tone::down);
    CHECK(coin_of(view, "BTC").difference.text == "0");
}

TEST_CASE("a coin that no pair of the run trades is shown only when something is wrong with it") {
    State state = funded("2000").state();
    CHECK(audit_view(state).coins.size() == 2);
    state.ledger.others[index_of(Asset::eth)].units += 1;
    CHECK(audit_view(state).coins.size() == 3);
    CHECK(books_off(state) == "Books off by +0.00000001 ETH");
}
