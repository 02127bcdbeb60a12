#include <algorithm>
#include <array>
#include <cctype>
#include <regex>
#include <string>

#include "support/tidy.h"

namespace mw::tidy {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::array<std::string_view, 10> rooms = {"core",    "market",  "margin",  "exchange",
                                                    "request", "lessons", "explain", "ui",
                                                    "app",     "platform"};

std::size_t place_of(std::string_view room) {
    return static_cast<std::size_t>(std::find(rooms.begin(), rooms.end(), room) - rooms.begin());
}

bool is_up_to(std::string_view room, std::string_view last) {
    return place_of(room) <= place_of(last);
}

bool is_pure(std::string_view room) { return !room.empty() && is_up_to(room, "explain"); }

bool is_cpp(std::string_view file) { return file.ends_with(".cpp") || file.ends_with(".h"); }

/// The spacing scale of ui/theme.h.
bool is_on_spacing_scale(int px) {
    return px == 1 || px == 2 || px == 6 || px == 10 || px % 4 == 0;
}

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool holds(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0)
        text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0)
        text.remove_suffix(1);
    return text;
}

void add(std::vector<Finding>& out, const Source& source, int line, std::string what) {
    out.push_back({std::string{source.file}, line, std::move(what)});
}

/// A word of the code and the line it stands in.
struct Word {
    std::string_view text;
    int line{0};
};

std::vector<Word> words_of(const std::string& code) {
    std::vector<Word> words;
    int line = 1;
    for (std::size_t at = 0; at < code.size();) {
        if (code[at] == '\n') ++line;
        if (!is_word(code[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < code.size() && is_word(code[end])) ++end;
        words.push_back({std::string_view{code}.substr(at, end - at), line});
        at = end;
    }
    return words;
}

// ---- includes -----------------------------------------------------------------------------------

/// What stands behind #include, quotes or brackets included; empty for other lines.
std::string_view included(std::string_view line) {
    line = trimmed(line);
    if (!line.starts_with('#')) return {};
    line = trimmed(line.substr(1));
    if (!line.starts_with("include")) return {};
    return trimmed(line.substr(7));
}

const Words& headers_banned_in_pure_rooms() {
    static const Words words = {
        "<iostream>", "<fstream>", "<sstream>", "<filesystem>", "<thread>",   "<mutex>",
        "<atomic>",   "<future>",  "<chrono>",  "<ctime>",      "<random>",   "<format>",
        "<print>",    "<time.h>",  "<stdio.h>", "<iomanip>",    "<regex>",    "<stop_token>",
        "<locale>",   "<math.h>",  "<ostream>", "<istream>",    "<unistd.h>", "<stdexcept>"};
    return words;
}

bool is_of_imgui(std::string_view header) {
    return header.starts_with("<imgui") || header.starts_with("\"imgui");
}

bool is_of_emscripten(std::string_view header) { return header.starts_with("<emscripten"); }

/// Why a file of ui must not include this header of ours, or empty.
bool ui_may_include(std::string_view header) {
    return header.starts_with("ui/") || header.starts_with("explain/") ||
           header.starts_with("core/") || header.starts_with("fonts/") ||
           header == "exchange/protocol.h";
}

void check_own_header(const Source& source, int line, std::string_view header,
                      std::vector<Finding>& out) {
    const std::string_view room = room_of(source.file);
    const std::string_view other = header.substr(0, header.find('/'));
    if (place_of(other) == rooms.size() && other != "fonts")
        return add(out, source, line, "include headers by room: \"" + std::string{header} + "\"");
    if (other != "fonts" && place_of(other) > place_of(room))
        add(out, source, line,
            std::string{room} + " must not see " + std::string{other} + ", which is to its right");
    if (room == "ui" && !ui_may_include(header))
        add(out, source, line, "ui sees only explain/, core/ and exchange/protocol.h");
}

void check_system_header(const Source& source, int line, std::string_view header,
                         std::vector<Finding>& out) {
    const std::string_view room = room_of(source.file);
    const bool web = source.file.starts_with("src/platform/web");
    if (is_pure(room) && holds(headers_banned_in_pure_rooms(), header))
        add(out, source, line, std::string{room} + " must not use " + std::string{header});
    if (is_of_imgui(header) && room != "ui" && room != "platform")
        add(out, source, line, "only ui and platform may see Dear ImGui");
    if (is_of_emscripten(header) && !web)
        add(out, source, line, "only src/platform/web*.cpp may see Emscripten");
    if (header == "<cmath>" && is_up_to(room, "lessons") && room != "market")
        add(out, source, line, std::string{room} + " does no floating-point mathematics");
}

// ---- words --------------------------------------------------------------------------------------

const Words& words_banned_everywhere() {
    static const Words words = {"throw", "try", "catch", "dynamic_cast", "typeid"};
    return words;
}

const Words& words_banned_in_pure_rooms() {
    static const Words words = {"EM_JS", "EM_ASM", "printf", "fopen",       "cout",
                                "cerr",  "rand",   "srand",  "thread_local"};
    return words;
}

const Words& functions_of_libm() {
    static const Words words = {"exp",  "exp2", "expm1", "log",   "log2", "log10", "log1p",  "pow",
                                "sin",  "cos",  "tan",   "asin",  "acos", "atan",  "atan2",  "sinh",
                                "cosh", "tanh", "cbrt",  "hypot", "erf",  "erfc",  "tgamma", "fma"};
    return words;
}

/// Names of variables in this code whose order of iteration is not fixed.
Words unordered_names(const std::vector<Word>& words, const std::string& code) {
    Words names;
    for (const Word& word : words) {
        if (!word.text.starts_with("unordered_")) continue;
        std::size_t at = static_cast<std::size_t>(word.text.data() - code.data());
        int depth = 0;
        for (at += word.text.size(); at < code.size(); ++at) {
            if (code[at] == '<') ++depth;
            if (code[at] == '>' && --depth == 0) break;
            if (depth == 0) break;
        }
        while (at < code.size() && !is_word(code[at]) && code[at] != ';') ++at;
        std::size_t end = at;
        while (end < code.size() && is_word(code[end])) ++end;
        if (end > at) names.push_back(std::string_view{code}.substr(at, end - at));
    }
    return names;
}

/// True for a name that is spelled with std:: or a leading ::.
bool is_std(const std::string& code, const Word& word) {
    const auto begin = static_cast<std::size_t>(word.text.data() - code.data());
    return code.substr(0, begin).ends_with("::");
}

void check_iteration(const Source& source, const std::string& code, std::vector<Finding>& out) {
    const auto words = words_of(code);
    const Words names = unordered_names(words, code);
    for (const Word& word : words) {
        if (!holds(names, word.text)) continue;
        const auto begin = static_cast<std::size_t>(word.text.data() - code.data());
        const std::string_view before = trimmed(std::string_view{code}.substr(0, begin));
        const std::string_view after = std::string_view{code}.substr(begin + word.text.size());
        const bool ranged =
            before.ends_with(':') && !before.ends_with("::") && trimmed(after).starts_with(')');
        if (ranged || after.starts_with(".begin("))
            add(out, source, word.line, "the order of " + std::string{word.text} + " is not fixed");
    }
}

/// True for a variable that keeps a changeable value for the whole run.
bool is_mutable_variable(const Declaration& declaration) {
    const std::string_view head = declaration.head;
    if (declaration.is_function || declaration.has_body) return false;
    for (const std::string_view word :
         {"using", "typedef", "struct", "class", "enum", "union", "static_assert", "friend",
          "extern", "template", "namespace", "concept", "return", "union"})
        if (head.starts_with(word)) return false;
    if (declaration.in_class && !head.starts_with("static ") && !head.starts_with("inline static "))
        return false;
    const bool fixed = head.find("const") != std::string_view::npos;
    return !fixed && head.find(' ') != std::string_view::npos;
}

void check_statics(const Source& source, const std::string& code, std::vector<Finding>& out) {
    for (const Declaration& declaration : declarations_of(code))
        if (is_mutable_variable(declaration))
            add(out, source, declaration.first_line,
                "state outside a value: " + declaration.head.substr(0, 40));
    const auto words = words_of(code);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (words[i].text != "static") continue;
        const auto begin = static_cast<std::size_t>(words[i].text.data() - code.data());
        const std::string_view line = std::string_view{code}.substr(begin);
        const std::string_view head = line.substr(0, line.find_first_of(";={("));
        const bool function = line.substr(head.size()).starts_with('(');
        const bool member = code.substr(0, begin).ends_with("inline ");
        if (!function && !member && head.find("const") == std::string_view::npos)
            add(out, source, words[i].line, "a static that can change outlives its call");
    }
}

// ---- comments -----------------------------------------------------------------------------------

bool starts_with_any(std::string_view head, const Words& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return head.starts_with(word); });
}

/// True for what says everything itself.
bool needs_no_comment(const Declaration& declaration) {
    const std::string_view head = declaration.head;
    static const Words plain = {"friend ", "static_assert", "using namespace",
                                "~",       "virtual ~",     "extern template"};
    if (starts_with_any(head, plain)) return true;
    if (head.find("operator") != std::string_view::npos) return true;
    if (head.find("= default") != std::string_view::npos) return true;
    if (head.find("= delete") != std::string_view::npos) return true;
    static const Words types = {"struct ", "class ", "enum ", "union "};
    if (starts_with_any(head, types) && !declaration.has_body) return true;  // only its name
    if (declaration.in_class) return !declaration.is_function && !starts_with_any(head, types);
    const std::size_t open = head.find('(');
    return declaration.is_function && head.substr(0, open).rfind("::") != std::string_view::npos &&
           declaration.has_body && head.substr(0, open).rfind("::") > head.rfind(' ', open);
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return lines;
}

std::string_view room_of(std::string_view file) {
    if (!file.starts_with("src/")) return {};
    const std::string_view rest = file.substr(4);
    const std::string_view room = rest.substr(0, rest.find('/'));
    return place_of(room) < rooms.size() ? room : std::string_view{};
}

void check_includes(const Source& source, std::vector<Finding>& out) {
    if (room_of(source.file).empty() || !is_cpp(source.file)) return;
    int number = 0;
    for (const std::string_view line : lines_of(source.text)) {
        ++number;
        const std::string_view header = included(line);
        if (header.starts_with('<'))
            check_system_header(source, number, header.substr(0, header.find('>') + 1), out);
        if (header.starts_with("\"imgui"))
            check_system_header(source, number, header, out);
        else if (header.starts_with('"'))
            check_own_header(source, number, header.substr(1, header.find('"', 1) - 1), out);
    }
}

void check_words(const Source& source, std::vector<Finding>& out) {
    const std::string_view room = room_of(source.file);
    if (room.empty() || !is_cpp(source.file)) return;
    const std::string code = code_of(source.text);
    const bool whole_numbers = is_up_to(room, "lessons") && room != "market";
    for (const Word& word : words_of(code)) {
        const std::string text{word.text};
        if (whole_numbers && (text == "float" || text == "double"))
            add(out, source, word.line, std::string{room} + " counts in whole units, no " + text);
        if (is_up_to(room, "lessons") && holds(functions_of_libm(), text) && is_std(code, word))
            add(out, source, word.line, text + "() differs from machine to machine");
        if (is_pure(room) && holds(words_banned_in_pure_rooms(), text))
            add(out, source, word.line, std::string{room} + " must not use " + text);
        if (holds(words_banned_everywhere(), text))
            add(out, source, word.line, "no exceptions and no RTTI: " + text);
    }
    if (!is_pure(room)) return;
    check_iteration(source, code, out);
    check_statics(source, code, out);
}

void check_sizes(const Source& source, std::vector<Finding>& out) {
    constexpr std::size_t columns = 100;
    constexpr std::size_t file_lines = 400;
    constexpr int function_lines = 60;
    const auto lines = lines_of(source.text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto characters = std::count_if(lines[i].begin(), lines[i].end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;  // not inside a character
        });
        if (static_cast<std::size_t>(characters) > columns)
            add(out, source, static_cast<int>(i) + 1, "the line is longer than 100 columns");
    }
    if (lines.size() > file_lines) add(out, source, 401, "the file is longer than 400 lines");
    if (!is_cpp(source.file)) return;
    for (const Declaration& declaration : declarations_of(code_of(source.text))) {
        const int length = declaration.last_line - declaration.first_line + 1;
        if (declaration.is_function && declaration.has_body && length > function_lines)
            add(out, source, declaration.first_line, "the function is longer than 60 lines");
    }
}

void check_distances(const Source& source, std::vector<Finding>& out) {
    if (room_of(source.file) != "ui") return;
    static const std::regex distance{R"(^\s*take_(left|right|top|bottom)\(\w+, px\([^()]*\)\);)"
                                     R"(|\binset\(|\b(gap|pad) = px\()"};
    static const std::regex length{R"(\bpx\(([^()]*)\))"};
    static const std::regex number{R"(\b[0-9]+\b)"};
    int line_number = 0;
    for (const std::string_view text : lines_of(source.text)) {
        ++line_number;
        const std::string line{text};
        if (!std::regex_search(line, distance)) continue;
        for (std::sregex_iterator each{line.begin(), line.end(), length}, end; each != end;
             ++each) {
            const std::string inside = (*each)[1];
            for (std::sregex_iterator one{inside.begin(), inside.end(), number}; one != end; ++one)
                if (!is_on_spacing_scale(std::stoi(one->str())))
                    add(out, source, line_number, one->str() + " px is not on the spacing scale");
        }
    }
}

void check_comments(const Source& source, std::vector<Finding>& out) {
    if (room_of(source.file).empty() || !source.file.ends_with(".h")) return;
    const auto lines = lines_of(source.text);
    for (const Declaration& declaration : declarations_of(code_of(source.text))) {
        if (!declaration.is_public || needs_no_comment(declaration)) continue;
        const auto first = static_cast<std::size_t>(declaration.first_line) - 1;
        const bool above = first > 0 && trimmed(lines[first - 1]).starts_with("///");
        const auto last = static_cast<std::size_t>(declaration.last_line) - 1;
        const bool beside = lines[first].find("///<") != std::string_view::npos ||
                            lines[last].find("///<") != std::string_view::npos;
        if (!above && !beside)
            add(out, source, declaration.first_line,
                "nothing explains " + declaration.head.substr(0, 60));
    }
}

}  // namespace mw::tidy
