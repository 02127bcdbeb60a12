// Any bytes are a lesson file, a translation, a list of lessons or tracks. Reading never stops the
// program, and what is read without faults can be looked at, answered and counted.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/check.h"
#include "lessons/card.h"
#include "lessons/names.h"
#include "lessons/score.h"
#include "lessons/translation.h"

namespace {

/// A small world; lessons of any text look at this one.
const mw::Session& small_session() {
    static const mw::Session session = [] {
        mw::World world = mw::default_world(1);
        world.history_days = 1;
        return mw::Session{world};
    }();
    return session;
}

void play(const mw::lessons::Lesson& lesson) {
    const mw::State& state = small_session().state();
    if (!state.lists_pair(lesson.pair)) return;
    const mw::lessons::UiFacts screen = mw::lessons::screen_at_start();
    mw::lessons::Player player{lesson};
    player.contracts_loaded(&mw::lessons::contract_code());
    player.begin(state);
    for (int looks = 0; looks < 8 && !player.done(); ++looks) {
        player.observe(state, screen);
        player.show_hint();
        player.answer(std::int64_t{mw::one}, state, screen);
        player.answer(std::size_t{0}, state, screen);
        player.answer(mw::lessons::Arrangement{1, 2, 1}, state, screen);
        player.trade_contract(mw::lessons::ContractAsk::open_short, state);
        player.trade_contract(mw::lessons::ContractAsk::close, state);
        player.next();
        if (player.take_return()) player.returned(state);
    }
    const mw::lessons::Score score = mw::lessons::score_of(player, state, screen);
    MW_CHECK(score.total >= 0 && score.total <= 100, "points are between 0 and 100");
    mw::lessons::Player again{lesson};
    MW_CHECK(again.restore(player.notes()), "what is kept of a lesson can be read");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    mw::lessons::Reading reading =
        mw::lessons::read_lesson("any", text, &mw::lessons::contract_code());
    if (reading.faults.empty()) {
        play(reading.lesson);
        mw::lessons::translate(reading.lesson, "any", text);
    }
    (void)mw::lessons::read_cards(text);
    const std::string known[] = {"l01", "l02"};
    (void)mw::lessons::read_tracks("any", text, known);
    return 0;
}
