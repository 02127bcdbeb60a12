#include "ui/names.h"

#include <algorithm>

namespace mw::ui {

void Name::put(char c) {
    if (length_ + 1 < bytes_.size()) bytes_[length_++] = c;
}

Name& Name::add(std::string_view more) {
    for (const char c : more) put(c);
    return *this;
}

Name& Name::add(std::size_t number) {
    std::array<char, 20> digits{};
    std::size_t count = 0;
    do {
        digits[count++] = static_cast<char>('0' + number % 10);
        number /= 10;
    } while (number > 0);
    while (count > 0) put(digits[--count]);
    return *this;
}

Name& Name::add_slug(std::string_view words) {
    bool gap = false;
    for (const char c : words) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!upper && !plain) {
            gap = true;
            continue;
        }
        if (gap && length_ > 0 && bytes_[length_ - 1] != '.') put('_');
        gap = false;
        put(upper ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return *this;
}

}  // namespace mw::ui
