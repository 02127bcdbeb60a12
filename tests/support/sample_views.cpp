#include "support/sample_views.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mw::samples {
namespace {

using namespace explain;

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t now_ms = 1'772'448'135'000;  // 2 Mar 2026 10:42:15 UTC

struct Point {
    std::size_t candle;
    std::int64_t usdt;
};

/// Close of a candle: between the points of the drawn curve, with a little unrest.
std::int64_t drawn_close(std::size_t index, std::uint32_t& unrest) {
    static constexpr std::array curve = {
        Point{0, 59'800},   Point{42, 59'920},  Point{50, 60'020},  Point{56, 59'930},
        Point{64, 60'060},  Point{78, 60'170},  Point{92, 60'210},  Point{96, 60'100},
        Point{104, 59'990}, Point{112, 59'960}, Point{120, 60'060}, Point{130, 60'070},
        Point{136, 59'990}, Point{140, 60'050}, Point{146, 60'600}};
    unrest = unrest * 1'664'525U + 1'013'904'223U;
    const auto shake = static_cast<std::int64_t>((unrest >> 16) % 6'001) - 3'000;
    for (std::size_t i = 1; i < curve.size(); ++i) {
        if (index > curve[i].candle) continue;
        const auto span = static_cast<std::int64_t>(curve[i].candle - curve[i - 1].candle);
        const auto done = static_cast<std::int64_t>(index - curve[i - 1].candle);
        const std::int64_t whole = (curve[i].usdt - curve[i - 1].usdt) * 100;
        const bool last = index == curve.back().candle;
        return curve[i - 1].usdt * 100 + whole * done / span + (last ? 0 : shake);
    }
    return curve.back().usdt * 100;
}

/// Candles live as long as the program: views only point at them.
std::span<const Candle> drawn_candles() {
    static const std::vector<Candle> candles = [] {
        std::vector<Candle> made;
        std::uint32_t unrest = 7;
        std::int64_t open = 5'980'000;
        constexpr std::size_t count = 147;
        const std::int64_t first_ms = (now_ms / (5 * minute) - (count - 1)) * 5 * minute;
        for (std::size_t i = 0; i < count; ++i) {
            const std::int64_t close = drawn_close(i, unrest);
            const auto wick = static_cast<std::int64_t>((unrest >> 8) % 3'000);
            Candle candle;
            candle.open_ms = first_ms + static_cast<std::int64_t>(i) * 5 * minute;
            candle.open = {open};
            candle.close = {close};
            candle.high = {std::max(open, close) + wick};
            candle.low = {std::min(open, close) - wick};
            candle.volume = {2'000'000 + std::abs(close - open) * 400};
            made.push_back(candle);
            open = close;
        }
        return made;
    }();
    return candles;
}

HeaderView header() {
    HeaderView view;
    view.pair = "BTC/USDT";
    view.badge = "10x";
    view.last = {"60,600.00", Tone::up};
    view.last_usd = "≈ 60,600.00 USD";
    view.facts = {{"24h change", {"▲ +523.10 (+0.87%)", Tone::up}, "Against a day ago."},
                  {"24h high", {"60,688.40"}, "Highest trade."},
                  {"24h low", {"59,402.11"}, "Lowest trade."},
                  {"Index price", {"60,600.00"}, "Average of several venues."},
                  {"Loan rate, next charge", {"0.001% / h in 00:17:45"}, "What a loan costs."},
                  {"24h volume (BTC)", {"18,402.11"}, "Coins traded."},
                  {"24h volume (USDT)", {"1.11 B"}, "What they were worth."}};
    return view;
}

ChartView chart() {
    ChartView view;
    view.interval = Interval::m5;
    view.candles = drawn_candles();
    view.lines = {{PriceLine::Kind::liquidation,
                   {7'670'300},
                   "Liquidation at 76,703",
                   "index must rise 26.6%",
                   "76,703"},
                  {PriceLine::Kind::margin_call,
                   {7'321'700},
                   "Margin call at 73,217",
                   "index must rise 20.8%",
                   "73,217"},
                  {PriceLine::Kind::entry,
                   {6'060'000},
                   "Short 0.10 sold at 60,600 · −6.12 USDT",
                   "+0.0%",
                   "60,600.00"}};
    view.marks = {{now_ms - 40 * minute, {6'000'000}, 'B', "Borrowed 0.1 BTC"},
                  {now_ms - minute, {6'060'000}, 'S', "Sold 0.1 BTC at 60,600"}};
    view.last = {"60,600.00", Tone::up};
    view.last_price = {6'060'000};
    view.closes_in = "02:45";
    return view;
}

BookRow level(const char* price, const char* amount, const char* sum, float depth) {
    return {price, amount, sum, depth, price};
}

BookView book() {
    BookView view;
    view.asks = {level("60,600.01", "0.37612", "0.3761", 0.06F),
                 level("60,600.53", "1.31781", "1.6939", 0.28F),
                 level("60,601.07", "0.40752", "2.1014", 0.34F),
                 level("60,601.59", "0.39987", "2.5013", 0.41F),
                 level("60,602.07", "0.94732", "3.4486", 0.57F),
                 level("60,602.52", "1.06213", "4.5108", 0.74F),
                 level("60,603.07", "0.86766", "5.3784", 0.88F),
                 level("60,603.58", "0.60914", "5.9876", 0.98F),
                 level("60,604.10", "0.10943", "6.0970", 1)};
    view.bids = {level("60,600.00", "0.19875", "0.1987", 0.03F),
                 level("60,599.47", "0.20636", "0.4051", 0.07F),
                 level("60,598.94", "0.97342", "1.3785", 0.23F),
                 level("60,598.49", "0.05084", "1.4294", 0.24F),
                 level("60,597.95", "1.47124", "2.9006", 0.48F),
                 level("60,597.49", "0.46760", "3.3682", 0.55F),
                 level("60,596.94", "0.05225", "3.4205", 0.56F),
                 level("60,596.48", "1.16941", "4.5899", 0.75F),
                 level("60,595.97", "0.70523", "5.2951", 0.87F)};
    view.last = {"60,600.00 ▲", Tone::up};
    view.spread = "spread 0.01";
    view.step = "0.5";
    return view;
}

TradesView trades() {
    TradesView view;
    for (int i = 0; i < 14; ++i)
        view.market.push_back(
            {{i % 4 == 3 ? "60,600.00" : "60,600.01", i % 4 == 3 ? Tone::down : Tone::up},
             "0.47889",
             "10:42:15"});
    view.mine = {{{"60,600.00", Tone::down}, "0.10000", "10:39:58"}};
    return view;
}

OrderFormView order() {
    OrderFormView view;
    view.base = "BTC";
    view.quote = "USDT";
    view.available = {"Available", {"8,053.94 USDT"}, "What this account can spend."};
    view.price_hint = "60,600.01";
    view.quantity_shown = "0.10011";
    view.total_shown = "6,006.60";
    view.most = {"Max buy", {"0.13423 BTC"}, "The largest amount this order can have."};
    view.share = 74;
    view.preview = {{"Estimated fee", {"0.00010011 BTC"}, "0.1% of what you receive."},
                    {"You receive after fee", {"0.10000989 BTC"}, "What reaches the account."},
                    {"Covers the debt", {"✓ 0.00000889 over", Tone::up}, "Held less owed."}};
    const LimitTerms terms{{6'000'000'000'000}, {Asset::btc, 10'011'000}};
    view.submit.label = "Margin Buy BTC";
    view.submit.command = PlaceOrder{Pair::btcusdt, Side::buy, terms};
    return view;
}

AccountView account() {
    AccountView view;
    view.title = "BTC/USDT · tier 1";
    view.gauge = {true, 0.495F, 0.0952F, 0.131F, 0.1818F, "1.3290", {"Normal", Tone::up}};
    view.call = {"73,217", "+20.8%"};
    view.liquidation = {"76,703", "+26.6%"};
    view.debt = "0.100001 BTC";
    view.facts = {{"Equity", {"1,993.88 USDT"}, "Yours if the debt were paid."},
                  {"Debt", {"0.100001 BTC ≈ 6,060.06"}, "Borrowed coins and interest."},
                  {"Room to borrow", {"11,902.81 USDT"}, "The most you can still borrow."},
                  {"Can be moved out", {"0.00 USDT"}, "Only above level 2."}};
    view.assets = {{"BTC", "0.00000", "0.00000", "0.10000", "0.000001", "−0.10000"},
                   {"USDT", "8,053.94", "0.00", "0.00", "0.00", "8,053.94"}};
    view.hour = {"Next interest in 17:45", "+0.000001 BTC", 0.7F};
    return view;
}

TablesView tables() {
    TablesView view;
    view.order_history = 1;
    view.trade_history = 1;
    view.positions = 1;
    view.shown.columns = {{"Pair"},
                          {"Position", Align::right},
                          {"Value (USDT)", Align::right, 1},
                          {"Sold at", Align::right, 3},
                          {"Index price", Align::right, 1},
                          {"Liq. price", Align::right},
                          {"Margin level", Align::right},
                          {"Debt", Align::right, 3},
                          {"PnL (USDT)", Align::right}};
    TableRow row;
    row.cells = {{"BTC/USDT 10x"},     {"▼ Short −0.10 BTC", Tone::down},
                 {"6,060.00"},         {"60,600.00"},
                 {"60,600.00"},        {"76,703"},
                 {"1.3290"},           {"0.100001 BTC"},
                 {"−6.12", Tone::down}};
    view.shown.rows = {row};
    return view;
}

}  // namespace

Views short_position() {
    Views views;
    views.header = header();
    views.chart = chart();
    views.book = book();
    views.trades = trades();
    views.order = order();
    views.account = account();
    views.tables = tables();
    views.time = {
        "Mon 2 Mar 2026 10:42:15", "1 s here = 1 min there", "Seed 4711", 60, false, false, {}};
    return views;
}

Desk trade_desk() {
    Desk desk;
    desk.page = Page::trade;
    desk.account = AccountTab::isolated;
    desk.pair = Pair::btcusdt;
    desk.tables = TableTab::positions;
    desk.order.price = "60,000.00";
    desk.order.quantity = "0.10011";
    return desk;
}

}  // namespace mw::samples
