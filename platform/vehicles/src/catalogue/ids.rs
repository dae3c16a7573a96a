//! Ids of things that vPIC itself does not number: the same in every release, 31 bits wide.

use std::collections::HashSet;

/// Hands out ids; two texts never share one.
#[derive(Debug, Default)]
pub struct StableIds(HashSet<u32>);

impl StableIds {
    /// The id of a text.
    pub fn of(&mut self, text: &str) -> u32 {
        let mut id = hash(text);
        while !self.0.insert(id) {
            id = (id + 1) & 0x7fff_ffff;
        }
        id
    }
}

/// FNV-1a, folded to 31 bits and never zero.
fn hash(text: &str) -> u32 {
    let wide = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (((wide >> 32) ^ wide) as u32 & 0x7fff_ffff).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stay_and_differ() {
        let mut ids = StableIds::default();
        assert_eq!(ids.of("EX-L"), StableIds::default().of("EX-L"));
        assert_ne!(ids.of("EX-L"), StableIds::default().of("EX-L"));
    }
}
