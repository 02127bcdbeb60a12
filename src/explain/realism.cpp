#include "explain/realism.h"

namespace mw::explain {

std::string_view label_of(Realism realism) {
    switch (realism) {
        case Realism::frictionless: return "Frictionless";
        case Realism::realistic: break;
        case Realism::harsh: return "Harsh";
    }
    return "Realistic";
}

std::string_view purpose_of(Realism realism) {
    switch (realism) {
        case Realism::frictionless:
            return "A textbook market: only price, fees and interest matter.";
        case Realism::realistic: break;
        case Realism::harsh: return "A bad day: everything that can make an order dearer does.";
    }
    return "As measured on a busy venue.";
}

std::array<FrictionWords, 5> frictions_in_words(Realism realism) {
    switch (realism) {
        case Realism::frictionless:
            return {{{"Spread", "One tick between best bid and best ask."},
                     {"Depth", "Twenty times the usual size at every price."},
                     {"Slippage", "Your orders leave no trace in the price."},
                     {"Speed", "Orders reach the book at once."},
                     {"Index", "Follows the market at once."}}};
        case Realism::realistic: break;
        case Realism::harsh:
            return {{{"Spread", "Half a basis point: 3 USDT on 60,000."},
                     {"Depth", "A quarter of the usual size."},
                     {"Slippage", "Three times the usual trace, fading over hours."},
                     {"Speed", "Orders are under way for a second. The book moves meanwhile."},
                     {"Index", "An average over half a minute, so it lags behind."}}};
    }
    return {{{"Spread", "Mostly one tick, now and then a little more."},
             {"Depth", "Some 5 BTC within a basis point of the best price."},
             {"Slippage", "10 BTC move the price by 3 basis points, fading over hours."},
             {"Speed", "Orders reach the book at once."},
             {"Index", "An average over five seconds."}}};
}

}  // namespace mw::explain
