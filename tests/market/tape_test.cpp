#include "market/tape.h"

#include <doctest/doctest.h>

namespace mw {

TEST_CASE("the tape shows the newest 1 000 trades, newest last") {
    Tape tape;
    CHECK(tape.prints().empty());
    for (std::uint64_t i = 1; i <= 2'345; ++i) {
        tape.add({static_cast<std::int64_t>(i), {100}, {1}, Side::buy, i});
        CHECK(tape.prints().size() == (i < 1'000 ? i : 1'000));
        CHECK(tape.prints().back().trade_id == i);
    }
    CHECK(tape.prints().front().trade_id == 1'346);  // 2 345 - 999
}

}  // namespace mw
