#pragma once

#include "core/money.h"

namespace mw {

/// How lively a coin is next to BTC, and how much of that comes from BTC itself.
struct Nature {
    double whole{1};  ///< yearly volatility relative to BTC's
    double beta{0};   ///< return on average when BTC returns 1; less than `whole`

    /// Yearly volatility, relative to BTC's, of what moves the coin alone.
    [[nodiscard]] double own() const;
};

/// Nature of a base coin. BTC follows nobody.
Nature nature_of(Asset base);

}  // namespace mw
