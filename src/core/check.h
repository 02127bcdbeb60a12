#pragma once

namespace mw {

/// Reports a broken assumption on standard error and stops the program. Never returns.
/// @param sentence  why the condition must hold, for the person who reads the report.
[[noreturn]] void stop_because(const char* condition, const char* sentence, const char* file,
                               int line);

}  // namespace mw

/// A check for bugs, on in every build: a wrong balance is worse than a stopped page.
/// What a learner may do wrong is a Refusal, never a check.
#define MW_CHECK(condition, sentence) \
    ((condition) ? void() : ::mw::stop_because(#condition, sentence, __FILE__, __LINE__))
