#include "app/pace.h"

#include <algorithm>

#include "core/check.h"
#include "market/market.h"

namespace mw::app {

std::int64_t Pace::advance_for(std::int64_t elapsed_ms) {
    MW_CHECK(elapsed_ms >= 0, "real time does not run backwards");
    if (paused_) return 0;
    owed_ms_ += std::min(elapsed_ms, longest_frame_ms) * speed_;
    const std::int64_t whole = owed_ms_ / Market::step_ms * Market::step_ms;
    owed_ms_ -= whole;
    return whole;
}

int Pace::next_in_ms() const {
    if (paused_) return -1;
    const std::int64_t missing = Market::step_ms - owed_ms_;
    const auto wait = static_cast<int>((missing + speed_ - 1) / speed_);
    return std::max(wait, shortest_wait_ms);
}

void Pace::set_speed(int speed) {
    paused_ = speed == 0;
    if (speed > 0) speed_ = std::clamp(speed, 1, fastest);
}

}  // namespace mw::app
