#pragma once

#include <optional>

#include "explain/audit.h"
#include "explain/museum.h"
#include "explain/practice.h"

// What late.h builds, for windows that are seldom opened.

namespace mw::explain {

/// Filled by LateBuilder once its code is here; until then as it stands here.
struct LateViews {
    std::optional<AuditView> audit;        ///< while its window is open
    std::optional<MuseumView> museum;      ///< while its window is open
    std::optional<PracticeView> practice;  ///< while the coach of free practice is called
};

}  // namespace mw::explain
