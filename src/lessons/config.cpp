#include "lessons/config.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "lessons/names.h"
#include "lessons/syntax.h"

namespace mw::lessons {
namespace {

constexpr std::array<std::string_view, 10> names = {
    "ladder.initial", "ladder.call", "ladder.liquidation", "fee.maker",   "fee.taker",
    "fee.clearance",  "rate.base",   "rate.quote",         "order.least", "price.start"};

/// Whether a number stands in a text by itself, not as a part of a longer one.
bool stands_in(std::string_view text, std::string_view number) {
    const auto digit = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
    for (std::size_t at = text.find(number); at != std::string_view::npos;
         at = text.find(number, at + 1)) {
        const std::size_t end = at + number.size();
        const bool begins = at == 0 || !digit(text[at - 1]);
        const bool ends = end == text.size() || text[end] < '0' || text[end] > '9';
        if (begins && ends) return true;
    }
    return false;
}

/// All that a learner reads in a lesson.
std::string all_text(const Lesson& lesson) {
    std::string all = lesson.about + "\n" + lesson.debrief;
    const auto add = [&all](const std::string& text) { all += "\n" + text; };
    for (const Step& step : lesson.steps) {
        for (const std::string& text : {step.title, step.say, step.why}) add(text);
        for (const std::string& hint : step.hints) add(hint);
        for (const Remark& remark : step.remarks) add(remark.text);
        if (!step.question) continue;
        add(step.question->text);
        if (const auto* number = std::get_if<NumberQuestion>(&step.question->kind)) {
            add(number->explanation);
            for (const Mistake& mistake : number->mistakes) add(mistake.explanation);
        }
        if (const auto* choices = std::get_if<std::vector<Choice>>(&step.question->kind))
            for (const Choice& choice : *choices) add(choice.text + "\n" + choice.explanation);
        if (const auto* sorting = std::get_if<Sorting>(&step.question->kind))
            for (const SortCard& card : sorting->cards) add(card.text + "\n" + card.explanation);
    }
    return all;
}

}  // namespace

std::span<const std::string_view> setting_names() { return names; }

std::optional<std::int64_t> setting(std::string_view name, const Lesson& lesson) {
    const PairRules& rules = rules_of(lesson.pair);
    const auto rate = [&lesson](Asset asset) {
        return lesson.world.hourly_rates[index_of(asset)].units * 100;
    };
    if (name == "ladder.initial") return rules.ladder.initial.units;
    if (name == "ladder.call") return rules.ladder.margin_call.units;
    if (name == "ladder.liquidation") return rules.ladder.liquidation.units;
    if (name == "fee.maker") return rules.maker_fee.units * 100;
    if (name == "fee.taker") return rules.taker_fee.units * 100;
    if (name == "fee.clearance") return rules.clearance_fee.units * 100;
    if (name == "rate.base") return rate(rules.base);
    if (name == "rate.quote") return rate(rules.quote);
    if (name == "order.least") return rules.min_notional.units;
    if (name == "price.start") return lesson.world.start_prices[index_of(lesson.pair)].units;
    return std::nullopt;
}

std::string fault_of_number(std::string_view text, const Lesson& lesson) {
    const std::size_t sign = text.find('=');
    const std::string_view written = trimmed(text.substr(0, sign));
    std::string plain{written};
    std::erase(plain, ',');
    const auto number = read_number(plain);
    if (sign == std::string_view::npos || !number)
        return "a number of the text is written as: number 1.10 = ladder.call";
    const std::string_view name = trimmed(text.substr(sign + 1));
    const auto value = setting(name, lesson);
    if (!value) return unknown("setting", name, names);
    if (*value != *number)
        return "the lesson says " + std::string{written} + ", but " + std::string{name} + " is " +
               write_shortest(*value);
    if (!stands_in(all_text(lesson), written))
        return "no text of the lesson says " + std::string{written} + " any more";
    return {};
}

}  // namespace mw::lessons
