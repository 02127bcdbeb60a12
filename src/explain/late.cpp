#include "explain/late.h"

namespace mw::explain::late {

void build(Views& views, const State& /*state*/, const Desk& /*desk*/) { views.late = {}; }

}  // namespace mw::explain::late
