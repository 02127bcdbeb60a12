#pragma once

#include <string_view>

#include "explain/desk.h"
#include "explain/views.h"
#include "ui/layout.h"
#include "ui/ui.h"

// One function a panel, window or page. Each reads its view, draws into its rectangle, writes
// half-filled forms into the desk and adds intents; none keeps state or computes money.

namespace mw::ui {

/// Everything a panel may read and write.
struct Canvas {
    const explain::Views& views;
    explain::Desk& desk;
    Intents& out;
    const Layout& layout;
};

/// Whether the coach of free practice stands where that of a lesson would.
inline bool practice_coach_is_called(const explain::Views& views, const explain::Desk& desk) {
    return desk.coach_called && views.time.can_call_coach;
}

/// Calls the coach of free practice, or sends it away.
inline void call_coach(explain::Desk& desk) {
    desk.coach_called = !desk.coach_called;
    desk.coach_folded = false;
}

/// Opens the frames at the newest, with time at rest.
inline void open_frames(const Canvas& canvas) {
    canvas.desk.window = explain::Window::frames;
    canvas.desk.frames = {};
    if (!canvas.views.time.paused) canvas.out.emplace_back(TogglePause{});
}

/// "Books balance", or by how much they do not.
inline std::string_view books_label(const explain::TimeView& time) {
    return time.books_off.empty() ? std::string_view{"Books balance"} : time.books_off;
}

// trade page
/// The whole trade page, in the arrangement of the layout.
void draw_trade_page(const Canvas& canvas);
/// Pair, last price and facts of the day; phone: last price and margin level.
void draw_header_strip(const Canvas& canvas, const Rect& area);
/// Candle chart with its choices above it.
void draw_chart_panel(const Canvas& canvas, const Rect& area);
/// The chart's choices that do not fit beside it, behind one button. @param all  a phone's: risk
/// lines and the what-if line too. @param lines  risk lines too.
void draw_indicator_menu(explain::Desk& desk, const Rect& spot, bool all, bool lines = true);
/// Order book; with trades as a second tab where the layout says so.
void draw_book_panel(const Canvas& canvas, const Rect& area);
/// Tapes of the market and of the learner.
void draw_trades_panel(const Canvas& canvas, const Rect& area);
/// Cross and Isolated, side, type, mode, fields and the order button. @return where it ends.
float draw_order_form(const Canvas& canvas, const Rect& area);
/// The same for fingers: the form scrolls, and its button stays below it.
void draw_scrolling_order_form(const Canvas& canvas, Rect area);
/// On a phone: why the order would be refused, and its button, at the foot of the sheet.
void draw_order_foot(const Canvas& canvas, const Rect& area);
/// How high that is now, in screen pixels.
float order_foot_height(const Canvas& canvas);
/// How much higher than its place the order form wants to be, in screen pixels.
float order_form_growth(const explain::Desk& desk);
/// Gauge, debt, room and the three buttons Transfer, Borrow and Repay.
void draw_account_panel(const Canvas& canvas, const Rect& area);
/// Open orders, histories, positions and funds under the chart.
void draw_tables_panel(const Canvas& canvas, const Rect& area);

/// How far the hour is and what its end costs: words over a bar at the foot of the area.
void draw_hour(const explain::HourView& hour, const Rect& area);

/// Transfer, Borrow and Repay, sharing the area.
void draw_account_buttons(const Canvas& canvas, const Rect& area);

/// The trade page of a phone.
void draw_phone_trade_page(const Canvas& canvas);

/// The Cross tab: why this simulator is about the isolated account.
void draw_cross_panel(const Canvas& canvas, const Rect& area);

/// Isolated and cross side by side, for pages. @return true when the way back was pressed.
bool draw_cross_words(std::string_view back, const Rect& area);

/// Half ring of a margin level, its number on the base line. @param outer  outer radius in CSS px.
void draw_gauge(const explain::GaugeView& gauge, float centre_x, float base_y, float outer);

/// Flat bar with the same scale, for tables.
void draw_level_bar(const explain::GaugeView& gauge, const Rect& area);

// shell
/// The bar at the top: pages, theme, settings and help; phone: pair and menu.
void draw_nav(const Canvas& canvas);
/// The tabs at the bottom of a phone.
void draw_phone_tabs(const Canvas& canvas);
/// Pause, speeds, skips, rewind, clock, pace and seed.
void draw_time_bar(const Canvas& canvas);
/// The phone's last tab, and the time controls that come up from it.
void draw_phone_time(const Canvas& canvas, const Rect& area);
/// The first visit: three ways in.
void draw_start_page(const Canvas& canvas);
/// Tracks, every lesson with its best result, markets and free practice.
void draw_lessons_page(const Canvas& canvas);
/// How the lesson that was done last went.
void draw_results_page(const Canvas& canvas);
/// Wallet › Margin: equity, and each account with its two coins.
void draw_wallet_page(const Canvas& canvas);
/// Orders › Margin Orders: nine kinds of record, filters, the story of one order.
void draw_orders_page(const Canvas& canvas);
/// The lesson's coach: docked, folded to a rail, or a sheet below the work.
void draw_coach(const Canvas& canvas);
/// The ring round what the step points at, or round the way there.
void draw_spotlight(const Canvas& canvas);
/// The target it stands on, or empty.
std::string_view spotlit();
/// Passing messages. They never catch a press.
void draw_toasts(const Canvas& canvas);

// windows
/// The window in front of the page, if there is one, and the scrim behind it.
void draw_windows(const Canvas& canvas);
/// Moves coins between spot and the isolated account.
void draw_transfer_window(const Canvas& canvas);
/// Borrow and Repay, two tabs of one window.
void draw_loan_window(const Canvas& canvas);
/// Search and choice of a pair.
void draw_pairs_window(const Canvas& canvas);
/// The order form over the whole screen of a phone.
void draw_order_sheet(const Canvas& canvas);
/// An order once more, before it is sent.
void draw_confirm_window(const Canvas& canvas);
/// What this is, the keys, what is not real, thanks.
void draw_help_window(const Canvas& canvas);
/// Theme, size and motion.
void draw_settings_window(const Canvas& canvas);
/// What is wrong with a lesson file that was opened, line by line.
void draw_faults_window(const Canvas& canvas);

/// The calls behind the learner's clicks.
void draw_inspector_window(const Canvas& canvas);

/// The audit: where every coin is.
void draw_audit_window(const Canvas& canvas);

/// On messages about a refusal: the way to its frame in the error museum.
void draw_toast_links(const Canvas& canvas);

/// The error museum.
void draw_museum_window(const Canvas& canvas);

/// Frames: what has just happened, moment by moment and entry by entry.
void draw_frames_window(const Canvas& canvas);

/// Isolated accounts and one pot, side by side in the coach. @return height used.
float draw_twin(const Canvas& canvas, const Rect& area);

/// Cards to put into bins, and Check, in the coach. @return height used.
float draw_sort(const Canvas& canvas, const Rect& area);

/// The ticket of a contract on paper, in the coach. @return height used.
float draw_ticket(const Canvas& canvas, const Rect& area);

/// The coach of free practice: goals and advice, where the coach of a lesson stands.
void draw_practice_coach(const Canvas& canvas);

/// Keys that work anywhere outside a text field: pause, speed, windows, pages, coach. Call once
/// a frame, before anything is drawn.
void handle_shortcuts(const Canvas& canvas);

/// What opens the leverage switch of the pair, and its menu while it is open.
void draw_leverage_switch(const Canvas& canvas, const Rect& area);
/// The menu of the leverage switch. @param at  what opens it.
void draw_leverage_menu(const Canvas& canvas, const Rect& at);

/// The card of a number, small under the pointer or whole beside what it explains.
void draw_card_panel(const Canvas& canvas);

/// Notices the number that the pointer rests on, or a finger is held on, and asks for its card.
/// Call once a frame, before anything is drawn.
void follow_numbers(const Canvas& canvas);

/// Opens the whole card of the number that the keyboard is at or the pointer is over; closes it
/// when it is open.
void explain_number(explain::Desk& desk);

/// The topmost target with a number at a point in CSS pixels, or null.
const Target* number_at(float x, float y);

/// Names the numbers of the book and the tapes that are pointed at, makes rows of the tapes, and
/// lets Left and Right walk the cells of the row that has the keyboard. Call last within the page.
void draw_number_cells(const Canvas& canvas);

/// Mark of the product: three climbing candles on a 24-unit grid.
/// @param size  side of the square it fills, in CSS pixels; wicks are dropped below 20.
void draw_mark(float x, float y, float size);

}  // namespace mw::ui
