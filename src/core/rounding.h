#pragma once

#include <cstdint>

namespace mw {

/// Which way digits that are not shown go: limits down, debts and needs up, values nearest.
enum class Cut : std::uint8_t {
    down,     ///< toward minus infinity
    up,       ///< toward plus infinity
    nearest,  ///< a half goes away from zero
    inward,   ///< toward zero: the steps of a lesson's formula
};

/// Units in one step of a number with as many places. @param places  0..8.
std::int64_t step_of(int places);

/// Units rounded to as many places. @param places  0..8.
std::int64_t cut_to(std::int64_t units, int places, Cut cut);

}  // namespace mw
