# Fonts and icons, cut down to the glyphs we draw and written as C++ arrays (scripts/make-fonts.py).
set(mw_generated "${CMAKE_BINARY_DIR}/generated")
set(mw_font_names inter_regular inter_semibold mono_regular icons)
list(TRANSFORM mw_font_names REPLACE "(.+)" "${mw_generated}/fonts/\\1.inc" OUTPUT_VARIABLE mw_font_files)

find_program(MW_PYTHON python3 REQUIRED)
set(MW_FONT_DIR "" CACHE PATH "Folder with InterVariable.ttf and JetBrainsMonoNL-Regular.ttf, if not Debian's")
add_custom_command(
  OUTPUT ${mw_font_files} ${mw_generated}/ui/icons.h
  COMMAND ${CMAKE_COMMAND} -E env MW_TC=${mw_toolchain} MW_FONT_DIR=${MW_FONT_DIR}
          ${MW_PYTHON} ${CMAKE_SOURCE_DIR}/scripts/make-fonts.py ${mw_generated}
  DEPENDS ${CMAKE_SOURCE_DIR}/scripts/make-fonts.py ${CMAKE_SOURCE_DIR}/scripts/fonts.py
          ${CMAKE_SOURCE_DIR}/assets/icons/icons.txt
          ${CMAKE_SOURCE_DIR}/assets/icons/package-lock.json
  COMMENT "Fonts and icons" VERBATIM)
add_custom_target(mw_fonts DEPENDS ${mw_font_files} ${mw_generated}/ui/icons.h)
