# The programs: tests, the command line, the page and the desktop window.
# mw_left is the rightmost room that exists.

# mw_program(TARGET ROOM): a program that sees the rooms up to this one.
function(mw_program target room)
  mw_ours(${target})
  target_link_libraries(${target} PRIVATE ${room})
  target_include_directories(${target} PRIVATE src)
  target_compile_definitions(${target} PRIVATE MW_VERSION="${PROJECT_VERSION}")
  if(EMSCRIPTEN AND CMAKE_BUILD_TYPE STREQUAL Release)
    target_compile_options(${target} PRIVATE -Os)
    target_link_options(${target} PRIVATE -Oz)
  endif()
endfunction()

# ---- tests: the same suite natively and under Node ---------------------------------------------
mw_sources(test_files tests/*_test.cpp tests/*/*_test.cpp tests/support/*.cpp
           tests/model/plain_*.cpp tests/main.cpp)
add_executable(marginwalk_tests ${test_files})
mw_program(marginwalk_tests ${mw_left})
target_link_libraries(marginwalk_tests PRIVATE imgui mw_headers)
target_include_directories(marginwalk_tests PRIVATE tests ${mw_generated})
# Where the tree is, for the tests that read files. Only those get it: a path in every command
# would make compilers' caches useless between two clones.
foreach(file IN LISTS test_files)
  file(STRINGS ${file} reads_files REGEX MW_SOURCE_DIR LIMIT_COUNT 1)
  if(reads_files)
    set_source_files_properties(${file} PROPERTIES
      COMPILE_DEFINITIONS MW_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  endif()
endforeach()
add_dependencies(marginwalk_tests mw_fonts)
# tests/support/drawn_texts.cpp notes every text that is drawn
target_link_options(marginwalk_tests PRIVATE
  -Wl,--wrap=_ZN10ImDrawList7AddTextERK6ImVec2jPKcS4_)

if(EMSCRIPTEN)
  set_target_properties(marginwalk_tests PROPERTIES SUFFIX .cjs)
  # The exact fractions of tests/support/exact.h are wider than the 128 bits it allows unasked.
  target_compile_options(marginwalk_tests PRIVATE
                         "SHELL:-Xclang -fexperimental-max-bitint-width=1024")
  target_link_options(marginwalk_tests PRIVATE -sENVIRONMENT=node -sEXIT_RUNTIME=1 -sNODERAWFS=1
                      -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=1MB)
endif()

# ---- the fuzzers: rooms up to the requests, and the reader of saved sessions ---------------------
if(MW_FUZZ)
  foreach(fuzzer commands saved requests lessons)
    add_executable(fuzz_${fuzzer} tests/fuzz/fuzz_${fuzzer}.cpp)
    mw_program(fuzz_${fuzzer} mw_lessons)
    target_include_directories(fuzz_${fuzzer} PRIVATE tests)
    target_link_options(fuzz_${fuzzer} PRIVATE -fsanitize=fuzzer)
    # Debian's libFuzzer is built with libstdc++; by file name, since -lstdc++ means libc++ here.
    target_link_options(fuzz_${fuzzer} PRIVATE -Wl,-l:libstdc++.so.6)
  endforeach()
  target_sources(fuzz_commands PRIVATE tests/support/any_command.cpp tests/support/worlds.cpp)
  target_sources(fuzz_requests PRIVATE tests/support/worlds.cpp)
  target_sources(fuzz_saved PRIVATE src/app/kept_text.cpp src/app/preferences.cpp
                                    src/app/progress.cpp)
endif()

# ---- the command line: no window, so it needs no room beyond the lessons -----------------------
if(NOT EMSCRIPTEN)
  mw_sources(cli_files src/platform/cli*.cpp src/platform/native*.cpp)
  # CLI11 reports a wrong option by throwing; the one file that uses it catches that.
  set_source_files_properties(src/platform/cli.cpp PROPERTIES COMPILE_OPTIONS "-fexceptions;-frtti")
  if(cli_files AND TARGET mw_explain)
    add_executable(marginwalk ${cli_files})
    mw_program(marginwalk mw_explain)
  endif()
endif()

# ---- the server: requests behind HTTP. Its library is one header, so one file includes it. --------
if(NOT EMSCRIPTEN AND mw_httplib)
  mw_sources(server_files src/platform/server*.cpp)
  add_executable(marginwalk_server ${server_files})
  mw_program(marginwalk_server mw_request)
  set_target_properties(marginwalk_server PROPERTIES OUTPUT_NAME marginwalk-server)
  target_include_directories(marginwalk_server SYSTEM PRIVATE ${mw_httplib})
  find_package(Threads REQUIRED)
  target_link_libraries(marginwalk_server PRIVATE Threads::Threads)
endif()

# ---- the bench in WebAssembly: node build/wasm/marginwalk_bench.cjs ----------------------------
if(EMSCRIPTEN AND TARGET mw_explain)
  add_executable(marginwalk_bench src/platform/bench_main.cpp src/platform/cli_bench.cpp)
  mw_program(marginwalk_bench mw_explain)
  set_target_properties(marginwalk_bench PROPERTIES SUFFIX .cjs)
  target_link_options(marginwalk_bench PRIVATE -sENVIRONMENT=node -sEXIT_RUNTIME=1
                      -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=1MB)
endif()

# ---- CPU time of a frame beside Dear ImGui's demo: marginwalk_frames LESSON-FILE ------------------
add_executable(marginwalk_frames EXCLUDE_FROM_ALL tests/bench/frames.cpp tests/support/headless.cpp
               tests/support/sample_views.cpp src/platform/native_files.cpp
               ${mw_imgui}/imgui_demo.cpp)
mw_program(marginwalk_frames ${mw_left})
set_source_files_properties(${mw_imgui}/imgui_demo.cpp TARGET_DIRECTORY marginwalk_frames PROPERTIES
                            COMPILE_OPTIONS "-w")
target_compile_definitions(marginwalk_frames PRIVATE MW_IMGUI_DEMO)
target_link_libraries(marginwalk_frames PRIVATE imgui)
target_include_directories(marginwalk_frames PRIVATE tests)
target_link_options(marginwalk_frames PRIVATE
  -Wl,--wrap=_Z28ImGuiTestEngineHook_ItemInfoP12ImGuiContextjPKci)
if(EMSCRIPTEN)
  set_target_properties(marginwalk_frames PROPERTIES SUFFIX .cjs)
  target_link_options(marginwalk_frames PRIVATE -Wl,--wrap=vsniprintf -sENVIRONMENT=node
                      -sEXIT_RUNTIME=1 -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=1MB)
endif()

# ---- the requests alone, for programs under Node: build/wasm/marginwalk_request.cjs --------------
if(EMSCRIPTEN AND TARGET mw_request)
  add_executable(marginwalk_request src/platform/request_module.cpp)
  mw_program(marginwalk_request mw_request)
  set_target_properties(marginwalk_request PROPERTIES SUFFIX .cjs)
  target_link_options(marginwalk_request PRIVATE -sENVIRONMENT=node -sMODULARIZE=1 --no-entry
                      -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=1MB
                      -sEXPORTED_FUNCTIONS=_mw_start,_mw_request,_mw_programs -sEXPORTED_RUNTIME_METHODS=ccall)
endif()

# ---- the page ----------------------------------------------------------------------------------
mw_sources(web_files src/platform/web*.cpp)
if(EMSCRIPTEN AND web_files AND TARGET mw_app)
  add_executable(marginwalk_web ${web_files} ${mw_imgui}/backends/imgui_impl_opengl3.cpp)
  set_source_files_properties(${mw_imgui}/backends/imgui_impl_opengl3.cpp PROPERTIES COMPILE_OPTIONS -w)
  mw_program(marginwalk_web mw_app)
  set_target_properties(marginwalk_web PROPERTIES OUTPUT_NAME app)
  target_link_libraries(marginwalk_web PRIVATE imgui)
  target_compile_definitions(marginwalk_web PRIVATE IMGUI_IMPL_OPENGL_ES3)
  target_link_options(marginwalk_web PRIVATE
    -sUSE_GLFW=3 -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
    -sFILESYSTEM=0 -sENVIRONMENT=web -sDYNAMIC_EXECUTION=0
    -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=512kB
    --profiling-funcs
    --no-entry --js-library ${CMAKE_SOURCE_DIR}/src/platform/web_library.js
    -sEXPORTED_FUNCTIONS=_malloc,_free -sEXPORTED_RUNTIME_METHODS=UTF8ToString,stringToNewUTF8,HEAPU8)
  set_property(TARGET marginwalk_web PROPERTY LINK_DEPENDS
    ${CMAKE_SOURCE_DIR}/src/platform/web_library.js ${CMAKE_SOURCE_DIR}/scripts/split-program.py
    ${CMAKE_SOURCE_DIR}/scripts/late_texts.py)
  # Most visitors never ask for what src/request answers, so the page fetches it when they do.
  execute_process(COMMAND ${MW_PYTHON} ${mw_emscripten}/em-config.py BINARYEN_ROOT
                  OUTPUT_VARIABLE mw_binaryen OUTPUT_STRIP_TRAILING_WHITESPACE
                  COMMAND_ERROR_IS_FATAL ANY)
  add_custom_command(TARGET marginwalk_web POST_BUILD
    COMMAND ${MW_PYTHON} ${CMAKE_SOURCE_DIR}/scripts/split-program.py ${mw_binaryen}/bin
            app.wasm app.first.wasm app.later.wasm
    WORKING_DIRECTORY ${CMAKE_BINARY_DIR} VERBATIM)
endif()

# ---- the desktop window ------------------------------------------------------------------------
mw_sources(desktop_files src/platform/desktop*.cpp src/platform/native*.cpp)
if(MW_DESKTOP AND NOT EMSCRIPTEN AND desktop_files AND TARGET mw_app)
  find_package(glfw3 3.3 REQUIRED)
  find_package(OpenGL REQUIRED)
  set(mw_backends ${mw_imgui}/backends/imgui_impl_opengl3.cpp ${mw_imgui}/backends/imgui_impl_glfw.cpp)
  set_source_files_properties(${mw_backends} PROPERTIES COMPILE_OPTIONS -w)
  add_executable(marginwalk_desktop ${desktop_files} ${mw_backends})
  mw_program(marginwalk_desktop mw_app)
  target_link_libraries(marginwalk_desktop PRIVATE imgui glfw OpenGL::GL)
endif()
