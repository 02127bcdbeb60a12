#include <doctest/doctest.h>

#include <string>

#include "app/app.h"
#include "imgui.h"
#include "support/headless.h"
#include "support/lessons.h"

using namespace mw;

namespace {

/// The whole program on a screen that nobody sees, one frame each 1/60 s.
class Program {
public:
    Program(const std::string& query, float width, float height) {
        headless::open_screen(width, height);
        boot_.query = query;
        boot_.lessons = {{"first-walk.lesson", lessons::text_of_file("lessons/first-walk.lesson")}};
        app_.emplace(boot_);
    }
    ~Program() { headless::close_screen(); }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    void frame(std::int64_t elapsed_ms) {
        ImGui::GetIO().DeltaTime = static_cast<float>(elapsed_ms) / 1'000;
        ui::before_frame(app_->desk());
        ImGui::NewFrame();
        app_->frame({elapsed_ms});
        headless::render();
    }

    [[nodiscard]] bool says(std::string_view part) const {
        return app_->state_json().contains(part);
    }

    /// Draws frames until the state says this. @return how many it took, or -1.
    int frames_until(std::string_view part, int most) {
        for (int i = 0; i < most; ++i) {
            if (i % 20 == 0 && says(part)) return i;
            frame(16);
        }
        return -1;
    }

private:
    app::Boot boot_;
    std::optional<app::App> app_;
};

}  // namespace

TEST_CASE("the first lesson plays itself on the real screen of a desk") {
    Program program{"?lesson=first-walk&autoplay=1&speed=20&seed=11", 1366, 768};
    CHECK(program.frames_until("\"done\":true", 20'000) > 0);
    CHECK(program.says("\"lastError\":null"));
}

TEST_CASE("the first lesson plays itself on the real screen of a phone") {
    Program program{"?lesson=first-walk&autoplay=1&speed=20&seed=12", 390, 844};
    CHECK(program.frames_until("\"done\":true", 20'000) > 0);
    CHECK(program.says("\"lastError\":null"));
}

TEST_CASE("a lesson opens at the step that the address names") {
    Program program{"?lesson=first-walk&step=5&seed=3", 1366, 768};
    program.frame(16);
    CHECK(program.says("\"step\":5"));
    CHECK(program.says("\"borrowed\":\"0.10000000\""));
}

TEST_CASE("an address that asks for what is not there still opens the page") {
    Program program{"?lesson=nowhere&speed=fast&colour=red", 1366, 768};
    program.frame(16);
    CHECK(program.says("\"page\":\"start\""));
    CHECK(program.says("\"lesson\":null"));
}
