#include "ui/mirror.h"

#include <algorithm>
#include <array>
#include <vector>

#include "explain/signs.h"
#include "ui/language.h"
#include "ui/targets.h"

namespace mw::ui {
namespace {

/// Part of the page, told from the first words of its targets' names.
struct Part {
    std::string_view begins;  ///< the name ends there, or a dot follows
    std::string_view title;
    char kind{'p'};
};

constexpr std::array parts = {
    Part{"nav", "Pages", 'n'},
    Part{"lesson", "Coach", 'c'},
    Part{"pair.leverage", "Order form"},  // it stands there
    Part{"pair", "Market"},
    Part{"chart", "Chart"},
    Part{"book", "Order book"},
    Part{"trades", "Trades"},
    Part{"tab", "Tables"},
    Part{"trade", "Order form"},
    Part{"order", "Order form"},
    Part{"account", "Isolated account"},
    Part{"wallet", "Wallet"},
    Part{"orders", "Order records"},
    Part{"lessons", "Lessons"},
    Part{"results", "Results"},
    Part{"start", "First page"},
    Part{"time", "Simulated time"},
    Part{"toast", "Messages"},
};
constexpr std::size_t rest_of_page = parts.size();  // before any of these
constexpr std::size_t window = parts.size() + 1;    // in front of the page
constexpr std::size_t part_count = parts.size() + 2;

bool begins_with(std::string_view name, std::string_view words) {
    if (!name.starts_with(words)) return false;
    name.remove_prefix(words.size());
    return name.empty() || name.front() == '.';
}

/// The part that a name tells of, or rest_of_page. Parts of one title are one.
std::size_t part_named(std::string_view name) {
    std::size_t found = 0;
    while (found < parts.size() && !begins_with(name, parts[found].begins)) ++found;
    if (found == parts.size()) return rest_of_page;
    std::size_t first = 0;
    while (parts[first].title != parts[found].title) ++first;
    return first;
}

/// The part of each target. Names that tell nothing belong where the one before them does: what
/// is drawn together stands together. From the window's frame on all is the window's.
std::vector<std::size_t> parts_of(const std::vector<Target>& all) {
    std::vector<std::size_t> found;
    found.reserve(all.size());
    std::size_t now = rest_of_page;
    for (const Target& target : all) {
        const std::size_t part = part_named(target.name);
        if (target.role == Role::dialog)
            now = window;
        else if (part != rest_of_page && (now != window || target.name.starts_with("toast.")))
            now = part;
        found.push_back(now);
    }
    return found;
}

/// A text that something else says already: what a panel names, it also draws.
bool is_said(const Target& text, const std::vector<Target>& all) {
    return std::ranges::any_of(all, [&text](const Target& other) {
        if (is_text(other)) return false;
        const std::string_view words = text.value;
        return other.value.starts_with(words) || other.label.starts_with(words) ||
               other.help.starts_with(words);
    });
}

/// Whether a screen reader should find it.
bool is_heard(const Target& target, const std::vector<Target>& all) {
    if (target.covered || target.role == Role::progressbar || target.role == Role::slider)
        return false;  // both say what a text and a field beside them say
    if (target.name.contains(".cell.") && !target.name.starts_with("wallet."))
        return false;  // its row says it
    return !is_text(target) || !is_said(target, all);
}

void add_words(std::string& text, std::string_view words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        i += explain::sign_before(words.substr(i));
        if (i == words.size()) return;
        if (words.substr(i).starts_with("**")) {
            ++i;
            continue;
        }
        const auto c = static_cast<unsigned char>(words[i]);
        text += c < 0x20 || c == 0x7F ? ' ' : words[i];
    }
}

void add_field(std::string& text, std::string_view words) {
    text += '\t';
    add_words(text, words);
}

void add_target(std::string& text, const Target& target) {
    text += name_of(target.role);
    add_field(text, target.name);
    text += '\t';
    if (target.enabled) text += 'e';
    if (target.acts) text += 'a';
    if (target.focused) text += 'f';
    if (target.numeric) text += 'n';
    char mark = '\t';
    for (const float side : {target.rect.x, target.rect.y, target.rect.w, target.rect.h}) {
        text += mark;
        text += std::to_string(static_cast<int>(side));
        mark = ' ';
    }
    add_field(text, target.label);
    add_field(text, target.value);
    add_field(text, target.help == target.label || target.help == target.value
                        ? std::string_view{}
                        : std::string_view{target.help});
    text += '\n';
}

void add_part(std::string& text, std::size_t part, std::string_view front) {
    const bool named = part < parts.size();
    text += "#\t";
    text += static_cast<char>('a' + part);
    text += '\t';
    text += part == window ? 'd' : named ? parts[part].kind : 'p';
    add_field(text, named ? in_language(parts[part].title) : front);
    text += '\n';
}

std::string_view title_of(explain::Page page) {
    switch (page) {
        case explain::Page::start: break;
        case explain::Page::trade: return "Trade";
        case explain::Page::wallet: return "Wallet";
        case explain::Page::orders: return "Orders";
        case explain::Page::lessons: return "Lessons";
        case explain::Page::results: return "Results";
    }
    return {};
}

void add_head(std::string& text, const explain::Views& views, const explain::Desk& desk) {
    text += desk.language + "\t";
    const std::string_view title = title_of(desk.page);
    add_words(text, in_language(title));
    if (!title.empty()) text += " · ";
    if (views.coach && desk.page != explain::Page::start)
        for (const std::string* words :
             {&views.coach->title, &views.coach->step_text, &views.coach->lesson}) {
            add_words(text, in_language(*words));
            text += " · ";
        }
    text += "Marginwalk\n";
}

/// Why a target cannot be used now.
std::string_view reason_against(const Target* target) {
    if (target == nullptr) return "That is not on the page any more.";
    if (target->covered) return "A window is in front of it. Close that first.";
    if (!target->acts) return "That can only be read.";
    if (target->enabled) return {};
    return target->help.empty() ? std::string_view{"It cannot be used now."} : target->help;
}

std::string obstacle(const Target* target) {
    return std::string{in_language(reason_against(target))};
}

}  // namespace

std::string mirror_text(const explain::Views& views, const explain::Desk& desk) {
    const std::vector<Target>& all = targets();
    const std::vector<std::size_t> found = parts_of(all);
    std::string text;
    text.reserve(all.size() * 64);
    add_head(text, views, desk);
    std::array<bool, part_count> told{};
    for (std::size_t first = 0; first < all.size(); ++first) {
        const std::size_t part = found[first];
        if (std::exchange(told[part], true)) continue;
        const std::size_t head = text.size();
        add_part(text, part, all[first].label);
        const std::size_t empty = text.size();
        for (std::size_t i = first; i < all.size(); ++i)
            if (found[i] == part && all[i].role != Role::dialog && is_heard(all[i], all))
                add_target(text, all[i]);
        if (text.size() == empty) text.resize(head);
    }
    return text;
}

std::string press(std::string_view name) {
    std::string why = obstacle(find_target(name));
    if (!why.empty()) return why;
    reveal(name);
    activate(name);
    return {};
}

std::string type_into(std::string_view name, std::string_view text) {
    std::string why = obstacle(find_target(name));
    if (!why.empty()) return why;
    reveal(name);
    write_into(name, text);
    return {};
}

void go_to_page() {
    const std::vector<Target>& all = targets();
    const std::vector<std::size_t> found = parts_of(all);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].acts || all[i].covered || all[i].role == Role::status) continue;
        if (found[i] != part_named("nav.")) return focus(all[i].name);
    }
}

void go_to_part(bool back) {
    const std::vector<Target>& all = targets();
    const std::vector<std::size_t> found = parts_of(all);
    std::vector<std::size_t> firsts;  // control of each part, as drawn
    std::array<bool, part_count> has{};
    std::size_t here = part_count;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].focused) here = found[i];
        if (!all[i].acts || all[i].covered || all[i].role == Role::status) continue;
        if (!std::exchange(has[found[i]], true)) firsts.push_back(i);
    }
    if (firsts.empty()) return;
    const auto now = std::ranges::find_if(firsts, [&](std::size_t i) { return found[i] == here; });
    const std::size_t count = firsts.size();
    std::size_t next = back ? count - 1 : 0;
    if (now != firsts.end())
        next = (static_cast<std::size_t>(now - firsts.begin()) + (back ? count - 1 : 1)) % count;
    focus(all[firsts[next]].name);
}

}  // namespace mw::ui
