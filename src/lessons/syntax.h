#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "lessons/lesson.h"

// What the files of this room share for reading lessons. Other rooms use lesson.h.

namespace mw::lessons {

/// Reads "0.10", "60600" or "-0.5" into 1e-8 units; no commas. nullopt for anything else.
std::optional<std::int64_t> read_number(std::string_view text);

/// Reads "30s", "40m", "6h" or "1d" into milliseconds, up to 7 days. nullopt for anything else.
std::optional<std::int64_t> read_duration(std::string_view text);

/// Reads a number or "path" or "path * number". The error is a sentence.
std::expected<Operand, std::string> read_operand(std::string_view text);

/// Reads what stands behind `do`. The error is a sentence. @param pair  the lesson's.
std::expected<Act, std::string> read_act(std::string_view text, Pair pair);

/// An order of a model solution in the exchange's own words.
struct OrderLine {
    std::string text;           ///< for read_command
    bool stop_by_price{false};  ///< stop loss or take profit is decided when it is placed
};

/// Reads `sell 0.10 stop 58000 limit 57900`, `buy 0.1 oco 57000 stop 62000 limit 62100`,
/// `sell 0.1 limit_maker 60600`, each perhaps with `tif ioc` and `mode auto`. Words that are not
/// of lessons stay as they are. The error is a sentence.
std::expected<OrderLine, std::string> read_order_line(std::string_view text);

/// Reads what stands behind `->` of a `when` or an `at`. The error is a sentence.
/// @param pair  the lesson's.
std::expected<Action, std::string> read_action(std::string_view text, Pair pair);

/// Reads what an action does to the world with a command. nullopt when `verb` is none of these.
std::optional<std::expected<Command, std::string>> read_world_action(std::string_view verb,
                                                                     std::string_view rest,
                                                                     Pair pair);

/// Splits a text at the last place where `mark` stands as words of its own.
/// @return nullopt when it does not stand there.
std::optional<std::pair<std::string_view, std::string_view>> split_at(std::string_view text,
                                                                      std::string_view mark);

/// Reads one of the speeds of the time bar. The error is a sentence.
std::expected<int, std::string> read_speed(std::string_view text);

/// Reads "TARGET over DURATION", perhaps with "noise N". The error is a sentence.
std::expected<Action, std::string> read_path(std::string_view text);

/// Takes one line of `world …` in. @return a sentence when it makes no sense, else empty.
std::string read_world(std::string_view text, Lesson& lesson);

/// Why a text may not be shown as it is, or empty: a `{path}` that does not exist, a `**` too
/// few, characters that cannot be drawn.
std::string fault_of_text(std::string_view text);

}  // namespace mw::lessons
