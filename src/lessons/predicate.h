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

namespace mw::lessons {

/// What is on the screen, as names and words: page=trade.margin, account=isolated,
/// pair=BTCUSDT, window=borrow … The list of names stands in lessons/README.md.
using UiFacts = std::vector<std::pair<std::string, std::string>>;

/// Word a screen fact has, or empty.
std::string_view fact(const UiFacts& facts, std::string_view name);

/// A number that is known when it is needed: a constant, or a path into the state such as
/// `account.base.owed`, times a constant.
struct Operand {
    std::string path;            ///< empty for a constant
    std::int64_t constant{one};  ///< 1e-8; the number, or the factor on the path
};

/// How two numbers or words are compared.
enum class Compare : std::uint8_t { equal, not_equal, less, at_most, more, at_least };

/// One condition of `ev(…)`: a field of the event against a word or a number.
struct Condition {
    std::string field;
    Compare compare{};
    std::string word;                ///< for words (side=sell, asset=BTC)
    std::optional<Operand> operand;  ///< for numbers
};

/// A question about events, state and screen. All of them read; none changes anything.
struct Predicate {
    /// Which question.
    enum class Kind : std::uint8_t {
        event,    ///< ev(kind, field op value, …): such an event since the lesson began
        state,    ///< st(path) op operand: holds now
        screen,   ///< ui(name=word, …): the screen shows this now
        refused,  ///< refused(name): the last command was refused so; true for one observation
        never,    ///< never(ev(…)): no such event yet
        either,   ///< any(p, q, …): at least one holds
        every,    ///< all(p, q, …): each of them holds
    };
    Kind kind{};
    std::string name;                   ///< event kind or refusal name
    std::vector<Condition> conditions;  ///< of ev and ui
    Operand left, right;                ///< of st
    Compare compare{};                  ///< of st
    std::vector<Predicate> inner;       ///< of never, any and all
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
    Pair pair{};  ///< the lesson's pair; `account.` paths mean this one
};

/// Value of a path such as `account.base.free` in 1e-8 units; nullopt when it has none now
/// (a level without debt).
std::optional<std::int64_t> value_at(std::string_view path, const Sight& sight);

/// Value of an operand; nullopt when its path has none now.
std::optional<std::int64_t> value_of(const Operand& operand, const Sight& sight);

/// Whether a predicate holds.
bool holds(const Predicate& predicate, const Sight& sight);

/// What a predicate still waits for, in a short phrase that fits behind "Waiting for:" ("the
/// Borrow window", "0.00011 BTC more to repay"); empty when it holds.
std::string distance(const Predicate& predicate, const Sight& sight);

}  // namespace mw::lessons
