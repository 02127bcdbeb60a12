#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "ui/drawing.h"
#include "ui/icons.h"
#include "ui/names.h"
#include "ui/panels.h"

namespace mw::ui {
namespace {

using explain::Page;
using explain::Window;

/// A place of the navigation; those with a menu hold one entry in this version.
struct Destination {
    Page page;
    const char* name;
    const char* label;
    const char* icon;
    const char* entry;  ///< target of the menu's entry, or null without menu
    const char* entry_label;
    const char* about;
};
constexpr std::array places = {
    Destination{Page::trade, "nav.trade", "Trade", icon::chart_candlestick, "nav.trade.margin",
                "Margin", "Borrow, trade and repay on one screen"},
    Destination{Page::wallet, "nav.wallet", "Wallet", icon::wallet, "nav.wallet.margin", "Margin",
                "What each account holds and owes"},
    Destination{Page::orders, "nav.orders", "Orders", icon::list_ordered, "nav.orders.margin",
                "Margin Orders", "Every order, loan, transfer and charge"},
    Destination{Page::lessons, "nav.lessons", "Lessons", icon::graduation_cap, nullptr, nullptr,
                nullptr},
};

void go_to(explain::Desk& desk, Page page) {
    desk.page = page;
    desk.window = Window::none;
}

/// Opens the place's menu or goes there; draws the menu while it is open.
void follow(const Canvas& canvas, const Destination& place, bool pressed, const Rect& area) {
    if (place.entry == nullptr) {
        if (pressed) go_to(canvas.desk, place.page);
        return;
    }
    const std::string menu = std::string{place.name} + ".menu";
    if (pressed) open_menu(menu.c_str());
    const MenuEntry entries[] = {
        {place.entry, place.entry_label, place.about, canvas.desk.page == place.page}};
    if (draw_menu(menu.c_str(), entries, area) == 0) go_to(canvas.desk, place.page);
}

/// Room above and below what is pressed in the bar; a finger has all of its height.
float edge_of_bar() { return px(sizes().density == Density::touch ? 0 : 6); }

/// One word of the bar. @return its width.
float draw_place(const Canvas& canvas, const Destination& place, float x) {
    const Rect& nav = canvas.layout.nav;
    const bool chosen = canvas.desk.page == place.page;
    const Type type = chosen ? coach_strong_type : coach_type;
    const float words = width_of(type, place.label) + px(1);
    const float width = words + (place.entry != nullptr ? px(15) : 0);
    const Rect area{x, nav.y + edge_of_bar(), width, nav.h - 2 * edge_of_bar()};
    const Touch press =
        pressable({place.name, Role::button, place.label, chosen ? "true" : "false"}, area);
    const ImU32 colour = chosen || press.hovered ? colours().t0 : colours().t1;
    write(type, place.label, {x, nav.y, words, nav.h - 1}, colour);
    if (place.entry != nullptr)
        draw_icon(icon::chevron_down, {x + words + px(1), nav.y, px(14), nav.h}, colour);
    if (chosen) fill({x, nav.bottom() - px(3), width, px(2)}, colours().acc);
    follow(canvas, place, press.pressed, area);
    return width;
}

struct Tool {
    const char* name;
    const char* label;
    const char* icon;
};

/// An icon of the bar. @return true when pressed.
bool draw_tool(const Tool& tool, const Rect& area) {
    const Touch press = pressable({tool.name, Role::button, tool.label}, area);
    if (press.hovered) fill(area, colours().field, px(4));
    draw_icon(tool.icon, area, press.hovered ? colours().t0 : colours().t1, 16);
    tooltip(tool.label);
    return press.pressed;
}

/// What the page can speak; the one it speaks is marked.
void draw_language_menu(const Canvas& canvas, const Rect& area) {
    if (canvas.views.languages.empty()) return;
    if (draw_tool({"nav.language", "Language", icon::languages}, area))
        open_menu("nav.language.menu");
    constexpr std::size_t most = 12;  // more of them are in the settings
    const std::span languages{canvas.views.languages.data(),
                              std::min(most, canvas.views.languages.size())};
    static const Name root{"nav.language."};
    std::array<Name, most> names{root, root, root, root, root, root,
                                 root, root, root, root, root, root};
    std::array<MenuEntry, most> entries;
    for (std::size_t i = 0; i < languages.size(); ++i) {
        names[i].add(languages[i].tag);
        entries[i] = {names[i], languages[i].label, {}, languages[i].tag == canvas.desk.language};
    }
    const std::span shown = std::span{entries}.first(languages.size());
    const int chosen = draw_menu("nav.language.menu", shown, area);
    if (chosen >= 0) canvas.desk.language = languages[static_cast<std::size_t>(chosen)].tag;
}

void next_theme(explain::Desk& desk) {
    desk.theme = desk.theme == explain::Theme::dark ? explain::Theme::light : explain::Theme::dark;
}

/// Theme, inspector, settings and help at the right. @return left edge.
float draw_tools(const Canvas& canvas) {
    const Rect& nav = canvas.layout.nav;
    const bool dark = canvas.desk.theme == explain::Theme::dark;
    const float side = px(sizes().density == Density::touch ? 44 : 32);
    Rect area{nav.right() - px(14) - side, nav.y + (nav.h - side) / 2, side, side};
    if (draw_tool({"nav.help", "Keys and help", icon::circle_help}, area))
        canvas.desk.window = Window::help;
    area.x -= side;
    if (draw_tool({"nav.settings", "Settings", icon::settings}, area))
        canvas.desk.window = Window::settings;
    area.x -= side;
    if (draw_tool(
            {"nav.inspector", "Inspector: your clicks as a program would send them", icon::code},
            area))
        canvas.desk.window = Window::inspector;
    area.x -= side;
    if (draw_tool({"nav.theme", dark ? "Light theme" : "Dark theme", dark ? icon::sun : icon::moon},
                  area))
        next_theme(canvas.desk);
    if (sizes().density == Density::touch) return area.x;  // there it is in the settings
    area.x -= side;
    draw_language_menu(canvas, area);
    return area.x;
}

/// "Simulation" in a box, right-aligned at `right`.
void draw_simulation_badge(const Rect& nav, float right, bool longer) {
    const char* words = longer ? "Simulation · invented prices" : "Simulation";
    const float width = width_of(small_type, words) + px(14);
    const Rect box{right - width, nav.y + (nav.h - px(20)) / 2, width, px(20)};
    outline(box, colours().line2, px(3));
    write(small_type, words, box, colours().t1, Place::centre);
}

/// Mark and name; pressing goes to the first page. @return right edge.
float draw_brand(const Canvas& canvas) {
    const Rect& nav = canvas.layout.nav;
    constexpr Type wordmark{Face::semibold, 15};
    const float size = px(22);
    const float words = width_of(wordmark, "Marginwalk");
    const Rect area{nav.x + px(16), nav.y + edge_of_bar(), size + px(8) + words,
                    nav.h - 2 * edge_of_bar()};
    if (pressable({"nav.home", Role::link, "Marginwalk, first page"}, area).pressed)
        go_to(canvas.desk, Page::start);
    draw_mark(area.x, nav.y + (nav.h - size) / 2 - px(1), size);
    write(wordmark, "Marginwalk", {area.x + size + px(8), nav.y, words + px(2), nav.h - 1},
          colours().t0);
    return area.right();
}

const char* title_of(Page page) {
    switch (page) {
        case Page::wallet: return "Margin wallet";
        case Page::orders: return "Margin orders";
        case Page::lessons: return "Lessons";
        case Page::results: return "Results";
        default: return "Marginwalk";
    }
}

/// The pair with its badge, which opens the list of pairs.
void draw_phone_pair(const Canvas& canvas, const Rect& area) {
    const explain::HeaderView& header = canvas.views.header;
    constexpr Type type{Face::semibold, 16};
    const Rect pressed{area.x, area.y + px(2), std::min(area.w, px(180)), area.h - px(4)};
    if (pressable({"pair.open", Role::button, "Choose a pair", header.pair}, pressed).pressed)
        canvas.desk.window = Window::pairs;
    Rect left = area;
    write(type, header.pair, take_left(left, width_of(type, header.pair) + px(8)), colours().t0);
    const float badge = width_of(small_type, header.badge) + px(10);
    const Rect box = centred(take_left(left, badge), badge, px(18));
    fill(box, colours().acc_soft, px(3));
    write(small_type, header.badge, box, colours().acc, Place::centre);
    draw_icon(icon::chevron_down, take_left(left, px(28)), colours().t1);
}

void draw_more_menu(const Canvas& canvas, const Rect& area) {
    const MenuEntry entries[] = {{"nav.settings", "Settings"},
                                 {"nav.help", "Keys and help"},
                                 {"nav.inspector", "Inspector"},
                                 {"nav.home", "First page"},
                                 {"books", books_label(canvas.views.time)},
                                 {"practice.coach", "Ask the coach"}};
    const std::size_t shown = std::size(entries) - (canvas.views.time.can_call_coach ? 0 : 1);
    if (draw_tool({"nav.more", "More", icon::ellipsis}, area)) open_menu("nav.more.menu");
    const int chosen = draw_menu("nav.more.menu", std::span{entries, shown}, area);
    if (chosen == 0) canvas.desk.window = Window::settings;
    if (chosen == 1) canvas.desk.window = Window::help;
    if (chosen == 2) canvas.desk.window = Window::inspector;
    if (chosen == 3) go_to(canvas.desk, Page::start);
    if (chosen == 4) canvas.desk.window = Window::audit;
    if (chosen == 5) call_coach(canvas.desk);
}

void draw_phone_bar(const Canvas& canvas) {
    Rect left = inset(canvas.layout.nav, px(12), 0);
    const Rect mark = take_left(left, px(28));
    draw_mark(mark.x, mark.y + (mark.h - px(20)) / 2, px(20));
    draw_more_menu(canvas, centred(take_right(left, px(44)), px(44), px(44)));
    draw_simulation_badge(canvas.layout.nav, left.right(), false);
    if (canvas.desk.page == Page::trade) return draw_phone_pair(canvas, left);
    write(title_type, title_of(canvas.desk.page), left, colours().t0);
}

}  // namespace

void draw_nav(const Canvas& canvas) {
    const Rect& nav = canvas.layout.nav;
    if (nav.w <= 0) return;
    panel(nav);
    line_h(nav.x, nav.bottom() - 1, nav.w, colours().line);
    if (canvas.layout.shape == Shape::phone) return draw_phone_bar(canvas);
    float x = draw_brand(canvas) + px(28);
    const bool start = canvas.desk.page == Page::start;
    if (!start)
        for (const Destination& place : places) x += draw_place(canvas, place, x) + px(24);
    const float right = draw_tools(canvas) - px(10);
    const bool longer = canvas.layout.shape == Shape::full;
    if (!start && right - x > px(longer ? 190 : 90)) draw_simulation_badge(nav, right, longer);
}

namespace {

void draw_phone_tab(const Canvas& canvas, const Destination& place, const Rect& area) {
    const bool chosen = canvas.desk.page == place.page;
    const Touch press =
        pressable({place.name, Role::tab, place.label, chosen ? "true" : "false"}, area);
    const ImU32 colour = chosen ? colours().acc : colours().t1;
    Rect left = inset(area, 0, px(6));
    draw_icon(place.icon, take_top(left, px(24)), colour, 19);
    write(small_type, place.label, take_top(left, px(20)), colour, Place::centre);
    follow(canvas, place, press.pressed, area);
}

}  // namespace

void draw_phone_tabs(const Canvas& canvas) {
    if (canvas.layout.shape != Shape::phone || canvas.desk.page == Page::start) return;
    const Rect& bar = canvas.layout.time;
    panel(bar);
    line_h(bar.x, bar.y, bar.w, colours().line);
    const float width = bar.w / 5;
    Rect left = bar;
    for (const Destination& place : places) draw_phone_tab(canvas, place, take_left(left, width));
    draw_phone_time(canvas, left);
}

}  // namespace mw::ui
