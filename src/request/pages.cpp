#include <algorithm>

#include "request/parts.h"

namespace mw::request {

Page page_of(const Context& at, Fields& in) {
    constexpr std::int64_t usual_ms = std::int64_t{7} * 24 * hour_ms;
    constexpr std::int64_t most_rows = 100;
    const auto start_ms = in.optional_whole("startTime");
    const auto end_ms = in.optional_whole("endTime");
    Page page;
    page.to_ms = end_ms.value_or(at.now_ms());
    page.from_ms = start_ms.value_or(std::max<std::int64_t>(0, page.to_ms - usual_ms));
    page.current = in.limit("current", 1, INT64_MAX / most_rows);
    page.size = in.limit("size", 10, most_rows);
    return page;
}

Page span_of(Fields& in) {
    Page page;
    page.from_ms = in.optional_whole("startTime").value_or(0);
    page.to_ms = in.optional_whole("endTime").value_or(INT64_MAX);
    return page;
}

Json paged(Json&& rows, const Page& page) {
    const auto total = static_cast<std::int64_t>(rows.size());
    Json shown = Json::array();
    const std::int64_t first = std::min(total, (page.current - 1) * page.size);
    const std::int64_t last = std::min(total, first + page.size);
    for (std::int64_t i = first; i < last; ++i)
        shown.push_back(std::move(rows[static_cast<std::size_t>(total - 1 - i)]));
    return {{"total", total}, {"rows", std::move(shown)}};
}

}  // namespace mw::request
