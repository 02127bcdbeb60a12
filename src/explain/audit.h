#pragma once

#include <string>
#include <vector>

#include "exchange/state.h"
#include "explain/cells.h"

// The audit: for each coin what was there at the beginning and where every unit of it is now.

namespace mw::explain {

/// One coin's books.
struct AuditCoin {
    std::string ticker;            ///< "BTC", for the target name
    std::string title;             ///< "BTC · Bitcoin"
    Cell began;                    ///< "1,102,000.00000000", what was there at the beginning
    std::vector<Row> places;       ///< who holds how much now
    Cell sum;                      ///< of the places
    Cell difference;               ///< "0", or what was made or lost
    std::vector<Row> of_interest;  ///< what is told besides and is in no sum: loans, interest paid
};

/// The whole audit.
struct AuditView {
    bool balances{true};
    std::string verdict;  ///< one sentence
    std::vector<AuditCoin> coins;
};

/// The books of a state: the coins of its pairs first, then those that were never touched are left
/// out unless something is wrong with them.
AuditView audit_view(const State& state);

/// "Books off by −0.1 BTC"; empty while they balance. Cheap: sums of some balances a coin.
std::string books_off(const State& state);

}  // namespace mw::explain
