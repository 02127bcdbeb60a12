#include "request/programs.h"

#include <utility>
#include <variant>
#include <vector>

#include "request/parts.h"

// The same call for curl, Python and JavaScript. A test carries the JavaScript out.

namespace mw::request {
namespace {

constexpr std::string_view base = "http://127.0.0.1:8080";

// ---- a call of ccxt's, in no language yet ------------------------------------------------------

/// A number as it is written.
struct Number {
    std::string digits;
};
/// An argument that is left out.
struct Nothing {};
using Value = std::variant<std::string, Number, bool, Nothing>;
using Options = std::vector<std::pair<std::string, Value>>;

/// A method of ccxt's exchange, named as in JavaScript.
struct Invocation {
    std::string method;
    std::vector<Value> arguments;
    Options options;
};

Number number(Amount amount) { return {write_shortest(amount.units)}; }
Number number(Price price) { return {write_shortest(price.units)}; }
std::string coin(Amount amount) { return std::string{ticker_of(amount.asset)}; }

/// "BTC/USDT".
std::string market(Pair pair) {
    const PairRules& rules = rules_of(pair);
    return std::string{ticker_of(rules.base)} + "/" + std::string{ticker_of(rules.quote)};
}

const std::pair<std::string, Value> isolated_mode{"marginMode", "isolated"};

/// What goes with an order where it is not what the venue assumes.
void add_options(Options& to, const OrderOptions& options) {
    if (!options.name.empty()) to.emplace_back("clientOrderId", std::string{options.name.text()});
    for (const auto& [word, effect] : side_effect_words())
        if (effect == options.side_effect && effect != SideEffect::none)
            to.emplace_back("sideEffectType", std::string{word});
    if (options.self_trade != OrderOptions{}.self_trade)
        to.emplace_back("selfTradePrevention", std::string{word_of(options.self_trade)});
    if (!options.repay_at_cancel) to.emplace_back("autoRepayAtCancel", false);
}

/// The options of a time in force; GTC is what ccxt assumes.
void add_time(Options& to, TimeInForce time) {
    if (time != TimeInForce::gtc) to.emplace_back("timeInForce", std::string{word_of(time)});
}

/// createOrder and its like, terms by terms.
struct OrderWriter {
    const PlaceOrder& order;

    [[nodiscard]] std::string side() const { return order.side == Side::buy ? "buy" : "sell"; }

    [[nodiscard]] Invocation create(std::string type, Amount quantity, Value price) const {
        return {"createOrder",
                {market(order.pair), std::move(type), side(), number(quantity), std::move(price)},
                {isolated_mode}};
    }

    Invocation operator()(const LimitTerms& terms) const {
        Invocation call = create("limit", terms.quantity, number(terms.price));
        if (terms.post_only)
            call.options.emplace_back("postOnly", true);
        else
            add_time(call.options, terms.time_in_force);
        return call;
    }
    Invocation operator()(const MarketTerms& terms) const {
        return create("market", terms.quantity, Nothing{});
    }
    Invocation operator()(const MarketByQuoteTerms& terms) const {
        return {"createMarketOrderWithCost",
                {market(order.pair), side(), number(terms.spend)},
                {isolated_mode}};
    }
    Invocation operator()(const StopTerms& terms) const {
        const bool loss = terms.kind == StopKind::stop_loss;
        const Value price = terms.limit ? Value{number(terms.limit->price)} : Value{Nothing{}};
        Invocation call = create(terms.limit ? "limit" : "market", terms.quantity, price);
        if (terms.trigger.trailing_bips == 0) {
            call.options.emplace_back(loss ? "stopLossPrice" : "takeProfitPrice",
                                      number(terms.trigger.stop));
        } else {
            call.options.emplace_back("stopLossOrTakeProfit", loss ? "stopLoss" : "takeProfit");
            const std::int64_t percent = terms.trigger.trailing_bips * (one / 100);
            call.options.emplace_back("trailingPercent", Number{write_shortest(percent)});
            if (terms.trigger.stop.units != 0)
                call.options.emplace_back("trailingTriggerPrice", number(terms.trigger.stop));
        }
        if (terms.limit) add_time(call.options, terms.limit->time_in_force);
        return call;
    }
};

Invocation invocation(const Transfer& it, const Call&) {
    const bool in = it.direction == Direction::into_isolated;
    return {
        "transfer",
        {coin(it.amount), number(it.amount), in ? "spot" : "isolated", in ? "isolated" : "spot"},
        {{"symbol", market(it.pair)}}};
}
Invocation invocation(const Borrow& it, const Call&) {
    return {"borrowIsolatedMargin", {market(it.pair), coin(it.amount), number(it.amount)}, {}};
}
Invocation invocation(const Repay& it, const Call&) {
    return {"repayIsolatedMargin", {market(it.pair), coin(it.amount), number(it.amount)}, {}};
}
Invocation invocation(const PlaceOrder& it, const Call&) {
    Invocation call = std::visit(OrderWriter{it}, it.terms);
    add_options(call.options, it.options);
    return call;
}
Invocation invocation(const CancelAll& it, const Call&) {
    return {"cancelAllOrders", {market(it.pair)}, {isolated_mode}};
}
Invocation invocation(const CancelOrder& it, const Call& call) {
    const auto pair = pair_named(call.params.at("symbol"));
    return {"cancelOrder",
            {std::to_string(it.order), market(pair.value_or(Pair::btcusdt))},
            {isolated_mode}};
}

/// What ccxt has no method for, it passes on as it is.
Invocation passed_on(const Call& call) {
    const std::string path = call.path.substr(std::string_view{"/sapi/v1/"}.size());
    Invocation passing{"request", {path, "sapi", call.method}, {}};
    for (const auto& [name, value] : call.params) passing.options.emplace_back(name, value);
    return passing;
}

// ---- the two languages -------------------------------------------------------------------------

enum class Language : std::uint8_t { python, javascript };

/// "createOrder" as "create_order".
std::string snake(std::string_view camel) {
    std::string text;
    for (const char c : camel) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper) text += '_';
        text += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

/// No text that comes here has a quote or a backslash: names of coins, pairs, paths and orders.
std::string in_quotes(std::string_view text) { return "'" + std::string{text} + "'"; }

std::string literal(const Value& value, Language language) {
    const bool python = language == Language::python;
    if (const auto* text = std::get_if<std::string>(&value)) return in_quotes(*text);
    if (const auto* digits = std::get_if<Number>(&value)) return digits->digits;
    if (const auto* yes = std::get_if<bool>(&value))
        return python ? (*yes ? "True" : "False") : (*yes ? "true" : "false");
    return python ? "None" : "undefined";
}

std::string written(const Invocation& call, Language language) {
    const bool python = language == Language::python;
    std::string text = "exchange." + (python ? snake(call.method) : call.method) + "(";
    const char* separator = "";
    for (const Value& argument : call.arguments) {
        text += separator + literal(argument, language);
        separator = ", ";
    }
    if (call.options.empty()) return text + ")";
    text += python ? ", {" : ", { ";
    separator = "";
    for (const auto& [name, value] : call.options) {
        text += separator + (python ? in_quotes(name) : name) + ": " + literal(value, language);
        separator = ", ";
    }
    return text + (python ? "})" : " })");
}

std::string python_text(const Invocation& call) {
    return "import ccxt\n\n"
           "base = '" +
           std::string{base} +
           "'  # where scripts/server listens\n"
           "exchange = ccxt.binance({'apiKey': 'k', 'secret': 's', 'options': {\n"
           "    'fetchMarkets': {'types': ['spot']}, 'fetchCurrencies': False}})\n"
           "exchange.urls['api'].update(public=base + '/api/v3', private=base + '/api/v3',\n"
           "                            sapi=base + '/sapi/v1')\n"
           "exchange.load_markets()\n"
           "print(" +
           written(call, Language::python) + ")\n";
}

std::string javascript_text(const Invocation& call) {
    return "import ccxt from 'ccxt';\n\n"
           "const base = '" +
           std::string{base} +
           "';  // where scripts/server listens\n"
           "const exchange = new ccxt.binance({ apiKey: 'k', secret: 's',\n"
           "  options: { fetchMarkets: { types: ['spot'] }, fetchCurrencies: false } });\n"
           "Object.assign(exchange.urls.api, { public: `${base}/api/v3`, private: "
           "`${base}/api/v3`,\n"
           "  sapi: `${base}/sapi/v1` });\n"
           "await exchange.loadMarkets();\n"
           "console.log(await " +
           written(call, Language::javascript) + ");\n";
}

/// A moment of the past, for a call to be carried out on.
class PastMoment final : public Host {
public:
    explicit PastMoment(Session session) : session_{std::move(session)} {}
    [[nodiscard]] const State& state() const override { return session_.state(); }
    Answer submit(const Command& command) override { return session_.submit(command); }
    void reset(std::uint64_t seed) override { session_ = Session{world_of(seed)}; }

private:
    Session session_;
};

std::string curl_text(const Call& call) {
    std::string query;
    for (const auto& [name, value] : call.params) query += name + "=" + value + "&";
    return "# scripts/server takes any key and signature. Binance wants your key, the time in\n"
           "# milliseconds, and as signature the HMAC-SHA256, made with your secret, of all that\n"
           "# stands between ? and &signature.\n"
           "curl -X " +
           call.method +
           " -H 'X-MBX-APIKEY: k' \\\n"
           "  \"" +
           std::string{base} + call.path + "?" + query + "timestamp=$(date +%s)000&signature=s\"\n";
}

}  // namespace

Written write_programs(const Command& command, const State& state) {
    const auto call = call_for(command, state);
    if (!call) return {};
    const Invocation wanted = std::visit(
        [&](const auto& it) {
            if constexpr (requires { invocation(it, *call); })
                return invocation(it, *call);
            else
                return passed_on(*call);
        },
        command);
    return {curl_text(*call), python_text(wanted), javascript_text(wanted)};
}

std::optional<Told> tell(const Command& command, Session before) {
    const auto call = call_for(command, before.state());
    if (!call) return std::nullopt;
    Told told{*call, 200, 0, {}, write_programs(command, before.state())};
    PastMoment moment{std::move(before)};
    const Response response = Gateway{}.request(moment, told.call);
    const Json body = Json::parse(response.body, nullptr, false);
    told.status = response.status;
    if (response.status != 200) told.code = body.value("code", 0);
    told.answer = body.dump(2, ' ', false, Json::error_handler_t::replace);
    return told;
}

}  // namespace mw::request
