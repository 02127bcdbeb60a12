#include "support/drawn_texts.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "imgui.h"
#include "imgui_internal.h"

namespace mw::drawn {
namespace {

struct All {
    bool on{false};
    int frame{-1};
    std::vector<Text> texts;
};

All& all() {
    static All notes;
    return notes;
}

/// The signs of some words that a font does not have; other scripts bring fonts of their own.
std::string missing_in(ImFont& font, std::string_view words) {
    std::string found;
    const char* at = words.data();
    const char* const end = at + words.size();
    while (at < end) {
        unsigned sign = 0;
        at += ImTextCharFromUtf8(&sign, at, end);
        const bool other_script = sign >= 0x3000;
        if (sign < 0x20 || other_script || font.IsGlyphInFont(static_cast<ImWchar>(sign))) continue;
        std::array<char, 16> code{};
        (void)std::snprintf(code.data(), code.size(), "U+%04X ", sign);
        if (!found.contains(code.data())) found += code.data();
    }
    return found;
}

/// Whether a text is cut at the top or bottom by the edge of a region that can be scrolled there.
bool cut_by_scrolling(const ui::Rect& text, const ImVec4& clip, const ImGuiWindow* window) {
    for (; window != nullptr; window = window->ParentWindow) {
        const ImRect& edge = window->InnerClipRect;
        const bool up = window->Scroll.y > 0 && std::abs(clip.y - edge.Min.y) < 2;
        const bool down =
            window->Scroll.y < window->ScrollMax.y && std::abs(clip.w - edge.Max.y) < 2;
        if ((text.y < clip.y && up) || (text.bottom() > clip.w && down)) return true;
    }
    return false;
}

void note(const ImDrawList& list, const ImVec2& at, const char* begin, const char* end) {
    All& notes = all();
    if (end == nullptr) end = begin + std::string_view{begin}.size();
    if (!notes.on || begin == end) return;
    if (ImGui::GetFrameCount() != notes.frame) notes.texts.clear();
    notes.frame = ImGui::GetFrameCount();
    if (!notes.texts.empty() && std::string_view{begin, end} == "…") {  // drawn after what it cuts
        notes.texts.back().words += "…";
        return;
    }
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const float width = g.Font->CalcTextSizeA(g.FontSize, FLT_MAX, 0, begin, end).x;
    const ImVec4& clip = list._CmdHeader.ClipRect;
    // capitals and digits: what hangs below the line may touch
    const float top = at.y + std::floor(g.FontSize * 0.25F);
    const float height = std::floor(g.FontSize * 0.6F);
    const ui::Rect rect{at.x, top, width, height};
    notes.texts.push_back({std::string{begin, end},
                           rect,
                           {clip.x, clip.y, clip.z - clip.x, clip.w - clip.y},
                           g.CurrentWindow->RootWindow,
                           cut_by_scrolling(rect, clip, g.CurrentWindow),
                           missing_in(*g.Font, {begin, end})});
}

}  // namespace

Notes::Notes() { all() = {true, -1, {}}; }

Notes::~Notes() { all() = {}; }

const std::vector<Text>& Notes::texts() { return all().texts; }

}  // namespace mw::drawn

extern "C" void __real__ZN10ImDrawList7AddTextERK6ImVec2jPKcS4_(ImDrawList* list, const ImVec2& at,
                                                                ImU32 colour, const char* begin,
                                                                const char* end);
extern "C" void __wrap__ZN10ImDrawList7AddTextERK6ImVec2jPKcS4_(ImDrawList* list, const ImVec2& at,
                                                                ImU32 colour, const char* begin,
                                                                const char* end) {
    mw::drawn::note(*list, at, begin, end);
    __real__ZN10ImDrawList7AddTextERK6ImVec2jPKcS4_(list, at, colour, begin, end);
}
