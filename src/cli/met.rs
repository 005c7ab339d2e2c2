//! Who wrote which of two versions that met, from the history of both sides.

use crate::model::Id;
use crate::report::changes::Deed;
use crate::report::history::HistoryRow;
use crate::report::sync::{MetVersion, MetVersions};
use crate::text::merge::Notice;

/// The fields that stand or fall together, in the order in which a notice says them.
const MONEY: [&str; 4] = ["amount", "currency", "paid_by", "split"];

/// Finds both versions among what came and what went, where each side changed the entry in a way that can be told.
#[must_use]
pub fn met_versions(notice: &Notice, ways: [&Vec<HistoryRow>; 2]) -> Option<MetVersions> {
    let id = Id::parse(&notice.about)?;
    let [came, went] = ways.map(|way| last_change(way, id));
    let (came, went) = (came?, went?);
    let fields: &[&str] = if notice.field == "money" { &MONEY } else { &[notice.field.as_str()] };
    let said = |side: (&HistoryRow, &Deed), field: &str| side.1.fact.field(field).to_owned();
    let field = *fields.iter().find(|field| said(came, field) != said(went, field))?;
    let words = |side: (&HistoryRow, &Deed)| {
        let words = fields.iter().map(|field| said(side, field)).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    };
    let sides = if words(came) == notice.in_force {
        [came, went]
    } else if words(went) == notice.in_force {
        [went, came]
    } else {
        return None;
    };
    let before = ways.iter().find_map(|way| said_before(way, id, field))?;
    let version = |side: (&HistoryRow, &Deed)| MetVersion {
        who: side.0.who.clone(),
        local_time: side.0.local_time.clone(),
        said: said(side, field),
    };
    (sides[0].0.who != sides[1].0.who).then(|| MetVersions {
        field: field.to_owned(),
        before,
        sides: sides.map(version),
    })
}

/// Finds the newest change of an entry; what is newest comes first.
fn last_change(way: &[HistoryRow], id: Id) -> Option<(&HistoryRow, &Deed)> {
    way.iter().find_map(|row| Some((row, row.deeds.iter().find(|deed| deed.is_about(id))?)))
}

/// Tells what a field said before the first change of it.
fn said_before(way: &[HistoryRow], id: Id, field: &str) -> Option<String> {
    let deeds = way.iter().rev().flat_map(|row| &row.deeds).filter(|deed| deed.is_about(id));
    deeds.flat_map(|deed| &deed.fields).find(|(name, _, _)| name == field).map(|(_, before, _)| before.clone())
}
