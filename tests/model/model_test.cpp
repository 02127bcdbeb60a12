#include <doctest/doctest.h>

#include <cstdlib>
#include <map>

#include "exchange/command_text.h"
#include "model/plain_model.h"
#include "support/worlds.h"

// The exchange against a second, plain one. A difference names the seed, the command's place in the
// run and the command itself: run(seed) and that many commands are the whole story.

using namespace mw;

namespace {

constexpr int commands_a_run = 400;

/// Kinds after this one bend markets and skip time; the model knows neither. What they do stands in
/// skipping_test.cpp and bending_test.cpp.
constexpr std::size_t steps_known = Command{SetStock{}}.index();
constexpr std::uint64_t starts = 12;

/// A world in which an hour strikes soon, so that interest is charged while a run lasts.
World late(World world, std::int64_t minutes_to_go) {
    world.history_days = 1;
    world.start_ms += (60 - minutes_to_go) * minute_ms;
    return world;
}

/// Where a run begins: a world and the commands that set it up.
struct Start {
    World world;
    std::vector<Command> commands;
};

/// Every pair trades, there is some of every coin, and one account fewer than pairs may be on.
Start wide(bool rates_float) {
    World world = full_world(4);
    world.rates_float = rates_float;
    world.max_accounts = 4;
    for (const Asset asset : all_assets)
        world.spot[index_of(asset)] = {asset, loan_rules_of(asset).account_cap.units / 20};
    Start start{late(world, 5), {}};
    for (const Pair pair : {Pair::btcusdt, Pair::ethusdt, Pair::solusdt})
        start.commands.emplace_back(Transfer{pair, Direction::into_isolated, usdt("15000")});
    return start;
}

Start start_of(std::uint64_t number) {
    constexpr Pair pair = Pair::btcusdt;
    const auto in = [](Amount amount) { return Transfer{pair, Direction::into_isolated, amount}; };
    World world = default_world(number / 6 + 1);
    switch (number % 6) {
        case 0: return {late(world, 8), {in(usdt("6000"))}};
        case 1:  // rich
            world.spot[index_of(Asset::usdt)] = usdt("500000");
            world.spot[index_of(Asset::btc)] = btc("20");
            return {late(world, 6), {in(usdt("500000")), in(btc("19"))}};
        case 2:
        case 3: {  // geared, close to a liquidation on either side
            const bool sells = number % 6 == 2;
            return {late(world, 4),
                    {in(usdt("2000")), SetAutoTopUp{pair, number > 6},
                     Borrow{pair, sells ? btc("0.29") : usdt("17000")},
                     PlaceOrder{pair, sells ? Side::sell : Side::buy, MarketTerms{btc("0.29")}}}};
        }
        case 4: return {late(world, 3), {}};
        default: return wide(number > 6);
    }
}

/// A state at its start; making a past is slow, so each is made once.
const State& fresh(std::uint64_t number) {
    static std::map<std::uint64_t, State> made;
    const auto known = made.find(number);
    if (known != made.end()) return known->second;
    return made.emplace(number, make_state(start_of(number).world)).first->second;
}

Amount amount(Asset asset, plain::Big units) {
    return {asset, static_cast<std::int64_t>(plain::least(units, INT64_MAX))};
}

/// A loan, a move or a repayment that is just allowed, or just not.
Command on_the_edge(Dice& dice, const plain::Model& model) {
    const State& state = model.real();
    const Pair pair =
        state.world.pairs[static_cast<std::size_t>(dice.below(state.world.pairs.size()))];
    const IsolatedAccount& account = state.ledger.at(pair);
    const AccountLeg& leg = dice.below(2) == 0 ? account.base : account.quote;
    const Asset asset = leg.free.asset;
    const auto off = static_cast<std::int64_t>(dice.below(3)) - 1;
    switch (dice.below(3)) {
        case 0: return Borrow{pair, amount(asset, model.borrow_limit(pair, asset) + off)};
        case 1:
            return Transfer{pair, Direction::out_of_isolated,
                            amount(asset, model.transfer_limit(pair, asset) + off)};
        default: {
            const std::int64_t least =
                dice.below(2) == 0 ? loan_rules_of(asset).min_repay.units : 0;
            return Repay{pair, amount(asset, leg.owed().units - least + off)};
        }
    }
}

ClientId any_name(Dice& dice) {
    if (dice.below(3) != 0) return {};
    return *ClientId::named("order-" + std::to_string(dice.below(4)));
}

/// Names for the orders of lists, which any_command leaves without.
void name_parts(Dice& dice, Command& command) {
    const auto name_legs = [&](OcoTerms& terms) {
        terms.limit_name = any_name(dice);
        terms.stop_name = any_name(dice);
    };
    if (auto* oco = std::get_if<PlaceOco>(&command)) name_legs(oco->terms);
    if (auto* otoco = std::get_if<PlaceOtoco>(&command)) {
        otoco->working_name = any_name(dice);
        name_legs(otoco->pending);
    }
    if (auto* oto = std::get_if<PlaceOto>(&command)) {
        oto->working_name = any_name(dice);
        oto->pending_name = any_name(dice);
    }
}

Command next_command(Dice& dice, const plain::Model& model) {
    if (dice.below(12) == 0) return on_the_edge(dice, model);
    if (dice.below(80) == 0) return Advance{450 * Market::step_ms};  // a steered price arrives
    Command command = any_command(dice, model.real());
    while (command.index() > steps_known) command = any_command(dice, model.real());
    name_parts(dice, command);
    if (auto* advance = std::get_if<Advance>(&command); advance != nullptr && dice.below(3) != 0)
        advance->elapsed_ms = static_cast<std::int64_t>(dice.below(8) + 1) * Market::step_ms;
    return command;
}

/// What a run reached.
struct Tally {
    int commands{0};

    int fills{0};
    int liquidations{0};
    int charges{0};
    int triggers{0};
    int releases{0};
    int top_ups{0};
};

void count(Tally& tally, const State& state) {
    for (const Record& record : state.records) {
        const Event& event = record.event;
        tally.fills += std::holds_alternative<OrderFilled>(event) ? 1 : 0;
        tally.liquidations += std::holds_alternative<LiquidationEnded>(event) ? 1 : 0;
        tally.triggers += std::holds_alternative<OrderTriggered>(event) ? 1 : 0;
        tally.releases += std::holds_alternative<OrderReleased>(event) ? 1 : 0;
        if (const auto* interest = std::get_if<InterestCharged>(&event))
            tally.charges += interest->kind == InterestKind::periodic ? 1 : 0;
        if (const auto* transfer = std::get_if<Transferred>(&event))
            tally.top_ups += transfer->automatic ? 1 : 0;
    }
}

/// One run, compared after every command. One in ten is also given to a Session, which must end
/// where the slow motion ended.
/// @return false when it differed.
bool run(std::uint64_t seed, Tally& tally) {
    const Start start = start_of(seed % starts);
    Dice dice{seed, Stream::test};
    plain::Model model{fresh(seed % starts)};
    std::vector<Command> commands = start.commands;
    for (std::size_t i = 0; i < start.commands.size() + commands_a_run; ++i) {
        if (i == commands.size()) commands.push_back(next_command(dice, model));

        const std::string difference = model.submit(commands[i]);
        ++tally.commands;

        if (difference.empty()) continue;
        FAIL_CHECK("seed ", seed, ", command ", i, ": ", write_command(commands[i]), "\n",
                   difference);
        return false;
    }
    count(tally, model.real());
    if (seed % 10 != 0) return true;
    Session session{start.world};
    for (const Command& command : commands) session.submit(command);
    CHECK(session.state().ledger == model.real().ledger);
    CHECK(session.state().orders == model.real().orders);
    CHECK(session.state().records.size() == model.real().records.size());
    return true;
}

}  // namespace

TEST_CASE("whatever is asked, a second exchange, slow and plain, ends with the same balances") {
    const bool is_long = std::getenv("MW_LONG") != nullptr;
    const std::uint64_t runs = is_long ? 2'600 : 260;
    Tally tally;
    int differences = 0;
    for (std::uint64_t seed = 1; seed <= runs && differences < 5; ++seed)
        differences += run(seed, tally) ? 0 : 1;
    MESSAGE(tally.commands, " commands, ", tally.fills, " fills, ", tally.liquidations,
            " liquidations, ", tally.charges, " hours of interest, ", tally.triggers, " triggers, ",
            tally.releases, " releases, ", tally.top_ups, " top-ups");
    CHECK(tally.commands > 100'000);  // the dice must reach what matters, or this proves nothing
    CHECK(tally.fills > 10'000);
    CHECK(tally.liquidations > 15);
    CHECK(tally.charges > 100);
    CHECK(tally.triggers > 500);
    CHECK(tally.releases > 300);
    CHECK(tally.top_ups > 20);
}
