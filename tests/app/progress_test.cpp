#include "app/progress.h"

#include <doctest/doctest.h>

#include "core/fingerprint.h"
#include "exchange/command_text.h"

using namespace mw;
using app::Progress;
using app::read_progress;
using app::write_progress;

namespace {

Progress walk_at_step_four() {
    Progress progress;
    progress.running = true;
    progress.lesson = "first-walk";
    progress.seed = UINT64_MAX;
    progress.step = 4;
    progress.speed = 60;
    progress.results = {{"other", 92, true}};
    progress.notes = "steps 0 1\nbegan 5\n";
    progress.log = {Advance{12'000},
                    Transfer{Pair::btcusdt, Direction::into_isolated, {Asset::usdt, 2'000 * one}},
                    Borrow{Pair::btcusdt, {Asset::btc, 10'000'000}}};
    return progress;
}

}  // namespace

TEST_CASE("progress comes back as it was saved") {
    const Progress saved = walk_at_step_four();
    const auto read = read_progress(write_progress(saved));
    REQUIRE(read);
    CHECK(read->running);
    CHECK(read->lesson == saved.lesson);
    CHECK(read->seed == saved.seed);
    CHECK(read->step == saved.step);
    CHECK(read->speed == saved.speed);
    CHECK(read->results == saved.results);
    CHECK(read->notes == saved.notes);
    REQUIRE(read->log.size() == saved.log.size());
    for (std::size_t i = 0; i < saved.log.size(); ++i)
        CHECK(write_command(read->log[i]) == write_command(saved.log[i]));
}

TEST_CASE("finished lessons are kept when nothing runs") {
    Progress progress;
    progress.results = {{"first-walk", 100, false}, {"second", 40, true}};
    const auto read = read_progress(write_progress(progress));
    REQUIRE(read);
    CHECK(!read->running);
    CHECK(read->results == progress.results);
}

TEST_CASE("of each lesson the better result is kept: more points, then done alone") {
    std::vector<app::Result> results;
    app::add_result(results, {"a", 70, true});
    app::add_result(results, {"b", 90, false});
    app::add_result(results, {"a", 85, false});
    app::add_result(results, {"a", 60, true});
    app::add_result(results, {"b", 90, true});
    app::add_result(results, {"b", 90, false});
    CHECK(results == std::vector<app::Result>{{"a", 85, false}, {"b", 90, true}});
}

TEST_CASE("damaged, foreign and old progress is not used") {
    const std::string good = write_progress(walk_at_step_four());
    CHECK(!read_progress(""));
    CHECK(!read_progress("something else"));
    CHECK(!read_progress(good.substr(0, good.size() - 3)));
    for (std::size_t i = 0; i < good.size(); ++i) {  // any changed character is noticed
        std::string bad = good;
        bad[i] = bad[i] == 'x' ? 'y' : 'x';
        CAPTURE(i);
        CHECK(!read_progress(bad));
    }
}

TEST_CASE("refusals that were met, goals and the one that is watched come back as they were") {
    Progress saved = walk_at_step_four();
    saved.lesson.clear();
    saved.met = {{Refusal::over_borrow_limit, 3, 1'772'445'600'000, "0.32 is above your limit."},
                 {Refusal::order_unknown, 1, 0, ""}};
    saved.reached = {"come-home", "rescue"};
    saved.goal = "guarded";
    saved.goal_notes = "steps 1\nbegan 5\nfirst 2\n";
    const auto read = read_progress(write_progress(saved));
    REQUIRE(read);
    CHECK(read->met == saved.met);
    CHECK(read->reached == saved.reached);
    CHECK(read->goal == "guarded");
    CHECK(read->goal_notes == saved.goal_notes);
    CHECK(read->notes == saved.notes);
}

TEST_CASE("a refusal this program does not know, or a count that cannot be, is left out") {
    const auto read_body = [](const std::string& body) {
        const std::string sum = std::to_string(Fingerprint{}.add(std::string_view{body}).value());
        return read_progress("marginwalk progress 2\nsum " + sum + "\n" + body);
    };
    const auto read = read_body(
        "met no_such_refusal 1 5 words\nmet over_debt 0 5 words\nmet over_debt 10000 5 words\n"
        "met over_debt x 5 words\nmet over_debt 2 -1 words\nmet\nmet lot_size 2 7\n"
        "met lot_size 9 9 twice\nreached a\nreached a\n");
    REQUIRE(read);
    REQUIRE(read->met.size() == 1);
    CHECK(read->met[0] == explain::Met{Refusal::lot_size, 2, 7, ""});
    CHECK(read->reached == std::vector<std::string>{"a"});
    // saved before there was a museum
    const auto old = read_body("result l01 92 independent\n");
    REQUIRE(old);
    CHECK(old->met.empty());
    CHECK(old->goal.empty());
}
