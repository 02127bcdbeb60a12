#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "exchange/frames.h"
#include "explain/cells.h"
#include "explain/desk.h"

// Frames: what has just happened to an account, moment by moment; where something was booked, entry
// by entry.

namespace mw::explain {

/// A frame on the way from the oldest to the newest.
struct FrameMark {
    FrameSpot spot;
    std::optional<float> height;  ///< level on the gauge's scale, 0..1; none without debt
    bool entry{false};            ///< an entry in the books, else a moment
};

/// An entry that can be stepped to.
struct FrameEntry {
    FrameSpot spot;
    std::string time;   ///< "11:42:07"
    std::string title;  ///< "Forced order"
    std::string text;   ///< "Buy 0.3004 BTC at market"
    bool parked{false};
};

/// What one entry changed, or what a moment was like.
struct FrameChange {
    std::string label;
    std::string before;  ///< of an entry; empty for a moment
    Cell now;
    Figure figure{};  ///< what `now` is
};

/// The frames window.
struct FramesView {
    std::string pair;                      ///< "BTC/USDT"
    std::vector<FrameMark> marks;          ///< oldest first
    std::size_t parked{0};                 ///< place in `marks`
    std::string at;                        ///< "moment", "fee" …, as lessons name it
    std::optional<std::int64_t> before_s;  ///< seconds to the takeover; after it below zero
    std::string count;                     ///< "Frame 212 of 240"
    std::string time;                      ///< "2 Mar 11:42:10"
    std::string place;                     ///< "37 s before the takeover"
    std::string title;                     ///< "A moment", or what was booked
    std::string text;                      ///< one sentence about it
    std::vector<FrameChange> changes;
    std::vector<FrameEntry> entries;       ///< those near, oldest first
    std::optional<FrameSpot> last_rescue;  ///< last moment before the takeover
    std::string why_not;  ///< why the learner cannot go on from here; empty: they can
    std::string empty;    ///< said instead of all that
};

/// Frames of a pair's account. @param glimpses  what was seen. @param spot  the parked frame.
FramesView frames_view(const State& state, Pair pair, const Glimpses& glimpses,
                       const FrameSpot& spot);

}  // namespace mw::explain
