// The optional desktop window: the same app, with GLFW's own events and files for what is kept.
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "app/app.h"
#include "lessons/goal.h"
#include "platform/native_files.h"
#include "ui/fonts_data.h"
#include "ui/theme.h"
#include "ui/ui.h"

namespace mw::platform {
namespace {

namespace fs = std::filesystem;

/// Folder for what the app keeps: $XDG_DATA_HOME/marginwalk, or ~/.local/share/marginwalk.
fs::path data_folder() {
    const char* base = std::getenv("XDG_DATA_HOME");
    const char* home = std::getenv("HOME");
    const fs::path root =
        base && *base ? fs::path{base} : fs::path{home ? home : "."} / ".local/share";
    return root / "marginwalk";
}

std::vector<app::LessonFile> read_lessons(const fs::path& folder) {
    std::vector<app::LessonFile> lessons;
    std::error_code trouble;
    for (const auto& entry : fs::directory_iterator{folder, trouble}) {
        if (entry.path().extension() != ".lesson") continue;
        if (auto text = read_file(entry.path().string()))
            lessons.push_back({entry.path().filename().string(), *std::move(text)});
    }
    std::sort(lessons.begin(), lessons.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    if (auto goals = read_file((folder / lessons::goals_file).string()))
        lessons.push_back({std::string{lessons::goals_file}, *std::move(goals)});
    return lessons;
}

app::Boot boot_from(int argc, char** argv) {
    app::Boot boot;
    const std::string folder = argc > 1 ? argv[1] : "lessons";
    boot.lessons = read_lessons(folder);
    boot.tracks = read_file(folder + "/tracks.txt").value_or("");
    boot.query = argc > 2 ? argv[2] : "";
    boot.saved = read_file((data_folder() / app::progress_key).string()).value_or("");
    boot.preferences = read_file((data_folder() / app::preferences_key).string()).value_or("");
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    boot.now_ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    return boot;
}

void drain_outbox(app::App& app) {
    const app::Outbox outbox = app.take_outbox();
    std::error_code trouble;
    if (!outbox.saves.empty()) fs::create_directories(data_folder(), trouble);
    for (const auto& [key, text] : outbox.saves)
        if (!write_file((data_folder() / key).string(), text))
            std::fprintf(stderr, "progress could not be kept in %s\n", data_folder().c_str());
    for (const app::Download& file : outbox.downloads)
        if (write_file(file.name, file.bytes)) std::printf("wrote %s\n", file.name.c_str());
}

void draw_frame(GLFWwindow* window, app::App& app, std::int64_t elapsed_ms) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ui::before_frame(app.desk());
    ImGui::NewFrame();
    app.frame({.elapsed_ms = elapsed_ms});
    ImGui::Render();
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    glViewport(0, 0, width, height);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(window);
    drain_outbox(app);
}

/// Draws when something happened or is due, and sleeps otherwise.
void run(GLFWwindow* window, app::App& app) {
    int owed_frames = 3;
    double last_s = glfwGetTime();
    while (!glfwWindowShouldClose(window)) {
        const int due_ms = app.next_frame_in_ms();
        if (owed_frames > 0 || app.wants_frame()) {
            glfwPollEvents();
            --owed_frames;
        } else if (due_ms >= 0) {
            glfwWaitEventsTimeout(std::max(1, due_ms) / 1000.0);
        } else {
            glfwWaitEvents();
        }
        if (ImGui::GetCurrentContext() && ImGui::GetIO().WantTextInput) owed_frames = 1;
        const double now_s = glfwGetTime();
        const auto elapsed_ms =
            static_cast<std::int64_t>(now_s * 1000) - static_cast<std::int64_t>(last_s * 1000);
        last_s = now_s;
        draw_frame(window, app, elapsed_ms);
    }
    app.visibility(true);  // saves
    drain_outbox(app);
}

GLFWwindow* open_window() {
    if (!glfwInit()) return nullptr;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    GLFWwindow* window = glfwCreateWindow(1366, 768, "Marginwalk", nullptr, nullptr);
    if (!window) return nullptr;
    glfwMakeContextCurrent(window);
    glfwSwapInterval(1);
    return window;
}

}  // namespace
}  // namespace mw::platform

/// marginwalk_desktop [LESSON-FOLDER [QUERY]], such as: lessons "?lesson=first-walk"
int main(int argc, char** argv) {
    GLFWwindow* window = mw::platform::open_window();
    if (!window) {
        std::fprintf(stderr, "no window with OpenGL 3.2 can be opened here\n");
        return 1;
    }
    mw::ui::start(false);
    mw::ui::use_code_font(mw::ui::mono_regular());
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 150");
    {
        mw::app::App app{mw::platform::boot_from(argc, argv)};
        mw::platform::run(window, app);
    }
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    mw::ui::stop();
    glfwTerminate();
    return 0;
}
