#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <variant>

#include "core/fingerprint.h"
#include "margin/rules.h"

namespace mw {

/// One coin of one isolated account. `free` and `locked` are held; `principal` and `interest`
/// are owed. All four are never negative. Source: S3, A1.
struct AccountLeg {
    Amount free;       ///< may be spent, repaid or moved now
    Amount locked;     ///< set aside for open orders
    Amount principal;  ///< borrowed and not yet repaid
    Amount interest;   ///< charged and not yet paid

    /// free + locked
    [[nodiscard]] Amount owned() const { return free + locked; }
    /// principal + interest
    [[nodiscard]] Amount owed() const { return principal + interest; }
    /// owned - owed; negative when more is owed than held.
    [[nodiscard]] Amount net() const { return owned() - owed(); }
    friend bool operator==(const AccountLeg&, const AccountLeg&) = default;
};

/// The isolated account of one pair: it holds, and answers for, these two coins only.
struct IsolatedAccount {
    Pair pair{};                      ///< whose two coins it holds
    bool exists{false};               ///< set by the first transfer in
    AccountLeg base;                  ///< the coin that is traded
    AccountLeg quote;                 ///< the coin it is paid with
    bool disabled{false};             ///< switched off by its owner; see DisableAccount
    bool auto_top_up{false};          ///< take what a margin call needs from spot
    std::optional<Ratio> leverage{};  ///< when set, borrowing stops at this leverage. Source: S2

    /// The leg of a coin, or null when the pair does not trade it.
    [[nodiscard]] const AccountLeg* leg(Asset asset) const;
    /// The leg of a coin, or null when the pair does not trade it.
    [[nodiscard]] AccountLeg* leg(Asset asset);
    /// True when nothing is owed in either coin.
    [[nodiscard]] bool free_of_debt() const;
    /// True when it may be used: it exists and is not switched off.
    [[nodiscard]] bool active() const { return exists && !disabled; }
    friend bool operator==(const IsolatedAccount&, const IsolatedAccount&) = default;
};

/// An empty account of a pair.
IsolatedAccount empty_account(Pair pair);

/// The learner's spot wallet.
struct Spot {};
/// What may be spent in the isolated account of a pair.
struct IsolatedFree {
    Pair pair{};  ///< whose account
};
/// What open orders hold in the isolated account of a pair.
struct IsolatedLocked {
    Pair pair{};  ///< whose account
};
/// Everybody else in the market.
struct Others {};
/// Coins that can still be lent.
struct Lenders {};
/// Trading fees and interest the venue earned.
struct Fees {};
/// The venue's margin insurance fund.
struct Insurance {};
/// Where coins can be.
using Place = std::variant<Spot, IsolatedFree, IsolatedLocked, Others, Lenders, Fees, Insurance>;

/// Every coin in the world and who holds it. Coins move only by `move`, so none is ever made
/// or lost; debts are claims beside them and move no coin until they are paid.
struct Ledger {
    std::array<Amount, asset_count> spot;              ///< see Spot
    std::array<Amount, asset_count> others;            ///< see Others
    std::array<Amount, asset_count> lenders;           ///< see Lenders
    std::array<Amount, asset_count> fees;              ///< see Fees
    std::array<Amount, asset_count> insurance;         ///< see Insurance
    std::array<IsolatedAccount, pair_count> isolated;  ///< by pair

    /// Account of a pair.
    [[nodiscard]] const IsolatedAccount& at(Pair pair) const { return isolated[index_of(pair)]; }
    /// Account of a pair.
    [[nodiscard]] IsolatedAccount& at(Pair pair) { return isolated[index_of(pair)]; }
    friend bool operator==(const Ledger&, const Ledger&) = default;
};

/// A ledger in which every place holds zero of every coin.
Ledger empty_ledger();

/// What a place holds of a coin.
Amount held(const Ledger& ledger, const Place& place, Asset asset);

/// Moves coins. The amount may not be negative and the source must hold it: anything else is
/// a bug, since refusals come before.
void move(Ledger& ledger, const Place& from, const Place& to, Amount amount);

/// All coins of one kind, wherever they are. Constant for ever.
Amount everywhere(const Ledger& ledger, Asset asset);

/// Adds every balance and debt.
void add_to(Fingerprint& sum, const Ledger& ledger);

}  // namespace mw
