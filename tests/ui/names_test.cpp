#include "ui/names.h"

#include <doctest/doctest.h>

using mw::ui::Name;

TEST_CASE("a row's name is its prefix and its number") {
    const Name name = Name{"book.row.ask."}.add(12);
    CHECK(std::string_view{name} == "book.row.ask.12");
    CHECK(std::string_view{Name{"orders.row."}.add(0)} == "orders.row.0");
}

TEST_CASE("words become a name in lower case with underscores between them") {
    const Name name = Name{"fact."}.add_slug("24h volume (BTC)");
    CHECK(std::string_view{name} == "fact.24h_volume_btc");
}

TEST_CASE("a name that is too long is cut, not written past its end") {
    Name name{"x"};
    for (int i = 0; i < 200; ++i) name.add("abc");
    CHECK(std::string_view{name}.size() == 95);  // 96 bytes with the closing zero
    CHECK(name.c_str()[95] == '\0');
}
