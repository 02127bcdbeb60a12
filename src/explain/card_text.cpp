// How a card's formula is put together and written.
#include <algorithm>

#include "core/check.h"
#include "explain/card.h"

namespace mw::explain::cards {
namespace {

using Op = Term::Op;

Formula joined(Op op, const Formula& a, const Formula& b) {
    Formula whole{{Term{op}}};
    whole.terms.insert(whole.terms.end(), a.terms.begin(), a.terms.end());
    whole.terms.insert(whole.terms.end(), b.terms.begin(), b.terms.end());
    return whole;
}

/// A formula that is longer is told by its lines instead.
constexpr std::int64_t most_written = 4;

/// Writes a formula from its beginning to its end.
class Writer {
public:
    Writer(const Card& card, bool names) : card_{card}, names_{names} {}

    std::string write() {
        if (card_.formula.terms.empty()) return {};
        return part(0).text;
    }

private:
    /// A text, and how tightly it is bound: 1 a sum, 2 a product, 3 a number.
    struct Part {
        std::string text;
        int bond{3};
    };

    static std::string within(const Part& part, int least) {
        return part.bond >= least ? part.text : "(" + part.text + ")";
    }

    [[nodiscard]] Part number_of(const Input& input) const {
        if (!names_) return {digits(input.units, input.unit), input.units < 0 ? 1 : 3};
        return {input.name};
    }

    Part two(const char* sign, int bond, int right) {
        const Part a = part(bond);
        const Part b = part(bond);
        return {within(a, bond) + sign + within(b, right), bond};
    }

    Part choice(const char* word) {
        const std::string a = part(0).text;
        return {word + a + ", " + part(0).text + ")"};
    }

    Part total(std::int64_t count) {
        std::string text;
        bool flows = false;
        const bool short_enough = count <= most_written;
        for (std::int64_t i = 0; i < count; ++i) {
            const Input& each =
                card_.inputs[static_cast<std::size_t>(card_.formula.terms[at_++].value)];
            flows = flows || each.has_sign;
            if (!short_enough) continue;
            const bool less = each.units < 0;
            if (!text.empty())
                text += less ? " − " : " + ";
            else if (less)
                text += "−";
            text += digits(less ? -each.units : each.units, each.unit);
        }
        if (names_)
            return {flows ? "all that came in less all that went out" : "all lines together"};
        if (short_enough) return {text, count > 1 ? 1 : 3};
        return {"sum of the " + std::to_string(count) + " lines below"};
    }

    // NOLINTNEXTLINE(misc-no-recursion): formulas are a few signs deep
    Part part(int /*outer*/) {
        const Term term = card_.formula.terms[at_++];
        switch (term.op) {
            case Op::input: return number_of(card_.inputs[static_cast<std::size_t>(term.value)]);
            case Op::constant: return {trimmed(term.value)};
            case Op::plus: return two(" + ", 1, 1);
            case Op::minus: return two(" − ", 1, 2);
            case Op::times: return two(" × ", 2, 2);
            case Op::over: return two(" ÷ ", 2, 3);
            case Op::smaller: return choice("smaller of (");
            case Op::larger: return choice("larger of (");
            case Op::rounded: return part(0);
            case Op::sum: break;
        }
        return total(term.value);
    }

    const Card& card_;
    bool names_;
    std::size_t at_{0};
};

}  // namespace

Formula operator+(const Formula& a, const Formula& b) { return joined(Op::plus, a, b); }
Formula operator-(const Formula& a, const Formula& b) { return joined(Op::minus, a, b); }
Formula operator*(const Formula& a, const Formula& b) { return joined(Op::times, a, b); }
Formula operator/(const Formula& a, const Formula& b) { return joined(Op::over, a, b); }
Formula constant(std::int64_t units) { return {{Term{Op::constant, units}}}; }
Formula smaller(const Formula& a, const Formula& b) { return joined(Op::smaller, a, b); }
Formula larger(const Formula& a, const Formula& b) { return joined(Op::larger, a, b); }

Formula rounded(const Formula& of, int places, Cut cut) {
    Formula whole{{Term{Op::rounded, places, cut}}};
    whole.terms.insert(whole.terms.end(), of.terms.begin(), of.terms.end());
    return whole;
}

Formula sum(const std::vector<Formula>& parts) {
    Formula whole{{Term{Op::sum, static_cast<std::int64_t>(parts.size())}}};
    for (const Formula& part : parts)
        whole.terms.insert(whole.terms.end(), part.terms.begin(), part.terms.end());
    return whole;
}

Formula Card::use(Input input) {
    const auto same = std::ranges::find_if(inputs, [&input](const Input& other) {
        return other.name == input.name && other.units == input.units && other.unit == input.unit;
    });
    const auto place = same - inputs.begin();
    if (same == inputs.end()) inputs.push_back(std::move(input));
    return {{Term{Op::input, place}}};
}

Formula Card::line(Input input) {
    inputs.push_back(std::move(input));
    return {{Term{Op::input, static_cast<std::int64_t>(inputs.size() - 1)}}};
}

std::optional<std::size_t> count_in(std::string_view digits) {
    const auto number = read_decimal(digits, 0);
    if (!number || *number < 0) return std::nullopt;
    return static_cast<std::size_t>(*number / one);
}

std::string digits(std::int64_t units, std::string_view unit) {
    const bool cents = unit == "USDT" || unit == "price";
    if (unit == "%") return trimmed(mul_div(units, 100, 1, Round::down)) + "%";
    return trimmed(units, cents ? 2 : 0);
}

std::string with_unit(std::int64_t units, std::string_view unit) {
    std::string text = digits(units, unit);
    if (unit.empty() || unit == "%" || unit == "price") return text;
    return text + (unit == "x" ? "" : " ") + std::string{unit};
}

std::string ticker(Asset asset) { return std::string{ticker_of(asset)}; }

std::string exact(Amount amount) { return with_unit(amount.units, ticker_of(amount.asset)); }

Input input(std::string name, Amount amount, std::optional<Figure> figure) {
    return {std::move(name), amount.units, ticker(amount.asset), {}, figure};
}

Input by_venue(std::string name, std::int64_t units, std::string unit) {
    return {std::move(name), units, std::move(unit), "set by the venue"};
}

Input index_input(const At& at) {
    return {"index price", at.scene.index.units, "price", {}, at.figure(FigureKind::index_price)};
}

std::string moment(std::int64_t time_ms) {
    return day_and_month(time_ms) + " " + hour_and_minute(time_ms);
}

std::string in_words(const Card& card) { return Writer{card, true}.write(); }
std::string in_numbers(const Card& card) { return Writer{card, false}.write(); }

}  // namespace mw::explain::cards
