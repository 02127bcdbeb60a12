#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/protocol.h"

// A perpetual contract that a learner holds on paper. It stands beside the exchange, in the memory
// of a lesson: no wallet has it, no order book trades it, and nothing can close it by force. The
// page fetches this code late (scripts/split-program.py), so the player of a lesson keeps it as
// text and reaches the code through ContractCode only.

namespace mw {
struct State;
}

namespace mw::lessons {

/// What one side pays the other at each settlement up to a time.
struct FundingRate {
    /// Of the size at the index price. Above 0 longs pay shorts, below 0 shorts pay longs.
    Ratio rate{};
    std::optional<std::int64_t> until_ms{};  ///< since the first look, this settlement included
};

/// What a lesson fixes of its contract.
struct ContractTerms {
    Pair pair{};
    Amount size{};                       ///< base coin
    std::int64_t every_ms{0};            ///< between two settlements, an hour at least
    Ratio fee{};                         ///< of the worth, at opening and at closing
    std::vector<FundingRate> funding{};  ///< by time; the last one has no end
};

/// A contract and all that has happened to it, told by times. The learner pays rounded up and
/// receives rounded down, so the odd unit is never theirs.
struct Contract {
    /// Opening or closing, at the last price.
    struct Trade {
        std::int64_t time_ms{0};  ///< simulated
        Price price{};
        Amount fee{};  ///< quote coin

        friend bool operator==(const Trade&, const Trade&) = default;
    };
    /// One settlement while it was held.
    struct Settlement {
        std::int64_t time_ms{0};  ///< simulated, when it was due
        Amount received{};        ///< quote coin; below 0: paid

        friend bool operator==(const Settlement&, const Settlement&) = default;
    };

    ContractTerms terms{};
    std::optional<std::int64_t> from_ms{};  ///< simulated; settlements are counted from here
    Side side{Side::buy};                   ///< buy is long; of no meaning until it is opened
    std::optional<Trade> opened{};
    std::optional<Trade> closed{};
    std::vector<Settlement> settled{};  ///< oldest first, at most `most_settlements`
};

/// Settlements that are kept. More than that are neither paid nor received.
inline constexpr std::size_t most_settlements = 1'000;

/// What the learner can do with a contract: once each, in this order.
enum class ContractAsk : std::uint8_t { open_long, open_short, close };

/// Whether the contract can be opened, or closed, now.
bool can(const Contract& contract, ContractAsk ask);

/// Opens or closes at the last price, after what was due until then; its step begins at the latest
/// now. No effect when it cannot be.
void trade(Contract& contract, ContractAsk ask, const State& state);

/// The step of the contract begins: settlements are counted from now, unless they already are.
void begin_contract(Contract& contract, const State& state);

/// Settles what has become due since the last look, at the index price of now.
void catch_up(Contract& contract, const State& state);

/// The world went back to this moment: what happened after it did not happen.
void take_back(Contract& contract, std::int64_t time_ms);

/// When the next settlement is due, in simulated time; nullopt before they are counted.
std::optional<std::int64_t> next_settlement_ms(const Contract& contract, std::int64_t time_ms);

/// What price has earned, in units of the quote coin, without fees and funding: up to the closing
/// price, or the index price while it is held. A gain is rounded down, a loss up; 0 before.
std::int64_t profit_of(const Contract& contract, const State& state);

/// A number of a contract, in units of 1e-8, by the name that stands behind "contract." in a
/// lesson; nullopt when it has none now or there is no such name.
std::optional<std::int64_t> value_in_contract(std::string_view part, const Contract& contract,
                                              const State& state);

/// What happened to a contract, as one line of text.
std::string write_contract(const Contract& contract);

/// Takes what write_contract wrote into a contract that has its terms, and nothing else.
/// @return false when it is damaged.
bool take_contract(std::string_view happened, Contract& contract);

/// Reads the lines `contract …` and `funding …` of a step. The error is a sentence about the last
/// of them. @param pair  the lesson's.
std::expected<ContractTerms, std::string> read_terms(std::string_view lines, Pair pair);

/// What the lines still lack when the step ends, as a sentence, or empty.
std::string fault_of_terms(const ContractTerms& terms);

struct ContractCode;

/// A contract as the memory of a lesson keeps it.
struct PaperContract {
    std::string terms{};                ///< lines of the lesson; empty: it has no contract
    std::string happened{};             ///< as write_contract writes it
    Pair pair{};                        ///< the lesson's
    const ContractCode* code{nullptr};  ///< null: not here yet, and nothing happens to it
};

/// The contract that is kept; nullopt when the lesson has none, or one that cannot be read. What
/// happened is left out where it is damaged.
std::optional<Contract> read_contract(const PaperContract& kept);

/// What the player of a lesson and its reader need.
struct ContractCode {
    /// What is wrong with the last of the lines, or, when they are whole, what they lack; or empty.
    std::string (*fault)(std::string_view lines, Pair pair, bool whole){};
    /// Catches up. @param in_step  its step is the current one, so it begins unless it has begun.
    void (*look)(PaperContract& kept, const State& state, bool in_step){};
    /// Opens or closes it. @return false when that cannot be done now.
    bool (*trade)(PaperContract& kept, ContractAsk ask, const State& state){};
    /// See take_back.
    void (*take_back)(PaperContract& kept, std::int64_t time_ms){};
    /// See value_in_contract.
    std::optional<std::int64_t> (*value)(std::string_view part, const PaperContract& kept,
                                         const State& state){};
};

/// The functions. Having them does not need their code; calling one does.
const ContractCode& contract_code();

}  // namespace mw::lessons
