// How the hand fills the order form in.
#include "app/gesture_steps.h"
#include "core/money.h"
#include "ui/ways.h"

namespace mw::app {
namespace {

using explain::Desk;
using ui::Gesture;

/// What an order's terms are in the fields of the form; 0 for a field that stays as it is.
struct FormFields {
    explain::FormType type{};
    std::int64_t price{0};
    std::int64_t stop{0};
    std::int64_t second{0};  ///< limit price of an OCO's stop, or of what follows
    int trail_bips{0};
    std::int64_t quantity{0};
    std::int64_t total{0};
    TimeInForce time_in_force{TimeInForce::gtc};
};

explain::FormType type_of(const StopTerms& stop) {
    using explain::FormType;
    if (stop.trigger.trailing_bips != 0) return FormType::trailing;
    return stop.limit ? FormType::stop_limit : FormType::stop_market;
}

FormFields fields_of(const Terms& terms) {
    using explain::FormType;
    if (const auto* limit = std::get_if<LimitTerms>(&terms))
        return {.type = limit->post_only ? FormType::limit_maker : FormType::limit,
                .price = limit->price.units,
                .quantity = limit->quantity.units,
                .time_in_force = limit->time_in_force};
    if (const auto* stop = std::get_if<StopTerms>(&terms))
        return {.type = type_of(*stop),
                .price = stop->limit ? stop->limit->price.units : 0,
                .stop = stop->trigger.stop.units,
                .trail_bips = stop->trigger.trailing_bips,
                .quantity = stop->quantity.units,
                .time_in_force = stop->limit ? stop->limit->time_in_force : TimeInForce::gtc};
    if (const auto* market = std::get_if<MarketTerms>(&terms))
        return {.type = FormType::market, .quantity = market->quantity.units};
    return {.type = FormType::market, .total = std::get<MarketByQuoteTerms>(terms).spend.units};
}

FormFields fields_of(const OcoTerms& terms) {
    return {.type = explain::FormType::oco,
            .price = terms.limit.units,
            .stop = terms.stop.stop.units,
            .second = terms.stop_limit ? terms.stop_limit->price.units : 0,
            .quantity = terms.quantity.units};
}

/// Of an order and the limit price of what follows; the amount of that is the form's to count.
FormFields fields_of(explain::FormType type, const LimitTerms& working, Price next, Price stop) {
    return {.type = type,
            .price = working.price.units,
            .stop = stop.units,
            .second = next.units,
            .quantity = working.quantity.units};
}

std::string target_of(explain::FormType type) {
    explain::Desk desk;
    desk.order.type = type;
    return "order.type." + std::string{lessons::fact(explain::facts_of(desk), "order.type")};
}

std::string target_of(SideEffect mode) {
    explain::Desk desk;
    desk.order.mode = mode;
    return "order.mode." + std::string{lessons::fact(explain::facts_of(desk), "order.mode")};
}

std::string target_of(TimeInForce time_in_force) {
    switch (time_in_force) {
        case TimeInForce::gtc: return "order.tif.gtc";
        case TimeInForce::ioc: return "order.tif.ioc";
        case TimeInForce::fok: break;
    }
    return "order.tif.fok";
}

/// A field that may stay empty: emptied where nothing is wanted in it.
Step fill_or_empty(std::string_view field, const std::string& shown, std::int64_t units) {
    if (units != 0) return fill(field, shown, units);
    if (shown.empty()) return std::nullopt;
    return Gesture{Gesture::Kind::type, std::string{field}, ""};
}

/// The prices that the type asks for.
Step fill_prices(const FormFields& wanted, const explain::OrderDraft& draft) {
    if (has_price(wanted.type))
        if (Step s = fill("order.price", draft.price, wanted.price)) return s;
    if (wanted.type == explain::FormType::trailing)
        if (Step s = fill("order.trail", draft.trail, wanted.trail_bips * (one / 100))) return s;
    if (has_stop(wanted.type))
        if (Step s = fill_or_empty("order.stop_price", draft.stop_price, wanted.stop)) return s;
    if (!has_second_limit(wanted.type)) return std::nullopt;
    return fill_or_empty("order.limit_price", draft.limit_price, wanted.second);
}

/// Fills in what differs, from the top of the form to its button.
Step fill_form(Side side, SideEffect mode, const FormFields& wanted, const Desk& desk) {
    if (desk.window == explain::Window::confirm_order) return press("dialog.ok");
    if (Step way = reach("order.submit", desk)) return way;
    const explain::OrderDraft& draft = desk.order;
    if (draft.side != side) return press(side == Side::buy ? "order.side.buy" : "order.side.sell");
    if (draft.type != wanted.type) return press_toward(target_of(wanted.type), desk);
    if (draft.mode != mode) return press_toward(target_of(mode), desk);
    if (Step s = fill_prices(wanted, draft)) return s;
    if (wanted.total != 0) {
        if (Step s = fill("order.total", draft.total, wanted.total)) return s;
    } else if (Step s = fill("order.quantity", draft.quantity, wanted.quantity)) {
        return s;
    }
    if (has_time_in_force(wanted.type) && draft.time_in_force != wanted.time_in_force)
        return press_toward(target_of(wanted.time_in_force), desk);
    return press("order.submit");
}

}  // namespace

Step reach(std::string_view target, const Desk& desk) {
    std::string first = ui::next_press_toward(target, desk);
    if (first.empty() || first == target) return std::nullopt;
    return press(std::move(first));
}

Gesture press_toward(std::string_view target, const Desk& desk) {
    std::string first = ui::next_press_toward(target, desk);
    return press(first.empty() ? std::string{target} : std::move(first));
}

Step fill(std::string_view field, std::string_view shown, std::int64_t units) {
    const auto typed = read_decimal(shown, 8);
    if (typed && *typed == units) return std::nullopt;
    return Gesture{Gesture::Kind::type, std::string{field}, write_shortest(units)};
}

Step toward_order(const PlaceOrder& wanted, const Desk& desk) {
    return fill_form(wanted.side, wanted.options.side_effect, fields_of(wanted.terms), desk);
}

Step toward_order(const PlaceOco& wanted, const Desk& desk) {
    return fill_form(wanted.terms.side, wanted.options.side_effect, fields_of(wanted.terms), desk);
}

Step toward_order(const PlaceOto& wanted, const Desk& desk) {
    const auto* next = std::get_if<LimitTerms>(&wanted.pending);
    if (next == nullptr) return std::nullopt;  // the form has limit orders only
    return fill_form(wanted.side, wanted.options.side_effect,
                     fields_of(explain::FormType::oto, wanted.working, next->price, {}), desk);
}

Step toward_order(const PlaceOtoco& wanted, const Desk& desk) {
    return fill_form(wanted.side, wanted.options.side_effect,
                     fields_of(explain::FormType::otoco, wanted.working, wanted.pending.limit,
                               wanted.pending.stop.stop),
                     desk);
}

}  // namespace mw::app
