// Just enough C++ to find declarations: no types, no names, only where they begin and end.
#include <array>
#include <cctype>

#include "support/tidy.h"

namespace mw::tidy {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Blanks what is not code, one character after the other.
class Blanker {
public:
    explicit Blanker(std::string_view text) : text_{text}, out_{text} {}

    std::string run() {
        while (at_ < text_.size()) step();
        return std::move(out_);
    }

private:
    [[nodiscard]] bool ahead(std::string_view what) const {
        return text_.substr(at_).starts_with(what);
    }

    void blank_to(std::size_t end) {
        for (; at_ < end && at_ < text_.size(); ++at_)
            if (text_[at_] != '\n') out_[at_] = ' ';
    }

    [[nodiscard]] std::size_t after(std::string_view what, std::size_t from) const {
        const std::size_t found = text_.find(what, from);
        return found == std::string_view::npos ? text_.size() : found + what.size();
    }

    /// Where a line ends that may be continued by a backslash.
    [[nodiscard]] std::size_t end_of_line() const {
        std::size_t end = text_.find('\n', at_);
        while (end != std::string_view::npos && end > 0 && text_[end - 1] == '\\')
            end = text_.find('\n', end + 1);
        return end == std::string_view::npos ? text_.size() : end;
    }

    /// Where a literal in quotes ends, the last quote included.
    [[nodiscard]] std::size_t end_of_literal(char quote) const {
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != quote && text_[end] != '\n')
            end += text_[end] == '\\' ? 2U : 1U;
        return end + 1;
    }

    void blank_literal(std::size_t end) {
        ++at_;  // the quotes stay, so that `extern "C"` can still be told
        blank_to(end - 1);
        ++at_;
    }

    void blank_raw_string() {
        const std::size_t open = text_.find('(', at_);
        if (open == std::string_view::npos) return blank_to(text_.size());
        const std::string close = ")" + std::string{text_.substr(at_ + 2, open - at_ - 2)} + "\"";
        blank_to(after(close, open));
    }

    void step() {
        const char before = at_ == 0 ? '\n' : text_[at_ - 1];
        const char c = text_[at_];
        if (c == '\n') line_has_code_ = false;
        if (ahead("//")) return blank_to(end_of_line());
        if (ahead("/*")) return blank_to(after("*/", at_ + 2));
        if (c == '#' && !line_has_code_) return blank_to(end_of_line());
        if (std::isspace(static_cast<unsigned char>(c)) == 0) line_has_code_ = true;
        if (ahead("R\"") && !is_word(before)) return blank_raw_string();
        if (c == '"') return blank_literal(end_of_literal('"'));
        if (c == '\'' && !is_word(before)) return blank_literal(end_of_literal('\''));
        ++at_;
    }

    std::string_view text_;
    std::string out_;
    std::size_t at_{0};
    bool line_has_code_{false};
};

enum class Opens : std::uint8_t { scope, type, enumeration, body, initializer };

/// Code without leading attributes and template lists.
std::string_view without_prefix(std::string_view head) {
    if (head.starts_with("template")) {
        std::size_t at = head.find('<');
        int depth = 0;
        for (; at < head.size(); ++at) {
            if (head[at] == '<') ++depth;
            if (head[at] == '>' && --depth == 0) break;
        }
        head = at < head.size() ? head.substr(at + 1) : std::string_view{};
    }
    while (!head.empty() && std::isspace(static_cast<unsigned char>(head.front())) != 0)
        head.remove_prefix(1);
    return head;
}

bool begins(std::string_view head, std::string_view word) {
    return head.starts_with(word) && (head.size() == word.size() || !is_word(head[word.size()]));
}

/// Where the parameter list opens, or npos when this is no function.
std::size_t parameters_at(std::string_view head) {
    int angle = 0;
    for (std::size_t i = 0; i < head.size(); ++i) {
        const char c = head[i];
        const std::string_view before = head.substr(0, i);
        if (before.ends_with("operator") && c != ' ') return i;
        if (c == '<') ++angle;
        if (c == '>' && !before.ends_with('-') && angle > 0) --angle;
        if (c == '=') return std::string_view::npos;
        if (c == '(' && angle == 0 && !before.ends_with("requires")) return i;
    }
    return std::string_view::npos;
}

bool has_initializer_list(std::string_view head) {
    const std::size_t close = head.rfind(')');
    if (close == std::string_view::npos) return false;
    for (std::size_t i = parameters_at(head); i + 1 < head.size(); ++i) {
        const bool colon = head[i] == ':' && head[i + 1] != ':' && head[i - 1] != ':';
        if (colon) return true;
    }
    return false;
}

Opens what_opens(std::string_view whole) {
    const std::string_view head = without_prefix(whole);
    if (begins(head, "namespace") || begins(head, "inline namespace")) return Opens::scope;
    if (head.starts_with("extern \"")) {
        return parameters_at(head) == std::string_view::npos ? Opens::scope : Opens::body;
    }
    if (begins(head, "enum")) return Opens::enumeration;
    const bool parameters = parameters_at(head) != std::string_view::npos;
    for (const std::string_view word : {"struct", "class", "union"})
        if (begins(head, word) && !parameters) return Opens::type;
    if (!parameters) return Opens::initializer;
    const char last = head.empty() ? ' ' : head.back();
    if (has_initializer_list(head) && is_word(last)) return Opens::initializer;
    return Opens::body;
}

/// Walks scopes and notes what is declared in them.
class Parser {
public:
    explicit Parser(const std::string& code) : code_{code} {}

    std::vector<Declaration> run() {
        scope(false, true, true);
        return std::move(found_);
    }

private:
    /// One namespace or class. Ends behind its closing brace.
    void scope(bool in_class, bool reachable, bool is_public) {
        begin_statement();
        while (at_ < code_.size()) {
            const char c = code_[at_];
            if (c == '}' && parens_ == 0) break;
            if (c == ';' && parens_ == 0) {
                end_statement(in_class, reachable && is_public);
            } else if (c == '{' && parens_ == 0) {
                open_brace(in_class, reachable && is_public);
            } else if (c == ':' && in_class && is_access_label()) {
                is_public = head_ == "public";
                begin_statement();
            } else {
                add(c);
            }
            advance();
        }
    }

    void add(char c) {
        if (c == '(') ++parens_;
        if (c == ')') --parens_;
        if (std::isspace(static_cast<unsigned char>(c)) != 0) {
            if (!head_.empty() && head_.back() != ' ') head_ += ' ';
            return;
        }
        if (head_.empty()) first_line_ = line_;
        head_ += c;
    }

    [[nodiscard]] bool is_access_label() const {
        return head_ == "public" || head_ == "private" || head_ == "protected";
    }

    void open_brace(bool in_class, bool is_public) {
        while (head_.ends_with(' ')) head_.pop_back();
        const Opens opens = what_opens(head_);
        if (opens == Opens::initializer) return skip_braces();
        if (opens == Opens::enumeration) {
            skip_braces();
            has_body_ = true;
            return;
        }
        if (opens == Opens::body) {
            skip_braces();
            has_body_ = true;
            return end_statement(in_class, is_public);
        }
        inner_scope(opens, in_class, is_public);
    }

    void inner_scope(Opens opens, bool in_class, bool is_public) {
        const std::string head = head_;
        const int first_line = first_line_;
        const std::size_t place = found_.size();
        advance();
        const bool is_class = opens == Opens::type;
        scope(is_class, is_public, !begins(without_prefix(head), "class"));
        head_ = head;
        first_line_ = first_line;
        has_body_ = true;
        if (!is_class) return begin_statement();  // a namespace is no declaration
        found_.insert(found_.begin() + static_cast<std::ptrdiff_t>(place),
                      declaration(in_class, is_public));
        noted_ = true;
    }

    /// From an opening brace to the one that closes it.
    void skip_braces() {
        int depth = 0;
        for (; at_ < code_.size(); advance()) {
            if (code_[at_] == '{') ++depth;
            if (code_[at_] == '}' && --depth == 0) break;
        }
        head_ += "{}";
    }

    [[nodiscard]] Declaration declaration(bool in_class, bool is_public) const {
        Declaration made;
        made.head = head_;
        made.first_line = first_line_;
        made.last_line = line_;
        made.in_class = in_class;
        made.is_public = is_public;
        made.has_body = has_body_;
        made.is_function = parameters_at(without_prefix(head_)) != std::string_view::npos;
        return made;
    }

    void end_statement(bool in_class, bool is_public) {
        if (!head_.empty() && !noted_) found_.push_back(declaration(in_class, is_public));
        begin_statement();
    }

    void begin_statement() {
        head_.clear();
        parens_ = 0;
        has_body_ = false;
        noted_ = false;
    }

    void advance() {
        if (at_ < code_.size() && code_[at_] == '\n') ++line_;
        ++at_;
    }

    const std::string& code_;
    std::vector<Declaration> found_;
    std::string head_;
    std::size_t at_{0};
    int line_{1};
    int first_line_{1};
    int parens_{0};
    bool has_body_{false};
    bool noted_{false};
};

}  // namespace

std::string code_of(std::string_view text) { return Blanker{text}.run(); }

std::vector<Declaration> declarations_of(const std::string& code) { return Parser{code}.run(); }

}  // namespace mw::tidy
