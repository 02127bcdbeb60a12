#pragma once
// How Dear ImGui is compiled for Marginwalk (given to every file that includes it by
// IMGUI_USER_CONFIG). The test-engine hooks are what src/ui/targets.cpp is built on.

#define IMGUI_ENABLE_TEST_ENGINE          // calls us for each item: the target registry
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS  // one way to do each thing
#define IMGUI_DISABLE_FILE_FUNCTIONS      // the page has no file system
#if !defined(MW_IMGUI_DEMO)               // tests/bench/frames.cpp measures beside it
#define IMGUI_DISABLE_DEMO_WINDOWS        // about 130 kB less to download
#endif
#define IMGUI_DISABLE_DEFAULT_FONT  // our own fonts are always there
#define IMGUI_USE_WCHAR32           // symbols beyond the first 65 536

#if defined(__EMSCRIPTEN__) && !defined(MW_IMGUI_DEMO)  // the demo shows fractions
#include <stdarg.h>
#include <stddef.h>
/// Formats texts and whole numbers, as Dear ImGui's names need. The C library's other functions of
/// the kind bring binary fractions and their 128-bit arithmetic: 11 kB of the page's program.
extern "C" int vsniprintf(char* text, size_t size, const char* format, va_list values);
#define vsnprintf vsniprintf
#endif
