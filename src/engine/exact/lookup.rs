//! Finding the row of a balance, fast, for very many rows.

/// The widest span of balances that gets a slot each.
const SPAN_MAX: u64 = 1 << 24;

const EMPTY: u32 = u32::MAX;

/// The row of each balance.
pub struct Lookup {
    values: Vec<i64>,
    least: i64,
    /// A slot per balance when the span is small, else a hash table.
    slots: Vec<u32>,
    is_direct: bool,
}

impl Lookup {
    /// Takes the balances of rows 0, 1, 2, …, all different.
    pub fn new(values: &[i64]) -> Lookup {
        let least = values.iter().copied().min().unwrap_or(0);
        let most = values.iter().copied().max().unwrap_or(0);
        let span = most.abs_diff(least);
        let is_direct = span < SPAN_MAX;
        let size = match is_direct {
            true => usize::try_from(span).unwrap_or(0) + 1,
            false => (2 * values.len()).next_power_of_two(),
        };
        let mut lookup = Lookup { values: values.to_vec(), least, slots: vec![EMPTY; size], is_direct };
        for (row, value) in values.iter().enumerate() {
            let mut slot = lookup.slot(*value).unwrap_or(0);
            while lookup.slots[slot] != EMPTY {
                slot = (slot + 1) & (size - 1);
            }
            lookup.slots[slot] = u32::try_from(row).unwrap_or(EMPTY);
        }
        lookup
    }

    /// Returns the row of a balance.
    pub fn find(&self, value: i64) -> Option<u32> {
        let mut slot = self.slot(value)?;
        loop {
            let row = self.slots[slot];
            if row == EMPTY {
                return None;
            }
            if self.is_direct || self.values[super::rows::wide(row)] == value {
                return Some(row);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    fn slot(&self, value: i64) -> Option<usize> {
        if self.is_direct {
            let ahead = value.checked_sub(self.least)?;
            let slot = usize::try_from(ahead).ok()?;
            return (slot < self.slots.len()).then_some(slot);
        }
        let mixed = value.cast_unsigned().wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let bits = self.slots.len().trailing_zeros();
        usize::try_from(mixed >> (u64::BITS - bits.max(1))).ok()
    }
}
