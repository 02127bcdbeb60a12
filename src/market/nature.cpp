#include "market/nature.h"

#include <array>

#include "market/numerics.h"

namespace mw {
namespace {

// Our choices, of the size that hourly returns of recent years suggest. The correlation with BTC
// is beta / whole: ETH 0.81, BNB 0.74, SOL 0.74, ADA 0.72.
constexpr std::array<Nature, asset_count> natures = {{
    {},            // USDT, never a base coin
    {},            // BTC
    {1.35, 1.10},  // ETH
    {1.15, 0.85},  // BNB
    {1.75, 1.30},  // SOL
    {1.60, 1.15},  // ADA
}};

}  // namespace

double Nature::own() const { return root(whole * whole - beta * beta); }

Nature nature_of(Asset base) { return natures[index_of(base)]; }

}  // namespace mw
