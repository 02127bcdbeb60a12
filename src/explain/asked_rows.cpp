// What the confirmation shows of an order, read from the command that would be sent.
#include "explain/asked_order.h"
#include "explain/numbers.h"
#include "explain/order_reading.h"

namespace mw::explain {
namespace {

std::string word_of(SideEffect mode) {
    switch (mode) {
        case SideEffect::none: return "Normal##mode";
        case SideEffect::margin_buy: return "Borrow";
        case SideEffect::auto_repay: return "Repay";
        case SideEffect::auto_borrow_repay: break;
    }
    return "Auto";
}

std::string word_of(TimeInForce time) {
    switch (time) {
        case TimeInForce::gtc: return "GTC";
        case TimeInForce::ioc: return "IOC";
        case TimeInForce::fok: break;
    }
    return "FOK";
}

/// Lists the terms of a command.
class Asked {
public:
    explicit Asked(const Scene& scene) : scene_{scene} {}

    std::vector<Row> operator()(const PlaceOrder& order) {
        side_ = order.side;
        std::visit([this](const auto& terms) { list(terms); }, order.terms);
        return done(order.options);
    }

    std::vector<Row> operator()(const PlaceOco& order) {
        const OcoTerms& terms = order.terms;
        type("OCO");
        price("Price", terms.limit);
        trigger(terms.stop.stop, terms.side == Side::buy);
        second("Limit after the trigger", terms.stop_limit);
        amount("Amount", terms.quantity);
        return done(order.options);
    }

    std::vector<Row> operator()(const PlaceOto& order) {
        type("OTO");
        working(order.working);
        const auto& pending = std::get<LimitTerms>(order.pending);
        price(then(order.pending_side), pending.price);
        amount("Amount of that", pending.quantity);
        return done(order.options);
    }

    std::vector<Row> operator()(const PlaceOtoco& order) {
        type("OTOCO");
        working(order.working);
        const OcoTerms& pending = order.pending;
        price(then(pending.side), pending.limit);
        trigger(pending.stop.stop, pending.side == Side::buy);
        second("Limit after the trigger", pending.stop_limit);
        amount("Amount of these", pending.quantity);
        return done(order.options);
    }

    template <typename Other>
    std::vector<Row> operator()(const Other&) {
        return {};
    }

private:
    void list(const LimitTerms& terms) {
        type(terms.post_only ? "Limit maker" : "Limit");
        price("Price", terms.price);
        amount("Amount", terms.quantity);
        if (!terms.post_only) time(terms.time_in_force);
    }

    void list(const MarketTerms& terms) {
        type("Market");
        row("Price", "Best in the book");
        amount("Amount", terms.quantity);
    }

    void list(const MarketByQuoteTerms& terms) {
        type("Market");
        row("Price", "Best in the book");
        amount("Total", terms.spend);
    }

    void list(const StopTerms& terms) {
        const bool trails = terms.trigger.trailing_bips != 0;
        type(trails ? "Trailing stop" : (terms.limit ? "Stop limit" : "Stop market"));
        const bool loss = terms.kind == StopKind::stop_loss;
        const bool rises = loss == (side_ == Side::buy);
        if (terms.trigger.stop.units != 0)
            trigger(terms.trigger.stop, rises, trails ? "Starts at" : "Trigger");
        if (trails) row("Trails", trail_text(side_, terms.trigger.trailing_bips));
        second("Price", terms.limit);
        amount("Amount", terms.quantity);
        if (terms.limit) time(terms.limit->time_in_force);
    }

    void working(const LimitTerms& terms) {
        price("Price", terms.price);
        amount("Amount", terms.quantity);
    }

    static const char* then(Side side) {
        return side == Side::buy ? "Then buys at" : "Then sells at";
    }

    void row(const char* label, std::string value) {
        rows_.push_back({label, {std::move(value)}, {}});
    }
    void type(const char* word) { row("Type", word); }
    void amount(const char* label, Amount amount) { row(label, said(amount, Cut::down)); }
    void time(TimeInForce time) { row("Time in force", word_of(time)); }
    void price(const char* label, Price price) {
        row(label, cat({price_text(price, scene_.pair), " ", ticker_of(scene_.rules.quote)}));
    }
    void trigger(Price stop, bool rises, const char* label = "Trigger") {
        row(label, cat({rises ? "≥ " : "≤ ", price_text(stop, scene_.pair), " ",
                        ticker_of(scene_.rules.quote)}));
    }
    void second(const char* label, const std::optional<StopLimit>& limit) {
        if (limit)
            price(label, limit->price);
        else
            row(label, "Best in the book");
    }

    std::vector<Row> done(const OrderOptions& options) {
        row("Mode", word_of(options.side_effect));
        return std::move(rows_);
    }

    const Scene& scene_;
    Side side_{};
    std::vector<Row> rows_;
};

}  // namespace

std::string trail_text(Side side, int bips) {
    constexpr std::int64_t bip = one / 100;  // of a number of percent
    return cat(
        {trimmed(bips * bip), "%", side == Side::buy ? " above the low" : " below the high"});
}

std::vector<Row> asked_rows(const Scene& scene) {
    const OrderReading reading = read_order(scene);
    if (!reading.command) return {};
    return std::visit(Asked{scene}, *reading.command);
}

}  // namespace mw::explain
