#include "exchange/protocol.h"

#include <doctest/doctest.h>

#include <set>

using namespace mw;

TEST_CASE("every refusal has a name of its own and a negative code") {
    std::set<std::string_view> names;
    const auto last = static_cast<int>(Refusal::steer_invalid);
    for (int i = 0; i <= last; ++i) {
        const auto refusal = static_cast<Refusal>(i);
        CAPTURE(name_of(refusal));
        CHECK(code_of(refusal) < 0);
        CHECK(names.insert(name_of(refusal)).second);
    }
    CHECK(names.size() == refusal_count);
}

TEST_CASE("refusals carry the venue's codes") {
    CHECK(code_of(Refusal::account_missing) == -11001);
    CHECK(code_of(Refusal::over_borrow_limit) == -11008);
    CHECK(code_of(Refusal::lender_stock_too_low) == -3045);
    CHECK(code_of(Refusal::over_debt) == -3015);
    CHECK(code_of(Refusal::balance_too_low) == -3041);
    CHECK(code_of(Refusal::over_transfer_out_limit) == -3020);
    CHECK(code_of(Refusal::notional) == -1013);
    CHECK(code_of(Refusal::order_balance_too_low) == -2010);
    CHECK(code_of(Refusal::order_unknown) == -2011);
}
