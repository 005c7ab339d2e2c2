//! Which rows of a file the ledger has already, and which say something else there by now.
//!
//! A row is found by its id. A bill without a key that was changed in the other program has another id than before:
//! it is found all the same. Of an entry in the ledger one can tell that an import brought it, because its id is that
//! of what it says ([`super::identity`]). Such an entry that the file no longer has, although it has the days around
//! it, and a new bill that agrees with it in two of day, words and amount are taken to be one bill that was changed.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::hash::Hash;

use super::identity::{Content, Realm};
use super::plan::{Cast, Planned, Target};
use crate::model::{Currency, Date, Entry, GroupIndex, Id, Kind, Money, Part, PersonIndex, Setup, Status};
use crate::text::columns::Column;

/// So many equal bills of one day are told apart when an entry's origin is looked for.
const AGAIN_MAX: u32 = 8;

/// What becomes of a row.
#[derive(Clone, Debug)]
pub enum Fate {
    /// The ledger does not have it.
    New,
    /// The ledger has it and says the same.
    Known,
    /// The ledger has it, and it was taken back there.
    TakenBack,
    /// The ledger says something else of it because it was changed here.
    Edited,
    /// The ledger says something else of it.
    Changed(Box<Changed>),
}

/// An entry that the ledger says otherwise than the file.
#[derive(Clone, Debug)]
pub struct Changed {
    /// The entry as it is.
    pub entry: Entry<'static>,
    /// The columns that differ, but for those that were changed here alone.
    pub columns: Vec<Column>,
    /// The columns that differ because they were changed here alone.
    pub kept: Vec<Column>,
    /// Whether a column that differs was changed here and in the other program.
    pub in_both: bool,
}

/// What was found out.
#[derive(Debug, Default)]
pub struct Compared {
    /// What becomes of each row of the plan.
    pub fates: Vec<Fate>,
    /// How many entries an import brought that the file no longer has, among the days it has.
    pub gone: usize,
    /// How many other entries of the group count.
    pub others: usize,
}

/// Compares the rows of a plan with the entries of a ledger, one at a time.
#[derive(Debug)]
pub struct Comparison<'p> {
    rows: &'p [Planned],
    cast: &'p Cast,
    realm: Realm<'p>,
    group: Option<GroupIndex>,
    /// The place of each row, made when the ledger has an entry to look for.
    at: OnceCell<HashMap<Id, usize>>,
    /// The seat of each person of the ledger.
    seats: Vec<Option<PersonIndex>>,
    days: Option<(Date, Date)>,
    fates: Vec<Fate>,
    gone: Vec<Entry<'static>>,
    others: usize,
}

impl<'p> Comparison<'p> {
    /// Begins; `group` is where the rows go, if it is there already.
    #[must_use]
    pub fn new(
        rows: &'p [Planned],
        cast: &'p Cast,
        target: &Target<'p>,
        setup: &Setup,
        group: Option<GroupIndex>,
    ) -> Comparison<'p> {
        let seat = |handle: &str| cast.seats.binary_search_by(|seat| seat.handle.as_str().cmp(handle)).ok();
        let seats = setup.people.iter().map(|person| seat(person.handle.as_str()).map(super::plan::seat_at)).collect();
        Comparison {
            rows,
            cast,
            realm: target.realm,
            group,
            at: OnceCell::new(),
            seats,
            days: rows.first().zip(rows.last()).map(|(first, last)| (first.date, last.date)),
            fates: vec![Fate::New; rows.len()],
            gone: Vec::new(),
            others: 0,
        }
    }

    /// Looks at an entry of the ledger.
    pub fn see(&mut self, entry: &Entry<'_>) {
        let places = || self.rows.iter().enumerate().map(|(place, row)| (row.id, place)).collect();
        if let Some(place) = self.at.get_or_init(places).get(&entry.id) {
            if entry.status != Status::Conflict {
                self.fates[*place] = self.fate(&self.rows[*place], entry);
            }
            return;
        }
        if Some(entry.group) != self.group || !entry.counts() {
            return;
        }
        let is_within = self.days.is_some_and(|(first, last)| first <= entry.date && entry.date <= last);
        if is_within && self.was_imported(entry) {
            self.gone.push(entry.detached());
        } else {
            self.others += 1;
        }
    }

    /// Ends: bills that were changed in the other program are put beside what they were.
    #[must_use]
    pub fn finish(mut self) -> Compared {
        self.gone.sort_by_key(|entry| (entry.date, entry.id));
        self.pair(|row| (row.date, text(row).to_owned()), |entry| (entry.date, entry.description.to_string()));
        self.pair(|row| (row.amount, text(row).to_owned()), |entry| (entry.amount, entry.description.to_string()));
        self.pair(|row| (row.date, row.amount), |entry| (entry.date, entry.amount));
        Compared { fates: self.fates, gone: self.gone.len(), others: self.others }
    }

    /// Puts new rows and entries that are gone together where a key of both is the same.
    fn pair<K: Eq + Hash>(&mut self, key_of_row: impl Fn(&Planned) -> K, key_of_entry: impl Fn(&Entry<'_>) -> K) {
        if self.gone.is_empty() {
            return;
        }
        let mut waiting: HashMap<(K, Kind, Currency), Vec<Entry<'static>>> = HashMap::new();
        for entry in std::mem::take(&mut self.gone).into_iter().rev() {
            waiting.entry((key_of_entry(&entry), entry.kind, entry.currency)).or_default().push(entry);
        }
        for (place, row) in self.rows.iter().enumerate() {
            if row.is_keyed || !matches!(self.fates[place], Fate::New) {
                continue;
            }
            let Some(entry) = waiting.get_mut(&(key_of_row(row), row.kind, row.currency)).and_then(Vec::pop) else {
                continue;
            };
            let columns = self.differences(row, &entry);
            self.fates[place] = Fate::Changed(Box::new(Changed { entry, columns, kept: Vec::new(), in_both: false }));
        }
        self.gone = waiting.into_values().flatten().collect();
        self.gone.sort_by_key(|entry| (entry.date, entry.id));
    }

    fn fate(&self, row: &Planned, entry: &Entry<'_>) -> Fate {
        if entry.status == Status::Void {
            return Fate::TakenBack;
        }
        let columns = self.differences(row, entry);
        if columns.is_empty() {
            return Fate::Known;
        }
        Fate::Changed(Box::new(Changed { entry: entry.detached(), columns, kept: Vec::new(), in_both: false }))
    }

    /// Lists the columns in which an entry says something else than a row.
    fn differences(&self, row: &Planned, entry: &Entry<'_>) -> Vec<Column> {
        let said = |column: Column| row.cells.get(column).unwrap_or_default();
        let due = entry.due.map_or(String::new(), |due| due.to_string());
        let texts = [
            (Column::Description, entry.description.as_ref()),
            (Column::Category, &entry.category),
            (Column::Tags, &entry.tags),
            (Column::Due, &due),
            (Column::Note, &entry.note),
        ];
        let is_same = |parts: &[Part], of_entry: &[Part]| self.seated(of_entry).as_deref() == Some(parts);
        let money = [
            (Column::Date, row.date == entry.date),
            (Column::Kind, row.kind == entry.kind),
            (Column::Amount, row.amount == entry.amount),
            (Column::Currency, row.currency == entry.currency),
            (Column::PaidBy, is_same(&row.paid, &entry.payers)),
            (Column::Split, is_same(&row.shares, &entry.shares)),
        ];
        let mut columns: Vec<Column> = money.iter().filter(|(_, same)| !same).map(|(column, _)| *column).collect();
        columns.extend(texts.iter().filter(|(column, text)| said(*column) != *text).map(|(column, _)| *column));
        columns.sort_unstable();
        columns
    }

    /// Returns parts by seats, in order and without nothings; nothing where someone has none.
    fn seated(&self, parts: &[Part]) -> Option<Vec<Part>> {
        let parts = parts.iter().filter(|part| part.amount != Money::ZERO);
        let seated = parts.map(|part| self.seats[part.person.get()].map(|person| Part { person, ..*part }));
        let mut seated: Vec<Part> = seated.collect::<Option<_>>()?;
        seated.sort_by_key(|part| part.person);
        Some(seated)
    }

    /// Tells whether an entry has the id of what it says.
    fn was_imported(&self, entry: &Entry<'_>) -> bool {
        if !entry.id_is_written {
            return false;
        }
        let (Some(paid), Some(shares)) = (self.seated(&entry.payers), self.seated(&entry.shares)) else {
            return false;
        };
        let name = |person: PersonIndex| self.cast.seats[person.get()].name.as_str();
        let content = |shared| Content {
            date: entry.date,
            kind: entry.kind,
            description: &entry.description,
            amount: entry.amount,
            currency: entry.currency,
            paid: paid.iter().map(|part| (name(part.person), part.amount)).collect(),
            shared,
        };
        let with_parts = || shares.iter().map(|part| (name(part.person), Some(part.amount))).collect();
        let without = || shares.iter().map(|part| (name(part.person), None)).collect();
        let contents = [self.realm.bytes_of(content(with_parts())), self.realm.bytes_of(content(without()))];
        contents.iter().any(|bytes| (0..AGAIN_MAX).any(|again| Id::provisional(bytes, again) == entry.id))
    }
}

fn text(row: &Planned) -> &str {
    row.cells.get(Column::Description).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::entries::read_entries;
    use crate::text::entry_edit::append_rows;
    use crate::text::import::bills::{Bill, Bills, Division, ImportedPerson};
    use crate::text::import::gather::gather;
    use crate::text::import::plan::{Plan, plan, seat_at};
    use crate::text::setup::read_setup;
    use crate::text::sources::Sources;

    /// A bill of Al for Bo.
    fn bill(day: u32, what: &str, cents: i64) -> Bill {
        let part = |at| vec![Part { person: seat_at(at), amount: Money::from_minor(cents) }];
        Bill {
            description: what.into(),
            paid: part(0),
            division: Division { rule: None, parts: Some(part(1)) },
            ..Bill::of(0..0, Date::new(2026, 6, day).unwrap(), Money::from_minor(cents), Currency::iso("EUR").unwrap())
        }
    }

    fn planned(cast: &Cast, target: &Target<'_>, bills: Vec<Bill>) -> Plan {
        let people = ["Al", "Bo"].map(ImportedPerson::named).to_vec();
        plan(&gather(vec![Bills { people, bills, ..Bills::default() }]), cast, target).unwrap()
    }

    /// Imports some bills, changes the ledger, compares others: a word for each row, and how many are gone.
    fn compared(first: Vec<Bill>, edit: (&str, &str), second: Vec<Bill>) -> (Vec<String>, usize, usize) {
        let cast = Cast::of(&[("Al".to_owned(), "al".to_owned()), ("Bo".to_owned(), "bo".to_owned())]);
        let realm = Realm { folder: "groups/trip", word: "splitwise" };
        let target = Target { realm, currency: Currency::iso("EUR").unwrap(), by: "al" };
        let rows = planned(&cast, &target, first).rows.into_iter().map(|row| row.cells).collect::<Vec<_>>();
        let text = append_rows(None, rows.iter()).replace(edit.0, edit.1);
        let files = [
            ("clique.toml", "format = 1\nname = \"x\"\ncurrency = \"EUR\"\n"),
            ("people/al.toml", ""),
            ("people/bo.toml", ""),
            ("groups/trip/group.toml", "[members]\nal = {}\nbo = {}\n"),
            ("groups/trip/expenses/2026.csv", text.as_str()),
        ];
        let (sources, mut faults) = (Sources::from_texts(files), Vec::new());
        let setup = read_setup(&sources, &mut faults);
        let plan = planned(&cast, &target, second);
        let mut comparison = Comparison::new(&plan.rows, &cast, &target, &setup, setup.group("trip"));
        read_entries(&sources, &setup, &mut faults, |entry| comparison.see(entry));
        assert_eq!(faults, vec![]);
        let compared = comparison.finish();
        let word = |fate: &Fate| match fate {
            Fate::New => "new".to_owned(),
            Fate::Known => "known".to_owned(),
            Fate::TakenBack => "taken back".to_owned(),
            Fate::Edited => "edited".to_owned(),
            Fate::Changed(changed) => {
                let names: Vec<&str> = changed.columns.iter().map(|column| column.name()).collect();
                format!("{}: {}", changed.entry.description, names.join(" "))
            }
        };
        (compared.fates.iter().map(word).collect(), compared.gone, compared.others)
    }

    #[test]
    fn what_was_imported_is_known_and_late_rows_are_new() {
        let bills = || vec![bill(1, "coffee", 300), bill(1, "coffee", 300), bill(9, "=tea", 200)];
        let mut later = bills();
        later.insert(1, bill(5, "late", 100));
        let (mut fates, gone, others) = compared(bills(), ("", ""), later);
        fates.sort();
        assert_eq!((fates, gone, others), (["known", "known", "known", "new"].map(str::to_owned).to_vec(), 0, 0));
    }

    #[test]
    fn what_was_changed_there_is_shown_beside_what_is_here() {
        let bills =
            || vec![bill(1, "rent", 90_000), bill(2, "dinner", 5000), bill(8, "taxi", 1200), bill(9, "end", 100)];
        let mut changed = bills();
        changed[1] = bill(2, "dinner", 5500);
        changed[2] = bill(7, "taxi", 1200);
        let (fates, gone, _) = compared(bills(), ("", ""), changed);
        assert_eq!(fates, ["known", "dinner: amount paid_by split", "taxi: date", "known"]);
        assert_eq!(gone, 0);
    }

    #[test]
    fn what_was_changed_here_is_told_and_what_is_gone_there_is_counted() {
        let bills = || vec![bill(1, "rent", 90_000), bill(2, "dinner", 5000), bill(9, "end", 100)];
        let (fates, _, _) = compared(bills(), (",dinner,50.00", ",supper,50.00"), bills());
        assert_eq!(fates, ["known", "supper: description", "known"]);
        let mut fewer = bills();
        fewer.remove(1);
        assert_eq!(compared(bills(), ("", ""), fewer), (vec!["known".to_owned(), "known".to_owned()], 1, 0));
        // Of days that the file does not have, nothing is gone.
        assert_eq!(compared(bills(), ("", ""), vec![bill(1, "rent", 90_000)]), (vec!["known".to_owned()], 0, 2));
    }
}
