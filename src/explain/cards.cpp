// The card in front of the learner, written.
#include "explain/cards.h"

#include "explain/what_if.h"
#include "lessons/player.h"

namespace mw::explain::cards {
namespace {

using Kind = FigureKind;

Card card_at(const At& at, const Figure& figure) {
    if (figure.kind <= Kind::leverage) return account_card(at, figure);
    if (figure.kind <= Kind::enough) return limit_card(at, figure);
    if (figure.kind <= Kind::in_dollars) return coin_card(at, figure);
    if (figure.kind <= Kind::pair_leverage) return market_card(at, figure);
    if (figure.kind <= Kind::tape_time) return book_card(at, figure);
    if (figure.kind <= Kind::order_repays) return form_card(at, figure);
    if (figure.kind <= Kind::earned) return position_card(at, figure);
    if (figure.kind <= Kind::wallet_pnl) return wallet_card(at, figure);
    if (figure.kind <= Kind::clearance_fee) return order_card(at, figure);
    if (figure.kind <= Kind::flow_amount) return record_card(at, figure);
    if (figure.kind <= Kind::wish_repayment) return chart_card(at, figure);
    if (figure.kind <= Kind::lesson_path) return lesson_card(at, figure);
    if (figure.kind <= Kind::pot_level) return pot_card(at, figure);
    return figure.kind <= Kind::books_paid ? books_card(at, figure) : candle_card(at, figure);
}

/// The ledger after what is typed into the window in front; nullopt when it cannot be done.
std::optional<Ledger> ledger_typed(const Scene& scene) {
    const Desk& desk = scene.desk;
    const auto amount = [](const std::string& text, Asset asset) -> std::optional<Amount> {
        const auto typed = read_decimal(text, 8);
        if (!typed) return std::nullopt;
        return Amount{asset, *typed};
    };
    if (desk.window == Window::transfer) {
        const TransferDraft& draft = desk.transfer;
        const auto typed = amount(draft.amount, coin_of_pair(scene, draft.asset));
        if (!typed) return std::nullopt;
        return ledger_after(scene.state, Transfer{scene.pair, draft.direction, *typed});
    }
    if (desk.window == Window::repay) {
        const auto typed = amount(desk.repay.amount, coin_of_pair(scene, desk.repay.asset));
        if (!typed) return std::nullopt;
        return ledger_after(scene.state, Repay{scene.pair, *typed});
    }
    const auto typed = amount(desk.borrow.amount, coin_of_pair(scene, desk.borrow.asset));
    if (desk.window != Window::borrow || !typed) return std::nullopt;
    const auto events = loan_events(scene, {scene.pair, *typed});
    if (!events) return std::nullopt;
    return ledger_after(scene.state, *events);
}

/// What the number of an input is, in few words.
std::string source_of(const Figure& figure) {
    if (figure.after) return "after what you typed";
    if (figure.what_if && figure.kind == Kind::index_price) return "where the line stands";
    switch (figure.kind) {
        case Kind::total:
        case Kind::pnl_base:
        case Kind::pnl_quote: return "what happened, line by line";
        case Kind::available: return "held, less open orders";
        case Kind::in_orders: return "open orders";
        case Kind::borrowed: return "loans less repayments";
        case Kind::interest: return "charged by the hour";
        case Kind::owed: return "borrowed and interest";
        case Kind::assets:
        case Kind::debt:
        case Kind::position_value: return "coins at the index price";
        case Kind::equity: return "assets less debt";
        case Kind::index_price: return "average of several venues";
        case Kind::last_price: return "newest trade here";
        case Kind::book_amount: return "orders that wait";
        case Kind::loan_rate:
        case Kind::record_rate: return "set by the venue";
        case Kind::entry_cost: return "the trades that opened it";
        case Kind::order_price:
        case Kind::order_stop:
        case Kind::order_amount: return "set with the order";
        case Kind::order_executed:
        case Kind::order_turnover: return "its trades, one by one";
        case Kind::typed_amount: return "typed by you";
        case Kind::then_held:
        case Kind::then_owed:
        case Kind::then_index: return "at that moment";
        case Kind::trade_price:
        case Kind::trade_amount:
        case Kind::trade_total:
        case Kind::tape_price:
        case Kind::tape_amount: return "this trade";
        case Kind::record_amount:
        case Kind::record_principal:
        case Kind::record_interest:
        case Kind::record_index: return "this record";
        case Kind::wish: return "asked for by you";
        case Kind::indicator_sum: return "the candles";
        default: return "its own formula";
    }
}

CardInput written(const Input& input) {
    std::string value = with_unit(input.units, input.unit);
    if (input.has_sign && input.units > 0) value = "+" + value;
    std::string source = input.source;
    if (source.empty() && input.figure) source = source_of(*input.figure);
    return {input.name, std::move(value), std::move(source), input.figure};
}

/// "(0 × 60,600.00 + 8,053.94) ÷ (0.100001 × 60,600.00) = 1.32900012, shown as 1.3290"
std::string sum_of(const Card& card, Kind kind) {
    std::string text = in_numbers(card);
    if (text.empty()) return text;
    const std::string all = trimmed(card.units);
    if (text != all) text += " = " + all;
    // a debt is shown in its own coins
    const bool says_all = kind == Kind::debt || card.value.contains(all);
    return says_all ? text : text + ", shown as " + card.value;
}

CardView view_of(const Card& card, Kind kind) {
    CardView view{card.name, card.value, card.about, {}, sum_of(card, kind), card.note, {}, {}};
    const std::string words = in_words(card);
    if (!words.empty()) view.formula = card.name + " = " + words;
    view.inputs.reserve(card.inputs.size());
    for (const Input& input : card.inputs) view.inputs.push_back(written(input));
    return view;
}

/// What was walked through, from the target on.
std::vector<Figure> path_of(const CardDesk& desk, const Figure& first) {
    std::vector<Figure> path{first};
    path.insert(path.end(), desk.path.begin(), desk.path.end());
    return path;
}

}  // namespace

Card card_of(const State& state, const Desk& desk, const Figure& figure,
             const lessons::Player* player) {
    const Pair pair = state.lists_pair(figure.pair) ? figure.pair : state.world.pairs.front();
    const Scene scene = scene_of(state, desk, pair);
    Figure asked = figure;
    asked.pair = pair;
    if (asked.what_if) {
        const Price index = what_if_index(scene);
        const Scene there{state, desk, pair, scene.rules, scene.market, scene.account, index};
        return card_at({there, state.ledger, there.account, false, true, player}, asked);
    }
    if (asked.after) {
        if (const auto typed = ledger_typed(scene))
            return card_at({scene, *typed, typed->at(pair), true, false, player}, asked);
        asked.after = false;
    }
    return card_at({scene, state.ledger, scene.account, false, false, player}, asked);
}

CardView card_view(const State& state, const Desk& desk, const lessons::Player* player,
                   const FramesView* frames) {
    const CardDesk& front = desk.card;
    const bool of_lesson = player != nullptr;
    auto first = of_lesson ? figure_in_lesson(*player, front.target) : std::nullopt;
    std::string shown = first ? shown_in_lesson(*player, *first) : std::string{};
    std::string help;
    if (const auto seen = frames ? figure_in_frames(*frames, front.target) : std::nullopt) {
        first = seen->figure;
        shown = seen->text;
    }
    if (!first) {
        // another run has other records
        if (front.target.starts_with("results.") && (!of_lesson || !player->done())) return {};
        first = figure_named(state, front.target, front.label, desk);
        if (!first) return {};
        if (const auto row = shown_row(state, desk, front.target, front.label)) {
            shown = row->value.text;
            help = row->help;
        }
    }
    const std::vector<Figure> path = path_of(front, *first);
    Card card = card_of(state, desk, path.back(), player);
    if (path.size() == 1 && !shown.empty()) card.value = std::move(shown);
    if (path.size() == 1 && !help.empty()) card.about = std::move(help);
    CardView view = view_of(card, path.back().kind);
    if (!view.note.empty()) view.note += " ";
    view.note += "As of " + table_time(state.time_ms()) + ".";
    for (std::size_t i = 0; i + 1 < path.size(); ++i)
        view.trail.push_back(card_of(state, desk, path[i], player).name);
    return view;
}

}  // namespace mw::explain::cards
