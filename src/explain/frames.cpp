#include "explain/frames.h"

#include <algorithm>

#include "exchange/each_kind.h"
#include "explain/explain.h"
#include "explain/numbers.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

constexpr std::size_t most_entries = 200;
constexpr std::int64_t near_ms = 120'000;  // entries this far from the parked one are listed

/// What an entry is called and what it says.
struct Told {
    const char* at{nullptr};  ///< for lessons; null: nothing to see
    std::string title;
    std::string text;
};

/// Tells an entry in the account's books.
struct EntryTeller {
    const State& state;

    Told operator()(const StatusChanged& event) const {
        return {"status", "Status: " + status_word(event.after),
                cat({"The level is ", event.level ? level_text(*event.level) : "—",
                     " at an index of ", price_text(event.index, event.pair)})};
    }
    Told operator()(const MarginCallRepeated& event) const {
        return {"status", "Margin call again", "Still at " + level_text(event.level)};
    }
    Told operator()(const LiquidationStarted& event) const {
        return {"takeover", "Taken over",
                cat({"The level reached ", level_text(event.level), " at an index of ",
                     price_text(event.index, event.pair)})};
    }
    Told operator()(const OrderExpired& event) const {
        const bool taken = event.reason == ExpiryReason::liquidation;
        std::string why = reason_of(event.reason);
        if (why.ends_with('.')) why.pop_back();
        return {"cancel", taken ? "Order cancelled by force" : "Order expired",
                cat({"Order #", std::to_string(event.order), ". ", why})};
    }
    Told operator()(const OrderCanceled& event) const {
        return {"cancel", "Order cancelled", "Order #" + std::to_string(event.order)};
    }
    Told operator()(const OrderPlaced& event) const {
        return {"order", event.forced ? "Forced order" : "Order",
                cat({word_of(event.side), " · ", said(event.quantity, Cut::down), " · ",
                     word_of(event.type)})};
    }
    Told operator()(const OrderFilled& event) const {
        const Order& order = *state.order(event.order);
        return {"fill", order.forced ? "Forced order filled" : "Order filled",
                cat({said(event.quantity, Cut::down), " at ", price_text(event.price, order.pair),
                     ", fee ", said(event.fee, Cut::up)})};
    }
    Told operator()(const Repaid& event) const {
        return {"repay", event.forced ? "Repaid by force" : "Repaid",
                cat({said(event.interest, Cut::down), " interest first, then ",
                     said(event.principal, Cut::down), " borrowed"})};
    }
    Told operator()(const ShortfallCovered& event) const {
        return {"insure", "Shortfall covered",
                "The insurance fund put in " + said(event.amount, Cut::up)};
    }
    Told operator()(const ClearanceFeeCharged& event) const {
        return {"fee", "Clearance fee", said(event.fee, Cut::up) + " to the insurance fund"};
    }
    Told operator()(const LiquidationEnded& event) const {
        return {"end", "Given back",
                "The account is yours again, with " + said(event.left, Cut::down)};
    }
    Told operator()(const Transferred& event) const {
        const bool in = event.direction == Direction::into_isolated;
        return {"transfer", in ? "Moved in" : "Moved out", said(event.amount, Cut::down)};
    }
    Told operator()(const TransferredBetween& event) const {
        return {"transfer", "Moved between accounts", said(event.amount, Cut::down)};
    }
    Told operator()(const Borrowed& event) const {
        return {"borrow", "Borrowed", said(event.principal, Cut::up)};
    }
    Told operator()(const InterestCharged& event) const {
        return {"interest", "Interest", said(event.amount, Cut::up)};
    }
    Told operator()(const OrderTriggered& event) const {
        return {"trigger", "Order woke up", "Order #" + std::to_string(event.order)};
    }
    Told operator()(const LeverageSet&) const { return {"setting", "Leverage changed", {}}; }
    template <typename Other>
    Told operator()(const Other&) const {
        return {nullptr, {}, {}};
    }
};

Told tell(const State& state, const Record& record) {
    return visit_one_by_one<Told>(EntryTeller{state}, record.event);
}

/// A frame before it is written out: a moment, or an entry with its place among the steps.
struct Frame {
    FrameSpot spot;
    const Glimpse* glimpse{nullptr};   ///< the moment, or the last one before the entry
    const AccountStep* step{nullptr};  ///< the entry; of a moment the last one before it
};

/// Where a level stands on the gauge.
std::optional<float> height_of(const IsolatedAccount& account, Price index) {
    const GaugeView gauge = gauge_of(account, index);
    return gauge.has_debt ? std::optional{gauge.needle} : std::nullopt;
}

/// Index price an entry was booked at: its own, or that of the moment before.
Price index_at(const Frame& frame, Pair pair) {
    if (frame.step != nullptr && frame.spot.record != 0) {
        if (const auto* taken = std::get_if<LiquidationStarted>(&frame.step->record->event))
            return taken->index;
        if (const auto* changed = std::get_if<StatusChanged>(&frame.step->record->event))
            return changed->index;
    }
    return frame.glimpse->index[index_of(pair)];
}

/// All frames, oldest first. What is booked in a takeover is measured with its own index.
class Reel {
public:
    Reel(const State& state, Pair pair, const Glimpses& glimpses)
        : state_{state}, pair_{pair}, takeover_ms_{last_takeover_ms(state, pair)} {
        if (glimpses.all().empty()) return;
        steps_ = account_steps(state, pair, glimpses.all().front().time_ms);
        std::erase_if(steps_, [this](const AccountStep& step) { return !is_told(step); });
        std::int64_t from_ms = 0;
        if (steps_.size() > most_entries) {
            steps_.erase(steps_.begin(), steps_.end() - most_entries);
            from_ms = steps_.front().record->time_ms;  // what was before is not known any more
        }
        std::size_t next = 0;
        for (const Glimpse& glimpse : glimpses.all()) {
            if (glimpse.time_ms < from_ms) continue;
            for (; next < steps_.size() && steps_[next].record->time_ms <= glimpse.time_ms; ++next)
                add_entry(next);
            last_glimpse_ = &glimpse;
            frames_.push_back(
                {{glimpse.time_ms, 0}, &glimpse, next > 0 ? &steps_[next - 1] : nullptr});
        }
        for (; next < steps_.size(); ++next) add_entry(next);
    }

    [[nodiscard]] const std::vector<Frame>& frames() const { return frames_; }
    [[nodiscard]] std::optional<std::int64_t> takeover_ms() const { return takeover_ms_; }

    /// The account at a frame.
    [[nodiscard]] IsolatedAccount account(const Frame& frame) const {
        if (frame.step != nullptr) return frame.step->after;
        return steps_.empty() ? state_.ledger.at(pair_) : steps_.front().before;
    }

    /// Index price the account is measured with at a frame.
    [[nodiscard]] Price index(const Frame& frame) const {
        const bool in_takeover = frame.spot.record != 0 && frame.spot.time_ms == takeover_ms_;
        return in_takeover ? takeover_index_ : index_at(frame, pair_);
    }

    /// Number of the last record that the account at a frame knows of.
    [[nodiscard]] std::uint64_t known(const Frame& frame) const {
        if (frame.step != nullptr) return frame.step->record->id;
        return steps_.empty() ? UINT64_MAX : steps_.front().record->id - 1;
    }

    /// Place of the frame that is nearest before a spot; the newest for none.
    [[nodiscard]] std::size_t place_of(const FrameSpot& spot) const {
        if (spot.time_ms == 0) return frames_.size() - 1;
        std::size_t place = 0;
        for (std::size_t i = 0; i < frames_.size(); ++i) {
            if (frames_[i].spot == spot) return i;
            if (frames_[i].spot.time_ms <= spot.time_ms) place = i;
        }
        return place;
    }

private:
    [[nodiscard]] bool is_told(const AccountStep& step) const {
        return tell(state_, *step.record).at != nullptr;
    }

    void add_entry(std::size_t place) {
        const Record& record = *steps_[place].record;
        if (last_glimpse_ == nullptr) return;  // before anything was seen
        if (const auto* taken = std::get_if<LiquidationStarted>(&record.event))
            if (record.time_ms == takeover_ms_) takeover_index_ = taken->index;
        frames_.push_back({{record.time_ms, record.id}, last_glimpse_, &steps_[place]});
    }

    const State& state_;
    Pair pair_;
    std::optional<std::int64_t> takeover_ms_;
    Price takeover_index_;
    std::vector<AccountStep> steps_;
    std::vector<Frame> frames_;
    const Glimpse* last_glimpse_{nullptr};
};

std::string seconds_text(std::int64_t seconds) {
    if (seconds < 60) return std::to_string(seconds) + " s";
    return std::to_string(seconds / 60) + " min " + std::to_string(seconds % 60) + " s";
}

std::string place_text(const std::optional<std::int64_t>& before_s) {
    if (!before_s) return {};
    if (*before_s > 0) return seconds_text(*before_s) + " before the takeover";
    if (*before_s < 0) return seconds_text(-*before_s) + " after the takeover";
    return "At the takeover";
}

/// Seconds to the takeover; a moment before it that is less than a second away is one away.
std::int64_t seconds_between(std::int64_t from_ms, std::int64_t to_ms) {
    const std::int64_t apart_ms = to_ms - from_ms;
    return apart_ms > 0 ? (apart_ms + 999) / 1'000 : apart_ms / 1'000;
}

std::string worth_text(Amount amount) { return number(amount.units, 2, Cut::nearest); }

/// The lines of an entry: before and after; of a moment: as it was.
void add_changes(FramesView& view, const Reel& reel, const Frame& frame) {
    const bool entry = frame.spot.record != 0;
    const IsolatedAccount after = reel.account(frame);
    const IsolatedAccount& before = entry ? frame.step->before : after;
    const Price index = reel.index(frame);
    const auto figure = [&](FigureKind kind, Asset asset, Price price) {
        return Figure{.kind = kind,
                      .pair = after.pair,
                      .asset = asset,
                      .of = reel.known(frame),
                      .to = static_cast<std::uint64_t>(price.units)};
    };
    const auto add = [&](std::string label, std::string was, Cell now, const Figure& what) {
        if (entry && was != now.text && now.tone == Tone::plain) now.tone = Tone::accent;
        if (!entry) was.clear();
        view.changes.push_back({std::move(label), std::move(was), std::move(now), what});
    };
    for (const auto& [was, now] :
         {std::pair{&before.base, &after.base}, std::pair{&before.quote, &after.quote}}) {
        const std::string coin{ticker_of(now->free.asset)};
        add(coin + " held", said_amount(was->owned(), Cut::down),
            {said_amount(now->owned(), Cut::down)},
            figure(FigureKind::then_held, now->free.asset, {}));
        add(coin + " owed", said_amount(was->owed(), Cut::up), {said_amount(now->owed(), Cut::up)},
            figure(FigureKind::then_owed, now->free.asset, {}));
    }
    add("Yours, in USDT", worth_text(worth_of(before, index).equity),
        {worth_text(worth_of(after, index).equity)}, figure(FigureKind::then_equity, {}, index));
    add("Margin level", level_or_none(before, index),
        {level_or_none(after, index), level_tone(after, index)},
        figure(FigureKind::then_level, {}, index));
    view.changes.push_back({"Index price",
                            {},
                            {price_text(index, after.pair)},
                            figure(FigureKind::then_index, {}, index)});
    const Price last = frame.glimpse->last[index_of(after.pair)];
    view.changes.push_back({"Last price",
                            {},
                            {price_text(last, after.pair)},
                            figure(FigureKind::then_last, {}, last)});
}

void add_entries(FramesView& view, const State& state, const Reel& reel, const Frame& parked) {
    std::int64_t middle_ms = parked.spot.time_ms;
    if (reel.takeover_ms() && std::abs(*reel.takeover_ms() - middle_ms) < std::int64_t{30} * 60'000)
        middle_ms = *reel.takeover_ms();
    for (const Frame& frame : reel.frames()) {
        if (frame.spot.record == 0 || std::abs(frame.spot.time_ms - middle_ms) > near_ms) continue;
        Told told = tell(state, *frame.step->record);
        view.entries.push_back({frame.spot, time_of_day(frame.spot.time_ms), std::move(told.title),
                                std::move(told.text), frame.spot == parked.spot});
    }
}

std::string why_not_from(const Frame& frame, std::size_t place, std::size_t frames) {
    if (frame.spot.record != 0)
        return "What is booked happens in one instant. Step to a moment before it.";
    return place + 1 == frames ? "This is now. Step back first." : std::string{};
}

}  // namespace

FramesView frames_view(const State& state, Pair pair, const Glimpses& glimpses,
                       const FrameSpot& spot) {
    const Reel reel{state, pair, glimpses};
    FramesView view;
    view.pair = pair_name(pair);
    if (reel.frames().empty()) {
        view.empty = "Nothing has been seen yet. Let time pass, then look back.";
        return view;
    }
    for (const Frame& frame : reel.frames()) {
        view.marks.push_back({frame.spot, height_of(reel.account(frame), reel.index(frame)),
                              frame.spot.record != 0});
        if (frame.spot.record == 0 && reel.takeover_ms() &&
            frame.spot.time_ms < *reel.takeover_ms())
            view.last_rescue = frame.spot;
    }
    view.parked = reel.place_of(spot);
    const Frame& parked = reel.frames()[view.parked];
    if (reel.takeover_ms())
        view.before_s = seconds_between(parked.spot.time_ms, *reel.takeover_ms());
    view.count =
        "Frame " + std::to_string(view.parked + 1) + " of " + std::to_string(view.marks.size());
    view.time = table_time(parked.spot.time_ms);
    view.place = place_text(view.before_s);
    Told told{"moment", "A moment", "Nothing was booked here. Prices moved."};
    if (parked.spot.record != 0) told = tell(state, *parked.step->record);
    view.at = told.at;
    view.title = std::move(told.title);
    view.text = std::move(told.text);
    add_changes(view, reel, parked);
    add_entries(view, state, reel, parked);
    view.why_not = why_not_from(parked, view.parked, view.marks.size());
    return view;
}

}  // namespace mw::explain
