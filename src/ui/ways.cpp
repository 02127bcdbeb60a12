#include "ui/ways.h"

#include <algorithm>
#include <array>

#include "ui/targets.h"

namespace mw::ui {
namespace {

using explain::Desk;
using explain::Page;
using explain::Window;

/// Where the targets with a prefix live.
struct Home {
    std::string_view prefix;
    Page page;
    Window window;  ///< none: on the page itself
};

/// Longer prefixes first: the first that fits decides.
constexpr std::array homes = {
    Home{"pair.search", Page::trade, Window::pairs},
    Home{"pair.row.", Page::trade, Window::pairs},
    Home{"pair.close", Page::trade, Window::pairs},
    Home{"pair.star.", Page::trade, Window::pairs},
    Home{"pair.tab.", Page::trade, Window::pairs},
    Home{"dialog.", Page::trade, Window::confirm_order},
    Home{"transfer.", Page::trade, Window::transfer},
    Home{"borrow.", Page::trade, Window::borrow},
    Home{"repay.", Page::trade, Window::repay},
    Home{"settings.", Page::start, Window::settings},
    Home{"help.", Page::start, Window::help},
    Home{"audit.", Page::start, Window::audit},
    Home{"museum.", Page::start, Window::museum},
    Home{"frames.", Page::start, Window::frames},
    Home{"inspector.", Page::start, Window::inspector},
    Home{"order.close", Page::trade, Window::order_sheet},
    Home{"wallet.", Page::wallet, Window::none},
    Home{"orders.", Page::orders, Window::none},
    Home{"lessons.", Page::lessons, Window::none},
    Home{"results.", Page::results, Window::none},
    Home{"faults.", Page::lessons, Window::faults},
    Home{"start.", Page::start, Window::none},
    Home{"", Page::trade, Window::none},
};

const Home& home_of(std::string_view target) {
    return *std::ranges::find_if(
        homes, [target](const Home& home) { return target.starts_with(home.prefix); });
}

/// Coach, time bar and passing messages stay usable whatever is in front.
bool always_reachable(std::string_view target) {
    return target.starts_with("lesson.") || target.starts_with("time.") ||
           target.starts_with("toast.") || target.starts_with("practice.") || target == "books";
}

bool is_loan(Window window) { return window == Window::borrow || window == Window::repay; }

/// Tabs and close button that both halves of the loan window share.
bool shared_by_loans(std::string_view target) {
    return target.starts_with("borrow.tab.") || target == "borrow.close";
}

std::string_view close_of(Window window) {
    switch (window) {
        case Window::pairs: return "pair.close";
        case Window::transfer: return "transfer.close";
        case Window::borrow:
        case Window::repay: return "borrow.close";
        case Window::order_sheet: return "order.close";
        case Window::help: return "help.close";
        case Window::settings: return "settings.close";
        case Window::faults: return "faults.close";
        case Window::inspector: return "inspector.close";
        case Window::audit: return "audit.close";
        case Window::museum: return "museum.close";
        case Window::frames: return "frames.close";
        case Window::confirm_order: return "dialog.cancel";
        case Window::none: break;
    }
    return {};
}

/// The first of the names that is laid out, or empty.
std::string first_of(std::initializer_list<std::string_view> names, const IsLaidOut& is_laid_out) {
    for (const std::string_view name : names)
        if (is_laid_out(name)) return std::string{name};
    return {};
}

std::string toward_page(Page page, const IsLaidOut& is_laid_out) {
    switch (page) {
        case Page::trade: return first_of({"nav.trade.margin", "nav.trade"}, is_laid_out);
        case Page::wallet: return first_of({"nav.wallet.margin", "nav.wallet"}, is_laid_out);
        case Page::orders: return first_of({"nav.orders.margin", "nav.orders"}, is_laid_out);
        case Page::lessons: return first_of({"nav.lessons", "start.lessons"}, is_laid_out);
        case Page::results: return first_of({"lesson.results"}, is_laid_out);
        case Page::start: return first_of({"nav.home"}, is_laid_out);
    }
    return {};
}

/// "repay.asset.BTC" opens from "repay.asset": lists and menus that hold their entries.
std::string list_of(std::string_view target, const IsLaidOut& is_laid_out) {
    const std::string_view list = target.substr(0, target.rfind('.'));
    const bool holds_entries = list.ends_with(".asset") || list == "nav.trade" ||
                               list == "nav.wallet" || list == "nav.orders" ||
                               list == "orders.filter.pair" || list == "orders.tab" ||
                               list == "orders.filter.status" || list == "pair.leverage" ||
                               list == "chart.interval" || list == "chart.indicator";
    if (holds_entries && is_laid_out(list)) return std::string{list};
    if (list == "order.type" && is_laid_out("order.type.more")) return "order.type.more";
    if (target == "chart.liquidation_line" || target == "chart.what_if.toggle")
        return first_of({"chart.indicator"}, is_laid_out);
    if (target.starts_with("chart.what_if"))  // a narrow chart has the toggle in the menu
        return first_of({"chart.what_if.toggle", "chart.indicator"}, is_laid_out);
    return {};
}

/// What opens a window, from wherever the learner is.
std::string toward_window(Window window, const Desk& desk, const IsLaidOut& is_laid_out) {
    switch (window) {
        case Window::settings: return first_of({"nav.settings", "nav.more"}, is_laid_out);
        case Window::help: return first_of({"nav.help", "nav.more"}, is_laid_out);
        case Window::inspector: return first_of({"nav.inspector", "nav.more"}, is_laid_out);
        case Window::audit: return first_of({"books", "nav.more"}, is_laid_out);
        case Window::frames: return first_of({"time.frames", "time.open"}, is_laid_out);
        case Window::museum:
            return first_of({"help.museum", "lessons.museum", "nav.help", "nav.more"}, is_laid_out);
        default: break;
    }
    if (desk.page != Page::trade) return toward_page(Page::trade, is_laid_out);
    switch (window) {
        case Window::pairs: return first_of({"pair.open"}, is_laid_out);
        case Window::transfer:
            return first_of({"account.transfer", "trade.tab.isolated"}, is_laid_out);
        case Window::borrow: return first_of({"account.borrow", "trade.tab.isolated"}, is_laid_out);
        case Window::repay: return first_of({"account.repay", "trade.tab.isolated"}, is_laid_out);
        default: return {};
    }
}

/// On a phone the order form is behind Buy and Sell.
std::string toward_order_form(std::string_view target, const Desk& desk,
                              const IsLaidOut& is_laid_out) {
    const bool sell = target == "order.side.sell" ||
                      (target != "order.side.buy" && desk.order.side == Side::sell);
    return first_of({sell ? "order.open.sell" : "order.open.buy", "trade.tab.isolated"},
                    is_laid_out);
}

/// Parts of the trade page that a small screen keeps behind tabs.
std::string toward_market_part(std::string_view target, const IsLaidOut& is_laid_out) {
    if (target.starts_with("open_orders.") && is_laid_out("tab.open_orders"))
        return "tab.open_orders";
    if (target.starts_with("tab.") || target.starts_with("open_orders."))
        return first_of({"phone.tab.positions"}, is_laid_out);
    if (target.starts_with("book"))
        return first_of({"phone.tab.book", "chart.tab.book"}, is_laid_out);
    if (target.starts_with("trades"))
        return first_of({"phone.tab.trades", "chart.tab.trades", "book.tab.trades"}, is_laid_out);
    if (target.starts_with("chart"))
        return first_of({"phone.tab.chart", "chart.tab.chart"}, is_laid_out);
    return first_of({"trade.tab.isolated"}, is_laid_out);
}

/// Something on the page that is shown, but not laid out now.
std::string within_page(std::string_view target, const Desk& desk, const IsLaidOut& is_laid_out) {
    if (std::string list = list_of(target, is_laid_out); !list.empty()) return list;
    const bool in_form = target.starts_with("order.") || target.starts_with("pair.leverage");
    if (in_form && target != "order.error") return toward_order_form(target, desk, is_laid_out);
    if (target == "orders.filter.from" || target == "orders.filter.to")
        return first_of({"orders.filter.time.custom"}, is_laid_out);
    if (target.starts_with("orders.") && desk.orders.cross)
        return first_of({"orders.filter.account.isolated"}, is_laid_out);
    if (target.starts_with("orders.row."))
        return desk.orders.pair || desk.orders.side != explain::SideFilter::all ||
                       desk.orders.status != explain::StatusFilter::all ||
                       !desk.orders.search.empty()
                   ? first_of({"orders.filter.reset"}, is_laid_out)
                   : std::string{};
    if (target.starts_with("wallet.margin.")) {
        if (desk.wallet_account == explain::AccountTab::cross)
            return first_of({"wallet.margin.tab.isolated"}, is_laid_out);
        if (desk.wallet_hide_small) return first_of({"wallet.margin.hide_small"}, is_laid_out);
        return first_of({"wallet.margin.filter"}, is_laid_out);
    }
    if (desk.page == Page::trade) return toward_market_part(target, is_laid_out);
    return {};
}

/// What must be put away or turned to before the target's own place shows; empty when it does.
std::string clear_front(std::string_view target, const Desk& desk, const Home& home) {
    if (desk.window == Window::none || always_reachable(target)) return {};
    if (desk.window == home.window) return {};
    if (desk.window == Window::confirm_order && target == "order.submit") return "dialog.ok";
    if (desk.window == Window::order_sheet &&
        (target.starts_with("order.") || target.starts_with("pair.leverage")) &&
        !target.starts_with("order.open."))
        return {};
    if (is_loan(desk.window)) {
        if (shared_by_loans(target)) return {};
        if (home.window == Window::repay) return "borrow.tab.repay";
        if (home.window == Window::borrow) return "borrow.tab.borrow";
    }
    return std::string{close_of(desk.window)};
}

}  // namespace

std::string next_press_toward(std::string_view target, const Desk& desk,
                              const IsLaidOut& is_laid_out) {
    if (target.empty()) return {};
    const Home& home = home_of(target);
    if (std::string first = clear_front(target, desk, home); !first.empty()) return first;
    if (is_laid_out(target)) return std::string{target};
    if (target.starts_with("lesson."))
        return first_of({"lesson.fold"}, is_laid_out);  // a folded coach opens
    if (target.starts_with("time."))
        return first_of({"time.open"}, is_laid_out);  // phone: behind the last tab
    if (target.starts_with("nav.")) {
        if (std::string list = list_of(target, is_laid_out); !list.empty()) return list;
        return first_of({"nav.more"}, is_laid_out);
    }
    if (home.window != Window::none && home.window == desk.window)
        return list_of(target, is_laid_out);
    if (home.window != Window::none) return toward_window(home.window, desk, is_laid_out);
    if (home.page != desk.page) return toward_page(home.page, is_laid_out);
    return within_page(target, desk, is_laid_out);
}

/// On a phone one thing lies over the other: the coach's tall sheet over the page, where its low
/// one does not, and a window over the coach.
static std::string clear_cover(std::string_view name, const Desk& desk) {
    const Target* found = find_target(name);
    if (found == nullptr || !found->covered) return {};
    const Target* sheet = find_target("lesson.checklist");
    if (sheet != nullptr && sheet->visible && sheet->value == "true") return "lesson.checklist";
    return std::string{name.starts_with("lesson.") ? close_of(desk.window) : std::string_view{}};
}

std::string next_press_toward(std::string_view target, const Desk& desk) {
    std::string first = next_press_toward(
        target, desk, [](std::string_view name) { return find_target(name) != nullptr; });
    std::string cover = clear_cover(first, desk);
    return cover.empty() ? first : cover;
}

}  // namespace mw::ui
