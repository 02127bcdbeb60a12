# Toolchain file of the web presets: Emscripten's own, found through the emcc on PATH.
# (`. build/toolchain/env.sh` puts the fetched one there; scripts/build does it for you.)
find_program(MW_EMCC emcc REQUIRED)
file(REAL_PATH "${MW_EMCC}" mw_emcc)
cmake_path(GET mw_emcc PARENT_PATH mw_emscripten)
include("${mw_emscripten}/cmake/Modules/Platform/Emscripten.cmake")
