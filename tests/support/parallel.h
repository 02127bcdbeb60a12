#pragma once

#include <cstddef>
#include <vector>

#if !defined(__EMSCRIPTEN__)
#include <algorithm>
#include <atomic>
#include <thread>
#endif

/// What `work(0)` to `work(count - 1)` give, in order. Natively on all cores: the work must not
/// touch anything shared, and must not assert.
template <class Work>
auto in_parallel(std::size_t count, const Work& work) {
    std::vector<decltype(work(0))> results(count);
#if defined(__EMSCRIPTEN__)
    for (std::size_t i = 0; i < count; ++i) results[i] = work(i);
#else
    std::atomic<std::size_t> next{0};
    const auto toil = [&] {
        for (std::size_t i = next++; i < count; i = next++) results[i] = work(i);
    };
    std::vector<std::thread> threads;
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    for (std::size_t i = 0; i < std::min(cores, count); ++i) threads.emplace_back(toil);
    for (std::thread& thread : threads) thread.join();
#endif
    return results;
}
