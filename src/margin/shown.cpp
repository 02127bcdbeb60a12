#include "margin/shown.h"

namespace mw {

Worth worth_of(const IsolatedAccount& account, Price index) {
    Worth worth{assets_value(account, index), debt_value(account, index), {}};
    worth.assets.units = cut_to(worth.assets.units, 2, Cut::nearest);
    worth.debt.units = cut_to(worth.debt.units, 2, Cut::nearest);
    worth.equity = worth.assets - worth.debt;
    return worth;
}

int price_places(Pair pair) {
    int places = 2;
    while (rules_of(pair).tick.units % step_of(places) != 0) ++places;
    return places;
}

bool rise_is_danger(const IsolatedAccount& account, Ratio ratio) {
    return account.base.owned() < times(account.base.owed(), ratio, Round::up);
}

}  // namespace mw
