#include "ui/theme.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <utility>
#include <vector>

#include "support/headless.h"
#include "ui/drawing.h"

using namespace mw;
using explain::Palette;
using explain::Theme;

namespace {

/// Relative luminance as WCAG 2 defines it.
double luminance(ImU32 colour) {
    const auto channel = [colour](int shift) {
        const double c = static_cast<double>((colour >> shift) & 0xFF) / 255;
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(IM_COL32_R_SHIFT) + 0.7152 * channel(IM_COL32_G_SHIFT) +
           0.0722 * channel(IM_COL32_B_SHIFT);
}

double contrast(ImU32 a, ImU32 b) {
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

/// Every theme with every palette.
std::vector<std::pair<Theme, Palette>> looks() {
    std::vector<std::pair<Theme, Palette>> all;
    for (const Theme theme : {Theme::dark, Theme::light, Theme::contrast})
        for (const Palette palette : {Palette::green_red, Palette::blue_orange})
            all.emplace_back(theme, palette);
    return all;
}

using Triple = std::array<double, 3>;

/// How a kind of colour vision mixes linear red, green and blue (Machado, Oliveira, Fernandes 2009,
/// whole loss of one kind of cone).
struct Vision {
    const char* name;
    std::array<Triple, 3> rows;
};
constexpr std::array visions = {Vision{"all cones", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
                                Vision{"no red cones",
                                       {{{0.152286, 1.052583, -0.204868},
                                         {0.114503, 0.786281, 0.099216},
                                         {-0.003882, -0.048116, 1.051998}}}},
                                Vision{"no green cones",
                                       {{{0.367322, 0.860646, -0.227968},
                                         {0.280085, 0.672501, 0.047413},
                                         {-0.011820, 0.042940, 0.968881}}}},
                                Vision{"no blue cones",
                                       {{{1.255528, -0.076749, -0.178779},
                                         {-0.078411, 0.930809, 0.147602},
                                         {0.004733, 0.691367, 0.303900}}}}};

Triple mixed(const std::array<Triple, 3>& rows, const Triple& from) {
    Triple to{};
    for (std::size_t i = 0; i < 3; ++i)
        to[i] = rows[i][0] * from[0] + rows[i][1] * from[1] + rows[i][2] * from[2];
    return to;
}

/// Linear red, green and blue of a colour, 0..1.
Triple linear(ImU32 colour) {
    const auto channel = [colour](int shift) {
        const double c = static_cast<double>((colour >> shift) & 0xFF) / 255;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return {channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_B_SHIFT)};
}

/// CIE L*a*b* of a colour as a kind of vision sees it.
Triple lab(ImU32 colour, const Vision& vision) {
    Triple seen = mixed(vision.rows, linear(colour));
    for (double& part : seen) part = std::clamp(part, 0.0, 1.0);
    const Triple xyz = mixed({{{0.4124564, 0.3575761, 0.1804375},
                               {0.2126729, 0.7151522, 0.0721750},
                               {0.0193339, 0.1191920, 0.9503041}}},
                             seen);
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f(xyz[0] / 0.95047);
    const double y = f(xyz[1]);
    const double z = f(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// Delta E 1976 between two colours.
double difference(ImU32 a, ImU32 b, const Vision& vision) {
    const Triple one = lab(a, vision);
    const Triple two = lab(b, vision);
    return std::hypot(one[0] - two[0], one[1] - two[1], one[2] - two[2]);
}

}  // namespace

TEST_CASE("all text can be read on panels and fields in every theme") {
    for (const auto& [theme, palette] : looks()) {
        CAPTURE(static_cast<int>(theme));
        CAPTURE(static_cast<int>(palette));
        const ui::Theme t = ui::theme_of(theme, palette);
        for (const ImU32 ground : {t.panel, t.field})
            for (const ImU32 ink :
                 {t.t0, t.t1, t.t2, t.acc, t.up, t.down, t.warn, t.ema, t.ma_25, t.ma_99, t.vwap})
                CHECK(contrast(ink, ground) >= 4.45);  // the reference computes 4.5 with rounding
        for (const auto& [ink, filled] :
             {std::pair{t.acc_ink, t.acc}, {t.up_ink, t.up}, {t.down_ink, t.down}})
            CHECK(contrast(ink, filled) >= 5.74);  // the reference's 5.8, before rounding
    }
}

TEST_CASE("blue and orange stay apart with every kind of colour vision, in every theme") {
    // visual-design §3: green and red come as near as 28 (high contrast, without red cones)
    for (const Theme theme : {Theme::dark, Theme::light, Theme::contrast})
        for (const Vision& vision : visions) {
            CAPTURE(static_cast<int>(theme));
            CAPTURE(vision.name);
            const ui::Theme t = ui::theme_of(theme, Palette::blue_orange);
            CHECK(difference(t.up, t.down, vision) >= 65);
            CHECK(difference(t.up, t.acc, vision) >= 12);  // Buy beside Confirm
        }
    const ui::Theme usual = ui::theme_of(Theme::contrast);
    CHECK(difference(usual.up, usual.down, visions[1]) == doctest::Approx(28).epsilon(0.03));
}

TEST_CASE("a palette changes what is up, down and a warning, and nothing else") {
    for (const Theme theme : {Theme::dark, Theme::light, Theme::contrast}) {
        const ui::Theme usual = ui::theme_of(theme);
        ui::Theme other = ui::theme_of(theme, Palette::blue_orange);
        CHECK(other.up != usual.up);
        CHECK(other.down != usual.down);
        CHECK(other.warn != usual.warn);
        for (ImU32 ui::Theme::* const part : {&ui::Theme::up, &ui::Theme::up_ink, &ui::Theme::down,
                                              &ui::Theme::down_ink, &ui::Theme::warn})
            other.*part = usual.*part;
        CHECK(std::memcmp(&other, &usual, offsetof(ui::Theme, outlines)) == 0);
        CHECK(other.outlines == usual.outlines);
    }
}

TEST_CASE("the palette of the desk is what the page is drawn in") {
    headless::Screen screen{1366, 768};
    CHECK(ui::colour_of(explain::Tone::up) == IM_COL32(0x3C, 0xCF, 0xB4, 0xFF));
    screen.desk.palette = Palette::blue_orange;
    screen.frames(1);
    CHECK(ui::colour_of(explain::Tone::up) == IM_COL32(0x3A, 0xC8, 0xF0, 0xFF));
    CHECK(ui::colour_of(explain::Tone::down) == IM_COL32(0xFF, 0x8A, 0x2B, 0xFF));
    screen.desk.theme = Theme::light;
    screen.frames(1);
    CHECK(ui::colour_of(explain::Tone::down) == IM_COL32(0x8A, 0x32, 0x00, 0xFF));
}

TEST_CASE("dark text on the panel has the contrast the design computed") {
    const ui::Theme t = ui::theme_of(Theme::dark);
    CHECK(contrast(t.t0, t.panel) == doctest::Approx(15.4).epsilon(0.005));
    CHECK(contrast(t.t2, t.panel) == doctest::Approx(5.3).epsilon(0.01));
}

TEST_CASE("fading keeps the colour and changes only its strength") {
    CHECK(ui::faded(IM_COL32(10, 20, 30, 255), 0.5F) == IM_COL32(10, 20, 30, 128));
    CHECK(ui::faded(IM_COL32(10, 20, 30, 255), 0) == IM_COL32(10, 20, 30, 0));
}

TEST_CASE("a projector makes every control a quarter larger") {
    const headless::Screen screen{1920, 1080};
    ui::use_theme(ui::theme_of(Theme::dark), ui::Density::full, 1.25F);
    CHECK(ui::sizes().field == 45);  // 36 * 1.25
    CHECK(ui::sizes().book_row == 25);
    CHECK(ui::px(72) == 90);
}

TEST_CASE("lengths fall on whole device pixels") {
    const headless::Screen screen{1920, 1080};
    ui::use_theme(ui::theme_of(Theme::dark), ui::Density::full, 1);
    CHECK(ui::px(7.5F) == 7);  // one device pixel a CSS pixel
    ImGui::GetIO().DisplayFramebufferScale = {2, 2};
    CHECK(ui::px(7.5F) == 7.5F);
}

TEST_CASE("font sizes are CSS sizes, and all digits are equally wide") {
    const headless::Screen screen{1920, 1080};
    ImFont* inter = ImGui::GetIO().FontDefault;
    const auto width = [inter](const char* words) {
        return inter->CalcTextSizeA(100, 10'000, 0, words).x;
    };
    CHECK(width("1111111111") == width("8888888888"));
    // Inter's tabular digit is 1312 / 2048 em wide, so ten at 100 px are about 640 px
    CHECK(width("0000000000") == doctest::Approx(640.6).epsilon(0.03));
}

TEST_CASE("a number without enough room is written smaller, and whole, at every scale") {
    headless::Screen screen{1366, 768};
    screen.frames(1);
    const std::string_view price = "62,345.67";
    for (const float scale : {1.0F, 1.25F}) {
        CAPTURE(scale);
        ImGui::NewFrame();
        ui::use_theme(ui::theme_of(Theme::dark), ui::Density::compact, scale);
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({400, 200});
        ImGui::Begin("numbers");
        const ImVector<ImDrawVert>& drawn = ImGui::GetWindowDrawList()->VtxBuffer;
        for (float width = 5; width < 90; ++width) {
            CAPTURE(width);
            const int before = drawn.Size;
            ui::write(ui::small_strong_type, price, {100, 50, width, 20}, ui::colours().t0);
            if (width < 40 * scale) continue;  // below the smallest size: it ends, and that is all
            REQUIRE(drawn.Size - before ==
                    4 * static_cast<int>(price.size()));  // no sign is left out
            float right = 0;
            for (int i = before; i < drawn.Size; ++i) right = std::max(right, drawn[i].pos.x);
            CHECK(right <= 100 + width + 1);
        }
        ImGui::End();
        ImGui::EndFrame();
    }
}
