// Which number the pointer rests on, or the keyboard is at, so that its card can be shown. What a
// card says, and whether there is one at all, is known to what comes later (explain/late.h).
#include <algorithm>
#include <array>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/late.h"
#include "ui/panels.h"
#include "ui/widgets.h"

namespace mw::ui {
namespace {

constexpr double rest_s = 0.45;     // like a tooltip
constexpr double patience_s = 0.2;  // for the card, before a plain tooltip has its turn

/// What the pointer rests on.
struct Resting {
    std::string name;
    double since_s{0};
    bool told{false};      // the card was asked for
    bool answered{false};  // and there is one
};
Resting resting;
bool whole_card{false};      // one is open: what it says need not be said beside it
ImVec2 scrolled_at{-1, -1};  // a finger that scrolls rests on nothing

/// Words with numbers in them: a pointer rests there to read, so only a wish brings their card.
bool is_in_words(const Target& target) {
    static constexpr std::array<std::string_view, 13> words = {
        "lesson.panel", "results.debrief", "wallet.read",      "order.error", "transfer.error",
        "borrow.error", "borrow.good",     "borrow.note",      "repay.error", "repay.good",
        "repay.note",   "practice.goal",   "practice.happened"};
    return std::ranges::contains(words, std::string_view{target.name}) ||
           target.name.starts_with("practice.advice.");
}

/// What has numbers of its own inside: they go first.
bool is_around_numbers(const Target& target) {
    return is_in_words(target) || target.role == Role::row || target.role == Role::img;
}

/// A cheap first look; the card itself knows what can be explained.
bool may_explain(const Target& target) {
    static constexpr std::array<std::string_view, 20> beginnings = {
        "fact.",       "change.",       "account.",       "pair.l",       "book.last",
        "order.total", "wallet.",       "chart.line.",    "borrow.limit", "transfer.available",
        "repay.limit", "book.row.",     "chart.plot.",    "chart.last",   "chart.what_if",
        "tables.note", "orders.story.", "frames.change.", "book.spread",  "chart.mark."};
    const std::string_view name = target.name;
    const bool button = target.role == Role::button && name != "pair.leverage";
    if (button || !target.visible) return false;
    if (name.contains(".cell.") || is_in_words(target) || name == "trades" ||
        name == "results.lowest" || name.starts_with("lesson.figure.") ||
        name.starts_with("lesson.contract."))
        return true;
    if (name.starts_with("wallet.margin.")) return target.role == Role::status;
    for (const std::string_view each : beginnings)
        if (name.starts_with(each)) return true;
    return false;
}

bool holds(const Rect& area, float x, float y) {
    return x >= area.x && x < area.right() && y >= area.y && y < area.bottom();
}

/// The topmost number under the pointer, or null.
const Target* under_pointer() {
    if (ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) return nullptr;  // no card on a menu
    return number_at(ImGui::GetIO().MousePos.x, ImGui::GetIO().MousePos.y);
}

const Target* with_keyboard() {
    if (!ImGui::GetCurrentContext()->NavCursorVisible) return nullptr;
    const Target* found = nullptr;  // a cell comes after its row
    for (const Target& target : targets())
        if (target.focused && may_explain(target)) found = &target;
    return found;
}

void show(explain::CardDesk& card, const Target& target, bool open) {
    const std::string& label = target.plain.empty() ? target.label : target.plain;
    card = {.target = target.name, .label = label, .path = {}, .open = open};
}

double rested_s() { return ImGui::GetTime() - resting.since_s; }

}  // namespace

const Target* number_at(float x, float y) {
    const Target* found = nullptr;
    for (const Target& target : targets()) {
        if (target.name == "card" && holds(target.rect, x, y)) return nullptr;
        if (!holds(target.rect, x, y) || !may_explain(target)) continue;
        if (found == nullptr || !is_around_numbers(target)) found = &target;
    }
    return found;
}

void follow_numbers(const Canvas& canvas) {
    explain::CardDesk& card = canvas.desk.card;
    const ImGuiIO& io = ImGui::GetIO();
    const Target* under = under_pointer();
    if (under == nullptr) {
        resting = {};
    } else if (resting.name != under->name) {
        resting = {under->name, ImGui::GetTime(), false, false};
    }
    whole_card = card.open;
    if (!card.target.empty() && find_target(card.target) == nullptr) card = {};
    const bool finger = io.MouseSource == ImGuiMouseSource_TouchScreen;
    if (io.MouseWheel != 0) scrolled_at = io.MousePos;
    const bool scrolls = io.MousePos.x == scrolled_at.x && io.MousePos.y == scrolled_at.y;
    const bool silent = canvas.views.late.card.name.empty();
    if (under != nullptr && !resting.told && rested_s() >= rest_s && !io.MouseDown[0]) {
        resting.told = true;
        const bool busy = finger ? scrolls || under->role == Role::textbox : is_in_words(*under);
        if (!busy && (finger || !card.open || silent)) show(card, *under, finger);
    }
    // the finger that brought a card goes: that is no tap
    if (finger && io.MouseClicked[0] && resting.told && resting.answered)
        ImGui::SetKeyOwner(ImGuiKey_MouseLeft, ImGui::GetID("card"),
                           ImGuiInputFlags_LockUntilRelease);
    if (!card.open && card.target != resting.name) card = {};
    resting.answered = card.target == resting.name && !silent;
}

void explain_number(explain::Desk& desk) {
    const Target* target = with_keyboard();
    if (target == nullptr) target = under_pointer();
    if (target == nullptr || (desk.card.open && desk.card.target == target->name))
        desk.card = {};
    else
        show(desk.card, *target, true);
}

bool card_speaks(std::string_view target) {
    if (whole_card) return true;
    if (resting.name != target || !(late_parts() != nullptr)) return false;
    return resting.answered || rested_s() < rest_s + patience_s;
}

int numbers_want_in_ms() {
    if (resting.name.empty() || rested_s() > rest_s + patience_s + 0.1) return -1;
    return 50;
}

}  // namespace mw::ui
