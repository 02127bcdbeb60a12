#include "market/path.h"

#include <algorithm>

#include "core/check.h"
#include "market/numerics.h"
#include "market/profile.h"

namespace mw {
namespace {

// One volatility factor: how fast it forgets, its variance, and how much of its news comes from
// the size (a) and the sign (l) of the last return.
struct Factor {
    double minutes;
    double variance;
    double from_size;
    double from_sign;
};

constexpr std::array<Factor, 8> factor_table = {{
    {1.5, .025, 0, 0},
    {8, .030, .3, 0},
    {40, .047, .4, .09},
    {200, .047, .4, .09},
    {1'000, .040, .2, .09},
    {5'000, .050, 0, .09},
    {25'000, .022, 0, 0},
    {130'000, .036, 0, 0},
}};

constexpr double total_variance = .025 + .030 + .047 + .047 + .040 + .050 + .022 + .036;
constexpr std::array<double, 8> shock_lift = {0, .3, .5, .5, .3, .1, 0, 0};

// Calm and excitement are common to all coins for the most part: what a follower's own factors and
// the leader's weigh. The squares sum to 1, so that mixing keeps the variance.
constexpr double own_mood = 0.5;
constexpr double caught_mood = 0.8660254;

constexpr double seconds_a_day = 86'400;
constexpr double seconds_a_year = 365 * seconds_a_day;
constexpr double most_excitement = 8;
constexpr double overshoot_share = 0.055;  // of each second's noise
constexpr double overshoot_memory_s = 600;

constexpr double jumps_a_day = 0.36;
constexpr double jump_children = 0.2;     // expected further jumps after a jump,
constexpr double jump_echo_minutes = 40;  // within about this time
constexpr double jump_down = 0.515;
constexpr double jump_kept = 0.8;
constexpr double shocks_a_year = 3.5;
constexpr double shock_down = 0.55;
constexpr double shock_kept = 0.65;
constexpr double shock_mean = 0.015 * 2.5 / 1.5;  // mean of Pareto(2.5) is 5/3

// Logarithm that makes the mean of Path::traded 1. Measured over a year of many seeds.
constexpr double traded_mean = 0.7666;

// A leg that more than doubles or halves the price is no rougher than one that does just that.
constexpr double most_rough_distance = 0.693;

constexpr double yearly_volatility(Preset preset) {
    return preset == Preset::calm ? 0.35 : preset == Preset::normal ? 0.50 : 0.85;
}

double sigma_per_second(Preset preset) { return yearly_volatility(preset) / root(seconds_a_year); }

/// Yearly volatility relative to the normal preset.
double relative_volatility(double sigma) { return sigma * root(seconds_a_year) / 0.5; }

/// What is left of a memory of `minutes` after `passed` minutes.
double kept_after(double passed, double minutes) { return exp_of(-passed / minutes); }

}  // namespace

Path::Path(std::uint64_t seed, Preset preset, std::int64_t time_ms, double price_ticks,
           const Liveliness& liveliness)
    : time_ms_{time_ms},
      price_{price_ticks},
      usual_own_sigma_{sigma_per_second(preset) * liveliness.own},
      usual_sigma_{sigma_per_second(preset) * liveliness.whole},
      least_{static_cast<double>(PriceRange{}.least.count)},
      most_{static_cast<double>(PriceRange{}.most.count)},
      volatility_dice_{seed, Stream::volatility},
      price_dice_{seed, Stream::price},
      jump_dice_{seed, Stream::jumps},
      shock_dice_{seed, Stream::shocks},
      volume_dice_{seed, Stream::volume},
      script_dice_{seed, Stream::script} {
    MW_CHECK(price_ticks > 0, "a price is positive");
    MW_CHECK(time_ms >= 0 && time_ms % 60'000 == 0, "a path starts on a whole minute");
    for (std::size_t k = 0; k < factor_count; ++k)
        factors_[k] = root(factor_table[k].variance) * gaussian(volatility_dice_);
    set_block_minutes(1);
}

void Path::set_block_minutes(std::int64_t minutes) {
    MW_CHECK(block_done_s_ == 0, "a block keeps its length");
    MW_CHECK(minutes > 0, "a block has a length");
    block_s_ = minutes * 60;
    for (std::size_t k = 0; k < factor_count; ++k) {
        const Factor& f = factor_table[k];
        const double kept = kept_after(static_cast<double>(minutes), f.minutes);
        const double scale = root(f.variance * (1 - kept * kept));
        const double own = root(1 - f.from_size * f.from_size - f.from_sign * f.from_sign);
        weights_[k] = {kept, scale * f.from_size, scale * f.from_sign, scale * own};
    }
}

void Path::keep_inside(const PriceRange& range) {
    MW_CHECK(range.least.count >= 1 && range.most.count >= range.least.count + 2,
             "a range has room for a bid, an ask and a price between");
    least_ = static_cast<double>(range.least.count);
    most_ = static_cast<double>(range.most.count);
    price_ = inside(price_);
}

double Path::inside(double price_ticks) const { return std::clamp(price_ticks, least_, most_); }

/// A price beyond an end of the range comes back from there by as large a part of it.
double Path::mirrored(double price) const {
    if (price >= least_ && price <= most_) return price;
    if (price <= 0) return least_;
    return inside((price > most_ ? most_ * most_ : least_ * least_) / price);
}

void Path::place_at(double price_ticks) {
    price_ = price_ticks;
    overshoot_ = 0;
}

void Path::advance(std::int64_t seconds, const Outside& outside) {
    if (block_done_s_ == 0) begin_block(outside);
    const auto length = static_cast<double>(seconds);
    double noise = gaussian(price_dice_);
    if (seconds > 1) noise *= root(length);
    // none is left at the end of a leg, so that the fair price arrives too
    const double memory_s = steering()
                                ? std::min(overshoot_memory_s, static_cast<double>(leg_.left_s))
                                : overshoot_memory_s;
    overshoot_ -= overshoot_ * std::min(1.0, length / memory_s);
    if (steering()) {
        MW_CHECK(seconds == 1, "a scripted leg goes second by second");
        price_ = mirrored(scripted(noise));
    } else {
        const double own = 1 + drift_ * length + own_sigma_ * noise + moves(seconds);
        price_ = mirrored(price_ * own * outside.factor);
        overshoot_ += overshoot_share * own_sigma_ * noise;
    }
    block_high_ = std::max(block_high_, price_);
    block_low_ = std::min(block_low_, price_);
    time_ms_ += seconds * 1'000;
    block_done_s_ += seconds;
    MW_CHECK(block_done_s_ <= block_s_, "a step stays inside its block");
    if (block_done_s_ == block_s_) end_block();
}

/// Sets volatility for the coming block and lets jumps and shocks begin.
void Path::begin_block(const Outside& outside) {
    mood_ = 0;
    for (const double factor : factors_) mood_ += factor;
    if (outside.sigma > 0) mood_ = own_mood * mood_ + caught_mood * outside.mood;
    season_ = season(time_ms_ + block_s_ * 500);
    excitement_ = std::min(most_excitement, exp_of(mood_ - total_variance));
    own_sigma_ = whole_sigma_ = usual_own_sigma_ * season_ * excitement_;
    if (outside.sigma > 0)
        whole_sigma_ = root(own_sigma_ * own_sigma_ + outside.sigma * outside.sigma);
    block_price_ = block_high_ = block_low_ = price_;
    drift_ = 0;
    if (!steering()) {
        maybe_jump();
        maybe_shock();
    }
    // everything that moves the price counts, not only what is its own
    const double lively =
        season_ * excitement_ * (whole_sigma_ / own_sigma_) * (usual_own_sigma_ / usual_sigma_);
    const double weather = exp_of(0.75 * log_of(lively) + 0.78 * volume_weather_[0] +
                                  0.35 * volume_weather_[1] - 0.185);
    activity_ = std::clamp(weather, 0.25, 5.0);
}

/// Big returns raise volatility on several time scales; falls raise it a little more.
void Path::end_block() {
    const auto length = static_cast<double>(block_s_);
    const double minutes = length / 60;
    const double z =
        std::clamp((price_ / block_price_ - 1) / (whole_sigma_ * root(length)), -4.5, 4.5);
    const double surprise = ((z < 0 ? -z : z) - 0.798) / 0.603;
    for (std::size_t k = 0; k < factor_count; ++k) {
        const Weights& w = weights_[k];
        factors_[k] = w.kept * factors_[k] + w.from_size * surprise - w.from_sign * z +
                      w.own * gaussian(volatility_dice_);
    }
    const double range = (block_high_ - block_low_) / (block_price_ * whole_sigma_ * root(length));
    const double lively =
        season_ * excitement_ * (whole_sigma_ / own_sigma_) * (usual_own_sigma_ / usual_sigma_);
    traded_ = exp_of(0.75 * log_of(lively) + 1.3 * log_of(range + 0.08) +
                     0.78 * volume_weather_[0] + 0.35 * volume_weather_[1] - traded_mean);
    constexpr std::array<double, 2> memory_minutes = {2, 300};
    for (std::size_t k = 0; k < volume_weather_.size(); ++k) {
        const double kept = kept_after(minutes, memory_minutes[k]);
        volume_weather_[k] =
            kept * volume_weather_[k] + root(1 - kept * kept) * gaussian(volume_dice_);
    }
    jump_echo_ *= kept_after(minutes, jump_echo_minutes);
    block_done_s_ = 0;
}

void Path::maybe_jump() {
    const double seconds = static_cast<double>(block_s_);
    const double rate = jumps_a_day * season_ / seconds_a_day + jump_echo_ / 60;  // per second
    const double unit = usual_own_sigma_ * season_ * std::min(4.0, excitement_) * root(300.0);
    // mean of (2 + 2.9 E) is 4.9, of its square 32.42; the second term is the gain of compounding
    const double mean = (jump_down * 1.02 - (1 - jump_down)) * 4.9 * unit;
    drift_ += rate * jump_kept * (mean - 32.42 / 2 * jump_kept * unit * unit);
    if (!happens(jump_dice_, rate * seconds)) return;

    const bool down = happens(jump_dice_, jump_down);
    const double size = unit * (2 + 2.9 * exponential(jump_dice_)) * (down ? -1.02 : 1);
    const auto duration = static_cast<std::int64_t>(uniform(jump_dice_, 5, 76));
    add_move(size, 0, duration);
    const double given_back = uniform(jump_dice_, 0, 2 * (1 - jump_kept));
    const auto back_s = static_cast<std::int64_t>(uniform(jump_dice_, 60, 600));
    add_move(-size * given_back, duration, back_s);
    jump_echo_ += jump_children / jump_echo_minutes;
}

void Path::maybe_shock() {
    const double rate = shocks_a_year / seconds_a_year;
    const double scale = relative_volatility(usual_own_sigma_);
    drift_ += rate * (2 * shock_down - 1) * shock_mean * scale * shock_kept;
    if (!happens(shock_dice_, rate * static_cast<double>(block_s_))) return;

    const double sign = happens(shock_dice_, shock_down) ? -1 : 1;
    const double size = sign * scale * std::min(0.15, 0.015 * pareto(shock_dice_, 2.5));
    // 25 seconds to 29 minutes, evenly on a logarithmic scale: ln(1740 / 25) is 4.243
    const double spread = exp_of(4.243 * uniform(shock_dice_));
    const auto duration = static_cast<std::int64_t>(25 * spread);
    add_move(size, 0, duration);
    const double given_back = uniform(shock_dice_, 0.15, 0.55);
    const auto back_s = static_cast<std::int64_t>(uniform(shock_dice_, 600, 7'800));
    add_move(-size * given_back, duration, back_s);
    for (std::size_t k = 0; k < factor_count; ++k) factors_[k] += shock_lift[k];
}

/// Moves beyond the bounded number are left out; so many at once do not happen in practice.
void Path::add_move(double size, std::int64_t wait_s, std::int64_t duration_s) {
    for (Burst& burst : bursts_) {
        if (burst.left_s > 0) continue;
        burst = {size / static_cast<double>(duration_s), wait_s, duration_s};
        ++running_bursts_;
        return;
    }
}

/// Return that the running moves add in the next `seconds`.
double Path::moves(std::int64_t seconds) {
    if (running_bursts_ == 0) return 0;
    double sum = 0;
    for (Burst& burst : bursts_) {
        if (burst.left_s == 0) continue;
        const std::int64_t waited = std::min(burst.wait_s, seconds);
        const std::int64_t moved = std::min(burst.left_s, seconds - waited);
        burst.wait_s -= waited;
        burst.left_s -= moved;
        sum += burst.per_second * static_cast<double>(moved);
        if (burst.left_s == 0) --running_bursts_;
    }
    return sum;
}

void Path::steer(const Leg& leg) {
    MW_CHECK(leg.target.count > 0 && leg.duration_ms > 0, "a leg leads somewhere in some time");
    MW_CHECK(leg.noise.units >= 0, "noise has a size");
    bursts_ = {};
    running_bursts_ = 0;
    drift_ = 0;
    leg_ = {};
    leg_.target = static_cast<double>(leg.target.count);
    MW_CHECK(leg_.target == inside(leg_.target), "a leg leads to a price that may be");
    leg_.total_s = leg_.left_s = (leg.duration_ms + 999) / 1'000;
    leg_.part_s = std::clamp<std::int64_t>(leg_.total_s / 10, 1, 60);
    leg_.noise = static_cast<double>(leg.noise.units) / static_cast<double>(one);
    const double size = log_of(leg_.target / price_);
    const double length = root(static_cast<double>(leg_.total_s));
    const auto minutes = static_cast<double>(leg_.total_s) / 60;
    const double roughness = 0.25 + 0.03 * std::clamp((minutes - 15) / 45, 0.0, 1.0);
    const double distance = size < 0 ? -size : size;
    leg_.least_sd = roughness * std::min(distance, most_rough_distance) / length;
    leg_.activity = std::min(8.0, 1 + distance / (2 * usual_sigma_ * length));
}

/// Price after the next second of a leg. `draw` is a normal number. Everything is counted in
/// logarithms: a way of any length is then cut into parts that multiply to the whole of it.
double Path::scripted(double draw) {
    if (leg_.left_s == 1) {
        leg_.left_s = 0;
        return leg_.target;
    }
    const std::int64_t done_s = leg_.total_s - leg_.left_s;
    const auto left = static_cast<double>(leg_.left_s);
    const auto total = static_cast<double>(leg_.total_s);
    const double missing = log_of(leg_.target / price_);
    double pull = 0;
    if (left <= total / 5) {
        pull = missing / left;  // the last fifth is a bridge that ends on the target
    } else {
        if (done_s % leg_.part_s == 0) leg_.part_rate = next_part_rate(missing);
        pull = leg_.part_rate;
    }
    // A bridge without fading noise would leave the last second's whole draw as an error.
    const double fade = std::min(1.0, (left - 1) / std::min(60.0, total / 5));
    const double least = leg_.least_sd * std::min(1.0, left * 4 / total);
    --leg_.left_s;
    return price_ * exp_of(pull + std::max(whole_sigma_, least) * leg_.noise * fade * draw);
}

/// Shares of the parts are independent exponentials, made to sum to 1. Of what is then still
/// missing, the next part's share can be drawn alone: 1 - U^(1 / parts after it).
double Path::next_part_rate(double missing) {
    const std::int64_t after = (leg_.left_s + leg_.part_s - 1) / leg_.part_s - 1;
    const double share =
        after == 0 ? 1 : 1 - exp_of(log_of(uniform(script_dice_)) / static_cast<double>(after));
    return share * missing / static_cast<double>(std::min(leg_.part_s, leg_.left_s));
}

double Path::quote_band(double price_ticks) const {
    return std::max(1.0, 1.55e-4 * root(relative_volatility(usual_sigma_)) * price_ticks);
}

void Path::add_to(Fingerprint& sum) const {
    sum.add(time_ms_).add(price_).add(overshoot_).add(own_sigma_).add(drift_).add(jump_echo_);
    sum.add(block_price_).add(block_s_).add(block_done_s_).add(activity_);
    for (const double factor : factors_) sum.add(factor);
    for (const double weather : volume_weather_) sum.add(weather);
    for (const Burst& burst : bursts_)
        sum.add(burst.per_second).add(burst.wait_s).add(burst.left_s);
    sum.add(leg_.target).add(leg_.left_s).add(leg_.part_rate).add(leg_.noise);
    for (const Dice* dice :
         {&volatility_dice_, &price_dice_, &jump_dice_, &shock_dice_, &volume_dice_, &script_dice_})
        sum.add(dice->count());
}

}  // namespace mw
