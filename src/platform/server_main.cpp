#include <cstdio>

#include "platform/server.h"

int main(int count, char** words) {
    const auto flags = mw::platform::read_server_flags(count, words);
    if (!flags) {
        std::fprintf(stderr, "%s\n", flags.error().c_str());
        return 2;
    }
    if (flags->help) {
        std::puts("usage: marginwalk-server [--port P] [--seed S] [--host ADDRESS]");
        return 0;
    }
    return mw::platform::serve(*flags);
}
