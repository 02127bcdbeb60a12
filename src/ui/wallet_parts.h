#pragma once

#include "ui/drawing.h"
#include "ui/panels.h"

// The accounts of the wallet page: as a table on large screens, as cards on phones and tablets.

namespace mw::ui {

/// Two lines an account under one row of heads. @return height used.
float draw_wallet_table(const Canvas& canvas, const Rect& area);

/// One card an account. @return height used.
float draw_wallet_cards(const Canvas& canvas, const Rect& area);

}  // namespace mw::ui
