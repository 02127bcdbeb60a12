// Any bytes are a saved session, preferences, or lines of commands. Reading never stops the
// program, and what is read is written as the same thing again.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "app/kept_text.h"
#include "app/preferences.h"
#include "app/progress.h"
#include "core/check.h"
#include "core/text.h"
#include "exchange/command_text.h"

namespace {

void read_lines(std::string_view text) {
    for (int lines = 0; !text.empty() && lines < 64; ++lines) {
        const auto command = mw::read_command(mw::take_line(text));
        if (!command) continue;
        const std::string line = mw::write_command(*command);
        const auto again = mw::read_command(line);
        MW_CHECK(again.has_value(), "what is written can be read");
        MW_CHECK(mw::write_command(*again) == line, "and says the same again");
    }
}

/// Whatever the lines say, each preference is one that can be, and none changes over a reload.
void read_preferences(std::string_view lines) {
    const auto read = mw::app::read_preferences(mw::app::sealed("marginwalk preferences 1", lines));
    MW_CHECK(read.has_value(), "what is sealed can be opened");
    mw::explain::Desk desk;
    mw::app::prefer(*read, desk, 0, mw::app::preference_count);
    MW_CHECK(mw::app::preferences_of(desk) == *read, "a desk holds what was read");
    const auto again = mw::app::read_preferences(mw::app::write_preferences(*read));
    MW_CHECK(again == read, "preferences survive a reload");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    read_lines(text);
    read_preferences(text);
    (void)mw::app::read_preferences(text);
    if (const auto progress = mw::app::read_progress(text)) {
        const std::string written = mw::app::write_progress(*progress);
        MW_CHECK(mw::app::read_progress(written).has_value(), "progress survives a reload");
    }
    return 0;
}
