#include <algorithm>
#include <array>

#include "explain/explain.h"
#include "explain/numbers.h"
#include "explain/results.h"
#include "lessons/score.h"

namespace mw::explain {
namespace {

/// What a learner does with a target, by how its name begins or ends.
struct Phrase {
    std::string_view part;
    bool at_end;  ///< the name ends with it; otherwise it begins with it
    std::string_view words;
};

constexpr std::array phrases = {
    Phrase{"nav.trade.margin", false, "press Margin"},
    Phrase{"nav.trade", false, "open Trade"},
    Phrase{"nav.wallet.margin", false, "press Margin"},
    Phrase{"nav.wallet", false, "open Wallet"},
    Phrase{"nav.orders.margin", false, "press Margin orders"},
    Phrase{"nav.orders", false, "open Orders"},
    Phrase{"nav.lessons", false, "open Lessons"},
    Phrase{"pair.open", false, "open the pair list"},
    Phrase{"pair.search", false, "type a coin"},
    Phrase{"pair.row.", false, "pick the pair"},
    Phrase{"account.transfer", false, "press Transfer"},
    Phrase{"account.borrow", false, "press Borrow"},
    Phrase{"account.repay", false, "press Repay"},
    Phrase{"borrow.tab.repay", false, "choose Repay"},
    Phrase{"borrow.tab.borrow", false, "choose Borrow"},
    Phrase{"order.side.buy", false, "choose Buy"},
    Phrase{"order.side.sell", false, "choose Sell"},
    Phrase{"order.type.limit", false, "choose Limit"},
    Phrase{"order.type.market", false, "choose Market"},
    Phrase{"order.type.stop_limit", false, "choose Stop limit"},
    Phrase{"order.type.oco", false, "choose OCO"},
    Phrase{"order.type.stop_market", false, "choose Stop market"},
    Phrase{"order.type.limit_maker", false, "choose Limit maker"},
    Phrase{"order.type.trailing", false, "choose Trailing stop"},
    Phrase{"order.type.oto", false, "choose OTO"},
    Phrase{"order.type.otoco", false, "choose OTOCO"},
    Phrase{"order.type.more", false, "open the list of types"},
    Phrase{"order.mode.normal", false, "choose Normal"},
    Phrase{"order.mode.borrow", false, "choose Borrow"},
    Phrase{"order.mode.repay", false, "choose Repay"},
    Phrase{"order.mode.auto", false, "choose Auto"},
    Phrase{"order.stop_price", false, "type the stop price"},
    Phrase{"order.limit_price", false, "type the limit price"},
    Phrase{"order.trail", false, "type how far it trails"},
    Phrase{"order.tif.", false, "choose how long it waits"},
    Phrase{"order.percent", true, "choose a part"},
    Phrase{"order.percent.25", false, "press 25%"},
    Phrase{"order.percent.50", false, "press 50%"},
    Phrase{"order.percent.75", false, "press 75%"},
    Phrase{"order.percent.100", false, "press 100%"},
    Phrase{"order.quantity", false, "type the amount"},
    Phrase{"order.total", false, "type the total"},
    Phrase{"order.submit", false, "press the order button"},
    Phrase{"orders.tab.", false, "choose this tab"},
    Phrase{"orders.filter.", false, "set this filter"},
    Phrase{"orders.row.", false, "this row"},
    Phrase{"orders.export_csv", false, "save the table"},
    Phrase{"chart.interval.1m", false, "press 1m"},
    Phrase{"chart.interval.5m", false, "press 5m"},
    Phrase{"chart.interval.15m", false, "press 15m"},
    Phrase{"chart.interval.1h", false, "press 1h"},
    Phrase{"chart.interval.4h", false, "press 4h"},
    Phrase{"chart.interval.1d", false, "press 1d"},
    Phrase{"tab.", false, "choose this tab"},
    Phrase{"time.speed.", false, "choose a speed"},
    Phrase{"time.skip.", false, "skip ahead"},
    Phrase{"time.frames", false, "open Frames"},
    Phrase{"frames.back", false, "step back"},
    Phrase{"frames.rescue", false, "press Last rescue"},
    Phrase{"frames.go", false, "go on from here"},
    Phrase{"lesson.next", false, "press Next"},
    Phrase{"lesson.contract.", false, "use the ticket"},
    Phrase{"transfer.swap", false, "turn the direction round"},
    Phrase{".tab.isolated", true, "choose Isolated"},
    Phrase{".filter", true, "the filter"},
    Phrase{".asset", true, "choose the coin"},
    Phrase{".amount", true, "type the amount"},
    Phrase{".price", true, "type the price"},
    Phrase{".max", true, "press Max"},
    Phrase{".confirm", true, "press Confirm"},
    Phrase{".close", true, "close the window"},
};

std::string_view phrase_for(std::string_view target) {
    for (const Phrase& phrase : phrases)
        if (phrase.at_end ? target.ends_with(phrase.part) : target.starts_with(phrase.part))
            return phrase.words;
    return "look here";
}

std::string minutes_left(const lessons::Lesson& lesson, std::size_t step) {
    const auto steps = static_cast<int>(lesson.steps.size());
    const int left = steps - static_cast<int>(step);
    if (steps == 0 || left <= 0) return {};
    const int minutes = std::max((lesson.minutes * left + steps - 1) / steps, 1);
    return "about " + std::to_string(minutes) + " min left";
}

QuestionView question_view(const lessons::Player& player, const lessons::Question& question) {
    QuestionView view;
    view.id = question.id;
    view.text = player.words().question;
    view.unit = question.unit;
    view.choices = player.words().choices;
    view.bins = player.words().bins;
    view.verdict = player.verdict();
    if (std::holds_alternative<std::vector<lessons::Choice>>(question.kind))
        view.kind = QuestionView::Kind::choice;
    if (std::holds_alternative<lessons::Sorting>(question.kind))
        view.kind = QuestionView::Kind::sort;
    if (const auto* range = std::get_if<lessons::Prediction>(&question.kind)) {
        view.kind = QuestionView::Kind::prediction;
        view.range = *range;
    }
    const lessons::Memory::Answer* given = player.memory().answer(question.id);
    if (given == nullptr) return view;
    view.wrong = !given->right;
    view.right = given->right;
    if (view.kind == QuestionView::Kind::choice)
        view.chosen = static_cast<int>(given->value / one) - 1;
    view.given = lessons::kept_arrangement(given->value);
    return view;
}

void fill_step(CoachView& view, const lessons::Step& step, const lessons::Player& player) {
    const lessons::StepWords& words = player.words();
    view.title = words.title;
    view.say = words.say;
    view.why = words.why;
    view.needs_next = !lessons::ticks_by_itself(step) || player.awaits_next();
    view.goes_back = player.awaits_next();
    if (!player.waiting_for().empty()) view.waiting = "Waiting for: " + player.waiting_for();
    if (view.goes_back)
        view.waiting = "Done. Next takes you back to the moment where another way begins.";
    const std::size_t shown = std::min(player.hints_shown(), words.hints.size());
    view.hints.assign(words.hints.begin(),
                      words.hints.begin() + static_cast<std::ptrdiff_t>(shown));
    view.more_hints = shown < words.hints.size();
    if (step.question) view.question = question_view(player, *step.question);
    for (const auto& [label, value] : player.figures())
        view.figures.push_back({.label = label, .value = {value}, .help = {}});
    view.twin = step.twin;
    view.ticket = !step.contract.empty();
    view.points = step.points;
    const std::string number = "Step " + std::to_string(player.step() + 1);
    for (const std::string& point : step.points)
        view.point_labels.push_back(number + " · " + std::string{phrase_for(point)});
    view.point_label = view.point_labels.empty() ? number : view.point_labels.front();
}

}  // namespace

CoachView coach_view(const lessons::Player& player, const State& state) {
    const lessons::Lesson& lesson = player.lesson();
    const std::size_t steps = lesson.steps.size();
    const std::size_t now = std::min(player.step(), steps);
    CoachView view;
    view.lesson = lesson.title;
    view.id = lesson.id;
    view.done = player.done();
    view.step_text =
        "Step " + std::to_string(std::min(now + 1, steps)) + " of " + std::to_string(steps);
    view.left_text = view.done ? "done" : minutes_left(lesson, now);
    view.progress = steps == 0 ? 1 : static_cast<float>(now) / static_cast<float>(steps);
    for (std::size_t i = 0; i < steps; ++i)
        view.checklist.push_back(
            {i == now ? player.words().title : lesson.steps[i].title, player.ticked(i), i == now});
    view.remark = player.remark();
    view.news = player.news();
    view.can_go_back = now > 0;
    if (!view.done) {
        fill_step(view, lesson.steps[now], player);
        return view;
    }
    view.title = lesson.scenario ? "This market has run its course" : "Lesson done";
    view.debrief = player.debrief();
    if (lesson.scenario) return view;
    const lessons::Score score = lessons::score_of(player, state, {});
    view.passed = score.passed;
    view.score_text = std::to_string(score.total) + " of 100 · " +
                      (score.passed ? "passed" : "not passed yet") + " · " + mark_of(score);
    return view;
}

}  // namespace mw::explain
