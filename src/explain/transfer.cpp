#include "explain/explain.h"
#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

Amount most_movable(const Scene& scene, const TransferDraft& draft) {
    if (draft.direction == Direction::into_isolated)
        return held(scene.state.ledger, Spot{}, draft.asset);
    return transfer_out_limit(scene.account, draft.asset, scene.index);
}

std::vector<Change> changes_of(const Scene& scene, Asset asset, const Ledger* after) {
    const std::string coin{ticker_of(asset)};
    const Amount spot = held(scene.state.ledger, Spot{}, asset);
    const Amount inside = scene.account.leg(asset)->owned();
    std::vector<Change> changes;
    if (after != nullptr) {
        const Amount spot_after = held(*after, Spot{}, asset);
        const Amount inside_after = after->at(scene.pair).leg(asset)->owned();
        changes.push_back(amount_change("Spot " + coin, spot, &spot_after));
        changes.push_back(amount_change("Isolated " + coin, inside, &inside_after));
    } else {
        changes.push_back(amount_change("Spot " + coin, spot, nullptr));
        changes.push_back(amount_change("Isolated " + coin, inside, nullptr));
    }
    const auto risk = risk_changes(scene, after != nullptr ? &after->at(scene.pair) : nullptr);
    for (const Change& change : risk)
        if (change.label == "Margin level" || change.label == "Liquidation at")
            changes.push_back(change);
    return changes;
}

}  // namespace

Asset coin_of_pair(const Scene& scene, Asset asset) {
    return scene.account.leg(asset) != nullptr ? asset : scene.rules.base;
}

TransferView transfer_view(const Scene& scene) {
    TransferDraft draft = scene.desk.transfer;
    draft.asset = coin_of_pair(scene, draft.asset);
    const bool in = draft.direction == Direction::into_isolated;
    const std::string isolated = "Isolated · " + pair_name(scene.pair);
    const Amount most = most_movable(scene, draft);
    TransferView view;
    view.from = in ? "Spot wallet" : isolated;
    view.to = in ? isolated : "Spot wallet";
    view.unit = ticker_of(draft.asset);
    view.coins = {scene.rules.quote, scene.rules.base};
    view.available = form_amount(most, Cut::down) + " " + view.unit;
    view.max = write_shortest(most.units);
    const std::string label = "Confirm Transfer";
    const auto typed = read_decimal(draft.amount, 8);
    if (!typed) {
        view.confirm = blocked(label, sentence_for(typed.error(), 8));
        if (typed.error() != NumberFault::empty) view.problem = view.confirm.why_not;
        view.changes = changes_of(scene, draft.asset, nullptr);
        return view;
    }
    const Transfer command{scene.pair, draft.direction, {draft.asset, *typed}};
    view.confirm = action(scene.state, label, command);
    view.problem = view.confirm.why_not;
    const auto after = ledger_after(scene.state, command);
    view.changes = changes_of(scene, draft.asset, after ? &*after : nullptr);
    if (after)
        view.good = in ? "Arrives at once. Transfers cost nothing."
                       : "Back in spot at once. Transfers cost nothing.";
    return view;
}

}  // namespace mw::explain
