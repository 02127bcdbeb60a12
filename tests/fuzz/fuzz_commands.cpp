// Any bytes are a stream of commands. Whatever is asked, the state stays sound: coins are
// conserved, nothing is negative, locks belong to open orders, and a refusal changes nothing.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/check.h"
#include "support/worlds.h"

namespace {

constexpr std::size_t most_commands = 48;

/// Where a stream starts: by its first byte.
const mw::Session& start_of(std::uint8_t choice) {
    static const mw::Session small = mw::funded("6000");
    static const mw::Session large = mw::rich();
    return choice % 2 == 0 ? small : large;
}

/// The next command that the bytes mean in this state: two bytes are the seed of its dice.
mw::Command command_of(std::uint8_t high, std::uint8_t low, const mw::State& state) {
    mw::Dice dice{std::uint64_t{high} * 256 + low, mw::Stream::test};
    return mw::any_command(dice, state);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3) return 0;
    const std::span<const std::uint8_t> bytes{data, size};
    mw::Session session = start_of(bytes[0]);
    const std::size_t count = std::min(most_commands, (size - 1) / 2);
    for (std::size_t i = 0; i < count; ++i) {
        const mw::State& state = session.state();
        const std::size_t records = state.records.size();
        const mw::Ledger before = state.ledger;
        const mw::Answer answer =
            session.submit(command_of(bytes[2 * i + 1], bytes[2 * i + 2], state));
        if (mw::refused(answer))
            MW_CHECK(state.records.size() == records && state.ledger == before,
                     "a refusal changes nothing");
        MW_CHECK(mw::fault_of(state).empty(), "a state stays sound");
    }
    return 0;
}
