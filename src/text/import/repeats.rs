//! Objects of a JSON text that stand there again and again, byte for byte, as the people of every bill do.
//!
//! An object ends where its bracket closes, whatever stands behind it. So where the bytes of one that was gone through
//! stand again, there is the same object again, and nothing in it needs to be looked at.

/// How many bytes of an object tell where it is looked for; shorter ones are gone through as quickly as looked up.
const HEAD_BYTES: usize = 64;

/// Longer ones are hardly ever the same.
const BYTES_MAX: usize = 4096;

/// How many are remembered; a later one takes the place of another.
const SLOTS: usize = 256;

/// An odd number whose bits have no pattern: the golden ratio's.
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

/// An object that was gone through.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// Where it begins and ends.
    pub start: usize,
    pub end: usize,
    /// The place of the object among all lists and objects, and how many begin in it, itself among them.
    pub holder: usize,
    pub holders: usize,
}

/// Objects that were gone through lately.
#[derive(Debug)]
pub(super) struct Repeats {
    slots: Vec<Option<Known>>,
}

impl Repeats {
    /// Remembers nothing so far.
    pub(super) fn new() -> Repeats {
        Repeats { slots: vec![None; SLOTS] }
    }

    /// Remembers nothing ever.
    #[cfg(test)]
    pub(super) fn never() -> Repeats {
        Repeats { slots: Vec::new() }
    }

    /// Finds the object whose bytes stand at a place.
    pub(super) fn find(&self, bytes: &[u8], at: usize) -> Option<Known> {
        let known = self.slots.get(slot(bytes, at)?)?.as_ref()?;
        bytes[at..].starts_with(&bytes[known.start..known.end]).then_some(*known)
    }

    /// Remembers an object.
    pub(super) fn remember(&mut self, bytes: &[u8], known: Known) {
        if (HEAD_BYTES..=BYTES_MAX).contains(&(known.end - known.start))
            && let Some(slot) = slot(bytes, known.start).and_then(|slot| self.slots.get_mut(slot))
        {
            *slot = Some(known);
        }
    }
}

/// Returns where an object is looked for that begins at a place; nowhere near the end of the text.
fn slot(bytes: &[u8], at: usize) -> Option<usize> {
    // Each word has a factor of its own, so that a processor need not wait for one product before the next.
    const FACTORS: [u64; HEAD_BYTES / 8] = factors();
    let head = bytes.get(at..at + HEAD_BYTES)?.as_chunks::<8>().0;
    let mixed = head.iter().zip(FACTORS).fold(0, |mixed: u64, (word, factor)| {
        mixed.wrapping_add((u64::from_le_bytes(*word) ^ factor).wrapping_mul(factor))
    });
    Some(usize::from((mixed ^ mixed >> 32).wrapping_mul(ODD).to_le_bytes()[7]) % SLOTS)
}

/// Makes odd numbers without a pattern.
const fn factors() -> [u64; HEAD_BYTES / 8] {
    let mut factors = [ODD; HEAD_BYTES / 8];
    let mut place = 1;
    while place < factors.len() {
        factors[place] = factors[place - 1].rotate_left(23).wrapping_mul(ODD) | 1;
        place += 1;
    }
    factors
}
