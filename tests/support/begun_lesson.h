#pragma once

#include <doctest/doctest.h>

#include <cstdint>

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

}  // namespace mw::lessons
