#include "explain/numbers.h"

#include <algorithm>

#include "core/check.h"

namespace mw::explain {
namespace {

constexpr std::string_view minus = "−";

/// Puts commas into the digits before the point and a true minus before them.
std::string dressed(const std::string& plain) {
    const bool negative = plain.front() == '-';
    const std::size_t first = negative ? 1 : 0;
    const std::size_t point = std::min(plain.find('.'), plain.size());
    std::string text;
    text.reserve(plain.size() + 8);
    if (negative) text += minus;
    for (std::size_t i = first; i < plain.size(); ++i) {
        if (i > first && i < point && (point - i) % 3 == 0) text += ',';
        text += plain[i];
    }
    return text;
}

void add_two(std::string& text, std::int64_t value) {
    text += static_cast<char>('0' + value / 10 % 10);
    text += static_cast<char>('0' + value % 10);
}

}  // namespace

std::string number(std::int64_t units, int places, Cut cut) {
    return dressed(write_decimal(cut_to(units, places, cut), places));
}

std::string signed_number(std::int64_t units, int places, Cut cut) {
    const std::int64_t shown = cut_to(units, places, cut);
    const std::string text = dressed(write_decimal(shown, places));
    return shown > 0 ? "+" + text : text;
}

std::string trimmed(std::int64_t units, int least) {
    std::string plain = write_decimal(units, 8);
    const std::size_t shortest = plain.size() - static_cast<std::size_t>(8 - least);
    while (plain.size() > shortest && plain.back() == '0') plain.pop_back();
    if (plain.back() == '.') plain.pop_back();
    return dressed(plain);
}

int form_places(Asset asset) { return asset == Asset::usdt ? 2 : 5; }

int wallet_places(Asset asset) { return asset == Asset::usdt ? 2 : 8; }

std::string form_amount(Amount amount, Cut cut) {
    return number(amount.units, form_places(amount.asset), cut);
}

std::string wallet_amount(Amount amount, Cut cut) {
    return number(amount.units, wallet_places(amount.asset), cut);
}

std::string said_amount(Amount amount, Cut cut) {
    return amount.asset == Asset::usdt ? number(amount.units, 2, cut) : trimmed(amount.units);
}

std::string said(Amount amount, Cut cut) {
    return said_amount(amount, cut) + " " + std::string{ticker_of(amount.asset)};
}

std::string price_text(Price price, Pair pair) {
    return number(price.units, price_places(pair), Cut::nearest);
}

std::string said_price(Price price, Pair pair) {
    return number(price.units, price.units % one == 0 ? 0 : price_places(pair), Cut::nearest);
}

std::string level_text(Ratio level) { return number(level.units, 4, Cut::down); }

std::string ladder_text(Ratio ratio) {
    return ratio.units % one == 0 ? trimmed(ratio.units) : trimmed(ratio.units, 2);
}

std::string percent_apart(std::int64_t from, std::int64_t to, int places) {
    const std::int64_t gap = to < from ? from - to : to - from;
    return number(mul_div(gap, 100 * one, from, Round::down), places, Cut::nearest);
}

std::string percent_change(std::int64_t from, std::int64_t to, int places) {
    const std::string size = percent_apart(from, to, places) + "%";
    if (size.find_first_not_of("0.%") == std::string::npos) return size;
    return (to < from ? std::string{minus} : "+") + size;
}

std::string rate_text(Ratio rate, int places) {
    return number(mul_div(rate.units, 100, 1, Round::down), places, Cut::nearest) + "%";
}

std::string leverage_text(Amount assets, Amount equity) {
    if (equity.units <= 0) return absent;
    return number(mul_div(assets.units, one, equity.units, Round::down), 2, Cut::nearest) + "x";
}

std::string volume_text(std::int64_t units) {
    constexpr std::int64_t million = 1'000'000;
    if (units / one >= 1'000 * million)
        return number(units / (1'000 * million), 2, Cut::nearest) + " B";
    if (units / one >= million) return number(units / million, 2, Cut::nearest) + " M";
    return number(units, 2, Cut::nearest);
}

std::string counted(std::size_t count, std::string_view noun) {
    std::string text = dressed(std::to_string(count)) + " " + std::string{noun};
    return count == 1 ? text : text + "s";
}

CivilTime civil_time(std::int64_t time_ms) {
    MW_CHECK(time_ms >= 0, "simulated time begins in 1970");
    const std::int64_t days = time_ms / day_ms;
    const std::int64_t seconds = time_ms % day_ms / 1'000;
    // Years that begin in March put the leap day last; 719'468 days lie between 1 March of the
    // year 0 and 1970, and every 400 years have 146'097 days.
    const std::int64_t since = days + 719'468;
    const std::int64_t era = since / 146'097;
    const std::int64_t of_era = since % 146'097;
    const std::int64_t year = (of_era - of_era / 1'460 + of_era / 36'524 - of_era / 146'096) / 365;
    const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    const std::int64_t month = (5 * of_year + 2) / 153;  // 0 is March
    CivilTime civil;
    civil.day = static_cast<int>(of_year - (153 * month + 2) / 5 + 1);
    civil.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
    civil.year = static_cast<int>(year + era * 400 + (civil.month <= 2 ? 1 : 0));
    civil.weekday = static_cast<int>((days + 3) % 7);  // 1 January 1970 was a Thursday
    civil.hour = static_cast<int>(seconds / 3'600);
    civil.minute = static_cast<int>(seconds / 60 % 60);
    civil.second = static_cast<int>(seconds % 60);
    return civil;
}

std::string hour_and_minute(std::int64_t time_ms) {
    std::string text;
    add_two(text, time_ms % day_ms / 3'600'000);
    text += ':';
    add_two(text, time_ms / 60'000 % 60);
    return text;
}

std::string time_of_day(std::int64_t time_ms) {
    std::string text = hour_and_minute(time_ms);
    text += ':';
    add_two(text, time_ms / 1'000 % 60);
    return text;
}

std::string day_and_month(std::int64_t time_ms) {
    constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const CivilTime civil = civil_time(time_ms);
    const std::size_t at = 3 * static_cast<std::size_t>(civil.month - 1);
    return std::to_string(civil.day) + " " + std::string{months.substr(at, 3)};
}

std::string date_text(std::int64_t time_ms) {
    return day_and_month(time_ms) + " " + std::to_string(civil_time(time_ms).year);
}

std::string table_time(std::int64_t time_ms) {
    return day_and_month(time_ms) + " " + time_of_day(time_ms);
}

std::string countdown(std::int64_t left_ms, bool with_hours) {
    const std::int64_t seconds = (left_ms + 999) / 1'000;
    std::string text;
    if (with_hours || seconds >= 3'600) {
        add_two(text, seconds / 3'600);
        text += ':';
    }
    add_two(text, seconds / 60 % 60);
    text += ':';
    add_two(text, seconds % 60);
    return text;
}

std::optional<std::int64_t> day_start(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    std::int64_t digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 4 || i == 7) continue;
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        digits = digits * 10 + (text[i] - '0');
    }
    const std::int64_t year = digits / 10'000;
    const std::int64_t month = digits / 100 % 100;
    const std::int64_t day = digits % 100;
    if (year < 1970 || month < 1 || month > 12 || day < 1) return std::nullopt;
    const std::int64_t shifted = month <= 2 ? year - 1 : year;  // years that begin in March
    const std::int64_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const std::int64_t days =
        365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + of_year - 719'468;
    const CivilTime back = civil_time(days * day_ms);
    if (back.month != month || back.day != day) return std::nullopt;  // 31 April
    return days * day_ms;
}

}  // namespace mw::explain
