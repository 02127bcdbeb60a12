# Compiler settings for everything. C++23, no exceptions, no RTTI, and no fused multiply-add:
# the same sums give the same bits natively and in WebAssembly.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set_property(DIRECTORY PROPERTY CMAKE_CONFIGURE_DEPENDS VERSION)

add_compile_options(-fno-exceptions -fno-rtti -ffp-contract=off)
if(NOT EMSCRIPTEN)
  add_compile_options(-stdlib=libc++)
  add_link_options(-stdlib=libc++ -fuse-ld=lld)
endif()

if(MW_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

if(MW_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# ccache makes a second clean build cheap; without it nothing changes.
find_program(MW_CCACHE ccache)
if(MW_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}
      CCACHE_NOHASHDIR=1 ${MW_CCACHE})
endif()

# Optimisation by build type. The web build adds its own level per room (cmake/rooms.cmake).
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -gline-tables-only")  # what sanitizers print
set(CMAKE_CXX_FLAGS_RELEASE "-DNDEBUG")
if(NOT EMSCRIPTEN)
  string(APPEND CMAKE_CXX_FLAGS_RELEASE " -O2")
endif()

# mw_sources(VARIABLE PATTERN...): the files that exist now; new ones are noticed by the build.
function(mw_sources variable)
  list(TRANSFORM ARGN PREPEND "${CMAKE_SOURCE_DIR}/")
  file(GLOB files CONFIGURE_DEPENDS ${ARGN})
  set(${variable} ${files} PARENT_SCOPE)
endfunction()

# mw_ours(TARGET): our own code, so every warning is an error.
function(mw_ours target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wconversion -Wshadow -Werror)
endfunction()
