#include <doctest/doctest.h>

#include "explain/numbers.h"
#include "scenes.h"

using namespace mw;
using namespace mw::explain;

namespace {

OrderFormView form_of(const State& state, const OrderDraft& draft) {
    Desk desk = desk_on(Page::trade);
    desk.order = draft;
    return order_form_view(scene_of(state, desk, Pair::btcusdt));
}

OrderDraft typed(Side side, FormType type, std::string price, std::string quantity,
                 std::string total, bool by_total) {
    OrderDraft draft;
    draft.side = side;
    draft.type = type;
    draft.price = std::move(price);
    draft.quantity = std::move(quantity);
    draft.total = std::move(total);
    draft.by_total = by_total;
    return draft;
}

constexpr FormType limit = FormType::limit;
constexpr FormType market = FormType::market;

}  // namespace

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

TEST_CASE("the percent buttons never ask for more than there is") {
    const State state = short_at_60600();
    for (const FormType type : {limit, market}) {
        OrderFormView view = form_of(state, typed(Side::buy, type, "60000", "", "", false));
        for (const std::string& quantity : view.percent) {
            CAPTURE(quantity);
            const auto again = form_of(state, typed(Side::buy, type, "60000", quantity, "", false));
            CHECK(again.problem.empty());
        }
    }
    // 8 053.94 / 60 000 = 0.134232
    CHECK(form_of(state, typed(Side::buy, limit, "60000", "", "", false)).percent[3] == "0.13423");
    State holding = funded_at("60000", "2000");
    holding.ledger.at(Pair::btcusdt).base.free = btc("0.10");
    CHECK(form_of(holding, typed(Side::sell, limit, "60600", "", "", false)).percent[1] ==
          "0.05000");
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
