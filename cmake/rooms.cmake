# The rooms of src/, left to right. Each is one library that sees the rooms on its left.
set(mw_rooms core market margin exchange request lessons explain ui app)
set(mw_hot_rooms core market margin exchange)  # where speed counts; elsewhere size does

set(mw_left mw_headers)
foreach(room IN LISTS mw_rooms)
  mw_sources(files src/${room}/*.cpp)
  if(files)
    add_library(mw_${room} STATIC ${files})
    mw_ours(mw_${room})
    target_include_directories(mw_${room} PUBLIC src)
    target_link_libraries(mw_${room} PUBLIC ${mw_left})
    if(EMSCRIPTEN AND CMAKE_BUILD_TYPE STREQUAL Release)
      target_compile_options(mw_${room} PRIVATE $<IF:$<IN_LIST:${room},${mw_hot_rooms}>,-O3,-Os>)
    endif()
    set(mw_left mw_${room})
  endif()
endforeach()

# Only ui (and platform, in cmake/programs.cmake) may see Dear ImGui, so it is not passed on.
if(TARGET mw_ui)
  target_link_libraries(mw_ui PRIVATE imgui)
  target_include_directories(mw_ui PRIVATE ${mw_generated})
  add_dependencies(mw_ui mw_fonts)
endif()
