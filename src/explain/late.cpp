#include "explain/late.h"

#include "explain/cards.h"
#include "explain/explain.h"
#include "explain/order_reading.h"
#include "explain/parts.h"
#include "lessons/player.h"
#include "lessons/translation.h"

namespace mw::explain {

// The names of this namespace are known to scripts/split-program.py.
namespace late {

static void build(Views& views, const State& state, const Desk& desk, const LateFacts& facts) {
    const Pair pair = desk.pair.value_or(state.world.pairs.front());
    views.late = {};
    if (desk.window == Window::confirm_order)
        views.late.asked = asked_rows(scene_of(state, desk, pair));
    if (desk.window == Window::audit) views.late.audit = audit_view(state);
    if (desk.window == Window::museum) views.late.museum = museum_view(facts.met);
    if (desk.window == Window::frames && facts.glimpses != nullptr)
        views.late.frames = frames_view(state, pair, *facts.glimpses, desk.frames.parked);
    const FramesView* frames = views.late.frames ? &*views.late.frames : nullptr;
    if (!desk.card.target.empty())
        views.late.card = cards::card_view(state, desk, facts.player, frames);
    if (views.coach && views.coach->twin && facts.player != nullptr) {
        const lessons::Memory& memory = facts.player->memory();
        if (memory.twin) views.late.twin = twin_view(state, *memory.twin, memory.began_ms);
    }
    if (views.coach && views.coach->ticket && facts.player != nullptr)
        if (const auto contract = lessons::read_contract(facts.player->memory().contract))
            views.late.ticket = ticket_view(*contract, state);
    if (desk.coach_called) views.late.practice = practice_view(facts.practice, state, pair);
    if (desk.page == Page::trade && desk.pair)
        views.late.leverage = leverage_choices(scene_of(state, desk, pair));
    views.wallet = desk.page == Page::wallet ? wallet_view(state, desk) : WalletView{};
    views.orders = desk.page == Page::orders ? orders_view(state, desk) : OrdersView{};
    if (desk.page == Page::orders && desk.orders.opened_record != 0)
        fill_record_story(views.orders, state, desk.orders.opened_record);
    if (desk.page == Page::trade) reach_back(views.chart, scene_of(state, desk, pair));
    const bool asks = desk.page == Page::trade && desk.what_if.open;
    views.chart.what_if = asks ? what_if_view(scene_of(state, desk, pair)) : WhatIfView{};
}

static std::string orders_csv(const State& state, const Desk& desk) {
    return explain::orders_csv(state, desk);
}

static Phrases read_phrases(std::string_view text, std::vector<PhraseFault>& faults) {
    return Phrases::read(text, faults);
}

static Said say(const Phrases& phrases, std::string_view english) { return phrases.say(english); }

static bool translate(lessons::Lesson& lesson, std::string_view file, std::string_view text) {
    return lessons::translate(lesson, file, text).empty();
}

}  // namespace late

const LateModel& late_model() {
    static constexpr LateModel model{
        .build = late::build,
        .orders_csv = late::orders_csv,
        .read_phrases = late::read_phrases,
        .say = late::say,
        .translate = late::translate,
    };
    return model;
}

}  // namespace mw::explain
