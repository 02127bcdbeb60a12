#include "support/chinese.h"

#include <doctest/doctest.h>

#include "explain/late.h"
#include "support/lessons.h"
#include "ui/language.h"

namespace mw {

explain::Phrases chinese_phrases() {
    std::vector<explain::PhraseFault> faults;
    explain::Phrases phrases =
        explain::Phrases::read(lessons::text_of_file("assets/languages/zh.txt"), faults);
    for (const explain::PhraseFault& fault : faults)
        FAIL_CHECK("zh.txt:" << fault.line << ": " << fault.message);
    return phrases;
}

Chinese::Chinese() : phrases_{chinese_phrases()} { ui::speak(phrases_, explain::late_model().say); }

Chinese::~Chinese() { ui::speak({}, nullptr); }

}  // namespace mw
