#include <doctest/doctest.h>

#include "explain/numbers.h"
#include "order_drafts.h"
#include "scenes.h"

using namespace mw;
using namespace mw::explain;
using namespace mw::drafts;

TEST_CASE("a limit purchase derives its total and shows that it covers the debt") {
    const State state = short_at_60600();
    const OrderFormView view =
        form_of(state, typed(Side::buy, limit, "60000", "0.10011", "", false));
    CHECK(view.available.value.text == "8,053.94 USDT");
    CHECK(view.quantity_shown == "0.10011");
    CHECK(view.total_shown == "6,006.60");  // 0.10011 * 60 000
    // fee 0.1 % of 0.10011 = 0.00010011; 0.10011 - 0.00010011 = 0.10000989
    CHECK(value_of_row(view.preview, "Estimated fee") == "0.00010011 BTC");
    CHECK(value_of_row(view.preview, "You receive after fee") == "0.10000989 BTC");
    CHECK(value_of_row(view.preview, "Covers the debt") == "✓ 0.00000889 over");
    CHECK(view.submit.label == "Margin Buy BTC");
    REQUIRE(view.submit.command.has_value());
    const auto& order = std::get<PlaceOrder>(*view.submit.command);
    CHECK(std::get<LimitTerms>(order.terms).price == price("60000"));
    CHECK(std::get<LimitTerms>(order.terms).quantity == btc("0.10011"));
    CHECK(view.problem.empty());
}

TEST_CASE("buying exactly what was borrowed shows what will be missing") {
    const OrderFormView view =
        form_of(short_at_60600(), typed(Side::buy, limit, "60000", "0.10", "", false));
    // 0.10 - 0.0001 = 0.0999 of 0.100001
    CHECK(value_of_row(view.preview, "Covers the debt") == "0.000101 missing");
}

TEST_CASE("a typed total derives whole lots") {
    const OrderFormView view =
        form_of(short_at_60600(), typed(Side::buy, limit, "60000", "", "1000", true));
    CHECK(view.quantity_shown == "0.01666");  // 1 000 / 60 000 = 0.016666
    CHECK(view.total_shown == "1000");
    REQUIRE(view.submit.command.has_value());
    const auto& order = std::get<PlaceOrder>(*view.submit.command);
    CHECK(std::get<LimitTerms>(order.terms).quantity == btc("0.01666"));
}

TEST_CASE("no part of all asks for more than there is") {
    const State state = short_at_60600();
    for (const FormType type : {limit, market})
        for (const int percent : {1, 25, 50, 75, 99, 100}) {
            CAPTURE(percent);
            OrderDraft draft = typed(Side::buy, type, "60000", "", "", false);
            draft.quantity = part_of(state, draft, percent);
            CHECK(form_of(state, draft).problem.empty());
        }
    const OrderDraft buy = typed(Side::buy, limit, "60000", "", "", false);
    CHECK(part_of(state, buy, 100) == "0.13423");  // 8 053.94 / 60 000 = 0.134232
    CHECK(part_of(state, buy, 37) == "0.04966");   // 8 053.94 * 0.37 = 2 979.9578; / 60 000
    CHECK(part_of(state, buy, 0).empty());
    State holding = funded_at("60000", "2000");
    holding.ledger.at(Pair::btcusdt).base.free = btc("0.10");
    const OrderDraft sale = typed(Side::sell, limit, "60600", "", "", false);
    CHECK(part_of(holding, sale, 50) == "0.05000");
    CHECK(part_of(holding, sale, 1) == "0.00100");
}

TEST_CASE("the form says the most it can trade, and what part of that is typed") {
    const State state = short_at_60600();
    OrderFormView view = form_of(state, typed(Side::buy, limit, "60000", "0.06711", "", false));
    CHECK(view.most.label == "Max buy");
    CHECK(view.most.value.text == "0.13423 BTC");
    CHECK(view.share == 50);  // 0.06711 / 0.13423 = 49.996 %, to the nearest
    CHECK(view.no_part.empty());
    CHECK(form_of(state, typed(Side::buy, limit, "60000", "0.5", "", false)).share == 100);
    CHECK(form_of(state, typed(Side::buy, limit, "60000", "", "", false)).share == 0);
    State holding = funded_at("60000", "2000");
    holding.ledger.at(Pair::btcusdt).base.free = btc("0.1");
    view = form_of(holding, typed(Side::sell, market, "", "0.025", "", false));
    CHECK(view.most.label == "Max sell");
    CHECK(view.most.value.text == "0.10000 BTC");
    CHECK(view.share == 25);
}

TEST_CASE("with nothing to trade there is no part to choose, and the form says why") {
    const State empty = market_at("60000");
    OrderDraft draft = typed(Side::buy, limit, "60000", "", "", false);
    CHECK(form_of(empty, draft).most.value.text == "0.00000 BTC");
    CHECK(form_of(empty, draft).no_part ==
          "There is no free USDT here. Transfer some, or choose the mode Borrow.");
    CHECK(part_of(empty, draft, 50).empty());
    draft.mode = SideEffect::margin_buy;
    CHECK(form_of(empty, draft).no_part ==
          "There is no free USDT here, and none can be borrowed. Transfer some first.");
    // 0.30 USDT buys 0.000005 BTC at 60 000: less than one lot
    CHECK(form_of(funded_at("60000", "0.3"), typed(Side::buy, limit, "60000", "", "", false))
              .no_part == "What is free here does not pay for the smallest amount.");
}

TEST_CASE("a market order shows what the book would take") {
    const State state = funded_at("60000", "2000");
    const OrderFormView view = form_of(state, typed(Side::buy, market, "", "0.01", "", false));
    const Sweep swept = state.market(Pair::btcusdt).book().sweep(Side::buy, {1'000});
    const Amount cost = notional_of(swept.tick_lots, rules_of(Pair::btcusdt));
    CHECK(view.total_shown == form_amount(cost, Cut::up));
    CHECK(value_of_row(view.preview, "Average price").starts_with("≈ 60,0"));
    CHECK(view.submit.command.has_value());

    const OrderFormView by_total = form_of(state, typed(Side::buy, market, "", "", "600", true));
    REQUIRE(by_total.submit.command.has_value());
    CHECK(by_total.quantity_shown.starts_with("0.0099"));  // 600 / a little over 60 000
}

TEST_CASE("an untouched form is quiet, a half-filled one says what is missing") {
    const State state = funded_at("60000", "2000");
    const OrderFormView untouched = form_of(state, typed(Side::buy, limit, "", "", "", false));
    CHECK(untouched.problem.empty());
    CHECK_FALSE(untouched.submit.command.has_value());
    CHECK_FALSE(untouched.submit.why_not.empty());
    CHECK(form_of(state, typed(Side::buy, limit, "", "0.01", "", false)).problem ==
          "Type a price, or press a row of the order book.");
    CHECK(form_of(state, typed(Side::buy, limit, "60000", "1.2.3", "", false)).problem ==
          "Type digits and one point, such as 0.10.");
    CHECK(form_of(state, typed(Side::buy, limit, "0", "1", "", false)).problem ==
          "Type a price above zero.");
    CHECK(form_of(state, typed(Side::buy, limit, "60000", "0.1", "", false))
              .problem.starts_with("You have 2,000.00 USDT here."));
}

TEST_CASE("prices too small to divide by are refused, not counted") {
    const State state = funded_at("60000", "2000");
    for (const char* total : {"92000000000", "2000", ""}) {
        const OrderFormView view =
            form_of(state, typed(Side::buy, limit, "0.00000001", "", total, true));
        CHECK_FALSE(view.submit.command.has_value());
        CHECK(view.most.value.text == "0.00000 BTC");
    }
}

TEST_CASE("absurd numbers are refused, not counted") {
    const State state = funded_at("60000", "2000");
    for (const char* text : {"92000000000", "99999999999999999999", "0"}) {
        CAPTURE(text);
        for (const bool by_total : {false, true})
            for (const FormType type : {limit, market}) {
                const OrderFormView view =
                    form_of(state, typed(Side::buy, type, "900000", text, text, by_total));
                CHECK_FALSE(view.submit.command.has_value());
                CHECK_FALSE(view.problem.empty());
            }
    }
}

// ---- orders that wait for a price ---------------------------------------------------------------

TEST_CASE("a stop is a stop loss or a take profit as its price says, and the form says which") {
    struct Row {
        Side side;
        const char* stop;
        StopKind kind;
        const char* label;
        const char* wakes;
    };
    // the last price is 60 000
    constexpr Row rows[] = {
        {Side::sell, "58000", StopKind::stop_loss, "Stop loss", "wakes at ≤ 58,000"},
        {Side::sell, "62000", StopKind::take_profit, "Take profit", "wakes at ≥ 62,000"},
        {Side::buy, "62000", StopKind::stop_loss, "Stop loss", "wakes at ≥ 62,000"},
        {Side::buy, "58000", StopKind::take_profit, "Take profit", "wakes at ≤ 58,000"},
    };
    const State state = holding_both();
    for (const Row& row : rows)
        for (const FormType type : {FormType::stop_limit, FormType::stop_market}) {
            CAPTURE(row.stop);
            const OrderFormView view =
                form_of(state, waiting(row.side, type, "59000", row.stop, "0.01"));
            CHECK(value_of_row(view.preview, row.label) == row.wakes);
            REQUIRE(view.submit.command.has_value());
            const auto& terms =
                std::get<StopTerms>(std::get<PlaceOrder>(*view.submit.command).terms);
            CHECK(terms.kind == row.kind);
            CHECK(terms.trigger.stop == price(row.stop));
            CHECK(terms.limit.has_value() == (type == FormType::stop_limit));
            // 0.01 at the limit of 59 000, or at the stop: what is set aside
            const std::string at_stop = row.stop == std::string{"58000"} ? "580.00" : "620.00";
            CHECK(view.total_shown == (terms.limit ? "590.00" : at_stop));
        }
}

TEST_CASE("the time in force goes with the limit price") {
    const State state = holding_both();
    OrderDraft draft = typed(Side::sell, limit, "60600", "0.01", "", false);
    draft.time_in_force = TimeInForce::ioc;
    const OrderFormView plain = form_of(state, draft);
    REQUIRE(plain.submit.command.has_value());
    CHECK(std::get<LimitTerms>(std::get<PlaceOrder>(*plain.submit.command).terms).time_in_force ==
          TimeInForce::ioc);

    draft.type = FormType::limit_maker;  // has none: what was chosen before does not follow
    const OrderFormView maker = form_of(state, draft);
    REQUIRE(maker.submit.command.has_value());
    const auto& terms = std::get<LimitTerms>(std::get<PlaceOrder>(*maker.submit.command).terms);
    CHECK(terms.post_only);
    CHECK(terms.time_in_force == TimeInForce::gtc);

    draft.type = FormType::stop_limit;
    draft.stop_price = "61000";
    const OrderFormView stop = form_of(state, draft);
    REQUIRE(stop.submit.command.has_value());
    const auto& waits = std::get<StopTerms>(std::get<PlaceOrder>(*stop.submit.command).terms);
    CHECK(waits.limit->time_in_force == TimeInForce::ioc);
}

TEST_CASE("an OCO is a limit and a stop round the market") {
    const State state = holding_both();
    OrderDraft draft = waiting(Side::sell, FormType::oco, "62000", "58000", "0.10");
    draft.limit_price = "57900";
    OrderFormView view = form_of(state, draft);
    CHECK(view.total_shown == "6,200.00");  // 0.10 * 62 000
    CHECK(value_of_row(view.preview, "Stop loss") == "wakes at ≤ 58,000");
    // 6 200 - 0.1 % = 6 193.80
    CHECK(value_of_row(view.preview, "You receive after fee") == "6,193.80 USDT");
    REQUIRE(view.submit.command.has_value());
    const auto& oco = std::get<PlaceOco>(*view.submit.command);
    CHECK(oco.terms.limit == price("62000"));
    CHECK(oco.terms.stop.stop == price("58000"));
    REQUIRE(oco.terms.stop_limit.has_value());
    CHECK(oco.terms.stop_limit->price == price("57900"));

    draft = waiting(Side::buy, FormType::oco, "57000", "62000", "0.01");
    CHECK(form_of(state, draft).total_shown == "620.00");  // the dearer leg: 0.01 * 62 000
    draft.limit_price = "62100";
    view = form_of(state, draft);
    CHECK(view.total_shown == "621.00");  // 0.01 * 62 100
    draft.quantity = part_of(state, draft, 100);
    CHECK(draft.quantity == "0.03220");  // 2 000 / 62 100 = 0.032206
    CHECK(form_of(state, draft).problem.empty());
}

TEST_CASE("an order that waits is refused by the exchange, and the field it is about is named") {
    using Field = OrderFormView::Field;
    const State state = holding_both();
    const auto check = [&](OrderDraft draft, const char* limit_price, std::string_view problem,
                           Field wrong) {
        CAPTURE(problem);
        draft.limit_price = limit_price;
        const OrderFormView view = form_of(state, draft);
        CHECK_FALSE(view.submit.command.has_value());
        CHECK(view.problem.starts_with(problem));
        CHECK(view.wrong == wrong);
    };
    constexpr FormType oco = FormType::oco;
    check(waiting(Side::sell, FormType::stop_market, "", "", "0.01"), "",
          "Type a stop price: the order waits for it.", Field::stop);
    check(waiting(Side::sell, FormType::stop_market, "", "60000", "0.01"), "",
          "The market has reached this stop price already", Field::stop);
    check(waiting(Side::sell, FormType::stop_limit, "57900", "58000.005", "0.01"), "",
          "The price must be a multiple of 0.01. Use 58,000.00", Field::stop);
    check(waiting(Side::sell, FormType::stop_limit, "57900.005", "58000", "0.01"), "",
          "The price must be a multiple of 0.01. Use 57,900.00", Field::price);
    check(waiting(Side::sell, oco, "62000", "58000", "0.01"), "57900.005",
          "The price must be a multiple of 0.01. Use 57,900.00", Field::stop_limit);
    check(waiting(Side::sell, oco, "59000", "58000", "0.01"), "",
          "To sell, the price must be above 60,000, the last price, and the stop below it.",
          Field::price);
    check(waiting(Side::sell, oco, "62000", "61000", "0.01"), "", "To sell, the price must be",
          Field::stop);
    check(waiting(Side::buy, oco, "57000", "58000", "0.01"), "",
          "To buy, the price must be below 60,000, the last price, and the stop above it.",
          Field::stop);
    check(waiting(Side::sell, oco, "62000", "58000", "0.2"), "",
          "You have 0.1 BTC here. This order needs 0.2.", Field::amount);
    check(waiting(Side::sell, FormType::limit_maker, "59000", "", "0.01"), "",
          "A limit maker only adds to the book", Field::price);
    check(waiting(Side::sell, oco, "62000", "58000", "0.2"), "abc", "Type digits",
          Field::stop_limit);
}

// ---- orders that borrow and repay ---------------------------------------------------------------

TEST_CASE("in Borrow and Auto, what can be borrowed counts, and the loan is shown") {
    const State state = funded_at("60000", "2000");
    const OrderDraft plain = typed(Side::sell, limit, "60600", "0.05", "", false);
    CHECK(form_of(state, plain).available.value.text == "0.00000 BTC");
    CHECK(form_of(state, plain).problem.starts_with("You have 0 BTC here."));
    for (const SideEffect mode : {SideEffect::margin_buy, SideEffect::auto_borrow_repay}) {
        OrderDraft draft = in_mode(plain, mode);
        OrderFormView view = form_of(state, draft);
        // 2 000 / (1.111 - 1) / 60 000 = 0.30030030
        CHECK(view.available.value.text == "0.30030 BTC");
        CHECK(view.most.value.text == "0.30030 BTC");
        CHECK(part_of(state, draft, 50) == "0.15015");
        CHECK(value_of_row(view.preview, "Borrows") == "0.05 BTC");
        REQUIRE(view.submit.command.has_value());
        CHECK(std::get<PlaceOrder>(*view.submit.command).options.side_effect == mode);
        draft.quantity = part_of(state, draft, 100);
        CHECK(form_of(state, draft).problem.empty());
        draft.quantity = "0.31";  // 0.31 - 0.3003003 = 0.0096997
        view = form_of(state, draft);
        CHECK(view.problem.starts_with(
            "This order would borrow what it lacks. 0.31 is 0.00970 BTC above your limit."));
        CHECK(view.submit.fix_value == "0.30030");
    }
    // a purchase: 2 000 + 2 000 / 0.111 = 20 018.018; / 60 000 = 0.333633
    const OrderFormView buy = form_of(
        state, in_mode(typed(Side::buy, limit, "60000", "0.1", "", false), SideEffect::margin_buy));
    CHECK(buy.available.value.text == "20,018.01 USDT");
    CHECK(buy.most.value.text == "0.33363 BTC");
    CHECK(value_of_row(buy.preview, "Borrows") == "4,000.00 USDT");  // 6 000 - 2 000
    // enough is held: nothing is borrowed
    const OrderFormView own = form_of(
        state,
        in_mode(typed(Side::buy, limit, "60000", "0.01", "", false), SideEffect::margin_buy));
    CHECK(value_of_row(own.preview, "Borrows") == "nothing, you hold enough");
}

TEST_CASE("the parts of what can be borrowed are accepted, whatever the type") {
    const State state = funded_at("60000", "2000");
    for (const FormType type :
         {limit, market, FormType::stop_limit, FormType::oco, FormType::stop_market}) {
        const bool loss_above = type != FormType::oco;
        OrderDraft draft = waiting(Side::buy, type, loss_above ? "60000" : "57000", "62000", "");
        draft.mode = SideEffect::auto_borrow_repay;
        for (const int percent : {25, 50, 75, 100}) {
            CAPTURE(percent);
            draft.quantity = part_of(state, draft, percent);
            CHECK(form_of(state, draft).problem.empty());
        }
    }
}

TEST_CASE("in Repay and Auto, the form says what the order would pay back") {
    const State state = short_at_60600();
    const auto repays = [&](Side side, const char* quantity, SideEffect mode) {
        const OrderDraft draft = typed(side, limit, "60000", quantity, "", false);
        return value_of_row(form_of(state, in_mode(draft, mode)).preview, "Repays");
    };
    // 0.10011 - 0.1 % = 0.10000989, and 0.100001 is owed
    CHECK(repays(Side::buy, "0.10011", SideEffect::auto_repay) == "0.100001 BTC, all");
    // 0.05 - 0.1 % = 0.04995
    CHECK(repays(Side::buy, "0.05", SideEffect::auto_borrow_repay) == "0.04995 BTC");
    CHECK(repays(Side::buy, "", SideEffect::auto_repay) == "—");
    CHECK(repays(Side::sell, "0.05", SideEffect::auto_repay) == "nothing, no USDT is owed");
    CHECK(repays(Side::buy, "0.05", SideEffect::none) == "no such row");
}
