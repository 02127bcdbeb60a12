#include "support/tour.h"

#include <algorithm>

#include "explain/explain.h"
#include "explain/late.h"
#include "explain/museum.h"
#include "explain/scenes.h"
#include "support/late_samples.h"
#include "support/shell_views.h"
#include "support/takeover.h"
#include "support/worlds.h"

namespace mw::tour {
namespace {

using explain::Page;
using explain::Window;
using headless::Screen;

class Tour {
public:
    Tour(Screen& screen, const State& state, const std::function<void(const Screen&)>& see)
        : screen_{screen}, state_{state}, see_{see} {}

    void run() {
        explain::Desk desk = desk_on(Page::trade);
        show_trade_page(desk);
        show_windows(desk);
        show_other_pages(desk);
        show_reports(desk);
        show_cards(desk);
        desk.account = explain::AccountTab::cross;
        show(desk);
        desk.account = explain::AccountTab::none;
        show(desk);
        desk.pair.reset();
        show(desk);
    }

    /// What only lessons and the app fill.
    void run_samples() {
        explain::Desk desk = desk_on(Page::trade);
        build(desk);
        explain::Views& views = screen_.views;
        views.late.card = samples::long_card();
        desk.card = {.target = "account.level", .label = {}, .path = {}, .open = true};
        draw(desk);
        desk.card = {};
        desk.page = Page::results;
        views.results = samples::long_results();
        draw(desk);
        views.results.reset();
        desk.page = Page::trade;
        desk.window = Window::faults;
        views.faults = samples::many_faults();
        draw(desk);
        views.faults.clear();
        desk.window = Window::frames;
        views.late.frames = samples::long_frames();
        draw(desk);
        desk.window = Window::none;
        views.late.twin = samples::long_twin();
        views.late.ticket = samples::long_ticket();
        for (const bool turned : {false, true})
            for (const bool twin : {false, true}) {
                views.coach = samples::whole_page().coach;
                views.coach->twin = twin;
                views.coach->ticket = !twin;
                desk.coach_turned = turned;
                draw(desk);
            }
        views.coach.reset();
    }

    /// Everything that was seen.
    void run_frames(const Glimpses& glimpses) {
        facts_.glimpses = &glimpses;
        explain::Desk desk = desk_on(Page::trade);
        desk.window = Window::frames;
        show(desk);
        const std::vector<explain::FrameMark> marks = screen_.views.late.frames->marks;
        for (std::size_t i = 0; i < marks.size(); ++i) {
            if (!marks[i].entry && i % 16 != 0) continue;
            desk.frames.parked = marks[i].spot;
            show(desk);
        }
    }

private:
    void show(const explain::Desk& desk) {
        build(desk);
        draw(desk);
    }

    void build(const explain::Desk& desk) {
        explain::build(screen_.views, state_, desk);
        explain::late_model().build(screen_.views, state_, desk, facts_);
    }

    void draw(const explain::Desk& desk) {
        for (int i = 0; i < 2; ++i) {
            screen_.desk = desk;
            screen_.frames(1);
        }
        see_(screen_);
    }

    void show_trade_page(explain::Desk desk) {
        using explain::FormType;
        desk.show_ma = desk.show_bollinger = desk.show_vwap = desk.show_atr = desk.show_rsi = true;
        desk.what_if.open = true;
        desk.this_pair_only = false;
        show(desk);
        desk.what_if.level = ratio("1.5");
        show(desk);
        desk.what_if = {};
        for (const auto tab : {explain::TableTab::open_orders, explain::TableTab::order_history,
                               explain::TableTab::trade_history, explain::TableTab::positions,
                               explain::TableTab::funds}) {
            desk.tables = tab;
            show(desk);
        }
        for (const auto tab :
             {explain::PhoneTab::book, explain::PhoneTab::trades, explain::PhoneTab::positions}) {
            desk.phone = tab;
            show(desk);
        }
        for (const Side side : {Side::buy, Side::sell})
            for (const auto type : {FormType::limit, FormType::market, FormType::stop_limit,
                                    FormType::oco, FormType::stop_market, FormType::limit_maker,
                                    FormType::trailing, FormType::oto, FormType::otoco})
                for (const SideEffect mode :
                     {SideEffect::none, SideEffect::margin_buy, SideEffect::auto_repay,
                      SideEffect::auto_borrow_repay}) {
                    desk.window = screen_.desk.window;
                    desk.order = {};
                    desk.order.side = side;
                    desk.order.type = type;
                    desk.order.mode = mode;
                    show(desk);
                    desk.order.price = "60000.015";
                    desk.order.stop_price = "61000";
                    desk.order.limit_price = desk.order.trail = "1.5";
                    desk.order.quantity = "0.1";
                    show(desk);
                    desk.order.price = "60000";
                    desk.order.stop_price = "59000";
                    desk.order.limit_price = "60500";
                    desk.order.quantity = mode == SideEffect::none ? "0.000001" : "40";
                    show(desk);
                }
    }

    void show_windows(explain::Desk desk) {
        for (const Window window :
             {Window::pairs, Window::help, Window::settings, Window::order_sheet, Window::inspector,
              Window::confirm_order}) {
            desk.window = window;
            show(desk);
        }
        for (const char* const amount :
             {"", "0.1", "0.32", "5000", "0.0000001", "x", "0.123456789"})
            for (const Asset asset : {Asset::btc, Asset::usdt}) {
                desk.borrow = desk.repay = {asset, amount};
                for (const Direction way : {Direction::into_isolated, Direction::out_of_isolated}) {
                    desk.transfer = {way, asset, amount};
                    desk.window = Window::transfer;
                    show(desk);
                }
                desk.window = Window::borrow;
                show(desk);
                desk.window = Window::repay;
                show(desk);
            }
    }

    /// The lives of what is no order: debts, transfers, margin calls, liquidations.
    void show_records(explain::Desk desk) {
        for (const explain::OrdersTab tab :
             {explain::OrdersTab::borrowing, explain::OrdersTab::repayment,
              explain::OrdersTab::transfer, explain::OrdersTab::interest,
              explain::OrdersTab::margin_call, explain::OrdersTab::liquidation,
              explain::OrdersTab::capital_flow}) {
            desk.orders = {};
            desk.orders.tab = tab;
            const std::size_t count = std::min<std::size_t>(state_.records.size(), 120);
            for (std::size_t i = 0; i < count; ++i) {
                desk.orders.opened_record = state_.records[i].id;
                show(desk);
            }
            show(desk);
        }
        desk.orders = {};
        desk.orders.cross = true;
        show(desk);
    }

    void show_other_pages(explain::Desk desk) {
        desk.page = Page::wallet;
        for (const auto span : {explain::PnlSpan::week, explain::PnlSpan::all}) {
            desk.wallet_pnl = span;
            show(desk);
        }
        desk.wallet_account = explain::AccountTab::cross;
        show(desk);
        desk.wallet_account = explain::AccountTab::isolated;
        desk.wallet_hide_small = true;
        show(desk);
        desk.wallet_filter = "DOGE";
        show(desk);
        desk.page = Page::orders;
        for (int tab = 0; tab <= static_cast<int>(explain::OrdersTab::capital_flow); ++tab)
            for (const auto time : {explain::TimeFilter::week, explain::TimeFilter::custom}) {
                desk.orders = {};
                desk.orders.tab = static_cast<explain::OrdersTab>(tab);
                desk.orders.time = time;
                desk.orders.from = "2026-03-02";
                desk.orders.to = "2026-03-01";
                show(desk);
            }
        desk.orders = {};
        desk.orders.tab = explain::OrdersTab::order_history;
        for (const Order& order : state_.orders) {
            desk.orders.opened = order.id;
            show(desk);
        }
        show_records(desk);
        for (const Page page : {Page::start, Page::lessons, Page::results}) {
            desk.page = page;
            show(desk);
        }
    }

    /// The audit, the museum with every refusal, and the coach of free practice.
    void show_reports(explain::Desk desk) {
        desk.window = Window::audit;
        show(desk);
        desk.window = Window::museum;
        show(desk);
        for (int i = 0; i < refusal_count; ++i) {
            const auto refusal = static_cast<Refusal>(i);
            explain::add_met(facts_.met, refusal, state_.time_ms(),
                             explain::sentence_for(refusal, CancelOrder{first_order}, state_));
        }
        show(desk);
        desk.window = Window::none;
        desk.coach_called = true;
        show(desk);
    }

    /// The whole card of numbers that stand on the trade page.
    void show_cards(explain::Desk desk) {
        for (const char* const target :
             {"account.level", "account.liquidation_price", "account.debt", "account.interest",
              "fact.room_to_borrow", "fact.can_be_moved_out", "fact.24h_change", "book.last",
              "order.total", "book.row.ask.3"}) {
            desk.card = {.target = target, .label = {}, .path = {}, .open = true};
            show(desk);
        }
    }

    Screen& screen_;
    const State& state_;
    explain::LateFacts facts_;
    const std::function<void(const Screen&)>& see_;
};

}  // namespace

std::vector<State> states() {
    std::vector<State> all = {market_at("60000"), funded_at("60000", "2000"), short_at_60600()};
    Session session = rich(3);
    const auto place = [&](Side side, const auto& terms, SideEffect effect = SideEffect::none) {
        (void)session.submit(PlaceOrder{Pair::btcusdt, side, terms, {.side_effect = effect}});
    };
    must(session, Borrow{Pair::btcusdt, btc("1")});
    must(session, Repay{Pair::btcusdt, btc("0.5")});
    (void)session.submit(Transfer{Pair::btcusdt, Direction::out_of_isolated, usdt("10")});
    const Price last = session.state().last_price(Pair::btcusdt);
    const Price low{last.units / 10'000'000'000 * 9'000'000'000};
    const Price high{last.units / 10'000'000'000 * 11'000'000'000};
    place(Side::sell, MarketTerms{btc("0.3")});
    place(Side::buy, MarketTerms{btc("0.2")}, SideEffect::auto_repay);
    place(Side::buy, LimitTerms{low, btc("0.1")});
    place(Side::sell, LimitTerms{high, btc("0.1")}, SideEffect::margin_buy);
    place(Side::buy, LimitTerms{low, btc("0.2"), TimeInForce::ioc});
    place(Side::buy, LimitTerms{high, btc("0.1"), TimeInForce::gtc, true});
    (void)session.submit(CancelOrder{first_order + 2});
    must(session, Advance{7'200'000});
    all.push_back(session.state());
    Dice dice{7, Stream::test};
    for (int i = 0; i < 400; ++i) (void)session.submit(any_command(dice, session.state()));
    all.push_back(session.state());
    return all;
}

State long_numbers() {
    World world = small_world(5);
    world.spot[index_of(Asset::usdt)] = usdt("90000000");
    world.spot[index_of(Asset::btc)] = btc("12345.67890123");
    Session session{world};
    must(session, Transfer{Pair::btcusdt, Direction::into_isolated, usdt("87654321.12345678")});
    must(session, Transfer{Pair::btcusdt, Direction::into_isolated, btc("1234.56789012")});
    const Price last = session.state().last_price(Pair::btcusdt);
    const Price low{last.units / 10'000'000'000 * 9'500'000'000};
    for (int i = 0; i < 3; ++i) {
        (void)session.submit(
            PlaceOrder{Pair::btcusdt, Side::buy, LimitTerms{low, btc("123.45678")}, {}});
        (void)session.submit(
            PlaceOrder{Pair::btcusdt, Side::sell, MarketTerms{btc("12.34567")}, {}});
    }
    must(session, Borrow{Pair::btcusdt, btc("0.01")});  // a level of 999 and more
    must(session, Advance{7'200'000});
    return session.state();
}

void visit(Screen& screen, const State& state, const std::function<void(const Screen&)>& see) {
    Tour{screen, state, see}.run();
}

void visit_frames(Screen& screen, const std::function<void(const Screen&)>& see) {
    static const Takeover played;
    Tour{screen, played.session.state(), see}.run_frames(played.glimpses);
}

void visit_samples(Screen& screen, const State& state,
                   const std::function<void(const Screen&)>& see) {
    Tour{screen, state, see}.run_samples();
}

}  // namespace mw::tour
