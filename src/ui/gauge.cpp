#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "ui/drawing.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

constexpr float pi = 3.14159265F;
constexpr float between_bands = 0.016F;  // of the ring

/// A half ring, positions 0..1 from its left end.
struct Ring {
    ImVec2 centre;
    float radius;  ///< outer
    float thickness;

    [[nodiscard]] static float angle(float at) { return pi * (1 + at); }
    [[nodiscard]] ImVec2 point(float at, float r) const {
        return {centre.x + std::cos(angle(at)) * r, centre.y + std::sin(angle(at)) * r};
    }
};

void band(const Ring& ring, float from, float to, ImU32 colour) {
    if (to <= from) return;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.PathArcTo(ring.centre, ring.radius - ring.thickness / 2, Ring::angle(from),
                   Ring::angle(to));
    list.PathStroke(colour, 0, ring.thickness);
}

void radial(const Ring& ring, float at, float reach, float width, ImU32 colour) {
    ImDrawList& list = *ImGui::GetWindowDrawList();  // AddLine would move it by half a pixel
    list.PathLineTo(ring.point(at, ring.radius - ring.thickness - reach));
    list.PathLineTo(ring.point(at, ring.radius + reach));
    list.PathStroke(colour, 0, width);
}

void bands(const Ring& ring, const explain::GaugeView& gauge) {
    const Theme& t = colours();
    const float half = between_bands / 2;
    band(ring, 0, gauge.pre - half, t.down);
    band(ring, gauge.pre + half, gauge.call - half, t.warn);
    band(ring, gauge.call + half, 1, t.up);
    radial(ring, gauge.liquidation, 1, 1.5F, t.panel);
}

void needle(const Ring& ring, float at) {
    const float place = std::clamp(at, 0.015F, 0.985F);
    constexpr float reach = 2.5F;
    radial(ring, place, reach, 7, colours().panel);
    radial(ring, place, reach, 3, colours().t0);
}

float thickness_for(float outer) { return outer >= 50 ? 9.0F : (outer >= 40 ? 8.0F : 6.0F); }

}  // namespace

void draw_gauge(const explain::GaugeView& gauge, float centre_x, float base_y, float outer) {
    const Ring ring{{centre_x, base_y}, px(outer), px(thickness_for(outer))};
    if (gauge.has_debt) {
        bands(ring, gauge);
        needle(ring, gauge.needle);
    } else {
        band(ring, 0, 1, colours().line2);
    }
    if (outer < 40) return;  // a phone writes the number beside the ring
    const float width = ring.radius * 2;
    const Type& level = outer >= 50 ? number_type : title_type;
    const Type& type = gauge.has_debt ? level : coach_strong_type;  // "no debt" clears the ring
    const float lift = px(outer >= 50 ? 20 : 17);
    write(type, gauge.level, {centre_x - ring.radius, base_y - lift, width, px(20)}, colours().t0,
          Place::centre);
}

void draw_level_bar(const explain::GaugeView& gauge, const Rect& area) {
    const Theme& t = colours();
    fill(area, t.line, area.h / 2);
    if (!gauge.has_debt) return;
    const float gap = 1;
    const float pre = area.x + std::round(area.w * gauge.pre);
    const float call = area.x + std::round(area.w * gauge.call);
    fill({area.x, area.y, pre - gap - area.x, area.h}, t.down);
    fill({pre, area.y, call - gap - pre, area.h}, t.warn);
    fill({call, area.y, area.right() - call, area.h}, t.up);
    const float at = area.x + area.w * std::clamp(gauge.needle, 0.015F, 0.985F);
    fill({at - px(3), area.y - px(3), px(6), area.h + px(6)}, t.panel);
    fill({at - px(1), area.y - px(3), px(2), area.h + px(6)}, t.t0);
}

}  // namespace mw::ui
