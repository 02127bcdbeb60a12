#include "ui/mirror.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/headless.h"
#include "support/shell_views.h"

using namespace mw;
using headless::Screen;

namespace {

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts{""};
    for (const char c : text)
        if (c == at)
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

/// One line of the text.
struct Line {
    std::string part;  ///< title of the part it stands in
    std::string role, name, state, place, label, value, help;
};

struct Page {
    std::string language, title;
    std::vector<Line> lines;

    explicit Page(const Screen& screen) {
        const std::vector<std::string> all =
            split(ui::mirror_text(screen.views, screen.desk), '\n');
        const std::vector<std::string> head = split(all.front(), '\t');
        REQUIRE(head.size() == 2);
        language = head[0];
        title = head[1];
        std::string part;
        for (std::size_t i = 1; i + 1 < all.size(); ++i) {
            CAPTURE(all[i]);
            const std::vector<std::string> fields = split(all[i], '\t');
            if (fields[0] == "#") {
                REQUIRE(fields.size() == 4);
                part = fields[3];
                continue;
            }
            REQUIRE(fields.size() == 7);
            lines.push_back({part, fields[0], fields[1], fields[2], fields[3], fields[4], fields[5],
                             fields[6]});
        }
        CHECK(all.back().empty());  // the last line is ended too
    }

    [[nodiscard]] const Line* find(std::string_view name) const {
        for (const Line& line : lines)
            if (line.name == name) return &line;
        return nullptr;
    }
};

}  // namespace

TEST_CASE("the page as text names every target, in its part, with its state and value") {
    Screen screen{1366, 768};
    screen.desk.order.quantity = "0.1";
    screen.frames(2);
    const Page page{screen};
    CHECK(page.language == "en");
    CHECK(page.title.starts_with("Trade"));
    CHECK(page.title.ends_with("Marginwalk"));

    const Line* borrow = page.find("account.borrow");
    REQUIRE(borrow != nullptr);
    CHECK(borrow->role == "button");
    CHECK(borrow->part == "Isolated account");
    CHECK(borrow->state == "ea");
    CHECK(borrow->label == "Borrow");

    const Line* quantity = page.find("order.quantity");
    REQUIRE(quantity != nullptr);
    CHECK(quantity->role == "textbox");
    CHECK(quantity->part == "Order form");
    CHECK(quantity->state == "ean");
    CHECK(quantity->value == "0.1");
    CHECK(quantity->help == "BTC");  // its unit

    const Line* level = page.find("account.level");
    REQUIRE(level != nullptr);
    CHECK(level->value == "1.3290");
    CHECK(page.find("account.status") != nullptr);
    CHECK(page.find("nav.trade")->part == "Pages");
    CHECK(page.find("time.pause")->part == "Simulated time");
}

TEST_CASE("a name tells of a part only where a whole word of it does") {
    Screen screen{1366, 768};
    screen.views = samples::whole_page();
    for (const explain::Page page : {explain::Page::trade, explain::Page::wallet}) {
        screen.desk.page = page;
        screen.frames(2);
        const Page text{screen};
        const Line* books = text.find("books");  // not of the book
        REQUIRE(books != nullptr);
        CHECK(books->part == "Simulated time");
        const Line* book = text.find("book.last");
        CHECK((book != nullptr) == (page == explain::Page::trade));
        if (book != nullptr) CHECK(book->part == "Order book");
    }
}

TEST_CASE("the text changes with the page and only then") {
    Screen screen{1366, 768};
    const std::string before = ui::mirror_text(screen.views, screen.desk);
    screen.frames(3);
    CHECK(ui::mirror_text(screen.views, screen.desk) == before);
    screen.desk.order.quantity = "0.2";
    screen.frames(2);
    CHECK(ui::mirror_text(screen.views, screen.desk) != before);
}

TEST_CASE("words with tabs, line ends and bold marks cannot break the text") {
    Screen screen{1366, 768};
    screen.views = samples::whole_page();
    REQUIRE(screen.views.coach);
    screen.views.coach->title = "A\tB\n#\tx\tn\tFalse part";
    screen.views.coach->say = "Press **Borrow**,\nthen\x01 wait.";
    screen.frames(2);
    const Page page{screen};  // checks the number of fields of every line
    const Line* panel = page.find("lesson.panel");
    REQUIRE(panel != nullptr);
    CHECK(panel->label == "A B # x n False part");
    CHECK(panel->value == "Press Borrow, then  wait.");
    CHECK(panel->part == "Coach");
    for (const Line& line : page.lines) CHECK(line.part != "False part");
}

TEST_CASE("a window is a part of its own, and what it covers is not there") {
    Screen screen{1366, 768};
    screen.views = samples::whole_page();
    screen.desk.window = explain::Window::transfer;
    screen.frames(2);
    const Page page{screen};
    const Line* amount = page.find("transfer.amount");
    REQUIRE(amount != nullptr);
    CHECK(amount->part == "Transfer");
    CHECK(amount->label == "Amount");
    CHECK(page.find("transfer.close")->label == "Close (Esc)");
    CHECK(page.find("order.submit") == nullptr);
    CHECK(page.find("account.borrow") == nullptr);
    CHECK(page.find("lesson.hint") != nullptr);  // the coach shows beside it
    CHECK(ui::press("order.submit") == "A window is in front of it. Close that first.");
}

TEST_CASE("a press needs no pointer and reaches what is scrolled away") {
    Screen screen{1366, 768};
    CHECK(ui::press("account.borrow").empty());
    screen.frames(2);
    CHECK(screen.desk.window == explain::Window::borrow);
    screen.desk.window = explain::Window::none;
    screen.desk.page = explain::Page::lessons;
    screen.frames(2);
    const ui::Target* away = nullptr;
    for (const ui::Target& target : ui::targets())
        if (target.acts && !target.visible && !target.covered) away = &target;
    if (away == nullptr) return;  // everything fits
    const std::string name = away->name;
    CHECK(ui::press(name).empty());
    screen.frames(3);
    CHECK(Screen::can_see(name));
}

TEST_CASE("a press that cannot be done says why and does nothing") {
    Screen screen{1366, 768};
    screen.views = samples::whole_page();
    screen.views.coach->needs_next = false;
    screen.frames(2);
    CHECK(ui::press("no.such.thing") == "That is not on the page any more.");
    CHECK(ui::press("account.liquidation_price") == "That can only be read.");
    const Page page{screen};
    const Line* next = page.find("lesson.next");
    REQUIRE(next != nullptr);
    REQUIRE(next->state.find('e') == std::string::npos);
    CHECK(ui::press("lesson.next") == "This step goes on by itself when it is done.");
    CHECK(next->help == "This step goes on by itself when it is done.");
    screen.asked.clear();
    screen.frames(3);
    CHECK(screen.asked.empty());
}

TEST_CASE("text goes into a field as far as the field takes it") {
    Screen screen{1366, 768};
    CHECK(ui::type_into("order.quantity", "0.2x5.1").empty());
    screen.frames(2);
    CHECK(screen.desk.order.quantity == "0.251");  // letters and the second point go
    CHECK(ui::type_into("order.quantity", "").empty());
    screen.frames(2);
    CHECK(screen.desk.order.quantity.empty());
    SUBCASE("while somebody types into it by hand, too") {
        REQUIRE(screen.type("order.quantity", "7"));
        CHECK(ui::type_into("order.quantity", "0.3").empty());
        screen.frames(3);
        CHECK(screen.desk.order.quantity == "0.3");
    }
    SUBCASE("and a field that is not there later gets nothing") {
        CHECK(ui::type_into("order.quantity", "9").empty());
        screen.desk.page = explain::Page::wallet;
        screen.frames(2);
        screen.desk.page = explain::Page::trade;
        screen.frames(2);
        CHECK(screen.desk.order.quantity.empty());
    }
    CHECK(ui::type_into("order.submit.nothing", "1") == "That is not on the page any more.");
}

TEST_CASE("F6 goes from part to part and round, Shift+F6 back") {
    Screen screen{1366, 768};
    const auto part_in_hand = [&screen] {
        for (const Line& line : Page{screen}.lines)
            if (line.state.find('f') != std::string::npos) return line.part;
        return std::string{};
    };
    std::vector<std::string> seen;
    for (int i = 0; i < 20; ++i) {
        screen.key(ImGuiKey_F6);
        seen.push_back(part_in_hand());
        CAPTURE(i);
        REQUIRE_FALSE(seen.back().empty());
        if (i > 0 && seen.back() == seen.front()) break;
    }
    CHECK(seen.size() > 5);
    CHECK(seen.back() == seen.front());  // once round
    CHECK(std::ranges::count(seen, "Pages") == 1);
    CHECK(std::ranges::count(seen, "Order form") == 1);
    screen.key(ImGuiKey_F6, ImGuiMod_Shift);
    CHECK(part_in_hand() == seen[seen.size() - 2]);
}

TEST_CASE("signs for the eye are not read out: a status and a side are their words") {
    Screen screen{1366, 768};
    screen.views = samples::whole_page();
    screen.desk.page = explain::Page::orders;
    screen.frames(3);
    CHECK(Screen::value_of("orders.row.0").contains("▲ Buy"));
    CHECK(Screen::value_of("orders.row.0").ends_with("| ✓ Filled"));
    const Page page{screen};
    const Line* row = page.find("orders.row.0");
    REQUIRE(row != nullptr);
    CHECK(row->label.contains(", Buy, "));
    CHECK(row->value.contains("| Buy |"));
    CHECK(row->value.ends_with("| Filled"));
}
