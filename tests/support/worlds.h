#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/random.h"
#include "exchange/audit.h"
#include "exchange/session.h"

namespace mw {

/// A minute of simulated time.
inline constexpr std::int64_t minute_ms = 60'000;

/// 1e-8 units of a decimal such as "60600" or "0.10"; a typing mistake stops the test.
std::int64_t units(std::string_view decimal);

/// So much USDT.
Amount usdt(std::string_view decimal);

/// So much BTC.
Amount btc(std::string_view decimal);

/// So many USDT for one BTC.
Price price(std::string_view decimal);

/// A bare number such as "1.05".
Ratio ratio(std::string_view decimal);

/// The default world with one day of history, so that tests start fast.
World small_world(std::uint64_t seed = 1);

/// A session in `small_world` with this much USDT in the isolated account.
Session funded(std::string_view usdt_amount, std::uint64_t seed = 1);

/// A session with 500 000 USDT and 20 BTC in the isolated account and no debt.
Session rich(std::uint64_t seed = 1);

/// The reason, or nullopt when the command was carried out.
std::optional<Refusal> refused(const Answer& answer);

/// Submits a command that must be carried out. @return all that happened.
std::vector<Event> must(Session& session, const Command& command);

/// Steers and waits until an order is done. The target has to be beyond the order's price.
void trade_at_target(Session& session, OrderId order, Price target);

/// Steers to a price and lets the steered time and a little more pass.
void move_market(Session& session, Price target, std::int64_t duration_ms);

/// All events of one kind in the records, oldest first.
template <typename Kind>
std::vector<Kind> all_of(const State& state) {
    std::vector<Kind> found;
    for (const Record& record : state.records)
        if (const auto* event = std::get_if<Kind>(&record.event)) found.push_back(*event);
    return found;
}

/// The account of the only pair.
const IsolatedAccount& account_of(const Session& session);

/// A random command of any kind; one in eight has a value nobody sane would send.
Command any_command(Dice& dice, const State& state);

}  // namespace mw
