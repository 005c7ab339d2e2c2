//! What an import writes: the group and its members, new people, rows, rates and receipts, in one draft.

use std::collections::{BTreeMap, HashSet};

use super::people::People;
use super::place::Destination;
use super::receipt::{RECEIPT_MAX, put_receipt};
use crate::book::{Book, Draft};
use crate::cli::failure::Failure;
use crate::git::ObjectId;
use crate::model::amount::Rate;
use crate::model::setup::PinnedRate;
use crate::model::{
    Currency, Date, Group, GroupKind, Handle, Id, Member, MemberState, PersonIndex, Place, Role, Weight,
};
use crate::text::columns::Column;
use crate::text::entry_edit::{Cells, append_rows, change_rows};
use crate::text::groups::FILE;
use crate::text::import::bills::{Attachment, Bills, ImportedPerson, ImportedRate, Loss};
use crate::text::import::compare::{Changed, Fate};
use crate::text::import::losses::count;
use crate::text::import::origin::MONEY;
use crate::text::import::plan::{Planned, every_of};
use crate::text::new_files::{member_value, new_group};
use crate::text::past_rows::facts_of;
use crate::text::side_by_side::{side_by_side, threads};
use crate::text::table_edit::{append_records, new_header};
use crate::text::toml_edit::set_value;
use crate::text::toml_value::NewValue;
use crate::text::{rates, recurring};

/// Everything that an import writes.
#[derive(Debug)]
pub struct Writing<'a> {
    /// The ledger as it stands.
    pub book: &'a Book,
    /// Where it goes.
    pub to: &'a Destination,
    /// The currency of rows that name none.
    pub currency: Currency,
    /// What the files say.
    pub bills: &'a Bills,
    /// Who everyone is.
    pub people: &'a People<'a>,
    /// The program.
    pub source: &'a str,
    /// Whether entries that the file says otherwise are changed.
    pub update: bool,
}

/// What was put into a draft.
#[derive(Debug, Default)]
pub struct Written {
    /// How many rates.
    pub rates: usize,
    /// How many receipts.
    pub receipts: usize,
    /// How many rules for bills that come again.
    pub rules: usize,
    /// Rows that took the place of others and what was changed there by hand: their ids, and those of the others.
    pub kept: Vec<(Id, Id)>,
    /// What could not come along.
    pub losses: Vec<Loss>,
}

/// What changes in the rows of each file, and rows that take the place of others.
type Changes = (BTreeMap<String, Vec<(Place, Cells)>>, BTreeMap<usize, Planned>);

impl Writing<'_> {
    /// Puts everything into a draft: the rows, each with what becomes of it.
    ///
    /// # Errors
    ///
    /// When a file of the group is written in a way that cannot be changed safely.
    pub fn write(&self, draft: &mut Draft, rows: &[Planned], fates: &[Fate]) -> Result<Written, Failure> {
        let mut written = Written::default();
        self.write_people(draft)?;
        self.write_rates(draft, &mut written);
        self.write_rows(draft, rows, fates, &mut written)?;
        Ok(written)
    }

    /// Puts new people, new members and what the group remembers into a draft.
    ///
    /// # Errors
    ///
    /// As [`Writing::write`].
    pub fn write_people(&self, draft: &mut Draft) -> Result<(), Failure> {
        self.people.newcomers.write(draft);
        self.write_group(draft)
    }

    fn group(&self) -> Option<&Group> {
        self.to.index.map(|index| &self.book.setup.groups[index.get()])
    }

    /// Writes who is in the group and what it remembers.
    fn write_group(&self, draft: &mut Draft) -> Result<(), Failure> {
        let path = format!("{}/{FILE}", self.to.folder);
        let members = self.members();
        let mut memory = self.to.memory.clone();
        memory.names.extend(self.people.met.iter().map(|met| (met.name.clone(), met.handle.clone())));
        if !self.to.title.is_empty() {
            memory.files.insert(self.to.title.clone(), self.source.to_owned());
        }
        let text = match self.group() {
            None => {
                let usual = self.book.setup.currency == Some(self.currency);
                let code = (!usual).then(|| self.currency.code());
                let keys: Vec<(&str, NewValue)> =
                    members.iter().map(|(handle, value)| (handle.as_str(), value.clone())).collect();
                new_group(&self.to.name, GroupKind::default(), code, &keys)
            }
            Some(group) => {
                let is_in = |handle: &str| {
                    let person = self.book.setup.person(handle);
                    person.is_some_and(|person| group.member(person).is_some())
                };
                let mut text = draft.text(&path).unwrap_or_default().to_owned();
                for (handle, value) in members.iter().filter(|(handle, _)| !is_in(handle)) {
                    if group.direct {
                        return Err(Failure::usage(format!(
                            "`{}` is two people, and the file names `{handle}`",
                            group.handle
                        ))
                        .help("say who it is: --map NAME=WHO; or import into a group: -g GROUP"));
                    }
                    text = set_value(&text, &["members", handle], Some(value))?;
                }
                text
            }
        };
        draft.set(&path, Some(memory.write(&text)?));
        Ok(())
    }

    /// Lists the members by handle, with what the file says of them.
    fn members(&self) -> BTreeMap<String, NewValue> {
        let member = |person: &ImportedPerson| Member {
            person: PersonIndex(0),
            role: Role::default(),
            weight: person.weight.unwrap_or(Weight::ONE),
            since: None,
            until: None,
            state: if person.has_left { MemberState::Left } else { MemberState::Active },
        };
        let named = self.people.met.iter().zip(&self.bills.people);
        named.map(|(met, person)| (met.handle.clone(), member_value(&member(person)))).collect()
    }

    fn write_rates(&self, draft: &mut Draft, written: &mut Written) {
        let known = |wanted: &ImportedRate| {
            let same =
                |known: &&PinnedRate| (known.date, known.from, known.to) == (wanted.date, wanted.from, wanted.to);
            self.book.setup.rates.iter().find(same)
        };
        let mut seen: HashSet<(Date, Currency, Currency)> = HashSet::new();
        let mut lines: Vec<[String; 5]> = Vec::new();
        let mut others = 0;
        for rate in &self.bills.rates {
            let parsed = Rate::parse(&rate.rate).filter(|_| rate.from != rate.to);
            match (parsed, known(rate)) {
                (Some(parsed), Some(known)) if known.rate == parsed => {}
                (Some(_), None) if seen.insert((rate.date, rate.from, rate.to)) => {
                    let codes = [rate.from, rate.to].map(|currency| currency.code().to_owned());
                    let [from, to] = codes;
                    lines.push([rate.date.to_string(), from, to, rate.rate.clone(), self.source.to_owned()]);
                }
                _ => others += 1,
            }
        }
        if others > 0 {
            let words = "exchange rates that the ledger has otherwise, or that are none, were left out";
            written.losses.push(Loss { words: words.into(), rows: others });
        }
        if lines.is_empty() {
            return;
        }
        lines.sort();
        written.rates = lines.len();
        const NAMES: [&str; 5] = ["date", "from", "to", "rate", "source"];
        let records: Vec<Vec<(&str, &str)>> =
            lines.iter().map(|line| NAMES.iter().copied().zip(line.iter().map(String::as_str)).collect()).collect();
        let header = new_header(&NAMES);
        let text = append_records(draft.text(rates::PATH).unwrap_or(&header), &records);
        draft.set(rates::PATH, Some(text));
    }

    fn write_rows(
        &self,
        draft: &mut Draft,
        rows: &[Planned],
        fates: &[Fate],
        written: &mut Written,
    ) -> Result<(), Failure> {
        let (changes, anew) = self.changes(rows, fates, written)?;
        let mut added: Vec<(String, Vec<&Cells>)> = Vec::new();
        // Rows are in order of their days, so those of one month stand together: the month, and its file's place.
        let (mut month, mut at) = (None, 0);
        for (place, (row, fate)) in rows.iter().zip(fates).enumerate() {
            let row = if matches!(fate, Fate::New) { Some(row) } else { anew.get(&place) };
            let Some(row) = row else { continue };
            if row.brings_more {
                self.write_receipts(draft, row, written)?;
                self.write_rule(draft, row, written)?;
            }
            let its_month = Some((row.date.year(), row.date.month()));
            if std::mem::replace(&mut month, its_month) != its_month {
                let path = self.file_of(row.date);
                at = added.iter().position(|(known, _)| *known == path).unwrap_or_else(|| {
                    added.push((path, Vec::new()));
                    added.len() - 1
                });
            }
            let (_, rows) = &mut added[at];
            rows.push(&row.cells);
        }
        for (path, changes) in changes {
            let text = draft.text(&path).and_then(|text| change_rows(text, &changes));
            let text = text.ok_or_else(|| Failure::human(format!("`{path}` was changed meanwhile")))?;
            draft.set(&path, Some(text));
        }
        let append = |(): &mut (), (path, rows): (String, Vec<&Cells>)| {
            let text = append_rows(draft.text(&path), rows.iter().copied());
            (path, text)
        };
        let appended = side_by_side(added, threads(), append);
        appended.into_iter().for_each(|(path, text)| draft.set(&path, Some(text)));
        Ok(())
    }

    /// Finds what changes in rows that are there, by file; and the rows that take the place of others, by their places
    /// among all.
    fn changes(&self, rows: &[Planned], fates: &[Fate], written: &mut Written) -> Result<Changes, Failure> {
        let (mut changes, mut anew) = Changes::default();
        if !self.update {
            return Ok((changes, anew));
        }
        for (place, (row, fate)) in rows.iter().zip(fates).enumerate() {
            let Fate::Changed(changed) = fate else { continue };
            let (path, place_there) = self.place_of(changed)?;
            let is_same = row.is_keyed || changed.entry.id == row.id;
            let cells = if is_same {
                cells_changed(row, changed)
            } else {
                let mut row = row.clone();
                if !changed.kept.is_empty() {
                    self.keep(&mut row, changed, &path);
                    written.kept.push((row.id, changed.entry.id));
                }
                anew.insert(place, row);
                Cells::new().with(Column::Status, "void")
            };
            changes.entry(path).or_default().push((place_there, cells));
        }
        Ok((changes, anew))
    }

    /// Has a row that takes the place of another say what was changed there by hand.
    fn keep(&self, row: &mut Planned, changed: &Changed, path: &str) {
        let text = self.book.sources.get(path).unwrap_or_default();
        for fact in facts_of(path, text, &[changed.entry.id].into()) {
            changed.kept.iter().for_each(|column| row.cells.set(*column, fact.field(column.name())));
        }
    }

    /// Writes a rule for a bill that comes again, from its next day on.
    fn write_rule(&self, draft: &mut Draft, row: &Planned, written: &mut Written) -> Result<(), Failure> {
        let repeat = self.bills.bills.get(row.bill).and_then(|bill| bill.repeat.as_ref());
        let Some((repeat, every)) = repeat.and_then(|repeat| Some((repeat, every_of(repeat)?))) else { return Ok(()) };
        let next = every.after(row.date, 1);
        let Some(next) = next.filter(|next| repeat.until.is_none_or(|until| *next <= until)) else { return Ok(()) };
        let path = format!("{}/{}", self.to.folder, recurring::FILE);
        let text = draft.text(&path).unwrap_or_default().to_owned();
        let is_taken = |name: &str| text.lines().any(|line| line.trim() == format!("[{name}]"));
        let cell = |column: Column| row.cells.get(column).unwrap_or_default();
        let name = Handle::from_title(cell(Column::Description), is_taken);
        let mut keys = vec![
            ("description", NewValue::text(cell(Column::Description))),
            ("amount", NewValue::text(cell(Column::Amount))),
            ("currency", NewValue::text(row.currency.code())),
            ("paid_by", NewValue::text(cell(Column::PaidBy))),
            ("split", NewValue::text(cell(Column::Split))),
            ("every", NewValue::Text(every.to_string())),
            ("start", NewValue::Day(next)),
        ];
        if !cell(Column::Category).is_empty() {
            keys.push(("category", NewValue::text(cell(Column::Category))));
        }
        keys.extend(repeat.until.map(|until| ("until", NewValue::Day(until))));
        draft.set(&path, Some(set_value(&text, &[name.as_str()], Some(&NewValue::table(keys)))?));
        written.rules += 1;
        Ok(())
    }

    fn file_of(&self, date: Date) -> String {
        self.group()
            .map_or_else(|| format!("{}/expenses/{:04}.csv", self.to.folder, date.year()), |group| group.file_of(date))
    }

    fn place_of(&self, changed: &Changed) -> Result<(String, Place), Failure> {
        let place = changed.entry.place;
        let source = self.book.sources.file(place.file);
        let source = source.ok_or_else(|| Failure::human("a file of the ledger was taken away meanwhile"))?;
        Ok((source.path.clone(), place))
    }

    /// Puts the receipts of a row beside it.
    fn write_receipts(&self, draft: &mut Draft, row: &Planned, written: &mut Written) -> Result<(), Failure> {
        let attachments = self.bills.bills.get(row.bill).map_or(&[][..], |bill| &bill.attachments);
        for attachment in attachments {
            let Some(bytes) = &attachment.bytes else { continue };
            let Some(name) = receipt_name(attachment)? else {
                count(&mut written.losses, "receipts that are empty or larger than 20 MiB were left out", 1);
                continue;
            };
            put_receipt(draft, &format!("{}/receipts/{name}", self.to.folder), bytes)?;
            written.receipts += 1;
        }
        Ok(())
    }
}

/// Has rows name the receipts that come with them: the first in its cell, the others in the note.
///
/// # Errors
///
/// When git cannot tell what a receipt holds.
pub fn name_receipts(rows: &mut [Planned], bills: &Bills) -> Result<(), Failure> {
    for row in rows.iter_mut().filter(|row| row.brings_more) {
        let attachments = bills.bills.get(row.bill).map_or(&[][..], |bill| &bill.attachments);
        let mut names: Vec<String> = Vec::new();
        for attachment in attachments {
            names.extend(receipt_name(attachment)?.filter(|name| !names.contains(name)));
        }
        let Some((first, rest)) = names.split_first() else { continue };
        row.cells.set(Column::Receipt, first.as_str());
        if !rest.is_empty() {
            let note = row.cells.get(Column::Note).unwrap_or_default();
            let lines = std::iter::once(note.to_owned()).filter(|note| !note.is_empty());
            let lines: Vec<String> = lines.chain(rest.iter().map(|name| format!("receipt: {name}"))).collect();
            row.cells.set(Column::Note, lines.join("\n"));
        }
    }
    Ok(())
}

/// Names a receipt by what it holds, with the ending of its own name; nothing where it cannot come along.
fn receipt_name(attachment: &Attachment) -> Result<Option<String>, Failure> {
    let Some(bytes) = attachment.bytes.as_ref().filter(|bytes| (1..=RECEIPT_MAX).contains(&bytes.len())) else {
        return Ok(None);
    };
    let hash = ObjectId::of_file(bytes)?.short(20);
    let ending = attachment.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let is_plain =
        |ending: &String| (1..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    Ok(Some(match ending.filter(is_plain) {
        Some(ending) => format!("{hash}.{ending}"),
        None => hash,
    }))
}

/// Returns the cells in which a row that is there comes to say what the file says.
fn cells_changed(row: &Planned, changed: &Changed) -> Cells {
    let mut columns = changed.columns.clone();
    if columns.iter().any(|column| MONEY.contains(column)) {
        columns.extend(MONEY);
    }
    let mut cells = Cells::new();
    for column in columns {
        cells.set(column, row.cells.get(column).unwrap_or_default());
    }
    cells
}
