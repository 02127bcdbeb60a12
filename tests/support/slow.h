#pragma once

/// Whether this build runs several times slower than the native release: with sanitizers, or in
/// WebAssembly. The longest tests then take the same paths fewer times.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MW_SLOW 1
#endif
#endif
#if defined(MW_SLOW) || defined(__EMSCRIPTEN__)
constexpr bool is_slow_build = true;
#else
constexpr bool is_slow_build = false;
#endif
