#pragma once

#include <optional>
#include <string>

#include "app/pace.h"
#include "app/run.h"
#include "explain/desk.h"

namespace mw::app {

/// What the inspection interface tells about a run.
struct Inspected {
    const Run& run;
    const explain::Desk& desk;
    const Pace& pace;
    std::optional<int> error_code;  ///< of the last command, when it was refused
    std::string error_message;
};

/// JSON of window.marginwalk.state(): decimals as strings, undefined ratios as null.
std::string state_as_json(const Inspected& seen);

/// JSON of window.marginwalk.targets(): the targets of the last complete frame.
std::string targets_as_json();

}  // namespace mw::app
