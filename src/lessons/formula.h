#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw::lessons {

struct Sight;

/// A number that is worked out when it is needed: numbers, paths into the state such as
/// `account.base.owed`, `+ - * /`, brackets, min, max, floor and abs. Exact in units of 1e-8; a
/// product or quotient is rounded toward zero, and what is too large to count stays at the edge.
class Formula {
public:
    /// Zero.
    Formula() = default;
    /// A constant. @param units  of 1e-8.
    explicit Formula(std::int64_t units);

    /// What the formula is worth now; nullopt when a path in it has no value now, or when it
    /// divides by nothing.
    [[nodiscard]] std::optional<std::int64_t> value(const Sight& sight) const;

    /// The path, when the formula is nothing but one; else empty.
    [[nodiscard]] std::string_view path() const;

    /// One step of a calculator with a stack.
    struct Term {
        /// What it does.
        enum class Kind : std::uint8_t {
            number,
            path,
            plus,
            minus,
            times,
            over,
            least,
            most,
            floor,
            size
        };
        Kind kind{};
        std::int64_t number{0};
        std::string path{};
    };

    /// As written.
    [[nodiscard]] const std::string& source() const { return source_; }
    /// Its steps, first to last.
    [[nodiscard]] const std::vector<Term>& terms() const { return terms_; }

private:
    friend class FormulaReader;

    std::vector<Term> terms_;
    std::string source_;
};

/// Reads a formula from the start of `text` and takes it off: up to the end, a comma, or a bracket
/// that was not opened in it. At most 32 terms. The error is a sentence with the nearest valid
/// name where one is meant.
std::expected<Formula, std::string> take_formula(std::string_view& text);

/// Reads a text that is a formula and nothing else. The error is a sentence.
std::expected<Formula, std::string> read_formula(std::string_view text);

}  // namespace mw::lessons
