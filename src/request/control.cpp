#include <algorithm>
#include <charconv>

#include "request/parts.h"

// What no exchange offers: another world, time, and the price.

namespace mw::request {
namespace {

/// So that one request does not take for ever: half a year.
constexpr std::int64_t most_advance_ms = std::int64_t{183} * 24 * hour_ms;

}  // namespace

Outcome reset_world(const Context& at, Fields& in) {
    const std::string_view text = in.needed("seed");
    std::uint64_t seed = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    const bool reads = error == std::errc{} && end == text.data() + text.size();
    if (!text.empty() && !reads) in.complain(illegal("seed", "^[0-9]{1,20}$"));
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    at.host.reset(seed);
    at.past = Chronicle{};
    at.extra_ms = 0;
    at.past.follow(at.state(), 0);
    return Json{{"seed", seed}, {"serverTime", at.now_ms()}};
}

/// The market moves in steps; what is less than one waits for the next advance.
Outcome advance_time(const Context& at, Fields& in) {
    const std::int64_t asked_ms = in.whole("ms");
    if (asked_ms > most_advance_ms) in.complain(missing("ms"));
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const std::int64_t whole_ms = at.extra_ms + asked_ms;
    std::int64_t left_ms = whole_ms - whole_ms % Market::step_ms;
    at.extra_ms = 0;
    while (left_ms > 0) {
        const std::int64_t part_ms = std::min(left_ms, max_advance_ms);
        static_cast<void>(at.submit(Advance{part_ms}));
        left_ms -= part_ms;
    }
    at.extra_ms = whole_ms % Market::step_ms;
    return Json{{"serverTime", at.now_ms()}};
}

Outcome set_price(const Context& at, Fields& in) {
    const Pair pair = in.pair("symbol", invalid_symbol);
    const bool release = in.flag("release", false);
    const Price price{release ? 0 : in.decimal("price")};
    if (const auto fault = in.fault()) return std::unexpected(*fault);
    const bool held = at.state().market(pair).pinned().has_value();
    if (!release || held) {
        const Command command =
            release ? Command{ReleasePrice{pair}} : Command{PinPrice{pair, price}};
        const Answer answer = at.submit(command);
        if (const auto* refusal = std::get_if<Refusal>(&answer))
            return std::unexpected(problem_of(*refusal, Purpose::control));
    }
    return Json{{"symbol", symbol_of(pair)},
                {"price", decimal(at.state().last_price(pair))},
                {"pinned", !release}};
}

}  // namespace mw::request
