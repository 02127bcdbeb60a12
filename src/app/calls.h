#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>

#include "explain/views.h"
#include "request/programs.h"

namespace mw::app {

/// The calls behind the learner's clicks, for the inspector. The code of src/request may come
/// later than the clicks; until it is here, each click keeps the moment before it.
class Calls {
public:
    /// Carries out a command's call: request::tell. The page fetches its code when it is needed
    /// (scripts/split-program.py); only a pointer to it keeps it out of what is fetched first.
    using Teller = std::optional<request::Told> (*)(const Command& command, Session before);

    /// @param here  whether that code is here from the start.
    Calls(Teller teller, bool here) : teller_{teller}, here_{here} {}

    /// Notes a command that the learner is about to give, and the moment before it.
    void add(const Command& command, const Session& before);

    /// Forgets all: another run begins.
    void clear() { entries_.clear(); }

    /// The code has come.
    void loaded() { here_ = true; }

    /// What the inspector shows. Where the code is here, every click has its answer.
    /// @param chosen  number of the call that is looked at; 0: the newest.
    [[nodiscard]] explain::InspectorView view(std::uint64_t chosen);

private:
    /// One click. `before` is kept until it is told.
    struct Entry {
        std::uint64_t number{0};
        std::int64_t time_ms{0};
        Command command;
        std::unique_ptr<Session> before;
        std::optional<request::Told> told{};
    };

    void tell();

    Teller teller_;
    bool here_;
    std::uint64_t count_{0};
    std::deque<Entry> entries_;  // oldest first
};

}  // namespace mw::app
