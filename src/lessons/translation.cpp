#include "lessons/translation.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/text.h"
#include "lessons/lines.h"
#include "lessons/syntax.h"

namespace mw::lessons {
namespace {

constexpr std::size_t largest_file = 65'536;
constexpr std::size_t most_faults = 50;
constexpr std::size_t most_say_signs = 110;  // about as long to read as 40 words

/// A text of the lesson that is translated, or two with an arrow between them.
struct Slot {
    std::string* text{nullptr};
    std::string* behind_arrow{nullptr};
};

using Slots = std::map<std::string, std::vector<Slot>, std::less<>>;

void add(Slots& slots, std::string_view keyword, std::string& text) {
    if (!text.empty()) slots[std::string{keyword}].push_back({&text});
}

Slots slots_of_head(Lesson& lesson) {
    Slots slots;
    add(slots, "title", lesson.title);
    add(slots, "about", lesson.about);
    add(slots, "debrief", lesson.debrief);
    for (Conduct& conduct : lesson.conduct) add(slots, "conduct", conduct.text);
    return slots;
}

void add_question(Slots& slots, Question& question) {
    add(slots, "text", question.text);
    if (auto* number = std::get_if<NumberQuestion>(&question.kind)) {
        add(slots, "explain", number->explanation);
        for (Mistake& mistake : number->mistakes) add(slots, "mistake", mistake.explanation);
    }
    if (auto* choices = std::get_if<std::vector<Choice>>(&question.kind))
        for (Choice& choice : *choices)
            slots["choice"].push_back({&choice.text, &choice.explanation});
    if (auto* sorting = std::get_if<Sorting>(&question.kind)) {
        for (std::string& bin : sorting->bins) add(slots, "bin", bin);
        for (SortCard& card : sorting->cards)
            slots["card"].push_back({&card.text, &card.explanation});
    }
}

Slots slots_of(Step& step) {
    Slots slots;
    add(slots, "title", step.title);
    add(slots, "say", step.say);
    add(slots, "why", step.why);
    for (std::string& hint : step.hints) add(slots, "hint", hint);
    for (LiveFigure& figure : step.figures) add(slots, "figure", figure.label);
    for (Remark& remark : step.remarks) add(slots, "remark", remark.text);
    for (Trigger& trigger : step.triggers)
        if (auto* news = std::get_if<NewsAction>(&trigger.action)) add(slots, "news", news->text);
    if (step.question) add_question(slots, *step.question);
    return slots;
}

/// What stands in braces, as written.
std::set<std::string_view> figures_in(std::string_view text) {
    std::set<std::string_view> found;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1))
        found.insert(text.substr(at, text.find('}', at) - at));
    return found;
}

/// Signs a reader of a script without blanks takes in one by one.
std::size_t signs_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xf0U) == 0xe0U; }));
}

/// Fills the slots of one lesson, in the order of the file.
class Translator {
public:
    Translator(Lesson lesson, std::string_view file) : lesson_{std::move(lesson)}, file_{file} {
        slots_ = slots_of_head(lesson_);
    }

    void read(std::string_view text) {
        if (text.size() > largest_file) return complain(1, "the file is larger than 64 kB");
        EntryReader entries{text};
        Entry entry;
        while (faults_.size() < most_faults && entries.next(entry)) take(entry);
        end_part(std::max(entries.line(), 1));
        for (const Step& step : lesson_.steps)
            if (!seen_.contains(step.id))
                complain(std::max(entries.line(), 1), "step \"" + step.id + "\" is missing");
    }

    [[nodiscard]] Lesson& lesson() { return lesson_; }
    [[nodiscard]] const std::vector<Fault>& faults() const { return faults_; }

private:
    void take(const Entry& entry) {
        if (entry.keyword == "lesson" || entry.keyword == "scenario") {
            if (entry.text != lesson_.id)
                complain(entry.line, "this translates " + lesson_.id + ", not " + entry.text);
            return;
        }
        if (entry.keyword == "step") return begin_step(entry);
        fill(entry);
    }

    void begin_step(const Entry& entry) {
        end_part(entry.line);
        const auto step = std::ranges::find(lesson_.steps, entry.text, &Step::id);
        if (step == lesson_.steps.end())
            return complain(entry.line, "the lesson has no step \"" + entry.text + "\"");
        seen_.insert(step->id);
        slots_ = slots_of(*step);
    }

    /// Everything of the part that ends here must have been translated.
    void end_part(int line) {
        for (const auto& [keyword, left] : slots_)
            if (!left.empty())
                complain(line, std::to_string(left.size()) + " more " + keyword +
                                   " would stand above this line");
        slots_.clear();
    }

    void fill(const Entry& entry) {
        const std::string_view keyword = entry.keyword == "right" ? "choice" : entry.keyword;
        const auto found = slots_.find(keyword);
        if (found == slots_.end() || found->second.empty())
            return complain(entry.line,
                            "the original has no further " + std::string{keyword} + " here");
        const Slot slot = found->second.front();
        found->second.erase(found->second.begin());
        if (slot.behind_arrow == nullptr) return put(entry, entry.text, *slot.text);
        const auto [before, behind] = halves_of(entry.text);
        put(entry, before, *slot.text);
        put(entry, behind, *slot.behind_arrow);
    }

    void put(const Entry& entry, std::string_view text, std::string& out) {
        if (text.empty()) return complain(entry.line, "this has no text");
        if (std::string fault = fault_of_text(text); !fault.empty())
            complain(entry.line, std::move(fault));
        if (figures_in(text) != figures_in(out))
            complain(entry.line, "the numbers in braces are not those of: " + out);
        const bool is_short = entry.keyword == "say" || entry.keyword == "text";
        if (is_short && signs_in(text) > most_say_signs)
            complain(entry.line, std::string{entry.keyword} + " has " +
                                     std::to_string(signs_in(text)) + " signs; at most " +
                                     std::to_string(most_say_signs) + " are read");
        out = text;
    }

    void complain(int line, std::string message) {
        faults_.push_back({std::string{file_}, line, std::move(message)});
    }

    Lesson lesson_;
    std::string_view file_;
    Slots slots_;
    std::set<std::string> seen_;
    std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> translate(Lesson& lesson, std::string_view file, std::string_view text) {
    Translator translator{lesson, file};
    translator.read(text);
    if (translator.faults().empty()) lesson = std::move(translator.lesson());
    return translator.faults();
}

}  // namespace mw::lessons
