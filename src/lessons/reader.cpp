#include <algorithm>
#include <array>
#include <utility>

#include "core/text.h"
#include "lessons/config.h"
#include "lessons/lesson.h"
#include "lessons/lines.h"
#include "lessons/names.h"
#include "lessons/syntax.h"

namespace mw::lessons {
namespace {

constexpr std::size_t largest_file = 65'536;
constexpr std::size_t most_steps = 40;
constexpr int most_step_lines = 400;
constexpr std::size_t most_faults = 50;
constexpr std::size_t most_say_words = 40, most_figures = 6;

/// Reads a lesson line by line.
class LessonReader {
public:
    LessonReader(std::string_view file, std::string_view text, const ContractCode* code)
        : size_{text.size()}, entries_{text}, code_{code} {
        lesson_.file = file;
        lesson_.world = default_world(1);
    }

    Reading read() {
        if (size_ > largest_file) complain(1, "the file is larger than 64 kB");
        if (!faults_.empty()) return finish();
        Entry entry;
        while (faults_.size() < most_faults && entries_.next(entry)) take(entry);
        for (const int line : entries_.take_strays())
            complain(line, "this line continues nothing; keywords start at the left edge");
        check_lesson();
        return finish();
    }

private:
    void complain(int line, std::string message) {
        const auto after = std::ranges::upper_bound(faults_, line, {}, &Fault::line);
        faults_.insert(after, {lesson_.file, line, std::move(message)});
    }

    // ---- keywords -------------------------------------------------------------------------------

    using Take = void (LessonReader::*)(const Entry&);
    struct Keyword {
        std::string_view name;
        bool in_step;  ///< belongs to the step above it
        Take take;
    };

    static std::span<const Keyword> keywords() {
        static constexpr std::array<Keyword, 39> table = {{
            {"lesson", false, &LessonReader::take_lesson},
            {"scenario", false, &LessonReader::take_scenario},
            {"about", false, &LessonReader::take_about},
            {"minutes", false, &LessonReader::take_minutes},
            {"speed", false, &LessonReader::take_speed},
            {"world", false, &LessonReader::take_world},
            {"prepare", false, &LessonReader::take_prepare},
            {"conduct", false, &LessonReader::take_conduct},
            {"number", false, &LessonReader::take_number},
            {"debrief", false, &LessonReader::take_debrief},
            {"step", false, &LessonReader::take_step},
            {"title", false, &LessonReader::take_title},
            {"say", true, &LessonReader::take_say},
            {"why", true, &LessonReader::take_why},
            {"hint", true, &LessonReader::take_hint},
            {"point", true, &LessonReader::take_point},
            {"done", true, &LessonReader::take_done},
            {"when", true, &LessonReader::take_when},
            {"at", true, &LessonReader::take_at},
            {"remark", true, &LessonReader::take_remark},
            {"do", true, &LessonReader::take_do},
            {"check", true, &LessonReader::take_check},
            {"from", true, &LessonReader::take_from},
            {"figure", true, &LessonReader::take_figure},
            {"twin", true, &LessonReader::take_twin},
            {"contract", true, &LessonReader::take_contract_line},
            {"funding", true, &LessonReader::take_contract_line},
            {"slip", true, &LessonReader::take_slip},
            {"ask", true, &LessonReader::take_ask},
            {"text", true, &LessonReader::take_question_line},
            {"unit", true, &LessonReader::take_question_line},
            {"answer", true, &LessonReader::take_question_line},
            {"explain", true, &LessonReader::take_question_line},
            {"mistake", true, &LessonReader::take_question_line},
            {"choice", true, &LessonReader::take_question_line},
            {"right", true, &LessonReader::take_question_line},
            {"predict", true, &LessonReader::take_question_line},
            {"bin", true, &LessonReader::take_question_line},
            {"card", true, &LessonReader::take_question_line},
        }};
        return table;
    }

    void take(const Entry& entry) {
        const Keyword* keyword = row_named(keywords(), entry.keyword);
        if (keyword == nullptr)
            return complain(entry.line, unknown("keyword", entry.keyword, names_of(keywords())));
        if (entry.text.empty())
            return complain(entry.line, std::string{entry.keyword} + " needs a text");
        if (keyword->in_step && lesson_.steps.empty())
            return complain(entry.line,
                            std::string{entry.keyword} + " belongs into a step; none has begun");
        (this->*keyword->take)(entry);
    }

    Step& step() { return lesson_.steps.back(); }

    void take_lesson(const Entry& entry) {
        if (!is_id(entry.text))
            return complain(entry.line, "a lesson's id has small letters, digits and - only");
        put(entry, lesson_.id);
    }
    void take_scenario(const Entry& entry) {
        lesson_.scenario = true;
        take_lesson(entry);
    }

    void take_about(const Entry& entry) { put_text(entry, lesson_.about); }
    void take_debrief(const Entry& entry) { put_text(entry, lesson_.debrief); }
    void take_say(const Entry& entry) {
        put_text(entry, step().say);
        check_length(entry);
    }
    void take_why(const Entry& entry) { put_text(entry, step().why); }
    void take_title(const Entry& entry) {
        put_text(entry, lesson_.steps.empty() ? lesson_.title : step().title);
    }

    void take_minutes(const Entry& entry) {
        const auto minutes = read_decimal(entry.text, 0);
        if (!minutes || *minutes < one || *minutes > 240 * one)
            return complain(entry.line, "minutes is a whole number from 1 to 240");
        lesson_.minutes = static_cast<int>(*minutes / one);
    }

    void take_speed(const Entry& entry) {
        if (!lesson_.steps.empty())
            return complain(entry.line,
                            "speed stands before the first step; use: when … -> speed 60");
        if (const auto speed = read_speed(entry.text))
            lesson_.speed = *speed;
        else
            complain(entry.line, speed.error());
    }

    void take_world(const Entry& entry) {
        if (!lesson_.steps.empty())
            return complain(entry.line, "world stands before the first step");
        if (std::string fault = read_world(entry.text, lesson_); !fault.empty())
            complain(entry.line, std::move(fault));
    }

    void take_step(const Entry& entry) {
        check_step();
        if (lesson_.steps.size() == most_steps)
            complain(entry.line, "a lesson has at most " + std::to_string(most_steps) + " steps");
        if (!is_id(entry.text))
            complain(entry.line, "a step's id has small letters, digits and - only");
        for (const Step& earlier : lesson_.steps)
            if (earlier.id == entry.text)
                complain(entry.line, "a step \"" + entry.text + "\" stands in line " +
                                         std::to_string(earlier.line) + " already");
        lesson_.steps.emplace_back();
        step().id = entry.text;
        step().line = entry.line;
    }

    void take_hint(const Entry& entry) {
        check_text(entry, entry.text);
        step().hints.push_back(entry.text);
    }

    void take_point(const Entry& entry) {
        for (const std::string_view target : words_in(entry.text)) {
            if (!is_target(target)) complain(entry.line, unknown_target(target));
            step().points.emplace_back(target);
        }
    }

    void take_done(const Entry& entry) { add_predicate(entry, step().done); }
    void take_check(const Entry& entry) { add_predicate(entry, step().checks); }

    void take_when(const Entry& entry) {
        const auto [question, answer] = halves_of(entry.text);
        auto predicate = read_predicate(question);
        if (!predicate) return complain(entry.line, std::move(predicate.error()));
        add_trigger(entry, std::move(*predicate), answer);
    }

    void take_at(const Entry& entry) {
        const auto [time, answer] = halves_of(entry.text);
        const auto read = read_duration(time);
        if (!read) return complain(entry.line, "at is written as: at 5m -> ACTION");
        add_trigger(entry, *read, answer);
    }

    void add_trigger(const Entry& entry, std::variant<Predicate, std::int64_t> when,
                     std::string_view answer) {
        auto action = read_action(answer, lesson_.pair);
        if (!action) return complain(entry.line, std::move(action.error()));
        step().triggers.push_back({std::move(when), std::move(*action)});
    }

    void take_remark(const Entry& entry) {
        const auto [question, answer] = halves_of(entry.text);
        auto predicate = read_predicate(question);
        if (!predicate) return complain(entry.line, std::move(predicate.error()));
        if (answer.empty()) complain(entry.line, "behind -> comes what is said");
        check_text(entry, answer);
        step().remarks.push_back({std::move(*predicate), std::string{answer}});
    }

    void take_do(const Entry& entry) {
        auto act = read_act(entry.text, lesson_.pair);
        if (!act) return complain(entry.line, std::move(act.error()));
        step().solution.push_back(std::move(*act));
    }

    void take_from(const Entry& entry) {
        const auto found = std::ranges::find(lesson_.steps, entry.text, &Step::id);
        if (found == lesson_.steps.end() || &*found == &step())
            complain(entry.line, "from names a step that stands above this one");
        put(entry, step().from);
    }

    void take_figure(const Entry& entry) {
        auto figure = read_live_figure(entry.text);
        if (!figure) return complain(entry.line, std::move(figure.error()));
        step().figures.push_back(*std::move(figure));
        if (step().figures.size() > most_figures)
            complain(entry.line, "a step has at most 6 figures");
    }

    void take_twin(const Entry& entry) {
        if (entry.text != "pool") complain(entry.line, "a twin is written as: twin pool");
        step().twin = true;
    }

    void take_contract_line(const Entry& entry) {
        if (step().contract.empty() && !contract_lines(lesson_).empty())
            complain(entry.line, "a lesson has one contract");
        step().contract += std::string{entry.keyword} + " " + entry.text + "\n";
        check_contract(entry.line, false);
    }

    void check_contract(int line, bool whole) {
        if (code_ == nullptr || step().contract.empty()) return;
        if (std::string fault = code_->fault(step().contract, lesson_.pair, whole); !fault.empty())
            complain(line, std::move(fault));
    }

    void take_slip(const Entry& entry) {
        const auto [acts, words] = halves_of(entry.text);
        auto read = read_acts(acts, lesson_.pair);
        if (!read) return complain(entry.line, std::move(read.error()));
        if (words.empty()) return complain(entry.line, "behind -> comes what the remark holds");
        step().slips.push_back({*std::move(read), std::string{words}, entry.line});
    }

    void take_prepare(const Entry& entry) {
        auto read = read_prepare(entry.text, lesson_.pair);
        if (!read) return complain(entry.line, std::move(read.error()));
        if (!lesson_.steps.empty()) complain(entry.line, "prepare stands before the first step");
        lesson_.prepare.push_back(*std::move(read));
        if (std::string fault = fault_of_prepare(lesson_); !fault.empty())
            complain(entry.line, std::move(fault));
    }

    void take_number(const Entry& entry) { numbers_.push_back(entry); }

    void take_conduct(const Entry& entry) {
        const auto [question, answer] = halves_of(entry.text);
        auto kept = read_predicate(question);
        if (!kept) return complain(entry.line, std::move(kept.error()));
        if (!lesson_.steps.empty()) complain(entry.line, "conduct stands before the first step");
        if (answer.empty()) complain(entry.line, "behind -> comes what is asked");
        lesson_.conduct.push_back({*std::move(kept), std::string{answer}});
    }

    void take_ask(const Entry& entry) {
        if (!is_id(entry.text))
            complain(entry.line, "a question's id has small letters, digits and - only");
        for (const Step& earlier : lesson_.steps)
            if (earlier.question && earlier.question->id == entry.text)
                complain(entry.line, "a question \"" + entry.text + "\" stands above already");
        if (step().question) return complain(entry.line, "a step asks one question at most");
        step().question.emplace().id = entry.text;
    }

    void take_question_line(const Entry& entry) {
        if (!step().question)
            return complain(entry.line, std::string{entry.keyword} + " belongs to a question: ask");
        if (std::string fault = add_to_question(*step().question, entry.keyword, entry.text);
            !fault.empty())
            complain(entry.line, std::move(fault));
        if (entry.keyword == "text") check_length(entry);
    }

    // ---- pieces ---------------------------------------------------------------------------------

    void add_predicate(const Entry& entry, std::vector<Predicate>& out) {
        auto predicate = read_predicate(entry.text);
        if (predicate)
            out.push_back(std::move(*predicate));
        else
            complain(entry.line, std::move(predicate.error()));
    }

    void put(const Entry& entry, std::string& out) {
        if (!out.empty()) complain(entry.line, std::string{entry.keyword} + " stands twice");
        out = entry.text;
    }

    void put_text(const Entry& entry, std::string& out) {
        put(entry, out);
        check_text(entry, entry.text);
    }

    void check_length(const Entry& entry) {
        const std::size_t words = reading_words(entry.text);
        if (words > most_say_words)
            complain(entry.line, std::string{entry.keyword} + " has " + std::to_string(words) +
                                     " words; at most " + std::to_string(most_say_words) +
                                     " are read");
    }

    void check_text(const Entry& entry, std::string_view text) {
        if (std::string fault = fault_of_text(text); !fault.empty())
            complain(entry.line, std::move(fault));
    }

    // ---- wholes ---------------------------------------------------------------------------------

    /// The step that ends here has everything it needs.
    void check_step() {
        if (lesson_.steps.empty()) return;
        const Step& done = step();
        const std::string name = "step \"" + done.id + "\" ";
        const auto reads = [](const Act& act) { return std::holds_alternative<ReadAct>(act); };
        const bool read = std::ranges::any_of(done.solution, reads);
        if (done.title.empty()) complain(done.line, name + "has no title");
        if (done.say.empty()) complain(done.line, name + "says nothing");
        if (done.solution.empty())
            complain(done.line, name + "has no solution; a do line is missing");
        else if (!ticks_by_itself(done) && !read)
            complain(done.line, name + "has no done, so its solution needs: do read");
        if (done.question)
            if (std::string fault = fault_of_question(*done.question); !fault.empty())
                complain(done.line, std::move(fault));
        check_contract(done.line, true);
        if (ticks_by_itself(done) && read)
            complain(done.line, name + "is done by itself; do read is for steps without done");
        if (entries_.line() - done.line > most_step_lines)
            complain(done.line, name + "is longer than 400 lines");
    }

    void check_lesson() {
        if (faults_.size() >= most_faults) return;
        check_step();
        const int last = std::max(entries_.line(), 1);
        if (lesson_.id.empty()) complain(1, "the file needs: lesson ID, or scenario ID");
        if (lesson_.scenario && (lesson_.steps.size() != 1 || !lesson_.steps[0].done.empty()))
            complain(last, "a scenario has one step, and that has no done");
        if (lesson_.title.empty()) complain(1, "the lesson has no title");
        if (lesson_.about.empty()) complain(1, "the lesson has no about");
        if (lesson_.minutes == 0) complain(1, "the lesson does not say how many minutes it takes");
        if (lesson_.steps.empty()) complain(last, "the lesson has no step");
        if (lesson_.debrief.empty()) complain(last, "the lesson has no debrief");
        for (const Entry& number : numbers_)
            if (std::string fault = fault_of_number(number.text, lesson_); !fault.empty())
                complain(number.line, std::move(fault));
    }

    Reading finish() {
        if (faults_.size() > most_faults) faults_.resize(most_faults);
        return {std::move(lesson_), std::move(faults_)};
    }

    std::size_t size_;
    EntryReader entries_;
    const ContractCode* code_;
    std::vector<Entry> numbers_;  // looked at when all texts are known
    Lesson lesson_;
    std::vector<Fault> faults_;
};

}  // namespace

Reading read_lesson(std::string_view file, std::string_view text, const ContractCode* code) {
    return LessonReader{file, text, code}.read();
}

}  // namespace mw::lessons
