#pragma once

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

// trade page
void draw_trade_page(const Canvas& canvas);
void draw_header_strip(const Canvas& canvas, const Rect& area);
void draw_chart_panel(const Canvas& canvas, const Rect& area);
void draw_book_panel(const Canvas& canvas, const Rect& area);
void draw_trades_panel(const Canvas& canvas, const Rect& area);
void draw_order_form(const Canvas& canvas, const Rect& area);
void draw_account_panel(const Canvas& canvas, const Rect& area);
void draw_tables_panel(const Canvas& canvas, const Rect& area);

/// Transfer, Borrow and Repay, sharing the area.
void draw_account_buttons(const Canvas& canvas, const Rect& area);

/// The trade page of a phone.
void draw_phone_trade_page(const Canvas& canvas);

/// The Cross tab: why this simulator is about the isolated account.
void draw_cross_panel(const Canvas& canvas, const Rect& area);

/// Half ring of a margin level, its number on the base line. @param outer  outer radius in CSS px.
void draw_gauge(const explain::GaugeView& gauge, float centre_x, float base_y, float outer);

/// Flat bar with the same scale, for tables.
void draw_level_bar(const explain::GaugeView& gauge, const Rect& area);

// shell
void draw_nav(const Canvas& canvas);
void draw_phone_tabs(const Canvas& canvas);
void draw_time_bar(const Canvas& canvas);
void draw_phone_time(const Canvas& canvas, const Rect& area);
void draw_start_page(const Canvas& canvas);
void draw_lessons_page(const Canvas& canvas);
void draw_wallet_page(const Canvas& canvas);
void draw_orders_page(const Canvas& canvas);
void draw_coach(const Canvas& canvas);
void draw_spotlight(const Canvas& canvas);
void draw_toasts(const Canvas& canvas);

// windows
void draw_windows(const Canvas& canvas);
void draw_transfer_window(const Canvas& canvas);
void draw_loan_window(const Canvas& canvas);
void draw_pairs_window(const Canvas& canvas);
void draw_order_sheet(const Canvas& canvas);
void draw_help_window(const Canvas& canvas);
void draw_settings_window(const Canvas& canvas);

/// Keys that work anywhere outside a text field: pause, speed, windows, pages, coach. Call once
/// a frame, before anything is drawn.
void handle_shortcuts(const Canvas& canvas);

/// Mark of the product: three climbing candles on a 24-unit grid.
/// @param size  side of the square it fills, in CSS pixels; wicks are dropped below 20.
void draw_mark(float x, float y, float size);

}  // namespace mw::ui
