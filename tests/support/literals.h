#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mw {

/// The string literals of a C++ or JavaScript source, with literals that stand side by side (or
/// are added, in JavaScript) joined. Comments, character literals and includes are left out.
std::vector<std::string> literals_of(std::string_view source);

/// Text of every source file in some folders of the tree, such as "src/ui".
std::vector<std::string> sources_in(const std::vector<std::string>& folders);

}  // namespace mw
