#pragma once

#include <string_view>

#include "explain/phrases.h"

// The interface is written in English and said in the learner's language at the edge: where a text
// is drawn, measured or announced. Views, names of targets and everything below stay English.

namespace mw::ui {

/// Phrases::say, whose code may come later than this (explain/late.h).
using SayPhrase = explain::Said (*)(const explain::Phrases& phrases, std::string_view english);

/// What the interface speaks from now on. A catalogue without entries: English.
/// @param say  may be null for English.
void speak(explain::Phrases phrases, SayPhrase say);

/// A text in the language in use, or the text itself when there is nothing to say differently.
/// What follows "##" tells apart words that only English has alike, and is never shown:
/// "Normal##mode" is an entry of its own.
/// The result lives as long as the text, and until the next frame begins.
std::string_view in_language(std::string_view english);

/// Once a frame: forgets texts that were not wanted for some frames.
void begin_language_frame();

/// Tells a test of each text when it is said for the first time.
using NoteText = void (*)(std::string_view english, const explain::Said& said);

/// Sets who is told; null: nobody.
void note_texts(NoteText note);

}  // namespace mw::ui
