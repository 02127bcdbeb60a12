#pragma once

#include <vector>

#include "explain/phrases.h"

namespace mw {

/// The Chinese catalogue of the tree, which a test also says to be without faults.
explain::Phrases chinese_phrases();

/// The interface speaks Chinese as long as this lives.
class Chinese {
public:
    Chinese();
    ~Chinese();
    Chinese(const Chinese&) = delete;
    Chinese& operator=(const Chinese&) = delete;

    [[nodiscard]] const explain::Phrases& phrases() const { return phrases_; }

private:
    explain::Phrases phrases_;
};

}  // namespace mw
