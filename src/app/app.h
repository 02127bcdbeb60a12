#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/calls.h"
#include "app/guide.h"
#include "app/launch.h"
#include "app/pace.h"
#include "app/preferences.h"
#include "app/progress.h"
#include "app/run.h"
#include "app/speech.h"
#include "explain/explain.h"
#include "explain/late.h"
#include "lessons/card.h"
#include "request/request.h"
#include "ui/mirror.h"
#include "ui/ui.h"

namespace mw::app {

/// A lesson file as the platform found it.
struct LessonFile {
    std::string name;
    std::string text;
};

/// Whether a file of this name holds a lesson's words in another language.
bool is_translation(std::string_view name);

/// Whether a file of this name holds the goals of free practice, or their translation.
bool is_goals(std::string_view name);

/// What the outside gives once, at the start.
struct Boot {
    std::string query;                ///< of the page's address
    std::string cards;                ///< lessons that can be had later; see lessons::read_cards
    std::string tracks;               ///< see lessons::read_tracks
    std::string languages;            ///< a line each: "zh 简体中文 (Chinese, simplified)"
    std::string phrases;              ///< catalogue of the language wanted; empty: English
    std::vector<LessonFile> lessons;  ///< in the order in which they are listed
    std::string saved;                ///< what was kept under progress_key; empty if nothing
    std::string preferences;          ///< the same under preferences_key
    std::int64_t now_ms{0};           ///< wall clock; only to pick a fresh seed
    bool whole{true};  ///< false where what is seldom needed comes later; see rest_loaded
};

/// What the outside gives for one frame.
struct FrameInput {
    std::int64_t elapsed_ms{0};  ///< real milliseconds since the last frame, not negative
};

/// A file for the learner to keep.
struct Download {
    std::string name;
    std::string mime;
    std::string bytes;
};

/// What the outside must keep or do.
struct Outbox {
    std::vector<std::pair<std::string, std::string>> saves;  ///< key and text
    std::vector<Download> downloads;
    std::string announce;     ///< for a screen reader; empty when nothing happened
    std::string alarm;        ///< the same, but it interrupts
    std::string fetch;        ///< lesson file that is wanted; see App::lesson_arrived
    std::string reload_with;  ///< query to load the page with anew; empty: stay
    bool wants_rest{false};   ///< the rest of the program is needed; see rest_loaded
};

/// The program: what is played, what is on the screen, how fast time runs, who has the hand.
/// The platform creates it after ui::start() and calls frame() between NewFrame and Render.
class App {
public:
    /// Reads the lessons, the address and saved progress, and opens the first page.
    explicit App(const Boot& boot);

    /// One frame: carry out what was asked, let time pass, let the lesson look, draw.
    void frame(const FrameInput& input);

    /// True when the next frame is wanted at once.
    [[nodiscard]] bool wants_frame() const;

    /// Real milliseconds until something new should be shown; -1 when nothing is due.
    [[nodiscard]] int next_frame_in_ms() const;

    /// The page was hidden or shown. Hidden: time stands still, progress is saved.
    void visibility(bool hidden);

    /// A lesson file that was asked for is here. @param text  nullopt: it could not be had.
    void lesson_arrived(const std::string& name, const std::optional<std::string>& text);

    /// The learner opened a lesson file of their own: it is started, or its faults are listed.
    void open_lesson(const std::string& name, const std::string& text);

    /// Takes what the outside must do, leaving nothing.
    Outbox take_outbox();

    /// JSON for window.marginwalk.state().
    [[nodiscard]] std::string state_json() const;

    /// The page as text for the hidden DOM; see ui::mirror_text.
    [[nodiscard]] std::string mirror() const { return ui::mirror_text(views_, desk_); }

    /// JSON for window.marginwalk.targets().
    [[nodiscard]] static std::string targets_json();

    /// window.marginwalk.request(): the exchange in the shape of Binance's REST API, on the run
    /// that is being played. @param call  {method, path, params}. @return {status, body}.
    std::string request_json(std::string_view call);

    /// The rest of the program is here now, or could not be had: the code of src/request, and of
    /// what is seldom opened (ui/late.h, explain/late.h).
    void rest_loaded(bool here);

    /// What the learner has in front of them, for before_frame.
    [[nodiscard]] const explain::Desk& desk() const { return desk_; }

private:
    struct Problem {
        int code{0};
        std::string message;
    };

    void open_first_page(const Boot& boot);
    bool resume(const Progress& progress);
    void skip_to_step(int step);
    void show_desk();

    void carry_out(const ui::Intent& intent);
    void submit(const Command& command);
    void go_on_from(std::int64_t time_ms);
    void accepted(const Command& command, const std::vector<Event>& events);
    void ask_coach(ui::CoachAsk ask);
    void start_lesson(const std::string& id, std::optional<std::uint64_t> seed);
    void start_lesson(const lessons::Lesson& lesson, std::optional<std::uint64_t> seed);
    void open_wanted_lesson();
    void finish_lesson();
    void advise(explain::ResultsView& results) const;
    void start_practice(std::optional<std::uint64_t> seed);
    void leave_lesson();
    void set_speed(int speed);
    void pass_time(std::int64_t elapsed_ms);
    void skip_time(std::int64_t elapsed_ms);
    void tell(const std::vector<Event>& events);
    void toast(const explain::Toast& toast, bool alarms = false);

    /// What lessons ask about the screen.
    const lessons::UiFacts& on_screen();
    void rebuild_views();
    void rebuild_lesson_cards();
    void rebuild_tracks();
    void rebuild_time_view();
    void save();
    void keep_preferences(const Preferences& before);
    void notice_step_change();
    void forget_draft();
    void notice_typed(std::int64_t elapsed_ms);
    void meet(Refusal refusal, std::string_view said);

    // practice.cpp
    [[nodiscard]] bool practises() const;
    void notice_coach();
    void pick_goal(const std::string& id);
    void take_goals(const std::string& name, const std::optional<std::string>& text);
    void notice_goal();
    void restore_goal();

    /// A lesson of the list, with its text as soon as that is here.
    struct Entry {
        lessons::Card card;
        std::optional<lessons::Lesson> lesson;
        bool translated{false};  // or known not to be
    };
    void add_lesson(const LessonFile& file);
    Entry& keep_lesson(lessons::Lesson lesson);
    void add_translation(const LessonFile& file);
    [[nodiscard]] std::string wanted_file(const Entry& entry) const;
    void choose_language(const Boot& boot, std::string_view wanted);
    void notice_language();
    [[nodiscard]] const Entry* entry_named(std::string_view id) const;
    [[nodiscard]] const Result* result_of(std::string_view id) const;
    [[nodiscard]] std::uint64_t fresh_seed();
    [[nodiscard]] float hand_pace() const;

    std::vector<Entry> library_;
    std::vector<lessons::Track> tracks_;
    std::string language_{"en"};  // of what is loaded
    std::string kept_language_;   // that was chosen on the page, whatever the address asks for
    Preferences kept_{preferences_of({})};  // that were chosen, the same
    std::optional<Launch> wanted_;          // waits for the text of its lesson
    std::vector<Result> results_;
    explain::LateFacts late_facts_;            // refusals met, goals reached
    std::optional<lessons::Lesson> goals_;     // of free practice; empty until they are wanted
    std::optional<Progress> goal_to_restore_;  // waits for them
    bool goals_asked_{false};
    std::string goal_told_;  // id of the goal that was told to be reached
    Run run_;
    bool run_started_{false};  // false on the first-visit page: the run behind it is idle
    explain::Desk desk_;
    explain::Views views_;
    Pace pace_;
    int lesson_pace_{1};  // autoplay: how many times faster than a person
    Guide guide_;
    ui::Intents intents_;
    Outbox outbox_;
    std::optional<request::Gateway> gateway_;  // made by the first request
    Calls calls_;
    const explain::LateModel* late_{nullptr};  // null until its code is here
    std::optional<Problem> last_error_;
    std::optional<Refusal> typed_;  // why what is typed cannot be sent
    std::int64_t typed_ms_{0};      // real time for which it has been so
    std::uint64_t next_seed_;
    std::size_t seen_step_{0};
    CoachListener heard_;
    std::uint64_t built_commands_{UINT64_MAX};
    explain::Desk built_desk_;
    explain::Desk facts_desk_;  // what facts_ tell of
    lessons::UiFacts facts_{explain::facts_of({})};
    bool dirty_{true};
    bool rest_asked_{false};
    bool hidden_{false};
};

}  // namespace mw::app
