//! Files of other programs: each has a reader of its own, and all give the same [`bills::Bills`].
//!
//! 1. [`decode::decode`] makes text of bytes, whatever the encoding.
//! 2. [`Origin::recognise`] finds whose file it is.
//! 3. [`Origin::read`] reads it: everything, or all that is wrong with it.
//! 4. [`gather::gather`] joins what several files say.
//! 5. [`plan::plan`] makes rows of it, whichever program it came from.
//! 6. [`compare::Comparison`] finds out which of them the ledger has already.

mod abrechnung;
pub mod bills;
mod by_id;
pub mod cells;
pub mod compare;
mod cospend;
pub mod currencies;
pub mod dates;
pub mod decode;
pub mod evening;
mod fields;
pub mod gather;
pub mod header;
mod holders;
pub mod identity;
mod ihatemoney;
mod in_parts;
pub mod json;
pub mod long_file;
pub mod losses;
pub mod mapped;
pub mod marks;
pub mod memory;
pub mod moves;
pub mod nets;
pub mod numbers;
pub mod origin;
pub mod own;
pub mod people;
pub mod plan;
pub mod problem;
mod reading;
mod repeats;
#[cfg(test)]
mod samples;
pub mod sesterce;
pub mod settleup;
pub mod sheet;
mod spliit;
mod splitpro;
pub mod splitwise;
mod stretches;
pub mod tame;
#[cfg(test)]
mod testing;
pub mod tricount;
mod twins;
pub mod weights;

use bills::{Bills, ReadOptions, ReadResult};
use long_file::LongFile;

/// Reads a long file, if it is as most are.
pub type ReadLong = fn(&LongFile<'_>, &ReadOptions) -> Option<Bills>;

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
    /// Reads a long file without having its whole text, where that is quicker; nothing where the whole text has to be
    /// read.
    pub read_long: Option<ReadLong>,
}

impl Origin {
    /// A shape whose texts are read as a whole.
    #[must_use]
    pub const fn new(
        word: &'static str,
        shape: &'static str,
        fits: fn(&str) -> bool,
        read: fn(&str, &ReadOptions) -> ReadResult,
    ) -> Origin {
        Origin { word, shape, fits, read, read_long: None }
    }

    /// The same, of which long files are read otherwise.
    #[must_use]
    const fn also_long(self, read_long: ReadLong) -> Origin {
        Origin { read_long: Some(read_long), ..self }
    }
}

/// Every shape of file that can be read; the first that fits is meant.
pub const ORIGINS: &[Origin] = &[
    own::DOCUMENT,
    own::TABLE,
    spliit::JSON,
    spliit::CSV,
    ihatemoney::BILLS_JSON,
    ihatemoney::BILLS_CSV,
    ihatemoney::SETTLEMENTS_JSON,
    ihatemoney::SETTLEMENTS_CSV,
    ihatemoney::MEMBERS,
    cospend::PROJECT,
    cospend::SETTLEMENTS,
    cospend::BALANCES,
    abrechnung::GROUP,
    abrechnung::TABLE,
    splitpro::FRIEND,
    splitpro::DATA,
    Origin::new("splitwise", "group (CSV)", splitwise::table::fits, splitwise::table::read),
    Origin::new("splitwise", "saved expenses (JSON)", splitwise::json::fits, splitwise::json::read)
        .also_long(splitwise::json::read_long),
    Origin::new("tricount", "tricount (JSON)", tricount::registry::fits, tricount::registry::read)
        .also_long(tricount::registry::read_long),
    Origin::new("tricount", "data request (CSV)", tricount::request::fits, tricount::request::read),
    Origin::new("tricount", "exporter (CSV)", tricount::exporter::fits, tricount::exporter::read),
    Origin::new("settleup", "transactions (CSV)", settleup::fits, settleup::read),
    Origin::new("sesterce", "group (CSV)", sesterce::fits, sesterce::read),
];

impl Origin {
    /// Finds whose file a text is; only shapes of `program` count, where one is named.
    #[must_use]
    pub fn recognise(text: &str, program: Option<&str>) -> Option<&'static Origin> {
        let mut origins = ORIGINS.iter().filter(|origin| program.is_none_or(|word| word == origin.word));
        origins.find(|origin| (origin.fits)(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_is_recognised() {
        let root = format!("{}/fixtures/import", env!("CARGO_MANIFEST_DIR"));
        let mut seen = 0;
        for origin in ORIGINS {
            for entry in std::fs::read_dir(format!("{root}/{}", origin.word)).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                let is_sample = !name.contains("answer-key") && (name.ends_with(".csv") || name.ends_with(".json"));
                if !is_sample {
                    continue;
                }
                let bytes = std::fs::read(&path).unwrap();
                let text = decode::decode(&bytes).unwrap();
                let found = Origin::recognise(&text, None).map(|found| found.word);
                assert_eq!(found, Some(origin.word), "{}", path.display());
                seen += 1;
            }
        }
        assert!(seen > 0);
        assert!(Origin::recognise("Date,Betrag\n2026-07-14,5\n", None).is_none());
    }
}
