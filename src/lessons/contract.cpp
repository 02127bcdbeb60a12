#include "lessons/contract.h"

#include <algorithm>

#include "core/check.h"
#include "core/text.h"
#include "exchange/state.h"

namespace mw::lessons {
namespace {

using Trade = Contract::Trade;
using Settlement = Contract::Settlement;

// a saved run may not claim more: this can still be counted
constexpr std::int64_t latest_ms = 100'000'000'000'000;
constexpr std::int64_t most_units = 1'000'000'000'000'000;

Asset quote_of(const Contract& contract) { return rules_of(contract.terms.pair).quote; }

/// In force at a settlement so long after the first look.
Ratio rate_at(const ContractTerms& terms, std::int64_t passed_ms) {
    for (const FundingRate& funding : terms.funding)
        if (!funding.until_ms || passed_ms <= *funding.until_ms) return funding.rate;
    return {};
}

/// One settlement at an index price.
Settlement settle(const Contract& contract, std::int64_t due_ms, Price index) {
    const Ratio rate = rate_at(contract.terms, due_ms - *contract.from_ms);
    const bool pays = (rate.units > 0) == (contract.side == Side::buy);
    const Round round = pays ? Round::up : Round::down;
    const Amount worth = value_of(contract.terms.size, index, quote_of(contract), round);
    const Amount moved = times(worth, {rate.units < 0 ? -rate.units : rate.units}, round);
    return {due_ms, {moved.asset, pays ? -moved.units : moved.units}};
}

Trade trade_now(const Contract& contract, const State& state) {
    const Price last = state.last_price(contract.terms.pair);
    const Amount worth = value_of(contract.terms.size, last, quote_of(contract), Round::up);
    return {state.time_ms(), last, times(worth, contract.terms.fee, Round::up)};
}

std::int64_t moved_in_all(const Contract& contract, bool received) {
    std::int64_t sum = 0;
    for (const Settlement& each : contract.settled)
        if ((each.received.units > 0) == received) sum = checked_add(sum, each.received.units);
    return received ? sum : -sum;
}

std::int64_t fees_of(const Contract& contract) {
    std::int64_t sum = contract.opened ? contract.opened->fee.units : 0;
    if (contract.closed) sum = checked_add(sum, contract.closed->fee.units);
    return sum;
}

std::int64_t hours_held(const Contract& contract, const State& state) {
    if (!contract.opened) return 0;
    const std::int64_t until_ms = contract.closed ? contract.closed->time_ms : state.time_ms();
    return std::max<std::int64_t>(until_ms - contract.opened->time_ms, 0) / hour_ms;
}

/// What is left to read.
struct WordsLeft {
    std::vector<std::string_view> words;

    /// A whole number from 0, or from -most, to most; false when there is none.
    bool take(std::int64_t most, bool below, std::int64_t& value) {
        if (words.empty()) return false;
        const std::string_view text = words.front();
        words.erase(words.begin());
        return read_whole(text, value) && value <= most && value >= (below ? -most : 0);
    }
};

/// One word and its numbers; what comes out of order is damaged.
bool take_part(WordsLeft& left, Contract& contract) {
    const std::string_view what = left.words.front();
    left.words.erase(left.words.begin());
    std::int64_t time_ms = 0;
    if (!left.take(latest_ms, false, time_ms)) return false;
    if (what == "from" && !contract.from_ms) {
        contract.from_ms = time_ms;
        return true;
    }
    if (what == "settled") {
        Settlement each{time_ms, {quote_of(contract), 0}};
        if (!contract.opened || contract.settled.size() == most_settlements) return false;
        if (!left.take(most_units, true, each.received.units)) return false;
        contract.settled.push_back(each);
        return true;
    }
    Trade trade{time_ms, {}, {quote_of(contract), 0}};
    if (!contract.from_ms || !left.take(most_units, false, trade.price.units) ||
        !left.take(most_units, false, trade.fee.units))
        return false;
    if ((what == "long" || what == "short") && !contract.opened) {
        contract.side = what == "long" ? Side::buy : Side::sell;
        contract.opened = trade;
        return true;
    }
    if (what != "closed" || !contract.opened || contract.closed) return false;
    contract.closed = trade;
    return true;
}

}  // namespace

bool can(const Contract& contract, ContractAsk ask) {
    if (ask == ContractAsk::close) return contract.opened && !contract.closed;
    return !contract.opened;
}

void trade(Contract& contract, ContractAsk ask, const State& state) {
    if (!can(contract, ask)) return;
    begin_contract(contract, state);
    catch_up(contract, state);
    if (ask == ContractAsk::close) {
        contract.closed = trade_now(contract, state);
        return;
    }
    contract.side = ask == ContractAsk::open_long ? Side::buy : Side::sell;
    contract.opened = trade_now(contract, state);
}

void begin_contract(Contract& contract, const State& state) {
    if (!contract.from_ms) contract.from_ms = state.time_ms();
}

void catch_up(Contract& contract, const State& state) {
    if (!contract.opened || contract.closed || !contract.from_ms) return;
    while (contract.settled.size() < most_settlements) {
        const bool first = contract.settled.empty();
        const auto due_ms = next_settlement_ms(
            contract, first ? contract.opened->time_ms : contract.settled.back().time_ms);
        if (*due_ms > state.time_ms()) return;
        contract.settled.push_back(
            settle(contract, *due_ms, state.index_price(contract.terms.pair)));
    }
}

void take_back(Contract& contract, std::int64_t time_ms) {
    const auto later = [time_ms](const Settlement& each) { return each.time_ms > time_ms; };
    std::erase_if(contract.settled, later);
    for (std::optional<Trade>* trade : {&contract.opened, &contract.closed})
        if (*trade && (*trade)->time_ms > time_ms) trade->reset();
    if (contract.from_ms > time_ms) contract.from_ms.reset();
}

std::optional<std::int64_t> next_settlement_ms(const Contract& contract, std::int64_t time_ms) {
    if (!contract.from_ms) return std::nullopt;
    const std::int64_t every_ms = contract.terms.every_ms;
    MW_CHECK(every_ms > 0, "a contract is settled now and then");
    const std::int64_t passed_ms = std::max<std::int64_t>(time_ms - *contract.from_ms, 0);
    return *contract.from_ms + (passed_ms / every_ms + 1) * every_ms;
}

std::int64_t profit_of(const Contract& contract, const State& state) {
    if (!contract.opened) return 0;
    const Price now =
        contract.closed ? contract.closed->price : state.index_price(contract.terms.pair);
    const std::int64_t rise = now.units - contract.opened->price.units;
    const bool gains = (rise > 0) == (contract.side == Side::buy);
    const std::int64_t moved = mul_div(contract.terms.size.units, rise < 0 ? -rise : rise, one,
                                       gains ? Round::down : Round::up);
    return gains ? moved : -moved;
}

std::optional<std::int64_t> value_in_contract(std::string_view part, const Contract& contract,
                                              const State& state) {
    const auto as_one = [](bool so) { return so ? one : 0; };
    if (part == "size") return contract.terms.size.units;
    if (part == "long") return as_one(contract.opened && contract.side == Side::buy);
    if (part == "short") return as_one(contract.opened && contract.side == Side::sell);
    if (part == "closed") return as_one(contract.closed.has_value());
    if (part == "hours") return hours_held(contract, state) * one;
    if (part == "settlements") return static_cast<std::int64_t>(contract.settled.size()) * one;
    if (part == "paid") return moved_in_all(contract, false);
    if (part == "received") return moved_in_all(contract, true);
    if (part == "fees") return fees_of(contract);
    if (part == "profit") return profit_of(contract, state);
    const auto& trade = part == "entry" ? contract.opened : contract.closed;
    if ((part != "entry" && part != "exit") || !trade) return std::nullopt;
    return trade->price.units;
}

std::string write_contract(const Contract& contract) {
    std::string text;
    const auto add = [&text](std::string_view what, std::initializer_list<std::int64_t> numbers) {
        text += (text.empty() ? "" : " ") + std::string{what};
        for (const std::int64_t number : numbers) text += " " + std::to_string(number);
    };
    if (contract.from_ms) add("from", {*contract.from_ms});
    if (const auto& opened = contract.opened)
        add(contract.side == Side::buy ? "long" : "short",
            {opened->time_ms, opened->price.units, opened->fee.units});
    for (const Settlement& each : contract.settled)
        add("settled", {each.time_ms, each.received.units});
    if (const auto& closed = contract.closed)
        add("closed", {closed->time_ms, closed->price.units, closed->fee.units});
    return text;
}

bool take_contract(std::string_view happened, Contract& contract) {
    WordsLeft left{words_in(happened)};
    while (!left.words.empty())
        if (!take_part(left, contract)) return false;
    return true;
}

std::optional<Contract> read_contract(const PaperContract& kept) {
    auto terms = read_terms(kept.terms, kept.pair);
    if (kept.terms.empty() || !terms || !fault_of_terms(*terms).empty()) return std::nullopt;
    Contract contract{.terms = *std::move(terms)};
    Contract known = contract;
    return take_contract(kept.happened, known) ? known : contract;
}

// The names of this namespace are known to scripts/split-program.py.
namespace late {

static std::string fault(std::string_view lines, Pair pair, bool whole) {
    const auto terms = read_terms(lines, pair);
    if (!whole) return terms ? std::string{} : terms.error();
    return terms ? fault_of_terms(*terms) : std::string{};  // told by line already
}

static void look(PaperContract& kept, const State& state, bool in_step) {
    auto contract = read_contract(kept);
    if (!contract) return;
    if (in_step) begin_contract(*contract, state);
    catch_up(*contract, state);
    kept.happened = write_contract(*contract);
}

static bool trade(PaperContract& kept, ContractAsk ask, const State& state) {
    auto contract = read_contract(kept);
    if (!contract || !can(*contract, ask)) return false;
    lessons::trade(*contract, ask, state);
    kept.happened = write_contract(*contract);
    return true;
}

static void take_back(PaperContract& kept, std::int64_t time_ms) {
    auto contract = read_contract(kept);
    if (!contract) return;
    lessons::take_back(*contract, time_ms);
    kept.happened = write_contract(*contract);
}

static std::optional<std::int64_t> value(std::string_view part, const PaperContract& kept,
                                         const State& state) {
    const auto contract = read_contract(kept);
    return contract ? value_in_contract(part, *contract, state) : std::nullopt;
}

}  // namespace late

const ContractCode& contract_code() {
    static constexpr ContractCode code{
        .fault = late::fault,
        .look = late::look,
        .trade = late::trade,
        .take_back = late::take_back,
        .value = late::value,
    };
    return code;
}

}  // namespace mw::lessons
