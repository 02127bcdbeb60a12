#pragma once

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MW_SANITIZED 1
#endif
#endif

/// Whether this build carries sanitizers, and so is ten times slower than the native release.
#if defined(MW_SANITIZED)
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif

/// Whether this build is several times slower: sanitized, or WebAssembly. The longest tests then
/// take the same paths fewer times.
#if defined(__EMSCRIPTEN__)
constexpr bool is_slow_build = true;
#else
constexpr bool is_slow_build = is_sanitized;
#endif
