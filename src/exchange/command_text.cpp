#include "exchange/command_text.h"

#include <charconv>

#include "core/text.h"

namespace mw {
namespace {

std::string text_of(Amount amount) {
    return write_shortest(amount.units) + " " + std::string{ticker_of(amount.asset)};
}

std::string symbol_of(Pair pair) { return std::string{rules_of(pair).symbol}; }

std::string text_of(const Terms& terms) {
    if (const auto* limit = std::get_if<LimitTerms>(&terms))
        return write_shortest(limit->quantity.units) + " limit " +
               write_shortest(limit->price.units);
    if (const auto* market = std::get_if<MarketTerms>(&terms))
        return write_shortest(market->quantity.units) + " market";
    return "for " + write_shortest(std::get<MarketByQuoteTerms>(terms).spend.units) + " market";
}

struct Writer {
    std::string operator()(const Transfer& command) const {
        const bool in = command.direction == Direction::into_isolated;
        return "transfer " + text_of(command.amount) + (in ? " to " : " from ") +
               symbol_of(command.pair);
    }
    std::string operator()(const Borrow& command) const {
        return "borrow " + text_of(command.amount) + " in " + symbol_of(command.pair);
    }
    std::string operator()(const Repay& command) const {
        return "repay " + text_of(command.amount) + " in " + symbol_of(command.pair);
    }
    std::string operator()(const PlaceOrder& command) const {
        return (command.side == Side::buy ? "buy " : "sell ") + text_of(command.terms) + " in " +
               symbol_of(command.pair);
    }
    std::string operator()(const CancelOrder& command) const {
        return "cancel " + std::to_string(command.order);
    }
    std::string operator()(const Advance& command) const {
        return "advance " + std::to_string(command.elapsed_ms);
    }
    std::string operator()(const SteerMarket& command) const {
        return "steer " + symbol_of(command.pair) + " " + write_shortest(command.target.units) +
               " over " + std::to_string(command.duration_ms) + " noise " +
               write_shortest(command.noise.units);
    }
};

/// Takes a line apart word by word. The first thing that does not fit is remembered as a
/// sentence; everything after it is then of no use.
class Parser {
public:
    Parser(std::string_view line, std::optional<Pair> usual_pair)
        : words_{words_in(line)}, usual_pair_{usual_pair} {}

    std::expected<Command, std::string> parse() {
        const std::string_view verb = take("a command");
        Command command = body_of(verb);
        if (fault_.empty() && at_ < words_.size())
            complain("\"" + std::string{words_[at_]} + "\" is one word too many");
        if (!fault_.empty()) return std::unexpected(fault_);
        return command;
    }

private:
    Command body_of(std::string_view verb) {
        if (verb == "transfer") return transfer();
        if (verb == "borrow") return loan<Borrow>();
        if (verb == "repay") return loan<Repay>();
        if (verb == "buy") return order(Side::buy);
        if (verb == "sell") return order(Side::sell);
        if (verb == "cancel") return CancelOrder{whole<OrderId>("an order number")};
        if (verb == "advance") return Advance{whole<std::int64_t>("milliseconds")};
        if (verb == "steer") return steering();
        complain("\"" + std::string{verb} +
                 "\" is not a command; the commands are transfer, borrow, repay, buy, sell, "
                 "cancel, advance and steer");
        return Advance{};
    }

    Command transfer() {
        const Amount amount = coins();
        if (at_ == words_.size() && usual_pair_)
            return Transfer{*usual_pair_, Direction::into_isolated, amount};
        const std::string_view way = take("\"to\" or \"from\" and a pair");
        if (usual_pair_ && (way == "in" || way == "out"))
            return Transfer{*usual_pair_,
                            way == "in" ? Direction::into_isolated : Direction::out_of_isolated,
                            amount};
        if (way != "to" && way != "from") complain("after the coin comes \"to\" or \"from\"");
        return Transfer{pair(), way == "to" ? Direction::into_isolated : Direction::out_of_isolated,
                        amount};
    }

    template <typename Loan>
    Command loan() {
        const Amount amount = coins();
        return Loan{pair_after_in(), amount};
    }

    Command order(Side side) {
        const bool by_quote = at_ < words_.size() && words_[at_] == "for";
        if (by_quote) ++at_;
        const std::int64_t size = number("an amount");
        const std::string_view type = take("\"limit\" or \"market\"");
        if (type != "limit" && type != "market")
            complain("after the amount comes \"limit\" and a price, or \"market\"");
        if (by_quote && type == "limit") complain("\"for\" goes with \"market\" only");
        const Price price{type == "limit" ? number("a price") : 0};
        const PairRules& rules = rules_of(pair_after_in());
        if (by_quote) return PlaceOrder{rules.pair, side, MarketByQuoteTerms{{rules.quote, size}}};
        const Amount quantity{rules.base, size};
        if (type == "limit") return PlaceOrder{rules.pair, side, LimitTerms{price, quantity}};
        return PlaceOrder{rules.pair, side, MarketTerms{quantity}};
    }

    Command steering() {
        SteerMarket command{.pair = pair(), .target = {number("a price")}};
        expect("over");
        command.duration_ms = whole<std::int64_t>("milliseconds");
        if (at_ == words_.size()) return command;
        expect("noise");
        command.noise = {number("the noise")};
        return command;
    }

    /// The next word; at the end of the line, what is missing is said.
    std::string_view take(std::string_view what) {
        if (at_ < words_.size()) return words_[at_++];
        complain(std::string{what} + " is missing at the end");
        return {};
    }

    void expect(std::string_view word) {
        if (take("\"" + std::string{word} + "\"") != word)
            complain("the word \"" + std::string{word} + "\" is missing");
    }

    std::int64_t number(std::string_view what) {
        const std::string_view word = take(what);
        const auto read = read_decimal(word, 8);
        if (read && !word.contains(',')) return *read;
        complain("\"" + std::string{word} + "\" is not a number such as 0.10");
        return 0;
    }

    template <typename Whole>
    Whole whole(std::string_view what) {
        const std::string_view word = take(what);
        Whole value{};
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (error != std::errc{} || end != word.data() + word.size() || word.starts_with('-'))
            complain("\"" + std::string{word} + "\" is not a whole number");
        return value;
    }

    Amount coins() {
        const std::int64_t units = number("an amount");
        const std::string_view ticker = take("a coin");
        const auto asset = asset_named(ticker);
        if (!asset)
            complain("\"" + std::string{ticker} + "\" is not a coin; the coins are USDT and BTC");
        return {asset.value_or(Asset::usdt), units};
    }

    Pair pair() {
        const std::string_view symbol = take("a pair");
        const auto named = pair_named(symbol);
        if (!named) complain("\"" + std::string{symbol} + "\" is not a pair such as BTCUSDT");
        return named.value_or(all_pairs.front());
    }

    Pair pair_after_in() {
        if (at_ == words_.size() && usual_pair_) return *usual_pair_;
        expect("in");
        return pair();
    }

    void complain(std::string what) {
        if (fault_.empty()) fault_ = std::move(what);
    }

    std::vector<std::string_view> words_;
    std::optional<Pair> usual_pair_;
    std::size_t at_{0};
    std::string fault_;
};

}  // namespace

std::string write_command(const Command& command) { return std::visit(Writer{}, command); }

std::expected<Command, std::string> read_command(std::string_view line,
                                                 std::optional<Pair> usual_pair) {
    return Parser{line, usual_pair}.parse();
}

}  // namespace mw
