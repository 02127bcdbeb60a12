#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "exchange/protocol.h"
#include "exchange/state.h"
#include "lessons/contract.h"
#include "lessons/figures.h"
#include "lessons/predicate.h"
#include "lessons/question.h"

namespace mw::lessons {

/// Something wrong in a lesson file, for the person who wrote it.
struct Fault {
    std::string file;
    int line{0};  ///< counts from 1
    std::string message;
};

/// How much of a coin a model solution means, when it is not a plain number.
enum class Measure : std::uint8_t {
    exactly,  ///< the number that stands there
    all,      ///< all that is owed (repay) or free (transfer, sell); cancel: the newest order
    enough,   ///< buy: smallest lots that leave enough for the whole debt after the fee
};

/// `show page=wallet.margin wallet.filter=BTC`: brings the screen into a state named by facts.
struct ShowAct {
    UiFacts facts;
};

/// `wait 40m` or `wait until PREDICATE at most 6h`.
struct WaitAct {
    std::optional<Predicate> until;
    std::int64_t at_most_ms{0};
};

/// `read`: presses Next on a step that only asks to be read.
struct ReadAct {};

/// `answer`, `answer 1.5`, `answer (account.debt * 2)`, `choose 2` or `sort 1 2 1`: answers the
/// question.
struct AnswerAct {
    std::optional<Reply> reply;      ///< this one
    std::optional<Formula> formula;  ///< or what this is worth; neither: the right one
};

/// A line of text in which numbers are formulas.
struct MeasuredLine {
    std::vector<std::string> between;  ///< the text round them: one more than there are formulas
    std::vector<Formula> formulas;
};

/// `sell 0.10 limit 60600`, `repay all BTC`, `buy enough market`: a command whose amount may
/// depend on the learner's account when it is carried out.
struct CommandAct {
    Command command;
    Measure measure{Measure::exactly};
    bool stop_by_price{false};         ///< `stop`: loss or profit, as its price is to the last one
    std::optional<Refusal> refused{};  ///< scenario tests: the exchange must refuse it so
    std::optional<MeasuredLine> measured{};  ///< the command as text, when formulas are in it
    Pair pair{};                             ///< of commands in `measured` that name none
};

/// `contract long`, `contract short` or `contract close`: presses a button of the ticket.
struct ContractAct {
    ContractAsk ask{};
};

/// One line of a model solution.
using Act = std::variant<ShowAct, WaitAct, ReadAct, AnswerAct, CommandAct, ContractAct>;

/// `path TARGET over DURATION`: leads the market somewhere.
struct PathAction {
    Formula target;  ///< price the market is led to; brought to the tick when it is used
    std::int64_t duration_ms{0};
    Ratio noise{one};            ///< 1 is natural
    std::optional<Pair> pair{};  ///< whose market; the lesson's when left out
};

/// `speed N` or `pause`: sets the pace of time.
struct SpeedAction {
    int speed{1};  ///< simulated seconds a real second; 0 pauses
};

/// `news TEXT`: tells something beside the step.
struct NewsAction {
    std::string text;
};

/// `jump -3%`, `halt 5m`, `rate 0.01% BTC` and the like: a command to the world.
struct WorldAction {
    Command command;
};

/// What a lesson may do to the world.
using Action = std::variant<PathAction, SpeedAction, NewsAction, WorldAction>;

/// `when PREDICATE -> ACTION` inside a step fires when the predicate becomes true, so once as long
/// as it stays true. `at TIME -> ACTION` fires once, so much simulated time after the step began.
struct Trigger {
    std::variant<Predicate, std::int64_t> when;  ///< or milliseconds
    Action action;
};

/// `remark PREDICATE -> TEXT`: said each time the predicate becomes true during the step.
struct Remark {
    Predicate when;
    std::string text;
};

/// `figure LABEL = FORMULA : UNIT`: a number shown in the coach while the step is current.
struct LiveFigure {
    std::string label;
    Figure figure;
};

/// `slip ACT; ACT -> WORDS`: a plausible wrong turn; for tests only.
struct Slip {
    std::vector<Act> acts;
    std::string words;  ///< what the remark, or the explanation, must hold
    int line{0};
};

/// `conduct PREDICATE -> TEXT`: looked at once, at the end.
struct Conduct {
    Predicate kept;
    std::string text;  ///< what was asked
};

/// One step of a lesson.
struct Step {
    std::string id;
    std::string title;
    std::string say;                   ///< at most 40 words; **bold** allowed
    std::string why;                   ///< opened on demand; may be empty
    std::vector<std::string> hints;    ///< nudge, then where
    std::vector<std::string> points;   ///< targets, best first; the first that is laid out is lit
    std::vector<Predicate> done;       ///< all must hold; empty: the learner presses Next
    std::optional<Question> question;  ///< must be answered too
    std::string from;                  ///< step to whose beginning the world goes back; or empty
    std::vector<LiveFigure> figures;
    bool twin{false};        ///< shows isolated accounts and one pot side by side
    std::string contract{};  ///< its lines, with a ticket; one step of a lesson at most
    std::vector<Trigger> triggers;
    std::vector<Remark> remarks;
    std::vector<Act> solution;
    std::vector<Slip> slips;
    std::vector<Predicate> checks;  ///< must hold after the solution; for tests only
    int line{0};                    ///< where the step starts in its file, from 1
};

/// A lesson: data and a test at once.
struct Lesson {
    std::string file;  ///< name it was read under, for messages
    std::string id;
    bool scenario{false};  ///< a market to practise in: one step, nothing to tick
    std::string title;
    Pair pair{};        ///< `account.` paths and commands without a pair mean this one
    std::string about;  ///< one or two sentences for the card
    int minutes{0};     ///< of a learner's time
    int speed{60};      ///< simulated seconds a real second at the start
    World world;        ///< seed is set by whoever starts it
    std::vector<std::variant<Act, Action>> prepare;  ///< done before the learner takes over
    std::vector<Conduct> conduct;
    std::string debrief;  ///< shown at the end
    std::vector<Step> steps;
};

/// A lesson and what is wrong with its file. With faults the lesson must not be run.
struct Reading {
    Lesson lesson;
    std::vector<Fault> faults;
};

/// Whether a step ticks by itself; the others are done when the learner presses Next.
bool ticks_by_itself(const Step& step);

/// The lines of a lesson's contract, or empty.
std::string_view contract_lines(const Lesson& lesson);

/// Reads a lesson file. Bounded: at most 64 kB, 40 steps, 400 lines a step.
/// @param file  name for messages only. @param code  without it a contract is not looked at.
Reading read_lesson(std::string_view file, std::string_view text,
                    const ContractCode* code = nullptr);

/// The command a model-solution line means in this state; nullopt when the amount comes to
/// nothing (nothing owed, nothing to sell).
std::optional<Command> resolve(const CommandAct& act, const Sight& sight);

/// The reply an act gives to the question, in this state.
Reply reply_of(const AnswerAct& act, const Question& question, const Sight& sight);

/// The command an action of a script means in this state; nullopt when it is none, or when its
/// target has no value now.
std::optional<Command> command_of(const Action& action, Pair pair, const Sight& sight);

}  // namespace mw::lessons
