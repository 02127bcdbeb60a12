#include "market/pair_path.h"

#include "market/numerics.h"

namespace mw {

void PairPath::advance(std::int64_t seconds) {
    if (!leader_) return own_.advance(seconds);
    const double before = leader_->fundamental();
    leader_->advance(seconds);
    // a power of the leader's return, so that a fall of any size leaves a positive price
    const double factor = exp_of(beta_ * log_of(leader_->fundamental() / before));
    own_.advance(seconds, {factor, beta_ * leader_->sigma(), leader_->mood()});
}

void PairPath::set_block_minutes(std::int64_t minutes) {
    own_.set_block_minutes(minutes);
    if (leader_) leader_->set_block_minutes(minutes);
}

void PairPath::steer_leader(const Leg& leg) {
    if (leader_) leader_->steer(leg);
}

void PairPath::jump_leader(double factor) {
    if (!leader_) return;
    leader_->scale(factor);
    if (!own_.steering()) own_.scale(exp_of(beta_ * log_of(factor)));
}

void PairPath::keep_inside(const PriceRange& range, const PriceRange& of_leader) {
    own_.keep_inside(range);
    if (leader_) leader_->keep_inside(of_leader);
}

void PairPath::scale(double factor, double of_leader) {
    own_.scale(factor);
    if (leader_) leader_->scale(of_leader);
}

void PairPath::place_at(double price_ticks, double of_leader) {
    own_.place_at(price_ticks);
    if (leader_) leader_->place_at(of_leader);
}

void PairPath::add_to(Fingerprint& sum) const {
    own_.add_to(sum);
    if (leader_) leader_->add_to(sum);
}

}  // namespace mw
