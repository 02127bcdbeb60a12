#include "lessons/player.h"

#include <algorithm>
#include <utility>

#include "core/check.h"
#include "core/text.h"

namespace mw::lessons {
namespace {

/// Price on the tick and within what the venue allows, for a target that a lesson worked out.
Price on_tick(std::int64_t units, const PairRules& rules) {
    const std::int64_t held = std::clamp(units, rules.min_price.units, rules.max_price.units);
    return {held - held % rules.tick.units};
}

/// Whether a predicate looks at the last refusal, which is seen only once.
bool is_passing(const Predicate& predicate) {
    return predicate.kind == Predicate::Kind::refused ||
           (predicate.kind != Predicate::Kind::never &&
            std::ranges::any_of(predicate.inner, is_passing));
}

bool shows_twin(const Lesson& lesson) { return std::ranges::any_of(lesson.steps, &Step::twin); }

bool all_hold(const std::vector<Predicate>& predicates, const Sight& sight) {
    return std::ranges::all_of(predicates,
                               [&sight](const Predicate& p) { return holds(p, sight); });
}

/// Whether everything a step asks for is so.
bool is_done(const Step& step, const Sight& sight) {
    if (!ticks_by_itself(step) || !all_hold(step.done, sight)) return false;
    if (!step.question) return true;
    const Memory::Answer* answer = sight.memory->answer(step.question->id);
    return answer != nullptr && answer->right;
}

/// Adds each predicate that needs the past, innermost first, once.
void collect(const Predicate& predicate, std::vector<Predicate>& out) {
    for (const Predicate& inner : predicate.inner) collect(inner, out);
    if (needs_memory(predicate) &&
        !std::ranges::contains(out, predicate.source, &Predicate::source))
        out.push_back(predicate);
}

void collect(const std::vector<Predicate>& predicates, std::vector<Predicate>& out) {
    for (const Predicate& predicate : predicates) collect(predicate, out);
}

std::vector<Predicate> predicates_to_remember(const Lesson& lesson) {
    std::vector<Predicate> found;
    for (const Conduct& conduct : lesson.conduct) collect(conduct.kept, found);
    for (const Step& step : lesson.steps) {
        collect(step.done, found);
        collect(step.checks, found);
        for (const Remark& remark : step.remarks) collect(remark.when, found);
        for (const Trigger& trigger : step.triggers)
            if (const auto* when = std::get_if<Predicate>(&trigger.when)) collect(*when, found);
    }
    return found;
}

}  // namespace

Player::Player(Lesson lesson)
    : lesson_{std::move(lesson)},
      ticked_(lesson_.steps.size()),
      skipped_(lesson_.steps.size()),
      help_(lesson_.steps.size()),
      remembered_{predicates_to_remember(lesson_)} {
    memory_.contract.terms = contract_lines(lesson_);
    memory_.contract.pair = lesson_.pair;
    enter(0);
}

void Player::begin(const State& state) {
    begun_ = true;
    if (shows_twin(lesson_)) memory_.twin = pot_of(state);
    twins_.assign(1, memory_.twin);
    memory_.began_ms = state.time_ms();
    memory_.first_record = state.records.size();
    seen_records_ = state.records.size();
    step_start_record_ = seen_records_;
}

Sight Player::sight(const State& state, const UiFacts& ui) const {
    const std::size_t first = std::min(memory_.first_record, state.records.size());
    return {state,        ui,           std::span{state.records}.subspan(first),
            std::nullopt, lesson_.pair, &memory_};
}

void Player::enter(std::size_t step) {
    step_ = step;
    twins_.resize(std::max(twins_.size(), step));
    if (twins_.size() == step) twins_.push_back(memory_.twin);
    hints_shown_ = 0;
    remark_.clear();
    verdict_.clear();
    waiting_for_.clear();
    figures_.clear();
    worded_ = false;
    if (step != news_step_ && step != news_step_ + 1) news_.clear();  // it is read by then
    step_start_record_ = seen_records_;
    step_began_ms_.reset();
    if (done()) {
        debrief_ = lesson_.debrief;
        return;
    }
    const Step& now = lesson_.steps[step];
    words_ = {.title = now.title,
              .say = now.say,
              .why = now.why,
              .hints = now.hints,
              .question = now.question ? now.question->text : std::string{},
              .choices = {},
              .bins = {}};
    trigger_held_.assign(now.triggers.size(), 0);
    remark_held_.assign(now.remarks.size(), 0);
    if (now.from.empty()) return;
    const auto found = std::ranges::find(lesson_.steps, now.from, &Step::id);
    return_ = static_cast<std::size_t>(found - lesson_.steps.begin());
    returning_ = true;
}

std::optional<std::size_t> Player::take_return() { return std::exchange(return_, std::nullopt); }

void Player::returned(const State& state) {
    returning_ = false;
    if (memory_.twin && !done()) {
        // where that is not known any more, both are alike again
        const auto from = std::ranges::find(lesson_.steps, lesson_.steps[step_].from, &Step::id);
        const auto place = static_cast<std::size_t>(from - lesson_.steps.begin());
        const bool known = place < twins_.size() && twins_[place].has_value();
        memory_.twin = known ? *twins_[place] : pot_of(state);
        twins_[step_] = memory_.twin;
    }
    if (has_contract()) memory_.contract.code->take_back(memory_.contract, state.time_ms());
    news_.clear();
    // what lasted or came in order in a time that is undone did not
    std::erase_if(memory_.traces, [this](const Memory::Trace& trace) {
        const auto of = std::ranges::find(remembered_, trace.source, &Predicate::source);
        return of != remembered_.end() && of->kind != Predicate::Kind::never;
    });
    seen_records_ = state.records.size();
    step_start_record_ = seen_records_;
}

void Player::observe(const State& state, const UiFacts& ui) {
    if (!begun_) begin(state);
    seen_records_ = state.records.size();
    Sight now = sight(state, ui);
    now.refused = std::exchange(refused_, std::nullopt);
    if (done() && debrief_ == lesson_.debrief) debrief_ = filled(lesson_.debrief, now);
    if (done() || returning_) return;
    remember(now);
    const std::size_t before = step_;
    word(now);
    fire(now);
    speak(now);
    tick(now);
    pass_ticked();
    if (returning_) return;
    if (done()) {
        debrief_ = filled(lesson_.debrief, now);
        return;
    }
    if (step_ != before) {  // the new step begins in this same moment; the refusal was the old's
        now.refused.reset();
        word(now);
        fire(now);
        speak(now);
    }
    look_ahead(now);
}

void Player::remember(const Sight& sight) {
    if (memory_.twin) catch_up(*memory_.twin, sight.state);
    if (has_contract())
        memory_.contract.code->look(memory_.contract, sight.state,
                                    !lesson_.steps[step_].contract.empty());
    if (sight.refused && !std::ranges::contains(memory_.refusals, *sight.refused))
        memory_.refusals.push_back(*sight.refused);
    if (const auto level = value_at("account.level", sight))
        memory_.lowest_level = std::min(memory_.lowest_level.value_or(*level), *level);
    for (const Predicate& predicate : remembered_) lessons::remember(predicate, sight, memory_);
}

/// Fills the texts of a step that has just begun.
void Player::word(const Sight& sight) {
    if (worded_) return;
    worded_ = true;
    const Step& step = lesson_.steps[step_];
    words_ = {.title = filled(step.title, sight),
              .say = filled(step.say, sight),
              .why = filled(step.why, sight),
              .hints = {},
              .question = {},
              .choices = {},
              .bins = {}};
    for (const std::string& hint : step.hints) words_.hints.push_back(filled(hint, sight));
    if (!step.question) return;
    words_.question = filled(step.question->text, sight);
    if (const auto* choices = std::get_if<std::vector<Choice>>(&step.question->kind))
        for (const Choice& choice : *choices) words_.choices.push_back(filled(choice.text, sight));
    if (const auto* sorting = std::get_if<Sorting>(&step.question->kind)) {
        for (const SortCard& card : sorting->cards)
            words_.choices.push_back(filled(card.text, sight));
        for (const std::string& bin : sorting->bins) words_.bins.push_back(filled(bin, sight));
    }
}

void Player::tick(const Sight& sight) {
    for (std::size_t i = step_; i < lesson_.steps.size(); ++i) {
        // what begins by going back cannot be done ahead of its turn
        if (i != step_ && !lesson_.steps[i].from.empty()) break;
        if (ticked_[i] == 0 && is_done(lesson_.steps[i], sight)) ticked_[i] = 1;
    }
}

void Player::pass_ticked() {
    while (!done() && ticked_[step_] != 0 && !returning_ && !awaits_next()) enter(step_ + 1);
}

bool Player::awaits_next() const {
    return !done() && ticked_[step_] != 0 && step_ + 1 < lesson_.steps.size() &&
           !lesson_.steps[step_ + 1].from.empty();
}

void Player::fire(const Sight& sight) {
    const std::vector<Trigger>& triggers = lesson_.steps[step_].triggers;
    if (!step_began_ms_) step_began_ms_ = sight.state.time_ms();
    const std::int64_t passed_ms = sight.state.time_ms() - *step_began_ms_;
    for (std::size_t i = 0; i < triggers.size(); ++i) {
        const auto* at_ms = std::get_if<std::int64_t>(&triggers[i].when);
        const bool now = at_ms != nullptr ? passed_ms >= *at_ms
                                          : holds(std::get<Predicate>(triggers[i].when), sight);
        const bool before = trigger_held_[i] != 0;
        trigger_held_[i] = now ? 1 : 0;
        if (now && !before) carry_out(triggers[i].action, sight);
    }
}

void Player::carry_out(const Action& action, const Sight& sight) {
    if (const auto* speed = std::get_if<SpeedAction>(&action)) speed_ = speed->speed;
    if (const auto* news = std::get_if<NewsAction>(&action)) {
        news_ = filled(news->text, sight);
        news_step_ = step_;
    }
    if (auto command = command_of(action, lesson_.pair, sight))
        commands_.push_back(*std::move(command));
    // What a step does as it begins belongs to its text: that is filled once more when it is done.
    const bool begins = step_began_ms_ == sight.state.time_ms();
    if (begins && !std::holds_alternative<NewsAction>(action)) worded_ = false;
}

/// Remarks are about what happened in this step only.
void Player::speak(Sight sight) {
    const std::size_t first = std::min(step_start_record_, sight.state.records.size());
    sight.records = std::span{sight.state.records}.subspan(first);
    const std::vector<Remark>& remarks = lesson_.steps[step_].remarks;
    for (std::size_t i = 0; i < remarks.size(); ++i) {
        const bool now = holds(remarks[i].when, sight);
        const bool before = remark_held_[i] != 0;
        remark_held_[i] = now ? 1 : 0;
        if (now && !before) {
            remark_ = filled(remarks[i].text, sight);
            remark_place_ = i;
        } else if (!now && i == remark_place_ && !is_passing(remarks[i].when)) {
            remark_.clear();
        }
    }
}

void Player::look_ahead(const Sight& sight) {
    waiting_for_.clear();
    const Step& step = lesson_.steps[step_];
    if (awaits_next()) return;
    for (const Predicate& wanted : step.done)
        if (waiting_for_.empty()) waiting_for_ = distance(wanted, sight);
    if (waiting_for_.empty() && step.question && !is_done(step, sight))
        waiting_for_ = "your answer";
    figures_.clear();
    for (const LiveFigure& figure : step.figures)
        figures_.emplace_back(figure.label, said(figure.figure, sight));
}

void Player::next() {
    if (done()) return;
    if (awaits_next()) {
        enter(step_ + 1);
        return pass_ticked();
    }
    if (ticks_by_itself(lesson_.steps[step_])) return;
    ticked_[step_] = 1;
    if (awaits_next()) enter(step_ + 1);
    pass_ticked();
}

bool Player::answer(const Reply& reply, const State& state, const UiFacts& ui) {
    if (done() || !lesson_.steps[step_].question) return false;
    const Question& question = *lesson_.steps[step_].question;
    const Memory::Answer* earlier = memory_.answer(question.id);
    if (earlier != nullptr && earlier->right) return false;
    const Sight now = sight(state, ui);
    const Verdict verdict = judge(question, reply, now);
    Memory::Answer answer = remembered(question, reply, now);
    answer.right = verdict.right;
    answer.tries = (earlier != nullptr ? earlier->tries : 0) + 1;
    std::erase_if(memory_.answers,
                  [&](const Memory::Answer& known) { return known.question == question.id; });
    memory_.answers.push_back(std::move(answer));
    verdict_ = verdict.explanation;
    return true;
}

bool Player::has_contract() const {
    return memory_.contract.code != nullptr && !memory_.contract.terms.empty();
}

bool Player::trade_contract(ContractAsk ask, const State& state) {
    return has_contract() && !done() && !lesson_.steps[step_].contract.empty() &&
           memory_.contract.code->trade(memory_.contract, ask, state);
}

void Player::show_hint() {
    if (done()) return;
    hints_shown_ = std::min(hints_shown_ + 1, lesson_.steps[step_].hints.size());
    if (hints_shown_ > 0) note_help(Help::hint);
}

void Player::note_help(Help help) {
    if (!done()) help_[step_] = std::max(help_[step_], help);
}

void Player::skip() {
    if (done()) return;
    skipped_[step_] = 1;
    ticked_[step_] = 1;
    if (awaits_next()) enter(step_ + 1);
    pass_ticked();
}

void Player::resume_at(std::size_t step, const State& state) {
    MW_CHECK(step <= lesson_.steps.size(), "a lesson is resumed at one of its steps or its end");
    if (!begun_) begin(state);
    if (shows_twin(lesson_) && !memory_.twin)
        memory_.twin = pot_of(state);  // saved before there was one
    std::fill(ticked_.begin(), ticked_.end(), std::uint8_t{0});
    std::fill_n(ticked_.begin(), step, std::uint8_t{1});
    refused_.reset();
    news_.clear();
    commands_.clear();
    speed_.reset();
    seen_records_ = state.records.size();
    enter(step);
    return_.reset();  // the state is that of the step already
    returning_ = false;
    if (done()) debrief_ = filled(lesson_.debrief, sight(state, {}));
}

std::string Player::notes() const {
    std::string text = "steps";
    for (std::size_t i = 0; i < help_.size(); ++i)
        text += " " + std::to_string(static_cast<int>(help_[i])) + (skipped_[i] != 0 ? "s" : "");
    return text + "\n" + write_memory(memory_);
}

bool Player::restore(std::string_view notes) {
    const auto words = words_in(take_line(notes));
    auto memory = read_memory(notes);
    if (!memory || words.size() != help_.size() + 1 || words[0] != "steps") return false;
    for (std::size_t i = 0; i < help_.size(); ++i) {
        const std::string_view word = words[i + 1];
        if (word.empty() || word[0] < '0' || word[0] > '2') return false;
        help_[i] = static_cast<Help>(word[0] - '0');
        skipped_[i] = word.ends_with('s') ? 1 : 0;
    }
    std::string happened = std::exchange(memory->contract, memory_.contract).happened;
    memory_ = *std::move(memory);
    memory_.contract.happened = std::move(happened);
    begun_ = true;
    return true;
}

std::vector<Command> Player::take_commands() { return std::exchange(commands_, {}); }

std::optional<int> Player::take_speed() { return std::exchange(speed_, std::nullopt); }

std::optional<Command> command_of(const Action& action, Pair pair, const Sight& sight) {
    if (const auto* world = std::get_if<WorldAction>(&action)) return world->command;
    const auto* path = std::get_if<PathAction>(&action);
    const auto target = path != nullptr ? path->target.value(sight) : std::nullopt;
    if (!target) return std::nullopt;
    const Pair led = path->pair.value_or(pair);
    return SteerMarket{led, on_tick(*target, rules_of(led)), path->duration_ms, path->noise};
}

}  // namespace mw::lessons
