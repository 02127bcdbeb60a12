// Boxes on the price axis.
#include <algorithm>
#include <cmath>

#include "ui/chart_scale.h"

namespace mw::ui {

bool AxisTags::taken(float middle, float half) const {
    return std::any_of(
        tags_.begin(), tags_.begin() + static_cast<std::ptrdiff_t>(count_),
        [=](const AxisTag& tag) { return std::abs(tag.middle - middle) < tag.half + half; });
}

std::optional<float> AxisTags::place(const void* owner, float middle, float half) {
    if (count_ == tags_.size()) return std::nullopt;
    const float wanted = std::clamp(middle, top_ + half, std::max(top_ + half, bottom_ - half));
    const float most = 4 * half;  // farther away nobody would find its line
    std::optional<float> best;
    const auto offer = [&](float at) {
        const bool inside = at >= top_ + half && at <= bottom_ - half;
        if (!inside || taken(at, half) || std::abs(at - wanted) > most) return;
        if (!best || std::abs(at - wanted) < std::abs(*best - wanted)) best = at;
    };
    offer(wanted);
    for (std::size_t i = 0; i < count_; ++i) {
        const float apart = tags_[i].half + half;
        offer(tags_[i].middle - apart);
        offer(tags_[i].middle + apart);
    }
    if (best) tags_[count_++] = {owner, *best, half};
    return best;
}

std::optional<float> AxisTags::of(const void* owner) const {
    for (std::size_t i = 0; i < count_; ++i)
        if (tags_[i].owner == owner) return tags_[i].middle;
    return std::nullopt;
}

}  // namespace mw::ui
