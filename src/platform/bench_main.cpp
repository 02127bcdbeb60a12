// The bench as a program of its own: in WebAssembly there is no command line around it.
//
//   node build/wasm/marginwalk_bench.cjs [--json]
#include <string_view>

#include "platform/cli.h"

int main(int argc, char** argv) {
    return mw::platform::bench(argc > 1 && std::string_view{argv[1]} == "--json");
}
