//! A ledger as one JSON document, which `clique import` reads back without loss, or its entries as a line each.

use std::io::{self, Write};

use serde::ser::SerializeSeq as _;
use serde::{Serialize, Serializer};

use crate::render::entries::entry_as_json;
use crate::render::envelope::{write_envelope, write_line};
use crate::report::mirror::Mirror;
use crate::report::selection::Selection;

/// Writes everything that is selected as one document.
///
/// # Errors
///
/// When it cannot be written.
pub fn write_json(selection: &Selection<'_, '_>, mirror: &Mirror, out: &mut dyn Write) -> io::Result<()> {
    let document = Document { mirror, entries: Entries(selection) };
    write_envelope(out, "clique.export/1", Some(&selection.setup.name), &document)
}

/// Writes the entries, a line each.
///
/// # Errors
///
/// When they cannot be written.
pub fn write_ndjson(selection: &Selection<'_, '_>, out: &mut dyn Write) -> io::Result<()> {
    selection.rows().try_for_each(|row| write_line(out, &entry_as_json(&row)))
}

#[derive(Serialize)]
struct Document<'s, 'l, 't> {
    #[serde(flatten)]
    mirror: &'s Mirror,
    entries: Entries<'s, 'l, 't>,
}

/// Entries that are made one at a time, as they are written.
struct Entries<'s, 'l, 't>(&'s Selection<'l, 't>);

impl Serialize for Entries<'_, '_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.entries.len()))?;
        for row in self.0.rows() {
            list.serialize_element(&entry_as_json(&row))?;
        }
        list.end()
    }
}
