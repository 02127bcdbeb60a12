#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "exchange/session.h"

// Looking back: what was seen while time went by, what each record did to an account, and how to
// come to a moment again.

namespace mw {

/// Prices and levels at one moment. Pairs that do not trade have zeros and no level.
struct Glimpse {
    std::int64_t time_ms{0};                               ///< simulated
    std::array<Price, pair_count> index{};                 ///< what risk is measured with
    std::array<Price, pair_count> last{};                  ///< last trade
    std::array<std::optional<Ratio>, pair_count> level{};  ///< of the isolated accounts
    friend bool operator==(const Glimpse&, const Glimpse&) = default;
};

/// What was seen while time went by: one glimpse for each ten seconds in which somebody looked, so
/// at least the last hour.
class Glimpses {
public:
    /// Simulated time between two of them, where nothing is skipped; they lie on multiples of it.
    static constexpr std::int64_t every_ms = 10'000;
    /// How many are kept.
    static constexpr std::size_t most = 361;

    /// Milliseconds from a time to where the next one lies; positive.
    static constexpr std::int64_t next_in(std::int64_t time_ms) {
        return every_ms - time_ms % every_ms;
    }

    /// Looks at a state; the first of every ten seconds is kept.
    void note(const State& state);

    /// Forgets what came after a moment: the world went back.
    void cut(std::int64_t after_ms);

    /// Oldest first.
    [[nodiscard]] const std::deque<Glimpse>& all() const { return all_; }

private:
    std::deque<Glimpse> all_;
};

/// A record that is about an account, and the account before and after it.
struct AccountStep {
    const Record* record{nullptr};  ///< never null; valid while the state lives
    IsolatedAccount before;
    IsolatedAccount after;
};

/// Every record about the isolated account of a pair since a moment, oldest first: what moved its
/// coins, changed its debts, its orders or its status. The last `after` is the account as it is.
std::vector<AccountStep> account_steps(const State& state, Pair pair, std::int64_t from_ms);

/// When the account of a pair was taken over last; nullopt: never.
std::optional<std::int64_t> last_takeover_ms(const State& state, Pair pair);

/// The next command that brings a session nearer to a moment of another one that went on from it:
/// going that way again. Time is given in pieces that end where glimpses lie.
/// @return nullopt when the moment is reached, or lies inside time that was skipped.
std::optional<Command> next_toward(const Session& now, const Session& later, std::int64_t until_ms);

}  // namespace mw
