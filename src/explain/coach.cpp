#include <algorithm>
#include <array>

#include "explain/explain.h"
#include "explain/numbers.h"

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
    Phrase{"order.type.more", false, "open the list of types"},
    Phrase{"order.mode.normal", false, "choose Normal"},
    Phrase{"order.mode.borrow", false, "choose Borrow"},
    Phrase{"order.mode.repay", false, "choose Repay"},
    Phrase{"order.mode.auto", false, "choose Auto"},
    Phrase{"order.stop_price", false, "type the stop price"},
    Phrase{"order.limit_price", false, "type the limit price"},
    Phrase{"order.tif.", false, "choose how long it waits"},
    Phrase{"order.percent.", false, "press this part"},
    Phrase{"order.quantity", false, "type the amount"},
    Phrase{"order.total", false, "type the total"},
    Phrase{"order.submit", false, "press the order button"},
    Phrase{"orders.tab.", false, "choose this tab"},
    Phrase{"orders.filter.", false, "set this filter"},
    Phrase{"orders.row.", false, "press this row"},
    Phrase{"tab.", false, "choose this tab"},
    Phrase{"time.speed.", false, "choose a speed"},
    Phrase{"time.skip.", false, "skip ahead"},
    Phrase{"lesson.next", false, "press Next"},
    Phrase{"transfer.swap", false, "turn the direction round"},
    Phrase{".tab.isolated", true, "choose Isolated"},
    Phrase{".filter", true, "type a coin"},
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

void fill_step(CoachView& view, const lessons::Step& step, const lessons::Player& player) {
    view.title = step.title;
    view.say = step.say;
    view.why = step.why;
    view.needs_next = step.done.empty();
    if (!player.waiting_for().empty()) view.waiting = "Waiting for: " + player.waiting_for();
    const std::size_t shown = std::min(player.hints_shown(), step.hints.size());
    view.hints.assign(step.hints.begin(), step.hints.begin() + static_cast<std::ptrdiff_t>(shown));
    view.more_hints = shown < step.hints.size();
    view.points = step.points;
    const std::string number = "Step " + std::to_string(player.step() + 1);
    for (const std::string& point : step.points)
        view.point_labels.push_back(number + " · " + std::string{phrase_for(point)});
    view.point_label = view.point_labels.empty() ? number : view.point_labels.front();
}

}  // namespace

CoachView coach_view(const lessons::Player& player) {
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
        view.checklist.push_back({lesson.steps[i].title, player.ticked(i), i == now});
    view.remark = player.remark();
    view.news = player.news();
    view.can_go_back = now > 0;
    if (view.done) {
        view.title = "You have walked it all";
        view.debrief = lesson.debrief;
    } else {
        fill_step(view, lesson.steps[now], player);
    }
    return view;
}

}  // namespace mw::explain
