#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/state.h"
#include "lessons/formula.h"
#include "lessons/memory.h"

namespace mw::lessons {

/// What is on the screen, as names and words: page=trade.margin, account=isolated,
/// pair=BTCUSDT, window=borrow … The list of names stands in lessons/README.md.
using UiFacts = std::vector<std::pair<std::string, std::string>>;

/// Word a screen fact has, or empty.
std::string_view fact(const UiFacts& facts, std::string_view name);

/// How two numbers or words are compared.
enum class Compare : std::uint8_t { equal, not_equal, less, at_most, more, at_least };

/// One condition of `ev(…)`: a field of the event against a word or a number.
struct Condition {
    std::string field;
    Compare compare{};
    std::string word;                ///< for words (side=sell, asset=BTC)
    std::optional<Formula> operand;  ///< for numbers
};

/// A question about events, state and screen. All of them read; none changes anything.
struct Predicate {
    /// Which question.
    enum class Kind : std::uint8_t {
        event,    ///< ev(kind, field op value, …): such an event since the lesson began
        state,    ///< st(path) op operand: holds now
        screen,   ///< ui(name=word, …): the screen shows this now
        refused,  ///< refused(name): the last command was refused so; true for one observation
        never,    ///< never(p): was not so since the lesson began
        hold,     ///< hold(p, 10m): has been so for that long without a break
        seq,      ///< seq(p, q, …): became so one after the other
        answer,   ///< ans(id): the question is answered
        either,   ///< any(p, q, …): at least one holds
        every,    ///< all(p, q, …): each of them holds
    };
    Kind kind{};
    std::string name;                   ///< event kind, refusal name or question
    std::vector<Condition> conditions;  ///< of ev and ui
    Formula left, right;                ///< of st
    Compare compare{};                  ///< of st
    std::vector<Predicate> inner;       ///< of never, hold, seq, any and all
    std::int64_t duration_ms{0};        ///< of hold, simulated
    std::string source;                 ///< as written, for messages
};

/// Reads one predicate. At most 4 predicates deep and 16 wide. The error is a sentence with the
/// nearest valid name where one is meant.
std::expected<Predicate, std::string> read_predicate(std::string_view text);

/// Everything a predicate may look at.
struct Sight {
    const State& state;
    const UiFacts& ui;
    std::span<const Record> records;  ///< since the lesson (or step, for remarks) began
    std::optional<Refusal> refused;
    Pair pair{};                    ///< the lesson's pair; `account.` paths mean this one
    const Memory* memory{nullptr};  ///< what was seen before; null: nothing
};

/// Value of a path such as `account.base.free` or `ETHUSDT.account.level` in 1e-8 units; nullopt
/// when it has none now (a level without debt).
std::optional<std::int64_t> value_at(std::string_view path, const Sight& sight);

/// Whether a predicate needs the past: hold, seq, or never of something else than an event.
bool needs_memory(const Predicate& predicate);

/// Takes note of this moment for one predicate that needs the past.
void remember(const Predicate& predicate, const Sight& sight, Memory& memory);

/// Whether a predicate holds.
bool holds(const Predicate& predicate, const Sight& sight);

/// What a predicate still waits for, in a short phrase that fits behind "Waiting for:" ("the
/// Borrow window", "0.00011 BTC more to repay"); empty when it holds.
std::string distance(const Predicate& predicate, const Sight& sight);

}  // namespace mw::lessons
