// Cards of the order book and the tapes, and which number stands in which of their rows.
#include <algorithm>

#include "explain/cards.h"

namespace mw::explain::cards {
namespace {

using Kind = FigureKind;

// ---- levels of the book -----------------------------------------------------------------------

std::uint64_t number_of(Side side, Ticks price) {
    return static_cast<std::uint64_t>(price.count) * 2 + (side == Side::buy ? 1 : 0);
}

/// The cards of one level, which may put several prices together.
class LevelCards {
public:
    LevelCards(const At& at, const Figure& figure)
        : at_{at},
          rules_{at.scene.rules},
          figure_{figure},
          side_{figure.of % 2 == 1 ? Side::buy : Side::sell},
          price_{static_cast<std::int64_t>(figure.of / 2)},
          step_{book_step_of(at.scene.desk)} {}

    [[nodiscard]] Card price() const {
        const bool sells = side_ == Side::sell;
        const Price price = price_of(price_, rules_);
        Card card{"Limit price", price_text(price, rules_.pair), price.units,
                  sells ? "Orders wait here to sell. Who buys at once takes the lowest price first."
                        : "Orders wait here to buy. Who sells at once takes the highest price "
                          "first.",
                  "Press the row to put it into the order form."};
        if (step_ == 1) return card;
        Input steps{"whole steps", price_.count / step_ * one, {}, "rounded down"};
        if (sells) steps.source = "rounded up";
        card.formula = card.use(std::move(steps)) *
                       card.use({"step of the book", price_of(Ticks{step_}, rules_).units, "price",
                                 "chosen by you"});
        card.note = sells ? "Orders between two steps count at the upper one."
                          : "Orders between two steps count at the lower one.";
        return card;
    }

    [[nodiscard]] Card amount() const {
        const std::vector<RestingOrder> orders = waiting();
        Lots all{};
        for (const RestingOrder& order : orders) all.count += order.left.count;
        const Amount total = amount_of(all, rules_);
        Card card{"Amount in the book", exact(total), total.units,
                  step_ == 1 ? "Coins that wait at this price, all orders together."
                             : "Coins that wait within this step, all orders together."};
        std::vector<Formula> parts;
        for (std::size_t i = 0; i < orders.size();) i = tell_price(card, parts, orders, i);
        if (parts.size() > 1) card.formula = sum(parts);
        if (orders.empty()) card.note = "Nothing waits there now.";
        return card;
    }

    [[nodiscard]] Card running_sum() const {
        Card card{"Sum in the book"};
        card.about =
            "All that waits from the best price to this one: so much trades before the "
            "price goes past it.";
        std::vector<LevelView> levels = shown_levels(at_.scene, side_);
        const auto after = std::ranges::find_if(levels, [this](const LevelView& level) {
            return side_ == Side::sell ? level.price > price_ : level.price < price_;
        });
        levels.erase(after, levels.end());
        constexpr std::size_t most_lines = 30;
        const std::size_t nearer = levels.size() > most_lines ? levels.size() - most_lines : 0;
        Input near{"nearer to the best price", 0, ticker(rules_.base), "those levels together"};
        std::vector<Formula> parts;
        for (std::size_t i = 0; i < levels.size(); ++i) {
            const Amount amount = amount_of(levels[i].quantity, rules_);
            card.units += amount.units;
            if (i < nearer) {
                near.units += amount.units;
                if (i + 1 == nearer) parts.push_back(card.line(near));
                continue;
            }
            Figure own = figure_;
            own.kind = Kind::book_amount;
            own.of = number_of(side_, levels[i].price);
            parts.push_back(card.line(input(at_price(levels[i].price), amount, own)));
        }
        card.value = exact({rules_.base, card.units});
        if (!parts.empty()) card.formula = sum(parts);
        return card;
    }

private:
    [[nodiscard]] std::string at_price(Ticks price) const {
        return "at " + price_text(price_of(price, rules_), rules_.pair);
    }

    /// Orders of this level, best price first.
    [[nodiscard]] std::vector<RestingOrder> waiting() const {
        std::vector<RestingOrder> orders;
        at_.scene.market.book().orders_to(side_, price_, orders);
        std::erase_if(orders, [this](const RestingOrder& order) {
            return side_ == Side::sell ? order.price.count <= price_.count - step_
                                       : order.price.count >= price_.count + step_;
        });
        return orders;
    }

    /// One price: others together, then the learner's one by one. @return the next price's place.
    std::size_t tell_price(Card& card, std::vector<Formula>& parts,
                           const std::vector<RestingOrder>& orders, std::size_t first) const {
        std::size_t end = first;
        std::size_t count = 0;
        Lots others{};
        for (; end < orders.size() && orders[end].price == orders[first].price; ++end) {
            if (orders[end].owner == Owner::learner) continue;
            others.count += orders[end].left.count;
            ++count;
        }
        if (count > 0) {
            const std::string name =
                step_ == 1 ? "others" : "others " + at_price(orders[first].price);
            Input line = input(name, amount_of(others, rules_), std::nullopt);
            line.source = counted(count, "order");
            parts.push_back(card.line(std::move(line)));
        }
        for (std::size_t i = first; i < end; ++i)
            if (orders[i].owner == Owner::learner) tell_own(card, parts, orders[i]);
        return end;
    }

    /// An order of the learner's, with the way to what it asked for when it is still whole.
    void tell_own(Card& card, std::vector<Formula>& parts, const RestingOrder& resting) const {
        const Order* order = at_.scene.state.order(resting.id);
        const Amount left = amount_of(resting.left, rules_);
        Input line = input("yours, order #" + std::to_string(resting.id), left, std::nullopt);
        line.source = "what is left of it";
        if (order != nullptr && order->quantity == left) {
            Figure own{Kind::order_amount, rules_.pair};
            own.of = resting.id;
            line.figure = own;
            line.source.clear();
        }
        parts.push_back(card.line(std::move(line)));
    }

    const At& at_;
    const PairRules& rules_;
    const Figure& figure_;
    Side side_;
    Ticks price_;
    std::int64_t step_;
};

/// From what one can sell at now to what one can buy at.
Card spread_card(const At& at) {
    Card card{"Spread", absent};
    card.about = "What it costs to buy and to sell at once again, for one coin, before fees.";
    const Book& book = at.scene.market.book();
    const auto ask = book.best(Side::sell);
    const auto bid = book.best(Side::buy);
    if (!ask || !bid) return card;
    const auto best = [&](const char* name, Side side, Ticks price) {
        Input input{name, price_of(price, at.scene.rules).units, "price", "order book now"};
        if (book_step_of(at.scene.desk) != 1) return card.use(std::move(input));
        input.source.clear();
        input.figure = at.figure(Kind::book_price);
        input.figure->of = number_of(side, price);
        return card.use(std::move(input));
    };
    card.units = (ask->count - bid->count) * at.scene.rules.tick.units;
    card.value = price_text(Price{card.units}, at.scene.pair);
    const Formula lowest = best("lowest ask", Side::sell, *ask);
    card.formula = lowest - best("highest bid", Side::buy, *bid);
    card.note = "A market order pays it; an order that waits in the book earns it.";
    return card;
}

// ---- trades of the market ---------------------------------------------------------------------

/// The learner's part in a trade of the market: the record of it, or 0.
std::uint64_t own_part(const State& state, Pair pair, std::uint64_t trade_id) {
    for (const Fill& fill : fills_of(state, {.pair = pair}, shown_trades))
        if (fill.event->trade_id == trade_id) return fill.record;
    return 0;
}

Card trade_of_market(const At& at, const Figure& figure) {
    const auto tape = at.scene.market.tape();
    const auto print = std::ranges::find(tape, figure.of, &Print::trade_id);
    if (print == tape.end())
        return {"Trade", absent, 0, "It is too long ago: the tape keeps the newest trades.", {}};
    const PairRules& rules = at.scene.rules;
    const Price price = price_of(print->price, rules);
    const Amount amount = amount_of(print->quantity, rules);
    const char* taker = print->taker_side == Side::buy
                            ? "The taker bought: an order to sell had waited at this price. "
                            : "The taker sold: an order to buy had waited at this price. ";
    const std::string when = taker + ("Traded " + moment(print->time_ms) + ".");
    const auto other = [&](Card& card, Kind kind) {
        Figure own = figure;
        own.kind = kind;
        if (kind == Kind::tape_price)
            card.use({"price", price.units, "price", {}, own});
        else
            card.use(input("amount", amount, own));
    };
    if (figure.kind == Kind::tape_price)
        return {"Price of a trade", price_text(price, rules.pair), price.units,
                "What one trade between two traders was made at.", when};
    if (figure.kind == Kind::tape_amount) {
        Card card{"Amount of a trade", exact(amount), amount.units,
                  "Coins that changed hands in one trade.", when};
        other(card, Kind::tape_price);
        if (const auto record = own_part(at.scene.state, rules.pair, figure.of)) {
            Figure mine{Kind::trade_amount, rules.pair};
            mine.of = record;
            card.use(input("yours", amount, mine));
        }
        return card;
    }
    Card card{"Time of a trade", time_of_day(print->time_ms), 0,
              "When it was traded, by the simulated clock.", when};
    other(card, Kind::tape_price);
    other(card, Kind::tape_amount);
    return card;
}

// ---- which number -----------------------------------------------------------------------------

/// "book.cell.ask.3.sum" in its pieces.
struct Place {
    std::string_view list;   ///< "ask", "bid", "market", "mine"
    std::size_t row{0};      ///< from the top of the list
    std::string_view title;  ///< "price", "amount", "sum", "time"
};

/// Takes what stands before the next dot.
std::string_view take_part(std::string_view& name) {
    const std::size_t dot = std::min(name.find('.'), name.size());
    const std::string_view part = name.substr(0, dot);
    name.remove_prefix(std::min(dot + 1, name.size()));
    return part;
}

/// Where a cell stands; a row is asked for its price.
std::optional<Place> place_in(std::string_view target) {
    const std::string_view panel = take_part(target);
    const std::string_view what = take_part(target);
    if ((panel != "book" && panel != "trades") || (what != "cell" && what != "row"))
        return std::nullopt;
    const std::string_view list = take_part(target);
    const auto row = count_in(take_part(target));
    if (!row) return std::nullopt;
    return Place{list, *row, target.empty() ? std::string_view{"price"} : target};
}

std::optional<CellFigure> in_book(const Scene& scene, const Place& place) {
    const Side side = place.list == "bid" ? Side::buy : Side::sell;
    const BookView view = book_view(scene);
    const auto& rows = side == Side::buy ? view.bids : view.asks;
    if (place.row >= rows.size()) return std::nullopt;
    const BookRow& row = rows[place.row];
    Figure figure{Kind::book_price, scene.pair};
    figure.of = number_of(side, shown_levels(scene, side)[place.row].price);
    if (place.title == "price") return CellFigure{figure, row.price};
    figure.kind = place.title == "sum" ? Kind::book_sum : Kind::book_amount;
    return CellFigure{figure, place.title == "sum" ? row.sum : row.amount};
}

std::optional<CellFigure> on_tape(const Scene& scene, const Place& place) {
    const bool mine = place.list == "mine";
    const TradesView view = trades_view(scene);
    const auto& rows = mine ? view.mine : view.market;
    if (place.row >= rows.size()) return std::nullopt;
    Figure figure{mine ? Kind::trade_price : Kind::tape_price, scene.pair};
    if (mine) {
        figure.of = fills_of(scene.state, {.pair = scene.pair}, shown_trades)[place.row].record;
    } else {
        const auto tape = scene.market.tape();
        figure.of = tape[tape.size() - 1 - place.row].trade_id;
    }
    const TradeRow& row = rows[place.row];
    if (place.title == "price") return CellFigure{figure, row.price.text};
    const bool time = place.title == "time";
    if (mine) figure.kind = time ? Kind::trade_time : Kind::trade_amount;
    if (!mine) figure.kind = time ? Kind::tape_time : Kind::tape_amount;
    return CellFigure{figure, time ? row.time : row.amount};
}

}  // namespace

std::optional<CellFigure> figure_in_market(const State& state, const Desk& desk,
                                           std::string_view target) {
    const auto place = place_in(target);
    if (!place) return std::nullopt;
    const Scene scene = scene_of(state, desk, desk.pair.value_or(Pair::btcusdt));
    if (target.starts_with("book.")) return in_book(scene, *place);
    return on_tape(scene, *place);
}

Card book_card(const At& at, const Figure& figure) {
    if (figure.kind >= Kind::tape_price) return trade_of_market(at, figure);
    if (figure.kind == Kind::spread) return spread_card(at);
    const LevelCards cards{at, figure};
    if (figure.kind == Kind::book_price) return cards.price();
    return figure.kind == Kind::book_amount ? cards.amount() : cards.running_sum();
}

}  // namespace mw::explain::cards
