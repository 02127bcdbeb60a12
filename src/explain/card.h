#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "explain/late_views.h"
#include "explain/numbers.h"
#include "explain/parts.h"

// A card before it is written: its formula can be computed again, exactly. Not for other rooms.

namespace mw::lessons {
class Player;
}

namespace mw::explain::cards {

/// One sign of a formula. Formulas are kept with the sign before its operands.
struct Term {
    /// What it stands for.
    enum class Op : std::uint8_t {
        input,     ///< number `value` of the card's inputs
        constant,  ///< `value` itself, in 1e-8
        plus,
        minus,
        times,
        over,
        smaller,  ///< of two
        larger,   ///< of two
        rounded,  ///< to `value` places, as `cut` says; not written
        sum       ///< of `value` operands
    };
    Op op{};
    std::int64_t value{0};
    Cut cut{};
};

/// A formula over the inputs of a card.
struct Formula {
    std::vector<Term> terms;

    friend Formula operator+(const Formula& a, const Formula& b);
    friend Formula operator-(const Formula& a, const Formula& b);
    friend Formula operator*(const Formula& a, const Formula& b);
    friend Formula operator/(const Formula& a, const Formula& b);
};

/// A plain number. @param units  1e-8.
Formula constant(std::int64_t units);
/// The smaller of two.
Formula smaller(const Formula& a, const Formula& b);
/// The larger of two.
Formula larger(const Formula& a, const Formula& b);
/// Rounded where the exchange or the screen rounds. @param places  0..8.
Formula rounded(const Formula& of, int places, Cut cut);
/// All of these together; none is zero.
Formula sum(const std::vector<Formula>& parts);

/// A number that goes into a card.
struct Input {
    std::string name;
    std::int64_t units{0};  ///< 1e-8
    std::string unit;       ///< "BTC"; "%" for a rate, which is shown as percent
    std::string source;     ///< empty: said by the kind of its figure
    std::optional<Figure> figure{};
    bool has_sign{false};  ///< shown with + or −
};

/// A card.
struct Card {
    std::string name{};
    std::string value{};    ///< as it is shown; of its own accord with all its digits
    std::int64_t units{0};  ///< what the formula gives, 1e-8
    std::string about{};
    std::string note{};
    std::vector<Input> inputs{};
    Formula formula{};  ///< empty for what is not computed

    /// Adds an input, unless one of this name is there. @return it, for a formula.
    Formula use(Input input);

    /// Adds an input as a line of its own, whatever it is called. @return it, for a formula.
    Formula line(Input input);
};

/// What every card looks at: the account now, or after what is typed.
struct At {
    const Scene& scene;
    const Ledger& ledger;
    const IsolatedAccount& account;
    bool after{false};
    bool what_if{false};                     ///< the scene's index is the what-if line's
    const lessons::Player* player{nullptr};  ///< of the lesson, if there is one

    /// The figure of this kind here.
    [[nodiscard]] Figure figure(FigureKind kind, Asset asset = {}) const {
        return {kind, scene.pair, asset, after, 0, what_if};
    }
};

/// A whole number in the name of a target, such as a row's.
std::optional<std::size_t> count_in(std::string_view digits);

/// All digits: "0.100001", "8,053.94". @param unit  see Input.
std::string digits(std::int64_t units, std::string_view unit);
/// The same with its unit.
std::string with_unit(std::int64_t units, std::string_view unit);
/// With all digits and its coin.
std::string exact(Amount amount);
/// The coin's ticker.
std::string ticker(Asset asset);
/// An amount as an input.
Input input(std::string name, Amount amount, std::optional<Figure> figure);
/// A number that the venue sets.
Input by_venue(std::string name, std::int64_t units, std::string unit = {});

/// The index price.
Input index_input(const At& at);
/// Places of an amount in whole lots; a lot is a power of ten.
int lot_places(const PairRules& rules);
/// What is held, or owed, in quote at the index. @param kind  assets or debt.
Formula worth_of_side(Card& card, const At& at, FigureKind kind);
/// The same, each coin rounded to a unit as the venue counts it.
Formula counted_side(Card& card, const At& at, bool debt);
/// The index price at which the level is `ratio`. @param rise  a rising index is the danger.
Formula price_at_level(Card& card, const At& at, const Formula& ratio, bool rise);
/// "2 Mar 10:42"
std::string moment(std::int64_t time_ms);

/// A formula with the names of its inputs.
std::string in_words(const Card& card);
/// A formula with the numbers of its inputs.
std::string in_numbers(const Card& card);

// ---- cards, by subject ------------------------------------------------------------------------

/// Level, prices, worth, leverage.
Card account_card(const At& at, const Figure& figure);
/// Room to borrow, what may leave.
Card limit_card(const At& at, const Figure& figure);
/// One coin of an account, and the spot wallet.
Card coin_card(const At& at, const Figure& figure);
/// Prices and rates.
Card market_card(const At& at, const Figure& figure);
/// The order book, and trades of the market.
Card book_card(const At& at, const Figure& figure);
/// Windows and order form.
Card form_card(const At& at, const Figure& figure);
/// Position and earnings.
Card position_card(const At& at, const Figure& figure);
/// An order and its trades together.
Card order_card(const At& at, const Figure& figure);
/// One trade, loan, repayment, transfer, charge or warning.
Card record_card(const At& at, const Figure& figure);
/// An account as it was.
Card then_card(const At& at, const Figure& figure);
/// Hours of interest that followed each other.
Card hours_card(const At& at, const Figure& figure);
/// Lines and indicators of the chart.
Card chart_card(const At& at, const Figure& figure);
/// What the panel beside the what-if line says.
Card wish_card(const At& at, const Figure& figure);
/// Numbers of a lesson.
Card lesson_card(const At& at, const Figure& figure);
/// The books of one coin, as the audit has them.
Card books_card(const At& at, const Figure& figure);
/// The one pot beside the isolated accounts.
Card pot_card(const At& at, const Figure& figure);
/// One candle of the chart.
Card candle_card(const At& at, const Figure& figure);
/// All accounts.
Card wallet_card(const At& at, const Figure& figure);

/// Which changes of a coin are told.
enum class Flow : std::uint8_t {
    held,
    borrowed,
    interest,
    earned,
    spot,
    // whatever the pair
    lenders,
    venue,
    insurance,
    others,
    interest_paid
};

/// Adds one line an event, newest first, older ones together. Their sum is the formula.
/// @return what all the lines come to, 1e-8.
/// @param from  place of the first record that counts. @param start  what was there before.
/// @param start_name  of a line for that. @param until  number of the last record that counts.
std::int64_t tell_events(Card& card, const State& state, const Figure& figure, Flow flow,
                         std::size_t from = 0, std::int64_t start = 0,
                         const char* start_name = "At the start of the run",
                         std::uint64_t until = UINT64_MAX);

}  // namespace mw::explain::cards
