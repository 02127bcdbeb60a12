// Free practice in the whole program: refusals are collected, goals are watched and kept.
#include <doctest/doctest.h>

#include "app/app.h"
#include "imgui.h"
#include "lessons/goal.h"
#include "support/headless.h"
#include "support/lessons.h"

using namespace mw;

namespace {

/// The program in free practice on a desk, with the goals at hand.
class Practice {
public:
    explicit Practice(const std::string& saved = {}, bool with_goals = true) {
        headless::open_screen(1366, 768);
        app::Boot boot;
        boot.query = saved.empty() ? "?mode=sandbox&seed=7" : "";
        boot.saved = saved;
        if (with_goals)
            boot.lessons = {{std::string{lessons::goals_file},
                             lessons::text_of_file("lessons/goals/goals.lesson")}};
        app_.emplace(boot);
        frames(3);
    }
    ~Practice() { headless::close_screen(); }
    Practice(const Practice&) = delete;
    Practice& operator=(const Practice&) = delete;

    void frames(int count) {
        for (int i = 0; i < count; ++i) {
            ImGui::GetIO().DeltaTime = 0.016F;
            ui::before_frame(app_->desk());
            ImGui::NewFrame();
            app_->frame({16});
            headless::render();
            const app::Outbox outbox = app_->take_outbox();
            for (const auto& [key, text] : outbox.saves)
                if (key == app::progress_key) saved_ = text;
            if (!outbox.fetch.empty()) fetched_.push_back(outbox.fetch);
        }
    }

    /// Presses a target with the mouse. @return false when it cannot be pressed.
    bool press(std::string_view name) {
        for (const ui::Target& target : ui::targets())
            if (target.name == name && target.visible && target.enabled) {
                const ui::Rect& at = target.rect;
                ImGui::GetIO().AddMousePosEvent(at.x + at.w / 2, at.y + at.h / 2);
                frames(1);
                ImGui::GetIO().AddMouseButtonEvent(0, true);
                frames(1);
                ImGui::GetIO().AddMouseButtonEvent(0, false);
                frames(3);
                return true;
            }
        return false;
    }

    std::string call(const std::string& text) { return app_->request_json(text); }

    [[nodiscard]] app::Progress kept() const {
        return app::read_progress(saved_).value_or(app::Progress{});
    }
    [[nodiscard]] const std::string& saved() const { return saved_; }
    /// Files that were asked for.
    [[nodiscard]] const std::vector<std::string>& fetched() const { return fetched_; }
    app::App& app() { return *app_; }

private:
    std::optional<app::App> app_;
    std::string saved_;
    std::vector<std::string> fetched_;
};

}  // namespace

TEST_CASE("practice: the coach is called, a goal picked, kept over a reload and given up") {
    std::string saved;
    {
        Practice practice;
        REQUIRE(practice.press("practice.coach"));
        CHECK(practice.app().desk().coach_called);
        REQUIRE(practice.press("practice.goal.come-home"));
        CHECK(practice.kept().goal == "come-home");
        saved = practice.saved();
    }
    Practice again{saved};
    CHECK(again.app().desk().coach_called);
    CHECK(again.kept().met.empty());
    again.app().visibility(true);
    again.frames(1);
    CHECK(again.kept().goal == "come-home");
    again.app().visibility(false);
    REQUIRE(again.press("practice.give_up"));
    CHECK(again.kept().goal.empty());
    CHECK(again.kept().running);
}

TEST_CASE("practice: goals that are not here are asked for when the coach is called, and again") {
    Practice practice{{}, false};
    CHECK(practice.fetched().empty());
    REQUIRE(practice.press("practice.coach"));
    CHECK(practice.fetched() == std::vector<std::string>{"goals/goals.lesson"});
    practice.app().lesson_arrived("goals/goals.lesson", std::nullopt);
    practice.frames(2);
    CHECK(!practice.press("practice.goal.come-home"));
    practice.app().lesson_arrived("goals/goals.lesson",
                                  lessons::text_of_file("lessons/goals/goals.lesson"));
    practice.frames(3);
    CHECK(practice.press("practice.goal.come-home"));
}

TEST_CASE("practice: a refusal hangs in the museum, is kept, and is shown when it is opened") {
    std::string saved;
    {
        Practice practice;
        REQUIRE(practice.press("account.borrow"));
        for (const ui::Target& target : ui::targets())
            if (target.name == "borrow.amount") CHECK(target.visible);
        REQUIRE(practice.press("borrow.amount"));
        ImGui::GetIO().AddInputCharacter('1');
        practice.frames(130);  // an amount that stays for 1.5 seconds is meant
        REQUIRE(practice.kept().met.size() == 1);
        // nothing was ever moved in
        CHECK(practice.kept().met[0].refusal == Refusal::account_missing);
        CHECK(practice.kept().met[0].said ==
              "This account does not exist yet. Transfer collateral into it first.");
        practice.frames(200);  // staying on it is no second meeting
        CHECK(practice.kept().met[0].times == 1);
        saved = practice.saved();
    }
    Practice again{saved};
    again.app().visibility(true);
    again.frames(1);
    CHECK(again.kept().met.size() == 1);
}
