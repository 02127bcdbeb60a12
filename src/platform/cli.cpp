// The command line. CLI11 reports a wrong option by throwing, so this one file is compiled with
// exceptions; nothing thrown leaves it.
#include "platform/cli.h"

#include <CLI/CLI.hpp>
#include <array>

namespace {

using namespace mw::platform;

constexpr const char* about =
    "Marginwalk: a flight simulator for isolated margin, without its window.\n"
    "Prices are invented; the same seed gives the same run everywhere.";

constexpr const char* examples =
    "Examples:\n"
    "  marginwalk play lessons/*.lesson\n"
    "  marginwalk check-lessons lessons\n"
    "  marginwalk simulate --seed 7 --days 30 --interval 1h --out bars.csv\n"
    "  marginwalk facts --seed 201 --seeds 20\n"
    "  marginwalk bench";

CLI::App* add_play(CLI::App& app, PlayOptions& options) {
    CLI::App* command = app.add_subcommand(
        "play", "Play lessons or scenarios by their own model solutions and report");
    command->add_option("file", options.files, "Lesson or scenario files")
        ->required()
        ->check(CLI::ExistingFile);
    command->add_option("--seed", options.seed, "Seed of the market")->capture_default_str();
    return command;
}

CLI::App* add_check(CLI::App& app, CheckOptions& options) {
    CLI::App* command = app.add_subcommand(
        "check-lessons", "Read and play every lesson of a folder, with translations and tracks");
    command->add_option("folder", options.folder, "Folder with lessons")
        ->required()
        ->check(CLI::ExistingDirectory);
    command
        ->add_option("--seeds", options.seeds, "On how many markets each is played; 0: only read")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
    return command;
}

constexpr std::array pair_names = {"BTCUSDT", "ETHUSDT", "BNBUSDT", "SOLUSDT", "ADAUSDT"};

CLI::App* add_simulate(CLI::App& app, SimulateOptions& options) {
    CLI::App* command =
        app.add_subcommand("simulate", "Write the candles of a market that nobody disturbs");
    command->add_option("--seed", options.seed, "Seed of the world")->capture_default_str();
    command->add_option("--days", options.days, "Simulated days")
        ->check(CLI::Range(1, 3650))
        ->capture_default_str();
    command->add_option("--pair", options.pair, "Which market")
        ->check(CLI::IsMember(pair_names))
        ->capture_default_str();
    command->add_option("--interval", options.interval, "Length of a candle")
        ->check(CLI::IsMember({"1m", "5m", "15m", "1h", "4h", "1d"}))
        ->capture_default_str();
    command->add_option("--out,--csv", options.out, "File to write; - is standard output")
        ->capture_default_str();
    command->add_flag("--with-book", options.with_book,
                      "In full detail, order book and all: a hundred times slower");
    command
        ->add_option("--lesson", options.lesson,
                     "The market of this lesson or scenario, as its script moves it")
        ->check(CLI::ExistingFile);
    return command;
}

CLI::App* add_facts(CLI::App& app, FactsOptions& options) {
    CLI::App* command = app.add_subcommand(
        "facts", "Measure made-up prices as one measures real ones, and print both");
    command->add_option("--seed", options.seed, "Seed of the (first) world")->capture_default_str();
    command->add_option("--seeds", options.seeds, "How many worlds")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->add_option("--days", options.days, "Simulated days; the bands are for a year")
        ->check(CLI::Range(28, 3650))
        ->capture_default_str();
    command
        ->add_option("--book", options.book_minutes,
                     "Minutes in full detail: the facts of the order book and its flow instead")
        ->check(CLI::Range(1, 1440));
    command->add_option("--pair", options.pairs, "Which markets (default: BTC, ETH and BNB)")
        ->check(CLI::IsMember(pair_names));
    return command;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{about, "marginwalk"};
    app.footer(examples);
    app.require_subcommand(1);
    app.set_version_flag("--version", "marginwalk " MW_VERSION);
    PlayOptions play_options;
    CheckOptions check_options;
    SimulateOptions simulate_options;
    FactsOptions facts_options;
    bool as_json = false;
    const CLI::App* play_command = add_play(app, play_options);
    const CLI::App* check_command = add_check(app, check_options);
    const CLI::App* simulate_command = add_simulate(app, simulate_options);
    const CLI::App* facts_command = add_facts(app, facts_options);
    CLI::App* bench_command = app.add_subcommand("bench", "Measure how fast the core is here");
    bench_command->add_flag("--json", as_json, "Print JSON instead of a table");

    CLI11_PARSE(app, argc, argv);
    if (play_command->parsed()) return play(play_options);
    if (check_command->parsed()) return check_lessons(check_options);
    if (simulate_command->parsed()) return simulate(simulate_options);
    if (facts_command->parsed()) return facts(facts_options);
    return bench(as_json);
}
