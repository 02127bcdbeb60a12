#include "request/chronicle.h"

namespace mw::request {

void Chronicle::follow(const State& state, std::int64_t extra_ms) {
    while (times_.size() < state.records.size()) {
        const Record& record = state.records[times_.size()];
        const std::int64_t time_ms = record.time_ms + extra_ms;
        times_.push_back(time_ms);
        note(record.event, time_ms);
    }
}

void Chronicle::note(const Event& event, std::int64_t time_ms) {
    if (std::holds_alternative<OrderPlaced>(event)) orders_.push_back({time_ms, time_ms});
    if (std::holds_alternative<ListPlaced>(event)) lists_.push_back(time_ms);
    const auto touch = [&]<typename Kind>(const Kind* found) {
        if (found != nullptr)
            orders_[static_cast<std::size_t>(found->order - first_order)].updated_ms = time_ms;
    };
    touch(std::get_if<OrderFilled>(&event));
    touch(std::get_if<OrderCanceled>(&event));
    touch(std::get_if<OrderExpired>(&event));
    touch(std::get_if<OrderTriggered>(&event));
    touch(std::get_if<OrderReleased>(&event));
}

}  // namespace mw::request
