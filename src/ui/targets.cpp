#include "ui/targets.h"

#include <algorithm>
#include <array>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/language.h"
#include "ui/names.h"

namespace mw::ui {
namespace {

/// A target and what decides whether it can be reached.
struct Known {
    ImGuiID id{0};
    ImGuiID window{0};
    ImGuiID root{0};
    ImVec2 middle;  ///< of what is seen of its window
};

/// An item as Dear ImGui laid it out, named or not.
struct Item {
    ImGuiID id{0};
    ImGuiID window{0};
    ImRect rect;
    bool named{false};
    bool inputable{false};
    bool numeric{false};
    Role role{};
};

/// One frame. Elements are reused, so a steady frame allocates nothing.
struct Frame {
    std::vector<Target> targets;
    std::vector<Known> known;
    std::vector<Item> items;
    std::size_t count{0};  ///< of targets and known
    std::size_t texts{0};  ///< among them

    void clear() {
        count = texts = 0;
        items.clear();
    }
};

constexpr std::string_view text_prefix = "text.";

Frame recording;
Frame complete;
bool settled = true;
std::string wanted;  // is scrolled to
bool wanted_focus = false;
std::string field_name;  // gets field_text
std::string field_text;

ImRect clipped(const Rect& whole, const ImRect& clip) {
    ImRect rect{whole.x, whole.y, whole.right(), whole.bottom()};
    rect.ClipWithFull(clip);
    return rect;
}

Rect rect_of(const ImRect& r) { return {r.Min.x, r.Min.y, r.GetWidth(), r.GetHeight()}; }

bool modal_covers(const ImGuiWindow* window) {
    ImGuiWindow* modal = ImGui::GetTopMostPopupModal();
    return modal != nullptr && !ImGui::IsWindowWithinBeginStackOf(window->RootWindow, modal);
}

/// May the mouse press it now, or is something in front of it? Of what is scrolled away, the
/// window that it scrolls in is asked.
void judge(Target& target, const Known& known) {
    const Rect& rect = target.rect;
    const bool away = rect.w < 2 || rect.h < 2;
    const ImVec2 centre = away ? known.middle : ImVec2{rect.x + rect.w / 2, rect.y + rect.h / 2};
    ImGuiWindow* top = nullptr;
    ImGui::FindHoveredWindowEx(centre, false, &top, nullptr);
    target.visible = !away && top != nullptr && top->ID == known.window && !modal_covers(top);
    const bool passing = top == nullptr || (top->RootWindow->Flags & ImGuiWindowFlags_Popup) != 0;
    const ImGuiWindow* own = ImGui::FindWindowByID(known.root);
    const bool under = own != nullptr && modal_covers(own);
    const bool catches = own != nullptr && (own->Flags & ImGuiWindowFlags_NoMouseInputs) == 0;
    target.covered = under || (!passing && catches && top->RootWindow->ID != known.root);
}

Target& next_target(ImGuiID id, ImGuiWindow* window) {
    if (recording.count == recording.targets.size()) {
        recording.targets.emplace_back();
        recording.known.emplace_back();
    }
    const ImRect& seen = window->ClipRect;
    recording.known[recording.count] = {id, window->ID, window->RootWindow->ID, seen.GetCenter()};
    Target& entry = recording.targets[recording.count++];
    entry.help.clear();
    entry.acts = id != 0;
    entry.numeric = false;
    return entry;
}

void fill(Target& target, std::string_view name, const ImRect& whole, ImGuiWindow* window) {
    target.name = name;
    target.whole = rect_of(whole);
    target.rect = rect_of(clipped(target.whole, window->ClipRect));
    if (wanted.empty() || name != wanted) return;
    ImGui::ScrollToRect(window, whole, ImGuiScrollFlags_KeepVisibleEdgeY);
    wanted.clear();
    const ImGuiID id = recording.known[recording.count - 1].id;
    if (!std::exchange(wanted_focus, false) || id == 0) return;
    if (ImGui::GetActiveID() != id) ImGui::ClearActiveID();
    ImGui::SetFocusID(id, window);
    ImGui::SetNavCursorVisible(true);
}

/// Gives it its label, and keeps the English one.
void call(Target& target, std::string_view label) {
    const std::string_view said = in_language(label);
    target.label = said;
    target.plain = said.data() == label.data() ? std::string_view{} : label;
}

/// Marks an item as named; it is one of the last.
void name_item(ImGuiID id, Role role) {
    for (std::size_t i = recording.items.size(); i-- > 0;) {
        if (recording.items[i].id != id) continue;
        recording.items[i].named = true;
        recording.items[i].role = role;
        return;
    }
}

/// Closes the frame that was recorded, once it is drawn.
void settle() {
    if (settled) return;
    settled = true;
    recording.targets.resize(recording.count);
    recording.known.resize(recording.count);
    for (std::size_t i = 0; i < recording.count; ++i)
        judge(recording.targets[i], recording.known[i]);
    std::swap(recording, complete);
    wanted.clear();
    wanted_focus = false;
    field_name.clear();
}

/// The frame that is complete now: between frames that is the one just drawn.
const Frame& latest() {
    const ImGuiContext* g = ImGui::GetCurrentContext();
    if (g != nullptr && !g->WithinFrameScope) settle();
    return complete;
}

constexpr std::array<std::string_view, 13> role_names = {
    "button", "textbox", "tab",  "checkbox", "slider", "row",         "img",
    "status", "dialog",  "link", "radio",    "option", "progressbar",
};

}  // namespace

std::string_view name_of(Role role) { return role_names[static_cast<std::size_t>(role)]; }

void target(std::string_view name, Role role, std::string_view label, std::string_view value,
            bool enabled) {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    ImGuiWindow* window = g.CurrentWindow;
    const ImGuiLastItemData& last = g.LastItemData;
    Target& entry = next_target(last.ID, window);
    fill(entry, name, last.Rect, window);
    call(entry, label);
    entry.value = role == Role::textbox ? value : in_language(value);
    entry.role = role;
    entry.enabled = enabled && (last.ItemFlags & ImGuiItemFlags_Disabled) == 0;
    const bool has_nav = g.NavId == last.ID && g.NavWindow != nullptr &&
                         g.NavWindow->RootWindowForNav == window->RootWindowForNav;
    entry.focused = last.ID != 0 && (g.ActiveId == last.ID || has_nav);
    name_item(last.ID, role);
}

void no_target() { name_item(ImGui::GetItemID(), Role::status); }

void target_text(std::string_view words, const Rect& area) {
    const ImGuiWindow* window = ImGui::GetCurrentContext()->CurrentWindow;
    if (words.empty() || (window->Flags & ImGuiWindowFlags_Tooltip) != 0) return;
    target_area(Name{text_prefix}.add(recording.texts++), Role::status, {}, words, area);
}

bool is_text(const Target& target) { return target.name.starts_with(text_prefix); }

void describe(std::string_view help) {
    if (recording.count == 0) return;
    const ImGuiID last = ImGui::GetItemID();
    if (last != 0 && recording.known[recording.count - 1].id == last)
        recording.targets[recording.count - 1].help = in_language(help);
}

void only_numbers() {
    recording.targets[recording.count - 1].numeric = true;
    const ImGuiID id = recording.known[recording.count - 1].id;
    for (Item& item : recording.items)
        if (item.id == id) item.numeric = true;
}

void target_area(std::string_view name, Role role, std::string_view label, std::string_view value,
                 const Rect& area, std::string_view help) {
    ImGuiWindow* window = ImGui::GetCurrentContext()->CurrentWindow;
    Target& entry = next_target(0, window);
    fill(entry, name, {area.x, area.y, area.right(), area.bottom()}, window);
    call(entry, label);
    entry.value = in_language(value);
    entry.help = in_language(help);
    entry.role = role;
    entry.enabled = true;
    entry.focused = false;
}

const std::vector<Target>& targets() { return latest().targets; }

const Target* find_target(std::string_view name) {
    const auto& all = latest().targets;
    const Target* found = nullptr;
    for (const Target& target : all) {
        if (target.name != name) continue;
        if (target.visible) return &target;
        if (found == nullptr) found = &target;
    }
    return found;
}

int hit_at(float x, float y) {
    ImGuiWindow* top = nullptr;
    ImGui::FindHoveredWindowEx({x, y}, false, &top, nullptr);
    if (top == nullptr) return 0;
    int hit = 0;
    for (const Item& item : latest().items) {
        if (item.window != top->ID || !item.rect.Contains(ImVec2{x, y})) continue;
        const bool drags = !item.named || item.role == Role::slider ||
                           (item.inputable && item.role != Role::textbox);
        const bool zooms = drags && item.named && item.role == Role::img;
        const bool types = item.role == Role::textbox && item.named;
        hit = types ? (item.numeric ? 4 : 1) : zooms ? 3 : drags ? 2 : 0;
    }
    return hit;
}

void reveal(std::string_view name) { wanted = name; }

void focus(std::string_view name) {
    latest();  // closes the frame before: that would forget what is wanted
    wanted = name;
    wanted_focus = true;
}

void focus_area(std::string_view name) {
    for (std::size_t i = 0; i < recording.count; ++i)
        if (recording.targets[i].name == name) recording.targets[i].focused = true;
}

void write_into(std::string_view field, std::string_view text) {
    field_name = field;
    field_text = text;
}

const std::string* written_into(std::string_view field) {
    return !field_name.empty() && field_name == field ? &field_text : nullptr;
}

void activate(std::string_view name) {
    const Frame& frame = latest();
    for (std::size_t i = 0; i < frame.targets.size(); ++i) {
        if (frame.targets[i].name != name || frame.known[i].id == 0) continue;
        ImGuiContext& g = *ImGui::GetCurrentContext();
        ImGui::ActivateItemByID(frame.known[i].id);
        g.NavNextActivateFlags = ImGuiActivateFlags_PreferInput;
        return;
    }
}

void begin_targets() {
    settle();
    recording.clear();
    settled = false;
}

std::vector<Rect> unnamed_items() {
    std::vector<Rect> areas;
    for (const Item& item : latest().items)
        if (!item.named) areas.push_back(rect_of(item.rect));
    return areas;
}

/// Dear ImGui tells us about every item it lays out.
void note_item(ImGuiContext& g, ImGuiID id, const ImRect& box, const ImGuiLastItemData* data) {
    const ImGuiWindow* window = g.CurrentWindow;
    if (id == 0 || window == nullptr || id == window->ID) return;
    if (window->IsFallbackWindow) return;  // Dear ImGui's own, never shown
    ImRect rect = box;
    rect.ClipWithFull(window->ClipRect);
    if (rect.GetWidth() < 1 || rect.GetHeight() < 1) return;
    Item item{.id = id, .window = window->ID, .rect = rect};
    if (data != nullptr) item.inputable = (data->ItemFlags & ImGuiItemFlags_Inputable) != 0;
    recording.items.push_back(item);
}

}  // namespace mw::ui

// Called by Dear ImGui; the names are its own.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* g, ImGuiID id, const ImRect& box,
                                 const ImGuiLastItemData* data) {
    mw::ui::note_item(*g, id, box, data);
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
