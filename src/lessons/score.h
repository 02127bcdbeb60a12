#pragma once

#include <string>
#include <vector>

#include "lessons/player.h"

namespace mw::lessons {

/// Points of a lesson. Profit is never scored.
struct Score {
    /// One thing that was asked of how it is done.
    struct Asked {
        std::string text;
        bool kept{false};
    };
    int actions{0};  ///< of `most_actions`: steps that were done
    int answers{0};  ///< of `most_answers`: questions answered, the first try counting most
    int conduct{0};  ///< of `most_conduct`
    int most_actions{60}, most_answers{25}, most_conduct{15};  ///< 100 together
    int total{0};                                              ///< 0 to 100
    bool passed{false};                                        ///< `total` is at least `pass_mark`
    bool independent{false};  ///< neither a hint nor a showing was used
    int questions{0};         ///< asked; predictions do not count
    int right_at_once{0};     ///< of them
    std::vector<Asked> asked;
};

/// Points at which a lesson is passed.
inline constexpr int pass_mark = 80;

/// The points so far: 60 for the steps, 25 for the answers, 15 for the conduct, each rounded to
/// the nearest point, halves up. A lesson without questions or without conduct gives their points
/// to the steps. An answer counts whole at the first try, half at the second and a quarter later.
Score score_of(const Player& player, const State& state, const UiFacts& ui);

}  // namespace mw::lessons
