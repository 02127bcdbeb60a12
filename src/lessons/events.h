#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "exchange/state.h"

// What the files of this room share about events. Other rooms use predicate.h.

namespace mw::lessons {

/// An event as a predicate sees it: a kind, and fields with a word or a number.
class EventFacts {
public:
    /// One field.
    struct Field {
        std::string_view name;
        std::string_view word;   ///< empty for a number
        std::int64_t number{0};  ///< 1e-8 units
    };

    /// Of this kind, without fields yet.
    explicit EventFacts(std::string_view kind) : kind_{kind} {}

    /// Adds a word.
    EventFacts& add(std::string_view name, std::string_view word);
    /// Adds a number.
    EventFacts& add(std::string_view name, std::int64_t number);

    /// Name of the kind, as in event_names().
    [[nodiscard]] std::string_view kind() const { return kind_; }
    /// The field with this name, or null.
    [[nodiscard]] const Field* field(std::string_view name) const;

private:
    std::string_view kind_;
    std::array<Field, 5> fields_{};
    std::size_t count_{0};
};

/// Name of an event's kind, or empty for kinds that lessons do not ask for.
std::string_view kind_of(const Event& event);

/// An event of the learner's in a pair; nullopt for one of another pair, of a liquidation's own
/// doing, or of a kind that lessons do not ask for.
std::optional<EventFacts> facts_of(const Event& event, const State& state, Pair pair);

}  // namespace mw::lessons
