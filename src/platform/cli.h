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

/// What `marginwalk check-lessons` is asked for.
struct CheckOptions {
    std::string folder;
    std::uint64_t seeds{1};  ///< markets each lesson is played on
};

/// Reads every lesson, scenario, translation and track of a folder, plays the lessons, and prints
/// each fault with its file and line. @return 0 without faults.
int check_lessons(const CheckOptions& options);

/// Plays each file by its own model solution and reports. @return 0, or 1 when one failed.
int play(const PlayOptions& options);

/// What `marginwalk simulate` was asked.
struct SimulateOptions {
    std::uint64_t seed{1};        ///< of the world
    int days{1};                  ///< simulated, at least 1
    std::string pair{"BTCUSDT"};  ///< one of the venue's pairs
    std::string interval{"1m"};   ///< one of the chart's intervals
    std::string out{"-"};         ///< file to write; "-": standard output
    bool with_book{false};        ///< in full detail, order book and all; slower
    std::string lesson;           ///< of this file, as its script and solution move it; or empty
};

/// Lets a market live without a learner and writes its candles. @return exit status.
int simulate(const SimulateOptions& options);

/// What `marginwalk facts` was asked.
struct FactsOptions {
    std::uint64_t seed{1};           ///< of the world, or of the first one
    int seeds{1};                    ///< worlds with seeds one after another
    int days{364};                   ///< simulated, at least 28
    int book_minutes{0};             ///< above 0: the order book's facts over so long instead
    std::vector<std::string> pairs;  ///< empty: BTCUSDT, ETHUSDT and BNBUSDT
};

/// Prints the stylised facts of markets beside the bands of real ones. @return exit status.
int facts(const FactsOptions& options);

/// Measures the core and prints a table, or JSON. @return exit status.
int bench(bool as_json);

}  // namespace mw::platform
