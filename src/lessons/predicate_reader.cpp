#include <algorithm>
#include <array>

#include "lessons/names.h"
#include "lessons/predicate.h"
#include "lessons/scanner.h"
#include "lessons/syntax.h"

namespace mw::lessons {
namespace {

constexpr int deepest = 4;
constexpr std::size_t widest = 16;

using Kind = Predicate::Kind;

/// Predicates that are made of others.
constexpr std::array<std::pair<std::string_view, Kind>, 4> groups = {
    {{"any", Kind::either}, {"all", Kind::every}, {"never", Kind::never}, {"seq", Kind::seq}}};

/// Takes a predicate apart from left to right. The first fault is remembered; what is read
/// after it is of no use.
class PredicateReader {
public:
    explicit PredicateReader(std::string_view text) : scan_{text} {}

    Predicate read(int depth) {
        Predicate predicate;
        scan_.skip_blanks();
        const std::string_view start = scan_.rest();
        const std::string_view verb = word();
        if (depth > deepest) scan_.complain("this is nested too deep");
        if (!failed() && !scan_.accept('(')) complain_about_start(verb);
        if (failed()) return predicate;
        read_body(predicate, verb, depth);
        predicate.source = start.substr(0, start.size() - scan_.rest().size());
        return predicate;
    }

    Formula formula() {
        auto formula = take_formula(scan_.rest());
        if (formula) return *std::move(formula);
        scan_.complain(formula.error());
        return {};
    }

    void expect_end() {
        scan_.skip_blanks();
        if (!scan_.rest().empty())
            scan_.complain("\"" + std::string{scan_.rest()} + "\" is too much here");
    }

    [[nodiscard]] bool failed() const { return scan_.failed(); }
    [[nodiscard]] const std::string& fault() const { return scan_.fault(); }

private:
    void complain_about_start(std::string_view verb) {
        scan_.complain(verb.empty()
                           ? "a predicate such as ev(borrow) or st(account.debt) = 0 is missing"
                           : "after \"" + std::string{verb} + "\" comes a bracket");
    }

    void read_body(Predicate& predicate, std::string_view verb, int depth) {
        if (verb == "ev") return read_event(predicate);
        if (verb == "st") return read_state(predicate);
        if (verb == "ui") return read_screen(predicate);
        if (verb == "refused") return read_refused(predicate);
        if (verb == "ans") return read_answer(predicate);
        if (verb == "hold") return read_hold(predicate, depth);
        for (const auto& [name, kind] : groups)
            if (verb == name) return read_inner(predicate, kind, depth);
        constexpr std::array<std::string_view, 10> verbs = {
            "ev", "st", "ui", "refused", "any", "all", "never", "hold", "seq", "ans"};
        scan_.complain(unknown("predicate", verb, verbs));
    }

    void read_event(Predicate& predicate) {
        predicate.kind = Kind::event;
        predicate.name = word();
        const EventName* event = row_named(event_names(), predicate.name);
        if (event == nullptr)
            return scan_.complain(unknown("event", predicate.name, names_of(event_names())));
        while (!failed() && scan_.accept(',')) read_condition(predicate, *event);
        scan_.close();
    }

    void read_condition(Predicate& predicate, const EventName& event) {
        Condition condition;
        condition.field = word();
        const FieldName* field = row_named(event.fields, condition.field);
        if (field == nullptr)
            return scan_.complain(unknown("field of " + std::string{event.name}, condition.field,
                                          names_of(event.fields)));
        condition.compare = comparison();
        if (failed()) return;
        if (field->words.empty())
            condition.operand = formula();
        else
            read_word(condition, field->words);
        add(predicate, std::move(condition));
    }

    void read_word(Condition& condition, std::span<const std::string_view> words) {
        if (condition.compare != Compare::equal && condition.compare != Compare::not_equal)
            scan_.complain("a word is compared with = or != only");
        condition.word = word();
        if (failed() || words.empty()) return;
        if (std::ranges::find(words, condition.word) == words.end())
            scan_.complain(unknown(condition.field, condition.word, words));
    }

    void add(Predicate& predicate, Condition condition) {
        predicate.conditions.push_back(std::move(condition));
        if (predicate.conditions.size() > widest) scan_.complain("these are too many conditions");
    }

    void read_state(Predicate& predicate) {
        predicate.kind = Kind::state;
        predicate.left = formula();
        scan_.close();
        if (failed()) return;
        predicate.compare = comparison();
        if (!failed()) predicate.right = formula();
    }

    void read_screen(Predicate& predicate) {
        predicate.kind = Kind::screen;
        do {
            Condition condition;
            condition.field = word();
            const FactName* name = row_named(fact_names(), condition.field);
            if (name == nullptr)
                return scan_.complain(
                    unknown("screen fact", condition.field, names_of(fact_names())));
            condition.compare = comparison();
            if (!failed()) read_word(condition, name->words);
            add(predicate, std::move(condition));
        } while (!failed() && scan_.accept(','));
        scan_.close();
    }

    void read_refused(Predicate& predicate) {
        predicate.kind = Kind::refused;
        predicate.name = word();
        const auto names = refusal_names();
        if (std::ranges::find(names, predicate.name) == names.end())
            return scan_.complain(unknown("refusal", predicate.name, names));
        scan_.close();
    }

    void read_answer(Predicate& predicate) {
        predicate.kind = Kind::answer;
        predicate.name = word();
        if (predicate.name.empty()) scan_.complain("ans(…) holds the id of a question");
        scan_.close();
    }

    void read_hold(Predicate& predicate, int depth) {
        predicate.kind = Kind::hold;
        predicate.inner.push_back(read(depth + 1));
        if (!failed() && !scan_.accept(','))
            scan_.complain("hold is written as: hold(PREDICATE, 10m)");
        const auto duration = read_duration(word());
        if (!failed() && !duration) scan_.complain("hold is written as: hold(PREDICATE, 10m)");
        predicate.duration_ms = duration.value_or(0);
        scan_.close();
    }

    void read_inner(Predicate& predicate, Kind kind, int depth) {
        predicate.kind = kind;
        do {
            predicate.inner.push_back(read(depth + 1));
            if (predicate.inner.size() > widest) scan_.complain("these are too many predicates");
        } while (!failed() && scan_.accept(','));
        scan_.close();
        if (kind == Kind::never && predicate.inner.size() != 1)
            scan_.complain("never(…) holds one predicate");
    }

    Compare comparison() {
        scan_.skip_blanks();
        constexpr std::array<std::pair<std::string_view, Compare>, 6> signs = {{
            {"!=", Compare::not_equal},
            {"<=", Compare::at_most},
            {">=", Compare::at_least},
            {"=", Compare::equal},
            {"<", Compare::less},
            {">", Compare::more},
        }};
        for (const auto& [sign, compare] : signs) {
            if (!scan_.rest().starts_with(sign)) continue;
            scan_.rest().remove_prefix(sign.size());
            return compare;
        }
        scan_.complain("one of = != < <= > >= is missing");
        return Compare::equal;
    }

    /// Everything up to a sign that has a meaning of its own.
    std::string_view word() { return scan_.word(" \t(),=<>!*"); }

    Scanner scan_;
};

}  // namespace

std::expected<Predicate, std::string> read_predicate(std::string_view text) {
    PredicateReader reader{text};
    Predicate predicate = reader.read(1);
    if (!reader.failed()) reader.expect_end();
    if (reader.failed()) return std::unexpected(reader.fault());
    return predicate;
}

}  // namespace mw::lessons
