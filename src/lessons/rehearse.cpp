#include <algorithm>
#include <utility>

#include "lessons/names.h"
#include "lessons/player.h"

namespace mw::lessons {
namespace {

// As often as the page lets a lesson look, so that triggers fire at the same moments.
constexpr std::int64_t look_every_ms = 10'000;

/// Does with a session what a learner's hands would do, following the model solution.
class Performer {
public:
    Performer(Session& session, Player& player)
        : session_{session}, player_{player}, ui_{screen_at_start()} {
        look();
    }

    /// Performs the current step. @return true when it has ticked.
    bool perform_step() {
        step_ = player_.step();
        const Step& step = player_.lesson().steps[step_];
        for (const Act& act : step.solution) {
            std::visit([this](const auto& what) { perform(what); }, act);
            if (!faults_.empty()) return false;
        }
        look();
        if (player_.step() == step_)
            complain("is not complete; waiting for: " + player_.waiting_for());
        for (const Predicate& wanted : step.checks)
            if (faults_.empty() && !holds(wanted, sight()))
                complain("check " + wanted.source +
                         " fails; waiting for: " + distance(wanted, sight()));
        return faults_.empty();
    }

    [[nodiscard]] std::vector<Fault> faults() const { return faults_; }

private:
    void perform(const ShowAct& act) {
        for (const auto& [name, word] : act.facts) {
            if (name == "page") set("window", "none");
            set(name, word);
        }
        look();
    }

    void perform(const ReadAct&) {
        player_.next();
        look();
    }

    void perform(const WaitAct& act) {
        const std::int64_t end_ms = session_.state().time_ms() + act.at_most_ms;
        while (!(act.until && holds(*act.until, sight()))) {
            const std::int64_t left_ms = end_ms - session_.state().time_ms();
            if (left_ms <= 0) {
                if (act.until)
                    complain("waited in vain for " + act.until->source +
                             "; waiting for: " + distance(*act.until, sight()));
                return;
            }
            session_.submit(Advance{std::min(left_ms, look_every_ms)});
            look();
            if (!faults_.empty()) return;
        }
    }

    void perform(const CommandAct& act) {
        const auto command = resolve(act, session_.state());
        if (!command) return;
        const Answer answer = session_.submit(*command);
        if (const auto* refusal = std::get_if<Refusal>(&answer)) {
            player_.saw_refusal(*refusal);
            if (act.refused != *refusal)
                complain("an act was refused: " + std::string{name_of(*refusal)});
        } else {
            set("window", "none");
            if (act.refused)
                complain("an act was carried out, not refused: " +
                         std::string{name_of(*act.refused)});
        }
        look();
    }

    /// Lets the lesson look, and submits what its script wants.
    void look() {
        player_.observe(session_.state(), ui_);
        for (const Command& command : player_.take_commands())
            if (const Answer answer = session_.submit(command);
                std::holds_alternative<Refusal>(answer))
                complain("the script was refused: " +
                         std::string{name_of(std::get<Refusal>(answer))});
    }

    void set(const std::string& name, std::string_view word) {
        for (auto& [key, value] : ui_)
            if (key == name) value = word;
    }

    [[nodiscard]] Sight sight() const {
        const State& state = session_.state();
        return {state, ui_, state.records, std::nullopt, player_.lesson().pair};
    }

    void complain(std::string what) {
        const Lesson& lesson = player_.lesson();
        const Step& step = lesson.steps[std::min(step_, lesson.steps.size() - 1)];
        faults_.push_back({lesson.file, step.line, "step \"" + step.id + "\" " + std::move(what)});
    }

    Session& session_;
    Player& player_;
    UiFacts ui_;
    std::size_t step_{0};
    std::vector<Fault> faults_;
};

}  // namespace

bool play_until(Session& session, Player& player, std::size_t step) {
    Performer performer{session, player};
    while (!player.done() && player.step() < step)
        if (!performer.perform_step()) return false;
    return player.step() >= step;
}

Rehearsal rehearse(const Lesson& lesson, std::uint64_t seed) {
    World world = lesson.world;
    world.seed = seed;
    Session session{world};
    Player player{lesson};
    Performer performer{session, player};
    while (!player.done() && performer.perform_step()) {}
    return {.completed = player.done() && performer.faults().empty(),
            .fingerprint = fingerprint(session.state()),
            .simulated_ms = session.state().time_ms() - world.start_ms,
            .faults = performer.faults()};
}

}  // namespace mw::lessons
