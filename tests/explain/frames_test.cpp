#include "explain/frames.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "card_sums.h"
#include "explain/late.h"
#include "explain/twin.h"
#include "support/takeover.h"
#include "support/worlds.h"

using namespace mw;
using explain::FrameChange;
using explain::FramesView;

namespace {

/// The takeover, looked back at.
struct Seen : Takeover {
    [[nodiscard]] FramesView at(explain::FrameSpot spot) const {
        return explain::frames_view(session.state(), Pair::btcusdt, glimpses, spot);
    }
};

const FrameChange& change(const FramesView& view, std::string_view label) {
    const auto found = std::ranges::find(view.changes, label, &FrameChange::label);
    REQUIRE(found != view.changes.end());
    return *found;
}

explain::FrameSpot spot_of(const FramesView& view, std::string_view title) {
    const auto found = std::ranges::find(view.entries, title, &explain::FrameEntry::title);
    REQUIRE(found != view.entries.end());
    return found->spot;
}

}  // namespace

TEST_CASE("frames: the newest is shown first, and nobody goes on from now") {
    const Seen run;
    const FramesView view = run.at({});
    CHECK(view.parked + 1 == view.marks.size());
    CHECK(view.at == "moment");
    CHECK(!view.why_not.empty());
    REQUIRE(view.before_s);
    CHECK(*view.before_s < 0);
    CHECK(view.place.ends_with("after the takeover"));
}

TEST_CASE("frames: the takeover is told entry by entry, each with before and after") {
    const Seen run;
    const FramesView newest = run.at({});
    std::vector<std::string> titles;
    for (const explain::FrameEntry& entry : newest.entries)
        if (titles.empty() || titles.back() != entry.title) titles.push_back(entry.title);
    const auto place = [&](std::string_view title) {
        return std::ranges::find(titles, title) - titles.begin();
    };
    CHECK(place("Taken over") < place("Forced order"));
    CHECK(place("Forced order") < place("Forced order filled"));
    CHECK(place("Forced order filled") < place("Repaid by force"));
    CHECK(place("Repaid by force") < place("Clearance fee"));
    CHECK(place("Clearance fee") < place("Given back"));
    CHECK(place("Given back") < std::ssize(titles));

    const FramesView start = run.at(spot_of(newest, "Taken over"));
    CHECK(start.at == "takeover");
    CHECK(start.place == "At the takeover");
    CHECK(!start.why_not.empty());
    CHECK(change(start, "BTC owed").before == change(start, "BTC owed").now.text);

    const FramesView repaid = run.at(spot_of(newest, "Repaid by force"));
    CHECK(repaid.at == "repay");
    CHECK(change(repaid, "BTC owed").before == "0.300003");  // 0.30 and the first hour of 0.001 %
    CHECK(change(repaid, "BTC owed").now.text == "0");
    CHECK(change(repaid, "Margin level").now.text == "no debt");

    const FramesView fee = run.at(spot_of(newest, "Clearance fee"));
    CHECK(fee.at == "fee");
    CHECK(change(fee, "USDT held").before != change(fee, "USDT held").now.text);
    CHECK(change(fee, "BTC held").before == change(fee, "BTC held").now.text);
}

TEST_CASE("frames: the last rescue is the last moment before the takeover") {
    const Seen run;
    const FramesView newest = run.at({});
    REQUIRE(newest.last_rescue);
    const FramesView view = run.at(*newest.last_rescue);
    CHECK(view.at == "moment");
    REQUIRE(view.before_s);
    CHECK(*view.before_s >= 1);
    CHECK(*view.before_s <= 10);
    CHECK(view.why_not.empty());
    CHECK(view.place == std::to_string(*view.before_s) + " s before the takeover");
    CHECK(change(view, "BTC owed").before.empty());
    CHECK(change(view, "BTC owed").now.text == "0.300003");
    // the mark after it is the first entry of what the venue did
    CHECK(view.marks[view.parked + 1].entry);
}

TEST_CASE("frames: before anything was seen there is nothing to step through") {
    const FramesView view =
        explain::frames_view(funded("2000").state(), Pair::btcusdt, Glimpses{}, {});
    CHECK(view.marks.empty());
    CHECK(!view.empty.empty());
}

TEST_CASE("twin: one pot and isolated accounts stand side by side, marked when taken over") {
    Takeover run;
    const State& state = run.session.state();
    Pot pot = pot_of(funded("2000").state());
    pot.coins[index_of(Asset::usdt)].held = units("5000");
    explain::TwinView view = explain::twin_view(state, pot, 0);
    REQUIRE(view.rows.size() == 4);  // held, owed, one level, yours
    CHECK(view.rows[0].label == "Held");
    CHECK(view.rows[0].pooled.value.text == "5,000.00");
    CHECK(view.rows[1].isolated.value.text == "0.00");
    CHECK(view.rows[2].label == "Level BTC");
    CHECK(view.rows[2].name == "level_btc");
    CHECK(view.rows[2].isolated.taken);
    CHECK(view.rows[2].isolated.value.text == "Taken over");
    CHECK(!view.rows[2].pooled.taken);
    CHECK(view.rows[2].pooled.value.text == "no debt");
    CHECK(view.rows[3].pooled.value.text == "5,000.00");
    pot.taken_over_ms = state.time_ms();
    view = explain::twin_view(state, pot, 0);
    CHECK(view.rows[2].pooled.taken);
}

TEST_CASE("frames: each number has a card, which comes to what stands there, down to the events") {
    const Seen run;
    const FramesView newest = run.at({});
    explain::Desk desk;
    desk.pair = Pair::btcusdt;
    desk.window = explain::Window::frames;
    explain::LateFacts facts;
    facts.glimpses = &run.glimpses;
    explain::Views views;
    int cards = 0;
    for (const explain::FrameMark& mark : newest.marks) {
        const bool far = mark.spot.time_ms % 100'000 != 0;  // every tenth moment is enough
        if (!mark.entry && far) continue;
        desk.frames.parked = mark.spot;
        const FramesView view = run.at(mark.spot);
        for (std::size_t i = 0; i < view.changes.size(); ++i) {
            const FrameChange& change = view.changes[i];
            CAPTURE(view.title);
            CAPTURE(change.label);
            desk.card = {.target = "frames.change." + std::to_string(i),
                         .label = change.label,
                         .path = {},
                         .open = true};
            explain::late_model().build(views, run.session.state(), desk, facts);
            const explain::CardView& card = views.late.card;
            CHECK(card.value == change.now.text);
            CHECK_FALSE(card.about.empty());
            CHECK(adds_up(run.session.state(), desk, change.figure));
            ++cards;
        }
    }
    CHECK(cards > 100);
}

TEST_CASE("frames: a level of then is worked out by hand") {
    // At the takeover 0.3003 BTC or so are owed against some 20,000 USDT: the card's formula has
    // the very coins and the index of that moment, not those of now.
    const Seen run;
    const FramesView taken = run.at(spot_of(run.at({}), "Taken over"));
    const FrameChange& level = change(taken, "Margin level");
    const auto card =
        explain::cards::card_of(run.session.state(), explain::Desk{}, level.figure, nullptr);
    CHECK(card.name == "Margin level then");
    REQUIRE(card.inputs.size() == 3);
    CHECK(card.inputs[0].name == "USDT held");
    CHECK(card.inputs[1].name == "BTC owed");
    CHECK(card.inputs[2].name == "index price");
    // held / (owed x index), in whole 1e-8, rounded down
    const auto wide = [](std::int64_t units) { return static_cast<__int128>(units); };
    const auto worth = wide(card.inputs[1].units) * card.inputs[2].units;
    const auto expected = wide(card.inputs[0].units) * 100'000'000 * 100'000'000 / worth;
    CHECK(card.units == static_cast<std::int64_t>(expected));
    CHECK(level.now.text == explain::level_text(Ratio{card.units}));
}
