// Names of everything on the screen that a lesson may point at.
#include <algorithm>
#include <array>

#include "lessons/names.h"

namespace mw::lessons {
namespace {

using Word = std::string_view;

// Sorted by the places of the screen. The user interface registers what it draws under these.
constexpr std::array patterns = {
    // navigation
    Word{"nav.home"},
    Word{"nav.trade"},
    Word{"nav.trade.margin"},
    Word{"nav.wallet"},
    Word{"nav.wallet.margin"},
    Word{"nav.orders"},
    Word{"nav.orders.margin"},
    Word{"nav.lessons"},
    Word{"nav.settings"},
    Word{"nav.help"},
    Word{"nav.inspector"},
    Word{"nav.theme"},
    Word{"nav.more"},
    Word{"books"},
    Word{"practice.coach"},
    Word{"lessons.museum"},
    Word{"audit.close"},
    Word{"museum.close"},
    Word{"museum.row.<N>"},
    // trade page
    Word{"trade.tab.isolated"},
    Word{"trade.tab.cross"},
    Word{"trade.back_to_isolated"},
    Word{"pair.open"},
    Word{"pair.search"},
    Word{"pair.close"},
    Word{"pair.last"},
    Word{"fact.<WORD>"},
    Word{"pair.row.<SYM>"},
    Word{"pair.favourite"},
    Word{"pair.star.<SYM>"},
    Word{"pair.tab.all"},
    Word{"pair.tab.favourites"},
    Word{"pair.leverage"},
    Word{"pair.leverage.3"},
    Word{"pair.leverage.5"},
    Word{"pair.leverage.10"},
    Word{"chart"},
    Word{"chart.interval.1m"},
    Word{"chart.interval.5m"},
    Word{"chart.interval.15m"},
    Word{"chart.interval.1h"},
    Word{"chart.interval.4h"},
    Word{"chart.interval.1d"},
    Word{"chart.indicator.ema"},
    Word{"chart.indicator.atr"},
    Word{"chart.indicator.rsi"},
    Word{"chart.indicator.volume"},
    Word{"chart.liquidation_line"},
    Word{"chart.newest"},
    Word{"chart.tab.chart"},
    Word{"chart.tab.book"},
    Word{"chart.tab.trades"},
    Word{"phone.tab.chart"},
    Word{"phone.tab.book"},
    Word{"phone.tab.trades"},
    Word{"phone.tab.positions"},
    Word{"book"},
    Word{"book.last"},
    Word{"book.step"},
    Word{"book.step.<N>"},
    Word{"book.sides.both"},
    Word{"book.sides.bids"},
    Word{"book.sides.asks"},
    Word{"book.tab.book"},
    Word{"book.row.ask.<N>"},
    Word{"book.row.bid.<N>"},
    Word{"book.tab.trades"},
    Word{"trades"},
    Word{"trades.tab.market"},
    Word{"trades.tab.mine"},
    Word{"account"},
    Word{"account.level"},
    Word{"account.call_price"},
    Word{"account.coin.<ASSET>"},
    Word{"account.liquidation_price"},
    Word{"account.debt"},
    Word{"account.interest"},
    Word{"account.transfer"},
    Word{"account.borrow"},
    Word{"account.repay"},
    // transfer, borrow and repay windows
    Word{"transfer.from"},
    Word{"transfer.to"},
    Word{"transfer.swap"},
    Word{"transfer.asset"},
    Word{"transfer.asset.<ASSET>"},
    Word{"transfer.amount"},
    Word{"transfer.max"},
    Word{"transfer.available"},
    Word{"transfer.confirm"},
    Word{"transfer.close"},
    Word{"transfer.error"},
    Word{"borrow.tab.borrow"},
    Word{"borrow.tab.repay"},
    Word{"borrow.asset"},
    Word{"borrow.asset.<ASSET>"},
    Word{"borrow.amount"},
    Word{"borrow.max"},
    Word{"borrow.limit"},
    Word{"borrow.confirm"},
    Word{"borrow.error"},
    Word{"borrow.close"},
    Word{"borrow.preview"},
    Word{"repay.asset"},
    Word{"repay.asset.<ASSET>"},
    Word{"repay.amount"},
    Word{"repay.max"},
    Word{"repay.limit"},
    Word{"repay.percent.<N>"},
    Word{"repay.confirm"},
    Word{"repay.error"},
    // order form
    Word{"order.mode.normal"},
    Word{"order.mode.borrow"},
    Word{"order.mode.repay"},
    Word{"order.mode.auto"},
    Word{"order.side.buy"},
    Word{"order.side.sell"},
    Word{"order.type.limit"},
    Word{"order.type.market"},
    Word{"order.type.stop_limit"},
    Word{"order.type.oco"},
    Word{"order.type.stop_market"},
    Word{"order.type.limit_maker"},
    Word{"order.type.more"},
    Word{"order.price"},
    Word{"order.stop_price"},
    Word{"order.limit_price"},
    Word{"order.quantity"},
    Word{"order.total"},
    Word{"order.percent.<N>"},
    Word{"order.tif.gtc"},
    Word{"order.tif.ioc"},
    Word{"order.tif.fok"},
    Word{"order.submit"},
    Word{"order.error"},
    Word{"order.fix"},
    Word{"order.transfer"},
    Word{"order.close"},
    Word{"order.open.buy"},
    Word{"order.open.sell"},
    // tables under the chart
    Word{"tab.open_orders"},
    Word{"tab.order_history"},
    Word{"tab.trade_history"},
    Word{"tab.positions"},
    Word{"tab.funds"},
    Word{"order_history.row.<N>"},
    Word{"trade_history.row.<N>"},
    Word{"positions.row.<N>"},
    Word{"funds.row.<N>"},
    Word{"positions.cell.<N>.<WORD>"},
    Word{"funds.cell.<N>.<WORD>"},
    Word{"funds.transfer.<N>"},
    Word{"funds.borrow.<N>"},
    Word{"funds.repay.<N>"},
    Word{"positions.close.<N>"},
    Word{"tables.this_pair"},
    Word{"tables.note"},
    Word{"open_orders.row.<N>"},
    Word{"open_orders.cancel.<N>"},
    Word{"open_orders.cancel_all"},
    // wallet and orders pages
    Word{"wallet.cell.<SYM>.<WORD>"},
    Word{"wallet.cell.<SYM>.<ASSET>.<WORD>"},
    Word{"wallet.margin.tab.isolated"},
    Word{"wallet.margin.tab.cross"},
    Word{"wallet.margin.filter"},
    Word{"wallet.margin.clear"},
    Word{"wallet.margin.hide_small"},
    Word{"wallet.margin.row.<SYM>"},
    Word{"wallet.margin.transfer.<SYM>"},
    Word{"wallet.margin.borrow.<SYM>"},
    Word{"wallet.margin.repay.<SYM>"},
    Word{"wallet.margin.trade.<SYM>"},
    Word{"wallet.margin.top_up.<SYM>"},
    Word{"wallet.margin.pnl"},
    Word{"wallet.margin.pnl.today"},
    Word{"wallet.margin.pnl.week"},
    Word{"wallet.margin.pnl.month"},
    Word{"wallet.margin.pnl.all"},
    Word{"orders.tab.open"},
    Word{"orders.tab.order_history"},
    Word{"orders.tab.trade_history"},
    Word{"orders.tab.borrowing"},
    Word{"orders.tab.repayment"},
    Word{"orders.tab.transfer"},
    Word{"orders.tab.interest"},
    Word{"orders.tab.margin_call"},
    Word{"orders.tab.liquidation"},
    Word{"orders.tab.capital_flow"},
    Word{"orders.filter.account.cross"},
    Word{"orders.filter.account.isolated"},
    Word{"orders.filter.pair"},
    Word{"orders.filter.pair.<SYM>"},
    Word{"orders.filter.pair.all"},
    Word{"orders.filter.side.all"},
    Word{"orders.filter.side.buy"},
    Word{"orders.filter.side.sell"},
    Word{"orders.filter.status"},
    Word{"orders.filter.status.all"},
    Word{"orders.filter.status.filled"},
    Word{"orders.filter.status.canceled"},
    Word{"orders.filter.status.expired"},
    Word{"orders.filter.search"},
    Word{"orders.filter.time.1d"},
    Word{"orders.filter.time.1w"},
    Word{"orders.filter.time.1m"},
    Word{"orders.filter.time.3m"},
    Word{"orders.filter.time.custom"},
    Word{"orders.filter.from"},
    Word{"orders.filter.to"},
    Word{"orders.filter.problem"},
    Word{"orders.filter.reset"},
    Word{"orders.export_csv"},
    Word{"orders.row.<N>"},
    Word{"orders.cancel.<N>"},
    Word{"orders.story"},
    // lessons and time
    Word{"lessons.card.<ID>"},
    Word{"lessons.card.<ID>.start"},
    Word{"lessons.practice"},
    Word{"start.lessons"},
    Word{"start.walk"},
    Word{"start.practice"},
    Word{"lesson.panel"},
    Word{"lesson.next"},
    Word{"lesson.back"},
    Word{"lesson.hint"},
    Word{"lesson.show_me"},
    Word{"lesson.skip"},
    Word{"lesson.restart"},
    Word{"lesson.exit"},
    Word{"lesson.fold"},
    Word{"lesson.why"},
    Word{"lesson.checklist"},
    Word{"lesson.progress"},
    Word{"lesson.remark"},
    Word{"settings.language.<WORD>"},
    Word{"lesson.choice.<N>"},
    Word{"lesson.question"},
    Word{"lesson.answer"},
    Word{"lesson.slider"},
    Word{"lesson.check"},
    Word{"lesson.verdict"},
    Word{"lesson.figure.<N>"},
    Word{"lesson.explore"},
    Word{"lesson.resume"},
    Word{"lesson.score"},
    Word{"lesson.results"},
    Word{"lessons.track.<ID>"},
    Word{"results.again"},
    Word{"results.next"},
    Word{"results.lessons"},
    Word{"results.total"},
    Word{"results.timeline"},
    Word{"faults.close"},
    Word{"faults.line.<N>"},
    Word{"time.pause"},
    Word{"time.speed.1"},
    Word{"time.speed.10"},
    Word{"time.speed.60"},
    Word{"time.speed.600"},
    Word{"time.skip.1h"},
    Word{"time.skip.1d"},
    Word{"time.rewind"},
    Word{"time.branch"},
    Word{"time.open"},
    Word{"time.clock"},
    Word{"time.sheet"},
    Word{"card"},
    Word{"card.<WORD>"},
    Word{"card.input.<N>"},
    Word{"toast.<N>"},
    Word{"dialog.ok"},
    Word{"dialog.cancel"},
    Word{"dialog.quiet"},
    Word{"help.close"},
    Word{"inspector.close"},
    Word{"inspector.row.<N>"},
    Word{"inspector.copy.curl"},
    Word{"inspector.copy.python"},
    Word{"inspector.copy.javascript"},
    Word{"settings.close"},
    Word{"settings.present"},
    Word{"settings.confirm_orders"},
    Word{"settings.realism.frictionless"},
    Word{"settings.realism.realistic"},
    Word{"settings.realism.harsh"},
    Word{"settings.theme.dark"},
    Word{"settings.theme.light"},
    Word{"settings.theme.contrast"},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// Whether one part of a name may stand for a placeholder.
bool fits(Word part, Word placeholder) {
    const auto all = [part](auto&& good) { return std::ranges::all_of(part, good); };
    if (part.empty()) return false;
    if (placeholder == "<N>") return part.size() <= 4 && all(is_digit);
    if (placeholder == "<ID>")
        return all([](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
    if (placeholder == "<WORD>")
        return all([](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
    return all([](char c) { return is_upper(c) || is_digit(c); });  // <SYM>, <ASSET>
}

/// Takes the part before the next dot off a name.
Word take_part(Word& name) {
    const Word part = name.substr(0, name.find('.'));
    name.remove_prefix(std::min(name.size(), part.size() + 1));
    return part;
}

bool matches(Word name, Word pattern) {
    if (std::ranges::count(name, '.') != std::ranges::count(pattern, '.')) return false;
    while (!pattern.empty()) {
        const Word wanted = take_part(pattern);
        const Word part = take_part(name);
        if (wanted.starts_with('<') ? !fits(part, wanted) : part != wanted) return false;
    }
    return true;
}

/// Fewest letters to insert, drop, change or swap with a neighbour to turn one word into the
/// other.
std::size_t letters_apart(Word a, Word b) {
    const std::size_t width = b.size() + 1;
    std::vector<std::size_t> before(width);  // two rows up
    std::vector<std::size_t> above(width);
    std::vector<std::size_t> row(width);
    for (std::size_t j = 0; j < width; ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::swap(before, above);
        std::swap(above, row);
        row[0] = i;
        for (std::size_t j = 1; j < width; ++j) {
            const std::size_t changed = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, changed});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row[b.size()];
}

std::string quoted(Word word) {
    constexpr std::size_t longest = 40;
    return "\"" + std::string{word.substr(0, longest)} + (word.size() > longest ? "…\"" : "\"");
}

}  // namespace

std::span<const std::string_view> target_patterns() { return patterns; }

bool is_target(std::string_view name) {
    return std::ranges::any_of(patterns, [name](Word pattern) { return matches(name, pattern); });
}

std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates) {
    constexpr std::size_t longest = 64;  // keeps a hostile file from costing time
    if (name.empty() || name.size() > longest) return {};
    std::string_view best;
    std::size_t best_distance = (name.size() + 2) / 3 + 1;  // a third of the letters may differ
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = letters_apart(name, candidate);
        if (distance >= best_distance) continue;
        best = candidate;
        best_distance = distance;
    }
    return best;
}

std::string unknown(std::string_view what, std::string_view name,
                    std::span<const std::string_view> candidates) {
    constexpr std::size_t few = 20;
    std::string text = "there is no " + std::string{what} + " " + quoted(name);
    if (const std::string_view near = nearest(name, candidates); !near.empty())
        return text + "; did you mean " + quoted(near) + "?";
    if (candidates.size() > few) return text;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        text += (i == 0 ? "; there is " : ", ") + std::string{candidates[i]};
    return text;
}

std::string unknown_target(std::string_view name) { return unknown("target", name, patterns); }

}  // namespace mw::lessons
