#include "explain/explain.h"
#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

/// Place of a level on the ring: the share of the assets that is the learner's own, full at one
/// half. Level 1 is the left end, level 2 the right end.
float ring_position(Ratio level) {
    if (level.units <= one) return 0;
    const float debt_share = static_cast<float>(one) / static_cast<float>(level.units);
    const float position = (1 - debt_share) / 0.5F;
    return position < 1 ? position : 1;
}

std::optional<Trigger> trigger_of(const IsolatedAccount& account, Ratio ratio, bool to_danger) {
    const std::optional<Price> price = trigger_price(account, ratio);
    if (!price) return std::nullopt;
    const bool rise = rise_is_danger(account, ratio);
    const Cut danger = rise ? Cut::down : Cut::up;
    const int places = price->units < 1'000 * one ? price_places(account.pair) : 0;
    return Trigger{*price, rise, number(price->units, places, to_danger ? danger : Cut::nearest)};
}

}  // namespace

std::string Trigger::far(Price index) const {
    if (reached(index)) return "reached";
    return std::string{rise_is_danger ? "index must rise " : "index must fall "} +
           percent_apart(index.units, price.units, 1) + "%";
}

std::optional<Trigger> call_trigger(const IsolatedAccount& account) {
    return trigger_of(account, rules_of(account.pair).ladder.margin_call, false);
}

std::optional<Trigger> liquidation_trigger(const IsolatedAccount& account) {
    return trigger_of(account, rules_of(account.pair).ladder.liquidation, true);
}

std::string text_of(const std::optional<Trigger>& trigger, const char* none) {
    return trigger ? trigger->text : none;
}

std::string level_or_none(const IsolatedAccount& account, Price index) {
    const std::optional<Ratio> level = margin_level(account, index);
    return level ? level_text(*level) : "no debt";
}

Tone level_tone(const IsolatedAccount& account, Price index) {
    switch (status_of(margin_level(account, index), rules_of(account.pair).ladder)) {
        case MarginStatus::excessive:
        case MarginStatus::normal: return Tone::up;
        case MarginStatus::margin_call: return Tone::warn;
        case MarginStatus::pre_liquidation:
        case MarginStatus::force_liquidation: break;
    }
    return Tone::down;
}

Cell status_cell(const IsolatedAccount& account, Price index) {
    const Tone tone = level_tone(account, index);
    const std::optional<Ratio> level = margin_level(account, index);
    if (!level) return {"No debt", tone};
    return {status_word(status_of(level, rules_of(account.pair).ladder)), tone};
}

std::string debt_text(const IsolatedAccount& account) {
    std::string text;
    for (const AccountLeg* leg : {&account.base, &account.quote}) {
        if (leg->owed().units == 0) continue;
        if (!text.empty()) text += " + ";
        text += said(leg->owed(), Cut::up);
    }
    return text.empty() ? "none" : text;
}

GaugeView gauge_of(const IsolatedAccount& account, Price index) {
    const Ladder& ladder = rules_of(account.pair).ladder;
    const std::optional<Ratio> level = margin_level(account, index);
    GaugeView gauge;
    gauge.has_debt = level.has_value();
    gauge.needle = level ? ring_position(*level) : 0;
    gauge.liquidation = ring_position(ladder.liquidation);
    gauge.pre = ring_position(ladder.pre_liquidation);
    gauge.call = ring_position(ladder.margin_call);
    gauge.level = level_or_none(account, index);
    gauge.status = status_cell(account, index);
    return gauge;
}

}  // namespace mw::explain
