#include "lessons/names.h"

#include <algorithm>
#include <array>

#include "exchange/protocol.h"
#include "margin/rules.h"

namespace mw::lessons {
namespace {

using Word = std::string_view;

// ---- events -------------------------------------------------------------------------------------

constexpr std::array<Word, 2> way_words = {"in", "out"};
constexpr std::array<Word, 6> coin_words = {"USDT", "BTC", "ETH", "BNB", "SOL", "ADA"};
constexpr std::array<Word, 2> side_words = {"buy", "sell"};
constexpr std::array<Word, 7> type_words = {
    "limit",           "market",      "limit_maker",      "stop_loss",
    "stop_loss_limit", "take_profit", "take_profit_limit"};
constexpr std::array<Word, 4> mode_words = {"normal", "borrow", "repay", "auto"};
constexpr std::array<Word, 3> list_words = {"oco", "oto", "otoco"};
constexpr std::array<Word, 2> yes_words = {"yes", "no"};
constexpr std::array<Word, 2> role_words = {"maker", "taker"};
constexpr std::array<Word, 2> interest_words = {"on_borrow", "periodic"};
constexpr std::array<Word, 5> status_words = {"excessive", "normal", "margin_call",
                                              "pre_liquidation", "force_liquidation"};

constexpr std::array<FieldName, 3> transfer_fields = {
    {{"direction", way_words}, {"asset", coin_words}, {"amount", {}}}};
constexpr std::array<FieldName, 3> borrow_fields = {
    {{"asset", coin_words}, {"amount", {}}, {"auto", yes_words}}};
constexpr std::array<FieldName, 5> repay_fields = {{{"asset", coin_words},
                                                    {"amount", {}},
                                                    {"interest", {}},
                                                    {"principal", {}},
                                                    {"auto", yes_words}}};
constexpr std::array<FieldName, 5> order_fields = {{{"side", side_words},
                                                    {"type", type_words},
                                                    {"price", {}},
                                                    {"amount", {}},
                                                    {"mode", mode_words}}};
constexpr std::array<FieldName, 2> list_fields = {{{"kind", list_words}, {"side", side_words}}};
constexpr std::array<FieldName, 5> fill_fields = {
    {{"side", side_words}, {"price", {}}, {"amount", {}}, {"total", {}}, {"role", role_words}}};
constexpr std::array<FieldName, 3> interest_fields = {
    {{"asset", coin_words}, {"amount", {}}, {"kind", interest_words}}};
constexpr std::array<FieldName, 1> leverage_fields = {{{"times", {}}}};
constexpr std::array<FieldName, 1> trigger_fields = {{{"side", side_words}}};
constexpr std::array<FieldName, 1> status_fields = {{{"after", status_words}}};

constexpr std::array<EventName, 13> events = {{
    {"transfer", transfer_fields},
    {"borrow", borrow_fields},
    {"repay", repay_fields},
    {"order", order_fields},
    {"order_list", list_fields},
    {"fill", fill_fields},
    {"cancel", {}},
    {"expire", {}},
    {"interest", interest_fields},
    {"status", status_fields},
    {"liquidation", {}},
    {"trigger", trigger_fields},
    {"leverage", leverage_fields},
}};

// ---- screen facts -------------------------------------------------------------------------------

constexpr std::array<Word, 6> page_words = {"start",         "trade.margin", "wallet.margin",
                                            "orders.margin", "lessons",      "results"};
constexpr std::array<Word, 3> account_words = {"isolated", "cross", "none"};
constexpr std::array<Word, 6> pair_words = {"BTCUSDT", "ETHUSDT", "BNBUSDT",
                                            "SOLUSDT", "ADAUSDT", "none"};
constexpr std::array<Word, 6> pair_filter_words = {"BTCUSDT", "ETHUSDT", "BNBUSDT",
                                                   "SOLUSDT", "ADAUSDT", "all"};
constexpr std::array<Word, 13> window_words = {
    "none",     "transfer",  "borrow", "repay", "pairs",  "order_sheet", "help",
    "settings", "inspector", "faults", "audit", "museum", "frames"};
constexpr std::array<Word, 5> table_words = {"open_orders", "order_history", "trade_history",
                                             "positions", "funds"};
constexpr std::array<Word, 6> interval_words = {"1m", "5m", "15m", "1h", "4h", "1d"};
constexpr std::array<Word, 2> wallet_words = {"isolated", "cross"};
constexpr std::array<Word, 3> unit_words = {"USDT", "USD", "BTC"};
constexpr std::array<Word, 5> card_words = {"none", "room", "level", "liquidation", "other"};
constexpr std::array<Word, 9> orders_words = {"open",      "order_history", "trade_history",
                                              "borrowing", "repayment",     "transfer",
                                              "interest",  "margin_call",   "liquidation"};
constexpr std::array<Word, 10> exported_words = {
    "none",      "open",     "order_history", "trade_history", "borrowing",
    "repayment", "transfer", "interest",      "margin_call",   "liquidation"};
constexpr std::array<Word, 3> side_filter_words = {"all", "buy", "sell"};
constexpr std::array<Word, 5> time_words = {"1d", "1w", "1m", "3m", "custom"};
constexpr std::array<Word, 9> form_words = {"limit",    "market",      "stop_limit",
                                            "oco",      "stop_market", "limit_maker",
                                            "trailing", "oto",         "otoco"};

constexpr std::array<Word, 16> frame_words = {
    "none",   "moment", "status", "takeover", "cancel", "order",    "fill",    "repay",
    "insure", "fee",    "end",    "transfer", "borrow", "interest", "setting", "trigger"};

constexpr std::array<FactName, 21> facts = {{
    {"page", page_words},
    {"account", account_words},
    {"pair", pair_words},
    {"window", window_words},
    {"tables", table_words},
    {"interval", interval_words},
    {"wallet.account", wallet_words},
    {"wallet.filter", {}},
    {"wallet.unit", unit_words},
    {"orders.tab", orders_words},
    {"orders.pair", pair_filter_words},
    {"orders.side", side_filter_words},
    {"orders.time", time_words},
    {"orders.exported", exported_words},
    {"order.side", side_words},
    {"order.type", form_words},
    {"order.mode", mode_words},
    {"card", card_words},
    {"what_if", {}},
    {"frames.at", frame_words},
    {"frames.before", {}},
}};

// ---- paths --------------------------------------------------------------------------------------

constexpr std::array<PathName, 77> paths = {{
    {"account.exists", Unit::count},
    {"account.level", Unit::level},
    {"account.debt", Unit::quote},
    {"account.assets", Unit::quote},
    {"account.equity", Unit::quote},
    {"account.base.free", Unit::base},
    {"account.base.locked", Unit::base},
    {"account.base.owned", Unit::base},
    {"account.base.principal", Unit::base},
    {"account.base.interest", Unit::base},
    {"account.base.owed", Unit::base},
    {"account.base.net", Unit::base},
    {"account.base.missing", Unit::base},
    {"account.quote.free", Unit::quote},
    {"account.quote.locked", Unit::quote},
    {"account.quote.owned", Unit::quote},
    {"account.quote.principal", Unit::quote},
    {"account.quote.interest", Unit::quote},
    {"account.quote.owed", Unit::quote},
    {"account.quote.net", Unit::quote},
    {"account.quote.missing", Unit::quote},
    {"spot.USDT", Unit::quote},
    {"spot.BTC", Unit::base},
    {"price.last", Unit::price},
    {"price.index", Unit::price},
    {"price.call", Unit::price},
    {"price.liquidation", Unit::price},
    {"orders.open", Unit::count},
    {"order.last.price", Unit::price},
    {"order.last.amount", Unit::base},
    {"order.last.executed", Unit::base},
    {"entry.price", Unit::price},
    {"entry.amount", Unit::base},
    {"buy.enough", Unit::base},
    {"limit.base", Unit::base},
    {"limit.quote", Unit::quote},
    {"order.last.stop", Unit::price},
    {"spot.ETH", Unit::count},
    {"spot.BNB", Unit::count},
    {"pool.assets", Unit::quote},
    {"pool.debt", Unit::quote},
    {"pool.level", Unit::level},
    {"lesson.lowest_level", Unit::level},
    {"time.minutes", Unit::count},
    {"time.hours", Unit::count},
    {"paid.interest.base", Unit::base},
    {"paid.interest.quote", Unit::quote},
    {"paid.fees.base", Unit::base},
    {"paid.fees.quote", Unit::quote},
    {"interest.hours", Unit::count},
    {"bar.1h.high", Unit::price},
    {"bar.1h.low", Unit::price},
    {"bar.1h.close", Unit::price},
    {"bar.1h.before", Unit::price},
    {"bar.1h.range", Unit::price},
    {"atr.1h", Unit::price},
    {"usdt.usd", Unit::level},
    {"account.leverage", Unit::count},
    {"what_if.price", Unit::price},
    {"twin.assets", Unit::quote},
    {"twin.debt", Unit::quote},
    {"twin.equity", Unit::quote},
    {"twin.level", Unit::level},
    {"twin.taken", Unit::count},
    {"frames.before", Unit::count},
    {"contract.size", Unit::base},
    {"contract.entry", Unit::price},
    {"contract.exit", Unit::price},
    {"contract.long", Unit::count},
    {"contract.short", Unit::count},
    {"contract.closed", Unit::count},
    {"contract.hours", Unit::count},
    {"contract.settlements", Unit::count},
    {"contract.paid", Unit::quote},
    {"contract.received", Unit::quote},
    {"contract.fees", Unit::quote},
    {"contract.profit", Unit::quote},
}};

}  // namespace

std::span<const EventName> event_names() { return events; }

std::span<const FactName> fact_names() { return facts; }

UiFacts screen_at_start() {
    return {
        {"page", "lessons"},       {"account", "none"},
        {"pair", "none"},          {"window", "none"},
        {"tables", "open_orders"}, {"interval", "5m"},
        {"order.side", "buy"},     {"order.type", "limit"},
        {"order.mode", "normal"},  {"wallet.account", "isolated"},
        {"wallet.filter", ""},     {"orders.tab", "open"},
        {"orders.pair", "all"},    {"orders.side", "all"},
        {"orders.time", "1w"},     {"orders.exported", "none"},
        {"wallet.unit", "USDT"},   {"card", "none"},
        {"what_if", "none"},       {"frames.at", "none"},
        {"frames.before", "none"},
    };
}

std::span<const PathName> path_names() { return paths; }

std::optional<Unit> unit_of_path(std::string_view path) {
    if (path.starts_with("answer.")) return Unit::count;
    const std::size_t dot = path.find('.');
    if (dot != std::string_view::npos && pair_named(path.substr(0, dot)))
        path.remove_prefix(dot + 1);
    const PathName* name = row_named(path_names(), path);
    return name != nullptr ? std::optional{name->unit} : std::nullopt;
}

std::optional<Unit> unit_named(std::string_view name) {
    constexpr std::array<std::string_view, 6> units = {"base",  "quote", "price",
                                                       "level", "count", "percent"};
    const auto found = std::ranges::find(units, name);
    if (found == units.end()) return std::nullopt;
    return static_cast<Unit>(found - units.begin());
}

std::string_view mode_word(SideEffect mode) {
    switch (mode) {
        case SideEffect::none: return "normal";
        case SideEffect::margin_buy: return "borrow";
        case SideEffect::auto_repay: return "repay";
        case SideEffect::auto_borrow_repay: break;
    }
    return "auto";
}

std::vector<std::string_view> refusal_names() {
    std::vector<std::string_view> names;
    names.reserve(refusal_count);
    for (int i = 0; i < refusal_count; ++i) names.push_back(name_of(static_cast<Refusal>(i)));
    return names;
}

}  // namespace mw::lessons
