#include "explain/museum.h"

#include <algorithm>

#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

/// "over_borrow_limit" as a person writes it.
std::string title_of(Refusal refusal) {
    std::string name{name_of(refusal)};
    std::ranges::replace(name, '_', ' ');
    if (!name.empty() && name[0] >= 'a') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

std::string when_text(const Met& met) {
    const std::string often = met.times == 1   ? "once, on "
                              : met.times == 2 ? "twice, last on "
                                               : std::to_string(met.times) + " times, last on ";
    return "Met " + often + date_text(met.last_ms) + " " + hour_and_minute(met.last_ms) +
           " simulated time";
}

MuseumRow frame_of(Refusal refusal) {
    MuseumRow row;
    row.refusal = refusal;
    row.code = code_text(refusal);
    row.name = title_of(refusal);
    row.when = "Not met yet";
    return row;
}

/// At most so many bytes, and no half a letter at the end.
std::string shortened(std::string_view text) {
    std::size_t length = std::min(text.size(), most_said);
    while (length > 0 && length < text.size() &&
           (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
        --length;
    std::string kept{text.substr(0, length)};
    std::ranges::replace(kept, '\n', ' ');
    return kept;
}

}  // namespace

void add_met(std::vector<Met>& met, Refusal refusal, std::int64_t time_ms, std::string_view said) {
    Met now{refusal, 1, time_ms, shortened(said)};
    const auto known = std::ranges::find(met, refusal, &Met::refusal);
    if (known != met.end()) {
        now.times = std::min(known->times + 1, most_times);
        met.erase(known);
    }
    met.insert(met.begin(), std::move(now));
}

MuseumView museum_view(std::span<const Met> met) {
    MuseumView view;
    view.count = std::to_string(met.size()) + " of " + std::to_string(refusal_count) + " met";
    view.share = static_cast<float>(met.size()) / static_cast<float>(refusal_count);
    for (const Met& one : met) {
        MuseumRow row = frame_of(one.refusal);
        const Exhibit words = exhibit_of(one.refusal);
        row.met = true;
        row.said = one.said;
        row.meaning = words.meaning;
        row.fix = words.fix;
        row.when = when_text(one);
        view.rows.push_back(std::move(row));
    }
    for (int i = 0; i < refusal_count; ++i) {
        const auto refusal = static_cast<Refusal>(i);
        if (!std::ranges::contains(met, refusal, &Met::refusal))
            view.rows.push_back(frame_of(refusal));
    }
    return view;
}

}  // namespace mw::explain
