#include <doctest/doctest.h>

#include "support/lessons.h"

using namespace mw;
using namespace mw::lessons;

namespace {

constexpr std::string_view good_step =
    "step one\ntitle One\nsay Do it.\ndone ev(borrow)\ndo borrow 0.1 BTC\n";

/// "line: message" of each fault of a text.
std::vector<std::string> faults_of(std::string_view text) {
    std::vector<std::string> said;
    for (const mw::lessons::Fault& fault : read_lesson("x", text).faults)
        said.push_back(std::to_string(fault.line) + ": " + fault.message);
    return said;
}

/// The only fault of a lesson with these steps, without the eight lines of its head; "none"
/// without, "many" with more.
std::string fault_in_steps(std::string_view steps) {
    const Reading reading = read_lesson("x", lesson_text(steps));
    if (reading.faults.empty()) return "none";
    if (reading.faults.size() > 1) return "many, first: " + reading.faults.front().message;
    return std::to_string(reading.faults[0].line - 7) + ": " + reading.faults[0].message;
}

/// The only fault of a good step with one more line, which is its sixth.
std::string fault_in_line(std::string_view line) {
    return fault_in_steps(std::string{good_step} + std::string{line} + "\n");
}

constexpr std::string_view whole_lesson = R"(# a comment
lesson   walk
title    A walk
about    Two lines
         become one.
minutes  12
speed    10
world    spot 2500.5 USDT
world    spot 1 BTC
world    price 61000.01
world    rate 0.0025% BTC
world    preset wild

step     first-one
title    The first
say      Press **Borrow** #1.       # said to the learner
why      Because.
hint     Look up.
hint     Look there.
point    borrow.confirm account.borrow
point    pair.row.BTCUSDT
done     ev(borrow, asset=BTC)
done     st(account.base.owed) > 0
when     ev(borrow) -> path entry.price * 0.94 over 1h noise 0.5
when     ev(borrow) -> speed 60
when     ev(repay)
         -> pause
when     ev(repay) -> news Prices fall.
remark   ev(borrow, asset=USDT)
         -> Not this one. You owe
         {account.quote.owed}.
do       transfer 100 USDT
do       borrow 0.1 BTC
do       wait until ev(borrow) at most 6h
check    st(account.base.interest) = 0.000001     # S3

step     second
title    The second
say      Read.
do       read
debrief  All done.
)";

}  // namespace

TEST_CASE("a lesson is read with all that stands in it") {
    const Reading reading = read_lesson("walk.lesson", whole_lesson);
    CHECK(reading.faults.empty());
    const Lesson& lesson = reading.lesson;
    CHECK(lesson.file == "walk.lesson");
    CHECK(lesson.id == "walk");
    CHECK(lesson.about == "Two lines become one.");
    CHECK(lesson.minutes == 12);
    CHECK(lesson.speed == 10);
    CHECK(lesson.debrief == "All done.");
    CHECK(lesson.world.spot[index_of(Asset::usdt)] == usdt("2500.5"));
    CHECK(lesson.world.spot[index_of(Asset::btc)] == btc("1"));
    CHECK(lesson.world.start_prices[0] == price("61000.01"));
    CHECK(lesson.world.hourly_rates[index_of(Asset::btc)].units == 2'500);  // 0.0025 % = 2.5e-5
    CHECK(lesson.world.preset == Preset::wild);
    REQUIRE(lesson.steps.size() == 2);
    const Step& step = lesson.steps[0];
    CHECK(step.id == "first-one");
    CHECK(step.line == 14);
    CHECK(step.title == "The first");
    CHECK(step.say == "Press **Borrow** #1.");
    CHECK(step.hints.size() == 2);
    CHECK(step.points ==
          std::vector<std::string>{"borrow.confirm", "account.borrow", "pair.row.BTCUSDT"});
    CHECK(step.done.size() == 2);
    REQUIRE(step.triggers.size() == 4);
    const auto& path = std::get<PathAction>(step.triggers[0].action);
    CHECK(path.target.source() == "entry.price * 0.94");
    CHECK(path.duration_ms == 3'600'000);
    CHECK(path.noise == ratio("0.5"));
    CHECK(std::get<SpeedAction>(step.triggers[1].action).speed == 60);
    CHECK(std::get<SpeedAction>(step.triggers[2].action).speed == 0);
    CHECK(std::get<NewsAction>(step.triggers[3].action).text == "Prices fall.");
    REQUIRE(step.remarks.size() == 1);
    CHECK(step.remarks[0].text == "Not this one. You owe {account.quote.owed}.");
    CHECK(step.solution.size() == 3);
    CHECK(step.checks.size() == 1);
    CHECK(lesson.steps[1].done.empty());
}

TEST_CASE("faults carry file and line, and all of them are found") {
    const Reading reading = read_lesson("bad.lesson", "lesson x\ntitel X\nabout Y\nminutes 0\n");
    REQUIRE(reading.faults.size() == 6);
    CHECK(reading.faults[0].file == "bad.lesson");
    CHECK(faults_of("lesson x\ntitel X\nabout Y\nminutes 0\n") ==
          std::vector<std::string>{"1: the lesson has no title",
                                   "1: the lesson does not say how many minutes it takes",
                                   "2: there is no keyword \"titel\"; did you mean \"title\"?",
                                   "4: minutes is a whole number from 1 to 240",
                                   "4: the lesson has no step", "4: the lesson has no debrief"});
}

TEST_CASE("a line of a step that cannot be read names its line and the nearest name") {
    CHECK(fault_in_line("# nothing") == "none");
    CHECK(fault_in_line("sya Hello") == "6: there is no keyword \"sya\"; did you mean \"say\"?");
    CHECK(fault_in_line("hint") == "6: hint needs a text");
    CHECK(fault_in_line("say Again.") == "6: say stands twice");
    CHECK(fault_in_line("point borrow.confrim") ==
          "6: there is no target \"borrow.confrim\"; did you mean \"borrow.confirm\"?");
    CHECK(fault_in_line("done ev(repaid)") ==
          "6: there is no event \"repaid\"; did you mean \"repay\"?");
    CHECK(fault_in_line("check st(account.base.owe) = 0") ==
          "6: there is no path \"account.base.owe\"; did you mean \"account.base.owed\"?");
    CHECK(fault_in_line("remark ev(borrow) ->") == "6: behind -> comes what is said");
    CHECK(fault_in_line("remark ev(borrow) -> You owe {account.base.oved}.") ==
          "6: there is no path \"account.base.oved\"; did you mean \"account.base.owed\"?");
    CHECK(fault_in_line("why A **bold word") == "6: a ** is missing: bold needs one on each side");
    CHECK(fault_in_line("why \x01") == "6: this holds a character that cannot be drawn");
    CHECK(fault_in_line("why \xff\xfe") == "6: this holds a character that cannot be drawn");
    CHECK(fault_in_line("speed 60") ==
          "6: speed stands before the first step; use: when … -> speed 60");
    CHECK(fault_in_line("world price 1") == "6: world stands before the first step");
    CHECK(fault_in_line("do read") ==
          "1: step \"one\" is done by itself; do read is for steps without done");
}

TEST_CASE("actions that cannot be read say how they are written") {
    CHECK(fault_in_line("when ev(borrow) -> leap 5%") ==
          "6: there is no action \"leap\"; there is path, speed, pause, news, jump, wick, halt, "
          "spread, "
          "peg, rate, stock, realism");
    CHECK(fault_in_line("when ev(borrow) -> path 57000") ==
          "6: a path is written as: path 57000 over 60m");
    CHECK(fault_in_line("when ev(borrow) -> path entry.prise over 60m") ==
          "6: there is no path \"entry.prise\"; did you mean \"entry.price\"?");
    CHECK(fault_in_line("when ev(borrow) -> path 57000 over 30s") ==
          "6: \"30s\" is not a time such as 30s, 40m, 6h or 1d, 1m at least");
    CHECK(fault_in_line("when ev(borrow) -> path 57000 over 8d") ==
          "6: \"8d\" is not a time such as 30s, 40m, 6h or 1d, 1m at least");
    CHECK(fault_in_line("when ev(borrow) -> path 57000 over 1h noise 5") ==
          "6: the noise is a number from 0 to 4");
    CHECK(fault_in_line("when ev(borrow) -> speed 7") ==
          "6: \"7\" is not a speed; there is 1, 10, 60 and 600");
}

TEST_CASE("what bends a market says how it is written, and what its limits are") {
    CHECK(fault_in_line("at soon -> pause") == "6: at is written as: at 5m -> ACTION");
    CHECK(fault_in_line("at 5m -> jump 3") ==
          "6: a jump is written as: jump -3%; from -50% to 100%");
    CHECK(fault_in_line("at 5m -> jump -51%") ==
          "6: a jump is written as: jump -3%; from -50% to 100%");
    CHECK(fault_in_line("at 5m -> wick 1.5%") ==
          "6: a wick is written as: wick 1.5% over 8s; from -20% to 20%, 10m at most");
    CHECK(fault_in_line("at 5m -> halt 2d") == "6: a halt is written as: halt 5m; a day at most");
    CHECK(fault_in_line("at 5m -> spread 1.5") ==
          "6: a spread is a whole number of ticks: spread 50");
    CHECK(fault_in_line("at 5m -> peg 0.4 over 10m") ==
          "6: what USDT is worth is written as: peg 0.97 over 10m; from 0.5 to 1.5");
    CHECK(fault_in_line("at 5m -> rate 2% BTC") ==
          "6: a loan rate an hour is written as: rate 0.01% BTC; at most 1%");
    CHECK(fault_in_line("at 5m -> stock 1 DOGE") ==
          "6: what the lenders have left is written as: stock 0.5 BTC");
    CHECK(fault_in_line("at 5m -> realism hard").starts_with("6: there is no degree of realism"));
    CHECK(fault_in_line("world realism harsh") == "6: world stands before the first step");
}

TEST_CASE("a step needs a title, something said and a way to be solved") {
    CHECK(fault_in_steps("step a\nsay Hi.\ndo read\n") == "1: step \"a\" has no title");
    CHECK(fault_in_steps("step a\ntitle A\ndo read\n") == "1: step \"a\" says nothing");
    CHECK(fault_in_steps("step a\ntitle A\nsay Hi.\ndone ev(borrow)\n") ==
          "1: step \"a\" has no solution; a do line is missing");
    CHECK(fault_in_steps("step a\ntitle A\nsay Hi.\ndo borrow 1 BTC\n") ==
          "1: step \"a\" has no done, so its solution needs: do read");
    CHECK(fault_in_steps("step A b\ntitle A\nsay Hi.\ndo read\n") ==
          "1: a step's id has small letters, digits and - only");
    CHECK(fault_in_steps(std::string{good_step} + std::string{good_step}) ==
          "6: a step \"one\" stands in line 8 already");
}

TEST_CASE("say may have 40 words that are read, and no more") {
    std::string forty;
    for (int i = 0; i < 40; ++i) forty += " word";
    CHECK(fault_in_steps("step a\ntitle A\nsay Trade › Margin –" + forty.substr(10) +
                         "\ndo read\n") == "none");
    CHECK(fault_in_steps("step a\ntitle A\nsay" + forty + "\ndo read\n") == "none");
    CHECK(fault_in_steps("step a\ntitle A\nsay more" + forty + "\ndo read\n") ==
          "3: say has 41 words; at most 40 are read");
}

TEST_CASE("lines out of place are told") {
    CHECK(faults_of(" indented\n").front() ==
          "1: this line continues nothing; keywords start at the left edge");
    CHECK(fault_in_steps("say Hello.\n").starts_with("many, first: say belongs into a step"));
    CHECK(faults_of("").size() == 6);  // id, title, about, minutes, step, debrief
}

TEST_CASE("world lines that make no sense say how they are written") {
    const auto said = [](const char* line) {
        const auto faults =
            read_lesson("x", std::string{"world "} + line + "\n" + lesson_text(good_step)).faults;
        return faults.empty() ? std::string{"none"} : faults.front().message;
    };
    CHECK(said("spot 10 BTC") == "none");
    CHECK(said("spot ten BTC") == "the spot wallet is written as: world spot 10000 USDT");
    CHECK(said("spot 1,000 USDT") == "the spot wallet is written as: world spot 10000 USDT");
    CHECK(said("spot 10 DOGE") ==
          "there is no coin \"DOGE\"; there is USDT, BTC, ETH, BNB, SOL, ADA");
    CHECK(said("spot 99999 BTC") == "a world holds at most 10000 of this coin");
    CHECK(said("price 60000.001").starts_with("the price at the start must be"));
    CHECK(said("price 0").starts_with("the price at the start must be"));
    CHECK(said("rate 0.001 BTC").starts_with("the loan rate an hour is written as"));
    CHECK(said("rate 2% BTC").starts_with("the loan rate an hour is written as"));
    CHECK(said("rate 0.0000001% BTC") == "a loan rate has at most 6 digits after the point");
    CHECK(said("preset clam") == "there is no preset \"clam\"; did you mean \"calm\"?");
    CHECK(said("pair ETHBTC") == "the pair is written as: world pair BTCUSDT");
    CHECK(said("weather rain") ==
          "there is no world line \"weather\"; there is spot, price, rate, preset, pair, pairs, "
          "rates, realism");
    CHECK(said("pairs ETHUSDT BTCUSDT") == "none");
    CHECK(said("pairs").starts_with("each pair that trades is named once"));
    CHECK(said("pairs BTCUSDT BTCUSDT").starts_with("each pair that trades is named once"));
    CHECK(said("pairs all") == "the pairs are written as: world pairs BTCUSDT ETHUSDT");
    CHECK(said("rates float") == "none");
    CHECK(said("rates wild") == "loan rates are written as: world rates float, or fixed");
}

TEST_CASE("sizes are bounded") {
    CHECK(faults_of(std::string(65'537, '#')) ==
          std::vector<std::string>{"1: the file is larger than 64 kB"});
    std::string steps;
    for (int i = 0; i < 41; ++i)
        steps += "step s" + std::to_string(i) + "\ntitle A\nsay Hi.\ndo read\n";
    CHECK(fault_in_steps(steps) == "161: a lesson has at most 40 steps");
    std::string many;
    for (int i = 0; i < 300; ++i) many += "nonsense\n";
    CHECK(faults_of(many).size() == 50);
    std::string lines{good_step};
    for (int i = 0; i < 400; ++i) lines += "\n";
    CHECK(fault_in_steps(lines).starts_with("1: step \"one\" is longer than 400 lines"));
}
