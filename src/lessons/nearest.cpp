// What a person who wrote a name wrong may have meant.
#include <algorithm>
#include <utility>
#include <vector>

#include "lessons/names.h"

namespace mw::lessons {
namespace {

using Word = std::string_view;

/// Fewest letters to insert, drop, change or swap with a neighbour to turn one word into the
/// other.
std::size_t letters_apart(Word a, Word b) {
    const std::size_t width = b.size() + 1;
    std::vector<std::size_t> before(width);  // two rows up
    std::vector<std::size_t> above(width);
    std::vector<std::size_t> row(width);
    for (std::size_t j = 0; j < width; ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::swap(before, above);
        std::swap(above, row);
        row[0] = i;
        for (std::size_t j = 1; j < width; ++j) {
            const std::size_t changed = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, changed});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row[b.size()];
}

std::string quoted(Word word) {
    constexpr std::size_t longest = 40;
    return "\"" + std::string{word.substr(0, longest)} + (word.size() > longest ? "…\"" : "\"");
}

}  // namespace

std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates) {
    constexpr std::size_t longest = 64;  // keeps a hostile file from costing time
    if (name.empty() || name.size() > longest) return {};
    std::string_view best;
    std::size_t best_distance = (name.size() + 2) / 3 + 1;  // a third of the letters may differ
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = letters_apart(name, candidate);
        if (distance >= best_distance) continue;
        best = candidate;
        best_distance = distance;
    }
    return best;
}

std::string unknown(std::string_view what, std::string_view name,
                    std::span<const std::string_view> candidates) {
    constexpr std::size_t few = 20;
    std::string text = "there is no " + std::string{what} + " " + quoted(name);
    if (const std::string_view near = nearest(name, candidates); !near.empty())
        return text + "; did you mean " + quoted(near) + "?";
    if (candidates.size() > few) return text;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        text += (i == 0 ? "; there is " : ", ") + std::string{candidates[i]};
    return text;
}

}  // namespace mw::lessons
