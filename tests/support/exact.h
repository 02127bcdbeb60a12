#pragma once

#include <cstdint>

#include "explain/numbers.h"

namespace mw {

/// Wider than any product a formula of the screen needs.
using Huge = _BitInt(1024);

/// An exact number: a fraction of huge integers. For tests.
struct Exact {
    Huge over{0};
    Huge under{1};  ///< positive

    /// 1e-8 units.
    static Exact units(std::int64_t count) { return {Huge{count}, Huge{one}}; }

    friend Exact operator+(const Exact& a, const Exact& b) {
        if (a.under == b.under) return {a.over + b.over, a.under};  // long sums stay small
        return {a.over * b.under + b.over * a.under, a.under * b.under};
    }
    friend Exact operator-(const Exact& a, const Exact& b) {
        return {a.over * b.under - b.over * a.under, a.under * b.under};
    }
    friend Exact operator*(const Exact& a, const Exact& b) {
        return {a.over * b.over, a.under * b.under};
    }
    friend Exact operator/(const Exact& a, const Exact& b) {
        const bool negative = b.over < 0;
        const Huge top = a.over * b.under;
        const Huge bottom = a.under * b.over;
        return negative ? Exact{-top, -bottom} : Exact{top, bottom};
    }
    friend bool operator<(const Exact& a, const Exact& b) {
        return a.over * b.under < b.over * a.under;
    }
    friend bool operator==(const Exact& a, const Exact& b) {
        return a.over * b.under == b.over * a.under;
    }

    /// Rounded to so many places; a half goes away from zero.
    [[nodiscard]] Exact rounded(int places, explain::Cut cut) const {
        Huge step = 1;
        for (int i = 0; i < places; ++i) step = step * 10;
        const Huge scaled = over * step;
        Huge whole = scaled / under;
        const Huge rest = scaled - whole * under;
        if (cut == explain::Cut::down && rest < 0) whole = whole - 1;
        if (cut == explain::Cut::up && rest > 0) whole = whole + 1;
        if (cut == explain::Cut::nearest) {
            if (rest * 2 >= under) whole = whole + 1;
            if (-rest * 2 >= under) whole = whole - 1;
        }
        return {whole, step};
    }
};

}  // namespace mw
