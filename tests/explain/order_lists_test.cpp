#include <doctest/doctest.h>

#include "explain/order_reading.h"
#include "order_drafts.h"
#include "scenes.h"

using namespace mw;
using namespace mw::explain;
using namespace mw::drafts;

// Orders that trail, that are followed by others, and what the confirmation says of each type.

TEST_CASE(
    "a trailing stop takes its distance in percent, and perhaps a price from where it trails") {
    const State state = holding_both();
    OrderDraft draft = typed(Side::sell, FormType::trailing, "", "0.05", "", false);
    draft.trail = "1.5";
    OrderFormView view = form_of(state, draft);
    CHECK(value_of_row(view.preview, "Trails") == "1.5% below the high");
    CHECK(value_of_row(view.preview, "Starts at") == "no such row");
    CHECK(view.total_shown == "3,000.00");  // 0.05 at the last price of 60 000
    REQUIRE(view.submit.command.has_value());
    const auto at_once = std::get<StopTerms>(std::get<PlaceOrder>(*view.submit.command).terms);
    CHECK(at_once.kind == StopKind::stop_loss);
    CHECK(at_once.trigger == mw::Trigger{price("0"), 150});
    CHECK_FALSE(at_once.limit.has_value());

    draft.stop_price = "62000";
    view = form_of(state, draft);
    CHECK(value_of_row(view.preview, "Starts at") == "≥ 62,000");
    REQUIRE(view.submit.command.has_value());
    const auto later = std::get<StopTerms>(std::get<PlaceOrder>(*view.submit.command).terms);
    CHECK(later.kind == StopKind::take_profit);
    CHECK(later.trigger == mw::Trigger{price("62000"), 150});

    draft = typed(Side::buy, FormType::trailing, "", "0.01", "", false);
    draft.trail = "0.1";
    CHECK(value_of_row(form_of(state, draft).preview, "Trails") == "0.1% above the low");
    CHECK(part_of(state, draft, 100) == "0.03333");  // 2 000 / 60 000
}

TEST_CASE("a trailing distance is refused by the exchange, or cannot be read") {
    const State state = holding_both();
    OrderDraft draft = typed(Side::sell, FormType::trailing, "", "0.05", "", false);
    const auto says = [&](const char* trail) {
        draft.trail = trail;
        const OrderFormView view = form_of(state, draft);
        CHECK_FALSE(view.submit.command.has_value());
        CHECK(view.wrong == OrderFormView::Field::trail);
        return view.problem;
    };
    CHECK(says("") == "Type how far the price must turn back, in percent.");
    CHECK(says("0") == "Type a distance above zero.");
    CHECK(says("1.234") == "At most 2 digits after the point.");
    const std::string range =
        "A trailing distance must be from 0.1% to 20% (10 to 2,000 basis points).";
    CHECK(says("0.09") == range);
    CHECK(says("20.01") == range);
    CHECK(says("92000000000") == range);
    draft.trail = "20";
    CHECK(form_of(state, draft).problem.empty());
}

TEST_CASE("an OTO is a limit order and another one for what it brings") {
    const State state = holding_both();
    OrderDraft draft = typed(Side::buy, FormType::oto, "59000", "0.01", "", false);
    draft.limit_price = "61000";
    OrderFormView view = form_of(state, draft);
    CHECK(view.total_shown == "590.00");
    // 0.01 - 0.1 % = 0.00999
    CHECK(value_of_row(view.preview, "Then sells") == "0.00999 at 61,000");
    REQUIRE(view.submit.command.has_value());
    const auto& oto = std::get<PlaceOto>(*view.submit.command);
    CHECK(oto.side == Side::buy);
    CHECK(oto.working.price == price("59000"));
    CHECK(oto.working.quantity == btc("0.01"));
    CHECK(oto.pending_side == Side::sell);
    CHECK(std::get<LimitTerms>(oto.pending).price == price("61000"));
    CHECK(std::get<LimitTerms>(oto.pending).quantity == btc("0.00999"));

    draft.side = Side::sell;  // what was sold is bought back whole: the fee is in the other coin
    draft.price = "61000";
    draft.limit_price = "59000";
    CHECK(value_of_row(form_of(state, draft).preview, "Then buys") == "0.01 at 59,000");
}

TEST_CASE("an OTOCO is a limit order and an OCO for what it brings") {
    const State state = holding_both();
    OrderDraft draft = waiting(Side::buy, FormType::otoco, "59000", "57000", "0.01");
    draft.limit_price = "61000";
    const OrderFormView view = form_of(state, draft);
    CHECK(value_of_row(view.preview, "Then sells") == "0.00999 at 61,000");
    CHECK(value_of_row(view.preview, "Or at market") == "wakes at ≤ 57,000");
    REQUIRE(view.submit.command.has_value());
    const auto& otoco = std::get<PlaceOtoco>(*view.submit.command);
    CHECK(otoco.working.price == price("59000"));
    CHECK(otoco.pending.side == Side::sell);
    CHECK(otoco.pending.quantity == btc("0.00999"));
    CHECK(otoco.pending.limit == price("61000"));
    CHECK(otoco.pending.stop == mw::Trigger{price("57000"), 0});
    CHECK_FALSE(otoco.pending.stop_limit.has_value());
}

TEST_CASE("an order that another one follows says which of the two is refused, and why") {
    using Field = OrderFormView::Field;
    const State state = holding_both();
    OrderDraft draft = typed(Side::buy, FormType::oto, "59000", "0.01", "", false);
    const auto check = [&](std::string_view problem, Field wrong) {
        const OrderFormView view = form_of(state, draft);
        CHECK_FALSE(view.submit.command.has_value());
        CHECK(view.problem == problem);
        CHECK(view.wrong == wrong);
    };
    check("Type the price of the order that follows.", Field::stop_limit);
    draft.limit_price = "61000.005";
    check("The price must be a multiple of 0.01. Use 61,000.00.", Field::stop_limit);
    draft.limit_price = "61000";
    draft.mode = SideEffect::auto_borrow_repay;
    check(
        "An order that another one follows can borrow, but it cannot repay. Choose the mode Normal "
        "or Borrow.",
        Field::amount);
    draft.mode = SideEffect::none;
    draft.quantity = "0.1";
    check(
        "You have 2,000.00 USDT here. This order needs 5,900.00. Transfer more or lower the "
        "amount.",
        Field::amount);
    draft.quantity = "0.01";
    draft.type = FormType::otoco;
    draft.stop_price = "61500";
    check("What follows sells: its price must be above its stop.", Field::stop);
}

namespace {

/// What the confirmation of an order lists, a line each.
std::string listed(const OrderDraft& draft) {
    const State state = holding_both();
    Desk desk = desk_on(Page::trade);
    desk.order = draft;
    std::string text;
    for (const Row& row : asked_rows(scene_of(state, desk, Pair::btcusdt)))
        text += row.label + ": " + row.value.text + "\n";
    return text;
}

}  // namespace

TEST_CASE("the confirmation lists every term of an order") {
    OrderDraft draft = typed(Side::sell, limit, "62000", "0.01", "", false);
    draft.time_in_force = TimeInForce::ioc;
    CHECK(listed(draft) ==
          "Type: Limit\nPrice: 62,000.00 USDT\nAmount: 0.01 BTC\nTime in force: IOC\n"
          "Mode: Normal##mode\n");
    draft.type = FormType::limit_maker;
    draft.mode = SideEffect::margin_buy;
    CHECK(listed(draft) ==
          "Type: Limit maker\nPrice: 62,000.00 USDT\nAmount: 0.01 BTC\nMode: Borrow\n");
    draft = typed(Side::buy, market, "", "0.01", "", false);
    draft.mode = SideEffect::auto_repay;
    CHECK(listed(draft) ==
          "Type: Market\nPrice: Best in the book\nAmount: 0.01 BTC\nMode: Repay\n");
    draft = typed(Side::buy, market, "", "", "600", true);
    draft.mode = SideEffect::auto_borrow_repay;
    CHECK(listed(draft) ==
          "Type: Market\nPrice: Best in the book\nTotal: 600.00 USDT\nMode: Auto\n");
    CHECK(listed(waiting(Side::sell, FormType::stop_limit, "57900", "58000", "0.01")) ==
          "Type: Stop limit\nTrigger: ≤ 58,000.00 USDT\nPrice: 57,900.00 USDT\n"
          "Amount: 0.01 BTC\nTime in force: GTC\nMode: Normal##mode\n");
    CHECK(listed(waiting(Side::buy, FormType::stop_market, "", "62000", "0.01")) ==
          "Type: Stop market\nTrigger: ≥ 62,000.00 USDT\nPrice: Best in the book\n"
          "Amount: 0.01 BTC\nMode: Normal##mode\n");
}

TEST_CASE("the confirmation lists every term of orders that depend on each other") {
    OrderDraft draft = waiting(Side::sell, FormType::oco, "62000", "58000", "0.01");
    CHECK(listed(draft) ==
          "Type: OCO\nPrice: 62,000.00 USDT\nTrigger: ≤ 58,000.00 USDT\n"
          "Limit after the trigger: Best in the book\nAmount: 0.01 BTC\nMode: Normal##mode\n");
    draft.limit_price = "57900";
    CHECK(listed(draft).contains("Limit after the trigger: 57,900.00 USDT\n"));

    draft = waiting(Side::sell, FormType::trailing, "", "62000", "0.01");
    draft.trail = "2";
    CHECK(listed(draft) ==
          "Type: Trailing stop\nStarts at: ≥ 62,000.00 USDT\nTrails: 2% below the high\n"
          "Price: Best in the book\nAmount: 0.01 BTC\nMode: Normal##mode\n");

    draft = typed(Side::buy, FormType::oto, "59000", "0.01", "", false);
    draft.limit_price = "61000";
    CHECK(listed(draft) ==
          "Type: OTO\nPrice: 59,000.00 USDT\nAmount: 0.01 BTC\nThen sells at: 61,000.00 USDT\n"
          "Amount of that: 0.00999 BTC\nMode: Normal##mode\n");
    draft.type = FormType::otoco;
    draft.stop_price = "57000";
    CHECK(listed(draft) ==
          "Type: OTOCO\nPrice: 59,000.00 USDT\nAmount: 0.01 BTC\n"
          "Then sells at: 61,000.00 USDT\nTrigger: ≤ 57,000.00 USDT\n"
          "Limit after the trigger: Best in the book\nAmount of these: 0.00999 BTC\n"
          "Mode: Normal##mode\n");
    draft.price = "";
    CHECK(listed(draft).empty());
}
