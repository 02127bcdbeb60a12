#include "platform/native_files.h"

#include <array>
#include <cstdio>

namespace mw::platform {

std::optional<std::string> read_file(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file) return std::nullopt;
    std::string text;
    std::array<char, 4096> part{};
    std::size_t size = 0;
    while ((size = std::fread(part.data(), 1, part.size(), file)) > 0)
        text.append(part.data(), size);
    const bool failed = std::ferror(file) != 0;
    std::fclose(file);
    if (failed) return std::nullopt;
    return text;
}

bool write_file(const std::string& path, std::string_view text) {
    const std::string fresh = path + ".new";
    std::FILE* file = std::fopen(fresh.c_str(), "wb");
    if (!file) return false;
    const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    const bool closed = std::fclose(file) == 0;
    return written && closed && std::rename(fresh.c_str(), path.c_str()) == 0;
}

}  // namespace mw::platform
