#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/money.h"
#include "margin/shown.h"

namespace mw::explain {

using mw::Cut;           ///< of core/rounding.h
using mw::cut_to;        ///< of core/rounding.h
using mw::price_places;  ///< of margin/shown.h

// ---- Numbers: grouped, a true minus, so many places a kind ------------------------------------

/// 1e-8 units with as many places: "8,053.94", "−0.10000". @param places  0..8.
std::string number(std::int64_t units, int places, Cut cut);

/// The same with its sign always shown: "+523.10"; zero has none.
std::string signed_number(std::int64_t units, int places, Cut cut);

/// Without trailing zeros but with at least `least` places: 0.1 with 2 is "0.10".
std::string trimmed(std::int64_t units, int least = 0);

/// Places an amount has in forms, book and account panel: USDT 2, others 5.
int form_places(Asset asset);

/// Places an amount has in the wallet and in windows: USDT 2, others 8.
int wallet_places(Asset asset);

/// An amount as forms show it, without its coin: "0.10000".
std::string form_amount(Amount amount, Cut cut);

/// An amount as wallet and windows show it, without its coin: "0.10000100".
std::string wallet_amount(Amount amount, Cut cut);

/// An amount as sentences say it, without its coin: "0.100001", "6,000.00".
std::string said_amount(Amount amount, Cut cut);

/// The same with its coin: "0.100001 BTC".
std::string said(Amount amount, Cut cut);

/// A price with the places of its pair, nearest: "60,600.00", "0.5012".
std::string price_text(Price price, Pair pair);

/// A price in a sentence: "60,600", or with its places when it is not whole.
std::string said_price(Price price, Pair pair);

/// A margin level: "1.3290", cut down so that no account looks safer than it is.
std::string level_text(Ratio level);

/// A ratio of the venue's ladder: "1.111", "1.10", "2".
std::string ladder_text(Ratio ratio);

/// How far `to` is from `from`: "0.87" percent with these places, without sign or "%".
/// @param from  positive.
std::string percent_apart(std::int64_t from, std::int64_t to, int places);

/// The same with sign and "%": "+0.87%".
std::string percent_change(std::int64_t from, std::int64_t to, int places);

/// A rate or fee as percent, at least `least` places: "0.001%", "0.1%".
std::string rate_text(Ratio rate, int places);

/// "4.00x": assets over equity; "—" when no equity is left.
std::string leverage_text(Amount assets, Amount equity);

/// A traded volume: "18,402.11", "12.34 M", "1.11 B".
std::string volume_text(std::int64_t units);

/// "1 record", "8 records".
std::string counted(std::size_t count, std::string_view noun);

/// Shown where there is nothing to show.
inline constexpr const char* absent = "—";

// ---- Times: simulated UTC, from milliseconds since 1970 ---------------------------------------

/// A moment on the calendar.
struct CivilTime {
    int year{1970};
    int month{1};    ///< 1..12
    int day{1};      ///< 1..31
    int weekday{0};  ///< 0 is Monday
    int hour{0};     ///< 0..23
    int minute{0};   ///< 0..59
    int second{0};   ///< 0..59
};

/// Calendar of a moment. @param time_ms  not negative.
CivilTime civil_time(std::int64_t time_ms);

/// "10:42:15"
std::string time_of_day(std::int64_t time_ms);

/// "10:42"
std::string hour_and_minute(std::int64_t time_ms);

/// "2 Mar"
std::string day_and_month(std::int64_t time_ms);

/// "2 Mar 2026"
std::string date_text(std::int64_t time_ms);

/// "2 Mar 10:32:10", as the tables show it.
std::string table_time(std::int64_t time_ms);

/// Time left: "02:45", or "00:17:45" when hours are asked for or needed.
std::string countdown(std::int64_t left_ms, bool with_hours);

/// First millisecond of a day written "2026-03-02"; nullopt when it is no date from 1970 on.
std::optional<std::int64_t> day_start(std::string_view text);

/// Length of a day in milliseconds.
inline constexpr std::int64_t day_ms = 86'400'000;

}  // namespace mw::explain
