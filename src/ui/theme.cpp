#include "ui/theme.h"

#include <array>
#include <cmath>
#include <span>

#include "imgui_internal.h"
#include "ui/faces.h"
#include "ui/fonts_data.h"

namespace mw::ui {
namespace {

constexpr ImU32 rgb(unsigned hex) {
    return IM_COL32((hex >> 16) & 0xFF, (hex >> 8) & 0xFF, hex & 0xFF, 0xFF);
}

constexpr ImU32 scrim_colour = IM_COL32(0x05, 0x07, 0x0A, 153);

// visual-design §3
constexpr Theme dark = {
    .bg = rgb(0x0B0E13),
    .panel = rgb(0x12161D),
    .field = rgb(0x1A202A),
    .raised = rgb(0x222935),
    .line = rgb(0x262E3A),
    .line2 = rgb(0x3A4453),
    .t0 = rgb(0xE9EDF3),
    .t1 = rgb(0xA9B3C1),
    .t2 = rgb(0x808B9A),
    .acc = rgb(0x7D9BFF),
    .acc_ink = rgb(0x0B1020),
    .acc_hover = rgb(0x93ACFF),
    .acc_down = rgb(0x6A88F0),
    .acc_soft = rgb(0x1B2542),
    .up = rgb(0x3CCFB4),
    .up_ink = rgb(0x04140E),
    .down = rgb(0xFF6752),
    .down_ink = rgb(0x1C0502),
    .warn = rgb(0xF6C667),
    .ema = rgb(0xC79BFF),
    .ma_25 = rgb(0xFF8FC0),
    .ma_99 = rgb(0xB8C45A),
    .vwap = rgb(0x6FD3F2),
    .quiet_hover = rgb(0x3A4453),
    .scrim = scrim_colour,
    .outlines = false,
};
constexpr Theme light = {
    .bg = rgb(0xEEF1F5),
    .panel = rgb(0xFFFFFF),
    .field = rgb(0xF3F5F8),
    .raised = rgb(0xE6EAF0),
    .line = rgb(0xDFE4EB),
    .line2 = rgb(0xC3CAD4),
    .t0 = rgb(0x141A22),
    .t1 = rgb(0x485362),
    .t2 = rgb(0x646F7E),
    .acc = rgb(0x2F54D0),
    .acc_ink = rgb(0xFFFFFF),
    .acc_hover = rgb(0x2746B4),
    .acc_down = rgb(0x1E3A9C),
    .acc_soft = rgb(0xE7ECFC),
    .up = rgb(0x007368),
    .up_ink = rgb(0xFFFFFF),
    .down = rgb(0xB3210F),
    .down_ink = rgb(0xFFFFFF),
    .warn = rgb(0x946800),
    .ema = rgb(0x7A3FC4),
    .ma_25 = rgb(0xB8327E),
    .ma_99 = rgb(0x66750A),
    .vwap = rgb(0x006C8A),
    .quiet_hover = rgb(0xD6DCE5),
    .scrim = scrim_colour,
    .outlines = false,
};
constexpr Theme contrast = {
    .bg = rgb(0x000000),
    .panel = rgb(0x000000),
    .field = rgb(0x000000),
    .raised = rgb(0x1A1A1A),
    .line = rgb(0x8A8A8A),
    .line2 = rgb(0xFFFFFF),
    .t0 = rgb(0xFFFFFF),
    .t1 = rgb(0xF0F0F0),
    .t2 = rgb(0xD0D0D0),
    .acc = rgb(0x9DB8FF),
    .acc_ink = rgb(0x000000),
    .acc_hover = rgb(0xC2D3FF),
    .acc_down = rgb(0x9DB8FF),
    .acc_soft = rgb(0x101C40),
    .up = rgb(0x55EFD0),
    .up_ink = rgb(0x000000),
    .down = rgb(0xFF8A78),
    .down_ink = rgb(0x000000),
    .warn = rgb(0xFFD98A),
    .ema = rgb(0xDDBBFF),
    .ma_25 = rgb(0xFF9ED2),
    .ma_99 = rgb(0xD7E26A),
    .vwap = rgb(0x7FE3FF),
    .quiet_hover = rgb(0x3A3A3A),
    .scrim = scrim_colour,
    .outlines = true,
};

/// What another palette puts in the place of a theme's own.
struct UpAndDown {
    ImU32 up, up_ink, down, down_ink, warn;
};

// Blue and orange stay apart with any kind of colour vision; blue here is nearer to cyan than the
// accent, and the warning nearer to yellow than orange. As the themes: dark, light, contrast.
constexpr std::array blue_orange = {
    UpAndDown{rgb(0x3AC8F0), rgb(0x031018), rgb(0xFF8A2B), rgb(0x1A0A00), rgb(0xFFE58A)},
    UpAndDown{rgb(0x005580), rgb(0xFFFFFF), rgb(0x8A3200), rgb(0xFFFFFF), rgb(0x7A6A00)},
    UpAndDown{rgb(0x5AE4FF), rgb(0x000000), rgb(0xFF9F45), rgb(0x000000), rgb(0xFFF0A8)}};

// visual-design §4: full, compact, touch
constexpr Sizes full_sizes = {.density = Density::full,
                              .field = 36,
                              .button = 32,
                              .submit = 40,
                              .panel_head = 36,
                              .book_row = 20,
                              .table_row = 32,
                              .table_head = 28,
                              .label_row = 22,
                              .check_row = 26,
                              .current_row = 30,
                              .pad = 12};
constexpr Sizes compact_sizes = {.density = Density::compact,
                                 .field = 30,
                                 .button = 28,
                                 .submit = 32,
                                 .panel_head = 32,
                                 .book_row = 19,
                                 .table_row = 32,
                                 .table_head = 28,
                                 .label_row = 19,
                                 .check_row = 22,
                                 .current_row = 26,
                                 .pad = 12};
constexpr Sizes touch_sizes = {.density = Density::touch,
                               .field = 44,
                               .button = 44,
                               .submit = 48,
                               .panel_head = 40,
                               .book_row = 24,
                               .table_row = 44,
                               .table_head = 32,
                               .label_row = 28,
                               .check_row = 32,
                               .current_row = 36,
                               .pad = 12};

Theme theme_in_use = dark;
Sizes sizes_in_use = full_sizes;
std::array<ImFont*, 4> fonts{};  // regular, semibold, mono, icons

constexpr std::size_t icons_at = 3;

ImVec4 mixed(ImU32 colour) { return ImGui::ColorConvertU32ToFloat4(colour); }

void apply_colours(const Theme& t, ImVec4* c) {
    const ImVec4 none{0, 0, 0, 0};
    for (int i = 0; i < ImGuiCol_COUNT; ++i) c[i] = none;
    c[ImGuiCol_Text] = mixed(t.t0);
    c[ImGuiCol_TextDisabled] = mixed(t.t2);
    c[ImGuiCol_PopupBg] = mixed(t.panel);
    c[ImGuiCol_Border] = mixed(t.line2);
    c[ImGuiCol_ScrollbarGrab] = mixed(t.raised);
    c[ImGuiCol_ScrollbarGrabHovered] = mixed(t.line2);
    c[ImGuiCol_ScrollbarGrabActive] = mixed(t.line2);
    c[ImGuiCol_TextSelectedBg] = mixed(faded(t.acc, 0.35F));
    c[ImGuiCol_InputTextCursor] = mixed(t.acc);
}

void apply_style(const Theme& theme) {
    ImGuiStyle& style = ImGui::GetStyle();
    const float scale = sizes_in_use.scale;
    style.WindowPadding = {0, 0};
    style.ItemSpacing = {0, 0};
    style.FramePadding = {0, 0};
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.FrameBorderSize = 0;
    style.PopupBorderSize = 1;
    style.PopupRounding = 6 * scale;
    style.FrameRounding = 4 * scale;
    style.ScrollbarSize = 8 * scale;
    style.ScrollbarRounding = 4 * scale;
    style.WindowMinSize = {1, 1};
    style.DisabledAlpha = 1;
    style.HoverDelayNormal = 0.3F;
    style.HoverStationaryDelay = 0.1F;
    style.FontSizeBase = 12 * scale;  // replaced by each push_face
    style.Colors[ImGuiCol_Text] = mixed(theme.t0);
    apply_colours(theme, style.Colors);
}

ImFont* add_bytes(std::span<const unsigned char> bytes, const char* name, bool merged) {
    ImFontConfig config;
    config.MergeMode = merged;
    config.FontDataOwnedByAtlas = false;  // Dear ImGui takes its own copy
    ImFormatString(config.Name, sizeof config.Name, "%s", name);
    // A negative size makes sizes mean the em, as in CSS, instead of ascent plus descent. Dear
    // ImGui rounds sizes to whole pixels, so this also keeps 12 from becoming 12.4.
    config.SizePixels = -12;
    // The limits of glyph widths are scaled by that size, so their signs turn round with it.
    config.GlyphMinAdvanceX = 0;
    config.GlyphMaxAdvanceX = -1e6F;
    // Dear ImGui reads only: the pointer is not const for the case where it owns the bytes.
    auto* data = const_cast<unsigned char*>(bytes.data());
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(data, static_cast<int>(bytes.size()), 0,
                                                      &config);
}

/// Glyphs of another script; empty when only ours are needed.
std::vector<unsigned char>& script_bytes() {
    static std::vector<unsigned char> bytes;
    return bytes;
}

ImFont* add_font(std::span<const unsigned char> bytes, const char* name) {
    ImFont* font = add_bytes(bytes, name, false);
    if (!script_bytes().empty()) add_bytes(script_bytes(), "script", true);
    return font;
}

Sizes enlarged(Sizes s, float scale) {
    s.scale = scale;
    for (float* length : {&s.field, &s.button, &s.submit, &s.panel_head, &s.book_row, &s.table_row,
                          &s.table_head, &s.label_row, &s.check_row, &s.current_row, &s.pad})
        *length = std::floor(*length * scale);
    return s;
}

}  // namespace

Theme theme_of(explain::Theme theme, explain::Palette palette) {
    Theme chosen = theme == explain::Theme::light      ? light
                   : theme == explain::Theme::contrast ? contrast
                                                       : dark;
    if (palette == explain::Palette::blue_orange) {
        const UpAndDown& other = blue_orange[static_cast<std::size_t>(theme)];
        chosen.up = other.up;
        chosen.up_ink = other.up_ink;
        chosen.down = other.down;
        chosen.down_ink = other.down_ink;
        chosen.warn = other.warn;
    }
    return chosen;
}

const Theme& colours() { return theme_in_use; }

ImU32 colour_of(explain::Tone tone) {
    const Theme& t = colours();
    switch (tone) {
        case explain::Tone::plain: return t.t0;
        case explain::Tone::label: return t.t1;
        case explain::Tone::quiet: return t.t2;
        case explain::Tone::accent: return t.acc;
        case explain::Tone::up: return t.up;
        case explain::Tone::down: return t.down;
        case explain::Tone::warn: return t.warn;
    }
    return t.t0;
}

ImU32 faded(ImU32 colour, float alpha) {
    const auto part = static_cast<ImU32>(alpha * 255.0F + 0.5F);
    return (colour & ~IM_COL32_A_MASK) | (part << IM_COL32_A_SHIFT);
}

const Sizes& sizes() { return sizes_in_use; }

void use_theme(const Theme& theme, Density density, float scale) {
    theme_in_use = theme;
    const Sizes& base = density == Density::full      ? full_sizes
                        : density == Density::compact ? compact_sizes
                                                      : touch_sizes;
    sizes_in_use = enlarged(base, scale);
    apply_style(theme_in_use);
}

void push_face(Face face, float css_px) {
    ImGui::PushFont(fonts[static_cast<std::size_t>(face)], css_px * sizes_in_use.scale);
}

void pop_face() { ImGui::PopFont(); }

void push_icons(float css_px) { ImGui::PushFont(fonts[icons_at], css_px * sizes_in_use.scale); }

float em_px() { return ImGui::GetFontSize(); }

void push_same_size(Face face) {
    ImGui::PushFont(fonts[static_cast<std::size_t>(face)], ImGui::GetStyle().FontSizeBase);
}

void push_size(float css_px) { ImGui::PushFont(nullptr, css_px * sizes_in_use.scale); }

bool code_in_use() {
    const ImFont* code = fonts[static_cast<std::size_t>(Face::mono)];
    return ImGui::GetFont() == code && code != fonts[0];
}

void use_script_font(std::vector<unsigned char> ttf) { script_bytes() = std::move(ttf); }

void load_fonts() {
    ImFont* regular = add_font(inter_regular(), "Inter");
    fonts = {regular, add_font(inter_semibold(), "Inter SemiBold"), regular,
             add_bytes(icons_font(), "lucide", false)};
    ImGui::GetIO().FontDefault = regular;
}

void use_code_font(std::span<const unsigned char> ttf) {
    fonts[static_cast<std::size_t>(Face::mono)] = add_font(ttf, "JetBrains Mono");
}

float px(float css) {
    const float density = std::max(1.0F, ImGui::GetIO().DisplayFramebufferScale.x);
    return std::floor(css * sizes_in_use.scale * density) / density;
}

float line_height(float css_px) {
    struct Line {
        float size, height;
    };
    // visual-design §4
    constexpr Line lines[] = {{11, 14}, {12, 16}, {13, 18}, {14, 20}, {16, 20},
                              {18, 24}, {19, 20}, {24, 34}, {28, 36}};
    for (const Line& line : lines)
        if (css_px <= line.size + 0.3F) return px(line.height);
    return px(css_px * 1.3F);
}

}  // namespace mw::ui
