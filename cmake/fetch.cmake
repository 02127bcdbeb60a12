# -DMW_FETCH=ON: the libraries from their own repositories, at pinned tags.
include(FetchContent)
set(FETCHCONTENT_QUIET OFF)

# SOURCE_SUBDIR names a folder without a CMakeLists.txt, so the projects are fetched, not configured.
macro(mw_fetch name repository tag)
  FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${tag} GIT_SHALLOW ON
                       SOURCE_SUBDIR none)
  FetchContent_MakeAvailable(${name})
endmacro()

mw_fetch(imgui https://github.com/ocornut/imgui.git v1.92.2b)
mw_fetch(doctest https://github.com/doctest/doctest.git v2.4.12)
mw_fetch(json https://github.com/nlohmann/json.git v3.12.0)
mw_fetch(cli11 https://github.com/CLIUtils/CLI11.git v2.6.1)

set(mw_imgui "${imgui_SOURCE_DIR}")
set(mw_headers "${doctest_SOURCE_DIR}" "${json_SOURCE_DIR}/include" "${cli11_SOURCE_DIR}/include")
