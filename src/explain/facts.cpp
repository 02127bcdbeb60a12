#include "explain/desk.h"
#include "explain/parts.h"
#include "lessons/names.h"

namespace mw::explain {
namespace {

std::string word(Page page) {
    switch (page) {
        case Page::start: return "start";
        case Page::trade: return "trade.margin";
        case Page::wallet: return "wallet.margin";
        case Page::orders: return "orders.margin";
        case Page::lessons: return "lessons";
        case Page::results: break;
    }
    return "results";
}

std::string word(AccountTab tab) {
    switch (tab) {
        case AccountTab::none: return "none";
        case AccountTab::isolated: return "isolated";
        case AccountTab::cross: break;
    }
    return "cross";
}

std::string word(Window window) {
    switch (window) {
        case Window::none: return "none";
        case Window::pairs: return "pairs";
        case Window::transfer: return "transfer";
        case Window::borrow: return "borrow";
        case Window::repay: return "repay";
        case Window::order_sheet: return "order_sheet";
        case Window::help: return "help";
        case Window::settings: return "settings";
        case Window::inspector: return "inspector";
        case Window::faults: return "faults";
        case Window::confirm_order: return "confirm_order";
        case Window::audit: return "audit";
        case Window::museum: return "museum";
        case Window::frames: break;
    }
    return "frames";
}

std::string word(TableTab tab) {
    switch (tab) {
        case TableTab::open_orders: return "open_orders";
        case TableTab::order_history: return "order_history";
        case TableTab::trade_history: return "trade_history";
        case TableTab::positions: return "positions";
        case TableTab::funds: break;
    }
    return "funds";
}

std::string word(OrdersTab tab) {
    switch (tab) {
        case OrdersTab::open: return "open";
        case OrdersTab::order_history: return "order_history";
        case OrdersTab::trade_history: return "trade_history";
        case OrdersTab::borrowing: return "borrowing";
        case OrdersTab::repayment: return "repayment";
        case OrdersTab::transfer: return "transfer";
        case OrdersTab::interest: return "interest";
        case OrdersTab::margin_call: return "margin_call";
        case OrdersTab::liquidation: return "liquidation";
        case OrdersTab::capital_flow: break;
    }
    return "capital_flow";
}

std::string word(SideFilter side) {
    switch (side) {
        case SideFilter::all: return "all";
        case SideFilter::buy: return "buy";
        case SideFilter::sell: break;
    }
    return "sell";
}

std::string word(TimeFilter time) {
    switch (time) {
        case TimeFilter::day: return "1d";
        case TimeFilter::week: return "1w";
        case TimeFilter::month: return "1m";
        case TimeFilter::quarter: return "3m";
        case TimeFilter::custom: break;
    }
    return "custom";
}

std::string word(FormType type) {
    switch (type) {
        case FormType::limit: return "limit";
        case FormType::market: return "market";
        case FormType::stop_limit: return "stop_limit";
        case FormType::oco: return "oco";
        case FormType::stop_market: return "stop_market";
        case FormType::limit_maker: return "limit_maker";
        case FormType::trailing: return "trailing";
        case FormType::oto: return "oto";
        case FormType::otoco: break;
    }
    return "otoco";
}

std::string word(WalletUnit unit) {
    switch (unit) {
        case WalletUnit::usdt: return "USDT";
        case WalletUnit::usd: return "USD";
        case WalletUnit::base: break;
    }
    return "BTC";
}

/// What a card in front of the learner is about.
std::string word(const CardDesk& card) {
    const std::string_view of = card.target;
    if (of.empty()) return "none";
    if (of == "account.level") return "level";
    if (of == "account.liquidation_price") return "liquidation";
    return of == "borrow.limit" || of == "fact.room_to_borrow" ? "room" : "other";
}

/// Where the what-if line was moved to.
std::string word(const WhatIfDraft& what_if, const PairRules& rules) {
    if (!what_if.open || !what_if.price) return "none";
    return write_shortest(price_of(*what_if.price, rules).units);
}

std::string word(const std::optional<Pair>& pair, const char* without) {
    return pair ? std::string{rules_of(*pair).symbol} : without;
}

}  // namespace

lessons::UiFacts facts_of(const Desk& desk) {
    const OrdersFilter& orders = desk.orders;
    const OrderDraft& order = desk.order;
    const bool looks_back = desk.window == Window::frames && !desk.frames.at.empty();
    return {
        {"page", word(desk.page)},
        {"account", word(desk.account)},
        {"pair", word(desk.pair, "none")},
        {"window", word(desk.window)},
        {"interval", std::string{name_of(desk.interval)}},
        {"tables", word(desk.tables)},
        {"order.side", order.side == Side::buy ? "buy" : "sell"},
        {"order.type", word(order.type)},
        {"order.mode", std::string{lessons::mode_word(order.mode)}},
        {"wallet.account", word(desk.wallet_account)},
        {"wallet.filter", upper(desk.wallet_filter)},
        {"wallet.unit", word(desk.wallet_unit)},
        {"orders.tab", word(orders.tab)},
        {"orders.pair", word(orders.pair, "all")},
        {"orders.side", word(orders.side)},
        {"orders.time", word(orders.time)},
        {"orders.exported", desk.exported ? word(*desk.exported) : "none"},
        {"card", word(desk.card)},
        {"what_if", word(desk.what_if, rules_of(desk.pair.value_or(Pair::btcusdt)))},
        {"frames.at", looks_back ? desk.frames.at : "none"},
        {"frames.before",
         looks_back && desk.frames.before_s ? std::to_string(*desk.frames.before_s) : "none"},
    };
}

}  // namespace mw::explain
