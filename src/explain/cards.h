#pragma once

#include <optional>
#include <string_view>

#include "explain/card.h"
#include "explain/frames.h"

// Cards: a number explained. Built only while one is in front of the learner.

namespace mw::explain::cards {

/// The number behind a target of the screen, or nullopt. @param label  of that target.
std::optional<Figure> figure_named(const State& state, std::string_view target,
                                   std::string_view label, const Desk& desk);

/// What the screen shows under a target: its words, its value, its help. Read from the very views
/// the screen is drawn from; nullopt when the card's own value is as it is shown.
std::optional<Row> shown_row(const State& state, const Desk& desk, std::string_view target,
                             std::string_view label);

/// A number in a table, and how it is written there.
struct CellFigure {
    Figure figure;
    std::string text;
};

/// The number in a cell of a table of orders, trades or records; nullopt where there is none.
/// @param target  "orders.cell.12.total". @param title  of the column.
std::optional<CellFigure> figure_of_cell(const State& state, const Desk& desk,
                                         std::string_view target, std::string_view title);

/// The number in a row of the order book or of a tape, and how it is written there; nullopt where
/// there is none. @param target  "book.cell.ask.3.sum"; a whole row, "book.row.ask.3", is its
/// price.
std::optional<CellFigure> figure_in_market(const State& state, const Desk& desk,
                                           std::string_view target);

/// The number in a line of a finished lesson's timeline; nullopt where there is none.
/// @param target  "results.cell.12" for record 12. @param label  the line.
std::optional<CellFigure> figure_on_timeline(const State& state, std::string_view target,
                                             std::string_view label);

/// The number of a line of the chart, of its legend, or of the panel beside the what-if line.
std::optional<Figure> figure_on_chart(const Desk& desk, std::string_view target,
                                      std::string_view label);

/// What the chart shows for it, or empty.
std::string shown_on_chart(const Scene& scene, std::string_view target, std::string_view label);

/// The number of a row of the audit. @param target  "audit.cell.BTC.lent_to_you".
std::optional<Figure> figure_in_audit(std::string_view target, std::string_view label);

/// The row itself, as the audit's window has it.
std::optional<Row> row_in_audit(const State& state, std::string_view target,
                                std::string_view label);

/// The number of a sign on the chart. @param target  "chart.mark.12" for record 12.
std::optional<Figure> figure_of_mark(const State& state, std::string_view target);

/// The number of a line in the story of an opened order or record. @param target
/// "orders.story.2".
std::optional<CellFigure> figure_in_story(const State& state, const Desk& desk,
                                          std::string_view target);

/// A number of the frames window, and how it is written there.
/// @param target  "frames.change.2".
std::optional<CellFigure> figure_in_frames(const FramesView& frames, std::string_view target);

/// A number of the read-out of a candle. @param cell  "1772452800.3": when it opened, in seconds;
/// 0 to 5 for open, high, low, close, change and volume.
std::optional<Figure> figure_of_candle(Pair pair, std::string_view cell);

/// A number of the twin panel. @param cell  "held.pooled".
std::optional<Figure> figure_in_twin(const lessons::Player& player, std::string_view cell);

/// Figure::of for the totals of all accounts in the quote coin, whatever unit the wallet has.
inline constexpr std::uint64_t in_quote = 1;

/// Figure::of for a last price in dollars.
inline constexpr std::uint64_t in_usd = 1;

/// The number of a sentence of the coach of free practice. @param target  "practice.advice.0",
/// "practice.happened".
std::optional<Figure> figure_in_advice(const State& state, Pair pair, std::string_view target);

/// The number of a row of the coach, or those in its words; nullopt where there is none.
std::optional<Figure> figure_in_lesson(const lessons::Player& player, std::string_view target);

/// What the coach shows for it, or empty.
std::string shown_in_lesson(const lessons::Player& player, const Figure& figure);

/// The card of a figure. @param player  of the lesson, if there is one.
Card card_of(const State& state, const Desk& desk, const Figure& figure,
             const lessons::Player* player = nullptr);

/// The card in front of the learner. @param frames  the frames window, while it is open.
CardView card_view(const State& state, const Desk& desk, const lessons::Player* player = nullptr,
                   const FramesView* frames = nullptr);

}  // namespace mw::explain::cards
