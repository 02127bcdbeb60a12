#include "market/stretch.h"

#include <algorithm>

#include "core/check.h"
#include "market/numerics.h"
#include "market/statistics.h"

namespace mw {
namespace {

constexpr double minutes_a_year = 525'600;
constexpr std::size_t fives_a_day = 288;
constexpr double half_pi = 1.5707963267948966;
constexpr double four_ln_2 = 2.772588722239781;
constexpr std::int64_t hour_ms = 3'600'000;

double ratio_log(Ticks a, Ticks b) {
    return log_of(static_cast<double>(a.count) / static_cast<double>(b.count));
}

std::size_t place_of(std::span<const int> steps, int minutes) {
    const auto at = std::ranges::find(steps, minutes);
    MW_CHECK(at != steps.end(), "only some steps are measured");
    return static_cast<std::size_t>(at - steps.begin());
}

}  // namespace

Stretch::Stretch(std::span<const Candle> minutes) : minutes_{minutes} {
    MW_CHECK(!minutes.empty() && minutes.size() % 1440 == 0, "days are whole");
    std::vector<double> logs;
    logs.reserve(minutes.size());
    for (const Candle& minute : minutes)
        logs.push_back(log_of(static_cast<double>(minute.close.count)));
    for (std::size_t k = 0; k < steps.size(); ++k) {
        const auto step = static_cast<std::size_t>(steps[k]);
        for (std::size_t i = 2 * step - 1; i < logs.size(); i += step)
            returns_[k].push_back(logs[i] - logs[i - step]);
        sizes_[k] = sizes_of(returns_[k]);
    }
    for (const Candle& minute : minutes) {
        if (minute.high == minute.low || minute.volume.count == 0) continue;
        log_volumes_.push_back(log_of(static_cast<double>(minute.volume.count)));
        log_ranges_.push_back(log_of(ratio_log(minute.high, minute.low)));
    }
}

const std::vector<double>& Stretch::returns(int minutes) const {
    return returns_[place_of(steps, minutes)];
}

const std::vector<double>& Stretch::sizes(int minutes) const {
    return sizes_[place_of(steps, minutes)];
}

double Stretch::volatility(int minutes) const {
    return size_of(returns(minutes)) * root(minutes_a_year / minutes);
}

double Stretch::beyond_four(int minutes) const {
    const double far = 4 * deviation_of(returns(minutes));
    const auto& all = sizes(minutes);
    const auto count = std::ranges::count_if(all, [=](double size) { return size > far; });
    return static_cast<double>(count) / static_cast<double>(all.size());
}

double Stretch::size_quantile(int minutes, double share) const {
    return quantile_of(sizes(minutes), share) / deviation_of(returns(minutes));
}

double Stretch::leverage(int minutes) const {
    const std::span<const double> r{returns(minutes)};
    const std::span<const double> size{sizes(minutes)};
    return correlation_of(r.first(r.size() - 1), size.last(size.size() - 1));
}

double Stretch::moves_a_year(int minutes, double size) const {
    const auto& all = sizes(minutes);
    const auto count = std::ranges::count_if(all, [=](double each) { return each > size; });
    return static_cast<double>(count) * minutes_a_year /
           (static_cast<double>(all.size()) * minutes);
}

double Stretch::unchanged(int minutes) const {
    const auto& all = sizes(minutes);
    return static_cast<double>(std::ranges::count(all, 0.0)) / static_cast<double>(all.size());
}

std::vector<double> Stretch::log_realised() const {
    // the first day lacks its first return, which starts before the stretch
    const std::span<const double> fives{returns(5)};
    std::vector<double> logs;
    std::size_t begin = 0;
    for (std::size_t end = fives_a_day - 1; end <= fives.size(); end += fives_a_day) {
        double sum = 0;
        for (const double r : fives.subspan(begin, end - begin)) sum += r * r;
        if (sum > 0) logs.push_back(log_of(sum) / 2);
        begin = end;
    }
    return logs;
}

std::vector<double> Stretch::scaled_days() const {
    const std::vector<double> logs = log_realised();
    const std::vector<double>& days = returns(1440);
    std::vector<double> scaled;
    for (std::size_t i = 0; i < days.size() && i + 1 < logs.size(); ++i)
        scaled.push_back(days[i] / exp_of(logs[i + 1]));
    return scaled;
}

double Stretch::jumps_a_day(double times) const {
    const std::vector<double>& size = sizes(5);
    if (size.size() <= fives_a_day + 1) return 0;
    const auto bipower = [&](std::size_t i) { return half_pi * size[i] * size[i - 1]; };
    double sum = 0;
    for (std::size_t i = 1; i <= fives_a_day; ++i) sum += bipower(i);
    std::size_t jumps = 0;
    for (std::size_t i = fives_a_day + 1; i < size.size(); ++i) {
        jumps += size[i] * size[i] > times * times * sum / fives_a_day ? 1 : 0;
        sum += bipower(i) - bipower(i - fives_a_day);
    }
    return static_cast<double>(jumps * fives_a_day) /
           static_cast<double>(size.size() - fives_a_day - 1);
}

double Stretch::jump_share() const {
    const std::vector<double>& size = sizes(5);
    double bipower = 0;
    double squares = 0;
    for (std::size_t i = 1; i < size.size(); ++i) {
        bipower += half_pi * size[i] * size[i - 1];
        squares += size[i] * size[i];
    }
    return squares > 0 ? 1 - bipower / squares : 0;
}

double Stretch::hour_ratio() const {
    std::array<double, 24> sums{};
    std::array<double, 24> counts{};
    const std::vector<double>& size = sizes(60);
    for (std::size_t i = 0; i < size.size(); ++i) {
        sums[(i + 1) % 24] += size[i];  // the first return is that of the second hour
        counts[(i + 1) % 24] += 1;
    }
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] = counts[i] > 0 ? sums[i] / counts[i] : 0;
    const auto [least, most] = std::ranges::minmax(sums);
    return least > 0 ? most / least : 0;
}

double Stretch::weekend_ratio() const {
    std::vector<double> weekend;
    std::vector<double> weekdays;
    const std::vector<double>& size = sizes(60);
    for (std::size_t i = 0; i < size.size(); ++i) {
        const std::int64_t hour =
            minutes_.front().open_ms / hour_ms + static_cast<std::int64_t>(i + 1);
        const std::int64_t weekday = (hour / 24 + 3) % 7;  // 1970 began on a Thursday
        (weekday >= 5 ? weekend : weekdays).push_back(size[i]);
    }
    return weekend.empty() || weekdays.empty() ? 0 : mean_of(weekend) / mean_of(weekdays);
}

double Stretch::range_ratio(int minutes) const {
    const auto step = static_cast<std::size_t>(minutes);
    double ranges = 0;
    double bodies = 0;
    for (std::size_t i = 0; i + step <= minutes_.size(); i += step) {
        const auto bar = minutes_.subspan(i, step);
        const Ticks high = std::ranges::max_element(bar, {}, &Candle::high)->high;
        const Ticks low = std::ranges::min_element(bar, {}, &Candle::low)->low;
        const double range = ratio_log(high, low);
        const double body = ratio_log(bar.back().close, bar.front().open);
        ranges += range * range / four_ln_2;
        bodies += body * body;
    }
    const std::size_t count = minutes_.size() / step;
    const auto bars = static_cast<double>(count);
    return root(ranges / bars) / (minutes == 1 ? size_of(returns(1)) : root(bodies / bars));
}

double Stretch::body_share() const {
    double sum = 0;
    double bars = 0;
    for (const Candle& minute : minutes_) {
        if (minute.high == minute.low) continue;
        const double body = ratio_log(minute.close, minute.open);
        sum += (body < 0 ? -body : body) / ratio_log(minute.high, minute.low);
        bars += 1;
    }
    return bars > 0 ? sum / bars : 0;
}

double Stretch::volume_follows_range() const { return correlation_of(log_volumes_, log_ranges_); }

double Stretch::volume_spread() const { return deviation_of(log_volumes_); }

double Stretch::volume_memory() const { return memory_of(log_volumes_, 1); }

}  // namespace mw
