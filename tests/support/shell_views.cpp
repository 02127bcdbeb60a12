#include "support/shell_views.h"

#include <array>

#include "support/sample_views.h"

namespace mw::samples {
namespace {

using namespace explain;

constexpr auto right = Align::right;

CoachView coach() {
    CoachView view;
    view.lesson = "The whole walk";
    view.id = "first-walk";
    view.step_text = "Step 6 of 10";
    view.left_text = "about 12 min left";
    view.progress = 0.5F;
    constexpr std::array titles = {"Open Trade › Margin, choose Isolated",
                                   "Pick BTC/USDT",
                                   "Transfer 2,000 USDT in",
                                   "Borrow 0.10 BTC",
                                   "Sell 0.10 BTC at 60,600",
                                   "Look at the debt you owe",
                                   "Buy back enough BTC",
                                   "Repay debt and interest",
                                   "Read the wallet page",
                                   "Find the order record"};
    for (std::size_t i = 0; i < titles.size(); ++i)
        view.checklist.push_back({titles[i], i < 5, i == 5});
    view.title = "Look at the debt you owe";
    view.say =
        "The coins you sold were borrowed. Press **Borrow**, then choose the **Repay** tab "
        "and read the total before you buy anything back.";
    view.waiting = "Waiting for: Borrow / Repay window open";
    view.more_hints = true;
    view.why =
        "The first hour of interest is charged the moment you borrow: 0.10 × 0.001% = "
        "0.000001 BTC. One more hour is added at 11:00.";
    view.points = {"account.borrow"};
    view.point_label = "Step 6 · press Borrow";
    view.point_labels = {view.point_label};
    view.can_go_back = true;
    return view;
}

TransferView transfer() {
    TransferView view;
    view.from = "Spot wallet";
    view.to = "Isolated · BTC/USDT";
    view.unit = "USDT";
    view.available = "10,000.00 USDT";
    view.max = "10000";
    view.changes = {{"Spot USDT", {"10,000.00", Tone::label}, {"8,000.00"}},
                    {"Isolated USDT", {"0.00", Tone::label}, {"2,000.00"}},
                    {"Margin level", {"no debt", Tone::label}, {"no debt"}},
                    {"Liquidation at", {"none", Tone::label}, {"none"}}};
    view.confirm = {"Confirm Transfer",
                    Transfer{Pair::btcusdt, Direction::into_isolated, {Asset::usdt, 2'000 * one}},
                    {},
                    {},
                    {},
                    {}};
    view.good = "Arrives at once. Transfers cost nothing.";
    return view;
}

LoanView borrow() {
    LoanView view;
    view.pair = "Isolated · BTC/USDT";
    view.coin = "BTC";
    view.coin_name = "Bitcoin";
    view.limit_label = "Most you can borrow";
    view.limit = "0.30030";
    view.max = "0.3003";
    view.rows = {{"Interest rate", {"0.001% / h · 8.76% / year"}, "Charged by the hour."},
                 {"Charged at once (1 h)", {"0.00000320 BTC"}, "Due the moment you borrow."},
                 {"Then every full hour", {"0.00000320 BTC"}, "Added at each full hour."},
                 {"You hold", {"0.00000000 BTC"}, "In this account."},
                 {"You owe", {"0.00000000 BTC"}, "Borrowed and interest."}};
    view.changes = {{"Margin level", {"no debt", Tone::label}, {"1.1042", Tone::down}},
                    {"Total assets", {"2,000.00", Tone::label}, {"21,200.00"}},
                    {"Total debt", {"0.00", Tone::label}, {"19,200.19"}},
                    {"Equity (USDT)", {"2,000.00", Tone::label}, {"1,999.81"}},
                    {"Leverage in use", {"1.00x", Tone::label}, {"10.60x", Tone::down}},
                    {"Margin call at", {"none", Tone::label}, {"62,493", Tone::warn}},
                    {"Liquidation at", {"none", Tone::label}, {"124,974"}},
                    {"Room left (BTC)", {"0.30030", Tone::label}, {"none", Tone::down}}};
    view.problem =
        "0.32 is 0.01970 BTC above your limit. The level after the loan must stay at "
        "1.111 or more.";
    view.confirm = {"Confirm Borrow", std::nullopt,  view.problem,
                    "-11008",         "Use 0.30030", "0.3003"};
    view.note =
        "At 1.1042 a rise of 4.2% would bring the margin call. At your limit of 0.30030 "
        "it takes 11%.";
    view.footer = "Borrowing is not selling. The loan lands as BTC in this account.";
    return view;
}

LoanView repay() {
    LoanView view = borrow();
    view.limit_label = "Available";
    view.limit = "0.10010989";
    view.max = "0.100001";
    view.rows = {{"Total debt", {"0.10000100 BTC"}, "Borrowed and interest together."},
                 {"Borrowed", {"0.10000000 BTC"}, "What the lenders gave you."},
                 {"Interest", {"0.00000100 BTC"}, "A repayment pays it first."}};
    view.problem.clear();
    view.good = "Pays everything back.";
    view.confirm = {
        "Confirm Repayment", Repay{Pair::btcusdt, {Asset::btc, 10'000'100}}, {}, {}, {}, {}};
    view.note.clear();
    view.footer = "Interest is paid first, then what you borrowed.";
    return view;
}

WalletView wallet(const GaugeView& gauge) {
    WalletView view;
    view.unit = "USDT";
    view.base = "BTC";
    view.equity = {"1,993.88"};
    view.balance = {"8,053.94"};
    view.debt = {"6,060.06"};
    view.equity_base = "≈ 0.03290 BTC";
    view.balance_base = "≈ 0.13290 BTC";
    view.debt_base = "0.10000100 BTC";
    view.pnl = {"▼ −6.12 USDT", Tone::down};
    view.pnl_note = "equity now − money moved in";
    view.columns = {{"Coin"},
                    {"Total", right},
                    {"Available", right},
                    {"In order", right, 2},
                    {"Borrowed", right},
                    {"Interest", right, 1},
                    {"Equity", right}};
    WalletGroup group;
    group.symbol = "BTCUSDT";
    group.name = "BTC/USDT";
    group.badge = "10x";
    group.gauge = gauge;
    group.coins.resize(2);
    group.coins[0].cells = {{"BTC"},
                            {"0.00000000"},
                            {"0.00000000"},
                            {"0.00"},
                            {"0.10000000"},
                            {"0.00000100"},
                            {"−0.10000100", Tone::down}};
    group.coins[1].cells = {{"USDT"}, {"8,053.94"}, {"8,053.94"}, {"0.00"},
                            {"0.00"}, {"0.00"},     {"8,053.94"}};
    group.index_price = "60,600.00";
    group.liquidation_price = "76,703";
    group.exists = true;
    view.groups = {group};
    view.read_title = "Read this row";
    view.read_text =
        "You hold 8,053.94 USDT and owe 0.100001 BTC. The BTC you owe is worth "
        "6,060.06 USDT at the index price, so 1,993.88 USDT is yours.";
    view.formula = "margin level = total balance ÷ total debt";
    view.formula_with_numbers = "1.3290 = 8,053.94 ÷ 6,060.06";
    return view;
}

OrdersView orders() {
    OrdersView view;
    view.table.columns = {{"Date"},
                          {"Pair", Align::left, 3},
                          {"Type", Align::left, 2},
                          {"Side"},
                          {"Average", right, 1},
                          {"Price", right},
                          {"Executed", right},
                          {"Amount", right, 4},
                          {"Status", right}};
    constexpr std::array dates = {"2 Mar 15:58:12", "2 Mar 10:32:10", "2 Mar 10:24:07"};
    for (std::size_t i = 0; i < dates.size(); ++i) {
        const bool buys = i == 0;
        TableRow row;
        row.cells = {{dates[i]},
                     {"BTC/USDT"},
                     {"Limit"},
                     {buys ? "▲ Buy" : "▼ Sell", buys ? Tone::up : Tone::down},
                     {"60,600.00"},
                     {"60,600.00"},
                     {"0.10000"},
                     {"0.10000"},
                     {"✓ Filled", Tone::label}};
        row.opens = 100'027 - i;
        view.table.rows.push_back(row);
    }
    view.count = "3 records · newest first · all times simulated, UTC";
    view.range = "2 Mar 2026 → 2 Mar 2026";
    view.story_title = "The life of this order";
    view.story_id = "#100027";
    view.story = {{"10:32:10", "Placed", "Sell 0.10 BTC, limit 60,600.00, Normal mode", false},
                  {"10:39:58", "Filled as maker", "0.10000 at 60,600.00, fee 6.06 USDT", true}};
    return view;
}

}  // namespace

Views whole_page() {
    Views views = short_position();
    views.coach = coach();
    views.transfer = transfer();
    views.borrow = borrow();
    views.repay = repay();
    views.wallet = wallet(views.account.gauge);
    views.orders = orders();
    views.pairs = {
        {Pair::btcusdt, "BTCUSDT", "BTC/USDT", "10x", {"60,600.00"}, {"▲ +0.87%", Tone::up}}};
    views.lessons = {{"first-walk",
                      "The whole walk",
                      "Transfer, borrow, sell high, buy back lower, repay, and find it all in the "
                      "wallet and the order history.",
                      "12 steps · about 12 min",
                      {}}};
    views.time = {"Mon 2 Mar 2026 10:42:15", "1 s here = 1 min there", "Seed 4711", 60, false, true,
                  "Undo: borrow 0.1 BTC"};
    return views;
}

void show(headless::Screen& screen, explain::Window window) {
    screen.views = whole_page();
    screen.desk = trade_desk();
    screen.desk.window = window;
}

}  // namespace mw::samples
