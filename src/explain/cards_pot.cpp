// Cards of the one pot beside the isolated accounts.
#include <algorithm>

#include "exchange/pot.h"
#include "explain/cards.h"
#include "lessons/player.h"

namespace mw::explain::cards {
namespace {

using Kind = FigureKind;

std::optional<Pair> pair_of_coin(const State& state, Asset asset) {
    for (const Pair pair : state.world.pairs)
        if (rules_of(pair).base == asset) return pair;
    return std::nullopt;
}

/// So much of a coin at its index price; each side of a pot is such a sum.
Formula at_index(Card& card, const State& state, Asset asset, Formula coins, Cut cut) {
    const auto pair = pair_of_coin(state, asset);
    if (!pair) return coins;
    const Formula index = card.use({pair_name(*pair) + " index price",
                                    state.index_price(*pair).units,
                                    "price",
                                    {},
                                    Figure{Kind::index_price, *pair}});
    return rounded(coins * index, 8, cut);
}

Formula coins_of(Card& card, Asset asset, const char* word, std::int64_t units) {
    return card.use({ticker(asset) + word, units, ticker(asset), "in the one pot"});
}

/// What the pot holds, or owes. @param debt  what it owes.
Card side_card(const State& state, const Pot& pot, bool debt) {
    const Amount all = debt ? debt_of(pot, state) : assets_of(pot, state);
    Card card{debt ? "Owed by the one pot" : "Held by the one pot",
              number(all.units, 2, Cut::nearest) + " USDT", all.units,
              debt ? "Everything the one pot owes, at the index price."
                   : "Everything the one pot holds, at the index price.",
              "The same loans and trades as in your accounts, in one account."};
    Formula whole;
    for (const Asset asset : all_assets) {
        const Pot::Coin& coin = pot.coins[index_of(asset)];
        if (asset != Asset::usdt && !pair_of_coin(state, asset)) continue;
        Formula coins;
        if (!debt && coin.held != 0) coins = coins_of(card, asset, " held", coin.held);
        if (debt && coin.principal != 0) coins = coins_of(card, asset, " borrowed", coin.principal);
        if (debt && coin.interest != 0) {
            const Formula interest = coins_of(card, asset, " interest", coin.interest);
            coins = coins.terms.empty() ? interest : coins + interest;
        }
        if (coins.terms.empty()) continue;
        const Formula worth = at_index(card, state, asset, coins, debt ? Cut::up : Cut::down);
        whole = whole.terms.empty() ? worth : whole + worth;
    }
    card.formula = whole;
    return card;
}

Formula side(Card& card, const State& state, const Pot& pot, bool debt) {
    const Amount all = debt ? debt_of(pot, state) : assets_of(pot, state);
    return card.use(
        input(debt ? "owed by the one pot" : "held by the one pot", all,
              Figure{debt ? Kind::pot_owed : Kind::pot_held, state.world.pairs.front()}));
}

}  // namespace

std::optional<Figure> figure_in_twin(const lessons::Player& player, std::string_view cell) {
    if (!player.memory().twin) return std::nullopt;
    const bool pooled = cell.ends_with(".pooled");
    const std::string_view row = cell.substr(0, cell.find('.'));
    const auto kind = [&](Kind apart, Kind together) {
        Figure figure{pooled ? together : apart, player.lesson().pair};
        figure.of = pooled ? 0 : in_quote;
        return figure;
    };
    if (row == "held") return kind(Kind::wallet_assets, Kind::pot_held);
    if (row == "owed") return kind(Kind::wallet_debt, Kind::pot_owed);
    if (row == "left") return kind(Kind::wallet_equity, Kind::pot_left);
    for (const Pair pair : all_pairs) {
        std::string name = "level_" + ticker(rules_of(pair).base);
        std::ranges::transform(name, name.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        if (row == name) return Figure{pooled ? Kind::pot_level : Kind::level, pair};
    }
    return std::nullopt;
}

Card pot_card(const At& at, const Figure& figure) {
    const auto* pot =
        at.player != nullptr && at.player->memory().twin ? &*at.player->memory().twin : nullptr;
    if (pot == nullptr) return {};
    const State& state = at.scene.state;
    if (figure.kind == Kind::pot_held) return side_card(state, *pot, false);
    if (figure.kind == Kind::pot_owed) return side_card(state, *pot, true);
    if (figure.kind == Kind::pot_left) {
        const std::int64_t left = assets_of(*pot, state).units - debt_of(*pot, state).units;
        Card card{"Left in the one pot", number(left, 2, Cut::nearest) + " USDT", left,
                  "What would be yours if the one pot paid what it owes now."};
        card.formula = side(card, state, *pot, false) - side(card, state, *pot, true);
        return card;
    }
    const auto level = level_of(*pot, state);
    Card card{"Margin level of the one pot", level ? level_text(*level) : absent,
              level ? level->units : 0,
              "How many times what the one pot holds covers what it owes: one level for all.",
              "Cut down."};
    if (level)
        card.formula =
            rounded(side(card, state, *pot, false) / side(card, state, *pot, true), 8, Cut::down);
    return card;
}

}  // namespace mw::explain::cards
