#include <algorithm>

#include "model/plain_model.h"

// Where the model and the real exchange stand, side by side.

namespace mw::plain {
namespace {

std::string text(Big value) {
    const bool below = value < 0;
    std::string digits;
    for (Big rest = below ? -value : value; rest > 0 || digits.empty(); rest /= 10)
        digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
    return (below ? "-" : "") + digits;
}

/// Collects what differs.
class Findings {
public:
    void same(const char* what, std::string_view whose, Big mine, Big real) {
        if (mine == real) return;
        found_ += std::string{found_.empty() ? "" : "; "} + std::string{whose} + " " + what +
                  ": model " + text(mine) + ", exchange " + text(real);
    }
    void add(std::string_view sentence) {
        if (!sentence.empty()) found_ += (found_.empty() ? "" : "; ") + std::string{sentence};
    }
    [[nodiscard]] const std::string& all() const { return found_; }

private:
    std::string found_;
};

void compare_coin(Findings& found, std::string_view pair, const Coin& mine, const AccountLeg& leg) {
    const std::string whose = std::string{pair} + " " + std::string{ticker_of(leg.free.asset)};
    found.same("free", whose, mine.free, leg.free.units);
    found.same("locked", whose, mine.locked, leg.locked.units);
    found.same("principal", whose, mine.principal, leg.principal.units);
    found.same("interest", whose, mine.interest, leg.interest.units);
}

}  // namespace

Model::Model(const State& start) : watch_{start}, pairs_{start.world.pairs} {
    for (const Asset asset : all_assets) {
        const std::size_t i = index_of(asset);
        spot_[i] = start.world.spot[i].units;
        others_[i] = start.ledger.others[i].units;
        lenders_[i] = start.ledger.lenders[i].units;
        insurance_[i] = start.ledger.insurance[i].units;
        rates_[i] = start.world.hourly_rates[i].units;
    }
    hour_ = watch_.now() / 3'600'000;
}

std::string Model::order_difference(const PlainOrder& mine) const {
    const Order* order = real().order(mine.id);
    Findings found;
    const std::string whose = "order " + std::to_string(mine.id);
    if (order == nullptr) return whose + " is not there";
    const auto plain = [](auto value) { return static_cast<Big>(value); };
    found.same("pair", whose, plain(mine.pair), plain(order->pair));
    found.same("side", whose, plain(mine.side), plain(order->side));
    found.same("type", whose, plain(mine.type), plain(order->type));
    found.same("status", whose, plain(mine.status), plain(order->status));
    found.same("price", whose, mine.price, order->price.units);
    found.same("quantity", whose, mine.quantity, order->quantity.units);
    found.same("executed", whose, mine.executed, order->executed.units);
    found.same("total", whose, mine.total, order->total.units);
    found.same("locked", whose, mine.locked, order->locked.units);
    found.same("borrowed", whose, mine.borrowed, order->borrowed.units);
    found.same("list", whose, plain(mine.list), plain(order->list));
    const auto reason = [](const auto& why) { return why ? static_cast<Big>(*why) : Big{-1}; };
    found.same("reason", whose, reason(mine.why), reason(order->expired_by));
    return found.all();
}

std::string Model::differences() const {
    Findings found;
    found.add(trouble_);
    found.add(watch_.fault());
    const Ledger& ledger = real().ledger;
    for (const Asset asset : all_assets) {
        const std::size_t i = index_of(asset);
        found.same("spot", ticker_of(asset), spot_[i], ledger.spot[i].units);
        found.same("others", ticker_of(asset), others_[i], ledger.others[i].units);
        found.same("lenders", ticker_of(asset), lenders_[i], ledger.lenders[i].units);
        found.same("fees", ticker_of(asset), fees_[i], ledger.fees[i].units);
        found.same("insurance", ticker_of(asset), insurance_[i], ledger.insurance[i].units);
    }
    for (const Pair pair : all_pairs) {
        const Account& mine = at(pair);
        const IsolatedAccount& account = ledger.at(pair);
        const std::string whose = "account " + std::to_string(index_of(pair));
        compare_coin(found, whose, mine.base, account.base);
        compare_coin(found, whose, mine.quote, account.quote);
        found.same("existence", whose, mine.exists ? 1 : 0, account.exists ? 1 : 0);
        found.same("switch", whose, mine.disabled ? 1 : 0, account.disabled ? 1 : 0);
        found.same("top-up", whose, mine.top_up ? 1 : 0, account.auto_top_up ? 1 : 0);
        found.same("leverage", whose, mine.leverage,
                   account.leverage ? Big{account.leverage->units} : Big{0});
        found.same("status", whose, static_cast<Big>(mine.status),
                   static_cast<Big>(real().status[index_of(pair)]));
        found.same("call", whose, mine.called_ms, real().called_ms[index_of(pair)]);
    }
    std::size_t open = 0;
    for (const auto& [id, order] : orders_) {
        open += order.open() ? 1 : 0;
        found.add(order_difference(order));
    }
    found.same("count", "open orders", static_cast<Big>(open),
               static_cast<Big>(real().open_orders.size()));
    found.same("number", "next order", static_cast<Big>(next_order_),
               static_cast<Big>(real().next_order));
    return found.all();
}

}  // namespace mw::plain
