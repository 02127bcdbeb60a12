#include "support/literals.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace mw {
namespace {

namespace fs = std::filesystem;

/// Walks a source from literal to literal.
class Reader {
public:
    explicit Reader(std::string_view source) : rest_{source} {}

    std::vector<std::string> read() {
        while (!rest_.empty()) step();
        return std::move(found_);
    }

private:
    void step() {
        if (rest_.starts_with("//") || rest_.starts_with("#include")) return skip_past("\n");
        if (rest_.starts_with("/*")) return skip_past("*/");
        const char c = rest_.front();
        if (c == '"') return literal('"');
        if (c == '\'' && !after_digit_) return literal('\'');
        after_digit_ = c >= '0' && c <= '9';
        if (c != ' ' && c != '\n' && c != '+') joins_ = false;
        rest_.remove_prefix(1);
    }

    void skip_past(std::string_view end) {
        const std::size_t at = rest_.find(end);
        rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + end.size());
    }

    void literal(char quote) {
        std::string text;
        std::size_t at = 1;
        for (; at < rest_.size() && rest_[at] != quote; ++at) {
            const bool escaped = rest_[at] == '\\' && at + 1 < rest_.size();
            if (escaped) ++at;
            text += escaped && rest_[at] == 'n' ? '\n' : rest_[at];
        }
        rest_.remove_prefix(std::min(rest_.size(), at + 1));
        if (joins_)
            found_.back() += text;
        else
            found_.push_back(text);
        joins_ = true;
    }

    std::string_view rest_;
    std::vector<std::string> found_;
    bool joins_{false};        // nothing but blanks since the last literal
    bool after_digit_{false};  // then a ' separates digits
};

}  // namespace

std::vector<std::string> literals_of(std::string_view source) { return Reader{source}.read(); }

std::vector<std::string> sources_in(const std::vector<std::string>& folders) {
    std::vector<std::string> texts;
    for (const std::string& folder : folders)
        for (const auto& entry : fs::directory_iterator{fs::path{MW_SOURCE_DIR} / folder}) {
            if (!entry.is_regular_file() || entry.path().extension() == ".md") continue;
            const std::ifstream in{entry.path(), std::ios::binary};
            std::ostringstream text;
            text << in.rdbuf();
            texts.push_back(text.str());
        }
    return texts;
}

}  // namespace mw
