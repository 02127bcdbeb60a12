#include "core/fingerprint.h"

#include <doctest/doctest.h>

#include <set>

namespace mw {

TEST_CASE("equal states have equal fingerprints and order matters") {
    CHECK(Fingerprint{}.add(1).add(2).value() == Fingerprint{}.add(1).add(2).value());
    CHECK(Fingerprint{}.add(1).add(2).value() != Fingerprint{}.add(2).add(1).value());
    CHECK(Fingerprint{}.add(0).value() != Fingerprint{}.value());
    CHECK(Fingerprint{}.add(0).value() != Fingerprint{}.add(0).add(0).value());
}

TEST_CASE("texts are added with their length, so a border between two cannot move") {
    CHECK(Fingerprint{}.add("ab").add("c").value() != Fingerprint{}.add("a").add("bc").value());
    CHECK(Fingerprint{}.add("").value() != Fingerprint{}.value());
}

TEST_CASE("doubles count by their exact bits") {
    CHECK(Fingerprint{}.add(0.1 + 0.2).value() != Fingerprint{}.add(0.3).value());
    CHECK(Fingerprint{}.add(0.0).value() != Fingerprint{}.add(-0.0).value());
}

TEST_CASE("a number weighs the same whatever its type, on every machine") {
    enum class Kind : std::uint8_t { none, some };
    CHECK(Fingerprint{}.add(std::int8_t{5}).value() == Fingerprint{}.add(std::int64_t{5}).value());
    CHECK(Fingerprint{}.add(-1).value() == Fingerprint{}.add(std::int64_t{-1}).value());
    CHECK(Fingerprint{}.add(Kind::some).value() == Fingerprint{}.add(true).value());
    static_assert(Fingerprint{}.add(7).value() == Fingerprint{}.add(7ULL).value());
}

TEST_CASE("ten thousand neighbouring states all differ") {
    std::set<std::uint64_t> seen;
    for (int a = 0; a < 100; ++a)
        for (int b = 0; b < 100; ++b) seen.insert(Fingerprint{}.add(a).add(b).value());
    CHECK(seen.size() == 10'000);
}

}  // namespace mw
