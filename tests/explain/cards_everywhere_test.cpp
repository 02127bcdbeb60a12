// Every number on the screen is what its card says, and what the card's formula gives.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "card_sums.h"
#include "scenes.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::explain;

namespace {

/// The first number of a shown text, in 1e-8, and how many places it has; nullopt without one.
struct Shown {
    std::int64_t units;
    int places;
};
std::optional<Shown> number_in(std::string text) {
    if (const auto worth = text.find("≈ "); worth != std::string::npos) text.erase(0, worth);
    const std::size_t first = text.find_first_of("0123456789");
    if (first == std::string::npos) return std::nullopt;
    const bool negative = text.substr(0, first).ends_with("−");
    std::string digits;
    for (std::size_t i = first; i < text.size(); ++i)
        if (text[i] == '.' || (text[i] >= '0' && text[i] <= '9'))
            digits += text[i];
        else if (text[i] != ',')
            break;
    const std::size_t point = digits.find('.');
    const auto value = read_decimal(digits, 8);
    if (!value) return std::nullopt;
    return Shown{negative ? -*value : *value,
                 point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1)};
}

bool is_rounding(Shown shown, std::int64_t units) {
    for (const Cut cut : {Cut::down, Cut::up, Cut::nearest})
        if (cut_to(units, shown.places, cut) == shown.units) return true;
    return false;
}

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

std::vector<OnScreen> trade_page(const Views& views) {
    const AccountView& account = views.account;
    std::vector<OnScreen> all = {
        {"account.level", "Margin level", account.gauge.level},
        {"account.call_price", "Margin call price", account.call_price},
        {"account.liquidation_price", "Liquidation price", account.liquidation_price},
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
    const Table& table = views.tables.shown;
    const bool funds = table.columns.front().title == "Coin";
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t i = 1; i < table.columns.size(); ++i)
            all.push_back({(funds ? "funds.cell." : "positions.cell.") + std::to_string(row) + ".x",
                           table.columns[i].title, table.rows[row].cells[i].text});
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
    return label == "Tier and leverage" || label == "≈ USD" || label == "Action" || label.empty() ||
           label == "Stop" || label == "Stop loss" || label == "Take profit";
}

/// What is wrong with a number on the screen, or nothing.
void explains_itself(const State& state, Desk& desk, const OnScreen& shown) {
    if (is_no_number(shown.label)) return;
    CAPTURE(shown.target);
    CAPTURE(shown.label);
    CAPTURE(shown.value);
    desk.card = {.target = shown.target, .label = shown.label, .path = {}, .open = true};
    const auto figure = cards::figure_named(state, shown.target, shown.label, desk);
    REQUIRE(figure.has_value());
    const CardView view = cards::card_view(state, desk);
    if (!shown.value.empty()) CHECK(view.value == shown.value);
    CHECK_FALSE(view.about.empty());
    const Card card = cards::card_of(state, desk, *figure);
    if (!adds_up(state, desk, *figure)) return;
    const bool other_units = figure->kind == FigureKind::loan_rate ||
                             figure->kind == FigureKind::day_volume ||
                             (figure->kind == FigureKind::debt && !shown.value.contains("≈"));
    const auto number = number_in(shown.value);
    if (!number || other_units) return;
    CAPTURE(card.units);
    const std::int64_t size = card.units < 0 ? -card.units : card.units;
    CHECK((is_rounding(*number, card.units) ||
           (figure->kind == FigureKind::cover && is_rounding(*number, size))));
}

void everything_explains_itself(const State& state, Desk desk) {
    Views views;
    explain::build(views, state, desk);
    std::vector<OnScreen> all;
    if (desk.page == Page::wallet)
        all = wallet_page(views.wallet);
    else if (desk.window == Window::none)
        all = trade_page(views);
    else
        all = window_in_front(views, desk.window);
    for (const OnScreen& shown : all) explains_itself(state, desk, shown);
}

/// Forms as a learner may leave them, and every page and window.
void look_everywhere(const State& state, Dice& dice) {
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
    desk.order.type = static_cast<FormType>(dice.below(6));
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
    desk.tables = dice.below(2) == 0 ? TableTab::positions : TableTab::funds;
    for (const Window window : {Window::none, Window::borrow, Window::repay, Window::transfer}) {
        desk.window = window;
        everything_explains_itself(state, desk);
    }
    desk.window = Window::none;
    desk.page = Page::wallet;
    everything_explains_itself(state, desk);
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
        World world = lesson.world;
        world.seed = 7;
        Session session{world};
        lessons::Player player{lesson};
        Dice dice{7, Stream::test};
        for (std::size_t step = 1; step <= lesson.steps.size(); ++step) {
            CAPTURE(step);
            if (!lessons::play_until(session, player, step)) break;
            look_everywhere(session.state(), dice);
        }
    }
}
