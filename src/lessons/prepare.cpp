// What is done before the learner takes over.
#include <algorithm>

#include "lessons/player.h"
#include "lessons/syntax.h"

namespace mw::lessons {
namespace {

constexpr std::int64_t look_every_ms = 10'000;

constexpr std::size_t most_prepare = 64;
constexpr std::int64_t most_waited_ms = 48 * hour_ms;        // in full detail: some seconds
constexpr std::int64_t most_skipped_ms = hour_ms * 24 * 62;  // about two seconds

/// Carries out one line after the other.
class Preparer {
public:
    Preparer(Session& session, const Lesson& lesson) : session_{session}, lesson_{lesson} {}

    std::string operator()(const Act& act) {
        if (const auto* wait = std::get_if<WaitAct>(&act)) return pass(*wait);
        const auto* wanted = std::get_if<CommandAct>(&act);
        const auto command = wanted != nullptr ? resolve(*wanted, sight()) : std::nullopt;
        return command ? submit(*command) : std::string{};
    }

    std::string operator()(const Action& action) {
        const auto command = command_of(action, lesson_.pair, sight());
        return command ? submit(*command) : std::string{};
    }

private:
    std::string submit(const Command& command) {
        const Answer answer = session_.submit(command);
        const auto* refusal = std::get_if<Refusal>(&answer);
        if (refusal == nullptr) return {};
        return "a line of prepare was refused: " + std::string{name_of(*refusal)};
    }

    std::string pass(const WaitAct& wait) {
        const std::int64_t end_ms = session_.state().time_ms() + wait.at_most_ms;
        while (!wait.until || !holds(*wait.until, sight())) {
            const std::int64_t left_ms = end_ms - session_.state().time_ms();
            if (left_ms <= 0)
                return wait.until ? "prepare waited in vain for " + wait.until->source
                                  : std::string{};
            session_.submit(Advance{wait.until ? std::min(left_ms, look_every_ms) : left_ms});
        }
        return {};
    }

    [[nodiscard]] Sight sight() const {
        const State& state = session_.state();
        return {state, nothing_, state.records, std::nullopt, lesson_.pair, nullptr};
    }

    Session& session_;
    const Lesson& lesson_;
    UiFacts nothing_;
};

}  // namespace

std::string prepare(Session& session, const Lesson& lesson) {
    Preparer preparer{session, lesson};
    for (const auto& line : lesson.prepare)
        if (std::string fault = std::visit(preparer, line); !fault.empty()) return fault;
    return {};
}

std::string fault_of_prepare(const Lesson& lesson) {
    std::int64_t waited_ms = 0;
    std::int64_t skipped_ms = 0;
    for (const auto& line : lesson.prepare) {
        const auto* act = std::get_if<Act>(&line);
        if (act == nullptr) continue;
        if (const auto* wait = std::get_if<WaitAct>(act)) waited_ms += wait->at_most_ms;
        const auto* command = std::get_if<CommandAct>(act);
        const auto* skip = command != nullptr ? std::get_if<SkipTime>(&command->command) : nullptr;
        if (skip != nullptr) skipped_ms += skip->elapsed_ms;
    }
    if (lesson.prepare.size() > most_prepare) return "a lesson prepares at most 64 things";
    if (waited_ms > most_waited_ms || skipped_ms > most_skipped_ms)
        return "a lesson prepares at most 48 hours waited and 62 days skipped";
    return {};
}

}  // namespace mw::lessons
