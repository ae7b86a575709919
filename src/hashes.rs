//! A set of hashes, in little more than eight bytes each.
//!
//! Takes hashes of 64 bits; says whether one is new. It never holds what was hashed: two things with one hash count as one, which among a
//! hundred million things happens once in some four thousand runs. Adding one moves part of a list, which is short up to some ten million
//! hashes.

/// How many lists the hashes are spread over, as bits: each is short enough to be kept in order.
const BITS: u32 = 12;

/// Spreads hashes evenly, whatever their bits.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hashes met so far.
#[derive(Debug, Clone, Default)]
pub struct Hashes {
    /// Lists in order, by the first bits of their hashes; none before the first hash.
    lists: Vec<Vec<u64>>,
}

impl Hashes {
    /// Adds a hash and says whether it is new.
    pub fn insert(&mut self, hash: u64) -> bool {
        if self.lists.is_empty() {
            self.lists = vec![Vec::new(); 1 << BITS];
        }
        let mixed = hash.wrapping_mul(FACTOR);
        let list = &mut self.lists[usize::try_from(mixed >> (u64::BITS - BITS)).unwrap_or_default()];
        let Err(place) = list.binary_search(&mixed) else { return false };
        if list.len() == list.capacity() {
            list.reserve_exact(list.len() / 4 + 4);
        }
        list.insert(place, mixed);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn a_hash_is_new_once(all in proptest::collection::vec(0_u64..500, 0..1000), factor in 1_u64..) {
            let (mut hashes, mut known) = (Hashes::default(), BTreeSet::new());
            for hash in all.iter().map(|one| one.wrapping_mul(factor | 1)) {
                prop_assert_eq!(hashes.insert(hash), known.insert(hash));
            }
        }
    }
}
