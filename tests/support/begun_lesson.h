#pragma once

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <optional>

#include "support/lessons.h"

namespace mw::lessons {

/// A lesson at its beginning, as the program starts it: prepared, with contracts.
struct BegunLesson {
    Session session;
    Player player;

    explicit BegunLesson(const Lesson& lesson, std::uint64_t seed = 7)
        : session{seeded(lesson.world, seed)}, player{lesson} {
        player.contracts_loaded(&contract_code());
        const std::string fault = prepare(session, lesson);
        CHECK_MESSAGE(fault.empty(), fault);
        player.begin(session.state());
    }

private:
    static World seeded(World world, std::uint64_t seed) {
        world.seed = seed;
        return world;
    }
};

/// Brings a lesson to a step: from where it is, or else, where what was seen on the way counts,
/// from its beginning. @return false when the step is not reached.
inline bool bring_to(std::optional<BegunLesson>& begun, const Lesson& lesson, std::size_t step,
                     std::uint64_t seed = 7) {
    if (begun && play_until(begun->session, begun->player, step)) return true;
    begun.emplace(lesson, seed);
    return play_until(begun->session, begun->player, step);
}

}  // namespace mw::lessons
