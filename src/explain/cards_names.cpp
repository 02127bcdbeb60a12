// Which number stands behind a target of the screen, and what the screen says there.
#include <algorithm>
#include <array>

#include "explain/cards.h"
#include "explain/order_reading.h"
#include "explain/parts.h"

namespace mw::explain::cards {
namespace {

using Kind = FigureKind;

/// Which coin a name means.
enum class Coin : std::uint8_t { none, base, quote, typed };

struct Named {
    std::string_view name;
    Kind kind;
    Coin coin{Coin::none};
};

/// Targets of pages. Longer names first where one begins another.
constexpr std::array page_names = {
    Named{"account.level", Kind::level},
    Named{"account.status", Kind::level},
    Named{"account.call_price", Kind::call_price},
    Named{"account.liquidation_price", Kind::liquidation_price},
    Named{"account.debt", Kind::debt},
    Named{"account.interest", Kind::hour_cost},
    Named{"tables.note", Kind::pnl},
    Named{"pair.last", Kind::last_price},
    Named{"pair.leverage", Kind::pair_leverage},
    Named{"book.last", Kind::last_price},
    Named{"order.total", Kind::order_total},
    Named{"wallet.margin.account_equity", Kind::wallet_equity},
    Named{"wallet.margin.total_balance", Kind::wallet_assets},
    Named{"wallet.margin.total_debt", Kind::wallet_debt},
    Named{"wallet.margin.pnl", Kind::wallet_pnl},
    Named{"book.spread", Kind::spread},
    Named{"order.error", Kind::spendable},
    Named{"borrow.limit", Kind::room, Coin::typed},
    Named{"borrow.error", Kind::room, Coin::typed},
    Named{"borrow.good", Kind::loan_worth},
    Named{"repay.limit", Kind::repayable, Coin::typed},
    Named{"repay.error", Kind::repayable, Coin::typed},
    Named{"repay.good", Kind::interest, Coin::typed},
    Named{"repay.note", Kind::owed, Coin::typed},
};

/// Rows "label … value" and lines "now -> after", by their label.
constexpr std::array row_names = {
    Named{"Equity", Kind::equity},
    Named{"Debt", Kind::debt},
    Named{"Room to borrow", Kind::room, Coin::quote},
    Named{"Can be moved out", Kind::movable, Coin::quote},
    Named{"24h change", Kind::day_change},
    Named{"24h high", Kind::day_high},
    Named{"24h low", Kind::day_low},
    Named{"24h volume (USDT)", Kind::day_volume, Coin::quote},
    Named{"24h volume", Kind::day_volume, Coin::base},
    Named{"Index price", Kind::index_price},
    Named{"Loan rate, next charge", Kind::loan_rate, Coin::base},
    Named{"Average price", Kind::average},
    Named{"Estimated fee", Kind::fee},
    Named{"You receive after fee", Kind::received},
    Named{"Covers the debt", Kind::cover},
    Named{"Borrows", Kind::order_borrows},
    Named{"Repays", Kind::order_repays},
    Named{"Price", Kind::typed_price},
    Named{"Trigger", Kind::typed_stop},
    Named{"Stop loss", Kind::typed_stop},
    Named{"Take profit", Kind::typed_stop},
    Named{"Starts at", Kind::typed_stop},
    Named{"Or at market", Kind::typed_stop},
    Named{"Limit after the trigger", Kind::typed_second},
    Named{"Then sells at", Kind::typed_second},
    Named{"Then buys at", Kind::typed_second},
    Named{"Then sells", Kind::next_amount},
    Named{"Then buys", Kind::next_amount},
    Named{"Trails", Kind::typed_trail},
    Named{"Amount of that", Kind::next_amount},
    Named{"Amount of these", Kind::next_amount},
    Named{"Amount", Kind::typed_amount},
    Named{"Total", Kind::order_total},
    Named{"Max buy", Kind::order_most},
    Named{"Max sell", Kind::order_most},
    Named{"Interest rate", Kind::loan_rate, Coin::typed},
    Named{"Charged at once (1 h)", Kind::first_hour},
    Named{"Then every full hour", Kind::next_hour},
    Named{"You hold", Kind::total, Coin::typed},
    Named{"You owe", Kind::owed, Coin::typed},
    Named{"Total debt", Kind::owed, Coin::typed},
    Named{"Borrowed", Kind::borrowed, Coin::typed},
    Named{"Interest", Kind::interest, Coin::typed},
    Named{"Available", Kind::available, Coin::typed},
    Named{"Remaining after", Kind::owed, Coin::typed},
};

/// Lines "now -> after" of the windows; a coin may follow in brackets.
constexpr std::array change_names = {
    Named{"Margin level", Kind::level},
    Named{"Total assets", Kind::assets},
    Named{"Total debt", Kind::debt},
    Named{"Equity", Kind::equity},
    Named{"Leverage in use", Kind::leverage},
    Named{"Margin call at", Kind::call_price},
    Named{"Liquidation at", Kind::liquidation_price},
    Named{"Room left", Kind::room, Coin::typed},
    Named{"Available", Kind::available, Coin::typed},
    Named{"Spot", Kind::spot, Coin::typed},
    Named{"Isolated", Kind::total, Coin::typed},
};

/// Columns of tables, by their title.
constexpr std::array column_names = {
    Named{"Total", Kind::total},
    Named{"Available", Kind::available},
    Named{"In order", Kind::in_orders},
    Named{"Borrowed", Kind::borrowed},
    Named{"Interest", Kind::interest},
    Named{"Equity", Kind::net},
    Named{"≈ USD", Kind::in_dollars},
    Named{"Position", Kind::position},
    Named{"Value", Kind::position_value},
    Named{"Sold at", Kind::entry},
    Named{"Bought at", Kind::entry},
    Named{"Entry", Kind::entry},
    Named{"Index price", Kind::index_price},
    Named{"Liq. price", Kind::liquidation_price},
    Named{"Margin level", Kind::level},
    Named{"Debt", Kind::debt},
    Named{"PnL", Kind::pnl},
};

Asset typed_coin(const Desk& desk) {
    switch (desk.window) {
        case Window::transfer: return desk.transfer.asset;
        case Window::repay: return desk.repay.asset;
        default: return desk.borrow.asset;
    }
}

template <std::size_t Count>
std::optional<Figure> figure_in(const std::array<Named, Count>& names, std::string_view word,
                                Pair pair, const Desk& desk) {
    const auto named = std::ranges::find_if(
        names, [word](const Named& each) { return word.starts_with(each.name); });
    if (named == names.end()) return std::nullopt;
    Figure figure{named->kind, pair};
    const PairRules& rules = rules_of(pair);
    if (named->coin == Coin::base) figure.asset = rules.base;
    if (named->coin == Coin::quote) figure.asset = rules.quote;
    if (named->coin != Coin::typed) return figure;
    const Asset typed = typed_coin(desk);
    figure.asset = typed == rules.quote ? rules.quote : rules.base;
    return figure;
}

/// What stands between two dots of a name: part 0 of "wallet.cell.BTCUSDT" is "wallet".
std::string_view part_of(std::string_view name, int part) {
    for (; part > 0; --part) {
        const std::size_t dot = name.find('.');
        if (dot == std::string_view::npos) return {};
        name.remove_prefix(dot + 1);
    }
    return name.substr(0, name.find('.'));
}

/// Whose position a row of the table of positions is.
std::optional<Pair> pair_of_row(const State& state, const Desk& desk, std::string_view row) {
    const Pair shown = desk.pair.value_or(Pair::btcusdt);
    const auto wanted = read_decimal(row, 0);
    std::int64_t place = 0;
    for (const Pair pair : state.world.pairs) {
        if (desk.this_pair_only && pair != shown) continue;
        if (!position_of(state, pair)) continue;
        if (wanted && *wanted == place) return pair;
        place += one;
    }
    return std::nullopt;
}

/// A row by its label in the first list that has it.
const Row* row_in(const std::vector<Row>& rows, std::string_view label) {
    const auto row = std::ranges::find(rows, label, &Row::label);
    return row == rows.end() ? nullptr : &*row;
}

std::optional<Row> copy_of(const Row* row) { return row ? std::optional{*row} : std::nullopt; }

std::optional<Row> fact_of(const Scene& scene, std::string_view label) {
    if (scene.desk.window == Window::borrow) return copy_of(row_in(borrow_view(scene).rows, label));
    if (scene.desk.window == Window::repay) return copy_of(row_in(repay_view(scene).rows, label));
    if (scene.desk.page != Page::trade) return std::nullopt;
    if (scene.desk.window == Window::confirm_order)
        if (auto row = copy_of(row_in(asked_rows(scene), label))) return row;
    const OrderFormView form = order_form_view(scene);
    if (label == form.available.label) return form.available;
    if (label == form.most.label) return form.most;
    if (auto row = copy_of(row_in(form.preview, label))) return row;
    if (auto row = copy_of(row_in(account_view(scene).facts, label))) return row;
    return copy_of(row_in(header_view(scene).facts, label));
}

/// What a line "now -> after" shows: after, where something is typed that can be done.
std::optional<std::string> change_of(const Scene& scene, std::string_view label) {
    std::vector<Change> changes;
    if (scene.desk.window == Window::borrow) changes = borrow_view(scene).changes;
    if (scene.desk.window == Window::repay) changes = repay_view(scene).changes;
    if (scene.desk.window == Window::transfer) changes = transfer_view(scene).changes;
    const auto change = std::ranges::find(changes, label, &Change::label);
    if (change == changes.end()) return std::nullopt;
    const bool done = changes.front().after.text != absent;  // the first has a text always
    return done ? change->after.text : change->now.text;
}

std::string account_text(const Scene& scene, std::string_view name) {
    if (name == "account.level" || name == "account.status")
        return level_or_none(scene.account, scene.index);
    if (name == "account.call_price") return text_of(call_trigger(scene.account), absent);
    if (name == "account.debt") {
        const auto facts = account_view(scene).facts;
        const Row* debt = row_in(facts, "Debt");
        return debt != nullptr ? debt->value.text : std::string{};
    }
    return text_of(liquidation_trigger(scene.account), absent);
}

std::string wallet_text(const WalletView& view, std::string_view name) {
    if (name.ends_with("equity")) return view.equity.text;
    if (name.ends_with("balance")) return view.balance.text;
    return name.ends_with("debt") ? view.debt.text : view.pnl.text;
}

/// The text of a cell of a row, by the title of its column.
std::string cell_text(const std::vector<Column>& columns, const std::vector<Cell>& cells,
                      std::string_view title) {
    for (std::size_t i = 0; i < columns.size() && i < cells.size(); ++i)
        if (columns[i].title == title) return cells[i].text;
    return {};
}

/// A cell of the wallet or of the tables under the chart. @param name  "wallet.cell.BTCUSDT.BTC.x"
std::string shown_cell(const State& state, const Desk& desk, const Figure& figure,
                       std::string_view name, std::string_view title) {
    const Scene scene = scene_of(state, desk, figure.pair);
    const bool coin = figure.kind >= Kind::total && figure.kind <= Kind::net;
    if (coin) return cell_text(coin_columns(), coin_cells(*scene.account.leg(figure.asset)), title);
    if (figure.kind == Kind::in_dollars)
        return number(card_of(state, desk, figure).units, 2, Cut::nearest);
    if (part_of(name, 0) == "wallet") {
        if (figure.kind == Kind::level) return level_or_none(scene.account, scene.index);
        if (figure.kind == Kind::index_price) return price_text(scene.index, scene.pair);
        return text_of(liquidation_trigger(scene.account), absent);
    }
    Desk own = desk;  // its position alone
    own.pair = figure.pair;
    own.this_pair_only = true;
    const Table table = tables_view(scene_of(state, own, figure.pair)).shown;
    return table.rows.empty() ? std::string{}
                              : cell_text(table.columns, table.rows.front().cells, title);
}

/// A cell of whatever has rows: tables, the book, tapes, a timeline.
std::optional<CellFigure> any_cell(const State& state, const Desk& desk, std::string_view target,
                                   std::string_view title) {
    if (auto cell = figure_of_cell(state, desk, target, title)) return cell;
    if (auto cell = figure_in_market(state, desk, target)) return cell;
    if (auto line = figure_in_story(state, desk, target)) return line;
    return figure_on_timeline(state, target, title);
}

/// A row "label … value", or a line "now -> after".
std::optional<Figure> figure_of_row(std::string_view target, std::string_view label, Pair pair,
                                    const Desk& desk) {
    if (target.starts_with("change.")) {
        auto figure = figure_in(change_names, label, pair, desk);
        if (figure) figure->after = true;
        return figure;
    }
    const bool in_form = desk.window == Window::none || desk.window == Window::order_sheet;
    if (label == "Available" && in_form) return Figure{Kind::spendable, pair};
    const auto exactly = std::ranges::find(row_names, label, &Named::name);
    auto figure = exactly == row_names.end() ? figure_in(row_names, label, pair, desk)
                                             : figure_in(std::array{*exactly}, label, pair, desk);
    if (figure && label == "Remaining after") figure->after = true;
    return figure;
}

/// What a sentence is about, or what a window can move.
std::optional<Figure> figure_in_words(const State& state, std::string_view target, Pair pair,
                                      const Desk& desk) {
    if (const auto figure = figure_in_advice(state, pair, target)) return figure;
    if (target == "repay.note" && typed_coin(desk) != rules_of(pair).quote)
        return Figure{Kind::enough, pair};
    if (target == "borrow.note") {
        Figure figure{Kind::call_price, pair};
        figure.after = true;
        return figure;
    }
    if (target == "wallet.read" || target == "wallet.sums") {
        const auto groups = wallet_view(state, desk).groups;
        if (groups.empty()) return std::nullopt;
        return Figure{target == "wallet.read" ? Kind::equity : Kind::level, groups.front().pair};
    }
    if (target == "transfer.available" || target == "transfer.error") {
        const bool in = desk.transfer.direction == Direction::into_isolated;
        const PairRules& rules = rules_of(pair);
        const bool quote = desk.transfer.asset == rules.quote;
        return Figure{in ? Kind::spot : Kind::movable, pair, quote ? rules.quote : rules.base};
    }
    return std::nullopt;
}

/// A coin's cell in the wallet, or in the table of funds.
std::optional<Figure> figure_of_coin(std::string_view target, std::string_view label, Pair pair,
                                     const Desk& desk) {
    const bool wallet = target.starts_with("wallet.");
    const auto owner = wallet ? pair_named(part_of(target, 2)) : std::optional{pair};
    auto figure = owner ? figure_in(column_names, label, *owner, desk) : std::nullopt;
    if (!figure) return std::nullopt;
    const PairRules& rules = rules_of(*owner);
    const std::string_view coin = wallet ? part_of(target, 3) : part_of(target, 2);
    const bool base = coin == ticker_of(rules.base) || (!wallet && coin == "0");
    figure->asset = base ? rules.base : rules.quote;
    return figure;
}

}  // namespace

std::optional<Figure> figure_named(const State& state, std::string_view target,
                                   std::string_view label, const Desk& desk) {
    const Pair pair = desk.pair.value_or(Pair::btcusdt);
    if (target.starts_with("change.") || target.starts_with("fact."))
        return figure_of_row(target, label, pair, desk);
    if (target.starts_with("account.coin."))
        if (const auto asset = asset_named(part_of(target, 2)))
            return Figure{Kind::available, pair, *asset};
    if (const auto figure = figure_in_words(state, target, pair, desk)) return figure;
    if (target.starts_with("wallet.cell.") || target.starts_with("funds.cell."))
        return figure_of_coin(target, label, pair, desk);
    if (target.starts_with("positions.cell.")) {
        const auto owner = pair_of_row(state, desk, part_of(target, 2));
        return owner ? figure_in(column_names, label, *owner, desk) : std::nullopt;
    }
    if (const auto mark = figure_of_mark(state, target)) return mark;
    if (target.starts_with("chart.")) return figure_on_chart(desk, target, label);
    if (auto figure = figure_in_audit(target, label)) return figure;
    if (target.starts_with("pair.cell.")) {
        const auto listed = pair_named(part_of(target, 2));
        if (!listed || !state.lists_pair(*listed)) return std::nullopt;
        const bool last = part_of(target, 3) == "last";
        return Figure{last ? Kind::last_price : Kind::day_percent, *listed};
    }
    if (target == "pair.last_usd")
        return Figure{.kind = Kind::last_price, .pair = pair, .of = in_usd};
    if (const auto cell = any_cell(state, desk, target, label)) return cell->figure;
    const auto named = std::ranges::find(page_names, target, &Named::name);
    if (named == page_names.end()) return std::nullopt;
    return figure_in(std::array{*named}, target, pair, desk);
}

std::optional<Row> shown_row(const State& state, const Desk& desk, std::string_view target,
                             std::string_view label) {
    const auto figure = figure_named(state, target, label, desk);
    if (!figure) return std::nullopt;
    const Scene scene = scene_of(state, desk, figure->pair);
    const auto row = [&](std::string text) -> std::optional<Row> {
        if (text.empty()) return std::nullopt;
        return Row{std::string{label}, {std::move(text)}, {}};
    };
    if (target.starts_with("fact.")) return fact_of(scene, label);
    if (target.starts_with("audit.")) return row_in_audit(state, target, label);
    if (target.starts_with("pair.")) return std::nullopt;  // their cards say them so
    if (target.starts_with("change.")) {
        auto text = change_of(scene, label);
        return text ? row(std::move(*text)) : std::nullopt;
    }
    if (target.starts_with("account.coin.")) {
        const AccountLeg& leg = *scene.account.leg(figure->asset);
        return row(form_amount(leg.free, Cut::down));
    }
    if (target == "account.interest") return row(account_view(scene).hour.cost);
    if (target.starts_with("account.")) return row(account_text(scene, target));
    if (target.starts_with("chart.")) return row(shown_on_chart(scene, target, label));
    if (const auto cell = any_cell(state, desk, target, label)) return row(cell->text);
    if (part_of(target, 1) == "cell") return row(shown_cell(state, desk, *figure, target, label));
    if (target.starts_with("wallet.margin."))
        return row(wallet_text(wallet_view(state, desk), target));
    if (target == "order.total") return row(order_form_view(scene).total_shown);
    if (target == "transfer.available") return row(transfer_view(scene).available);
    if (target == "borrow.limit") return row(borrow_view(scene).limit);
    if (target == "repay.limit") return row(repay_view(scene).limit);
    return std::nullopt;
}

}  // namespace mw::explain::cards
