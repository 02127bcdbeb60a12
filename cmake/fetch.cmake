# -DMW_FETCH=ON: the libraries from their own repositories, at pinned commits: a tag can be moved,
# a commit cannot. Point FETCHCONTENT_SOURCE_DIR_IMGUI and its like at copies to stay off the net.
include(FetchContent)
set(FETCHCONTENT_QUIET OFF)

# SOURCE_SUBDIR names a folder without a CMakeLists.txt, so the projects are fetched, not configured.
macro(mw_fetch name repository commit)
  FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${commit} SOURCE_SUBDIR none)
  FetchContent_MakeAvailable(${name})
endmacro()

mw_fetch(imgui https://github.com/ocornut/imgui.git 45acd5e0e82f4c954432533ae9985ff0e1aad6d5)  # v1.92.2b
mw_fetch(doctest https://github.com/doctest/doctest.git 1da23a3e8119ec5cce4f9388e91b065e20bf06f5)  # v2.4.12
mw_fetch(json https://github.com/nlohmann/json.git 55f93686c01528224f448c19128836e7df245f72)  # v3.12.0
mw_fetch(cli11 https://github.com/CLIUtils/CLI11.git 6c7b07a878ad834957b98d0f9ce1dbe0cb204fc9)  # v2.4.2

set(mw_imgui "${imgui_SOURCE_DIR}")
set(mw_headers "${doctest_SOURCE_DIR}" "${json_SOURCE_DIR}/include" "${cli11_SOURCE_DIR}/include")
