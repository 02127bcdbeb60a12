#include "model/plain_rules.h"

namespace mw::plain {
namespace {

/// 1e-8 units of a decimal such as 0.01.
consteval Big d(const char* text) {
    Big units = 0;
    int places = -1;
    for (const char* at = text; *at != 0; ++at) {
        if (*at == '.') {
            places = 0;
            continue;
        }
        units = units * 10 + (*at - '0');
        if (places >= 0) ++places;
    }
    for (int i = places < 0 ? 0 : places; i < 8; ++i) units *= 10;
    return units;
}

constexpr std::array<PairRow, pair_count> pairs = {{
    {Asset::btc, 10, d("0.01"), d("1000000"), d("0.00001"), d("9000"), d("130"), d("2"), d("0.5"),
     d("7.2"), d("90000")},
    {Asset::eth, 10, d("0.01"), d("1000000"), d("0.0001"), d("9000"), d("1700"), d("5"), d("0.2"),
     d("100"), d("70000")},
    {Asset::bnb, 10, d("0.01"), d("100000"), d("0.001"), d("900000"), d("8000"), d("2"), d("0.5"),
     d("300"), d("70000")},
    {Asset::sol, 5, d("0.01"), d("10000"), d("0.001"), d("900000"), d("20000"), d("2"), d("0.5"),
     d("500"), d("50000")},
    {Asset::ada, 3, d("0.0001"), d("1000"), d("0.1"), d("9000000"), d("2000000"), d("2"), d("0.5"),
     d("20000"), d("10000")},
}};

constexpr std::array<CoinRow, asset_count> coins = {{
    {d("0.01"), d("0.01"), d("2100000")},        // USDT
    {d("0.000001"), d("0.00000001"), d("270")},  // BTC
    {d("0.00001"), d("0.00000001"), d("4000")},  // ETH
    {d("0.0001"), d("0.00000001"), d("10000")},  // BNB
    {d("0.0001"), d("0.00000001"), d("10000")},  // SOL
    {d("0.01"), d("0.000001"), d("400000")},     // ADA
}};

/// Initial ratios rise by the same step from tier to tier in every class.
std::vector<Big> rising(Big first, Big step, int count) {
    std::vector<Big> ratios;
    for (int i = 0; i < count; ++i) ratios.push_back(first + step * i);
    return ratios;
}

const ClassRow ten = {d("1.05"),
                      d("1.07"),
                      d("1.10"),
                      rising(d("1.111"), d("0.0154"), 10),
                      {d("10"), d("8.91"), d("8.05"), d("7.36"), d("6.79"), d("6.31"), d("5.91"),
                       d("5.57"), d("5.26"), d("5")}};
const ClassRow five = {d("1.15"),
                       d("1.17"),
                       d("1.19"),
                       rising(d("1.25"), d("0.0625"), 5),
                       {d("5"), d("4.2"), d("3.66"), d("3.28"), d("3")}};
const ClassRow three = {d("1.18"),
                        d("1.20"),
                        d("1.22"),
                        rising(d("1.5"), d("0.375"), 5),
                        {d("3"), d("2.14"), d("1.8"), d("1.61"), d("1.5")}};

}  // namespace

const PairRow& row_of(Pair pair) { return pairs[index_of(pair)]; }

const ClassRow& class_of(Pair pair) {
    const int leverage = row_of(pair).leverage;
    return leverage == 10 ? ten : leverage == 5 ? five : three;
}

const CoinRow& coin_of(Asset asset) { return coins[index_of(asset)]; }

}  // namespace mw::plain
