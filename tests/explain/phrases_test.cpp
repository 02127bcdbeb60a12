#include "explain/phrases.h"

#include <doctest/doctest.h>

using namespace mw::explain;

namespace {

constexpr std::string_view small = R"(Kurzsprache (Short)
# words
Buy
= KAUF
Sell
= VERKAUF
a transfer
= UMBUCHUNG

{} order placed
= {} GESETZT
{} of {}
= {1} VON {2}
{#} of {#}
= {1}/{2}
{} of at least {}
= MINDESTENS {2} {1}
{} is {} above your limit.
= {2} ZU VIEL: {1}。
Lower the amount.
= WENIGER。
{}, {}
= {}; {}
{#} Mar 202{#}
= 202{2}-3-{1}
{#} Mar {#}
= 3-{1} {2}
Type an amount.
= MENGE.
Waiting for: {}
= ES FEHLT: {}
{} more to be sold of yours
= {} VERKAUFEN
)";

Phrases with(std::string_view text) {
    std::vector<PhraseFault> faults;
    Phrases phrases = Phrases::read(text, faults);
    for (const PhraseFault& fault : faults) FAIL_CHECK(fault.line << ": " << fault.message);
    return phrases;
}

std::string said(std::string_view english) { return with(small).say(english).text; }

std::string first_fault(std::string_view entries) {
    std::vector<PhraseFault> faults;
    const Phrases phrases = Phrases::read("Name\n" + std::string{entries}, faults);
    if (faults.empty()) return "none";
    CHECK(phrases.say("Good").text == "GUT");  // the rest works
    return std::to_string(faults.front().line) + ": " + faults.front().message;
}

}  // namespace

TEST_CASE("phrases: a text is an entry, or fits round slots whose own words are said too") {
    CHECK(said("Buy") == "KAUF");
    CHECK(said("Sell order placed") == "VERKAUF GESETZT");
    CHECK(said("0.32 is 0.01970 BTC above your limit.") == "0.01970 BTC ZU VIEL: 0.32。");
    CHECK(said("a transfer of at least 2,000 USDT") == "MINDESTENS 2,000 USDT UMBUCHUNG");
    CHECK(said("Buy, Sell, 0.1 BTC") == "KAUF; VERKAUF; 0.1 BTC");
}

TEST_CASE("phrases: the longest entry that fits wins, and a number slot holds numbers only") {
    CHECK(said("3 of 12") == "3/12");
    CHECK(said("a transfer of 3") == "UMBUCHUNG VON 3");
    CHECK(said("2 Mar 2026") == "2026-3-2");
    CHECK(said("2 Mar 20:26:15") == "3-2 20:26:15");
}

TEST_CASE("phrases: sentences that follow each other are said one by one") {
    CHECK(said("Type an amount. Type an amount.") == "MENGE. MENGE.");
    CHECK(said("0.32 is 1 BTC above your limit. Lower the amount.") ==
          "1 BTC ZU VIEL: 0.32。WENIGER。");  // no blank behind a wide stop
    CHECK(said("Unknown words. Lower the amount.") == "Unknown words. WENIGER。");
}

TEST_CASE("phrases: numbers, names, other scripts and unknown words stay as they are") {
    const Phrases phrases = with(small);
    for (const char* const text : {"60,600.00", "0.1 BTC", "BTC/USDT", "10x", "", " ", "借币",
                                   "请按“划转”, 然后确认", "▲ +0.87%"}) {
        CAPTURE(text);
        CHECK(phrases.say(text).text == text);
        CHECK(phrases.say(text).whole);
    }
    const Said unknown = phrases.say("Words that nobody has");
    CHECK(unknown.text == "Words that nobody has");
    CHECK(!unknown.whole);
    CHECK(!phrases.say("Lend order placed").whole);
    CHECK(!phrases.say("Lower the amount. Then what?").whole);
    CHECK(Phrases{}.say("Buy").text == "Buy");
}

TEST_CASE("phrases: a text made to be slow, long or deep is answered all the same") {
    const Phrases phrases = with(small);
    std::string list = "a";
    for (int i = 0; i < 300; ++i) list += ", of b of";
    CHECK(!phrases.say(list).whole);
    CHECK(!phrases.say(std::string(100'000, 'a')).whole);
    std::string sentences;
    for (int i = 0; i < 200; ++i) sentences += "Lower the amount. ";
    CHECK(!phrases.say(sentences).text.empty());
}

TEST_CASE("phrases: what is wrong in a catalogue is left out and told by its line") {
    const std::string good = "\nGood\n= GUT\n";
    CHECK(first_fault("Buy" + good) == "2: under this line its translation is missing");
    CHECK(first_fault("= KAUF" + good) == "2: over this translation the English line is missing");
    CHECK(first_fault("Buy\n\n= KAUF" + good) == "2: under this line its translation is missing");
    CHECK(first_fault("Buy\nSell\n= V" + good) == "2: under this line its translation is missing");
    CHECK(first_fault("{} BTC\n= BTC" + good) ==
          "3: the translation has other slots than the English line");
    CHECK(first_fault("{} BTC\n= {2} BTC" + good) ==
          "3: the translation has other slots than the English line");
    CHECK(first_fault("Buy\n= {" + good) ==
          "3: the translation has other slots than the English line");
    CHECK(first_fault("Buy\n= {}" + good) ==
          "3: the translation has other slots than the English line");
    CHECK(first_fault("a {b} c\n= {1}" + good) == "3: a slot is written {} or {#}");
    CHECK(first_fault("a {\n= {1}" + good) == "3: a slot is written {} or {#}");
    CHECK(first_fault("a {}{} c\n= {1} {2}" + good) == "3: two slots need words between them");
    CHECK(first_fault("{}\n= {}" + good) == "3: a slot alone fits everything");
    CHECK(first_fault("{} a {} b {} c {} d {} e {} f {}\n= x" + good) ==
          "3: there are more than 6 slots");
    CHECK(first_fault("Buy\n= 1\nBuy\n= 2" + good) == "4: the same English words stand in line 2");
    CHECK(first_fault(std::string(1'001, 'a') + "\n= x" + good) ==
          "2: this line is longer than 1,000 bytes");
}

TEST_CASE("phrases: an empty, a nameless and a huge catalogue say so and translate nothing") {
    for (const std::string& text :
         {std::string{}, std::string{"\n\n# nothing\n"}, std::string(300'000, '\n')}) {
        std::vector<PhraseFault> faults;
        const Phrases phrases = Phrases::read(text, faults);
        CHECK(!faults.empty());
        CHECK(phrases.entries().empty());
        CHECK(phrases.say("Buy").text == "Buy");
    }
    std::string many = "Name\n";
    for (int i = 0; i < 4'100; ++i) many += "a" + std::to_string(i) + "\n= b\n";
    std::vector<PhraseFault> faults;
    CHECK(Phrases::read(many, faults).entries().size() == 4'000);
    CHECK(faults.size() == 50);
}

TEST_CASE("phrases: a catalogue knows the language's name") {
    CHECK(with(small).name() == "Kurzsprache (Short)");
}

TEST_CASE("phrases: what begins with words holds the rest of the text") {
    CHECK(said("Waiting for: 0.1 BTC more to be sold of yours") == "ES FEHLT: 0.1 BTC VERKAUFEN");
}

TEST_CASE("phrases: lines are said one by one, and a list may be long") {
    CHECK(said("Buy\nSell order placed\n0.1 BTC") == "KAUF\nVERKAUF GESETZT\n0.1 BTC");
    CHECK(said("Buy, Buy, Buy, Buy, Buy, Buy, Buy, Buy, Buy, Sell") ==
          "KAUF; KAUF; KAUF; KAUF; KAUF; KAUF; KAUF; KAUF; KAUF; VERKAUF");
}
