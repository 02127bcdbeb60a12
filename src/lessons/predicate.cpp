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
    const auto wanted = condition.operand->value(sight);
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
    const auto left = predicate.left.value(sight);
    const auto right = predicate.right.value(sight);
    return left && right && compares(*left, predicate.compare, *right);
}

bool is_shown(const Predicate& predicate, const UiFacts& ui) {
    return std::ranges::all_of(predicate.conditions, [&ui](const Condition& condition) {
        const bool same = fact(ui, condition.field) == condition.word;
        return same == (condition.compare == Compare::equal);
    });
}

bool is_plain_never(const Predicate& predicate) {
    return predicate.kind == Predicate::Kind::never &&
           predicate.inner.front().kind == Predicate::Kind::event;
}

bool was_met(std::string_view refusal, const Memory& memory) {
    return std::ranges::any_of(memory.refusals,
                               [refusal](Refusal met) { return name_of(met) == refusal; });
}

/// Whether what a predicate needs the past for is so.
bool is_remembered(const Predicate& predicate, const Sight& sight) {
    const Memory::Trace* trace =
        sight.memory != nullptr ? sight.memory->trace(predicate.source) : nullptr;
    switch (predicate.kind) {
        case Predicate::Kind::hold:
            return trace != nullptr && trace->held &&
                   sight.state.time_ms() - trace->since_ms >= predicate.duration_ms;
        case Predicate::Kind::seq:
            return trace != nullptr && trace->reached == predicate.inner.size();
        default: break;
    }
    const Predicate& inner = predicate.inner.front();
    if (inner.kind == Predicate::Kind::refused && sight.memory != nullptr)
        return !was_met(inner.name, *sight.memory);
    return (trace == nullptr || !trace->held) && !holds(inner, sight);
}

Memory::Trace& trace_of(const Predicate& predicate, const Sight& sight, Memory& memory) {
    const auto found = std::ranges::find(memory.traces, predicate.source, &Memory::Trace::source);
    if (found != memory.traces.end()) return *found;
    return memory.traces.emplace_back(predicate.source, sight.state.time_ms());
}

}  // namespace

bool needs_memory(const Predicate& predicate) {
    using Kind = Predicate::Kind;
    return predicate.kind == Kind::hold || predicate.kind == Kind::seq ||
           (predicate.kind == Kind::never && !is_plain_never(predicate));
}

void remember(const Predicate& predicate, const Sight& sight, Memory& memory) {
    Memory::Trace& trace = trace_of(predicate, sight, memory);
    if (predicate.kind == Predicate::Kind::seq) {
        while (trace.reached < predicate.inner.size() &&
               holds(predicate.inner[trace.reached], sight))
            ++trace.reached;
        return;
    }
    const bool now = holds(predicate.inner.front(), sight);
    if (predicate.kind == Predicate::Kind::never) {
        trace.held = trace.held || now;
        return;
    }
    const std::int64_t time_ms = sight.state.time_ms();
    if (!trace.held || trace.since_ms > time_ms) trace.since_ms = time_ms;
    trace.held = now;
}

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
        case Predicate::Kind::never:
            if (is_plain_never(predicate)) return !holds(predicate.inner.front(), sight);
            return is_remembered(predicate, sight);
        case Predicate::Kind::hold:
        case Predicate::Kind::seq: return is_remembered(predicate, sight);
        case Predicate::Kind::answer: {
            const Memory::Answer* answer =
                sight.memory != nullptr ? sight.memory->answer(predicate.name) : nullptr;
            return answer != nullptr && answer->right;
        }
        case Predicate::Kind::either: return std::ranges::any_of(predicate.inner, inner_holds);
        case Predicate::Kind::every: break;
    }
    return std::ranges::all_of(predicate.inner, inner_holds);
}

}  // namespace mw::lessons
