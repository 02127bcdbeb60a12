#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/state.h"
#include "request/problems.h"
#include "request/request.h"
#include "request/words.h"

namespace mw::request {

/// The parameters of one request, read one by one. Whatever is asked for comes back as something
/// usable; what was wrong is remembered, and `fault` tells the first thing in the order in which
/// the venue checks: presence and form, then symbols and coins, then enumerations.
class Fields {
public:
    /// Both outlive the reader.
    Fields(const Params& params, const State& state) : params_{params}, state_{state} {}

    /// What is wrong, if anything.
    [[nodiscard]] std::optional<Problem> fault() const;

    // ---- presence and form

    /// A value that is there and not empty, or nullopt.
    [[nodiscard]] std::optional<std::string_view> text(std::string_view name) const;
    /// A value that has to be there.
    std::string_view needed(std::string_view name);
    /// A plain decimal in 1e-8 units; the largest number there is where it is larger.
    std::int64_t decimal(std::string_view name);
    /// The same, or nullopt when it is not there.
    std::optional<std::int64_t> optional_decimal(std::string_view name);
    /// A whole number; the largest there is where it is larger.
    std::int64_t whole(std::string_view name);
    /// The same, or nullopt when it is not there.
    std::optional<std::int64_t> optional_whole(std::string_view name);
    /// A number of rows or levels, at least 1. @param most  more is taken for this.
    std::int64_t limit(std::string_view name, std::int64_t usual, std::int64_t most);
    /// TRUE or FALSE, in any case of letters.
    bool flag(std::string_view name, bool usual);
    /// A client's own name for an order; empty when it is not there.
    ClientId client_id(std::string_view name);
    /// isIsolated must be there and TRUE: nothing here is cross margin.
    void isolated();
    /// Remembers a fault of presence or form that the caller saw.
    void complain(Problem problem) { note(Stage::form, std::move(problem)); }

    // ---- symbols and coins

    /// A pair that trades. @param otherwise  what is said of another one.
    Pair pair(std::string_view name, Problem (*otherwise)());
    /// The same, or nullopt when it is not there.
    std::optional<Pair> optional_pair(std::string_view name, Problem (*otherwise)());
    /// A coin of a pair that trades.
    Asset asset(std::string_view name);
    /// The same, or nullopt when it is not there.
    std::optional<Asset> optional_asset(std::string_view name);
    /// Several, with commas between them.
    std::vector<Asset> assets(std::string_view name);
    /// Several pairs with commas, or as a list of JSON; nullopt when it is not there.
    std::optional<std::vector<Pair>> pairs(std::string_view name, Problem (*otherwise)());

    // ---- enumerations

    /// What a word means. @param otherwise  what is said of a word that means nothing.
    template <typename Value>
    Value choice(std::string_view name, Words<Value> words, Problem (*otherwise)()) {
        return chosen(name, needed(name), words, otherwise());
    }
    /// The same for one without a code of its own.
    template <typename Value>
    Value choice(std::string_view name, Words<Value> words) {
        return chosen(name, needed(name), words, missing(name));
    }
    /// The same, or `usual` when it is not there.
    template <typename Value>
    Value choice_or(std::string_view name, Words<Value> words, Value usual) {
        const auto word = text(name);
        return word ? chosen(name, *word, words, missing(name)) : usual;
    }

private:
    enum class Stage : std::uint8_t { form, symbol, enumeration };

    void note(Stage stage, Problem problem);
    std::int64_t read(std::string_view name, std::string_view value);
    std::int64_t count(std::string_view name, std::string_view value);
    Pair pair_of(std::string_view name, std::string_view value, Problem (*otherwise)());
    Asset asset_of(std::string_view value);

    template <typename Value>
    Value chosen(std::string_view, std::string_view word, Words<Value> words, Problem otherwise) {
        for (const auto& [known, meaning] : words)
            if (known == word) return meaning;
        note(Stage::enumeration, std::move(otherwise));
        return words.front().second;
    }

    const Params& params_;
    const State& state_;
    std::array<std::optional<Problem>, 3> faults_;
};

}  // namespace mw::request
