#include "ui/language.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "../explain/scenes.h"
#include "explain/explain.h"
#include "explain/late.h"
#include "explain/realism.h"
#include "explain/results.h"
#include "lessons/score.h"
#include "lessons/translation.h"
#include "support/chinese.h"
#include "support/headless.h"
#include "support/lessons.h"
#include "support/sample_views.h"
#include "support/shell_views.h"
#include "support/tour.h"

// Everything the interface says, in Chinese: what is drawn in every page, window and state, every
// refusal, message and lesson. A text with English left in it fails here and is named. To see all
// texts with their translations: MW_TEXTS=1 marginwalk_tests -tc="language*"

using namespace mw;
using explain::Page;
using explain::Window;
using headless::Screen;

namespace {

std::map<std::string, explain::Said, std::less<>>& met() {
    static std::map<std::string, explain::Said, std::less<>> texts;
    return texts;
}

/// Speaks Chinese as long as it lives, and gathers every text that is met.
class InChinese {
public:
    InChinese() {
        met().clear();
        ui::note_texts([](std::string_view english, const explain::Said& said) {
            met().emplace(english, said);
        });
    }
    ~InChinese() { ui::note_texts(nullptr); }
    InChinese(const InChinese&) = delete;
    InChinese& operator=(const InChinese&) = delete;

    /// Fails with the list of texts that have English left in them.
    static void check_whole() {
        const bool prints = std::getenv("MW_TEXTS") != nullptr;
        std::string missing;
        for (const auto& [english, said] : met()) {
            if (prints) std::printf("%s\n= %s\n\n", english.c_str(), said.text.c_str());
            const bool is_state = english == "true" || english == "false";
            if (!said.whole && !is_state) missing += "\n  " + english + "\n  = " + said.text;
        }
        CHECK_MESSAGE(missing.empty(), "not in assets/languages/zh.txt:" << missing);
    }

private:
    Chinese chinese_;
};

void say(std::string_view english) { (void)ui::in_language(english); }

/// What only shows when the pointer rests on it.
void say_helps(const explain::Views& views) {
    for (const auto* rows : {&views.header.facts, &views.account.facts, &views.order.preview,
                             &views.borrow.rows, &views.repay.rows})
        for (const explain::Row& row : *rows) say(row.help);
    say(views.order.available.help);
    for (const explain::Action* action : {&views.order.submit, &views.transfer.confirm,
                                          &views.borrow.confirm, &views.repay.confirm}) {
        say(action->why_not);
        say(action->fix_label);
    }
    for (const explain::PriceLine& line : views.chart.lines) {
        say(line.label);
        say(line.far_label);
    }
}

/// Gathers what a screen says, and what only shows when the pointer rests on it.
void gather(const Screen& screen) {
    say_helps(screen.views);
    for (const explain::StoryLine& line : screen.views.orders.story) {
        say(line.title);
        say(line.text);
    }
}

}  // namespace

TEST_CASE("language: every page, window, form and table is whole in Chinese, on desk and phone") {
    for (const auto& [width, height] : {std::pair{1366.0F, 768.0F}, std::pair{390.0F, 844.0F}}) {
        Screen screen{width, height};
        const InChinese chinese;  // now: what the screen began with is no text of ours
        screen.views = samples::whole_page();
        screen.views.coach.reset();
        screen.views.lessons.clear();
        for (const State& state : tour::states()) tour::visit(screen, state, gather);
        tour::visit_frames(screen, gather);
        CHECK(met().size() > 600);
        InChinese::check_whole();
    }
}

TEST_CASE("language: every refusal, message and reason is whole in Chinese") {
    const InChinese chinese;
    for (Session session : {Session{small_world()}, funded("2000"), rich(3)}) {
        Dice dice{11, Stream::test};
        for (int i = 0; i < 3'000; ++i) {
            const Command command = any_command(dice, session.state());
            const Answer answer = decide(session.state(), command);
            if (const auto refusal = refused(answer))
                say(explain::sentence_for(*refusal, command, session.state()));
            else if (i < 300 && !std::holds_alternative<SkipTime>(command))
                (void)session.submit(command);
        }
        for (int i = 0; i < refusal_count; ++i)
            for (const Command& command :
                 {Command{CancelOrder{first_order}}, Command{Borrow{Pair::btcusdt, btc("1")}},
                  Command{Transfer{Pair::btcusdt, Direction::into_isolated, usdt("1")}}})
                say(explain::sentence_for(static_cast<Refusal>(i), command, session.state()));
        for (const Record& record : session.state().records)
            if (const auto toast = explain::toast_for(record.event, session.state())) {
                say(toast->title);
                say(toast->text);
            }
    }
    for (const Realism realism : {Realism::frictionless, Realism::realistic, Realism::harsh})
        for (const auto& friction : explain::frictions_in_words(realism)) say(friction.says);
    InChinese::check_whole();
}

TEST_CASE("language: every lesson is whole in Chinese, with what its steps wait for") {
    const InChinese chinese;
    for (const std::string_view folder : {"lessons", "lessons/scenarios"})
        for (const std::string& file : lessons::lesson_files(folder)) {
            CAPTURE(file);
            lessons::Lesson lesson = lessons::lesson_in_file(file);
            const std::string translated =
                "lessons/zh" + file.substr(std::string{"lessons"}.size());
            REQUIRE(
                lessons::translate(lesson, translated, lessons::text_of_file(translated)).empty());
            lesson.world.history_days = 1;  // the past does not matter here, and costs time
            Session session{lesson.world};
            REQUIRE(lessons::prepare(session, lesson).empty());
            const State& state = session.state();
            for (std::size_t step = 0; step < lesson.steps.size(); ++step) {
                lessons::Player player{lesson};
                player.begin(state);
                player.resume_at(step, state);
                player.show_hint();
                player.observe(state, {});
                const explain::CoachView view = explain::coach_view(player, state);
                for (const std::string* text : {&view.step_text, &view.left_text, &view.title,
                                                &view.say, &view.why, &view.waiting, &view.remark})
                    say(*text);
                for (const std::string& label : view.point_labels) say(label);
            }
            lessons::Player player{lesson};
            player.begin(state);
            player.resume_at(lesson.steps.size(), state);
            player.observe(state, {});
            const explain::CoachView view = explain::coach_view(player, state);
            say(view.title);
            say(view.score_text);
            if (!lesson.scenario)
                for (const explain::ScorePart& part : explain::results_view(player, state).parts) {
                    say(part.label);
                    say(part.words);
                }
        }
    InChinese::check_whole();
}

TEST_CASE("language: a known text is said the same again, and English comes back at the end") {
    {
        const InChinese chinese;
        Screen screen{390, 844};
        CHECK(ui::in_language("Borrow") == "借币");
        for (int i = 0; i < 5'000; ++i) {  // numbers change all the time
            if (i % 50 == 0) screen.frames(1);
            const std::string text = "Bought " + std::to_string(i) + " BTC";
            REQUIRE(ui::in_language(text) == "已买入 " + std::to_string(i) + " BTC");
            REQUIRE(ui::in_language("Borrow") == "借币");
        }
        CHECK(ui::in_language("60,600.00") == "60,600.00");
        CHECK(ui::in_language("Normal") == "正常");  // an account
        CHECK(ui::in_language("Normal##mode") == "普通");
        CHECK(ui::in_language("USDT##coin") == "USDT");
        CHECK(ui::in_language("Mon 2 Mar 2026 10:42:15") == "周一 2026年3月2日 10:42:15");
        CHECK(ui::in_language("2 Mar 20:26:15") == "3月2日 20:26:15");
    }
    CHECK(ui::in_language("Borrow") == "Borrow");
    CHECK(ui::in_language("Normal##mode") == "Normal");
}

TEST_CASE("language: what a screen reader hears is Chinese, names of targets stay") {
    const InChinese chinese;
    Screen screen{1366, 768};
    screen.frames(2);
    const ui::Target* target = ui::find_target("account.borrow");
    REQUIRE(target != nullptr);
    CHECK(target->label == "借币");
    REQUIRE(ui::find_target("account.transfer") != nullptr);
    CHECK(ui::find_target("account.transfer")->label == "划转");
}
