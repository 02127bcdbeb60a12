// A perpetual contract on paper: what it costs, worked by hand, and what it refuses.
#include "lessons/contract.h"

#include <doctest/doctest.h>

#include "lessons/names.h"
#include "support/lessons.h"

using namespace mw;
using namespace mw::lessons;

namespace {

constexpr std::string_view three_days = R"(step hold
title Hold
say Hold it.
contract BTCUSDT size 0.02 every 8h fee 0.05%
funding 0.01% until 48h
funding -0.005%
done st(contract.hours) >= 72
done st(contract.closed) = 1
do contract long
do skip 3d
do contract close
)";

/// 0.02 BTC, settled every eight hours: six times +0.01 %, then −0.005 %.
ContractTerms terms() {
    return {.pair = Pair::btcusdt,
            .size = btc("0.02"),
            .every_ms = 8 * hour_ms,
            .fee = ratio("0.0005"),
            .funding = {{ratio("0.0001"), 48 * hour_ms}, {{-5'000}, std::nullopt}}};
}

/// A market that stands still, so that sums can be worked by hand.
Session held_at(std::string_view at) {
    Session session = funded("2000");
    must(session, PinPrice{Pair::btcusdt, price(at)});
    return session;
}

/// A contract whose step has begun at this moment.
Contract begun(const State& state) {
    Contract contract;
    contract.terms = terms();
    begin_contract(contract, state);
    return contract;
}

struct Hands {
    Session session = held_at("60000");
    Player player;
    UiFacts ui = screen_at_start();

    explicit Hands(std::string_view steps) : player{lesson_with(steps)} {
        player.contracts_loaded(&contract_code());
        player.begin(session.state());
        look();
    }
    void look() { player.observe(session.state(), ui); }
    bool trade(ContractAsk ask) {
        const bool done = player.trade_contract(ask, session.state());
        look();
        return done;
    }
    /// As the page skips.
    void skip(std::int64_t hours) {
        for (std::int64_t i = 0; i < hours * 12; ++i) {
            must(session, SkipTime{300'000});
            look();
        }
    }
    std::optional<std::int64_t> at(std::string_view path) {
        return value_at(path, player.sight(session.state(), ui));
    }
};

std::string first_fault(std::string_view steps) {
    const Reading reading = read_lesson("t", lesson_text(steps), &contract_code());
    if (reading.faults.empty()) return {};
    return std::to_string(reading.faults[0].line) + ": " + reading.faults[0].message;
}

/// The fault of a step with these lines; they begin in line 11.
std::string fault_of(std::string_view lines) {
    return first_fault("step one\ntitle T\nsay S\n" + std::string{lines} + "do read\n");
}

}  // namespace

TEST_CASE("contract: three days of one at 60 000, worked by hand") {
    Hands hands{three_days};
    const std::uint64_t before = fingerprint(hands.session.state());
    REQUIRE(hands.trade(ContractAsk::open_long));
    CHECK(fingerprint(hands.session.state()) == before);  // it is on paper
    CHECK(hands.at("contract.entry") == units("60000"));
    CHECK(hands.at("contract.fees") == units("0.6"));  // 0.05 % of 0.02 * 60 000 = 1 200
    hands.skip(7);
    CHECK(hands.at("contract.settlements") == 0);
    hands.skip(1);
    CHECK(hands.at("contract.paid") == units("0.12"));  // 0.01 % of 1 200
    hands.skip(64);
    CHECK(hands.at("contract.hours") == units("72"));
    CHECK(hands.at("contract.settlements") == units("9"));
    CHECK(hands.at("contract.paid") == units("0.72"));      // six times 0.12
    CHECK(hands.at("contract.received") == units("0.18"));  // three times 0.005 % of 1 200
    must(hands.session, PinPrice{Pair::btcusdt, price("61000")});
    REQUIRE(hands.trade(ContractAsk::close));
    CHECK(hands.at("contract.exit") == units("61000"));
    CHECK(hands.at("contract.profit") == units("20"));  // 0.02 * 1 000
    CHECK(hands.at("contract.fees") == units("1.21"));  // 0.6, and 0.05 % of 1 220
    CHECK(hands.player.done());
}

TEST_CASE("contract: a short is its mirror") {
    Hands hands{three_days};
    REQUIRE(hands.trade(ContractAsk::open_short));
    hands.skip(72);
    must(hands.session, PinPrice{Pair::btcusdt, price("61000")});
    REQUIRE(hands.trade(ContractAsk::close));
    CHECK(hands.at("contract.received") == units("0.72"));
    CHECK(hands.at("contract.paid") == units("0.18"));
    CHECK(hands.at("contract.profit") == -units("20"));
    CHECK(hands.at("contract.short") == units("1"));
    CHECK(hands.at("contract.long") == 0);
}

TEST_CASE("contract: settlements are counted from the step, whenever it is opened") {
    Hands hands{three_days};
    hands.skip(7);
    REQUIRE(hands.trade(ContractAsk::open_long));
    hands.skip(1);
    CHECK(hands.at("contract.settlements") == units("1"));
    const auto contract = read_contract(hands.player.memory().contract);
    CHECK(next_settlement_ms(*contract, hands.session.state().time_ms()) ==
          *contract->from_ms + 16 * hour_ms);
    REQUIRE(hands.trade(ContractAsk::close));
    hands.skip(8);
    CHECK(hands.at("contract.settlements") == units("1"));  // a closed one pays nothing
    CHECK(hands.at("contract.hours") == units("1"));
}

TEST_CASE("contract: the odd unit is never the learner's") {
    const Session session = held_at("60000.01");
    Contract payer = begun(session.state());
    // 0.00003 * 60 000.01 = 1.8000003; 0.01 % of it is 0.00018000003
    payer.terms.size = btc("0.00003");
    Contract receiver = payer;
    trade(payer, ContractAsk::open_long, session.state());
    trade(receiver, ContractAsk::open_short, session.state());
    CHECK(payer.opened->fee == usdt("0.00090001"));  // of 0.00090000015
    Session later = session;
    must(later, SkipTime{8 * hour_ms});
    catch_up(payer, later.state());
    catch_up(receiver, later.state());
    REQUIRE(payer.settled.size() == 1);
    CHECK(payer.settled[0].received.units == -units("0.00018001"));
    CHECK(receiver.settled[0].received.units == units("0.00018"));
}

TEST_CASE("contract: it is opened once and closed once, and only in its step") {
    Hands hands{three_days};
    CHECK(!hands.trade(ContractAsk::close));
    REQUIRE(hands.trade(ContractAsk::open_long));
    CHECK(!hands.trade(ContractAsk::open_short));
    REQUIRE(hands.trade(ContractAsk::close));
    CHECK(!hands.trade(ContractAsk::close));
    CHECK(!hands.trade(ContractAsk::open_long));

    Hands other{"step one\ntitle T\nsay S\ndo read\n"};
    CHECK(!other.trade(ContractAsk::open_long));
    CHECK(!other.at("contract.size"));
}

TEST_CASE("contract: what the world takes back did not happen to it") {
    const Session session = held_at("60000");
    Contract contract = begun(session.state());
    Session later = session;
    must(later, Advance{minute_ms});
    trade(contract, ContractAsk::open_long, later.state());
    const std::int64_t opened_ms = later.state().time_ms();
    must(later, SkipTime{20 * hour_ms});
    trade(contract, ContractAsk::close, later.state());
    REQUIRE(contract.settled.size() == 2);

    take_back(contract, opened_ms + 10 * hour_ms);
    CHECK(contract.settled.size() == 1);
    CHECK(!contract.closed);
    CHECK(contract.opened);
    take_back(contract, opened_ms - 1);
    CHECK(contract.settled.empty());
    CHECK(!contract.opened);
    CHECK(contract.from_ms);
    take_back(contract, session.state().time_ms() - 1);
    CHECK(!contract.from_ms);
}

TEST_CASE("contract: a step that begins earlier takes it back") {
    Hands hands{std::string{"step first\ntitle F\nsay S\ndone ev(borrow)\ndo borrow 0.01 BTC\n"} +
                std::string{three_days} +
                "step again\ntitle A\nsay S\nfrom first\ndone ev(repay)\ndo repay 0.01 BTC\n"};
    const Session start = hands.session;
    must(hands.session, Borrow{Pair::btcusdt, btc("0.01")});
    must(hands.session, Advance{minute_ms});
    hands.look();
    REQUIRE(hands.player.step() == 1);
    REQUIRE(hands.trade(ContractAsk::open_long));
    hands.skip(72);
    REQUIRE(hands.trade(ContractAsk::close));
    hands.player.next();
    REQUIRE(hands.player.take_return());
    hands.session = start;
    hands.player.returned(hands.session.state());
    hands.look();
    CHECK(hands.at("contract.long") == 0);
    CHECK(hands.at("contract.settlements") == 0);
}

TEST_CASE("contract: it is kept with the lesson") {
    Hands hands{three_days};
    REQUIRE(hands.trade(ContractAsk::open_short));
    hands.skip(50);
    Player again{lesson_with(three_days)};
    REQUIRE(again.restore(hands.player.notes()));
    again.contracts_loaded(&contract_code());
    again.resume_at(0, hands.session.state());
    again.observe(hands.session.state(), hands.ui);
    hands.player = again;
    CHECK(hands.at("contract.short") == units("1"));
    CHECK(hands.at("contract.received") == units("0.72"));
    hands.skip(22);
    CHECK(hands.at("contract.paid") == units("0.18"));
    CHECK(hands.trade(ContractAsk::close));
    Player elsewhere{lesson_with("step one\ntitle T\nsay S\ndo read\n")};
    REQUIRE(elsewhere.restore(hands.player.notes()));  // a lesson without one forgets it
    elsewhere.contracts_loaded(&contract_code());
    elsewhere.resume_at(0, hands.session.state());
    CHECK(!read_contract(elsewhere.memory().contract));
}

TEST_CASE("contract: damaged notes of one are left out") {
    PaperContract kept{.terms = "contract BTCUSDT size 0.02 every 8h fee 0.05%\nfunding 0.01%\n"};
    for (const char* happened :
         {"from", "from x", "from -1", "from 99999999999999999", "from 5 from 5", "long 5 6 7",
          "settled 5 6", "closed 5 6 7", "from 5 long 5 -6 7", "from 5 long 5 6",
          "from 5 wide 5 6 7", "from 5 long 5 6 7 settled 6 9999999999999999",
          "from 5 long 5 6 7 long 5 6 7", "from 5 long 5 6 7 closed 5 6 7 closed 5 6 7"}) {
        CAPTURE(happened);
        kept.happened = happened;
        REQUIRE(read_contract(kept));
        CHECK(write_contract(*read_contract(kept)).empty());
    }
    kept.happened = "from 5 short 5 6 7 settled 6 -9 settled 7 9 closed 8 9 10";
    CHECK(write_contract(*read_contract(kept)) == kept.happened);
    Memory memory;
    memory.contract.happened = kept.happened;
    CHECK(read_memory(write_memory(memory))->contract.happened == kept.happened);
    kept.terms += "funding 0.01%\n";
    CHECK(!read_contract(kept));
    CHECK(!read_contract({}));
}

TEST_CASE("contract: without its code nothing happens to it") {
    Hands hands{three_days};
    hands.player.contracts_loaded(nullptr);
    CHECK(!hands.trade(ContractAsk::open_long));
    CHECK(!hands.at("contract.size"));
    hands.skip(1);
    hands.player.contracts_loaded(&contract_code());
    CHECK(hands.trade(ContractAsk::open_long));
}

TEST_CASE("contract: faults of a file are told by line") {
    constexpr std::string_view written =
        "a contract is written as: contract BTCUSDT size 0.02 every 8h fee 0.05%";
    constexpr std::string_view rates =
        "funding is written as: funding 0.01% until 48h, and the last one without until";
    const std::string good = "contract BTCUSDT size 0.02 every 8h fee 0.05%\n";
    CHECK(fault_of("contract BTCUSDT size 0.02\n") == "11: " + std::string{written});
    CHECK(fault_of("contract BTCUSDT size 0.02 every 8h fee 5\n") == "11: " + std::string{written});
    CHECK(fault_of("contract ETHUSDT size 0.02 every 8h fee 0.05%\n") ==
          "11: a contract is on the pair of the lesson");
    CHECK(fault_of("contract BTCUSDT size 0 every 8h fee 0.05%\n") ==
          "11: the size of a contract is above 0 and can be counted at every price");
    CHECK(fault_of("contract BTCUSDT size 1001 every 8h fee 0.05%\n") ==
          "11: the size of a contract is above 0 and can be counted at every price");
    CHECK(fault_of("contract BTCUSDT size 0.02 every 30m fee 0.05%\n") ==
          "11: a contract is settled every 1h at most");
    CHECK(fault_of("contract BTCUSDT size 0.02 every 8h fee 2%\n") ==
          "11: the fee of a contract is from 0 to 1%");
    CHECK(fault_of("funding 0.01%\n") == "11: funding stands below the contract of its step");
    CHECK(fault_of(good + "funding 0.01%\nfunding\n") == "13: funding needs a text");
    CHECK(fault_of(good + "funding 0.01\n") == "12: " + std::string{rates});
    CHECK(fault_of(good + "funding 0.01% until noon\n") == "12: " + std::string{rates});
    CHECK(fault_of(good + "funding 2%\n") == "12: funding is from -1% to 1% at each settlement");
    CHECK(fault_of(good + "funding 0.01%\nfunding 0.02%\n") ==
          "13: this funding begins when the one above it ends, so its until is later");
    CHECK(fault_of(good + "funding 0.01% until 8h\nfunding 0.02% until 8h\n") ==
          "13: this funding begins when the one above it ends, so its until is later");
    CHECK(fault_of(good) == "8: a contract needs a funding line, and the last one has no until");
    CHECK(fault_of(good + "funding 0.01%\n" + good) == "13: a lesson has one contract");
    std::string many = good;
    for (int hour = 1; hour <= 17; ++hour)
        many += "funding 0.01% until " + std::to_string(hour) + "h\n";
    CHECK(fault_of(many + "funding 0.01%\n") == "28: a contract has at most 16 funding lines");
    CHECK(fault_of(good + "funding 0.01%\ndo contract wide\n") ==
          "13: it is written as: contract long, contract short or contract close");
    CHECK(fault_of(good + "funding -0.01%\n") == "");
}

TEST_CASE("contract: a lesson with one is rehearsed, and its wrong turns are answered") {
    std::string steps{three_days};
    steps +=
        "remark st(contract.short) = 1 -> You are short.\n"
        "slip contract short -> You are short\n"
        "check st(contract.settlements) = 9\n";
    CHECK(rehearse(lesson_with(steps), 5).completed);
    const std::size_t at = steps.find("do contract long\n");
    steps.erase(at, std::string_view{"do contract long\n"}.size());
    const Rehearsal without = rehearse(lesson_with(steps), 5);
    REQUIRE(!without.faults.empty());
    CHECK(without.faults[0].message.contains("no contract that can be opened or closed so"));
}

TEST_CASE("contract: what is waited for is said in words") {
    Hands hands{
        "step one\ntitle T\nsay S\ncontract BTCUSDT size 0.02 every 8h fee 0.05%\n"
        "funding 0.01%\ndone st(contract.long) = 1\ndone st(contract.hours) >= 72\n"
        "done st(contract.closed) = 1\ndo contract long\n"};
    CHECK(hands.player.waiting_for() == "a long contract");
    hands.trade(ContractAsk::open_long);
    CHECK(hands.player.waiting_for() == "72 more hours to hold the contract");
    hands.skip(72);
    CHECK(hands.player.waiting_for() == "the contract to be closed");
}
