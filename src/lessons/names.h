#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/predicate.h"

namespace mw::lessons {

/// A field of an event, as conditions of `ev(…)` name it.
struct FieldName {
    std::string_view name;
    std::span<const std::string_view> words;  ///< what it may say; empty for a number
};

/// A kind of event, as `ev(…)` names it.
struct EventName {
    std::string_view name;
    std::span<const FieldName> fields;
};

/// A screen fact, as `ui(…)` and `do show` name it.
struct FactName {
    std::string_view name;
    std::span<const std::string_view> words;  ///< what it may say; empty for any word
};

/// What is counted by the number a path leads to; decides how it is written in sentences.
enum class Unit : std::uint8_t { base, quote, price, level, count, percent };

/// A path into the state, as `st(…)` names it.
struct PathName {
    std::string_view name;
    Unit unit;
};

/// Every kind of event a lesson may ask for.
std::span<const EventName> event_names();

/// Every screen fact.
std::span<const FactName> fact_names();

/// The screen when a lesson starts: the list of lessons, nothing chosen, nothing filtered.
UiFacts screen_at_start();

/// Every path. A pair may stand in front of one: `ETHUSDT.account.level`.
std::span<const PathName> path_names();

/// What is counted by a path, with or without a pair in front, or by `answer.ID`; nullopt when
/// there is no such path.
std::optional<Unit> unit_of_path(std::string_view path);

/// The unit with this name, as it stands behind the colon in `{account.equity * 2 : quote}`.
std::optional<Unit> unit_named(std::string_view name);

/// Word of a mode of the order form: normal, borrow, repay or auto.
std::string_view mode_word(SideEffect mode);

/// Every refusal.
std::vector<std::string_view> refusal_names();

/// Target names as patterns, in which <SYM>, <N>, <ASSET>, <ID> and <WORD> stand for a pair, a
/// row, a coin, a lesson and a label in small letters.
std::span<const std::string_view> target_patterns();

/// Whether a name fits one of the patterns.
bool is_target(std::string_view name);

/// The candidate that differs in the fewest letters, or empty when none is near.
std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates);

/// "there is no event \"borow\"; did you mean \"borrow\"?" Lists the candidates when none is
/// near and they are few.
std::string unknown(std::string_view what, std::string_view name,
                    std::span<const std::string_view> candidates);

/// The same for a target; the candidates are the patterns.
std::string unknown_target(std::string_view name);

/// The `name` of each row of one of the tables above.
template <typename Row>
std::vector<std::string_view> names_of(std::span<const Row> rows) {
    std::vector<std::string_view> names;
    for (const Row& row : rows) names.push_back(row.name);
    return names;
}

/// The row with this name, or null.
template <typename Row>
const Row* row_named(std::span<const Row> rows, std::string_view name) {
    for (const Row& row : rows)
        if (row.name == name) return &row;
    return nullptr;
}

}  // namespace mw::lessons
