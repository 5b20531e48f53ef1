//! Random numbers that are the same on every machine for the same seed.

use rand_pcg::{
    Pcg64,
    rand_core::{Rng, SeedableRng},
};

/// A source of random numbers.
#[derive(Debug, Clone)]
pub struct Random(Pcg64);

impl Random {
    /// The source of a seed.
    pub fn new(seed: u64) -> Self {
        Self(Pcg64::seed_from_u64(seed))
    }

    /// From 0 up to, not including, 1.
    pub fn unit(&mut self) -> f64 {
        // The 53 bits that a number between 0 and 1 has room for: exact.
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let bits = (self.0.next_u64() >> 11) as f64;
        bits / 9_007_199_254_740_992.0
    }

    /// True with a probability from 0 to 1.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// About normally distributed, with mean 0 and standard deviation 1; from −6 to 6.
    ///
    /// The sum of twelve even numbers, less six: additions alone give the same bits everywhere, which the logarithm of a
    /// better method does not.
    pub fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    /// One of a list; `None` if there is none.
    pub fn one_of<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place in a short list"
        )]
        let place = (self.unit() * list.len() as f64) as usize;
        list.get(place)
    }
}
