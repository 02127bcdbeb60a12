#include "core/check.h"

#include <cstdio>
#include <cstdlib>

namespace mw {

void stop_because(const char* condition, const char* sentence, const char* file, int line) {
    std::fprintf(stderr, "marginwalk stopped: %s\n  check %s failed at %s:%d\n", sentence,
                 condition, file, line);
    std::abort();
}

}  // namespace mw
