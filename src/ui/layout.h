#pragma once

#include <cstdint>

#include "ui/targets.h"

namespace mw::ui {

/// How the page is arranged.
enum class Shape : std::uint8_t { phone, tablet, compact, full };

/// What the layout depends on.
struct LayoutInput {
    float width{0}, height{0};  ///< CSS pixels
    bool coach{false};          ///< a lesson runs
    bool coach_folded{false};
    bool embed{false};    ///< no navigation bar
    bool present{false};  ///< projector: everything 1.25 times
    bool touch{false};    ///< fingers press
    bool trade{true};     ///< the trade page; a folded coach is wider below the others
};

/// Rectangles of the page; a part that is not shown has no width. Measures: visual-design §2.
struct Layout {
    Shape shape{};
    float scale{1};
    Rect nav;    ///< navigation; phone: the bar at the top with pair (or page title) and menu
    Rect strip;  ///< pair and its facts; phone: last price and margin level
    Rect chart;  ///< phone: whatever the chosen tab shows; low: none beside an open coach
    Rect book, trades, tables, form, account;
    Rect coach;          ///< phone and tablet: a sheet above the bottom bar; low: the left column
    Rect time;           ///< time bar; phone: the tabs at the bottom (draw_phone_tabs)
    Rect content;        ///< everything between nav, coach and time bar: wallet, orders, lessons
    Rect phone_tabs;     ///< phone: Chart · Book · Trades · Positions
    Rect phone_account;  ///< phone: debt, call, liquidation and three buttons
    Rect phone_trade;    ///< phone: Buy and Sell
    bool trades_in_book{false};  ///< trades are a tab of the book panel
    bool chart_tabs{false};      ///< chart, book and trades share the chart's place
    bool coach_folded{false};    ///< asked for, or there was no room for it open
    bool low{false};             ///< phone: too low to stack, so two columns stand side by side
};

/// Arranges a page. Pure.
Layout layout_for(const LayoutInput& input);

}  // namespace mw::ui
