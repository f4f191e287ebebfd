//! Numbers that look random and are always the same: SplitMix64.

pub struct Random(u64);

impl Random {
    /// A stream of its own for each number of each kind of thing.
    pub fn new(seed: u64, kind: u64, number: u64) -> Self {
        let mut random = Self(seed ^ kind.wrapping_mul(0xd6e8_feb8_6659_fd93));
        random.0 = random.next() ^ number.wrapping_mul(0xa076_1d64_78bd_642f);
        random.next();
        random
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 to `end` − 1, as evenly as demo data needs.
    pub fn below(&mut self, end: u32) -> u32 {
        // The upper half of the product is below `end`, so nothing is cut.
        ((u64::from(end) * (self.next() >> 32)) >> 32) as u32
    }

    /// `least` to `most`, both included.
    pub fn between(&mut self, least: i32, most: i32) -> i32 {
        least + self.below((most - least + 1).unsigned_abs()).cast_signed()
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len() as u32) as usize]
    }

    /// One of `from`, each as often as its weight says.
    pub fn weighted<'a, T>(&mut self, from: &'a [T], weight: fn(&T) -> u32) -> &'a T {
        let mut left = self.below(from.iter().map(weight).sum());
        for one in from {
            match left.checked_sub(weight(one)) {
                Some(rest) => left = rest,
                None => return one,
            }
        }
        unreachable!("the number drawn is below the sum of the weights")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published first outputs of SplitMix64 for the state 1234567.
    #[test]
    fn known_numbers() {
        let mut random = Random(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| random.next()).collect();
        assert_eq!(
            first,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn weights_are_kept() {
        let mut random = Random::new(1, 2, 3);
        let mut count = [0_u32; 3];
        for _ in 0..10_000 {
            count[*random.weighted(&[0_usize, 1, 2], |one| [1, 0, 3][*one])] += 1;
        }
        assert_eq!(count[1], 0);
        assert!((2_300..2_700).contains(&count[0]), "{count:?}");
    }
}
