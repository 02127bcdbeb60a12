#include "app/progress.h"

#include <doctest/doctest.h>

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
