//! Files of other programs: each has a reader of its own, and all give the same [`bills::Bills`].
//!
//! 1. [`decode::decode`] makes text of bytes, whatever the encoding.
//! 2. [`Origin::recognise`] finds whose file it is.
//! 3. [`Origin::read`] reads it: everything, or all that is wrong with it.

pub mod bills;
pub mod decode;
pub mod own;
pub mod problem;

use bills::{ReadOptions, ReadResult};

/// A program whose files can be read, and the shape of the file.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    /// The program, as `clique import` names it: `splitwise`, `spliit` ….
    pub word: &'static str,
    /// The shape in the user's words: `group export (CSV)`.
    pub shape: &'static str,
    /// Tells whether a text is such a file, by its first lines alone.
    pub fits: fn(&str) -> bool,
    /// Reads a whole text.
    pub read: fn(&str, &ReadOptions) -> ReadResult,
}

/// Every shape of file that can be read; the first that fits is meant.
pub const ORIGINS: &[Origin] = &[];

impl Origin {
    /// Finds whose file a text is; only shapes of `program` count, where one is named.
    #[must_use]
    pub fn recognise(text: &str, program: Option<&str>) -> Option<&'static Origin> {
        let mut origins = ORIGINS.iter().filter(|origin| program.is_none_or(|word| word == origin.word));
        origins.find(|origin| (origin.fits)(text))
    }
}
