// Cards of what the records say: trades, loans, repayments, transfers, interest, warnings, flow.
#include <algorithm>

#include "exchange/capital_flow.h"
#include "exchange/frames.h"
#include "explain/cards.h"
#include "explain/explain.h"

namespace mw::explain::cards {
namespace {

using Kind = FigureKind;

Card none() { return {"Record", absent, 0, "There is no such record now.", {}}; }

const Record* record_of(const State& state, std::uint64_t id) {
    const auto found = std::ranges::lower_bound(state.records, id, {}, &Record::id);
    return found != state.records.end() && found->id == id ? &*found : nullptr;
}

Figure part_of(const Figure& figure, Kind kind) {
    Figure part = figure;
    part.kind = kind;
    return part;
}

// ---- trades -----------------------------------------------------------------------------------

/// Coins of one trade, and the way to the order that traded them.
Card amount_traded(const Order& order, const OrderFilled& fill, const std::string& when) {
    const bool buys = order.side == Side::buy;
    Card card{"Executed", exact(fill.quantity), fill.quantity.units,
              buys ? "Coins bought in this trade, before the fee." : "Coins sold in this trade.",
              when};
    Figure whole{Kind::order_amount, order.pair};
    whole.of = order.id;
    card.use(input("order #" + std::to_string(order.id), order.quantity, whole));
    return card;
}

Card trade_card(const At& at, const Figure& figure, const Record& record) {
    const auto* fill = std::get_if<OrderFilled>(&record.event);
    const Order* order = fill != nullptr ? at.scene.state.order(fill->order) : nullptr;
    if (order == nullptr) return none();
    const PairRules& rules = rules_of(order->pair);
    const bool buys = order->side == Side::buy;
    const bool maker = fill->role == Role::maker;
    const std::string when = "Traded " + moment(record.time_ms) + ".";
    const auto coins = [&](Card& card) {
        return card.use(input("executed", fill->quantity, part_of(figure, Kind::trade_amount)));
    };
    if (figure.kind == Kind::trade_price) {
        Card card{"Trade price", price_text(fill->price, order->pair), fill->price.units,
                  maker ? "Your order waited in the book, so it traded at its own price."
                        : "You traded with an order that waited in the book, at its price.",
                  when};
        if (has_limit(order->type)) {
            Figure limit{Kind::order_price, order->pair};
            limit.of = order->id;
            card.use({"order price", order->price.units, "price", {}, limit});
        }
        return card;
    }
    if (figure.kind == Kind::trade_amount) return amount_traded(*order, *fill, when);
    if (figure.kind == Kind::trade_time) {
        Card card{"Time of a trade", time_of_day(record.time_ms), 0,
                  "When it was traded, by the simulated clock.", when};
        card.use({"price", fill->price.units, "price", {}, part_of(figure, Kind::trade_price)});
        coins(card);
        return card;
    }
    if (figure.kind == Kind::trade_total) {
        Card card{"Total", exact(fill->total), fill->total.units,
                  buys ? "What this trade cost." : "What this trade brought, before the fee.",
                  when};
        const Formula price =
            card.use({"price", fill->price.units, "price", {}, part_of(figure, Kind::trade_price)});
        card.formula = price * coins(card);
        return card;
    }
    Card card{"Fee", exact(fill->fee), fill->fee.units,
              maker ? "Your order waited in the book: the fee of a maker. It is taken from what "
                      "you received."
                    : "Your order traded at once: the fee of a taker. It is taken from what you "
                      "received.",
              "Rounded up. " + when};
    const Formula got =
        buys ? coins(card)
             : card.use(input("total", fill->total, part_of(figure, Kind::trade_total)));
    const Ratio rate = maker ? rules.maker_fee : rules.taker_fee;
    card.formula = rounded(got * card.use(by_venue("fee rate", rate.units, "%")), 8, Cut::up);
    return card;
}

// ---- levels of then ---------------------------------------------------------------------------

/// An account as it was when a record about it was written.
std::optional<IsolatedAccount> account_at(const State& state, Pair pair, const Record& record) {
    for (const AccountStep& step : account_steps(state, pair, record.time_ms))
        if (step.record->id == record.id) return step.before;
    return std::nullopt;
}

Formula worth_of_then(Card& card, Amount base, Amount quote, const char* word, const Input& index) {
    const auto coin = [&](Amount amount) {
        Input each = input(ticker(amount.asset) + word, amount, std::nullopt);
        each.source = "at that moment";
        return card.use(std::move(each));
    };
    if (base.units == 0) return coin(quote);
    const Formula worth = coin(base) * card.use(index);
    return quote.units == 0 ? worth : worth + coin(quote);
}

Card level_card(const At& at, const Figure& figure, const Record& record, Ratio level,
                Price index) {
    Card card{"Margin level at the call", level_text(level), level.units,
              "How many times what you held covered what you owed when the venue warned.",
              "Cut down."};
    const auto then = account_at(at.scene.state, figure.pair, record);
    if (!then) return card;
    const AccountLeg& base = then->base;
    const AccountLeg& quote = then->quote;
    const Input price{"index price", index.units, "price", {}, part_of(figure, Kind::record_index)};
    const Formula held = worth_of_then(card, base.owned(), quote.owned(), " held", price);
    const Formula owed = worth_of_then(card, base.owed(), quote.owed(), " owed", price);
    card.formula = rounded(held / owed, 8, Cut::down);
    return card;
}

Card warning_card(const At& at, const Figure& figure, const Record& record) {
    std::optional<Ratio> level;
    Price index;
    if (const auto* again = std::get_if<MarginCallRepeated>(&record.event)) {
        level = again->level;
        index = again->index;
    } else if (const auto* changed = std::get_if<StatusChanged>(&record.event)) {
        level = changed->level;
        index = changed->index;
    } else if (const auto* taken = std::get_if<LiquidationStarted>(&record.event)) {
        level = taken->level;
        index = taken->index;
    }
    if (!level) return none();
    if (figure.kind == Kind::record_level) return level_card(at, figure, record, *level, index);
    return {"Index price then", price_text(index, figure.pair), index.units,
            "Average price of several venues. The level was measured with it.",
            moment(record.time_ms)};
}

// ---- loans, interest, transfers ----------------------------------------------------------------

Card leaf(const char* name, Amount amount, const char* about, std::string note) {
    return {name, exact(amount), amount.units, about, std::move(note)};
}

Card interest_card(const Figure& figure, const InterestCharged& event, const std::string& when) {
    if (figure.kind == Kind::record_principal)
        return leaf("Principal", event.principal, "What was borrowed at that moment.", when);
    if (figure.kind == Kind::record_rate)
        return {"Loan rate", rate_text(event.hourly_rate, 3), event.hourly_rate.units,
                "What one hour cost then, as a part of what is borrowed.",
                "Set by the venue, " + when};
    const bool first = event.kind == InterestKind::on_borrow;
    Card card = leaf("Interest of one hour", event.amount,
                     first ? "The first hour, due the moment you borrowed."
                           : "Charged when the clock struck a full hour.",
                     "Rounded up in the eighth place. " + when);
    const Formula on =
        card.use(input("principal", event.principal, part_of(figure, Kind::record_principal)));
    card.formula = rounded(on * card.use({"rate an hour",
                                          event.hourly_rate.units,
                                          "%",
                                          {},
                                          part_of(figure, Kind::record_rate)}),
                           8, Cut::up);
    return card;
}

Card repaid_card(const Figure& figure, const Repaid& event, const std::string& when) {
    if (figure.kind == Kind::record_principal)
        return leaf("Principal paid", event.principal, "What was left of it after interest.", when);
    if (figure.kind == Kind::record_interest)
        return leaf("Interest paid", event.interest, "A repayment pays interest first.", when);
    Card card = leaf("Repaid", event.interest + event.principal,
                     "Given back to the lenders, interest first.", when);
    card.formula =
        card.use(input("interest", event.interest, part_of(figure, Kind::record_interest))) +
        card.use(input("principal", event.principal, part_of(figure, Kind::record_principal)));
    return card;
}

Card amount_card(const Record& record, const std::string& when) {
    if (const auto* loan = std::get_if<Borrowed>(&record.event))
        return leaf("Borrowed", loan->principal,
                    loan->order == 0 ? "You asked for this loan." : "An order borrowed it.", when);
    if (const auto* moved = std::get_if<Transferred>(&record.event))
        return leaf("Moved", moved->amount,
                    moved->automatic ? "Auto top-up moved it." : "You moved it.", when);
    if (const auto* moved = std::get_if<TransferredBetween>(&record.event))
        return leaf("Moved", moved->amount, "You moved it.", when);
    if (const auto* fee = std::get_if<ClearanceFeeCharged>(&record.event))
        return leaf("Clearance fee", fee->fee,
                    "What the venue takes for a liquidation, from what is left.", when);
    if (const auto* paid = std::get_if<ShortfallCovered>(&record.event))
        return leaf("Paid by the insurance fund", paid->amount,
                    "What the account could not pay of its debt.", when);
    if (const auto* ended = std::get_if<LiquidationEnded>(&record.event))
        return leaf("Given back", ended->left, "What was left when the takeover was over.", when);
    return none();
}

// ---- capital flow -----------------------------------------------------------------------------

/// The number of a record that a line of the capital flow repeats.
Kind kind_behind(const CapitalFlow& flow, const Record& record, Pair pair) {
    if (!std::holds_alternative<OrderFilled>(record.event)) return Kind::record_amount;
    if (flow.kind == FlowKind::trading_commission) return Kind::trade_fee;
    return flow.amount.asset == rules_of(pair).base ? Kind::trade_amount : Kind::trade_total;
}

Card flow_card(const At& at, const Figure& figure) {
    const auto flows = capital_flow(at.scene.state, figure.pair);
    const auto flow = std::ranges::find(flows, figure.of, &CapitalFlow::id);
    if (flow == flows.end()) return none();
    const bool left = flow->amount.units < 0;
    Card card{left ? "Went out" : "Came in", exact(flow->amount), flow->amount.units,
              left ? "Coins that left this account." : "Coins that came into this account.",
              moment(flow->time_ms) + "."};
    const Record* record = record_of(at.scene.state, flow->record);
    if (record == nullptr) return card;
    Figure behind = part_of(figure, kind_behind(*flow, *record, figure.pair));
    behind.of = record->id;
    const Amount size{flow->amount.asset, left ? -flow->amount.units : flow->amount.units};
    const Formula amount = card.use(input("amount", size, behind));
    card.formula = left ? constant(0) - amount : amount;
    return card;
}

template <typename Told>
constexpr bool says_amount =
    std::is_same_v<Told, Borrowed> || std::is_same_v<Told, Repaid> ||
    std::is_same_v<Told, Transferred> || std::is_same_v<Told, InterestCharged> ||
    std::is_same_v<Told, ClearanceFeeCharged> || std::is_same_v<Told, ShortfallCovered> ||
    std::is_same_v<Told, LiquidationEnded>;

/// Whose level a record says, if it does.
std::optional<Pair> warned_pair(const Record& record) {
    if (const auto* again = std::get_if<MarginCallRepeated>(&record.event)) return again->pair;
    if (const auto* taken = std::get_if<LiquidationStarted>(&record.event)) return taken->pair;
    if (const auto* changed = std::get_if<StatusChanged>(&record.event))
        return changed->level ? std::optional{changed->pair} : std::nullopt;
    return std::nullopt;
}

/// What a line of a timeline or of a story says a number of.
std::optional<Figure> figure_told(const Record& record, const State& state) {
    Figure figure{Kind::record_amount};
    figure.of = record.id;
    const auto about = [&](Kind kind, Pair pair) {
        figure.kind = kind;
        figure.pair = pair;
        return std::optional{figure};
    };
    const Event& event = record.event;
    if (const auto pair = warned_pair(record)) return about(Kind::record_level, *pair);
    if (const auto* placed = std::get_if<OrderPlaced>(&event)) {
        figure.of = placed->order;
        return about(Kind::order_amount, placed->pair);
    }
    if (const auto* fill = std::get_if<OrderFilled>(&event)) {
        const Order* order = state.order(fill->order);
        return order ? about(Kind::trade_amount, order->pair) : std::nullopt;
    }
    if (const auto* moved = std::get_if<TransferredBetween>(&event))
        return about(Kind::record_amount, moved->to);
    return std::visit(
        [&]<typename Told>(const Told& told) -> std::optional<Figure> {
            if constexpr (says_amount<Told>) return about(Kind::record_amount, told.pair);
            return std::nullopt;
        },
        event);
}

}  // namespace

std::optional<CellFigure> figure_on_timeline(const State& state, std::string_view target,
                                             std::string_view label) {
    constexpr std::string_view lines = "results.cell.";
    if (!target.starts_with(lines)) return std::nullopt;
    const auto id = count_in(target.substr(lines.size()));
    const Record* record = id ? record_of(state, *id) : nullptr;
    if (record == nullptr) return std::nullopt;
    const auto told = toast_for(record->event, state);
    const auto figure = figure_told(*record, state);
    if (!figure || !told || told->title != label) return std::nullopt;
    const std::size_t number = told->title.find_first_of("0123456789");
    return CellFigure{*figure, told->title.substr(std::min(number, told->title.size()))};
}

std::optional<Figure> figure_of_mark(const State& state, std::string_view target) {
    constexpr std::string_view marks = "chart.mark.";
    if (!target.starts_with(marks)) return std::nullopt;
    const auto id = count_in(target.substr(marks.size()));
    const Record* record = id ? record_of(state, *id) : nullptr;
    auto figure = record != nullptr ? figure_told(*record, state) : std::nullopt;
    // the sign says amount and price: both go into what they come to
    if (figure && figure->kind == Kind::trade_amount) figure->kind = Kind::trade_total;
    return figure;
}

std::optional<CellFigure> figure_in_story(const State& state, const Desk& desk,
                                          std::string_view target) {
    constexpr std::string_view lines = "orders.story.";
    if (!target.starts_with(lines)) return std::nullopt;
    const auto place = count_in(target.substr(lines.size()));
    OrdersView view;
    fill_story(view, state, desk.orders);
    if (desk.orders.opened_record != 0) fill_record_story(view, state, desk.orders.opened_record);
    if (!place || *place >= view.story.size()) return std::nullopt;
    const StoryLine& line = view.story[*place];
    if (line.figure.kind != Kind::none) return CellFigure{line.figure, {}};
    const Record* record = record_of(state, line.record);
    const auto figure = record != nullptr ? figure_told(*record, state) : std::nullopt;
    return figure ? std::optional{CellFigure{*figure, {}}} : std::nullopt;
}

Card record_card(const At& at, const Figure& figure) {
    if (figure.kind == Kind::flow_amount) return flow_card(at, figure);
    if (figure.kind == Kind::record_hours) return hours_card(at, figure);
    if (figure.kind >= Kind::then_held) return then_card(at, figure);
    const Record* record = record_of(at.scene.state, figure.of);
    if (record == nullptr) return none();
    if (figure.kind <= Kind::trade_total) return trade_card(at, figure, *record);
    if (figure.kind == Kind::record_level || figure.kind == Kind::record_index)
        return warning_card(at, figure, *record);
    const std::string when = moment(record->time_ms) + ".";
    if (const auto* hour = std::get_if<InterestCharged>(&record->event))
        return interest_card(figure, *hour, when);
    if (const auto* paid = std::get_if<Repaid>(&record->event))
        return repaid_card(figure, *paid, when);
    return amount_card(*record, when);
}

}  // namespace mw::explain::cards
