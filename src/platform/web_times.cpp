#include <algorithm>
#include <cstdio>

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
    std::array<char, 256> text{};
    std::snprintf(text.data(), text.size(),
                  R"({"count":%zu,"rendered":%zu,"skipped":%zu,)"
                  R"("cpuMs":{"median":%.3f,"p95":%.3f},"heapBytes":%zu})",
                  count_, rendered_, count_ - rendered_, quantile(0.5), quantile(0.95), heap_bytes);
    return text.data();
}

}  // namespace mw::platform
