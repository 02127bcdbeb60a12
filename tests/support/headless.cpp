#include "support/headless.h"

#include "imgui_internal.h"
#include "support/sample_views.h"
#include "ui/fonts_data.h"
#include "ui/theme.h"

namespace mw::headless {
namespace {

/// A renderer that keeps nothing: every texture is accepted and forgotten.
void accept_textures() {
    ImVector<ImTextureData*>* textures = ImGui::GetDrawData()->Textures;
    if (textures == nullptr) return;
    for (ImTextureData* texture : *textures) {
        const ImTextureStatus status = texture->Status;
        if (status == ImTextureStatus_WantCreate || status == ImTextureStatus_WantUpdates) {
            texture->SetTexID(static_cast<ImTextureID>(1));
            texture->SetStatus(ImTextureStatus_OK);
        }
        if (status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
}

void forget_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_Destroyed);
    }
}

}  // namespace

void open_screen(float width, float height, bool fingers) {
    ui::start(true, fingers);
    ui::use_code_font(ui::mono_regular());
    ImGuiIO& io = ImGui::GetIO();
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.DisplaySize = {width, height};
}

void render() {
    ImGui::Render();
    accept_textures();
}

void close_screen() {
    forget_textures();
    ui::stop();
}

Screen::Screen(float width, float height, bool fingers)
    : views{samples::short_position()}, desk{samples::trade_desk()} {
    open_screen(width, height, fingers);
    frames(2);
}

Screen::~Screen() { close_screen(); }

void Screen::frames(int count) {
    for (int i = 0; i < count; ++i) {
        ImGui::GetIO().DeltaTime = 1.0F / 60;
        ui::before_frame(desk);
        ImGui::NewFrame();
        ui::Intents now;
        ui::draw(views, desk, now);
        for (const ui::Intent& intent : now) asked.push_back(intent);
        render();
    }
}

bool Screen::hover(std::string_view name) {
    const ui::Target* target = ui::find_target(name);
    if (target == nullptr || !target->visible) return false;
    const ui::Rect& spot = target->rect;
    ImGui::GetIO().AddMousePosEvent(spot.x + spot.w / 2, spot.y + spot.h / 2);
    frames(2);
    return true;
}

bool Screen::press(std::string_view name) {
    if (!hover(name)) return false;
    const ui::Target* target = ui::find_target(name);
    const bool can = target != nullptr && target->enabled;
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    frames(1);
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    frames(2);
    return can;
}

bool Screen::type(std::string_view name, std::string_view text) {
    if (!press(name)) return false;
    key(ImGuiKey_A, ImGuiMod_Ctrl);
    key(ImGuiKey_Delete);
    for (const char letter : text) {
        ImGui::GetIO().AddInputCharacter(static_cast<unsigned char>(letter));
        frames(1);
    }
    frames(1);
    return true;
}

void Screen::key(ImGuiKey key, ImGuiKey modifier) {
    ImGuiIO& io = ImGui::GetIO();
    if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, true);
    io.AddKeyEvent(key, true);
    frames(1);
    io.AddKeyEvent(key, false);
    if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, false);
    frames(2);
}

bool Screen::can_see(std::string_view name) {
    const ui::Target* target = ui::find_target(name);
    return target != nullptr && target->visible;
}

std::string Screen::value_of(std::string_view name) {
    const ui::Target* target = ui::find_target(name);
    return target == nullptr ? std::string{} : target->value;
}

}  // namespace mw::headless
