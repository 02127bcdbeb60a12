#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "lessons/card.h"
#include "lessons/player.h"
#include "lessons/translation.h"
#include "platform/cli.h"
#include "platform/native_files.h"

namespace mw::platform {
namespace {

namespace fs = std::filesystem;

/// Counts faults and prints them.
class Report {
public:
    void add(const std::vector<lessons::Fault>& faults) {
        for (const lessons::Fault& fault : faults)
            std::printf("%s:%d: %s\n", fault.file.c_str(), fault.line, fault.message.c_str());
        faults_ += faults.size();
    }
    [[nodiscard]] std::size_t faults() const { return faults_; }

private:
    std::size_t faults_{0};
};

std::vector<fs::path> lesson_files(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code trouble;
    for (const auto& entry : fs::directory_iterator{folder, trouble})
        if (entry.path().extension() == ".lesson") found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

/// Folders beside the lessons whose names are languages, such as "zh".
std::vector<fs::path> language_folders(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code trouble;
    for (const auto& entry : fs::directory_iterator{folder, trouble})
        if (entry.is_directory(trouble) && entry.path().filename().string().size() == 2)
            found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

/// The translations of one lesson into each language there is.
void check_translations(const lessons::Lesson& lesson, const fs::path& place,
                        const std::vector<fs::path>& languages, Report& report) {
    for (const fs::path& language : languages) {
        const std::string path = (language / place).string();
        const auto text = read_file(path);
        if (!text) {
            report.add({{path, 1, "this translation is missing"}});
            continue;
        }
        lessons::Lesson translated = lesson;
        report.add(lessons::translate(translated, path, *text));
    }
}

}  // namespace

int check_lessons(const CheckOptions& options) {
    const fs::path folder{options.folder};
    Report report;
    std::vector<std::string> known;
    const std::vector<fs::path> languages = language_folders(folder);
    for (const fs::path& place : {fs::path{}, fs::path{"scenarios"}, fs::path{"goals"}}) {
        for (const fs::path& path : lesson_files(folder / place)) {
            const auto text = read_file(path.string());
            if (!text) {
                report.add({{path.string(), 1, "this file cannot be read"}});
                continue;
            }
            const lessons::Reading reading =
                lessons::read_lesson(path.string(), *text, &lessons::contract_code());
            report.add(reading.faults);
            if (place != "goals") known.push_back(reading.lesson.id);
            check_translations(reading.lesson, place / path.filename(), languages, report);
            // goals are reached on a market that moves; their tests move it
            if (!reading.faults.empty() || place == "goals") continue;
            for (std::uint64_t seed = 1; seed <= options.seeds; ++seed)
                report.add(lessons::rehearse(reading.lesson, seed).faults);
        }
    }
    const std::string tracks = (folder / "tracks.txt").string();
    if (const auto text = read_file(tracks))
        report.add(lessons::read_tracks(tracks, *text, known).faults);
    std::printf("%zu lessons, %zu faults\n", known.size(), report.faults());
    return report.faults() == 0 && !known.empty() ? 0 : 1;
}

}  // namespace mw::platform
