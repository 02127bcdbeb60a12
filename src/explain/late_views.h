#pragma once

// What late.h builds, for windows that are seldom opened.

namespace mw::explain {

/// Filled by LateBuilder once its code is here; until then as it stands here.
struct LateViews {};

}  // namespace mw::explain
