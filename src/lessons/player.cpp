#include "lessons/player.h"

#include <algorithm>
#include <utility>

#include "core/check.h"
#include "lessons/figures.h"

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
           std::ranges::any_of(predicate.inner, is_passing);
}

bool all_hold(const std::vector<Predicate>& predicates, const Sight& sight) {
    return std::ranges::all_of(predicates,
                               [&sight](const Predicate& p) { return holds(p, sight); });
}

}  // namespace

Player::Player(Lesson lesson) : lesson_{std::move(lesson)}, ticked_(lesson_.steps.size()) {
    enter(0);
}

void Player::enter(std::size_t step) {
    step_ = step;
    hints_shown_ = 0;
    remark_.clear();
    waiting_for_.clear();
    step_start_record_ = seen_records_;
    step_began_ms_.reset();
    if (done()) return;
    trigger_held_.assign(lesson_.steps[step].triggers.size(), false);
    remark_held_.assign(lesson_.steps[step].remarks.size(), false);
}

void Player::observe(const State& state, const UiFacts& ui) {
    seen_records_ = state.records.size();
    const std::optional<Refusal> refused = std::exchange(refused_, std::nullopt);
    if (done()) return;
    const Sight sight{state, ui, state.records, refused, lesson_.pair};
    const std::size_t before = step_;
    fire(sight);
    speak(sight);
    tick(sight);
    pass_ticked();
    if (done()) return;
    if (step_ != before) {  // the new step begins in this same moment; the refusal was the old's
        const Sight fresh{state, ui, state.records, std::nullopt, lesson_.pair};
        fire(fresh);
        speak(fresh);
    }
    look_ahead(sight);
}

void Player::tick(const Sight& sight) {
    for (std::size_t i = step_; i < lesson_.steps.size(); ++i) {
        const std::vector<Predicate>& wanted = lesson_.steps[i].done;
        if (!ticked_[i] && !wanted.empty() && all_hold(wanted, sight)) ticked_[i] = true;
    }
}

void Player::pass_ticked() {
    while (!done() && ticked_[step_]) enter(step_ + 1);
}

void Player::fire(const Sight& sight) {
    const std::vector<Trigger>& triggers = lesson_.steps[step_].triggers;
    if (!step_began_ms_) step_began_ms_ = sight.state.time_ms();
    const std::int64_t passed_ms = sight.state.time_ms() - *step_began_ms_;
    for (std::size_t i = 0; i < triggers.size(); ++i) {
        const auto* at_ms = std::get_if<std::int64_t>(&triggers[i].when);
        const bool now = at_ms != nullptr ? passed_ms >= *at_ms
                                          : holds(std::get<Predicate>(triggers[i].when), sight);
        const bool before = trigger_held_[i];
        trigger_held_[i] = now;
        if (now && !before) carry_out(triggers[i].action, sight);
    }
}

void Player::carry_out(const Action& action, const Sight& sight) {
    if (const auto* speed = std::get_if<SpeedAction>(&action)) speed_ = speed->speed;
    if (const auto* news = std::get_if<NewsAction>(&action)) news_ = filled(news->text, sight);
    if (const auto* world = std::get_if<WorldAction>(&action)) commands_.push_back(world->command);
    const auto* path = std::get_if<PathAction>(&action);
    const auto target = path != nullptr ? value_of(path->target, sight) : std::nullopt;
    if (target)
        commands_.push_back(SteerMarket{lesson_.pair, on_tick(*target, rules_of(lesson_.pair)),
                                        path->duration_ms, path->noise});
}

/// Remarks are about what happened in this step only.
void Player::speak(Sight sight) {
    const std::size_t first = std::min(step_start_record_, sight.records.size());
    sight.records = sight.records.subspan(first);
    const std::vector<Remark>& remarks = lesson_.steps[step_].remarks;
    for (std::size_t i = 0; i < remarks.size(); ++i) {
        const bool now = holds(remarks[i].when, sight);
        const bool before = remark_held_[i];
        remark_held_[i] = now;
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
    for (const Predicate& wanted : lesson_.steps[step_].done)
        if (waiting_for_.empty()) waiting_for_ = distance(wanted, sight);
}

void Player::next() {
    if (done() || !lesson_.steps[step_].done.empty()) return;
    ticked_[step_] = true;
    pass_ticked();
}

void Player::show_hint() {
    if (!done()) hints_shown_ = std::min(hints_shown_ + 1, lesson_.steps[step_].hints.size());
}

void Player::resume_at(std::size_t step, const State& state) {
    MW_CHECK(step <= lesson_.steps.size(), "a lesson is resumed at one of its steps or its end");
    std::fill(ticked_.begin(), ticked_.end(), false);
    std::fill_n(ticked_.begin(), step, true);
    refused_.reset();
    news_.clear();
    commands_.clear();
    speed_.reset();
    seen_records_ = state.records.size();
    enter(step);
}

std::vector<Command> Player::take_commands() { return std::exchange(commands_, {}); }

std::optional<int> Player::take_speed() { return std::exchange(speed_, std::nullopt); }

}  // namespace mw::lessons
