#pragma once

#include <array>
#include <string>
#include <vector>

#include "explain/cells.h"
#include "lessons/contract.h"

namespace mw {
struct State;
}

// The ticket of a contract on paper, in the coach of the step that has one.

namespace mw::explain {

/// One line of the ticket.
struct TicketRow {
    std::string name;  ///< for the target: "entry"
    Row line;
};

/// One button of the ticket.
struct TicketButton {
    lessons::ContractAsk ask{};
    std::string name;  ///< for the target: "long"
    std::string label;
    std::string why_not;  ///< why it cannot be pressed; empty when it can
};

/// The ticket.
struct TicketView {
    std::vector<TicketRow> rows;
    std::array<TicketButton, 3> buttons;  ///< open long, open short, close
    std::string note;                     ///< what a contract on paper is
};

/// The ticket of a contract now.
TicketView ticket_view(const lessons::Contract& contract, const State& state);

}  // namespace mw::explain
