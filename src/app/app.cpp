#include "app/app.h"

#include <algorithm>

#include "app/inspect.h"
#include "app/requests.h"

namespace mw::app {
namespace {

constexpr int toast_life_ms = 6'000;
constexpr int refused_from_ms = -4'000;  // a refusal stays longer: there is a link to press
constexpr std::size_t most_toasts = 3;
constexpr std::int64_t typed_for_good_ms = 1'500;  // an amount that stays is meant

World idle_world(std::uint64_t seed) { return default_world(seed); }

}  // namespace

App::App(const Boot& boot)
    : run_{idle_world(static_cast<std::uint64_t>(boot.now_ms) % 10'000)},
      calls_{request::tell, boot.whole},
      next_seed_{static_cast<std::uint64_t>(boot.now_ms) % 10'000} {
    if (boot.whole)
        rest_loaded(true);
    else
        ui::late_code(ui::LateCode::asleep);
    for (lessons::Card& card : lessons::read_cards(boot.cards))
        library_.push_back({std::move(card), {}, false});
    const std::optional<Progress> saved = read_progress(boot.saved);
    const std::string asked = read_launch(boot.query).language;
    kept_language_ = saved ? saved->language : "en";
    choose_language(boot, asked.empty() ? kept_language_ : asked);
    desk_.language = language_;
    for (const LessonFile& file : boot.lessons)
        if (is_goals(file.name))
            take_goals(file.name, file.text);
        else
            is_translation(file.name) ? add_translation(file) : add_lesson(file);
    std::vector<std::string> known;
    known.reserve(library_.size());
    for (const Entry& entry : library_) known.push_back(entry.card.id);
    tracks_ = lessons::read_tracks("tracks.txt", boot.tracks, known).tracks;
    open_first_page(boot);
}

void App::open_first_page(const Boot& boot) {
    const Launch launch = read_launch(boot.query);
    for (const std::string& notice : launch.notices)
        toast({"Address", notice, explain::Tone::warn, 0});
    if (const auto kept = read_preferences(boot.preferences)) kept_ = *kept;
    prefer(kept_, desk_, 0, preference_count);
    desk_.theme = launch.theme.value_or(desk_.theme);
    desk_.embed = launch.embed;
    desk_.present = desk_.present || launch.present;

    const std::optional<Progress> saved = read_progress(boot.saved);
    if (saved) {
        results_ = saved->results;
        late_facts_.met = saved->met;
        late_facts_.practice.reached = saved->reached;
    }
    desk_.exam = launch.exam;
    desk_.track = launch.track;
    const bool plain = !launch.seed && !launch.step && !launch.autoplay;
    const bool wanted =
        launch.lesson.empty() ? !launch.practice : saved && launch.lesson == saved->lesson;
    if (saved && plain && wanted && resume(*saved)) {
        if (launch.speed) set_speed(*launch.speed);
        return;
    }
    if (!launch.lesson.empty() && entry_named(launch.lesson) == nullptr) {
        toast({"No such lesson", "There is no lesson called " + launch.lesson + " here.",
               explain::Tone::warn, 0});
    } else if (!launch.lesson.empty()) {
        wanted_ = launch;
        open_wanted_lesson();
    } else if (launch.practice || launch.seed) {
        start_practice(launch.seed);
        if (launch.speed) set_speed(*launch.speed);
    } else if (!launch.track.empty()) {
        desk_.page = explain::Page::lessons;
    }
}

/// Brings the isolated desk of the first pair in front, as after the first steps of a lesson.
void App::show_desk() {
    desk_.page = explain::Page::trade;
    desk_.account = explain::AccountTab::isolated;
    desk_.pair = run_.state().world.pairs.front();
    desk_.window = explain::Window::none;
}

void App::frame(const FrameInput& input) {
    for (explain::Toast& shown : views_.toasts) shown.age_ms += static_cast<int>(input.elapsed_ms);
    std::erase_if(views_.toasts,
                  [](const explain::Toast& shown) { return shown.age_ms > toast_life_ms; });
    for (const ui::Intent& intent : std::exchange(intents_, {})) carry_out(intent);
    if (run_started_ && !hidden_) {
        if (guide_.waits_for_time() && pace_.paused()) pace_.toggle();
        pass_time(pace_.advance_for(guide_.time_for(input.elapsed_ms)));
        run_.observe(on_screen());
        if (const auto speed = run_.take_speed()) set_speed(*speed * lesson_pace_);
        notice_step_change();
        notice_goal();
        guide_.frame(input.elapsed_ms, run_, desk_);
        if (guide_.plays_lesson()) run_.note_shown();
    }
    notice_language();
    notice_coach();
    rebuild_views();
    say(outbox_.announce, heard_.news(views_));
    notice_typed(input.elapsed_ms);
    const Preferences before = preferences_of(desk_);
    ui::draw(views_, desk_, intents_);
    keep_preferences(before);
    guide_.draw();
    if (ui::take_late_wish() && !rest_asked_) outbox_.wants_rest = rest_asked_ = true;
}

void App::carry_out(const ui::Intent& intent) {
    dirty_ = true;
    if (const auto* command = std::get_if<Command>(&intent)) return submit(*command);
    if (const auto* lesson = std::get_if<ui::StartLesson>(&intent))
        return start_lesson(lesson->id, std::nullopt);
    if (std::holds_alternative<ui::StartPractice>(intent)) return start_practice(std::nullopt);
    if (const auto* ask = std::get_if<ui::CoachAsk>(&intent)) return ask_coach(*ask);
    if (const auto* speed = std::get_if<ui::SetSpeed>(&intent)) return set_speed(speed->speed);
    if (std::holds_alternative<ui::TogglePause>(intent)) return pace_.toggle();
    if (const auto* skip = std::get_if<ui::SkipTime>(&intent)) return skip_time(skip->elapsed_ms);
    if (std::holds_alternative<ui::RewindOne>(intent)) {
        guide_.stop();
        run_.rewind();
        return;
    }
    if (const auto* from = std::get_if<ui::GoOnFrom>(&intent)) return go_on_from(from->time_ms);
    const auto* answer = std::get_if<ui::AnswerQuestion>(&intent);
    const auto* contract = std::get_if<ui::TradeContract>(&intent);
    if (answer != nullptr || contract != nullptr) {
        const lessons::UiFacts& facts = on_screen();
        if (answer != nullptr && run_.answer(answer->reply, facts)) guide_.act_done();
        if (contract != nullptr && run_.trade_contract(contract->ask, facts)) guide_.act_done();
        notice_step_change();
        save();
        return;
    }
    if (const auto* goal = std::get_if<ui::PickGoal>(&intent)) return pick_goal(goal->id);
    if (std::holds_alternative<ui::GoalHint>(intent)) return run_.goal_hint();
    if (std::holds_alternative<ui::ExportCsv>(intent) && late_ != nullptr) {
        desk_.exported = desk_.orders.tab;
        outbox_.downloads.push_back(
            {"marginwalk-orders.csv", "text/csv", late_->orders_csv(run_.state(), desk_)});
    }
}

void App::submit(const Command& command) {
    calls_.add(command, run_.session());
    const Answer answer = run_.submit(command);
    if (const auto* refusal = std::get_if<Refusal>(&answer)) {
        last_error_ = {code_of(*refusal), explain::sentence_for(*refusal, command, run_.state())};
        meet(*refusal, last_error_->message);
        toast({"Not done", last_error_->message, explain::Tone::down, refused_from_ms, *refusal});
        return;
    }
    last_error_.reset();
    accepted(command, std::get<std::vector<Event>>(answer));
}

void App::accepted(const Command& command, const std::vector<Event>& events) {
    guide_.act_done();
    tell(events);
    if (std::holds_alternative<Transfer>(command)) {
        desk_.transfer.amount.clear();
        desk_.window = explain::Window::none;
    } else if (std::holds_alternative<Borrow>(command)) {
        desk_.borrow.amount.clear();
        desk_.window = explain::Window::none;
    } else if (std::holds_alternative<Repay>(command)) {
        desk_.repay.amount.clear();
        desk_.window = explain::Window::none;
    } else if (explain::places_order(command)) {
        explain::clear_amounts(desk_.order);
        if (desk_.window == explain::Window::order_sheet) desk_.window = explain::Window::none;
    }
    save();
}

void App::go_on_from(std::int64_t time_ms) {
    guide_.stop();
    if (run_.go_on_from(time_ms, on_screen())) return notice_step_change();
    toast({"Too far back", "From here it can no longer be reached. Step to a later moment.",
           explain::Tone::warn, 0});
}

void App::ask_coach(ui::CoachAsk ask) {
    using ui::CoachAsk;
    switch (ask) {
        case CoachAsk::next: run_.next(on_screen()); break;
        case CoachAsk::back:
            guide_.stop();
            run_.back();
            forget_draft();
            seen_step_ = run_.player() != nullptr ? run_.player()->step() : 0;
            break;
        case CoachAsk::hint: run_.hint(); break;
        case CoachAsk::show_me:
            if (desk_.exam) break;
            run_.note_shown();
            guide_.show_step(run_, hand_pace());
            break;
        case CoachAsk::restart:
            if (run_.player() != nullptr) {
                const lessons::Lesson again = run_.player()->lesson();
                start_lesson(again, std::nullopt);
            }
            break;
        case CoachAsk::exit: leave_lesson(); break;
        case CoachAsk::skip:
            guide_.stop();
            run_.skip_step();
            notice_step_change();
            break;
        case CoachAsk::explore:
            guide_.stop();
            run_.explore();
            break;
        case CoachAsk::back_to_lesson: run_.back_to_lesson(); break;
        case CoachAsk::results: desk_.page = explain::Page::results; break;
    }
}

void App::start_practice(std::optional<std::uint64_t> seed) {
    guide_.stop();
    goal_to_restore_.reset();
    run_ = Run{default_world(seed ? *seed : fresh_seed())};
    run_started_ = true;
    calls_.clear();
    last_error_.reset();
    prefer(kept_, desk_, look_count, preference_count);
    show_desk();
    set_speed(1);
    save();
}

void App::leave_lesson() {
    guide_.stop();
    goal_to_restore_.reset();
    run_ = Run{idle_world(fresh_seed())};
    run_started_ = false;
    desk_.page = explain::Page::start;
    desk_.window = explain::Window::none;
    save();
}

void App::set_speed(int speed) { pace_.set_speed(speed); }

void App::pass_time(std::int64_t elapsed_ms) {
    if (elapsed_ms == 0) return;
    dirty_ = true;
    tell(run_.advance(elapsed_ms, on_screen()));
    notice_step_change();
}

void App::skip_time(std::int64_t elapsed_ms) {
    tell(run_.skip(elapsed_ms, on_screen()));
    notice_step_change();
}

void App::tell(const std::vector<Event>& events) {
    for (const explain::EventToast& told : explain::toasts_for(events, run_.state())) {
        if (explain::says_status(told.toast)) std::erase_if(views_.toasts, explain::says_status);
        toast(told.toast, is_alarm(told.event));
    }
}

void App::toast(const explain::Toast& toast, bool alarms) {
    say(alarms ? outbox_.alarm : outbox_.announce, toast.title + ". " + toast.text);
    views_.toasts.push_back(toast);
    if (views_.toasts.size() > most_toasts) views_.toasts.erase(views_.toasts.begin());
}

/// What was typed or put to a question belongs to its step.
void App::forget_draft() {
    desk_.answer.clear();
    desk_.sorted = {};
}

void App::notice_step_change() {
    const lessons::Player* player = run_.player();
    if (player == nullptr || player->step() == seen_step_) return;
    seen_step_ = player->step();
    desk_.why_open = false;
    dirty_ = true;
    forget_draft();
    desk_.coach_turned = false;
    if (player->done()) {
        finish_lesson();
    } else {
        say(outbox_.announce,
            "Step " + std::to_string(seen_step_ + 1) + ". " + player->words().say);
        if (!player->words().question.empty())
            say(outbox_.announce, "Question: " + player->words().question);
    }
    save();
}

/// A form that says why it cannot be sent is a refusal too, once the learner stays on it.
void App::notice_typed(std::int64_t elapsed_ms) {
    const std::optional<Refusal> now = explain::refusal_in_front(views_, desk_);
    if (now != typed_) {
        typed_ = now;
        typed_ms_ = 0;
        return;
    }
    if (!typed_ || typed_ms_ >= typed_for_good_ms) return;
    typed_ms_ += elapsed_ms;
    if (typed_ms_ < typed_for_good_ms) return;
    say(outbox_.announce, problem_in_front(views_, desk_.window));
    run_.saw_refusal(*typed_);
    meet(*typed_, explain::why_not_in_front(views_, desk_));
    run_.observe(on_screen());
    dirty_ = true;
}

/// Puts a refusal into the museum.
void App::meet(Refusal refusal, std::string_view said) {
    explain::add_met(late_facts_.met, refusal, run_.state().time_ms(), said);
    save();
}

bool App::wants_frame() const {
    return !intents_.empty() || guide_.moving() || ui::animating() || desk_ != built_desk_;
}

int App::next_frame_in_ms() const {
    const bool typing = typed_ && typed_ms_ < typed_for_good_ms;
    int soonest = -1;
    for (const int due :
         {run_started_ && !hidden_ ? pace_.next_in_ms() : -1, views_.toasts.empty() ? -1 : 1'000,
          typing ? static_cast<int>(typed_for_good_ms - typed_ms_) : -1, ui::numbers_want_in_ms()})
        if (due >= 0 && (soonest < 0 || due < soonest)) soonest = due;
    return soonest;
}

void App::visibility(bool hidden) {
    hidden_ = hidden;
    if (hidden) save();
}

std::uint64_t App::fresh_seed() { return next_seed_++; }

std::string App::state_json() const {
    Inspected seen{run_, desk_, pace_, std::nullopt, {}};
    if (last_error_) {
        seen.error_code = last_error_->code;
        seen.error_message = last_error_->message;
    }
    return state_as_json(seen);
}

std::string App::request_json(std::string_view call) {
    const lessons::UiFacts& facts = on_screen();
    RunHost host{run_, facts};
    if (!gateway_) gateway_.emplace();
    gateway_->forget();  // the learner may have gone back in time
    const request::Response response = gateway_->request(host, request::read_call(call));
    if (host.was_reset()) {
        calls_.clear();
        guide_.stop();
        goal_to_restore_.reset();
        run_started_ = true;
        show_desk();
    }
    if (host.was_reset() || !host.happened().empty()) {
        dirty_ = true;
        tell(host.happened());
        notice_step_change();
        save();
    }
    return request::write_response(response);
}

void App::rest_loaded(bool here) {
    ui::late_code(here ? ui::LateCode::here : ui::LateCode::missing);
    dirty_ = true;
    if (!here) return guide_.stop();  // nobody leads it
    calls_.loaded();
    guide_.loaded();
    late_ = &explain::late_model();
    run_.contracts_loaded(lessons::contract_code());
    open_wanted_lesson();
}

std::string App::targets_json() { return targets_as_json(); }

float App::hand_pace() const { return static_cast<float>(std::min(lesson_pace_, 20)); }

}  // namespace mw::app
