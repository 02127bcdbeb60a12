#include "lessons/lines.h"

#include "core/text.h"
#include "lessons/syntax.h"

namespace mw::lessons {

bool EntryReader::next(Entry& entry) {
    entry = {};
    while (!rest_.empty()) {
        std::string_view ahead = rest_;
        const std::string_view line = without_comment(take_line(ahead));
        const std::string_view text = trimmed(line);
        const bool continues = line.starts_with(' ') || line.starts_with('\t');
        if (!text.empty() && !continues && !entry.keyword.empty()) return true;
        rest_ = ahead;
        ++line_;
        if (text.empty()) continue;
        if (continues && entry.keyword.empty()) {
            strays_.push_back(line_);
        } else if (continues) {
            entry.text += (entry.text.empty() ? "" : " ") + std::string{text};
        } else {
            entry.line = line_;
            entry.keyword = text.substr(0, text.find_first_of(" \t"));
            entry.text = trimmed(text.substr(entry.keyword.size()));
        }
    }
    return !entry.keyword.empty();
}

}  // namespace mw::lessons
