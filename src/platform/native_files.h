#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mw::platform {

/// The whole file as text, or nullopt when it cannot be read.
std::optional<std::string> read_file(const std::string& path);

/// Writes a whole file; false when it cannot be written. The old content stays in that case.
bool write_file(const std::string& path, std::string_view text);

}  // namespace mw::platform
