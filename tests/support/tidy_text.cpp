#include <array>
#include <cctype>
#include <initializer_list>

#include "support/tidy.h"

namespace mw::tidy {
namespace {

/// Parts put together, so that this file does not hold what it looks for.
std::string joined(std::initializer_list<std::string_view> parts) {
    std::string whole;
    for (const std::string_view part : parts) whole += part;
    return whole;
}

const std::vector<std::string>& machine_paths() {
    static const std::vector<std::string> paths = {
        joined({"/wo", "rk/"}),  joined({"/ro", "ot/"}),    joined({"/ho", "me/"}),
        joined({"/Us", "ers/"}), joined({"C:", "\\Users"}), joined({"/tmp", "/"}),
        joined({"/mnt", "/c/"}),
    };
    return paths;
}

const std::vector<std::string>& registry_hosts() {
    static const std::vector<std::string> hosts = {
        joined({"npm", "js.org"}),        joined({"npm", "js.com"}),
        joined({"yarn", "pkg.com"}),      joined({"py", "pi.org"}),
        joined({"pythonhosted", ".org"}), joined({"crates", ".io"}),
        joined({"deb.", "debian.org"}),   joined({"snapshot.", "debian.org"}),
        joined({"proxy.", "golang.org"}), joined({"\"reso", "lved\":"}),
    };
    return hosts;
}

/// True when the word stands at `at` by itself.
bool is_whole_word(std::string_view line, std::size_t at, std::size_t size) {
    const auto is_letter = [&](std::size_t i) {
        return i < line.size() && std::isalpha(static_cast<unsigned char>(line[i])) != 0;
    };
    return (at == 0 || !is_letter(at - 1)) && !is_letter(at + size);
}

/// True when "TODO" is followed somewhere in the line by an issue number such as #12.
bool names_an_issue(std::string_view line) {
    const std::size_t hash = line.find('#');
    return hash != std::string_view::npos && hash + 1 < line.size() &&
           std::isdigit(static_cast<unsigned char>(line[hash + 1])) != 0;
}

void check_line(const Source& source, int number, std::string_view line,
                std::vector<Finding>& out) {
    const auto report = [&](std::string what) {
        out.push_back({std::string{source.file}, number, std::move(what)});
    };
    for (const std::string& path : machine_paths()) {
        const std::size_t at = line.find(path);
        const bool relative = at > 0 && at != std::string_view::npos &&
                              (std::isalnum(static_cast<unsigned char>(line[at - 1])) != 0 ||
                               line[at - 1] == '.' || line[at - 1] == '}' || line[at - 1] == ':' ||
                               line[at - 1] == '/' || line[at - 1] == '*');
        if (at != std::string_view::npos && !relative) report("a path of one machine: " + path);
    }
    for (const std::string& host : registry_hosts())
        if (line.find(host) != std::string_view::npos) report("a package registry: " + host);
    for (const std::string& mark : {joined({"TO", "DO"}), joined({"FIX", "ME"})}) {
        const std::size_t at = line.find(mark);
        if (at != std::string_view::npos && is_whole_word(line, at, mark.size()) &&
            !names_an_issue(line.substr(at)))
            report(mark + " without the number of an issue");
    }
}

}  // namespace

void check_text(const Source& source, std::vector<Finding>& out) {
    int number = 0;
    for (const std::string_view line : lines_of(source.text))
        check_line(source, ++number, line, out);
}

std::vector<Finding> check(const Source& source) {
    std::vector<Finding> out;
    const bool code = source.file.starts_with("src/") || source.file.starts_with("tests/") ||
                      source.file.starts_with("web/") || source.file.starts_with("scripts/");
    const bool taken_over = source.file == "scripts/fetch-toolchain";
    const bool prose = source.file.ends_with(".md") || source.file.ends_with(".html") ||
                       source.file.ends_with(".json") || source.file.ends_with(".svg") ||
                       source.file.ends_with(".lesson");
    check_text(source, out);
    check_includes(source, out);
    // The command line's parser reports a wrong option by throwing; this one file catches it.
    if (source.file != "src/platform/cli.cpp") check_words(source, out);
    check_comments(source, out);
    check_distances(source, out);
    if (code && !prose && !taken_over) check_sizes(source, out);
    return out;
}

}  // namespace mw::tidy
