#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "explain/desk.h"

namespace mw::app {

/// What the page's address asks for. Unknown or malformed parameters are left out and named in
/// `notices`; they never break the page.
struct Launch {
    std::string lesson;       ///< id, or empty
    std::optional<int> step;  ///< counts from 1
    std::optional<std::uint64_t> seed;
    std::optional<int> speed;  ///< 1..3600
    bool practice{false};      ///< mode=sandbox
    bool autoplay{false};      ///< the lesson plays itself
    bool embed{false};         ///< no outer chrome
    bool present{false};       ///< projector
    bool exam{false};          ///< mode=exam: lessons give no help
    std::string language;      ///< tag such as "zh"; empty: as before
    std::string track;         ///< whose lessons are listed, or empty
    std::optional<explain::Theme> theme;
    std::vector<std::string> notices;  ///< sentences for the learner
};

/// Reads a query string such as "?lesson=first-walk&autoplay=1". At most 2 000 characters.
Launch read_launch(std::string_view query);

}  // namespace mw::app
