#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "lessons/lesson.h"

// What the files of this room share for reading lessons. Other rooms use lesson.h.

namespace mw::lessons {

/// Reads "0.10", "60600" or "-0.5" into 1e-8 units; no commas. nullopt for anything else.
std::optional<std::int64_t> read_number(std::string_view text);

/// Reads "30s", "40m", "6h" or "1d" into milliseconds, up to 7 days. nullopt for anything else.
std::optional<std::int64_t> read_duration(std::string_view text);

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

/// Why a lesson prepares too much, or empty: what comes before it must not keep the page waiting.
std::string fault_of_prepare(const Lesson& lesson);

/// Reads "FORMULA within 1%" or "FORMULA within 5". The error is a sentence.
std::expected<Worth, std::string> read_worth(std::string_view text);

/// Reads "from 1.2 to 1.6 step 0.01". The error is a sentence.
std::expected<Prediction, std::string> read_prediction(std::string_view text);

/// Takes a line of a question in. @param keyword  text, unit, answer, explain, mistake, choice,
/// right, predict, bin or card. @return a sentence when it makes no sense, else empty.
std::string add_to_question(Question& question, std::string_view keyword, std::string_view text);

/// What a question that has been read to its end lacks, as a sentence, or empty.
std::string fault_of_question(const Question& question);

/// What stands before and behind the arrow; without one everything stands before it.
std::pair<std::string_view, std::string_view> halves_of(std::string_view text);

/// The line without its comment: a line that starts with #, or what stands behind a lone #.
std::string_view without_comment(std::string_view line);

/// Whether a text can name a lesson, a step or a question: 1 to 40 small letters, digits and -.
bool is_id(std::string_view text);

/// Words that a learner reads; lone signs do not count.
std::size_t reading_words(std::string_view text);

/// Reads "LABEL = FORMULA : UNIT". The error is a sentence.
std::expected<LiveFigure, std::string> read_live_figure(std::string_view text);

/// Reads acts with semicolons between them. The error is a sentence. @param pair  the lesson's.
std::expected<std::vector<Act>, std::string> read_acts(std::string_view text, Pair pair);

/// Reads what stands behind `prepare`: an act or an action. The error is a sentence.
/// @param pair  the lesson's.
std::expected<std::variant<Act, Action>, std::string> read_prepare(std::string_view text,
                                                                   Pair pair);

/// Takes a line apart at its formulas in brackets. The error is a sentence.
std::expected<MeasuredLine, std::string> read_measured(std::string_view text);

/// The line with the same number in each place.
std::string line_with(const MeasuredLine& line, std::string_view number);

/// The command a line means now: amounts of orders on the lot and prices on the tick, rounded down.
/// nullopt when a formula has no value or is negative, or when it then makes no command.
std::optional<Command> command_of(const MeasuredLine& line, Pair pair, Measure measure,
                                  const Sight& sight);

/// Reads `long`, `short` or `close` behind `contract` in a model solution. The error is a sentence.
std::expected<Act, std::string> read_contract_act(std::string_view text);

/// Reads "-3%" as a part of one, at most six digits behind the point. nullopt for anything else.
std::optional<Ratio> read_percent(std::string_view text);

/// Takes one line of `world …` in. @return a sentence when it makes no sense, else empty.
std::string read_world(std::string_view text, Lesson& lesson);

/// Why a text may not be shown as it is, or empty: a `{path}` that does not exist, a `**` too
/// few, characters that cannot be drawn.
std::string fault_of_text(std::string_view text);

}  // namespace mw::lessons
