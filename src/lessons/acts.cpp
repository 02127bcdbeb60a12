// What stands behind `do` and behind the arrow of `when`.
#include <algorithm>
#include <array>

#include "core/text.h"
#include "exchange/command_text.h"
#include "lessons/names.h"
#include "lessons/syntax.h"

namespace mw::lessons {
namespace {

using Words = std::vector<std::string_view>;
using Wrong = std::unexpected<std::string>;

constexpr std::array<std::string_view, 18> act_names = {
    "show", "wait", "read", "answer", "choose", "transfer", "borrow",   "repay", "buy",
    "sell", "oco",  "oto",  "otoco",  "cancel", "skip",     "leverage", "sort",  "contract"};

/// What is left of `text` behind its first word.
std::string_view after_word(std::string_view text) {
    text = trimmed(text);
    return trimmed(text.substr(std::min(text.find_first_of(" \t"), text.size())));
}

std::string not_a_duration(std::string_view text) {
    return "\"" + std::string{text} + "\" is not a time such as 30s, 40m, 6h or 1d";
}

// ---- acts ---------------------------------------------------------------------------------------

std::expected<Act, std::string> read_show(std::string_view text) {
    ShowAct act;
    for (const std::string_view word : words_in(text)) {
        const std::size_t sign = word.find('=');
        if (sign == std::string_view::npos)
            return Wrong{"\"" + std::string{word} + "\" is not a screen fact such as page=lessons"};
        const std::string_view name = word.substr(0, sign);
        const std::string_view value = word.substr(sign + 1);
        const FactName* known = row_named(fact_names(), name);
        if (known == nullptr) return Wrong{unknown("screen fact", name, names_of(fact_names()))};
        if (!known->words.empty() && std::ranges::find(known->words, value) == known->words.end())
            return Wrong{unknown(name, value, known->words)};
        act.facts.emplace_back(name, value);
    }
    if (act.facts.empty()) return Wrong{"show needs a screen fact such as page=wallet.margin"};
    return act;
}

std::expected<Act, std::string> read_wait(std::string_view text) {
    WaitAct act;
    std::string_view duration = text;
    if (text.starts_with("until ")) {
        const auto parts = split_at(text, "at most");
        if (!parts) return Wrong{"a wait until something needs \"at most\" and a time"};
        auto until = read_predicate(after_word(parts->first));
        if (!until) return Wrong{until.error()};
        act.until = std::move(*until);
        duration = parts->second;
    }
    const auto time = read_duration(duration);
    if (!time) return Wrong{not_a_duration(duration)};
    act.at_most_ms = *time;
    return act;
}

std::expected<Act, std::string> read_answer_act(std::string_view text) {
    const Words words = words_in(text);
    if (words[0] == "answer" && words.size() > 1 && words[1].starts_with('(')) {
        auto formula = read_formula(after_word(text));
        if (!formula) return Wrong{formula.error()};
        return AnswerAct{.reply = {}, .formula = *std::move(formula)};
    }
    const auto number = words.size() == 2 ? read_number(words[1]) : std::nullopt;
    if (words[0] == "answer" && words.size() == 1) return AnswerAct{};
    if (words[0] == "answer" && number) return AnswerAct{.reply = *number, .formula = {}};
    if (words[0] == "choose" && number && *number >= one && *number % one == 0)
        return AnswerAct{.reply = static_cast<std::size_t>(*number / one - 1), .formula = {}};
    return Wrong{"an answer is written as: answer, answer 1.5, or choose 2"};
}

/// The bin of each card, from 1.
std::expected<Act, std::string> read_sort_act(const Words& words) {
    Arrangement bins{};
    bool good = words.size() > 1 && words.size() <= bins.size() + 1;
    for (std::size_t i = 1; good && i < words.size(); ++i) {
        good = words[i].size() == 1 && words[i][0] >= '1' && words[i][0] <= '9';
        bins[i - 1] = static_cast<std::uint8_t>(words[i][0] - '0');
    }
    if (good) return AnswerAct{.reply = bins, .formula = {}};
    return Wrong{"a sort is written as: sort 1 2 1, the bin of each card"};
}

std::expected<Act, std::string> read_skip(std::string_view text) {
    const auto time = read_duration(text);
    if (!time) return Wrong{not_a_duration(text)};
    return CommandAct{.command = SkipTime{*time}, .measure = Measure::exactly, .refused = {}};
}

/// Which measure a word means in this command, and the word that stands in for the amount.
std::optional<Measure> measure_of(std::string_view verb, std::string_view word) {
    if (word == "enough" && verb == "buy") return Measure::enough;
    if (word == "all" && (verb == "transfer" || verb == "repay" || verb == "sell"))
        return Measure::all;
    if (word == "last" && verb == "cancel") return Measure::all;
    return std::nullopt;
}

std::expected<Act, std::string> read_command_act(std::string_view text, Pair pair) {
    CommandAct act;
    if (const auto parts = split_at(text, "refused")) {
        const auto names = refusal_names();
        const auto found = std::ranges::find(names, parts->second);
        if (found == names.end()) return Wrong{unknown("refusal", parts->second, names)};
        act.refused = static_cast<Refusal>(found - names.begin());
        text = parts->first;
    }
    auto measured = read_measured(text);
    if (!measured) return Wrong{measured.error()};
    const std::string plain = line_with(*measured, "1");
    const Words words = words_in(plain);
    std::string line = plain;
    if (words.size() > 1) {
        if (const auto measure = measure_of(words[0], words[1])) {
            act.measure = *measure;  // the amount is known when the act is carried out
            line = std::string{words[0]} + " 1 " + std::string{after_word(after_word(plain))};
        }
    }
    if (!words.empty() && (words[0] == "buy" || words[0] == "sell")) {
        auto order = read_order_line(line);
        if (!order) return Wrong{order.error()};
        act.stop_by_price = order->stop_by_price;
        line = std::move(order->text);
    }
    auto command = read_command(line, pair);
    if (!command) return Wrong{command.error()};
    act.command = *command;
    act.pair = pair;
    if (!measured->formulas.empty()) act.measured = *std::move(measured);
    return act;
}

// ---- resolving ----------------------------------------------------------------------------------

Amount down_to_lot(Amount amount, const PairRules& rules) {
    amount.units -= amount.units % rules.lot.units;
    return amount;
}

std::optional<Command> all_of(Transfer command, const State& state) {
    const Asset asset = command.amount.asset;
    const AccountLeg* leg = state.ledger.at(command.pair).leg(asset);
    if (command.direction == Direction::into_isolated)
        command.amount = held(state.ledger, Spot{}, asset);
    else if (leg != nullptr)
        command.amount = leg->free;
    if (command.amount.units <= 0) return std::nullopt;
    return command;
}

std::optional<Command> all_of(Repay command, const State& state) {
    const AccountLeg* leg = state.ledger.at(command.pair).leg(command.amount.asset);
    if (leg == nullptr || leg->owed().units == 0) return std::nullopt;
    command.amount = leg->owed();
    return command;
}

std::optional<Command> with_quantity(PlaceOrder command, Amount quantity) {
    if (quantity.units <= 0) return std::nullopt;
    if (auto* limit = std::get_if<LimitTerms>(&command.terms)) limit->quantity = quantity;
    if (auto* market = std::get_if<MarketTerms>(&command.terms)) market->quantity = quantity;
    if (auto* stop = std::get_if<StopTerms>(&command.terms)) stop->quantity = quantity;
    return command;
}

std::optional<Command> with_quantity(PlaceOco command, Amount quantity) {
    if (quantity.units <= 0) return std::nullopt;
    command.terms.quantity = quantity;
    return command;
}

Amount all_to_sell(Pair pair, const State& state) {
    return down_to_lot(state.ledger.at(pair).base.free, rules_of(pair));
}

std::optional<Command> newest_of(const State& state) {
    if (state.open_orders.empty()) return std::nullopt;
    return CancelOrder{state.open_orders.back()};
}

template <typename Order>
std::optional<Command> measured(const Order& command, Measure measure, const State& state) {
    switch (measure) {
        case Measure::exactly: break;
        case Measure::all: return with_quantity(command, all_to_sell(command.pair, state));
        case Measure::enough:
            return with_quantity(
                command, purchase_to_repay(state.ledger.at(command.pair), rules_of(command.pair)));
    }
    return command;
}

/// A stop whose kind the lesson leaves open: the kind its price means now.
PlaceOrder with_kind(PlaceOrder command, const State& state) {
    if (auto* stop = std::get_if<StopTerms>(&command.terms))
        stop->kind = stop_kind(command.side, stop->trigger.stop, state.last_price(command.pair));
    return command;
}

}  // namespace

std::optional<std::pair<std::string_view, std::string_view>> split_at(std::string_view text,
                                                                      std::string_view mark) {
    const std::string spaced = " " + std::string{mark} + " ";
    const std::size_t at = text.rfind(spaced);
    if (at == std::string_view::npos) return std::nullopt;
    return std::pair{trimmed(text.substr(0, at)), trimmed(text.substr(at + spaced.size()))};
}

std::optional<std::int64_t> read_number(std::string_view text) {
    const bool negative = text.starts_with('-');
    const std::string_view digits = text.substr(negative ? 1 : 0);
    const auto units = read_decimal(digits, 8);
    if (!units || digits.contains(',')) return std::nullopt;
    return negative ? -*units : *units;
}

std::optional<std::int64_t> read_duration(std::string_view text) {
    constexpr std::array<std::pair<char, std::int64_t>, 4> units = {
        {{'s', 1'000}, {'m', 60'000}, {'h', hour_ms}, {'d', 24 * hour_ms}}};
    for (const auto& [letter, unit_ms] : units) {
        if (!text.ends_with(letter) || text.size() < 2 || text.size() > 7) continue;
        const auto count = read_decimal(text.substr(0, text.size() - 1), 0);
        if (!count || *count == 0 || text.contains(',')) return std::nullopt;
        if (*count / one > max_advance_ms / unit_ms) return std::nullopt;
        return *count / one * unit_ms;
    }
    return std::nullopt;
}

std::expected<Act, std::string> read_act(std::string_view text, Pair pair) {
    const Words words = words_in(text);
    if (words.empty()) return Wrong{"do needs an act such as borrow 0.10 BTC"};
    const std::string_view verb = words.front();
    if (verb == "show") return read_show(after_word(text));
    if (verb == "wait") return read_wait(after_word(text));
    if (verb == "read" && words.size() == 1) return ReadAct{};
    if (verb == "answer" || verb == "choose") return read_answer_act(text);
    if (verb == "sort") return read_sort_act(words);
    if (verb == "skip") return read_skip(after_word(text));
    if (verb == "contract") return read_contract_act(after_word(text));
    if (std::ranges::find(act_names, verb) == act_names.end())
        return Wrong{unknown("act", verb, act_names)};
    return read_command_act(text, pair);
}

std::expected<Action, std::string> read_action(std::string_view text, Pair pair) {
    const std::string_view verb = trimmed(text).substr(0, trimmed(text).find_first_of(" \t"));
    std::string_view rest = after_word(text);
    std::optional<Pair> other;
    if (const auto parts = split_at(rest, "in"); parts && verb != "news") {
        other = pair_named(parts->second);
        if (!other) return Wrong{"behind \"in\" comes a pair such as ETHUSDT"};
        rest = parts->first;
        pair = *other;
    }
    if (verb == "pause" && rest.empty()) return SpeedAction{0};
    if (verb == "news") {
        if (rest.empty()) return Wrong{"news needs a text"};
        if (std::string fault = fault_of_text(rest); !fault.empty()) return Wrong{fault};
        return NewsAction{std::string{rest}};
    }
    if (verb == "speed")
        return read_speed(rest).transform([](int speed) -> Action { return SpeedAction{speed}; });
    if (verb == "path") {
        auto path = read_path(rest);
        if (path) std::get<PathAction>(*path).pair = other;
        return path;
    }
    if (auto command = read_world_action(verb, rest, pair))
        return command->transform([](const Command& read) -> Action { return WorldAction{read}; });
    constexpr std::array<std::string_view, 12> names = {"path", "speed", "pause", "news",
                                                        "jump", "wick",  "halt",  "spread",
                                                        "peg",  "rate",  "stock", "realism"};
    return Wrong{unknown("action", verb, names)};
}

std::expected<int, std::string> read_speed(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, int>, 4> speeds = {
        {{"1", 1}, {"10", 10}, {"60", 60}, {"600", 600}}};
    for (const auto& [word, speed] : speeds)
        if (text == word) return speed;
    return Wrong{"\"" + std::string{text} + "\" is not a speed; there is 1, 10, 60 and 600"};
}

std::expected<Action, std::string> read_path(std::string_view text) {
    PathAction action;
    const auto parts = split_at(text, "over");
    if (!parts) return Wrong{"a path is written as: path 57000 over 60m"};
    const auto target = read_formula(parts->first);
    if (!target) return Wrong{target.error()};
    action.target = *target;
    const Words words = words_in(parts->second);
    const bool has_noise = words.size() == 3 && words[1] == "noise";
    if (words.size() != 1 && !has_noise)
        return Wrong{"behind \"over\" comes a time, and perhaps \"noise\" and a number"};
    const auto duration = read_duration(words[0]);
    if (!duration || *duration < 60'000) return Wrong{not_a_duration(words[0]) + ", 1m at least"};
    action.duration_ms = *duration;
    if (!has_noise) return action;
    const auto noise = read_number(words[2]);
    if (!noise || *noise < 0 || *noise > 4 * one) return Wrong{"the noise is a number from 0 to 4"};
    action.noise = {*noise};
    return action;
}

Reply reply_of(const AnswerAct& act, const Question& question, const Sight& sight) {
    if (act.reply) return *act.reply;
    if (act.formula) return act.formula->value(sight).value_or(0);
    return right_reply(question, sight);
}

std::optional<Command> resolve(const CommandAct& written, const Sight& sight) {
    const State& state = sight.state;
    CommandAct act = written;
    if (act.measured) {
        auto command = command_of(*act.measured, act.pair, act.measure, sight);
        if (!command) return std::nullopt;
        act.command = *std::move(command);
    }
    if (const auto* order = std::get_if<PlaceOrder>(&act.command))
        return measured(act.stop_by_price ? with_kind(*order, state) : *order, act.measure, state);
    if (const auto* oco = std::get_if<PlaceOco>(&act.command))
        return measured(*oco, act.measure, state);
    if (act.measure != Measure::all) return act.command;
    if (const auto* transfer = std::get_if<Transfer>(&act.command)) return all_of(*transfer, state);
    if (const auto* repay = std::get_if<Repay>(&act.command)) return all_of(*repay, state);
    return newest_of(state);
}

}  // namespace mw::lessons
