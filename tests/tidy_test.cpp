// The house rules, enforced; and the enforcer, tested.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/tidy.h"

namespace {

using namespace mw::tidy;
namespace fs = std::filesystem;

/// What the rules say about a made-up file, as "line what" per finding.
std::vector<std::string> said_about(std::string_view file, std::string_view text) {
    std::vector<std::string> said;
    for (const Finding& finding : check({file, text}))
        said.push_back(std::to_string(finding.line) + " " + finding.what);
    return said;
}

/// True when exactly one rule complains, in this line and with these words.
bool complains(std::string_view file, std::string_view text, std::string_view expected) {
    const auto said = said_about(file, text);
    if (said.size() == 1 && said.front().find(expected) != std::string::npos) return true;
    for (const std::string& one : said) MESSAGE(one);
    return false;
}

bool is_checked(const fs::path& path) {
    const std::string ending = path.extension().string();
    for (const char* binary : {".png", ".ttf", ".woff2", ".wasm", ".ico"})
        if (ending == binary) return false;
    return true;
}

bool is_skipped_folder(const fs::path& path) {
    const std::string name = path.filename().string();
    return name == "build" || name == "node_modules" || name == ".git" || name == "__pycache__";
}

std::string text_of(const fs::path& path) {
    const std::ifstream in{path, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// Every file that the repository may hold, from its top.
std::vector<fs::path> files_of_the_tree(const fs::path& root) {
    std::vector<fs::path> files;
    std::error_code trouble;
    auto walk = fs::recursive_directory_iterator{root, trouble};
    for (; walk != fs::recursive_directory_iterator{}; walk.increment(trouble)) {
        if (walk->is_directory(trouble) && is_skipped_folder(walk->path()))
            walk.disable_recursion_pending();
        else if (walk->is_regular_file(trouble) && is_checked(walk->path()))
            files.push_back(walk->path());
    }
    return files;
}

}  // namespace

TEST_CASE("every file of the tree keeps the house rules") {
    const fs::path root = MW_SOURCE_DIR;
    const auto files = files_of_the_tree(root);
    REQUIRE(files.size() > 20);
    for (const fs::path& path : files) {
        const std::string name = path.lexically_relative(root).generic_string();
        const std::string text = text_of(path);
        for (const Finding& finding : check({name, text}))
            FAIL_CHECK(finding.file << ":" << finding.line << ": " << finding.what);
    }
}

TEST_CASE("tidy: a room may not look to its right") {
    CHECK(complains("src/core/a.cpp", "#include \"margin/margin.h\"\n",
                    "1 core must not see margin"));
    CHECK(said_about("src/margin/a.cpp", "#include \"core/money.h\"\n").empty());
    CHECK(complains("src/ui/a.cpp", "\n#include \"exchange/state.h\"\n", "2 ui sees only"));
    CHECK(said_about("src/ui/a.cpp", "#include \"exchange/protocol.h\"\n").empty());
    CHECK(complains("src/app/a.cpp", "#include <imgui.h>\n", "only ui and platform"));
    CHECK(complains("src/platform/cli.cpp", "#include <emscripten.h>\n", "only src/platform/web"));
    CHECK(said_about("src/platform/web.cpp", "#include <emscripten.h>\n").empty());
    CHECK(complains("src/lessons/a.cpp", "#include <random>\n", "must not use <random>"));
}

TEST_CASE("tidy: floating point stays in the price process") {
    CHECK(complains("src/margin/a.cpp", "int f() {\n    double x = 0;\n}\n", "2 margin counts"));
    CHECK(said_about("src/market/a.cpp", "double f(double x) { return x * x; }\n").empty());
    CHECK(complains("src/market/a.cpp", "double f(double x) { return std::exp(x); }\n", "exp()"));
    CHECK(said_about("src/core/a.cpp", "// a double is not exact\nint f();\n").empty());
    CHECK(said_about("src/core/a.cpp", "auto s = \"double\"s;\nconst int n = 1'000;\n").size() ==
          1);
}

TEST_CASE("tidy: nothing is kept outside of values in the pure rooms") {
    CHECK(complains("src/core/a.cpp", "namespace mw {\nint counter = 0;\n}\n", "2 state outside"));
    CHECK(said_about("src/core/a.cpp", "namespace mw {\nconstexpr int limit = 3;\n}\n").empty());
    CHECK(complains("src/core/a.cpp", "int f() { static int calls = 0; return ++calls; }\n",
                    "1 a static that can change"));
    CHECK(said_about("src/core/a.cpp", "int f() { static const int n = 1; return n; }\n").empty());
    CHECK(complains("src/core/a.cpp",
                    "int f(const std::unordered_map<int, int>& m) {\n"
                    "    int n = 0;\n    for (auto& [k, v] : m) n += v;\n    return n;\n}\n",
                    "3 the order of m"));
}

TEST_CASE("tidy: nothing is thrown") {
    CHECK(complains("src/app/a.cpp", "void f() { throw 1; }\n", "no exceptions"));
    CHECK(said_about("src/app/a.cpp", "// throw nothing\n").empty());
}

TEST_CASE("tidy: lines, functions and files have a longest size") {
    const std::string wide(101, 'x');
    CHECK(complains("src/core/a.cpp", "// " + wide + "\n", "1 the line is longer"));
    std::string accents = "// ";
    for (int i = 0; i < 97; ++i) accents += "é";
    CHECK(said_about("src/core/a.cpp", accents + "\n").empty());

    std::string body = "int f(int n) {\n";
    for (int i = 0; i < 58; ++i) body += "    ++n;\n";
    CHECK(said_about("src/core/a.cpp", body + "}\n").empty());  // 60 lines
    CHECK(complains("src/core/a.cpp", body + "    ++n;\n}\n", "1 the function is longer"));
    CHECK(complains("src/core/a.cpp",
                    "struct A {\n    A() : n{0} {\n" + body.substr(15) + "    ++n;\n" +
                        "    }\n    int n;\n};\n",
                    "2 the function is longer"));

    std::string longest;
    for (int i = 0; i < 400; ++i) longest += "//\n";
    CHECK(said_about("src/core/a.cpp", longest).empty());
    CHECK(complains("src/core/a.cpp", longest + "//\n", "401 the file is longer"));
}

TEST_CASE("tidy: distances between things are on the spacing scale") {
    const char* const off = "px is not on the spacing scale";
    CHECK(complains("src/ui/a.cpp", "void f() {\n    take_left(row, px(7));\n}\n", off));
    CHECK(complains("src/ui/a.cpp", "Rect r = inset(area, px(12), px(5));\n", off));
    CHECK(complains("src/ui/a.cpp", "const float pad = px(phone ? 12 : 21);\n", off));
    CHECK(said_about("src/ui/a.cpp", "Rect r = inset(area, px(12), 0);\ntake_top(r, px(6));\n")
              .empty());
    CHECK(said_about("src/ui/a.cpp", "const Rect head = take_top(area, px(21));\n").empty());
}

TEST_CASE("tidy: what a header offers is explained") {
    CHECK(complains("src/core/a.h", "namespace mw {\nint f();\n}\n", "2 nothing explains int f()"));
    CHECK(said_about("src/core/a.h", "namespace mw {\n/// Counts.\nint f();\n}\n").empty());
    CHECK(said_about("src/core/a.h", "namespace mw {\nstruct Later;\n}\n").empty());
    CHECK(complains("src/core/a.h", "struct A {\n    int n{0};\n};\n",
                    "1 nothing explains struct A"));
    CHECK(complains("src/core/a.h",
                    "/// A.\nclass A {\npublic:\n    int get() const { return n_; }\n\n"
                    "private:\n    int n_{0};\n    void hide();\n};\n",
                    "4 nothing explains int get()"));
    CHECK(said_about("src/core/a.h",
                     "/// A.\nstruct A {\n    int n{0};  ///< how many\n"
                     "    friend bool operator==(const A&, const A&) = default;\n"
                     "    A() = default;\n};\n")
              .empty());
    CHECK(complains("src/core/a.h", "/// One.\nenum class A { x };\nenum class B { y };\n",
                    "3 nothing explains enum class B"));
    CHECK(said_about("src/core/a.h",
                     "/// Adds.\ntemplate <typename T>\n    requires(std::is_integral_v<T>)\n"
                     "T add(T a, T b) {\n    return a + b;\n}\n")
              .empty());
}

TEST_CASE("tidy: no file names a machine, a registry or a forgotten plan") {
    const std::string home = std::string{"/ho"} + "me/someone/x";
    CHECK(complains("docs/a.md", "see " + home + "\n", "1 a path of one machine"));
    CHECK(said_about("docs/a.md", "in the folder src" + std::string{"/ho"} + "me/x\n").empty());
    CHECK(complains("a.json", std::string{"{\"reso"} + "lved\": \"x\"}\n", "a package registry"));
    const std::string mark = std::string{"TO"} + "DO";
    CHECK(complains("src/core/a.cpp", "// " + mark + ": later\n", "without the number"));
    CHECK(said_about("src/core/a.cpp", "// " + mark + " #12: later\n").empty());
}
