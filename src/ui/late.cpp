#include "ui/late.h"

#include <utility>

#include "ui/window_parts.h"

namespace mw::ui {

// The names of this namespace are known to scripts/split-program.py.
namespace late {

static void help(const Canvas& canvas) { draw_help_window(canvas); }
static void settings(const Canvas& canvas) { draw_settings_window(canvas); }
static void faults(const Canvas& canvas) { draw_faults_window(canvas); }
static void inspector(const Canvas& canvas) { draw_inspector_window(canvas); }
static void confirm(const Canvas& canvas) { draw_confirm_window(canvas); }
static void results(const Canvas& canvas) { draw_results_page(canvas); }
static void wallet(const Canvas& canvas) { draw_wallet_page(canvas); }
static void orders(const Canvas& canvas) { draw_orders_page(canvas); }
static void lessons(const Canvas& canvas) { draw_lessons_page(canvas); }
static void what_if(const Canvas& canvas, const ChartScale& scale, const Rect& area) {
    draw_what_if(canvas, scale, area);
}
static void cross(const Canvas& canvas, const Rect& area) { draw_cross_panel(canvas, area); }
static void leverage(const Canvas& canvas, const Rect& at) { draw_leverage_menu(canvas, at); }
static void card(const Canvas& canvas) { draw_card_panel(canvas); }
static void audit(const Canvas& canvas) { draw_audit_window(canvas); }
static void museum(const Canvas& canvas) { draw_museum_window(canvas); }
static void practice(const Canvas& canvas) { draw_practice_coach(canvas); }
static void toast_links(const Canvas& canvas) { draw_toast_links(canvas); }
static void frames(const Canvas& canvas) { draw_frames_window(canvas); }
static void pairs(const Canvas& canvas) { draw_pairs_window(canvas); }
static void cells(const Canvas& canvas) { draw_number_cells(canvas); }
static float sort(const Canvas& canvas, const Rect& area) { return draw_sort(canvas, area); }
static float beside(const Canvas& canvas, const Rect& area) {
    return canvas.views.coach->twin ? draw_twin(canvas, area) : draw_ticket(canvas, area);
}

}  // namespace late

namespace {

constexpr LateParts parts{
    .help = late::help,
    .settings = late::settings,
    .faults = late::faults,
    .inspector = late::inspector,
    .confirm = late::confirm,
    .results = late::results,
    .wallet = late::wallet,
    .orders = late::orders,
    .lessons = late::lessons,
    .what_if = late::what_if,
    .cross = late::cross,
    .leverage = late::leverage,
    .card = late::card,
    .audit = late::audit,
    .museum = late::museum,
    .practice = late::practice,
    .toast_links = late::toast_links,
    .frames = late::frames,
    .pairs = late::pairs,
    .cells = late::cells,
    .beside = late::beside,
    .sort = late::sort,
};

// The pointer, and not a flag, keeps compilers from seeing through it.
const LateParts* parts_here = &parts;
bool parts_missing = false;
bool parts_wanted = false;

}  // namespace

void late_code(LateCode code) {
    parts_here = code == LateCode::here ? &parts : nullptr;
    parts_missing = code == LateCode::missing;
}

const LateParts* late_parts() { return parts_here; }

bool take_late_wish() { return std::exchange(parts_wanted, false); }

void draw_card(const Canvas& canvas) {
    if (canvas.desk.card.target.empty()) return;
    if (parts_here != nullptr) return parts_here->card(canvas);
    want_late();
    if (parts_missing) canvas.desk.card = {};
}

std::string_view want_late() {
    parts_wanted = !parts_missing && parts_here == nullptr;
    return parts_missing ? "This part of the page could not be loaded. Check the connection and "
                           "load the page again."
                         : "This part of the page is being loaded.";
}

void draw_late(const Canvas& canvas, DrawPart LateParts::* part) {
    if (parts_here != nullptr) return (parts_here->*part)(canvas);
    const std::string_view words = want_late();
    const Rect inside = draw_frame(
        canvas, {.title = "One moment", .close = "window.close", .width = 420, .height = 160});
    write_paragraph(body_type(), words, inside, colours().t1);
}

void draw_lessons(const Canvas& canvas) {
    if (parts_here != nullptr || !canvas.views.coach || canvas.views.coach->done)
        return draw_late(canvas, &LateParts::lessons);
    Rect left = canvas.layout.content;
    panel(left);
    left = inset(left, px(16), px(24));
    write(page_title_type, "The lesson has begun", take_top(left, px(32)), colours().t0);
    take_top(left, write_paragraph(coach_type, "The coach says what to press first.", left,
                                   colours().t1) +
                       px(12));
    if (button({.name = "lessons.all", .label = "All lessons", .fill = Fill::outline},
               {left.x, left.y, px(140), sizes().button}))
        want_late();
}

void draw_late(const Canvas& canvas, DrawPart LateParts::* part, const Rect& area) {
    if (parts_here != nullptr) return (parts_here->*part)(canvas);
    panel(area);
    write_paragraph(body_type(), want_late(), inset(area, px(16), px(16)), colours().t1);
}

}  // namespace mw::ui
