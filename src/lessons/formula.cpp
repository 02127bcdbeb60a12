#include "lessons/formula.h"

#include <algorithm>
#include <array>
#include <limits>

#include "core/text.h"
#include "lessons/names.h"
#include "lessons/predicate.h"
#include "lessons/scanner.h"
#include "lessons/syntax.h"

namespace mw::lessons {
namespace {

using Wide = __int128;

constexpr std::size_t most_terms = 32;
constexpr int deepest = 8;

std::int64_t held(Wide value) {
    return static_cast<std::int64_t>(std::clamp<Wide>(
        value, std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()));
}

}  // namespace

Formula::Formula(std::int64_t units)
    : terms_{{Term::Kind::number, units}}, source_{write_shortest(units)} {}

std::string_view Formula::path() const {
    return terms_.size() == 1 ? std::string_view{terms_.front().path} : std::string_view{};
}

std::optional<std::int64_t> Formula::value(const Sight& sight) const {
    std::array<std::int64_t, most_terms> stack{};
    std::size_t height = 0;
    const auto fold = [&](Wide result) { stack[--height - 1] = held(result); };
    for (const Term& term : terms_) {
        const Wide right = height > 0 ? stack[height - 1] : 0;
        const Wide left = height > 1 ? stack[height - 2] : 0;
        switch (term.kind) {
            case Term::Kind::number: stack[height++] = term.number; break;
            case Term::Kind::path: {
                const auto value = value_at(term.path, sight);
                if (!value) return std::nullopt;
                stack[height++] = *value;
                break;
            }
            case Term::Kind::plus: fold(left + right); break;
            case Term::Kind::minus: fold(left - right); break;
            case Term::Kind::times: fold(left * right / one); break;
            case Term::Kind::over:
                if (right == 0) return std::nullopt;
                fold(left * one / right);
                break;
            case Term::Kind::least: fold(std::min(left, right)); break;
            case Term::Kind::most: fold(std::max(left, right)); break;
            case Term::Kind::floor: {
                const Wide rest = ((right % one) + one) % one;
                stack[height - 1] = held(right - rest);
                break;
            }
            case Term::Kind::size: stack[height - 1] = held(right < 0 ? -right : right); break;
        }
    }
    return height == 0 ? 0 : stack[0];
}

/// Takes a formula apart from left to right; products bind closer than sums.
class FormulaReader {
public:
    explicit FormulaReader(std::string_view text) : scan_{text}, start_{text} {}

    std::expected<Formula, std::string> read() {
        sum(1);
        if (scan_.failed()) return std::unexpected(scan_.fault());
        formula_.source_ = trimmed(start_.substr(0, start_.size() - scan_.rest().size()));
        return std::move(formula_);
    }

    [[nodiscard]] std::string_view rest() { return scan_.rest(); }

private:
    using Kind = Formula::Term::Kind;

    void sum(int depth) {
        if (depth > deepest) return scan_.complain("this is nested too deep");
        product(depth);
        while (!scan_.failed()) {
            if (scan_.accept('+')) {
                product(depth);
                add(Kind::plus);
            } else if (scan_.accept('-')) {
                product(depth);
                add(Kind::minus);
            } else {
                return;
            }
        }
    }

    void product(int depth) {
        single(depth);
        while (!scan_.failed()) {
            if (scan_.accept('*')) {
                single(depth);
                add(Kind::times);
            } else if (scan_.accept('/')) {
                single(depth);
                add(Kind::over);
            } else {
                return;
            }
        }
    }

    void single(int depth) {
        if (scan_.accept('(')) {
            sum(depth + 1);
            return scan_.close();
        }
        const std::string_view name = word();
        if (name.empty()) return scan_.complain("a number or a path is missing");
        if (const auto number = read_number(name)) return add(Kind::number, *number);
        if (name == "min" || name == "max")
            return of_two(name == "min" ? Kind::least : Kind::most, depth);
        if (name == "floor" || name == "abs")
            return of_one(name == "floor" ? Kind::floor : Kind::size, depth);
        if (!unit_of_path(name))
            return scan_.complain(unknown("path", name, names_of(path_names())));
        add(Kind::path, 0, std::string{name});
    }

    void of_one(Kind kind, int depth) {
        if (!scan_.accept('('))
            return scan_.complain("floor and abs are written as: floor(time.hours / 8)");
        sum(depth + 1);
        scan_.close();
        add(kind);
    }

    void of_two(Kind kind, int depth) {
        if (!scan_.accept('('))
            return scan_.complain("min and max are written as: min(spot.USDT, 100)");
        sum(depth + 1);
        if (!scan_.failed() && !scan_.accept(',')) scan_.complain("min and max hold two formulas");
        if (!scan_.failed()) sum(depth + 1);
        scan_.close();
        add(kind);
    }

    void add(Kind kind, std::int64_t number = 0, std::string path = {}) {
        if (scan_.failed()) return;
        formula_.terms_.push_back({kind, number, std::move(path)});
        if (formula_.terms_.size() > most_terms) scan_.complain("this formula is too long");
    }

    /// A name or a number; a sign directly before a digit belongs to the number.
    std::string_view word() {
        scan_.skip_blanks();
        return scan_.word(" \t(),=<>!*/+-:}", scan_.rest().starts_with('-') ? 1 : 0);
    }

    Scanner scan_;
    std::string_view start_;
    Formula formula_;
};

std::expected<Formula, std::string> take_formula(std::string_view& text) {
    FormulaReader reader{text};
    auto formula = reader.read();
    if (formula) text = reader.rest();
    return formula;
}

std::expected<Formula, std::string> read_formula(std::string_view text) {
    auto formula = take_formula(text);
    if (formula && !trimmed(text).empty())
        return std::unexpected("\"" + std::string{trimmed(text)} + "\" is too much here");
    return formula;
}

}  // namespace mw::lessons
