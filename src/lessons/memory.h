#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/pot.h"
#include "lessons/contract.h"

namespace mw::lessons {

/// What a lesson remembers besides the exchange's own records: predicates and paths that ask about
/// the past read it. A value; going back in time puts an earlier one back.
struct Memory {
    /// What became of a question.
    struct Answer {
        std::string question;   ///< its id
        std::int64_t value{0};  ///< the number given, 1e-8, or another reply as `kept` says
        bool right{false};      ///< a prediction is always right
        int tries{0};           ///< how often it was answered
        std::string asked{};    ///< words of a question that has numbers in them, as it was put
        std::string chosen{};   ///< words of the chosen answer, where they have numbers in them
    };
    /// What was seen of a predicate that needs the past.
    struct Trace {
        std::string source;        ///< the predicate as written
        std::int64_t since_ms{0};  ///< hold: simulated time since which it is so; see `held`
        bool held{false};          ///< hold: is so now. never: was so once
        std::size_t reached{0};    ///< seq: how many became so
    };

    std::int64_t began_ms{0};                    ///< simulated time when the learner took over
    std::size_t first_record{0};                 ///< records before that
    std::optional<std::int64_t> lowest_level{};  ///< of the lesson's pair, 1e-8
    std::vector<Refusal> refusals{};             ///< each that was met, once
    std::vector<Answer> answers{};
    std::vector<Trace> traces{};
    std::optional<Pot> twin{};  ///< one pot beside the accounts, in a lesson that shows it
    PaperContract contract{};   ///< in a lesson that has one

    /// The answer to a question, or null.
    [[nodiscard]] const Answer* answer(std::string_view question) const;
    /// What was seen of a predicate, or null.
    [[nodiscard]] const Trace* trace(std::string_view source) const;
};

/// Writes a memory as lines of plain text, for saved progress.
std::string write_memory(const Memory& memory);

/// Reads what write_memory wrote. nullopt when it is damaged.
std::optional<Memory> read_memory(std::string_view text);

}  // namespace mw::lessons
