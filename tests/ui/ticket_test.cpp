// The ticket of a contract on paper, in the coach.
#include "explain/ticket.h"

#include <doctest/doctest.h>

#include "exchange/state.h"
#include "support/headless.h"
#include "support/sample_views.h"
#include "support/shell_views.h"
#include "support/worlds.h"

using namespace mw;
using headless::Screen;
using lessons::Contract;
using lessons::ContractAsk;

namespace {

Session held_market() {
    Session session = funded("2000");
    must(session, PinPrice{Pair::btcusdt, price("60000")});
    return session;
}

Contract contract_at(const State& state) {
    Contract contract;
    contract.terms = {.pair = Pair::btcusdt,
                      .size = btc("0.02"),
                      .every_ms = 8 * hour_ms,
                      .fee = ratio("0.0005"),
                      .funding = {{ratio("0.0001"), std::nullopt}}};
    begin_contract(contract, state);
    return contract;
}

void show(Screen& screen, const Contract& contract, const State& state) {
    screen.views = samples::whole_page();
    screen.desk = samples::trade_desk();
    screen.views.coach->question.emplace();  // as in a lesson: it opens a phone's sheet
    screen.views.coach->question->text = "What did it cost?";
    screen.views.coach->figures.clear();
    screen.views.coach->say = "Hold it.";
    screen.views.coach->ticket = true;
    screen.views.late.ticket = explain::ticket_view(contract, state);
    screen.frames(6);
}

std::optional<ContractAsk> asked(Screen& screen) {
    if (screen.asked.size() != 1) return std::nullopt;
    const auto* ask = std::get_if<ui::TradeContract>(&screen.asked.front());
    return ask != nullptr ? std::optional{ask->ask} : std::nullopt;
}

constexpr std::pair<float, float> sizes[] = {std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}};

}  // namespace

TEST_CASE("ticket: its buttons ask, and those that cannot be pressed say why") {
    Session session = held_market();
    for (const auto& [width, height] : sizes) {
        CAPTURE(width);
        Screen screen{width, height};
        Contract contract = contract_at(session.state());
        show(screen, contract, session.state());
        CHECK(!screen.press("lesson.contract.close"));
        for (const char* name : {"lesson.contract.long", "lesson.contract.short"}) {
            const ui::Target* target = ui::find_target(name);
            REQUIRE(target != nullptr);
            CHECK(target->enabled);
            if (width < 640) CHECK(target->whole.h >= 44);
        }
        REQUIRE(screen.press("lesson.contract.long"));
        screen.frames(2);
        CHECK(asked(screen) == ContractAsk::open_long);

        trade(contract, ContractAsk::open_long, session.state());
        screen.asked.clear();
        show(screen, contract, session.state());
        CHECK(!screen.press("lesson.contract.short"));
        REQUIRE(screen.press("lesson.contract.close"));
        screen.frames(2);
        CHECK(asked(screen) == ContractAsk::close);
        const ui::Rect close = ui::find_target("lesson.contract.close")->whole;
        CHECK(close.x >= 0);
        CHECK(close.right() <= width);
    }
}

TEST_CASE("ticket: it says what is held, what was paid and when funding is next") {
    Session session = held_market();
    Contract contract = contract_at(session.state());
    explain::TicketView view = explain::ticket_view(contract, session.state());
    CHECK(view.buttons[0].why_not.empty());
    CHECK(view.buttons[2].why_not == "Open it first.");
    trade(contract, ContractAsk::open_long, session.state());
    must(session, SkipTime{9 * hour_ms});
    catch_up(contract, session.state());
    view = explain::ticket_view(contract, session.state());
    const auto at = [&view](std::string_view name) {
        for (const explain::TicketRow& row : view.rows)
            if (row.name == name) return row.line.value.text;
        return std::string{};
    };
    CHECK(at("side") == "Long");
    CHECK(at("size") == "0.02 BTC");
    CHECK(at("entry") == "60,000.00");
    CHECK(at("mark") == "60,000.00");
    CHECK(at("paid") == "0.1200");
    CHECK(at("received") == "0.0000");
    CHECK(at("fees") == "0.6000");
    CHECK(at("next") == "07:00:00");
    CHECK(view.buttons[0].why_not == "You hold this contract already.");
    CHECK(view.buttons[2].why_not.empty());
    trade(contract, ContractAsk::close, session.state());
    view = explain::ticket_view(contract, session.state());
    CHECK(at("exit") == "60,000.00");
    CHECK(at("next") == "—");
    CHECK(view.buttons[2].why_not == "This contract is closed. Rewind takes that back.");
}
