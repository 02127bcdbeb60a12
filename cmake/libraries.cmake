# Other people's code: Dear ImGui (built here) and four header-only libraries.
# Normally scripts/fetch-toolchain has put them into build/toolchain, checked by signature.
# With -DMW_FETCH=ON they come from the upstream repositories at the commits of fetch.cmake.
set(mw_toolchain "$ENV{MW_TC}")
if(NOT mw_toolchain)
  set(mw_toolchain "${CMAKE_SOURCE_DIR}/build/toolchain")
endif()

if(MW_FETCH)
  include(cmake/fetch.cmake)
else()
  set(mw_imgui "${mw_toolchain}/imgui")
  set(mw_headers "${mw_toolchain}/root/usr/include")
  if(NOT EXISTS "${mw_imgui}/imgui.h" OR NOT EXISTS "${mw_headers}/doctest/doctest.h")
    message(FATAL_ERROR "The libraries are not in ${mw_toolchain}. Run scripts/setup native first, "
                        "or configure with -DMW_FETCH=ON.")
  endif()
endif()

# The server's HTTP library, which only the server needs: without it there is no server.
set(MW_HTTPLIB "" CACHE PATH "Folder with cpp-httplib's httplib.h (0.41), if not the fetched one")
find_path(mw_httplib httplib.h PATHS "${MW_HTTPLIB}" "${mw_toolchain}/httplib" NO_DEFAULT_PATH)

# doctest, nlohmann-json, CLI11.
add_library(mw_headers INTERFACE)
target_include_directories(mw_headers SYSTEM INTERFACE ${mw_headers})
target_compile_definitions(mw_headers INTERFACE JSON_NOEXCEPTION
                           DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS)

add_library(imgui STATIC
  ${mw_imgui}/imgui.cpp ${mw_imgui}/imgui_draw.cpp ${mw_imgui}/imgui_tables.cpp
  ${mw_imgui}/imgui_widgets.cpp ${mw_imgui}/imgui_demo.cpp)  # the demo file holds stubs we link
target_include_directories(imgui SYSTEM PUBLIC ${mw_imgui} ${mw_imgui}/backends)
target_include_directories(imgui PUBLIC ${CMAKE_SOURCE_DIR}/src)
target_compile_definitions(imgui PUBLIC "IMGUI_USER_CONFIG=\"ui/mw_imconfig.h\"")
target_compile_options(imgui PRIVATE -w $<$<BOOL:${EMSCRIPTEN}>:-Oz>)
