#include "ui/theme.h"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>

#include "support/headless.h"

using namespace mw;
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

}  // namespace

TEST_CASE("all text can be read on panels and fields in every theme") {
    for (const Theme theme : {Theme::dark, Theme::light, Theme::contrast}) {
        CAPTURE(static_cast<int>(theme));
        const ui::Theme& t = ui::theme_of(theme);
        for (const ImU32 ground : {t.panel, t.field})
            for (const ImU32 ink : {t.t0, t.t1, t.t2, t.acc, t.up, t.down, t.warn, t.ema})
                CHECK(contrast(ink, ground) >= 4.45);  // the reference computes 4.5 with rounding
        for (const auto& [ink, filled] :
             {std::pair{t.acc_ink, t.acc}, {t.up_ink, t.up}, {t.down_ink, t.down}})
            CHECK(contrast(ink, filled) >= 5.74);  // the reference's 5.8, before rounding
    }
}

TEST_CASE("dark text on the panel has the contrast the design computed") {
    const ui::Theme& t = ui::theme_of(Theme::dark);
    CHECK(contrast(t.t0, t.panel) == doctest::Approx(15.4).epsilon(0.005));
    CHECK(contrast(t.t2, t.panel) == doctest::Approx(5.3).epsilon(0.01));
}

TEST_CASE("fading keeps the colour and changes only its strength") {
    CHECK(ui::faded(IM_COL32(10, 20, 30, 255), 0.5F) == IM_COL32(10, 20, 30, 128));
    CHECK(ui::faded(IM_COL32(10, 20, 30, 255), 0) == IM_COL32(10, 20, 30, 0));
}

TEST_CASE("a projector makes every control a quarter larger") {
    const headless::Screen screen{1920, 1080};
    ui::use_theme(Theme::dark, ui::Density::full, 1.25F);
    CHECK(ui::sizes().field == 45);  // 36 * 1.25
    CHECK(ui::sizes().book_row == 25);
    CHECK(ui::px(72) == 90);
}

TEST_CASE("lengths fall on whole device pixels") {
    const headless::Screen screen{1920, 1080};
    ui::use_theme(Theme::dark, ui::Density::full, 1);
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
