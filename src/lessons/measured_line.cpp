// Acts whose numbers are formulas, in brackets: `sell (40 / (2 * atr.1h)) market`.
#include "core/text.h"
#include "exchange/command_text.h"
#include "lessons/syntax.h"

namespace mw::lessons {
namespace {

using Wrong = std::unexpected<std::string>;

/// Where the bracket that opens at `at` closes; npos when it does not.
std::size_t end_of_bracket(std::string_view text, std::size_t at) {
    int depth = 0;
    for (std::size_t i = at; i < text.size(); ++i) {
        depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        if (depth == 0) return i;
    }
    return std::string_view::npos;
}

void to_tick(Price& price, const PairRules& rules) {
    price.units -= price.units % rules.tick.units;
}

void to_lot(Amount& amount, const PairRules& rules) {
    amount.units -= amount.units % rules.lot.units;
}

struct Snapper {
    void operator()(PlaceOrder& order) const {
        const PairRules& rules = rules_of(order.pair);
        if (auto* limit = std::get_if<LimitTerms>(&order.terms)) {
            to_tick(limit->price, rules);
            to_lot(limit->quantity, rules);
        } else if (auto* market = std::get_if<MarketTerms>(&order.terms)) {
            to_lot(market->quantity, rules);
        } else if (auto* stop = std::get_if<StopTerms>(&order.terms)) {
            to_tick(stop->trigger.stop, rules);
            to_lot(stop->quantity, rules);
            if (stop->limit) to_tick(stop->limit->price, rules);
        }
    }
    void operator()(PlaceOco& order) const {
        const PairRules& rules = rules_of(order.pair);
        to_lot(order.terms.quantity, rules);
        to_tick(order.terms.limit, rules);
        to_tick(order.terms.stop.stop, rules);
        if (order.terms.stop_limit) to_tick(order.terms.stop_limit->price, rules);
    }
    template <typename Other>
    void operator()(Other&) const {}
};

}  // namespace

std::expected<MeasuredLine, std::string> read_measured(std::string_view text) {
    MeasuredLine line;
    std::size_t at = text.find('(');
    while (at != std::string_view::npos) {
        const std::size_t end = end_of_bracket(text, at);
        if (end == std::string_view::npos) return Wrong{"a closing bracket is missing"};
        auto formula = read_formula(text.substr(at + 1, end - at - 1));
        if (!formula) return Wrong{formula.error()};
        line.between.emplace_back(text.substr(0, at));
        line.formulas.push_back(*std::move(formula));
        text.remove_prefix(end + 1);
        at = text.find('(');
    }
    line.between.emplace_back(text);
    return line;
}

std::string line_with(const MeasuredLine& line, std::string_view number) {
    std::string text = line.between.front();
    for (std::size_t i = 1; i < line.between.size(); ++i)
        text += std::string{number} + line.between[i];
    return text;
}

std::optional<Command> command_of(const MeasuredLine& line, Pair pair, Measure measure,
                                  const Sight& sight) {
    std::string text = line.between.front();
    for (std::size_t i = 0; i < line.formulas.size(); ++i) {
        const auto value = line.formulas[i].value(sight);
        if (!value || *value < 0) return std::nullopt;
        text += write_shortest(*value) + line.between[i + 1];
    }
    const auto words = words_in(text);
    if (measure != Measure::exactly && words.size() > 1)  // its amount is worked out later
        text.replace(static_cast<std::size_t>(words[1].data() - text.data()), words[1].size(), "1");
    if (text.starts_with("buy ") || text.starts_with("sell ")) {
        auto spelled = read_order_line(text);
        if (!spelled) return std::nullopt;
        text = std::move(spelled->text);
    }
    auto command = read_command(text, pair);
    if (!command) return std::nullopt;
    std::visit(Snapper{}, *command);
    return *std::move(command);
}

}  // namespace mw::lessons
