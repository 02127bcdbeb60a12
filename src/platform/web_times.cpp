#include <algorithm>
#include <cmath>
#include <string>

#include "core/money.h"
#include "platform/web.h"

namespace mw::platform {

void FrameTimes::add(double cpu_ms, bool drawn) {
    recent_ms_[count_ % recent_ms_.size()] = cpu_ms;
    ++count_;
    if (drawn) ++rendered_;
}

double FrameTimes::quantile(double share) const {
    const std::size_t known = std::min(count_, recent_ms_.size());
    if (known == 0) return 0;
    auto sorted = recent_ms_;
    const auto end = sorted.begin() + static_cast<std::ptrdiff_t>(known);
    std::sort(sorted.begin(), end);
    return sorted[static_cast<std::size_t>(share * static_cast<double>(known - 1))];
}

std::string FrameTimes::json(std::size_t heap_bytes) const {
    const auto ms = [this](double share) {
        return write_decimal(std::llround(quantile(share) * 100'000'000), 3);
    };
    return R"({"count":)" + std::to_string(count_) + R"(,"rendered":)" + std::to_string(rendered_) +
           R"(,"skipped":)" + std::to_string(count_ - rendered_) + R"(,"cpuMs":{"median":)" +
           ms(0.5) + R"(,"p95":)" + ms(0.95) + R"(},"heapBytes":)" + std::to_string(heap_bytes) +
           "}";
}

}  // namespace mw::platform
