#pragma once

#include <utility>
#include <variant>

namespace mw {

/// Visits a variant by asking for one kind after the other, where std::visit would make a table of
/// functions: what only code that comes later calls can then come later as well
/// (scripts/split-program.py), since nothing in a table can. @return what the visitor does.
template <typename Result, typename Visitor, typename... Kinds>
Result visit_one_by_one(const Visitor& visitor, const std::variant<Kinds...>& what) {
    Result result{};
    const auto is_it = [&](const auto* kind) {
        if (kind != nullptr) result = visitor(*kind);
        return kind != nullptr;
    };
    (void)(is_it(std::get_if<Kinds>(&what)) || ...);
    return result;
}

}  // namespace mw
