#include "explain/explain.h"
#include "explain/parts.h"

namespace mw::explain {
namespace {

void build_trade_page(Views& views, const Scene& scene) {
    views.header = header_view(scene);
    fill_chart(views.chart, scene);
    views.book = book_view(scene);
    views.trades = trades_view(scene);
    views.order = order_form_view(scene);
    views.account = account_view(scene);
    views.tables = tables_view(scene);
}

void clear_trade_page(Views& views) {
    views.header = {};
    views.chart = {};
    views.book = {};
    views.trades = {};
    views.order = {};
    views.account = {};
    views.tables = {};
}

void build_windows(Views& views, const Scene& scene) {
    const Window window = scene.desk.window;
    views.pairs.clear();
    if (window == Window::pairs) views.pairs = pair_rows(scene.state, scene.desk);
    views.transfer = window == Window::transfer ? transfer_view(scene) : TransferView{};
    views.borrow = window == Window::borrow ? borrow_view(scene) : LoanView{};
    views.repay = window == Window::repay ? repay_view(scene) : LoanView{};
}

}  // namespace

void build(Views& views, const State& state, const Desk& desk) {
    const Scene scene = scene_of(state, desk, desk.pair.value_or(state.world.pairs.front()));
    if (desk.page == Page::trade) {
        build_trade_page(views, scene);
    } else {
        clear_trade_page(views);
    }
    build_windows(views, scene);
}

}  // namespace mw::explain
