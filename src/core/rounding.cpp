#include "core/rounding.h"

#include "core/check.h"

namespace mw {
namespace {

/// One step further; where that cannot be counted any more, not.
std::int64_t stepped(std::int64_t whole, std::int64_t step) {
    std::int64_t next = 0;
    return __builtin_add_overflow(whole, step, &next) ? whole : next;
}

}  // namespace

std::int64_t step_of(int places) {
    MW_CHECK(places >= 0 && places <= 8, "a number has 0 to 8 places");
    std::int64_t step = 1;
    for (int i = places; i < 8; ++i) step *= 10;
    return step;
}

std::int64_t cut_to(std::int64_t units, int places, Cut cut) {
    const std::int64_t step = step_of(places);
    const std::int64_t rest = units % step;
    const std::int64_t whole = units - rest;
    if (rest == 0) return whole;
    switch (cut) {
        case Cut::down: return rest < 0 ? stepped(whole, -step) : whole;
        case Cut::up: return rest > 0 ? stepped(whole, step) : whole;
        case Cut::inward: return whole;
        case Cut::nearest: break;
    }
    const bool away = (rest < 0 ? -rest : rest) >= step / 2;
    if (!away) return whole;
    return stepped(whole, units < 0 ? -step : step);
}

}  // namespace mw
