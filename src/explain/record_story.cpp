#include <algorithm>

#include "exchange/capital_flow.h"
#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

constexpr std::size_t most_lines = 200;

/// Lines of a story; very many are told from the latest ones.
class Lines {
public:
    /// @param record  whose numbers it says; 0: of no single one.
    void add(std::int64_t time_ms, const char* title, std::string text, bool good = false,
             std::uint64_t record = 0) {
        lines_.push_back({table_time(time_ms), title, std::move(text), good, record, {}});
    }

    /// @param figure  the number it says.
    void add(std::int64_t time_ms, const char* title, std::string text, const Figure& figure) {
        lines_.push_back({table_time(time_ms), title, std::move(text), false, 0, figure});
    }

    std::vector<StoryLine> all() {
        if (lines_.size() <= most_lines) return std::move(lines_);
        const std::size_t left_out = lines_.size() - most_lines;
        std::vector<StoryLine> last(lines_.end() - most_lines, lines_.end());
        last.front() = {last.front().time, "Earlier", counted(left_out + 1, "line") + " left out"};
        return last;
    }

private:
    std::vector<StoryLine> lines_;
};

std::string record_text(std::uint64_t id) { return ", record " + std::to_string(id); }

// ---- Debts ------------------------------------------------------------------------------------

/// The coin a record of a debt is about; nullopt for other records.
std::optional<std::pair<Pair, Asset>> debt_of(const Event& event) {
    if (const auto* loan = std::get_if<Borrowed>(&event))
        return {{loan->pair, loan->principal.asset}};
    if (const auto* charge = std::get_if<InterestCharged>(&event))
        return {{charge->pair, charge->amount.asset}};
    if (const auto* paid = std::get_if<Repaid>(&event))
        return {{paid->pair, paid->principal.asset}};
    return std::nullopt;
}

/// "by hand" or "by order #100027".
std::string hand(OrderId order) {
    return order == 0 ? "by hand" : "by order #" + std::to_string(order);
}

/// Tells a debt from the moment it began to the moment it was paid. Hours of interest that follow
/// each other are one line.
class DebtTeller {
public:
    explicit DebtTeller(const Record& opened) : opened_{opened} {}

    std::vector<StoryLine> tell(const std::vector<Record>& records) {
        const auto debt = debt_of(opened_.event);
        owed_ = {debt->second, 0};
        for (const Record& record : records) {
            if (debt_of(record.event) != debt) continue;
            if (owed_.units == 0) {
                if (record.id > opened_.id) break;  // the next debt
                lines_ = {};
                hours_ = 0;
            }
            record_ = &record;
            std::visit(*this, record.event);
        }
        flush();
        if (owed_.units > 0)
            lines_.add(record_->time_ms, "Owed", said(owed_, Cut::up) + " since then",
                       {FigureKind::owed, debt->first, owed_.asset});
        else
            lines_.add(record_->time_ms, "Paid", "Nothing of it is owed any more", true);
        return lines_.all();
    }

    void operator()(const Borrowed& event) {
        flush();
        owed_ += event.principal;
        add("Borrowed", cat({said(event.principal, Cut::up), " ", hand(event.order)}));
    }

    void operator()(const InterestCharged& event) {
        owed_ += event.amount;
        const bool is_it = record_->id == opened_.id;
        if (event.kind == InterestKind::periodic && !is_it) {
            if (hours_++ == 0) {
                hour_sum_ = {event.amount.asset, 0};
                span_ = {.kind = FigureKind::record_hours,
                         .pair = event.pair,
                         .asset = event.amount.asset,
                         .of = record_->id};
            }
            hour_sum_ += event.amount;
            span_.to = record_->id;
            last_hour_ms_ = record_->time_ms;
            return;
        }
        flush();
        add(event.kind == InterestKind::periodic ? "A full hour" : "First hour",
            cat({said(event.principal, Cut::up), " × ", rate_text(event.hourly_rate, 3), " = ",
                 said(event.amount, Cut::up), ", rounded up"}));
    }

    void operator()(const Repaid& event) {
        flush();
        owed_ -= event.interest + event.principal;
        add(event.forced ? "Repaid by force" : "Repaid",
            cat({said(event.interest, Cut::down), " interest first, then ",
                 said(event.principal, Cut::down), " borrowed, ",
                 event.forced ? std::string{"by the liquidation"} : hand(event.order)}));
    }

    template <typename Other>
    void operator()(const Other&) {}

private:
    void add(const char* title, std::string text) {
        lines_.add(record_->time_ms, title, std::move(text) + record_text(record_->id),
                   record_->id == opened_.id, record_->id);
    }

    void flush() {
        if (hours_ == 0) return;
        lines_.add(
            last_hour_ms_, "Interest",
            cat({counted(hours_, "full hour"), " charged, ", said(hour_sum_, Cut::up), " in all"}),
            span_);
        hours_ = 0;
    }

    const Record& opened_;
    const Record* record_{nullptr};
    Lines lines_;
    Amount owed_;
    std::size_t hours_{0};
    Amount hour_sum_;
    Figure span_;  // those hours
    std::int64_t last_hour_ms_{0};
};

// ---- Transfers and margin calls ---------------------------------------------------------------

void tell_transfer(Lines& lines, const State& state, const Record& record, Pair pair, Amount amount,
                   const std::string& way) {
    lines.add(record.time_ms, "Moved",
              cat({said(amount, Cut::down), " ", way, record_text(record.id)}), true, record.id);
    Amount held{amount.asset, 0};
    bool first = true;
    for (const CapitalFlow& flow : capital_flow(state, pair)) {
        if (flow.record > record.id) break;
        if (flow.record < record.id) first = false;
        if (flow.amount.asset == amount.asset) held.units += flow.amount.units;
    }
    if (first) lines.add(record.time_ms, "Opened", "The first transfer in opens the account");
    lines.add(record.time_ms, "Account after",
              cat({pair_name(pair), " held ", said(held, Cut::down)}),
              {.kind = FigureKind::then_held, .pair = pair, .asset = held.asset, .of = record.id});
    lines.add(record.time_ms, "Cost", "None. A transfer is free and arrives at once");
}

/// What the venue said about a pair's level from when it fell too low to when it was well again.
class CallTeller {
public:
    CallTeller(const Record& opened, Pair pair) : opened_{opened}, pair_{pair} {}

    std::vector<StoryLine> tell(const std::vector<Record>& records) {
        for (const Record& record : records) {
            record_ = &record;
            std::visit(*this, record.event);
            if (well_ && record.id > opened_.id) break;
        }
        return lines_.all();
    }

    void operator()(const StatusChanged& event) {
        if (event.pair != pair_) return;
        const bool was_well = event.before < MarginStatus::margin_call;
        well_ = event.after < MarginStatus::margin_call;
        if (was_well && well_) return;
        if (was_well && record_->id <= opened_.id) lines_ = {};  // an earlier call is not this one
        std::string text =
            event.level ? "Level " + level_text(*event.level) : std::string{"No debt"};
        text += " at an index of " + price_text(event.index, pair_);
        add(well_ ? "Well again" : "", status_word(event.after), std::move(text));
    }
    void operator()(const MarginCallRepeated& event) {
        if (event.pair != pair_) return;
        add("Reminder", {},
            cat({"Still ", level_text(event.level), " at an index of ",
                 price_text(event.index, pair_)}));
    }
    void operator()(const Transferred& event) {
        if (event.pair != pair_ || well_) return;
        add("Moved", {},
            cat({said(event.amount, Cut::down),
                 event.direction == Direction::into_isolated ? " in" : " out",
                 event.automatic ? " by auto top-up" : " by hand"}));
    }
    void operator()(const Repaid& event) {
        if (event.pair == pair_ && !well_)
            add("Repaid", {}, said(event.interest + event.principal, Cut::down));
    }
    void operator()(const LiquidationStarted& event) {
        if (event.pair == pair_)
            add("Taken over", {}, "The venue closes the account; see the Liquidation tab");
    }
    template <typename Other>
    void operator()(const Other&) {}

private:
    void add(std::string_view title, std::string_view other, std::string text) {
        const std::string name{title.empty() ? other : title};
        lines_.add(record_->time_ms, name.c_str(), std::move(text) + record_text(record_->id),
                   record_->id == opened_.id, record_->id);
    }

    const Record& opened_;
    const Record* record_{nullptr};
    Pair pair_;
    bool well_{true};
    Lines lines_;
};

/// The order with which the venue closed the account that a record is about.
const Order* forced_order(const State& state, std::uint64_t before) {
    const Order* last = nullptr;
    for (const Record& record : state.records) {
        if (record.id > before) break;
        const auto* placed = std::get_if<OrderPlaced>(&record.event);
        if (placed != nullptr && placed->forced) last = state.order(placed->order);
    }
    return last;
}

/// Whose margin call a record is part of; nullopt when it is none.
std::optional<Pair> called_pair(const Event& event) {
    if (const auto* changed = std::get_if<StatusChanged>(&event)) return changed->pair;
    if (const auto* again = std::get_if<MarginCallRepeated>(&event)) return again->pair;
    return std::nullopt;
}

}  // namespace

void fill_record_story(OrdersView& view, const State& state, std::uint64_t id) {
    const auto at = std::ranges::lower_bound(state.records, id, {}, &Record::id);
    if (at == state.records.end() || at->id != id) return;
    view.story_id = "record " + std::to_string(id);
    if (debt_of(at->event)) {
        view.story_title = "The life of this debt";
        view.story = DebtTeller{*at}.tell(state.records);
    } else if (const auto pair = called_pair(at->event)) {
        view.story_title = "This margin call";
        view.story = CallTeller{*at, *pair}.tell(state.records);
    } else if (const auto* moved = std::get_if<Transferred>(&at->event)) {
        Lines lines;
        view.story_title = "This transfer";
        const bool in = moved->direction == Direction::into_isolated;
        tell_transfer(lines, state, *at, moved->pair, moved->amount,
                      cat({in ? "from spot to " : "to spot from ", pair_name(moved->pair),
                           moved->automatic ? ", by auto top-up" : ", by hand"}));
        view.story = lines.all();
    } else if (const auto* between = std::get_if<TransferredBetween>(&at->event)) {
        Lines lines;
        view.story_title = "This transfer";
        tell_transfer(lines, state, *at, between->to, between->amount,
                      cat({"from ", pair_name(between->from), " to ", pair_name(between->to)}));
        view.story = lines.all();
    } else if (const Order* order = forced_order(state, id)) {
        view.story_title = "The life of this liquidation";
        view.story = life_of(*order, state);
    }
}

}  // namespace mw::explain
