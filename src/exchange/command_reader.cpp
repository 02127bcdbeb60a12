#include <utility>

#include "core/text.h"
#include "exchange/command_text.h"
#include "exchange/word_reader.h"

namespace mw {
namespace {

constexpr std::string_view known_verbs =
    "transfer, borrow, repay, buy, sell, oco, oto, otoco, cancel, disable, enable, auto_top_up, "
    "leverage, advance, skip, steer, jump, wick, halt, spread, peg, realism, rate, stock, pin and "
    "release";

/// Names that stand behind an order's terms.
struct Names {
    ClientId working;
    ClientId pending;
    ClientId limit;
    ClientId stop;
};

/// Makes a command of the words of a line.
class Parser : WordReader {
public:
    using WordReader::WordReader;

    std::expected<Command, std::string> parse() {
        const std::string_view verb = take("a command");
        Command command = body_of(verb);
        end();
        if (!fault().empty()) return std::unexpected(fault());
        return command;
    }

private:
    Command body_of(std::string_view verb) {
        if (verb == "transfer") return transfer();
        if (verb == "borrow") return loan<Borrow>();
        if (verb == "repay") return loan<Repay>();
        if (verb == "buy") return order(Side::buy);
        if (verb == "sell") return order(Side::sell);
        if (verb == "oco") return oco();
        if (verb == "oto") return oto();
        if (verb == "otoco") return otoco();
        if (verb == "cancel") return cancel();
        if (verb == "disable") return DisableAccount{pair_after_in()};
        if (verb == "enable") return EnableAccount{pair_after_in()};
        if (verb == "auto_top_up") return auto_top_up();
        if (verb == "leverage") return leverage();
        if (verb == "advance") return Advance{whole<std::int64_t>("milliseconds")};
        if (verb == "steer") return steering();
        if (verb == "rate") return rate();
        if (verb == "stock") return SetStock{coins()};
        if (verb == "skip") return SkipTime{whole<std::int64_t>("milliseconds")};
        if (verb == "jump") return JumpMarket{pair(), change_after_by()};
        if (verb == "wick") return WickMarket{pair(), change_after_by(), duration_after("over")};
        if (verb == "halt") return HaltMarket{pair(), duration_after("for")};
        if (verb == "spread") return SetSpread{pair(), whole<std::int64_t>("a number of ticks")};
        if (verb == "peg") return SetPeg{{number("a price")}, duration_after("over")};
        if (verb == "realism") return realism();
        if (verb == "pin") return pin();
        if (verb == "release") return ReleasePrice{pair()};
        complain("\"" + std::string{verb} + "\" is not a command; the commands are " +
                 std::string{known_verbs});
        return Advance{};
    }

    // ---- accounts and loans

    Command transfer() {
        const Amount amount = coins();
        if (at_end() && usual_pair())
            return Transfer{*usual_pair(), Direction::into_isolated, amount};
        const std::string_view way = take("\"to\" or \"from\" and a pair");
        if (usual_pair() && (way == "in" || way == "out"))
            return Transfer{*usual_pair(),
                            way == "in" ? Direction::into_isolated : Direction::out_of_isolated,
                            amount};
        if (way != "to" && way != "from") complain("after the coin comes \"to\" or \"from\"");
        const Pair first = pair();
        if (way == "to") return Transfer{first, Direction::into_isolated, amount};
        if (took("to")) return TransferBetween{first, pair(), amount};
        return Transfer{first, Direction::out_of_isolated, amount};
    }

    template <typename Loan>
    Command loan() {
        const Amount amount = coins();
        return Loan{pair_after_in(), amount};
    }

    Command auto_top_up() {
        const bool on = took("on");
        if (!on) expect("off");
        return SetAutoTopUp{pair_after_in(), on};
    }

    Command leverage() {
        std::optional<Ratio> chosen;
        if (!took("off")) chosen = Ratio{number("a leverage or \"off\"")};
        return SetLeverage{pair_after_in(), chosen};
    }

    // ---- orders. Which coin a number counts is known once the pair is, which comes last.

    Command order(Side side) {
        PlaceOrder command{.pair = {}, .side = side, .terms = terms()};
        options(command.options, nullptr);
        command.pair = pair_after_in();
        count_in(command.terms, command.pair);
        return command;
    }

    Command oco() {
        PlaceOco command{.pair = {}, .terms = oco_terms()};
        Names names;
        options(command.options, &names);
        command.terms.limit_name = names.limit;
        command.terms.stop_name = names.stop;
        command.pair = pair_after_in();
        command.terms.quantity.asset = rules_of(command.pair).base;
        return command;
    }

    Command oto() {
        PlaceOto command{.pair = {}, .side = side()};
        command.working = working();
        expect("then");
        command.pending_side = side();
        command.pending = terms();
        Names names;
        options(command.options, &names);
        command.working_name = names.working;
        command.pending_name = names.pending;
        command.pair = pair_after_in();
        command.working.quantity.asset = rules_of(command.pair).base;
        count_in(command.pending, command.pair);
        return command;
    }

    Command otoco() {
        PlaceOtoco command{.pair = {}, .side = side()};
        command.working = working();
        expect("then");
        command.pending = oco_terms();
        Names names;
        options(command.options, &names);
        command.working_name = names.working;
        command.pending.limit_name = names.limit;
        command.pending.stop_name = names.stop;
        command.pair = pair_after_in();
        command.working.quantity.asset = rules_of(command.pair).base;
        command.pending.quantity.asset = rules_of(command.pair).base;
        return command;
    }

    Command cancel() {
        if (took("all")) return CancelAll{pair_after_in()};
        return CancelOrder{whole<OrderId>("an order number")};
    }

    Terms terms() {
        const bool by_quote = took("for");
        const std::int64_t size = number("an amount");
        const std::string_view type = take("\"limit\" or \"market\"");
        const Amount quantity{Asset::btc, size};
        if (by_quote && type != "market") complain("\"for\" goes with \"market\" only");
        if (type == "limit") return limit_terms(quantity);
        if (type == "stop_loss") return stop_terms(StopKind::stop_loss, quantity);
        if (type == "take_profit") return stop_terms(StopKind::take_profit, quantity);
        if (type != "market")
            complain(
                "after the amount comes \"limit\" and a price, or \"market\", or "
                "\"stop_loss\" or \"take_profit\" and a price");
        if (by_quote) return MarketByQuoteTerms{quantity};
        return MarketTerms{quantity};
    }

    LimitTerms limit_terms(Amount quantity) {
        LimitTerms limit{.price = {number("a price")}, .quantity = quantity};
        limit.time_in_force = time_in_force();
        limit.post_only = took("maker");
        return limit;
    }

    LimitTerms working() {
        const Amount quantity{Asset::btc, number("an amount")};
        expect("limit");
        return limit_terms(quantity);
    }

    StopTerms stop_terms(StopKind kind, Amount quantity) {
        StopTerms stop{.kind = kind, .trigger = trigger(), .quantity = quantity};
        stop.limit = stop_limit();
        return stop;
    }

    OcoTerms oco_terms() {
        OcoTerms terms{.side = side()};
        terms.quantity = {Asset::btc, number("an amount")};
        expect("limit");
        terms.limit = {number("a price")};
        expect("stop");
        terms.stop = trigger();
        terms.stop_limit = stop_limit();
        return terms;
    }

    Trigger trigger() {
        Trigger trigger;
        if (next() != "trailing") trigger.stop = {number("a price")};
        if (took("trailing")) trigger.trailing_bips = whole<int>("basis points");
        return trigger;
    }

    std::optional<StopLimit> stop_limit() {
        if (!took("limit")) return std::nullopt;
        StopLimit limit{.price = {number("a price")}};
        limit.time_in_force = time_in_force();
        return limit;
    }

    TimeInForce time_in_force() {
        if (took("ioc")) return TimeInForce::ioc;
        if (took("fok")) return TimeInForce::fok;
        return TimeInForce::gtc;
    }

    Side side() {
        const std::string_view word = take("\"buy\" or \"sell\"");
        if (word != "buy" && word != "sell") complain("an order begins with \"buy\" or \"sell\"");
        return word == "buy" ? Side::buy : Side::sell;
    }

    /// Everything between an order's terms and its pair. @param names  where a list takes names.
    void options(OrderOptions& out, Names* names) {
        while (fault().empty() && !at_end() && next() != "in") {
            if (took("borrow"))
                out.side_effect = SideEffect::margin_buy;
            else if (took("repay"))
                out.side_effect = SideEffect::auto_repay;
            else if (took("auto"))
                out.side_effect = SideEffect::auto_borrow_repay;
            else if (took("keep_loan"))
                out.repay_at_cancel = false;
            else if (took("self_trade"))
                out.self_trade = self_trade();
            else if (took("as"))
                out.name = name();
            else if (names != nullptr && took("working_as"))
                names->working = name();
            else if (names != nullptr && took("pending_as"))
                names->pending = name();
            else if (names != nullptr && took("limit_as"))
                names->limit = name();
            else if (names != nullptr && took("stop_as"))
                names->stop = name();
            else
                complain("\"" + std::string{next()} + "\" does not belong to an order");
        }
    }

    SelfTrade self_trade() {
        if (took("none")) return SelfTrade::none;
        if (took("taker")) return SelfTrade::expire_taker;
        if (took("maker")) return SelfTrade::expire_maker;
        expect("both");
        return SelfTrade::expire_both;
    }

    ClientId name() {
        const auto id = ClientId::named(take("a name"));
        if (!id) complain("a name has at most 36 letters, digits and - _ . : /");
        return id.value_or(ClientId{});
    }

    static void count_in(Terms& terms, Pair pair) {
        const PairRules& rules = rules_of(pair);
        if (auto* limit = std::get_if<LimitTerms>(&terms)) limit->quantity.asset = rules.base;
        if (auto* market = std::get_if<MarketTerms>(&terms)) market->quantity.asset = rules.base;
        if (auto* stop = std::get_if<StopTerms>(&terms)) stop->quantity.asset = rules.base;
        if (auto* quote = std::get_if<MarketByQuoteTerms>(&terms)) quote->spend.asset = rules.quote;
    }

    // ---- the world

    Command steering() {
        SteerMarket command{.pair = pair(), .target = {number("a price")}};
        expect("over");
        command.duration_ms = whole<std::int64_t>("milliseconds");
        if (at_end()) return command;
        expect("noise");
        command.noise = {number("the noise")};
        return command;
    }

    Command realism() {
        const std::string_view word = take("a degree");
        const auto named = realism_named(word);
        if (!named) complain("\"" + std::string{word} + "\" is not a degree of realism");
        return SetRealism{named.value_or(Realism::realistic)};
    }

    Ratio change_after_by() {
        expect("by");
        return {number("a part of the price", true)};
    }

    std::int64_t duration_after(std::string_view word) {
        expect(word);
        return whole<std::int64_t>("milliseconds");
    }

    Command pin() {
        const Pair whose = pair();
        return PinPrice{whose, {number("a price")}};
    }

    Command rate() {
        const Ratio hourly{number("a rate")};
        return SetRate{coin(), hourly};
    }
};

}  // namespace

std::expected<Command, std::string> read_command(std::string_view line,
                                                 std::optional<Pair> usual_pair) {
    return Parser{line, usual_pair}.parse();
}

}  // namespace mw
