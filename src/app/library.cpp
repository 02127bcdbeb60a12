// The lessons there are, the one that is wanted, and how the last one went.
#include <algorithm>

#include "app/app.h"
#include "core/text.h"
#include "explain/results.h"
#include "lessons/score.h"
#include "ui/language.h"

namespace mw::app {
namespace {

/// "zh" of "zh/first-walk.lesson"; empty for a lesson itself.
std::string_view folder_of(std::string_view name) {
    const std::string_view folder = name.substr(0, name.find('/'));
    return folder.size() < name.size() && is_language_tag(folder) ? folder : std::string_view{};
}

/// "Chinese, simplified" of "简体中文 (Chinese, simplified)".
std::string english_name(std::string_view name) {
    const std::size_t bracket = name.find(" (");
    if (bracket == std::string_view::npos) return std::string{name};
    return std::string{name.substr(bracket + 2, name.rfind(')') - bracket - 2)};
}

}  // namespace

bool is_translation(std::string_view name) { return !folder_of(name).empty(); }

/// Picks the language: what the address asks for, or what was saved; English where there is none
/// of ours. Every name is listed in signs that the page has.
void App::choose_language(const Boot& boot, std::string_view wanted) {
    views_.languages.push_back({"en", "English"});
    std::string_view rest = boot.languages;
    std::string chosen;
    while (!rest.empty()) {
        const std::string_view line = take_line(rest);
        const std::string_view tag = line.substr(0, line.find(' '));
        if (!is_language_tag(tag) || tag.size() == line.size()) continue;
        const std::string_view name = line.substr(tag.size() + 1);
        views_.languages.push_back({std::string{tag}, english_name(name)});
        if (tag == wanted) chosen = name;
    }
    ui::speak({}, nullptr);
    if (wanted == "en") return;
    std::vector<explain::PhraseFault> faults;
    explain::Phrases phrases;
    if (late_ != nullptr) phrases = late_->read_phrases(boot.phrases, faults);
    if (chosen.empty() || phrases.entries().empty()) {
        toast({chosen.empty() ? "No such language" : "Language not loaded",
               "The page is shown in English.", explain::Tone::warn, 0});
        return;
    }
    language_ = wanted;
    for (explain::LanguageView& language : views_.languages)
        if (language.tag == wanted) language.label = chosen.substr(0, chosen.find(" ("));
    ui::speak(std::move(phrases), late_->say);
}

/// Puts the words of another language into a lesson that is here.
void App::add_translation(const LessonFile& file) {
    const std::string_view folder = folder_of(file.name);
    if (folder != language_) return;
    const std::string_view name = std::string_view{file.name}.substr(folder.size() + 1);
    const auto known =
        std::ranges::find(library_, name, [](const Entry& entry) { return entry.card.file; });
    if (known == library_.end() || !known->lesson) return;
    known->translated = true;
    if (late_ == nullptr || !late_->translate(*known->lesson, file.name, file.text))
        toast({"Not translated", "This lesson is shown in English.", explain::Tone::warn, 0});
}

/// What is still to be fetched before a lesson can begin; empty when all is here.
std::string App::wanted_file(const Entry& entry) const {
    if (!entry.lesson) return entry.card.file;
    if (language_ != "en" && !entry.translated) return language_ + "/" + entry.card.file;
    return {};
}

/// What is said aloud is said in the language in use.
Outbox App::take_outbox() {
    outbox_.announce = ui::in_language(outbox_.announce);
    outbox_.alarm = ui::in_language(outbox_.alarm);
    return std::exchange(outbox_, {});
}

/// Another language has other files and glyphs, so the page is loaded anew with it.
void App::notice_language() {
    if (desk_.language == language_) return;
    language_ = kept_language_ = desk_.language;
    save();
    outbox_.reload_with = "?lang=" + language_;
}

void App::add_lesson(const LessonFile& file) {
    lessons::Reading reading = lessons::read_lesson(file.name, file.text);
    if (!reading.faults.empty()) {
        toast({"A lesson could not be read",
               file.name + ", line " + std::to_string(reading.faults.front().line) + ": " +
                   reading.faults.front().message,
               explain::Tone::warn, 0});
        return;
    }
    keep_lesson(std::move(reading.lesson)).translated = false;
}

/// Puts a lesson into the list, in place of one with its id. What has no translation of ours is
/// shown as it is.
App::Entry& App::keep_lesson(lessons::Lesson lesson) {
    const auto known =
        std::ranges::find(library_, lesson.id, [](const Entry& entry) { return entry.card.id; });
    Entry& entry = known != library_.end() ? *known : library_.emplace_back();
    const lessons::Card card = lessons::card_of(lesson);
    if (entry.card.id.empty()) entry.card = card;
    entry.lesson = std::move(lesson);
    entry.translated = true;
    return entry;
}

/// By its id, or by the beginning of it before a dash, where no other begins so.
const App::Entry* App::entry_named(std::string_view id) const {
    const Entry* begins = nullptr;  // the one that "l01" of "l01-find-the-screen" means
    std::size_t count = 0;
    for (const Entry& entry : library_) {
        const std::string_view own = entry.card.id;
        if (own == id) return &entry;
        if (!own.starts_with(id) || own.substr(id.size(), 1) != "-") continue;
        begins = &entry;
        ++count;
    }
    return count == 1 ? begins : nullptr;
}

const Result* App::result_of(std::string_view id) const {
    const auto found = std::ranges::find(results_, id, &Result::lesson);
    return found == results_.end() ? nullptr : &*found;
}

/// Starts the lesson that is wanted, or asks for its text first.
void App::open_wanted_lesson() {
    const Entry* entry = wanted_ ? entry_named(wanted_->lesson) : nullptr;
    if (entry == nullptr) return;
    if (std::string file = wanted_file(*entry); !file.empty()) {
        outbox_.fetch = std::move(file);
        return;
    }
    if (late_ == nullptr && wanted_->step && !contract_lines(*entry->lesson).empty()) {
        ui::want_late();  // the steps before may hold its contract
        return;
    }
    const Launch launch = *std::exchange(wanted_, std::nullopt);
    if (launch.autoplay) lesson_pace_ = launch.speed.value_or(1);
    start_lesson(*entry->lesson, launch.seed);
    if (launch.step) skip_to_step(*launch.step);
    if (launch.autoplay)
        guide_.play_lesson(run_, hand_pace());
    else if (launch.speed)
        set_speed(*launch.speed);
}

void App::lesson_arrived(const std::string& name, const std::optional<std::string>& text) {
    dirty_ = true;
    if (is_goals(name)) return take_goals(name, text);
    if (is_translation(name)) {
        add_translation({name, text.value_or("")});
        return open_wanted_lesson();
    }
    if (!text) {
        wanted_.reset();
        toast({"The lesson could not be loaded", "Check the connection and start it again.",
               explain::Tone::warn, 0});
        return;
    }
    add_lesson({name, *text});
    open_wanted_lesson();
}

void App::open_lesson(const std::string& name, const std::string& text) {
    dirty_ = true;
    lessons::Reading reading =
        lessons::read_lesson(name, text, late_ != nullptr ? &lessons::contract_code() : nullptr);
    if (reading.faults.empty()) {
        const std::string id = reading.lesson.id;
        keep_lesson(std::move(reading.lesson));
        start_lesson(id, std::nullopt);
        return;
    }
    views_.faults.clear();
    for (const lessons::Fault& fault : reading.faults)
        views_.faults.push_back("Line " + std::to_string(fault.line) + ": " + fault.message);
    if (desk_.page == explain::Page::start) desk_.page = explain::Page::lessons;
    desk_.window = explain::Window::faults;
    outbox_.announce = name + " could not be read. " + views_.faults.front();
}

void App::start_lesson(const std::string& id, std::optional<std::uint64_t> seed) {
    Launch launch;
    launch.lesson = id;
    launch.seed = seed;
    wanted_ = std::move(launch);
    open_wanted_lesson();
}

void App::start_lesson(const lessons::Lesson& lesson, std::optional<std::uint64_t> seed) {
    guide_.stop();
    goal_to_restore_.reset();
    run_ = Run{lesson, seed ? *seed : fresh_seed()};
    if (late_ != nullptr) run_.contracts_loaded(lessons::contract_code());
    if (late_ == nullptr && !contract_lines(lesson).empty()) ui::want_late();
    run_started_ = true;
    seen_step_ = 0;
    last_error_.reset();
    calls_.clear();
    const explain::Desk before = std::exchange(desk_, {});
    prefer(preferences_of(before), desk_, 0, look_count);
    desk_.embed = before.embed;
    desk_.exam = before.exam;
    desk_.language = before.language;
    desk_.track = before.track;
    desk_.page = explain::Page::lessons;
    set_speed(lesson.speed * lesson_pace_);
    save();
}

void App::skip_to_step(int step) {
    const auto wanted = static_cast<std::size_t>(step - 1);
    if (wanted == 0) return;
    if (!run_.play_to(wanted)) {
        toast({"Address", "This lesson has no step " + std::to_string(step) + ".",
               explain::Tone::warn, 0});
        return;
    }
    seen_step_ = run_.player()->step();
    show_desk();
    // the step may begin with a speed of its own
    set_speed(run_.take_speed().value_or(run_.player()->lesson().speed));
}

void App::finish_lesson() {
    const lessons::Player& player = *run_.player();
    pace_.set_speed(0);
    run_.observe(on_screen());  // after a step that was left out, the last words want their numbers
    outbox_.announce = "Lesson done. " + player.debrief();
    if (player.lesson().scenario) return;
    views_.results = explain::results_view(player, run_.state());
    add_result(results_,
               {player.lesson().id, views_.results->total, views_.results->mark == "independent"});
    advise(*views_.results);
    outbox_.announce += " " + std::to_string(views_.results->total) + " of 100 points.";
}

/// The lesson that comes after this one in the chosen track, or in the list.
void App::advise(explain::ResultsView& results) const {
    std::vector<std::string> order;
    for (const lessons::Track& track : tracks_)
        if (track.id == desk_.track) order = track.lessons;
    if (order.empty())
        for (const Entry& entry : library_)
            if (!entry.card.scenario) order.push_back(entry.card.id);
    const auto here = std::ranges::find(order, results.id);
    if (here != order.end() && here + 1 != order.end())
        if (const Entry* next = entry_named(*(here + 1))) {
            results.next_id = next->card.id;
            results.next_title = next->card.title;
        }
    if (!results.passed)
        results.advice = "80 points pass. Try it again: the market and so the numbers are new.";
    else if (!results.next_id.empty())
        results.advice =
            "Next: " + results.next_title + (results.next_title.ends_with('?') ? "" : ".");
    else
        results.advice = "That was the last one here. Free practice has the same desk.";
    if (results.passed && results.mark == "guided")
        results.advice += " Without hints it counts as independent.";
}

}  // namespace mw::app
