// The leverage switch: what can be set, asked of the exchange.
#include "explain/explain.h"
#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

LeverageChoice choice(const Scene& scene, std::optional<Ratio> leverage) {
    const std::string times = leverage ? trimmed(leverage->units) : std::string{"off"};
    LeverageChoice choice;
    choice.target = "pair.leverage." + times;
    choice.label = leverage ? times + "x" : std::string{"Off"};
    choice.chosen = scene.account.leverage == leverage;
    const Action set = action(scene.state, choice.label, SetLeverage{scene.pair, leverage});
    choice.command = set.command;
    if (!set.command)
        choice.about = set.why_not;
    else if (!leverage)
        choice.about = "Borrow as much as the tiers allow.";
    else
        choice.about =
            cat({"Owe up to ", trimmed(leverage->units - one), " times your own money."});
    return choice;
}

}  // namespace

std::vector<LeverageChoice> leverage_choices(const Scene& scene) {
    std::vector<LeverageChoice> choices{choice(scene, std::nullopt)};
    for (const int times : {3, 5, 10})
        if (times <= scene.rules.leverage) choices.push_back(choice(scene, Ratio{times * one}));
    return choices;
}

}  // namespace mw::explain
