#include "app/calls.h"

#include <algorithm>

#include "core/text.h"
#include "explain/numbers.h"

namespace mw::app {
namespace {

constexpr std::size_t most_untold = 12;  // each keeps about a megabyte
constexpr std::size_t most_told = 200;

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) lines.emplace_back(take_line(text));
    return lines;
}

/// "200", or "400" with the code.
explain::Cell status_cell(const request::Told& told) {
    const std::string text = std::to_string(told.status);
    if (told.code == 0) return {text, explain::Tone::up};
    return {text + " " + std::to_string(told.code), explain::Tone::down};
}

}  // namespace

void Calls::add(const Command& command, const Session& before) {
    entries_.push_back(
        {++count_, before.state().time_ms(), command, std::make_unique<Session>(before)});
    if (here_) tell();
    const std::size_t most = here_ ? most_told : most_untold;
    if (entries_.size() > most) entries_.pop_front();
}

void Calls::tell() {
    for (Entry& entry : entries_) {
        if (!entry.before) continue;
        entry.told = teller_(entry.command, std::move(*entry.before));
        entry.before.reset();
    }
    std::erase_if(entries_, [](const Entry& entry) { return !entry.told; });
}

explain::InspectorView Calls::view(std::uint64_t chosen) {
    explain::InspectorView view;
    if (!here_) return view;
    tell();
    if (entries_.empty()) {
        view.note =
            "Nothing yet. Transfer, borrow, trade or repay, and the call that a program "
            "would have sent for it stands here.";
        return view;
    }
    const Entry* shown = &entries_.back();
    for (auto entry = entries_.rbegin(); entry != entries_.rend(); ++entry) {
        if (entry->number == chosen) {
            shown = &*entry;
            view.chosen = view.calls.size();
        }
        view.calls.push_back({entry->number, explain::time_of_day(entry->time_ms),
                              entry->told->call.method, entry->told->call.path,
                              status_cell(*entry->told)});
    }
    const request::Told& told = *shown->told;
    for (const auto& [name, value] : told.call.params)
        view.params.push_back({name, {value, explain::Tone::plain}, {}});
    view.answer = lines_of(told.answer);
    view.curl = told.written.curl;
    view.python = told.written.python;
    view.javascript = told.written.javascript;
    return view;
}

}  // namespace mw::app
