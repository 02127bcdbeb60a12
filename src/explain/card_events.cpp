// The leaves of every card: what happened, line by line.
#include "explain/card.h"

namespace mw::explain::cards {
namespace {

constexpr std::size_t most_lines = 30;

/// What one event did to a coin of an account.
struct Line {
    std::int64_t units{0};
    std::string name;
};

class Teller {
public:
    Teller(const State& state, const Figure& figure, Flow flow)
        : state_{state}, figure_{figure}, flow_{flow} {}

    Line operator()(const Transferred& event) const {
        if (event.pair != figure_.pair && flow_ != Flow::spot) return {};
        const bool in = event.direction == Direction::into_isolated;
        if (flow_ == Flow::spot)
            return line(event.amount, in ? -1 : 1, in ? "Moved to an account" : "Moved back");
        if (flow_ != Flow::held) return {};
        return line(event.amount, in ? 1 : -1,
                    event.automatic ? "Topped up from spot"
                    : in            ? "Moved in from spot"
                                    : "Moved out to spot");
    }
    Line operator()(const TransferredBetween& event) const {
        if (flow_ != Flow::held) return {};
        if (event.from == event.to) return {};
        if (event.to == figure_.pair) return line(event.amount, 1, "From another account");
        if (event.from == figure_.pair) return line(event.amount, -1, "To another account");
        return {};
    }
    Line operator()(const Borrowed& event) const {
        if (flow_ == Flow::lenders) return line(event.principal, -1, "Lent to you");
        const bool counts = flow_ == Flow::held || flow_ == Flow::borrowed;
        return counts && here(event.pair) ? line(event.principal, 1, "Borrowed") : Line{};
    }
    Line operator()(const InterestCharged& event) const {
        if (!here(event.pair)) return {};
        const char* name =
            event.kind == InterestKind::on_borrow ? "Interest, first hour" : "Interest, one hour";
        if (flow_ == Flow::interest) return line(event.amount, 1, name);
        return flow_ == Flow::earned ? line(event.amount, -1, name) : Line{};
    }
    Line operator()(const Repaid& event) const {
        if (flow_ == Flow::lenders) return line(event.principal, 1, "Repaid");
        if (flow_ == Flow::venue || flow_ == Flow::interest_paid)
            return line(event.interest, 1, "Interest paid");
        if (!here(event.pair)) return {};
        switch (flow_) {
            case Flow::held: return line(event.interest + event.principal, -1, "Repaid");
            case Flow::borrowed: return line(event.principal, -1, "Repaid");
            case Flow::interest: return line(event.interest, -1, "Interest paid");
            default: return {};
        }
    }
    Line operator()(const OrderFilled& event) const {
        const Order* order = state_.order(event.order);
        if (flow_ == Flow::venue) return line(event.fee, 1, "Trading fee");
        if (flow_ == Flow::others && order != nullptr) return met(event, *order);
        const bool trades = flow_ == Flow::held || flow_ == Flow::earned;
        if (!trades || order == nullptr || !here(order->pair)) return {};
        const bool buys = order->side == Side::buy;
        const bool is_base = figure_.asset == event.quantity.asset;
        const Amount amount = is_base ? event.quantity : event.total;
        Line told = line(amount, buys == is_base ? 1 : -1, buys ? "Bought at " : "Sold at ");
        if (event.fee.asset == figure_.asset) told.units -= event.fee.units;
        told.name += price_text(event.price, order->pair);
        if (event.fee.asset == figure_.asset && event.fee.units != 0) told.name += ", less the fee";
        return told;
    }
    Line operator()(const ClearanceFeeCharged& event) const {
        if (flow_ == Flow::insurance) return line(event.fee, 1, "Liquidation fee");
        const bool counts = flow_ == Flow::held || flow_ == Flow::earned;
        return counts && here(event.pair) ? line(event.fee, -1, "Liquidation fee") : Line{};
    }
    Line operator()(const ShortfallCovered& event) const {
        if (flow_ == Flow::insurance) return line(event.amount, -1, "Paid by the insurance fund");
        const bool counts = flow_ == Flow::held || flow_ == Flow::earned;
        return counts && here(event.pair) ? line(event.amount, 1, "Paid by the insurance fund")
                                          : Line{};
    }
    template <typename Other>
    Line operator()(const Other& /*event*/) const {
        return {};
    }

private:
    /// What a trade of the learner's did to everybody else; the fee comes out of what they gave.
    [[nodiscard]] Line met(const OrderFilled& event, const Order& order) const {
        const bool base = figure_.asset == event.quantity.asset;
        const bool gives = (order.side == Side::sell) == base;
        return line(base ? event.quantity : event.total, gives ? 1 : -1,
                    gives ? "You gave in a trade" : "You got in a trade, with its fee");
    }

    [[nodiscard]] bool here(Pair pair) const { return pair == figure_.pair; }

    [[nodiscard]] Line line(Amount amount, std::int64_t sign, const char* name) const {
        if (amount.asset != figure_.asset) return {};
        return {sign * amount.units, name};
    }

    const State& state_;
    const Figure& figure_;
    Flow flow_;
};

}  // namespace

std::int64_t tell_events(Card& card, const State& state, const Figure& figure, Flow flow,
                         std::size_t from, std::int64_t start, const char* start_name,
                         std::uint64_t until) {
    const Teller teller{state, figure, flow};
    const std::string unit = ticker(figure.asset);
    std::vector<Formula> parts;
    Input older{"Before that", start, unit, "at the start", {}, true};
    std::size_t folded = 0;
    std::int64_t all = start;
    const auto add = [&](Input line) { parts.push_back(card.line(std::move(line))); };
    for (std::size_t i = state.records.size(); i-- > from;) {
        const Record& record = state.records[i];
        if (record.id > until) continue;
        const Line told = std::visit(teller, record.event);
        if (told.units == 0) continue;
        all += told.units;
        if (parts.size() >= most_lines) {
            older.units += told.units;
            ++folded;
            continue;
        }
        add({told.name, told.units, unit, moment(record.time_ms), {}, true});
    }
    if (folded > 0) {
        older.source = counted(folded, "event");
    } else {
        older.name = start_name;
        const bool run = from == 0 || from >= state.records.size();
        older.source = moment(run ? state.world.start_ms : state.records[from].time_ms);
    }
    if (older.units != 0) add(std::move(older));
    if (!parts.empty()) card.formula = sum(parts);
    return all;
}

}  // namespace mw::explain::cards
