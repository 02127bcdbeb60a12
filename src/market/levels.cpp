#include "market/levels.h"

#include <algorithm>
#include <bit>

namespace mw {

PoolIndex Levels::make(std::int64_t rank) {
    if (best_ == nowhere || rank > top_) follow(rank);
    const PoolIndex at = pool_.add({.rank = rank});
    if (is_near(rank)) {
        const PoolIndex near = next_near(rank);
        const PoolIndex far = far_.empty() ? nowhere : far_.back().level;
        link(at, near == nowhere ? far : near);
        set_near(rank, at);
    } else {
        const std::size_t place = far_place(rank);
        link(at, place == 0 ? nowhere : far_[place - 1].level);
        far_.insert(far_.begin() + static_cast<std::ptrdiff_t>(place), {rank, at});
    }
    return at;
}

void Levels::close(PoolIndex at) {
    const std::int64_t rank = pool_[at].rank;
    if (is_near(rank))
        clear_near(rank);
    else
        far_.erase(far_.begin() + static_cast<std::ptrdiff_t>(far_place(rank)));
    unlink(at);
    if (best_ == nowhere) return;
    const std::int64_t best_rank = pool_[best_].rank;
    if (below_top(best_rank) > 2 * headroom) follow(best_rank);
}

/// Puts the window around a new best level. Levels that fall out at the bottom become far ones,
/// and the other way round. It moves by `headroom` at least, so this is rare.
void Levels::follow(std::int64_t best_rank) {
    if (window_.empty()) {
        window_.assign(window_size, nowhere);
        occupied_.assign(window_size / word_bits, 0);
    }
    PoolIndex out = far_.empty() ? worst_ : pool_[far_.back().level].better;
    top_ = std::min(best_rank, INT64_MAX - headroom) + headroom;
    for (; out != nowhere && !is_near(pool_[out].rank); out = pool_[out].better) {
        clear_near(pool_[out].rank);
        far_.push_back({pool_[out].rank, out});
    }
    for (; !far_.empty() && is_near(far_.back().rank); far_.pop_back())
        set_near(far_.back().rank, far_.back().level);
}

/// The best level of the window that is worse than this rank, or nowhere.
PoolIndex Levels::next_near(std::int64_t rank) const {
    const std::size_t spot = spot_of(rank);
    const std::size_t words = occupied_.size();
    std::size_t word = spot / word_bits;
    std::uint64_t bits = occupied_[word] & ((std::uint64_t{1} << (spot % word_bits)) - 1);
    for (std::size_t i = 0; bits == 0 && i < words; ++i) {
        word = (word - 1) & (words - 1);
        bits = occupied_[word];
    }
    if (bits == 0) return nowhere;
    const auto highest = static_cast<std::size_t>(std::bit_width(bits)) - 1;
    const PoolIndex found = window_[word * word_bits + highest];
    return pool_[found].rank < rank ? found : nowhere;  // else the ring came round to better ones
}

void Levels::set_near(std::int64_t rank, PoolIndex at) {
    const std::size_t spot = spot_of(rank);
    window_[spot] = at;
    occupied_[spot / word_bits] |= std::uint64_t{1} << (spot % word_bits);
}

void Levels::clear_near(std::int64_t rank) {
    const std::size_t spot = spot_of(rank);
    window_[spot] = nowhere;
    occupied_[spot / word_bits] &= ~(std::uint64_t{1} << (spot % word_bits));
}

/// Where a far level is, or where it would have to be inserted.
std::size_t Levels::far_place(std::int64_t rank) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(far_, rank, {}, &Far::rank) -
                                    far_.begin());
}

PoolIndex Levels::find_far(std::int64_t rank) const {
    const std::size_t place = far_place(rank);
    return place < far_.size() && far_[place].rank == rank ? far_[place].level : nowhere;
}

/// Puts a level next to the one that is worse.
void Levels::link(PoolIndex at, PoolIndex worse) {
    PoolIndex& upwards = worse == nowhere ? worst_ : pool_[worse].better;
    Level& level = pool_[at];
    level.worse = worse;
    level.better = upwards;
    upwards = at;
    (level.better == nowhere ? best_ : pool_[level.better].worse) = at;
}

void Levels::unlink(PoolIndex at) {
    const Level& level = pool_[at];
    (level.worse == nowhere ? worst_ : pool_[level.worse].better) = level.better;
    (level.better == nowhere ? best_ : pool_[level.better].worse) = level.worse;
    pool_.remove(at);
}

}  // namespace mw
