#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace mw::platform {

/// What `marginwalk play` was asked.
struct PlayOptions {
    std::vector<std::string> files;  ///< lessons or scenarios, at least one
    std::uint64_t seed{1};           ///< of the market
};

/// Plays each file by its own model solution and reports. @return 0, or 1 when one failed.
int play(const PlayOptions& options);

/// What `marginwalk simulate` was asked.
struct SimulateOptions {
    std::uint64_t seed{1};       ///< of the market
    int days{1};                 ///< simulated, at least 1
    std::string interval{"1m"};  ///< one of the chart's intervals
    std::string csv;             ///< file to write; empty: standard output
};

/// Lets a market live without a learner and writes its candles. @return exit status.
int simulate(const SimulateOptions& options);

/// Measures the core and prints a table, or JSON. @return exit status.
int bench(bool as_json);

}  // namespace mw::platform
