#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "exchange/protocol.h"
#include "explain/figure.h"
#include "lessons/predicate.h"
#include "lessons/question.h"
#include "market/candles.h"

namespace mw::explain {

/// Pages of the program.
enum class Page : std::uint8_t { start, trade, wallet, orders, lessons, results };

/// The Isolated and Cross tabs; `none` until the learner chooses one.
enum class AccountTab : std::uint8_t { none, isolated, cross };

/// The window in front of the page.
enum class Window : std::uint8_t {
    none,
    pairs,
    transfer,
    borrow,
    repay,
    order_sheet,
    help,
    settings,
    inspector,
    faults,         ///< what is wrong with a lesson file
    confirm_order,  ///< asks once more before an order is sent
    audit,          ///< where every coin is
    museum,         ///< every refusal that was met
    frames          ///< what has just happened, moment by moment
};

/// Colour theme of the page.
enum class Theme : std::uint8_t { dark, light, contrast };

/// Which two colours say up and down.
enum class Palette : std::uint8_t { green_red, blue_orange };

/// Tabs under the chart.
enum class TableTab : std::uint8_t { open_orders, order_history, trade_history, positions, funds };

/// Tabs of the orders page, in order.
enum class OrdersTab : std::uint8_t {
    open,
    order_history,
    trade_history,
    borrowing,
    repayment,
    transfer,
    interest,
    margin_call,
    liquidation,
    capital_flow,
};

/// Which orders the orders page shows by what became of them.
enum class StatusFilter : std::uint8_t { all, filled, canceled, expired };

/// Over how much time the wallet counts profit and loss; days begin at 00:00 UTC.
enum class PnlSpan : std::uint8_t { today, week, month, all };

/// What the totals of the wallet are counted in; `base` is the coin of the first pair.
enum class WalletUnit : std::uint8_t { usdt, usd, base };

/// Which sides of the order book are shown.
enum class BookSides : std::uint8_t { both, bids, asks };

/// Which orders the orders page shows by side.
enum class SideFilter : std::uint8_t { all, buy, sell };

/// Presets of the time filter; `custom` reads the two dates.
enum class TimeFilter : std::uint8_t { day, week, month, quarter, custom };

/// What a phone shows above the buttons.
enum class PhoneTab : std::uint8_t { chart, book, trades, positions };

/// Transfer window as filled in so far.
struct TransferDraft {
    Direction direction{Direction::into_isolated};
    Asset asset{Asset::usdt};
    std::string amount;
    friend bool operator==(const TransferDraft&, const TransferDraft&) = default;
};

/// One tab of the borrow/repay window as filled in so far.
struct LoanDraft {
    Asset asset{Asset::btc};
    std::string amount;
    friend bool operator==(const LoanDraft&, const LoanDraft&) = default;
};

/// Types the order form offers. A stop is a stop loss or a take profit as its price says.
enum class FormType : std::uint8_t {
    limit,
    market,
    stop_limit,
    oco,
    stop_market,
    limit_maker,
    trailing,
    oto,
    otoco
};

/// True for the types that ask for a price to trade at.
constexpr bool has_price(FormType type) {
    return type != FormType::market && type != FormType::stop_market && type != FormType::trailing;
}

/// True for the types that ask for a price to wait for; a trailing stop can do without one.
constexpr bool has_stop(FormType type) {
    return type == FormType::stop_limit || type == FormType::oco || type == FormType::stop_market ||
           type == FormType::trailing || type == FormType::otoco;
}

/// True for the types whose order, once it is filled, is followed by another.
constexpr bool is_followed(FormType type) {
    return type == FormType::oto || type == FormType::otoco;
}

/// True for the types that have a second limit price.
constexpr bool has_second_limit(FormType type) {
    return type == FormType::oco || is_followed(type);
}

/// True for the types that ask how long a limit price waits.
constexpr bool has_time_in_force(FormType type) {
    return type == FormType::limit || type == FormType::stop_limit;
}

/// Order form as filled in so far.
struct OrderDraft {
    Side side{Side::buy};
    FormType type{FormType::limit};
    std::string price;
    std::string quantity;
    std::string total;        ///< quote coin; typing it derives the quantity, and the other way
    bool by_total{false};     ///< the learner typed the total last
    std::string stop_price;   ///< last price to wait for
    std::string limit_price;  ///< of an OCO's stop (empty: at market), or of what follows an order
    std::string trail;        ///< trailing stop: its distance from the best price, in percent
    int percent{0};           ///< 1..100: of all that can be traded, wanted as amount; 0: nothing
    SideEffect mode{SideEffect::none};
    TimeInForce time_in_force{TimeInForce::gtc};
    friend bool operator==(const OrderDraft&, const OrderDraft&) = default;
};

/// Filters of the orders page.
struct OrdersFilter {
    OrdersTab tab{OrdersTab::open};
    std::optional<Pair> pair;  ///< nullopt: all
    SideFilter side{SideFilter::all};
    TimeFilter time{TimeFilter::week};
    std::string from;                ///< "2026-03-02", for custom
    std::string to;                  ///< "2026-03-02", for custom
    std::optional<OrderId> opened;   ///< the order whose story is shown
    std::uint64_t opened_record{0};  ///< the record whose story is shown instead; 0: none
    StatusFilter status{StatusFilter::all};
    std::string search;  ///< rows that hold this text; empty: all
    bool cross{false};   ///< the Cross tab, which only explains
    friend bool operator==(const OrdersFilter&, const OrdersFilter&) = default;
};

/// The inspector: the call that is looked at, and what was copied of it.
struct CallsDesk {
    std::uint64_t chosen{0};  ///< its number; 0: the newest
    std::string copied;       ///< "curl", "python" or "javascript", copied last; or empty
    friend bool operator==(const CallsDesk&, const CallsDesk&) = default;
};

/// A frame to look at: a moment, or an entry in the books at that moment.
struct FrameSpot {
    std::int64_t time_ms{0};  ///< simulated; 0: the newest frame
    std::uint64_t record{0};  ///< the entry; 0: the moment itself
    friend bool operator==(const FrameSpot&, const FrameSpot&) = default;
};

/// The frames window.
struct FramesDesk {
    FrameSpot parked;
    std::string at;                        ///< what is parked on, as lessons name it
    std::optional<std::int64_t> before_s;  ///< seconds from there to the takeover; after it below 0
    friend bool operator==(const FramesDesk&, const FramesDesk&) = default;
};

/// The what-if line of the chart: nothing of it is ever traded.
struct WhatIfDraft {
    bool open{false};
    std::optional<Ticks> price;  ///< where the line was dragged; empty: at the index
    std::optional<Ratio> level;  ///< the margin level that was asked for, instead of a price
    friend bool operator==(const WhatIfDraft&, const WhatIfDraft&) = default;
};

/// What the learner has in front of them: page, window, half-filled forms, filters. Holds no
/// money and no rule. The user interface writes it; explain reads it.
struct Desk {
    Page page{Page::start};
    AccountTab account{AccountTab::none};
    std::optional<Pair> pair;
    Window window{Window::none};
    Theme theme{Theme::dark};
    Palette palette{Palette::green_red};
    TableTab tables{TableTab::open_orders};
    PhoneTab phone{PhoneTab::chart};
    Interval interval{Interval::m5};
    bool show_volume{true};
    bool show_ema{true};
    bool show_ma{false};
    bool show_bollinger{false};
    bool show_vwap{false};
    bool show_atr{false};
    bool show_rsi{false};
    bool show_risk_lines{true};
    WhatIfDraft what_if;
    int chart_shift{0};    ///< candles between the newest and the right edge; 0 follows the market
    int chart_step_px{0};  ///< width of a candle with its gap; 0 is the layout's own
    std::int64_t book_step{10};  ///< ticks in one shown book level: 1, 10, 100, 1000
    BookSides book_sides{BookSides::both};
    std::string pair_search;
    std::uint32_t favourites{0};  ///< pairs with a star, a bit each; see is_favourite
    bool favourites_only{false};  ///< the list of pairs shows those with a star
    bool this_pair_only{true};    ///< the tables under the chart leave out other pairs
    std::size_t first_row{0};     ///< of the table in front, about where it is scrolled to
    bool letter_keys{true};       ///< a letter or a sign alone is a shortcut
    bool confirm_orders{false};   ///< an order is shown once more before it is sent
    TransferDraft transfer;
    LoanDraft borrow{Asset::btc, {}};
    LoanDraft repay{Asset::btc, {}};
    OrderDraft order;
    AccountTab wallet_account{AccountTab::isolated};
    std::string wallet_filter;
    bool wallet_hide_small{false};
    PnlSpan wallet_pnl{PnlSpan::today};
    WalletUnit wallet_unit{WalletUnit::usdt};
    OrdersFilter orders;
    std::optional<OrdersTab> exported;  ///< the table that was saved as a file last
    CallsDesk calls;
    FramesDesk frames;
    bool coach_folded{false};
    bool coach_turned{false};  ///< phone: the sheet is not as high as the step would have it
    bool coach_called{false};  ///< in free practice
    bool why_open{false};
    lessons::Arrangement sorted{};  ///< where the cards of a sort were put so far
    std::string answer;             ///< typed or slid to, to the question of a lesson's step
    std::string track;              ///< whose lessons are listed; empty: all
    bool exam{false};               ///< lessons give no help
    bool wants_what_if{false};      ///< the lesson's step is about the what-if line
    std::string language{"en"};     ///< tag of what the page speaks
    bool present{false};            ///< projector: larger type
    bool embed{false};              ///< inside another page: no outer chrome
    CardDesk card;
    std::optional<Refusal> museum_at;  ///< whose frame the museum is opened for
    friend bool operator==(const Desk&, const Desk&) = default;
};

/// Whether the what-if line is offered: in an exam only by a step that is about it.
constexpr bool offers_what_if(const Desk& desk) { return !desk.exam || desk.wants_what_if; }

/// Bit of a pair in Desk::favourites.
constexpr std::uint32_t favourite_bit(Pair pair) { return 1U << index_of(pair); }

/// The screen as lessons see it: page, account, pair, window, wallet.*, orders.*, order.*, the card
/// in front, the what-if line.
lessons::UiFacts facts_of(const Desk& desk);

}  // namespace mw::explain
