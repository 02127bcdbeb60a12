#include "lessons/predicate.h"

#include <algorithm>

#include "lessons/events.h"

namespace mw::lessons {
namespace {

bool compares(std::int64_t left, Compare compare, std::int64_t right) {
    switch (compare) {
        case Compare::equal: return left == right;
        case Compare::not_equal: return left != right;
        case Compare::less: return left < right;
        case Compare::at_most: return left <= right;
        case Compare::more: return left > right;
        case Compare::at_least: break;
    }
    return left >= right;
}

bool fits(const EventFacts& event, const Condition& condition, const Sight& sight) {
    const EventFacts::Field* field = event.field(condition.field);
    if (field == nullptr) return false;
    if (!condition.operand)
        return (field->word == condition.word) == (condition.compare == Compare::equal);
    const auto wanted = value_of(*condition.operand, sight);
    return wanted && compares(field->number, condition.compare, *wanted);
}

bool happened(const Predicate& predicate, const Sight& sight) {
    return std::ranges::any_of(sight.records, [&](const Record& record) {
        if (kind_of(record.event) != predicate.name) return false;
        const auto event = facts_of(record.event, sight.state, sight.pair);
        return event && std::ranges::all_of(predicate.conditions, [&](const Condition& condition) {
                   return fits(*event, condition, sight);
               });
    });
}

bool is_so_now(const Predicate& predicate, const Sight& sight) {
    const auto left = value_of(predicate.left, sight);
    const auto right = value_of(predicate.right, sight);
    return left && right && compares(*left, predicate.compare, *right);
}

bool is_shown(const Predicate& predicate, const UiFacts& ui) {
    return std::ranges::all_of(predicate.conditions, [&ui](const Condition& condition) {
        const bool same = fact(ui, condition.field) == condition.word;
        return same == (condition.compare == Compare::equal);
    });
}

}  // namespace

std::string_view fact(const UiFacts& facts, std::string_view name) {
    for (const auto& [key, word] : facts)
        if (key == name) return word;
    return {};
}

bool holds(const Predicate& predicate, const Sight& sight) {
    const auto inner_holds = [&sight](const Predicate& inner) { return holds(inner, sight); };
    switch (predicate.kind) {
        case Predicate::Kind::event: return happened(predicate, sight);
        case Predicate::Kind::state: return is_so_now(predicate, sight);
        case Predicate::Kind::screen: return is_shown(predicate, sight.ui);
        case Predicate::Kind::refused:
            return sight.refused && name_of(*sight.refused) == predicate.name;
        case Predicate::Kind::never: return std::ranges::none_of(predicate.inner, inner_holds);
        case Predicate::Kind::either: return std::ranges::any_of(predicate.inner, inner_holds);
        case Predicate::Kind::every: break;
    }
    return std::ranges::all_of(predicate.inner, inner_holds);
}

}  // namespace mw::lessons
