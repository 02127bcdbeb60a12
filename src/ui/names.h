#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace mw::ui {

/// A target name put together on the spot, without the heap. Longer names are cut.
class Name {
public:
    /// Starts with these letters.
    explicit Name(std::string_view start) { add(start); }

    /// Adds letters as they are.
    Name& add(std::string_view more);

    /// Adds a number, such as a row.
    Name& add(std::size_t number);

    /// Adds words as a name has them: lower case, other signs as "_".
    Name& add_slug(std::string_view words);

    /// The name so far.
    operator std::string_view() const { return {bytes_.data(), length_}; }  // NOLINT: meant

    /// The name so far, ended by a zero.
    [[nodiscard]] const char* c_str() const { return bytes_.data(); }

private:
    void put(char c);

    std::array<char, 96> bytes_{};
    std::size_t length_{0};
};

}  // namespace mw::ui
