//! Numbers that look random and are the same on every machine.

/// A source of such numbers.
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    /// Returns the source that everything begins with.
    pub(super) fn new() -> Chance {
        Chance(0x2545_F491_4F6C_DD1D)
    }

    /// Returns the next 64 bits.
    pub(super) fn bits(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Returns a number below this one, which is at least one.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let count = u64::try_from(count).unwrap_or(1);
        let scaled = u128::from(self.bits()) * u128::from(count);
        usize::try_from(scaled >> 64).unwrap_or(0)
    }

    /// Puts things into any order.
    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for at in (1..things.len()).rev() {
            things.swap(at, self.below(at + 1));
        }
    }
}
