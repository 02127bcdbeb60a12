// Every number on the screen is what its card says, and what the card's formula gives.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "card_sums.h"
#include "explain/indicators.h"
#include "explain/late.h"
#include "scenes.h"
#include "shown_numbers.h"
#include "support/begun_lesson.h"

using namespace mw;
using namespace mw::explain;

namespace {

/// What a target of the screen shows, by the views the screen is drawn from.
struct OnScreen {
    std::string target;
    std::string label;
    std::string value;
};

void add_rows(std::vector<OnScreen>& all, const std::vector<Row>& rows) {
    for (const Row& row : rows) all.push_back({"fact.row", row.label, row.value.text});
}

void add_changes(std::vector<OnScreen>& all, const std::vector<Change>& changes) {
    for (const Change& change : changes) {
        const bool done = changes.front().after.text != absent;
        all.push_back({"change.0", change.label, done ? change.after.text : change.now.text});
    }
}

constexpr std::size_t most_rows = 6;  // of a table: the next are like them

bool has_digit(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
}

/// Every cell with a number in it, but the moment in front.
void add_cells(std::vector<OnScreen>& all, const Table& table, const std::string& prefix) {
    for (std::size_t row = 0; row < std::min(table.rows.size(), most_rows); ++row)
        for (std::size_t i = 1; i < table.columns.size(); ++i)
            if (has_digit(table.rows[row].cells[i].text))
                all.push_back({prefix + std::to_string(table.first + row) + ".x",
                               table.columns[i].title, table.rows[row].cells[i].text});
}

void add_chart(std::vector<OnScreen>& all, const ChartView& chart) {
    for (const PriceLine& line : chart.lines) {
        if (line.kind == PriceLine::Kind::liquidation)
            all.push_back({"chart.line.liquidation", line.label, line.price_text});
        if (line.kind == PriceLine::Kind::margin_call)
            all.push_back({"chart.line.margin_call", line.label, line.price_text});
        if (line.kind == PriceLine::Kind::entry) all.push_back({"chart.line.entry", "Entry", {}});
        if (line.kind == PriceLine::Kind::order)
            all.push_back({"chart.line.order." + std::to_string(line.order), "Order", {}});
    }
    for (std::size_t plot = 0; plot < plot_count; ++plot)
        for (const char* label : {"EMA 20 1.00", "EMA 20 1.00 (7)"})
            all.push_back({"chart.plot." + std::to_string(plot), label, {}});
    all.push_back({"chart.last", "Last price", chart.last.text});
    const WhatIfView& line = chart.what_if;
    if (!line.shown) return;
    all.push_back({"chart.what_if", "What-if price", line.price_text});
    all.push_back({"chart.what_if.margin_level", "Margin level", line.level});
    all.push_back({"chart.what_if.equity", "Equity", line.facts.front().value.text});
    if (!line.owes) return;
    all.push_back({"chart.what_if.liquidation", "Liquidation", line.facts.back().value.text});
    all.push_back({"chart.what_if.level", "Level", line.wish_text});
    all.push_back({"chart.what_if.price", "Price", line.ways[0].value.text});
    all.push_back({"chart.what_if.or_top_up", "or top up", line.ways[1].value.text});
    all.push_back({"chart.what_if.or_repay", "or repay", line.ways[2].value.text});
}

/// The first rows and the last: the others are like them.
bool is_at_an_end(std::size_t row, std::size_t count) { return row < 2 || row + 1 == count; }

void add_book(std::vector<OnScreen>& all, const BookView& book) {
    for (const auto& [side, rows] : {std::pair{"ask", &book.asks}, std::pair{"bid", &book.bids}})
        for (std::size_t i = 0; i < rows->size(); ++i) {
            if (!is_at_an_end(i, rows->size())) continue;
            const BookRow& row = (*rows)[i];
            const std::string cell = std::string{"book.cell."} + side + "." + std::to_string(i);
            all.push_back({cell + ".price", "Price", row.price});
            all.push_back({cell + ".amount", "Amount", row.amount});
            all.push_back({cell + ".sum", "Sum", row.sum});
        }
}

void add_tapes(std::vector<OnScreen>& all, const TradesView& trades) {
    for (const auto& [tape, rows] :
         {std::pair{"market", &trades.market}, std::pair{"mine", &trades.mine}})
        for (std::size_t i = 0; i < rows->size(); ++i) {
            if (!is_at_an_end(i, rows->size())) continue;
            const TradeRow& row = (*rows)[i];
            const std::string cell = std::string{"trades.cell."} + tape + "." + std::to_string(i);
            all.push_back({cell + ".price", "Price", row.price.text});
            all.push_back({cell + ".amount", "Amount", row.amount});
            all.push_back({cell + ".time", "Time", row.time});
        }
}

std::vector<OnScreen> trade_page(const Views& views, TableTab tab) {
    const AccountView& account = views.account;
    std::vector<OnScreen> all = {
        {"account.level", "Margin level", account.gauge.level},
        {"account.call_price", "Margin call price", account.call.price},
        {"account.liquidation_price", "Liquidation price", account.liquidation.price},
        {"account.debt", "Debt", value_of_row(account.facts, "Debt")},
        {"pair.last", "Last price", views.header.last.text},
        {"pair.leverage", "Most leverage", views.header.badge},
        {"order.total", "Total", views.order.total_shown},
        {"fact.available", views.order.available.label, views.order.available.value.text}};
    add_rows(all, account.facts);
    add_rows(all, views.header.facts);
    add_rows(all, views.order.preview);
    for (const AssetRow& coin : account.assets)
        all.push_back({"account.coin." + coin.asset, coin.asset, coin.available});
    constexpr std::array cells = {"open_orders.cell.", "order_history.cell.", "trade_history.cell.",
                                  "positions.cell.", "funds.cell."};
    add_cells(all, views.tables.shown, cells[static_cast<std::size_t>(tab)]);
    if (!account.hour.cost.empty())
        all.push_back({"account.interest", account.hour.text, account.hour.cost});
    add_chart(all, views.chart);
    add_book(all, views.book);
    add_tapes(all, views.trades);
    return all;
}

std::vector<OnScreen> window_in_front(const Views& views, Window window) {
    std::vector<OnScreen> all;
    add_rows(all, views.borrow.rows);
    add_rows(all, views.repay.rows);
    add_changes(all, views.borrow.changes);
    add_changes(all, views.repay.changes);
    add_changes(all, views.transfer.changes);
    if (window == Window::transfer)
        all.push_back({"transfer.available", "Can move", views.transfer.available});
    if (window == Window::borrow) all.push_back({"borrow.limit", "Most", views.borrow.limit});
    if (window == Window::repay) all.push_back({"repay.limit", "Most", views.repay.limit});
    return all;
}

std::vector<OnScreen> wallet_page(const WalletView& view) {
    std::vector<OnScreen> all = {
        {"wallet.margin.account_equity", "Account equity", view.equity.text},
        {"wallet.margin.total_balance", "Total balance", view.balance.text},
        {"wallet.margin.total_debt", "Total debt", view.debt.text},
        {"wallet.margin.pnl", "PnL", view.pnl.text}};
    for (const WalletGroup& group : view.groups) {
        const std::string cell = "wallet.cell." + group.symbol + ".";
        all.push_back({cell + "margin_level", "Margin level", group.gauge.level});
        all.push_back({cell + "index_price", "Index price", group.index_price});
        all.push_back({cell + "liq_price", "Liq. price", group.liquidation_price});
        for (const TableRow& coin : group.coins)
            for (std::size_t i = 1; i < view.columns.size(); ++i)
                all.push_back(
                    {cell + coin.cells[0].text + ".x", view.columns[i].title, coin.cells[i].text});
    }
    return all;
}

/// Words, not numbers: nothing to explain.
bool is_no_number(std::string_view label) {
    if (label == "Type" || label == "Pair" || label == "Role") return true;
    return label == "Tier and leverage" || label == "Action" || label.empty() || label == "Stop";
}

/// What is wrong with a number on the screen, or nothing.
void explains_itself(const State& state, Desk& desk, const OnScreen& shown,
                     const lessons::Player* player) {
    if (is_no_number(shown.label)) return;
    CAPTURE(shown.target);
    CAPTURE(shown.label);
    CAPTURE(shown.value);
    desk.card = {.target = shown.target, .label = shown.label, .path = {}, .open = true};
    const bool of_lesson = shown.target.starts_with("lesson.");
    const auto figure = of_lesson ? cards::figure_in_lesson(*player, shown.target)
                                  : cards::figure_named(state, shown.target, shown.label, desk);
    REQUIRE(figure.has_value());
    const CardView view = cards::card_view(state, desk, player);
    if (!shown.value.empty()) CHECK(view.value == shown.value);
    CHECK_FALSE(view.about.empty());
    const Card card = cards::card_of(state, desk, *figure, player);
    if (!adds_up(state, desk, *figure, 0, player)) return;
    const bool other_units =
        figure->kind == FigureKind::loan_rate || figure->kind == FigureKind::record_rate ||
        figure->kind == FigureKind::order_trail || figure->kind == FigureKind::hour_cost ||
        figure->kind == FigureKind::tape_time || figure->kind == FigureKind::trade_time ||
        of_lesson || figure->kind == FigureKind::day_volume ||
        (figure->kind == FigureKind::debt && !shown.value.contains("≈"));
    const auto number = number_in(shown.value);
    if (!number || other_units) return;
    CAPTURE(card.units);
    const std::int64_t size = card.units < 0 ? -card.units : card.units;
    CHECK((is_rounding(*number, card.units) ||
           (figure->kind == FigureKind::cover && is_rounding(*number, size))));
}

/// The twin panel: what it shows, less the coin.
void add_twin(std::vector<OnScreen>& all, const State& state, const lessons::Memory& memory) {
    const TwinView view = twin_view(state, *memory.twin, memory.began_ms);
    for (const TwinRow& row : view.rows)
        for (const auto& [side, cell] :
             {std::pair{".isolated", &row.isolated}, std::pair{".pooled", &row.pooled}})
            if (!cell->taken) all.push_back({"lesson.twin.cell." + row.name + side, row.label, {}});
}

/// Every row of the audit.
std::vector<OnScreen> audit_window(const State& state) {
    std::vector<OnScreen> all;
    for (const AuditCoin& coin : audit_view(state).coins) {
        const std::string cell = "audit.cell." + coin.ticker + ".x";
        all.push_back({cell, "There at the beginning", coin.began.text});
        all.push_back({cell, "All of it now", coin.sum.text});
        all.push_back({cell, "Difference", coin.difference.text});
        for (const auto* rows : {&coin.places, &coin.of_interest})
            for (const Row& row : *rows) all.push_back({cell, row.label, row.value.text});
    }
    return all;
}

void everything_explains_itself(const State& state, Desk desk, const lessons::Player* player) {
    Views views;
    explain::build(views, state, desk);
    late_model().build(views, state, desk, {});
    std::vector<OnScreen> all;
    if (desk.page == Page::wallet)
        all = wallet_page(views.wallet);
    else if (desk.page == Page::orders)
        add_cells(all, views.orders.table, "orders.cell.");
    else if (desk.window == Window::audit)
        all = audit_window(state);
    else if (desk.window == Window::none)
        all = trade_page(views, desk.tables);
    else
        all = window_in_front(views, desk.window);
    if (player != nullptr && !player->done() && desk.page == Page::trade)
        for (std::size_t i = 0; i < player->figures().size(); ++i)
            all.push_back({"lesson.figure." + std::to_string(i), player->figures()[i].first,
                           player->figures()[i].second});
    if (player != nullptr && cards::figure_in_lesson(*player, "lesson.panel"))
        all.push_back({"lesson.panel", "Words", {}});
    if (player != nullptr && player->memory().twin) add_twin(all, state, player->memory());
    for (const OnScreen& shown : all) explains_itself(state, desk, shown, player);
}

/// Forms as a learner may leave them, and every page and window.
void look_everywhere(const State& state, Dice& dice, const lessons::Player* player = nullptr) {
    constexpr std::array amounts = {"", "0.1", "12.34567", "1500", "0.00000001", "99999999", "x"};
    const auto place = [&](std::size_t count) {
        return static_cast<std::size_t>(dice.below(count));
    };
    const auto any = [&] { return std::string{amounts[place(amounts.size())]}; };
    Desk desk = desk_on(Page::trade);
    desk.pair = state.world.pairs[place(state.world.pairs.size())];
    const PairRules& rules = rules_of(*desk.pair);
    const auto coin = [&] { return dice.below(2) == 0 ? rules.base : rules.quote; };
    desk.order.side = dice.below(2) == 0 ? Side::buy : Side::sell;
    desk.order.type = static_cast<FormType>(dice.below(9));
    desk.order.mode = static_cast<SideEffect>(dice.below(4));
    desk.order.price = write_decimal(state.last_price(*desk.pair).units, 2);
    desk.order.stop_price = write_decimal(state.last_price(*desk.pair).units, 1);
    desk.order.by_total = dice.below(2) == 0;
    desk.order.quantity = any();
    desk.order.total = any();
    desk.borrow = {coin(), any()};
    desk.repay = {coin(), any()};
    desk.transfer = {dice.below(2) == 0 ? Direction::into_isolated : Direction::out_of_isolated,
                     coin(), any()};
    desk.wallet_pnl = static_cast<PnlSpan>(dice.below(4));
    desk.wallet_unit = static_cast<WalletUnit>(dice.below(3));
    desk.this_pair_only = dice.below(2) == 0;
    desk.tables = static_cast<TableTab>(dice.below(5));
    desk.what_if.open = true;
    constexpr std::array steps = {1, 10, 100, 1'000};
    desk.book_step = steps[state.records.size() % steps.size()];
    desk.book_sides = static_cast<BookSides>(state.records.size() % 3);
    if (dice.below(2) == 0)
        desk.what_if.level =
            Ratio{one + static_cast<std::int64_t>(1 + dice.below(120)) * one / 100};
    if (dice.below(2) == 0)
        desk.what_if.price = Ticks{state.market(*desk.pair).last().count * 9 / 8};
    for (const Window window :
         {Window::none, Window::borrow, Window::repay, Window::transfer, Window::audit}) {
        desk.window = window;
        everything_explains_itself(state, desk, player);
    }
    desk.window = Window::none;
    desk.page = Page::wallet;
    everything_explains_itself(state, desk, player);
    desk.page = Page::orders;
    desk.orders.time = TimeFilter::quarter;
    desk.orders.tab = static_cast<OrdersTab>(dice.below(10));
    everything_explains_itself(state, desk, player);
}

}  // namespace

TEST_CASE("cards: whatever is done, every number on the screen is what its card's formula gives") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        CAPTURE(seed);
        Dice dice{seed, Stream::test};
        World world = seed % 2 == 0 ? full_world(seed) : small_world(seed);
        world.history_days = 1;
        Session session{world};
        for (int i = 0; i < 160; ++i) {
            session.submit(any_command(dice, session.state()));
            if (i % 20 == 19) look_everywhere(session.state(), dice);
        }
    }
}

TEST_CASE("cards: and so it is at every step of every lesson") {
    for (const std::string& path : lessons::lesson_files("lessons")) {
        CAPTURE(path);
        const lessons::Lesson lesson = lessons::lesson_in_file(path);
        std::optional<lessons::BegunLesson> begun;
        Dice dice{7, Stream::test};
        for (std::size_t step = 0; step <= lesson.steps.size(); ++step) {
            CAPTURE(step);
            REQUIRE(lessons::bring_to(begun, lesson, step));
            look_everywhere(begun->session.state(), dice, &begun->player);
        }
        CHECK(begun->player.done());
    }
}
