#include "support/lessons.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/check.h"

namespace mw::lessons {
namespace {

namespace fs = std::filesystem;

}  // namespace

std::string text_of_file(std::string_view path) {
    const std::ifstream in{fs::path{MW_SOURCE_DIR} / path, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<std::string> lesson_files(std::string_view folder) {
    std::vector<std::string> files;
    std::error_code trouble;
    for (const auto& entry : fs::directory_iterator{fs::path{MW_SOURCE_DIR} / folder, trouble})
        if (entry.path().extension() == ".lesson")
            files.push_back(std::string{folder} + "/" + entry.path().filename().string());
    std::ranges::sort(files);
    return files;
}

Lesson lesson_in_file(const std::string& path) {
    Reading reading = read_lesson(path, text_of_file(path), &contract_code());
    for (const Fault& fault : reading.faults)
        std::fprintf(stderr, "%s:%d: %s\n", fault.file.c_str(), fault.line, fault.message.c_str());
    MW_CHECK(reading.faults.empty(), "this lesson of the tree has no faults");
    return std::move(reading.lesson);
}

std::string lesson_text(std::string_view steps) {
    return "lesson test\ntitle Test\nabout A test.\nminutes 1\nworld spot 10000 USDT\n"
           "world price 60000\ndebrief Done.\n" +
           std::string{steps};
}

Lesson lesson_with(std::string_view steps) {
    Reading reading = read_lesson("test", lesson_text(steps), &contract_code());
    for (const Fault& fault : reading.faults)
        std::fprintf(stderr, "line %d: %s\n", fault.line, fault.message.c_str());
    MW_CHECK(reading.faults.empty(), "the lesson of this test has no faults");
    reading.lesson.world.history_days = 1;
    return std::move(reading.lesson);
}

Sight sight_of(const Session& session, const UiFacts& ui) {
    return {session.state(), ui, session.state().records, std::nullopt, Pair::btcusdt};
}

bool is_true(std::string_view predicate, const Session& session, const UiFacts& ui) {
    const auto read = read_predicate(predicate);
    if (!read) std::fprintf(stderr, "%s\n", read.error().c_str());
    MW_CHECK(read.has_value(), "a test writes proper predicates");
    return holds(*read, sight_of(session, ui));
}

}  // namespace mw::lessons
