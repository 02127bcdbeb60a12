#include <cinttypes>
#include <cstdio>

#include "lessons/player.h"
#include "platform/cli.h"
#include "platform/native_files.h"

namespace mw::platform {
namespace {

void print(const std::vector<lessons::Fault>& faults) {
    for (const lessons::Fault& fault : faults)
        std::printf("  %s:%d: %s\n", fault.file.c_str(), fault.line, fault.message.c_str());
}

/// Plays one file. @return true when it was read without faults and completed.
bool play_file(const std::string& path, std::uint64_t seed) {
    const auto text = read_file(path);
    if (!text) {
        std::printf("FAILED  %s: cannot be read\n", path.c_str());
        return false;
    }
    const lessons::Reading reading = lessons::read_lesson(path, *text, &lessons::contract_code());
    if (!reading.faults.empty()) {
        std::printf("FAILED  %s: %zu faults in the file\n", path.c_str(), reading.faults.size());
        print(reading.faults);
        return false;
    }
    const lessons::Rehearsal run = lessons::rehearse(reading.lesson, seed);
    const bool passed = run.completed && run.faults.empty() && run.score == 100;
    std::printf("%s  %s: %zu steps, %d points, %" PRId64
                " simulated minutes, fingerprint %016" PRIx64 "\n",
                passed ? "passed" : "FAILED", reading.lesson.id.c_str(),
                reading.lesson.steps.size(), run.score, run.simulated_ms / 60'000, run.fingerprint);
    print(run.faults);
    return passed;
}

}  // namespace

int play(const PlayOptions& options) {
    std::size_t failed = 0;
    for (const std::string& path : options.files)
        if (!play_file(path, options.seed)) ++failed;
    std::printf("%zu passed, %zu failed\n", options.files.size() - failed, failed);
    return failed == 0 ? 0 : 1;
}

}  // namespace mw::platform
