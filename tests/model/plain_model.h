#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/plain_watch.h"

namespace mw::plain {

/// One coin of one account.
struct Coin {
    Big free{0};       ///< may be spent
    Big locked{0};     ///< held by open orders
    Big principal{0};  ///< borrowed
    Big interest{0};   ///< charged and unpaid

    /// What is held.
    [[nodiscard]] Big owned() const { return free + locked; }
    /// What is owed.
    [[nodiscard]] Big owed() const { return principal + interest; }
};

/// One isolated account.
struct Account {
    bool exists{false};                       ///< something was moved in once
    bool disabled{false};                     ///< switched off
    bool top_up{false};                       ///< auto top-up
    Big leverage{0};                          ///< chosen; 0: not
    Coin base;                                ///< what is traded
    Coin quote;                               ///< USDT
    MarginStatus status{};                    ///< as last told
    std::int64_t called_ms{0};                ///< last margin-call notice
    std::optional<std::int64_t> disabled_ms;  ///< last switching off

    /// True when something is owed.
    [[nodiscard]] bool in_debt() const { return base.owed() + quote.owed() > 0; }
};

/// What an order asks for, whatever command it came in.
struct Wish {
    Pair pair{};
    Side side{};
    OrderType type{OrderType::market};
    Big price{0};     ///< limit; 0 when none
    Big quantity{0};  ///< base coin
    TimeInForce time{TimeInForce::gtc};
    Trigger trigger{};
    OrderOptions options{};
    std::optional<Refusal> wrong{};  ///< the terms alone are wrong
};

/// An order.
struct PlainOrder : Wish {
    OrderId id{0};
    OrderStatus status{OrderStatus::open};
    Big executed{0};
    Big total{0};
    Big locked{0};
    Big borrowed{0};
    ListId list{0};
    bool booked{false};
    bool trailing{false};
    bool touched{false};
    Big best{0};
    std::optional<ExpiryReason> why;

    /// True while it can trade.
    [[nodiscard]] bool open() const { return status != OrderStatus::filled && !ended(); }
    /// True when it ended before it was filled.
    [[nodiscard]] bool ended() const {
        return status == OrderStatus::canceled || status == OrderStatus::expired;
    }
    /// What has not traded.
    [[nodiscard]] Big rest() const { return quantity - executed; }
};

/// Orders that belong together, by role.
struct PlainList {
    ListKind kind{};
    Pair pair{};
    ClientId name;
    std::vector<OrderId> orders;
};

/// The name a list command gives its list; nullopt for a single order.
std::optional<ClientId> name_of_list(const Command& command);

/// What walking the book would bring.
struct Walk {
    Big lots{0};          ///< base coin, in 1e-8 units
    Big cost{0};          ///< quote coin, exact
    bool ran_out{false};  ///< every order was used
};

/// The ledger and the rules of the exchange, once more and plainly. It follows the real one command
/// by command and takes nothing from it but the market.
class Model {
public:
    /// A world at its start. @param start  is at rest; nothing was asked yet.
    explicit Model(const State& start);

    /// Does a command in the model and in the real exchange.
    /// @return what differs: refusal, balances, orders or statuses; empty when nothing does.
    std::string submit(const Command& command);

    /// The real exchange.
    [[nodiscard]] const State& real() const { return watch_.state(); }

    /// Most that can be borrowed now, as the model sees it; for commands on the boundary.
    [[nodiscard]] Big borrow_limit(Pair pair, Asset asset) const;
    /// Most that can leave now, as the model sees it.
    [[nodiscard]] Big transfer_limit(Pair pair, Asset asset) const;

private:
    struct Judge;
    struct Doer;
    struct Wisher;

    // plain_judge.cpp: what is refused
    [[nodiscard]] std::optional<Refusal> unusable(Pair pair) const;
    [[nodiscard]] std::optional<Refusal> closed_to(Pair pair) const;
    [[nodiscard]] bool trades(Pair pair) const;
    [[nodiscard]] int switched_on() const;
    [[nodiscard]] Big assets(Pair pair) const;
    [[nodiscard]] Big debts(Pair pair) const;
    [[nodiscard]] Big exact(Pair pair, Big base, Big quote) const;
    [[nodiscard]] std::size_t tier(Pair pair) const;

    // plain_order_rules.cpp: what is refused of orders
    [[nodiscard]] Wish wish(Pair pair, Side side, const Terms& terms, OrderOptions options,
                            const ClientId& name) const;
    [[nodiscard]] std::vector<Wish> wishes(const Command& command) const;
    [[nodiscard]] std::optional<Refusal> filtered(const Wish& wish) const;
    /// @param list  the name of the list; nullopt when there is none.
    [[nodiscard]] std::optional<Refusal> crowded(Pair pair, const std::vector<Wish>& all,
                                                 const std::optional<ClientId>& list) const;
    [[nodiscard]] std::optional<Refusal> too_soon(const Wish& wish) const;
    [[nodiscard]] std::optional<Refusal> refuse_orders(const Command& command) const;
    [[nodiscard]] std::optional<Refusal> unpaid(const Wish& wish, Big lock) const;
    [[nodiscard]] Big loan_for(const Wish& wish, Big lock) const;
    [[nodiscard]] Big lock_for(const Wish& wish) const;
    [[nodiscard]] Big lock_at_start(const Command& command, const std::vector<Wish>& all) const;

    // plain_book.cpp: walking the book
    struct Offer {
        Big price;
        Big lots;
        OrderId own;  ///< 0: somebody else's
    };
    [[nodiscard]] std::vector<Offer> offers(Pair pair, Side taker, Big limit) const;
    [[nodiscard]] Walk walk_lots(Pair pair, Side taker, Big lots, bool with_own,
                                 Big limit = 0) const;
    [[nodiscard]] Walk walk_cost(Pair pair, Side taker, Big cost) const;
    [[nodiscard]] Walk walk_proceeds(Pair pair, Side taker, Big proceeds) const;
    void meet_book(OrderId id, Big lots, std::optional<ExpiryReason> rest_reason = {});
    void fill(PlainOrder& order, const Execution& trade);
    void settle_trades(Pair pair, std::span<const Execution> trades);
    void see(Pair pair, Big price);

    // plain_orders.cpp: the life of orders
    void place(const Command& command);
    PlainOrder& add(const Wish& wish, Big lock, Big loan, ListId list, bool pending);
    void hold(PlainOrder& order, Big more);
    void wait(PlainOrder& order);
    void end(PlainOrder& order, OrderStatus status, std::optional<ExpiryReason> why = {});
    void pay_back_idle_loan(const PlainOrder& order);
    void cancel(OrderId id);
    void cancel_all(Pair pair);
    bool tend_lists();
    bool tend_oco(PlainOrder& limit, PlainOrder& stop);
    void release(const PlainList& list);
    bool wake_next();
    void wake(PlainOrder& order);

    // plain_venue.cpp: what the venue does by itself
    void settle();
    void pass_time(std::int64_t elapsed_ms);
    void move_price(Pair pair);
    void lend(Pair pair, Asset asset, Big amount);
    void pay(Pair pair, Asset asset, Big amount);
    bool charge_hour();
    bool watch_risk(Pair pair);
    bool top_up(Pair pair);
    void liquidate(Pair pair);
    void forced_order(Pair pair, Big assets_at_start);

    // plain_compare.cpp
    [[nodiscard]] std::string differences() const;
    [[nodiscard]] std::string order_difference(const PlainOrder& order) const;

    [[nodiscard]] Account& at(Pair pair) { return accounts_[index_of(pair)]; }
    [[nodiscard]] const Account& at(Pair pair) const { return accounts_[index_of(pair)]; }
    [[nodiscard]] Coin* coin(Pair pair, Asset asset);
    [[nodiscard]] const Coin* coin(Pair pair, Asset asset) const;
    [[nodiscard]] Coin& lock_coin(const Wish& wish);
    [[nodiscard]] Big rate(Asset asset) const;
    PlainOrder& order(OrderId id) { return orders_.at(id); }
    void forget_the_past();
    [[nodiscard]] bool all_done(const PlainList& list) const;

    Watch watch_;
    std::vector<Pair> pairs_;
    std::array<Account, pair_count> accounts_;
    std::array<Big, asset_count> spot_{};
    std::array<Big, asset_count> others_{};
    std::array<Big, asset_count> lenders_{};
    std::array<Big, asset_count> fees_{};
    std::array<Big, asset_count> insurance_{};
    std::array<Big, asset_count> rates_{};
    std::map<OrderId, PlainOrder> orders_;  ///< open ones, and those that ended in this command
    std::vector<OrderId> waiting_;
    std::map<ListId, PlainList> lists_;  ///< those with an open order
    OrderId next_order_{first_order};
    ListId next_list_{1};
    std::int64_t hour_{0};  ///< of the clock, when interest was last looked at
    std::string trouble_;   ///< what the market did that it cannot have done
};

}  // namespace mw::plain
