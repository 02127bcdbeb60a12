#include "support/late_samples.h"

namespace mw::samples {

using namespace explain;

ResultsView long_results() {
    ResultsView view;
    view.lesson = "Two shorts at once, and a squeeze that nobody saw coming";
    view.id = "squeeze";
    view.headline = "Passed";
    view.mark = "guided";
    view.advice = "Walk it once more without hints, to pass it on your own.";
    view.total = 100;
    view.passed = true;
    view.parts = {{"Goals", "60 of 60", "Every step was done.", 1},
                  {"Risk", "25 of 25", "The level never fell below 1.2500.", 1},
                  {"Help", "15 of 15", "No hint was asked for.", 1}};
    view.asked = {{"Keep the margin level above 1.2500 from the first loan to the last", true},
                  {"Never owe more than 1,234.56789012 BTC", false}};
    view.answers = {{"What is owed after the first hour?", "1,234.56789012 BTC",
                     "right at the second try", true},
                    {"Where is the liquidation price?", "57,085,714 USDT", "not right", false}};
    for (std::uint64_t i = 1; i <= 12; ++i)
        view.timeline.push_back(
            {"2 Mar 10:42:15", "Sold 1,234.56789 BTC at 60,600.00", {}, i % 2 == 0, i});
    view.lowest = "999.0000";
    view.debrief =
        "The price moved against both shorts at the same time. What one account had to spare "
        "could not help the other: each is isolated, and each has a level of its own.";
    view.next_id = "first-walk";
    view.next_title = "The whole walk";
    return view;
}

FramesView long_frames() {
    FramesView view;
    view.pair = "BTC/USDT";
    view.marks = {{{1'000, 0}, 0.3F, false},
                  {{11'000, 0}, 0.2F, false},
                  {{15'000, 7}, 0.1F, true},
                  {{15'000, 8}, std::nullopt, true},
                  {{21'000, 0}, std::nullopt, false}};
    view.parked = 1;
    view.at = "moment";
    view.before_s = 3'599;
    view.count = "Frame 2 of 5";
    view.time = "2 Mar 10:00:11";
    view.place = "59 min 59 s before the takeover";
    view.title = "A moment";
    view.text = "Nothing was booked here. Prices moved, and the level with them.";
    view.changes = {{"BTC owed", {}, {"1,234.56789012"}},
                    {"USDT held", "87,654,321.12345678", {"12,345,678.87654321"}},
                    {"Margin level", "999.0000", {"1.0500", Tone::down}}};
    view.entries = {
        {{15'000, 7}, "10:00:15", "Forced order", "Buy 1,234.56789012 BTC at market", false},
        {{15'000, 8}, "10:00:15", "Clearance fee", "1,497,500.12345678 USDT", true}};
    view.last_rescue = FrameSpot{11'000, 0};
    view.why_not = "What is booked happens in one instant.";
    return view;
}

TwinView long_twin() {
    const auto money = [](const char* words) { return TwinCell{.value = {words}}; };
    TwinCell level{.value = {"999.0000", Tone::up}, .status = "Normal"};
    level.gauge = {true, 1, 0.0952F, 0.131F, 0.1818F, "999.0000", {"Normal", Tone::up}};
    const TwinCell taken{.value = {"Taken over", Tone::down}, .status = "10:42:15", .taken = true};
    TwinView twin{"Isolated accounts", "One pot (cross)", {}, {}};
    twin.rows = {{"held", "Held", money("599,400,000.00"), money("599,400,000.00")},
                 {"owed", "Owed", money("600,000.00"), money("600,000.00")},
                 {"level_btc", "Level BTC", level, level},
                 {"level_eth", "Level ETH", taken, level},
                 {"left", "Yours", money("598,800,000.00"), money("598,800,000.00")}};
    twin.note =
        "The one pot is worked out. Its coins did not even cover what it owed: 1,497,500.12 USDT "
        "were missing.";
    return twin;
}

TicketView long_ticket() {
    const auto row = [](const char* name, const char* label, Cell value) {
        return TicketRow{name, {label, std::move(value), {}}};
    };
    TicketView view;
    view.rows = {row("side", "Side", {"Short", Tone::down}),
                 row("size", "Amount", {"1,234.56789012 BTC"}),
                 row("entry", "Entry price", {"57,085,714.28"}),
                 row("mark", "Mark price", {"54,490,909.09"}),
                 row("profit", "Earned by price", {"+3,203,473,345.67", Tone::up}),
                 row("paid", "Funding paid", {"70,476,190.4762"}),
                 row("received", "Funding received", {"0.0000"}),
                 row("fees", "Fees", {"35,238,095.2381"}),
                 row("next", "Next funding in", {"07:59:59"})};
    view.buttons = {TicketButton{lessons::ContractAsk::open_long, "long", "Open long",
                                 "You hold this contract already."},
                    TicketButton{lessons::ContractAsk::open_short, "short", "Open short",
                                 "You hold this contract already."},
                    TicketButton{lessons::ContractAsk::close, "close", "Close contract", {}}};
    view.note =
        "This contract is on paper, in USDT: it is in no wallet, and no price can close it.";
    return view;
}

CardView long_card() {
    CardView card{"Margin level",
                  "999.0000",
                  "How many times what you hold covers what you owe.",
                  "Margin level = USDT held ÷ (BTC owed × index price)",
                  "599,400,000.00 ÷ (10.00000000 × 60,000.00) = 999.0000",
                  "Cut down, so that no account looks safer than it is.",
                  {},
                  {"Liquidation price", "BTC owed"}};
    const Figure held{FigureKind::total, Pair::btcusdt, Asset::usdt, false};
    for (int i = 0; i < 12; ++i)
        card.inputs.push_back(
            {"USDT held", "599,400,000.12345678 USDT", "what happened, line by line", held});
    card.inputs.push_back({"index price", "60,000.00", "set by the venue", {}});
    return card;
}

std::vector<std::string> many_faults() {
    std::vector<std::string> faults = {
        "line 3: there is no target named "
        "account.borrow.that.has.a.name.which.is.longer.than.any.line.of.this.window.can.be"};
    while (faults.size() < 20)
        faults.push_back("line " + std::to_string(faults.size() + 3) +
                         ": “point” needs the name of a target behind it.");
    return faults;
}

}  // namespace mw::samples
