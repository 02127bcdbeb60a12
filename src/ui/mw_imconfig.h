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
