#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "explain/desk.h"
#include "explain/views.h"
#include "imgui.h"

namespace mw::ui {

/// Colours by meaning, and nothing else in the program names a colour. Values: visual-design.
struct Theme {
    ImU32 bg, panel, field, raised, line, line2;
    ImU32 t0, t1, t2;
    ImU32 acc, acc_ink, acc_hover, acc_down, acc_soft;
    ImU32 up, up_ink, down, down_ink, warn, ema;
    ImU32 ma_25, ma_99, vwap;  ///< lines on the chart; the first average has the accent
    ImU32 quiet_hover;         ///< quiet button under the pointer
    ImU32 scrim;
    bool outlines;  ///< high contrast: 1-px line round panels, fields, buttons
};

/// Colours of a theme, with those of a palette for up, down and warn.
Theme theme_of(explain::Theme theme, explain::Palette palette = explain::Palette::green_red);

/// Colours of the theme in use.
const Theme& colours();

/// Colour of a tone.
ImU32 colour_of(explain::Tone tone);

/// The same colour at a part of its strength. @param alpha  0..1.
ImU32 faded(ImU32 colour, float alpha);

/// Control sizes: full for large windows, compact for 1366×768, touch for phones.
enum class Density : std::uint8_t { full, compact, touch };

/// Lengths in CSS pixels, already times the interface scale.
struct Sizes {
    Density density{Density::full};
    float scale{1};
    float field, button, submit, panel_head;
    float book_row, table_row, table_head, label_row, check_row, current_row;
    float pad;  ///< inside a panel
};

/// Sizes in use.
const Sizes& sizes();

/// Sets the theme and sizes for the coming frame. @param scale  1, or 1.25 for a projector.
void use_theme(const Theme& theme, Density density, float scale);

/// The faces of the interface.
enum class Face : std::uint8_t { regular, semibold, mono };

/// Pushes a face at a CSS size.
void push_face(Face face, float css_px);

/// Em of the face in use: its CSS size times the interface scale, on whole pixels.
float em_px();

/// Ends push_face.
void pop_face();

/// Height of a line of text of this CSS size, in CSS pixels times the interface scale.
float line_height(float css_px);

/// Gives glyphs of another script, which every face then falls back to. Before load_fonts.
/// @param ttf  bytes of a TTF; kept.
void use_script_font(std::vector<unsigned char> ttf);

/// Loads fonts into the current context. Once, after ImGui::CreateContext.
void load_fonts();

/// Gives the face of code, which is Inter until then. After load_fonts, between frames.
/// @param ttf  bytes of a TTF; copied.
void use_code_font(std::span<const unsigned char> ttf);

/// CSS length times the interface scale, on whole device pixels. Distances between things are on
/// the spacing scale: 1, 2, 4, 6, 8, 10, 12 and then every fourth pixel. The house rules' test
/// holds gaps and insets to it.
float px(float css);

}  // namespace mw::ui
