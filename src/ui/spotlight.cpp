#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "ui/coach_parts.h"
#include "ui/drawing.h"
#include "ui/language.h"
#include "ui/panels.h"
#include "ui/ways.h"

namespace mw::ui {
namespace {

constexpr float breath_s = 1.6F;
constexpr float breaths = 3;
constexpr float two_pi = 6.2831853F;

/// What is lit, and since when; only for the breathing of its ring.
struct Lit {
    std::string name;
    double since_s{0};
};
Lit lit;

struct Spot {
    const Target* target{nullptr};
    std::string_view label{};
    std::string made{};  ///< the label where it is none of the coach's

    [[nodiscard]] std::string_view words() const { return made.empty() ? label : made; }
};

std::string_view label_for(const explain::CoachView& coach, std::size_t point) {
    if (point < coach.point_labels.size()) return coach.point_labels[point];
    return coach.point_label;
}

/// "Step 6", for a target that only leads to the point.
std::string way_label(const explain::CoachView& coach, std::string_view first) {
    const std::string& label = coach.point_label;
    const std::size_t dot = label.find(" · ");
    const std::string step = dot == std::string::npos ? label : label.substr(0, dot);
    return step + (first.ends_with(".close") ? " · close this first" : " · this way");
}

/// Nothing is left to do there: it is chosen already, or waits for something before it.
bool is_settled(const Target& target) { return !target.enabled || target.value == "true"; }

/// The first point that can be seen now and waits for the learner, else the first thing to press
/// on the way to one: that may be to put away what lies over the page.
Spot find_spot(const Canvas& canvas) {
    const explain::CoachView& coach = *canvas.views.coach;
    if (coach.exploring) return {};
    // a question is in the coach itself, where the learner is looking
    const bool in_coach = !coach.points.empty() && coach.points.front().starts_with("lesson.");
    if (in_coach && !coach.ticket) return {};
    for (std::size_t i = 0; i < coach.points.size(); ++i) {
        const Target* found = find_target(coach.points[i]);
        if (found == nullptr || !found->visible) continue;
        if (!is_settled(*found)) return {found, label_for(coach, i)};
    }
    for (std::size_t i = 0; i < coach.points.size(); ++i) {
        const std::string first = next_press_toward(coach.points[i], canvas.desk);
        const Target* found = first.empty() ? nullptr : find_target(first);
        if (found == nullptr || !found->visible) continue;
        if (first == coach.points[i]) return {found, label_for(coach, i)};  // it is settled
        return {found, {}, way_label(coach, first)};
    }
    return {};
}

/// How far the outer ring stands out of its rest, 0..1.
float breath_of(const std::string& name) {
    const double now_s = ImGui::GetTime();
    if (lit.name != name) lit = {name, now_s};
    const auto age = static_cast<float>(now_s - lit.since_s);
    if (reduced_motion() || age > breath_s * breaths) return 0;
    keep_moving();
    return 0.5F - 0.5F * std::cos(age / breath_s * two_pi);
}

Rect grown(const Rect& area, float by) {
    return {area.x - by, area.y - by, area.w + 2 * by, area.h + 2 * by};
}

void draw_ring(const Rect& area, float away, float thickness, ImU32 colour) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    Rect ring = grown(area, away - thickness / 2);
    // Along an edge of the screen the ring stays on it.
    const float right = std::min(ring.right(), screen.x - thickness);
    const float bottom = std::min(ring.bottom(), screen.y - thickness);
    ring.x = std::max(ring.x, thickness);
    ring.y = std::max(ring.y, thickness);
    ring.w = right - ring.x;
    ring.h = bottom - ring.y;
    ImGui::GetForegroundDrawList()->AddRect({ring.x, ring.y}, {ring.right(), ring.bottom()}, colour,
                                            px(4) + away, 0, thickness);
}

float shared(const Rect& a, const Rect& b) {
    const float w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
    const float h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
    return w > 0 && h > 0 ? w * h : 0;
}

/// How much of other named things a label would cover. Chart and book are free to cover, their rows
/// nearly so; what the coach says to do is covered last.
float covered_by(const Rect& label, const Target& lit_target, const Rect& coach) {
    float sum = 4 * shared(label, coach);
    for (const Target& other : targets()) {
        if (!other.visible || other.name == lit_target.name || other.role == Role::dialog) continue;
        if (is_text(other)) continue;
        const bool whole_panel = other.rect.w * other.rect.h > 60'000;
        const float weight = other.role == Role::row ? 0.1F : 1.0F;
        if (!whole_panel) sum += weight * shared(label, other.rect);
    }
    return sum;
}

/// Places for a label round a target: below, above, right, left.
std::array<Rect, 4> places_round(const Rect& area, float width, float height) {
    const float away = px(9) + px(10);  // rings, then the pointer
    const float x = area.x + (area.w - width) / 2;
    const float y = area.y + (area.h - height) / 2;
    return {Rect{x, area.bottom() + away, width, height},
            Rect{x, area.y - away - height, width, height},
            Rect{area.right() + away, y, width, height},
            Rect{area.x - away - width, y, width, height}};
}

Rect inside_screen(Rect area) {
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    area.x = std::clamp(area.x, px(4), std::max(px(4), screen.x - area.w - px(4)));
    area.y = std::clamp(area.y, px(4), std::max(px(4), screen.y - area.h - px(4)));
    return area;
}

/// Free space decides; earlier places win when none is freer.
std::optional<std::size_t> choose_place(const std::array<Rect, 4>& places, const Target& target,
                                        const Rect& coach, bool only_free) {
    std::optional<std::size_t> best;
    float least = only_free ? 1 : 1e9F;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Rect moved = inside_screen(places[i]);
        const bool sideways = i >= 2 ? moved.x != places[i].x : moved.y != places[i].y;
        const float cost = covered_by(moved, target, coach) + (sideways ? 1e6F : 0.0F);
        if (cost >= least) continue;
        least = cost;
        best = i;
    }
    return best;
}

void draw_pointer(std::size_t side, const Rect& label, const Rect& area, ImU32 colour) {
    ImDrawList* list = ImGui::GetForegroundDrawList();
    const float half = px(5);
    const float tip = px(5);
    const float x = std::clamp(area.x + area.w / 2, label.x + px(10), label.right() - px(10));
    const float y = std::clamp(area.y + area.h / 2, label.y + half, label.bottom() - half);
    if (side == 0)
        list->AddTriangleFilled({x - half, label.y}, {x, label.y - tip}, {x + half, label.y},
                                colour);
    if (side == 1)
        list->AddTriangleFilled({x - half, label.bottom()}, {x + half, label.bottom()},
                                {x, label.bottom() + tip}, colour);
    if (side == 2)
        list->AddTriangleFilled({label.x, y - half}, {label.x, y + half}, {label.x - tip, y},
                                colour);
    if (side == 3)
        list->AddTriangleFilled({label.right(), y - half}, {label.right() + tip, y},
                                {label.right(), y + half}, colour);
}

void draw_label(const Spot& spot, const Rect& coach, bool only_free) {
    push_face(Face::semibold, 12);
    const float width = text_width(spot.words()) + px(20);
    const float height = px(28);
    const auto places = places_round(spot.target->rect, width, height);
    const auto side = choose_place(places, *spot.target, coach, only_free);
    if (!side) return pop_face();
    const Rect label = inside_screen(places[*side]);
    ImDrawList* list = ImGui::GetForegroundDrawList();
    list->AddRectFilled({label.x, label.y}, {label.right(), label.bottom()}, colours().acc, px(4));
    draw_pointer(*side, label, spot.target->rect, colours().acc);
    const float size = ImGui::GetFontSize();
    const std::string_view words = in_language(spot.words());
    list->AddText({std::floor(label.x + px(10)), std::floor(label.y + (height - size) / 2)},
                  colours().acc_ink, words.data(), words.data() + words.size());
    pop_face();
}

}  // namespace

std::string_view spotlit() { return lit.name; }

void draw_spotlight(const Canvas& canvas) {
    if (!canvas.views.coach || canvas.views.coach->done) return;
    if (canvas.desk.page == explain::Page::start) return;
    const bool covered = sheet_is_tall(canvas) && !canvas.layout.low;
    if (covered && canvas.layout.shape == Shape::phone) return;
    const Spot spot = find_spot(canvas);
    if (spot.target == nullptr) {
        lit = {};
        return;
    }
    const Rect area = spot.target->rect;
    const float breath = breath_of(spot.target->name);
    draw_ring(area, px(4), px(2), colours().acc);
    draw_ring(area, px(9) + breath * px(4), 1, faded(colours().acc, 0.45F + 0.35F * breath));
    // A phone has little free room, and its coach says the same just below.
    const bool only_free = canvas.layout.shape == Shape::phone;
    if (!spot.words().empty()) draw_label(spot, canvas.layout.coach, only_free);
}

}  // namespace mw::ui
