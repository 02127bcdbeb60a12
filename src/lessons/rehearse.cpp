#include <algorithm>
#include <utility>

#include "lessons/names.h"
#include "lessons/score.h"

namespace mw::lessons {
namespace {

// As often as the page lets a lesson look, so that triggers fire at the same moments.
constexpr std::int64_t look_every_ms = 10'000;
constexpr std::int64_t skipped_blind_ms = 300'000;

/// Does with a session what a learner's hands would do, following the model solution.
class Performer {
public:
    Performer(Session& session, Player& player)
        : session_{session}, player_{player}, ui_{screen_at_start()} {
        remember_start();
        look();
    }

    /// Goes on elsewhere from where another one is.
    Performer(const Performer& from, Session& session, Player& player)
        : session_{session},
          player_{player},
          ui_{from.ui_},
          starts_{from.starts_},
          step_{from.step_} {}

    /// Performs the current step. @return true when it has ticked.
    bool perform_step() {
        step_ = player_.step();
        const Step& step = player_.lesson().steps[step_];
        if (tries_slips_)
            for (const Slip& slip : step.slips) try_slip(slip);
        for (const Act& act : step.solution) {
            std::visit([this](const auto& what) { perform(what); }, act);
            if (!faults_.empty()) return false;
        }
        look();
        if (player_.step() == step_ && !player_.awaits_next())
            complain("is not complete; waiting for: " + player_.waiting_for());
        for (const Predicate& wanted : step.checks)
            if (faults_.empty() && !holds(wanted, sight()))
                complain("check " + wanted.source +
                         " fails; waiting for: " + distance(wanted, sight()));
        if (faults_.empty() && player_.awaits_next()) perform(ReadAct{});
        return faults_.empty();
    }

    /// Takes a wrong turn. @return what is said about it: the remark, else the verdict.
    std::string go_wrong(const Slip& slip) {
        for (const Act& act : slip.acts)
            std::visit([this](const auto& what) { slip_in(what); }, act);
        look();
        return player_.remark() + " " + player_.verdict();
    }

    /// Takes the wrong turns of each step as well, each on a copy.
    void try_slips() { tries_slips_ = true; }

    [[nodiscard]] std::vector<Fault> faults() const { return faults_; }
    [[nodiscard]] const UiFacts& ui() const { return ui_; }

private:
    /// Takes a wrong turn on a copy, and looks whether it is answered.
    void try_slip(const Slip& slip) {
        Session session = session_;
        Player player = player_;
        Performer other{*this, session, player};
        const std::string said = other.go_wrong(slip);
        if (player.step() != step_ || player.ticked(step_))
            complain_at(slip.line, "is done by a slip");
        if (!said.contains(slip.words))
            complain_at(slip.line, "answers a slip with \"" + said + "\"");
        for (const Fault& fault : other.faults()) faults_.push_back(fault);
    }

    /// A wrong turn may be refused.
    void slip_in(const CommandAct& act) {
        const auto command = resolve(act, sight());
        if (!command) return;
        const Answer answer = session_.submit(*command);
        if (const auto* refusal = std::get_if<Refusal>(&answer)) player_.saw_refusal(*refusal);
        look();
    }
    template <typename Other>
    void slip_in(const Other& act) {
        perform(act);
    }

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

    void perform(const AnswerAct& act) {
        const Step& step = player_.lesson().steps[std::min(player_.step(), last_step())];
        if (!step.question) return complain("has no question to answer");
        player_.answer(reply_of(act, *step.question, sight()), session_.state(), ui_);
        if (!act.reply && !act.formula && !player_.memory().answer(step.question->id)->right)
            complain("has a question whose right answer has no value now");
        look();
    }

    void perform(const ContractAct& act) {
        if (!player_.trade_contract(act.ask, session_.state()))
            complain("has no contract that can be opened or closed so");
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

    /// As the page skips: the lesson looks every five minutes.
    void perform(const SkipTime& skip) {
        for (std::int64_t left_ms = skip.elapsed_ms; left_ms > 0; left_ms -= skipped_blind_ms) {
            session_.submit(SkipTime{std::min(left_ms, skipped_blind_ms)});
            look();
        }
    }

    void perform(const CommandAct& act) {
        if (const auto* skip = std::get_if<SkipTime>(&act.command)) return perform(*skip);
        const auto command = resolve(act, sight());
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
        if (const auto step = player_.take_return()) {
            if (*step < starts_.size()) session_ = starts_[*step];
            player_.returned(session_.state());
            player_.observe(session_.state(), ui_);
        }
        remember_start();
        for (const Command& command : player_.take_commands())
            if (const Answer answer = session_.submit(command);
                std::holds_alternative<Refusal>(answer))
                complain("the script was refused: " +
                         std::string{name_of(std::get<Refusal>(answer))});
    }

    /// Keeps the moment a step begins; a step that was passed at once begins where the next does.
    void remember_start() {
        while (starts_.size() <= player_.step()) starts_.push_back(session_);
    }

    [[nodiscard]] std::size_t last_step() const { return player_.lesson().steps.size() - 1; }

    void set(const std::string& name, std::string_view word) {
        for (auto& [key, value] : ui_)
            if (key == name) value = word;
    }

    [[nodiscard]] Sight sight() const { return player_.sight(session_.state(), ui_); }

    void complain(std::string what) {
        complain_at(player_.lesson().steps[std::min(step_, last_step())].line, std::move(what));
    }

    void complain_at(int line, std::string what) {
        const Lesson& lesson = player_.lesson();
        const Step& step = lesson.steps[std::min(step_, last_step())];
        faults_.push_back({lesson.file, line, "step \"" + step.id + "\" " + std::move(what)});
    }

    Session& session_;
    Player& player_;
    UiFacts ui_;
    std::vector<Session> starts_;  // where each step began
    std::size_t step_{0};
    bool tries_slips_{false};
    std::vector<Fault> faults_;
};

}  // namespace

bool play_until(Session& session, Player& player, std::size_t step) {
    Performer performer{session, player};
    while (!player.done() && player.step() < step) {
        (void)player.take_speed();  // what an earlier step wished for is over
        if (!performer.perform_step()) return false;
    }
    return player.step() >= step;
}

Rehearsal rehearse(const Lesson& lesson, std::uint64_t seed) {
    World world = lesson.world;
    world.seed = seed;
    Session session{world};
    Player player{lesson};
    player.contracts_loaded(&contract_code());
    if (std::string fault = prepare(session, lesson); !fault.empty()) {
        Rehearsal failed;
        failed.faults.push_back({lesson.file, 1, std::move(fault)});
        return failed;
    }
    player.begin(session.state());
    Performer performer{session, player};
    performer.try_slips();
    while (!player.done() && performer.perform_step()) {}
    Rehearsal result{.completed = player.done() && performer.faults().empty(),
                     .score = score_of(player, session.state(), performer.ui()).total,
                     .fingerprint = fingerprint(session.state()),
                     .simulated_ms = session.state().time_ms() - world.start_ms,
                     .faults = performer.faults()};
    return result;
}

}  // namespace mw::lessons
