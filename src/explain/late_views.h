#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exchange/protocol.h"
#include "explain/audit.h"
#include "explain/cells.h"
#include "explain/figure.h"
#include "explain/frames.h"
#include "explain/museum.h"
#include "explain/practice.h"
#include "explain/ticket.h"
#include "explain/twin.h"

// What late.h builds, for windows that are seldom opened.

namespace mw::explain {

/// One line of a card: a number that goes into it, or an event.
struct CardInput {
    std::string name;              ///< "BTC held", "Borrowed"
    std::string value;             ///< "0.100001 BTC"
    std::string source;            ///< "set by the venue", "2 Mar 10:42"
    std::optional<Figure> figure;  ///< its own card
};

/// A number that explains itself.
struct CardView {
    std::string name;     ///< "Margin level"; empty: there is nothing to explain
    std::string value;    ///< as the screen shows it
    std::string about;    ///< what it means, for a beginner
    std::string formula;  ///< "Margin level = …" in words; empty for what is not computed
    std::string sum;      ///< the same with today's numbers
    std::string note;     ///< how it is rounded, since when it holds
    std::vector<CardInput> inputs;
    std::vector<std::string> trail;  ///< names of the cards this one was reached through
};

/// An entry of the leverage switch.
struct LeverageChoice {
    std::string target;              ///< "pair.leverage.5"
    std::string label;               ///< "5x"
    std::string about;               ///< what it allows, or why it cannot be chosen
    bool chosen{false};              ///< it is set now
    std::optional<Command> command;  ///< empty when it cannot be chosen
};

/// Filled by LateBuilder once its code is here; until then as it stands here.
struct LateViews {
    CardView card;
    std::vector<LeverageChoice> leverage;  ///< on the trade page
    std::vector<Row> asked;                ///< every term of the order that waits for a yes
    std::optional<AuditView> audit;        ///< while its window is open
    std::optional<MuseumView> museum;      ///< while its window is open
    std::optional<FramesView> frames;      ///< while its window is open
    std::optional<TwinView> twin;          ///< while a lesson shows it
    std::optional<TicketView> ticket;      ///< of a contract, while a lesson shows it
    std::optional<PracticeView> practice;  ///< while the coach of free practice is called
};

}  // namespace mw::explain
