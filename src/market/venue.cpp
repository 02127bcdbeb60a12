#include "market/venue.h"
#include "core/check.h"

#include <algorithm>

#include "market/numerics.h"

namespace mw {
namespace {

constexpr std::int64_t steps_a_second = 1'000 / Venue::step_ms;
constexpr std::uint64_t bridge_draws = steps_a_second - 1;
constexpr double basis_sd = 1e-4;
constexpr double basis_memory_s = 600;

// Square-root law of impact: a day's volume taken at once moves the price by about half a
// day's standard deviation. Two fading memories, weighted.
constexpr double impact_strength = 0.5;
constexpr double coins_a_day = 16'000;
constexpr double hour_weight = 0.6;
constexpr double half_day_weight = 0.4;
constexpr double seen_by_index = 0.3;  // the index is a basket of several venues

}  // namespace

void Impact::took(Side side, double coins) {
    const double signed_coins = side == Side::buy ? coins : -coins;
    hour_ += signed_coins;
    half_day_ += signed_coins;
}

void Impact::second() {
    hour_ -= hour_ / 3'600;
    half_day_ -= half_day_ / 43'200;
}

double Impact::shift(double usual_sigma) const {
    const double coins = hour_weight * hour_ + half_day_weight * half_day_;
    if (coins == 0) return 0;
    const double day_sigma = usual_sigma * root(86'400.0);
    const double size =
        impact_strength * day_sigma * root((coins < 0 ? -coins : coins) / coins_a_day);
    return coins < 0 ? -size : size;
}

Venue::Venue(const PairPath& path, std::uint64_t basis_seed)
    : path_{path},
      basis_dice_{basis_seed, Stream::basis},
      time_ms_{path.time_ms()},
      fair_{path.fair()},
      before_{path.fair()},
      price_{path.fair()},
      index_{path.fundamental()} {}

void Venue::step() {
    if (steps_left_ == 0) begin_second();
    fair_ = bridged();
    --steps_left_;
    time_ms_ += step_ms;
    see_prices();
    if (steps_left_ == 0) end_second();
}

void Venue::second() {
    MW_CHECK(on_whole_second(), "whole seconds follow one another");
    begin_second();
    basis_dice_.pass(bridge_draws);  // where the steps between would have been drawn
    fair_ = path_.fair();
    steps_left_ = 0;
    time_ms_ += steps_a_second * step_ms;
    see_prices();
    end_second();
}

void Venue::begin_second() {
    in_leg_ = path_.steering();
    before_ = path_.fair();
    path_.second();
    impact_.second();
    steps_left_ = steps_a_second;
    const double kept = 1 - 1 / basis_memory_s;
    basis_ = kept * basis_ + basis_sd * root(1 - kept * kept) * gaussian(basis_dice_);
}

/// Every price but the index is seen at once.
void Venue::see_prices() {
    if (held_) return stay(*held_);
    const double shift = impact_strength_ * impact_.shift(path_.usual_sigma());
    price_ = path_.inside(fair_ * (1 + basis_) * (1 + shift) * (1 + deviation()));
}

void Venue::end_second() {
    if (held_) return;
    const double shift = impact_strength_ * impact_.shift(path_.usual_sigma());
    const double seen = path_.inside(path_.fundamental() * (1 + seen_by_index * shift));
    index_ = path_.inside(index_ + (seen - index_) / index_average_s_);
}

void Venue::set(const Frictions& frictions) {
    impact_strength_ = static_cast<double>(frictions.impact.units) / static_cast<double>(one);
    index_average_s_ = static_cast<double>(frictions.index_lag_s);
}

void Venue::wick(double size, std::int64_t duration_ms) {
    MW_CHECK(size > -1 && duration_ms > 0, "a wick leaves a price and takes time");
    wick_ = {size, time_ms_, time_ms_ + duration_ms};
}

double Venue::deviation() const {
    if (!wicking()) return 0;
    constexpr double tip = 0.4;
    const double done = static_cast<double>(time_ms_ - wick_.start_ms) /
                        static_cast<double>(wick_.end_ms - wick_.start_ms);
    return wick_.size * (done < tip ? done / tip : (1 - done) / (1 - tip));
}

double Venue::newest_move() const {
    const double move = (path_.fair() - before_) / (before_ * path_.sigma());
    return move < 0 ? -move : move;
}

void Venue::hold(Ticks price) {
    held_ = price;
    impact_ = {};
    stay(price);
}

/// Time goes by for moods and rhythms only: fair price, venue price and index are the held price.
void Venue::stay(Ticks price) {
    const auto at = static_cast<double>(price.count);
    path_.place_at(at);
    basis_ = 0;
    fair_ = price_ = index_ = at;
}

/// One step of a Brownian bridge from where the fair price is to where the second ends.
double Venue::bridged() {
    const double missing = path_.fair() - fair_;
    if (steps_left_ == 1) return path_.fair();
    const auto left = static_cast<double>(steps_left_);
    const double step_sd = path_.sigma() * fair_ * root((left - 1) / left / steps_a_second);
    return path_.inside(fair_ + missing / left + step_sd * gaussian(basis_dice_));
}

Ticks Venue::index() const { return std::max(Ticks{1}, nearest_tick(index_)); }

bool Venue::steering() const { return path_.steering() || (in_leg_ && steps_left_ > 0); }

void Venue::add_to(Fingerprint& sum) const {
    path_.add_to(sum);
    impact_.add_to(sum);
    sum.add(basis_dice_.count()).add(time_ms_).add(steps_left_).add(in_leg_);
    sum.add(fair_).add(basis_).add(price_).add(index_).add(impact_strength_).add(index_average_s_);
    sum.add(wick_.size).add(wick_.start_ms).add(wick_.end_ms);
    if (held_) sum.add(held_->count);
}

}  // namespace mw
