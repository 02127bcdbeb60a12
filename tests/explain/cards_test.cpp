// Every number on the screen is what its card says, and what the card's formula gives.
#include "explain/cards.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "explain/late.h"
#include "scenes.h"
#include "support/exact.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::explain;
using cards::Card;
using cards::Term;

namespace {

using Op = Term::Op;

/// Computes a card's formula from its inputs, without rounding but where the formula rounds.
class Computer {
public:
    explicit Computer(const Card& card) : card_{card} {}

    Exact compute() { return part(); }

private:
    Exact part() {
        const Term& term = card_.formula.terms[at_++];
        switch (term.op) {
            case Op::input:
                return Exact::units(card_.inputs[static_cast<std::size_t>(term.value)].units);
            case Op::constant: return Exact::units(term.value);
            case Op::rounded: return part().rounded(static_cast<int>(term.value), term.cut);
            case Op::sum: {
                Exact total = Exact::units(0);
                for (std::int64_t i = 0; i < term.value; ++i) total = total + part();
                return total;
            }
            default: break;
        }
        const Exact a = part();
        const Exact b = part();
        switch (term.op) {
            case Op::plus: return a + b;
            case Op::minus: return a - b;
            case Op::times: return a * b;
            case Op::over: return a / b;
            case Op::smaller: return a < b ? a : b;
            default: return a < b ? b : a;
        }
    }

    const Card& card_;
    std::size_t at_{0};
};

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

/// True when a card's formula gives what it says, and so do the cards of its inputs.
bool adds_up(const State& state, const Desk& desk, const Figure& figure, int depth = 0) {
    const Card card = cards::card_of(state, desk, figure);
    CAPTURE(card.name);
    CAPTURE(card.value);
    CAPTURE(cards::in_words(card));
    CAPTURE(cards::in_numbers(card));
    CHECK(depth < 8);
    if (!card.formula.terms.empty()) {
        const bool equal = Computer{card}.compute() == Exact::units(card.units);
        CHECK(equal);
        if (!equal) return false;
    }
    for (const cards::Input& input : card.inputs) {
        CAPTURE(input.name);
        CHECK((input.figure || !input.source.empty()));  // a leaf says where it is from
        if (!input.figure || depth > 7) continue;
        const std::int64_t own = cards::card_of(state, desk, *input.figure).units;
        // the size of a short is counted without its sign where it is worth something
        const bool same = own == input.units ||
                          (input.figure->kind == FigureKind::position && own == -input.units);
        CHECK(same);
        if (!same || !adds_up(state, desk, *input.figure, depth + 1)) return false;
    }
    return true;
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
    for (const Change& change : changes)
        all.push_back({"change.0", change.label,
                       change.after.text == absent ? change.now.text : change.after.text});
}

std::vector<OnScreen> trade_page(const Views& views) {
    const AccountView& account = views.account;
    std::vector<OnScreen> all = {
        {"account.level", "Margin level", account.gauge.level},
        {"account.call_price", "Margin call price", account.call_price},
        {"account.liquidation_price", "Liquidation price", account.liquidation_price},
        {"account.debt", "Debt", account.facts[1].value.text},
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
    std::vector<OnScreen> all = {{"wallet.equity", "Account equity", view.equity.text},
                                 {"wallet.balance", "Total balance", view.balance.text},
                                 {"wallet.debt", "Total debt", view.debt.text},
                                 {"wallet.pnl", "PnL since the start", view.pnl.text}};
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
    return label == "Stop" || label == "Stop loss" || label == "Take profit";
}

/// What is wrong with a number on the screen, or nothing.
void explains_itself(const State& state, Desk& desk, const OnScreen& shown) {
    if (is_no_number(shown.label)) return;
    CAPTURE(shown.target);
    CAPTURE(shown.label);
    CAPTURE(shown.value);
    desk.card = {.target = shown.target, .label = shown.label, .path = {}, .open = true};
    const auto figure = cards::figure_named(shown.target, shown.label, desk);
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
    const auto any = [&] { return std::string{amounts[dice.below(amounts.size())]}; };
    Desk desk = desk_on(Page::trade);
    desk.pair = state.world.pairs[dice.below(state.world.pairs.size())];
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
    desk.tables = dice.below(2) == 0 ? TableTab::positions : TableTab::funds;
    for (const Window window : {Window::none, Window::borrow, Window::repay, Window::transfer}) {
        desk.window = window;
        everything_explains_itself(state, desk);
    }
    desk.window = Window::none;
    desk.page = Page::wallet;
    everything_explains_itself(state, desk);
}

Card named(const State& state, const Desk& desk, std::string_view target,
           std::string_view label = {}) {
    return cards::card_of(state, desk, *cards::figure_named(target, label, desk));
}

}  // namespace

TEST_CASE("cards: the margin level of the walk, with the numbers of the walk") {
    const State state = short_at_60600();
    Desk desk = desk_on(Page::trade);
    const Card card = named(state, desk, "account.level");
    CHECK(cards::in_words(card) ==
          "(BTC held × index price + USDT held) ÷ (BTC owed × index price)");
    CHECK(cards::in_numbers(card) == "(0 × 60,600.00 + 8,053.94) ÷ (0.100001 × 60,600.00)");
    // 6 060.0606 * 1.329 = 8 053.8205…; what is left, 0.1194626, over 6 060.0606 is 0.00001971
    CHECK(card.units == 132'901'971);
    CHECK(card.value == "1.3290");

    desk.card = {.target = "account.level", .label = "Margin level", .path = {}, .open = true};
    const CardView view = cards::card_view(state, desk);
    CHECK(view.name == "Margin level");
    CHECK(view.sum.ends_with(" = 1.32901971, shown as 1.3290"));
    REQUIRE(view.inputs.size() == 4);
    CHECK(view.inputs[3].name == "BTC owed");
    CHECK(view.inputs[3].value == "0.100001 BTC");
    CHECK(view.inputs[3].source == "borrowed and interest");
}

TEST_CASE("cards: from the level down to the loan and its first hour") {
    const State state = short_at_60600();
    Desk desk = desk_on(Page::trade);
    desk.card = {.target = "account.level", .label = "Margin level", .path = {}, .open = true};
    desk.card.path = {{FigureKind::owed, Pair::btcusdt, Asset::btc, false}};
    CardView view = cards::card_view(state, desk);
    CHECK(view.sum == "0.1 + 0.000001 = 0.100001");
    REQUIRE(view.trail.size() == 1);
    CHECK(view.trail[0] == "Margin level");
    desk.card.path.push_back(*view.inputs[1].figure);
    view = cards::card_view(state, desk);
    CHECK(view.name == "BTC interest");
    REQUIRE(view.inputs.size() == 1);
    CHECK(view.inputs[0].name == "Interest, first hour");
    CHECK(view.inputs[0].value == "+0.000001 BTC");
    CHECK(view.inputs[0].source == "2 Mar 10:00");
    CHECK_FALSE(view.inputs[0].figure.has_value());
}

TEST_CASE("cards: without debt there is nothing to divide by") {
    const State state = funded_at("60000", "2000");
    const Desk desk = desk_on(Page::trade);
    for (const char* target : {"account.level", "account.liquidation_price"}) {
        const Card card = named(state, desk, target);
        CHECK(card.formula.terms.empty());
        CHECK_FALSE(card.note.empty());
    }
    CHECK(named(state, desk, "account.level").value == "no debt");
}

TEST_CASE("cards: a liquidation price is rounded toward the danger") {
    const State state = short_at_60600();
    const Card card = named(state, desk_on(Page::trade), "account.liquidation_price");
    // 8 053.94 / (1.05 * 0.100001) = 76 703.4…
    CHECK(cards::in_numbers(card) == "8,053.94 ÷ (1.05 × 0.100001)");
    CHECK(card.value == "76,703");
}

TEST_CASE("cards: after what is typed") {
    const State state = funded_at("60000", "2000");
    Desk desk = desk_on(Page::trade);
    desk.window = Window::borrow;
    desk.borrow = {Asset::btc, "0.1"};
    const Card level = named(state, desk, "change.0", "Margin level");
    // (0.1 * 60 000 + 2 000) / (0.100001 * 60 000) = 8 000 / 6 000.06
    CHECK(level.value == "1.3333");
    const Card held = cards::card_of(state, desk, *level.inputs[0].figure);
    CHECK(held.inputs[1].name == "what you typed");
    CHECK(held.inputs[1].units == btc("0.1").units);
}

TEST_CASE("cards: what is no number has none") {
    Desk desk = desk_on(Page::trade);
    const State state = funded_at("60000", "2000");
    for (const char* target : {"account.transfer", "order.submit", "chart", "wallet.margin.row.X",
                               "wallet.cell.NOPAIR.BTC.total", ""}) {
        CHECK_FALSE(cards::figure_named(target, "Total", desk).has_value());
        desk.card.target = target;
        CHECK(cards::card_view(state, desk).name.empty());
    }
    CHECK_FALSE(cards::figure_named("fact.stop", "Stop", desk).has_value());
}

TEST_CASE("cards: nothing is built while no card is in front") {
    const State state = funded_at("60000", "2000");
    Views views;
    views.late.card.name = "old";
    late::build(views, state, desk_on(Page::trade));
    CHECK(views.late.card.name.empty());
}

TEST_CASE("cards: a long story is told by its newest lines, and the sum is still all of it") {
    Session session = funded("2000");
    must(session, Borrow{Pair::btcusdt, btc("0.01")});
    for (int hour = 0; hour < 40; ++hour) must(session, Advance{60 * minute_ms});
    const Desk desk = desk_on(Page::trade);
    const Figure interest{FigureKind::interest, Pair::btcusdt, Asset::btc, false};
    const Card card = cards::card_of(session.state(), desk, interest);
    CHECK(card.inputs.size() == 31);
    CHECK(card.inputs.back().name == "Before that");
    CHECK(card.inputs.back().source == "11 events");  // 41 charges
    CHECK(adds_up(session.state(), desk, interest));
}

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
