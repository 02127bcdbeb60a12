#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/gestures.h"

// Steps of the hand that the files of its gestures share. Not for other files.

namespace mw::app {

/// What the hand does next; nullopt: nothing of this is left to do.
using Step = std::optional<ui::Gesture>;

/// Presses a target.
inline ui::Gesture press(std::string target) {
    return {ui::Gesture::Kind::press, std::move(target), {}};
}

/// Presses what leads to `target`, unless it is on the screen already.
Step reach(std::string_view target, const explain::Desk& desk);

/// Presses `target`, or what leads to it.
ui::Gesture press_toward(std::string_view target, const explain::Desk& desk);

/// Types a number into a field unless it says that already.
Step fill(std::string_view field, std::string_view shown, std::int64_t units);

/// Fills the order form in, from the top to its button.
Step toward_order(const PlaceOrder& wanted, const explain::Desk& desk);
/// The same for an OCO.
Step toward_order(const PlaceOco& wanted, const explain::Desk& desk);
/// The same for an order that a limit order follows; nothing for others, which the form has not.
Step toward_order(const PlaceOto& wanted, const explain::Desk& desk);
/// The same for an order that an OCO follows.
Step toward_order(const PlaceOtoco& wanted, const explain::Desk& desk);

}  // namespace mw::app
