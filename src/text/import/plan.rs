//! From what a file says to rows: ids, splits, texts, and the balances that come of it.
//!
//! The rule of a bill is written where with the row's id it gives the very cents that the file says; so is an equal
//! split that does. Everywhere else the parts are fixed: `alice=3.34`. Where the file says nothing but a rule, that
//! rule is written.

use std::collections::{BTreeMap, HashMap};

use super::bills::{Bill, Loss, Repeat, RepeatUnit};
use super::gather::Gathered;
use super::identity::{Content, Realm};
use super::losses::count;
use super::moves::{Moves, Outcome, moves_of};
use super::problem::ImportProblem;
use super::tame::{tame_line, tame_note};
use crate::model::recurring::{EVERY_MAX, Every, Unit};
use crate::model::shares::divide;
use crate::model::split::{Payer, payers_to_text};
use crate::model::{Currency, Date, Id, Kind, Money, Part, PersonIndex, Split, SplitPart, Status, Way, Weight};
use crate::text::columns::Column;
use crate::text::entry_edit::Cells;

/// Whom the people of a file are in the ledger.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// Everyone, in order of handles.
    pub seats: Vec<Seat>,
    /// The seat of each person of the file.
    pub of: Vec<PersonIndex>,
}

/// Someone of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The handle.
    pub handle: String,
    /// The name in the file; of several the first in alphabetical order.
    pub name: String,
}

impl Cast {
    /// Makes a cast of pairs, in the order of the file: a person's name there and the handle here.
    #[must_use]
    pub fn of(people: &[(String, String)]) -> Cast {
        let mut seats: BTreeMap<&str, &str> = BTreeMap::new();
        for (name, handle) in people {
            let seat = seats.entry(handle).or_insert(name);
            *seat = (*seat).min(name);
        }
        let place = |handle: &str| seats.keys().position(|seat| *seat == handle).expect("each handle has a seat");
        let of = people.iter().map(|(_, handle)| seat_at(place(handle))).collect();
        let seat = |(handle, name): (&&str, &&str)| Seat { handle: (*handle).to_owned(), name: (*name).to_owned() };
        Cast { seats: seats.iter().map(seat).collect(), of }
    }

    /// Returns a person's handle.
    #[must_use]
    pub fn handle(&self, seat: PersonIndex) -> &str {
        &self.seats[seat.get()].handle
    }

    fn name(&self, seat: PersonIndex) -> &str {
        &self.seats[seat.get()].name
    }
}

/// Returns the index of a seat.
#[must_use]
pub fn seat_at(place: usize) -> PersonIndex {
    PersonIndex(u32::try_from(place).expect("a file within the limit names fewer people"))
}

/// Where rows go.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The group's folder and the program.
    pub realm: Realm<'a>,
    /// The currency of rows that name none.
    pub currency: Currency,
    /// The handle of who imports, or empty.
    pub by: &'a str,
}

/// One row to be.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The id.
    pub id: Id,
    /// The bill, by its place among those gathered.
    pub bill: usize,
    /// Whether the id is that of the program's own key.
    pub is_keyed: bool,
    /// The day.
    pub date: Date,
    /// What it is.
    pub kind: Kind,
    /// The amount.
    pub amount: Money,
    /// The currency.
    pub currency: Currency,
    /// Who paid how much, by seats in order, without nothings.
    pub paid: Vec<Part>,
    /// What falls on whom, by seats in order, without nothings.
    pub shares: Vec<Part>,
    /// Whether it counts.
    pub status: Status,
    /// The cells that say something.
    pub cells: Cells,
}

/// What is owed to someone after everything that was read, and how many bills the person takes part in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// In smallest units.
    pub minor: i128,
    /// How many bills.
    pub bills: u64,
}

/// What is to be written.
#[derive(Debug, Default)]
pub struct Plan {
    /// The rows, in order of day and id.
    pub rows: Vec<Planned>,
    /// How many bills say nothing and were left out.
    pub empty: usize,
    /// How many stand in another file as well.
    pub again: usize,
    /// What was changed on the way and what does not come along.
    pub losses: Vec<Loss>,
    /// What it comes to, by seat and currency.
    pub sums: BTreeMap<(Currency, PersonIndex), Sum>,
}

/// Plans the rows of all bills.
///
/// # Errors
///
/// Everything that cannot be a row, each with its file.
pub fn plan(gathered: &Gathered, cast: &Cast, target: &Target<'_>) -> Result<Plan, Vec<(usize, ImportProblem)>> {
    let mut planner = Planner { cast, target, plan: Plan::default(), seen: HashMap::new(), counts: HashMap::new() };
    planner.plan.rows.reserve(gathered.bills.bills.len());
    let mut problems = Vec::new();
    let mut last_file = 0;
    for (place, bill) in gathered.bills.bills.iter().enumerate() {
        let file = gathered.file_of(place);
        if file != last_file {
            planner.counts.clear();
            last_file = file;
        }
        if let Err(words) = planner.take(place, bill, gathered) {
            problems.push((file, ImportProblem::new(bill.span.clone(), words)));
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut plan = planner.plan;
    // By keys apart, as rows are large to move about.
    plan.rows.sort_by_cached_key(|row| (row.date, row.id));
    plan.losses.retain(|loss| loss.rows > 0);
    Ok(plan)
}

struct Planner<'a> {
    cast: &'a Cast,
    target: &'a Target<'a>,
    plan: Plan,
    /// The row of each id.
    seen: HashMap<Id, usize>,
    /// How often the file says what a bill without a key says.
    counts: HashMap<Id, u32>,
}

impl Planner<'_> {
    fn take(&mut self, place: usize, bill: &Bill, gathered: &Gathered) -> Result<(), String> {
        let moves = match moves_of(bill, &self.cast.of)? {
            Outcome::Row(moves) => moves,
            Outcome::OtherKind(moves) => {
                self.told("kept as expenses: payments of more than two people, income of less than nothing");
                moves
            }
            Outcome::Nothing => {
                self.plan.empty += 1;
                return Ok(());
            }
        };
        let description = tame_line(&bill.description);
        let id = match &bill.key {
            Some(key) => self.id_of_key(key, place, gathered)?,
            None => self.id_of_content(bill, &moves, &description.text),
        };
        let (split, shares) = self.split_of(bill, &moves, id)?;
        self.add_up(&moves, &shares, bill.status, bill.currency);
        if let Some(known) = self.seen.get(&id) {
            let known = &self.plan.rows[*known];
            if known.amount != moves.amount || known.paid != moves.paid || known.shares != shares {
                return Err("another file says something else of this".into());
            }
            self.plan.again += 1;
            return Ok(());
        }
        let cells = self.cells_of(bill, &moves, &split, &description.text).with(Column::Id, id.to_string());
        self.note_losses(bill, description.is_changed);
        self.seen.insert(id, self.plan.rows.len());
        self.plan.rows.push(Planned {
            id,
            bill: place,
            is_keyed: bill.key.is_some(),
            date: bill.date,
            kind: moves.kind,
            amount: moves.amount,
            currency: bill.currency,
            paid: moves.paid,
            shares,
            status: bill.status,
            cells,
        });
        Ok(())
    }

    fn id_of_key(&self, key: &str, place: usize, gathered: &Gathered) -> Result<Id, String> {
        let mut again = 0;
        loop {
            let id = self.target.realm.id_of_key(key, again);
            let Some(known) = self.seen.get(&id).map(|row| self.plan.rows[*row].bill) else { return Ok(id) };
            if gathered.bills.bills[known].key.as_deref() != Some(key) {
                // Two keys of one id: the second gets the next.
                again += 1;
            } else if gathered.file_of(known) == gathered.file_of(place) {
                return Err(format!("a bill above has the key `{key}` already"));
            } else {
                return Ok(id);
            }
        }
    }

    fn id_of_content(&mut self, bill: &Bill, moves: &Moves, description: &str) -> Id {
        let name = |person: PersonIndex| self.cast.name(person);
        let shared = match (&moves.parts, &moves.rule) {
            (Some(parts), _) => parts.iter().map(|part| (name(part.person), Some(part.amount))).collect(),
            (None, rule) => rule.iter().flatten().map(|part| (name(part.person), None)).collect(),
        };
        let bytes = self.target.realm.bytes_of(Content {
            date: bill.date,
            kind: moves.kind,
            description,
            amount: moves.amount,
            currency: bill.currency,
            paid: moves.paid.iter().map(|part| (name(part.person), part.amount)).collect(),
            shared,
        });
        let first = Id::provisional(&bytes, 0);
        let count = self.counts.entry(first).or_default();
        let again = std::mem::replace(count, *count + 1);
        if again == 0 { first } else { Id::provisional(&bytes, again) }
    }

    /// Returns the split to write, and what falls on whom by it.
    fn split_of(&self, bill: &Bill, moves: &Moves, id: Id) -> Result<(Split, Vec<Part>), String> {
        let mut shares = Vec::new();
        let mut gives = |rule: &[SplitPart]| {
            divide(moves.amount, rule, id.turn(), &mut shares).is_ok().then(|| {
                let mut given: Vec<Part> = shares.iter().filter(|part| !part.amount.is_zero()).copied().collect();
                given.sort_by_key(|part| part.person);
                given
            })
        };
        let Some(parts) = &moves.parts else {
            let rule = moves.rule.clone().unwrap_or_default();
            let shares = gives(&rule).ok_or("its shares do not add up to the amount")?;
            return Ok((Split { parts: rule, items: false }, shares));
        };
        let one = Way::Rest { weight: Weight::ONE, adjust: Money::ZERO };
        let equal = || parts.iter().map(|part| SplitPart { person: part.person, way: one }).collect();
        let candidates = moves.rule.clone().into_iter().chain(std::iter::once_with(equal));
        let fixed = || {
            let fixed = |part: &Part| SplitPart { person: part.person, way: Way::Fixed(part.amount) };
            parts.iter().map(fixed).collect()
        };
        let found = candidates.into_iter().find(|rule: &Vec<SplitPart>| gives(rule).as_ref() == Some(parts));
        debug_assert!(bill.kind != Kind::Payment || moves.kind != Kind::Payment || found.is_some());
        Ok((Split { parts: found.unwrap_or_else(fixed), items: false }, parts.clone()))
    }

    fn add_up(&mut self, moves: &Moves, shares: &[Part], status: Status, currency: Currency) {
        if status != Status::Counts {
            return;
        }
        let sign = if moves.kind == Kind::Income { -1 } else { 1 };
        let mut last = None;
        let mut effects: Vec<(PersonIndex, i128)> =
            moves.paid.iter().map(|part| (part.person, sign * i128::from(part.amount.minor()))).collect();
        effects.extend(shares.iter().map(|part| (part.person, -sign * i128::from(part.amount.minor()))));
        effects.sort_unstable();
        for (person, effect) in effects {
            let sum = self.plan.sums.entry((currency, person)).or_default();
            sum.minor += effect;
            sum.bills += u64::from(last != Some(person));
            last = Some(person);
        }
    }

    fn cells_of(&mut self, bill: &Bill, moves: &Moves, split: &Split, description: &str) -> Cells {
        let decimals = bill.currency.decimals();
        let handle = |person: PersonIndex| self.cast.handle(person).to_owned();
        let payer = |part: &Part| Payer { person: part.person, amount: Some(part.amount) };
        let payers: Vec<Payer> = moves.paid.iter().map(payer).collect();
        let mut cells = Cells::new()
            .with(Column::Date, bill.date.to_string())
            .with(Column::Description, description)
            .with(Column::Amount, moves.amount.to_decimal(decimals))
            .with(Column::PaidBy, payers_to_text(&payers, handle, decimals))
            .with(Column::Split, split.to_text(handle, decimals));
        let currency = if bill.currency == self.target.currency { "" } else { bill.currency.code() };
        let kind = if moves.kind == Kind::Expense { "" } else { moves.kind.word() };
        let category = tame_line(&bill.category);
        let tags = bill.tags.iter().flat_map(|tag| tag.split_whitespace()).collect::<Vec<_>>().join(" ");
        let tags = tame_line(&tags);
        let note = note_of(bill);
        let note = tame_note(&note);
        let due = bill.due.map_or(String::new(), |due| due.to_string());
        for (column, text) in [
            (Column::Kind, kind),
            (Column::Currency, currency),
            (Column::Category, &category.text),
            (Column::Tags, &tags.text),
            (Column::Due, &due),
            (Column::Note, &note.text),
            (Column::Status, bill.status.word()),
            (Column::By, self.target.by),
        ] {
            if !text.is_empty() {
                cells.set(column, text);
            }
        }
        if category.is_changed || tags.is_changed {
            self.told(CHANGED);
        }
        if note.is_cut {
            self.told("notes were cut off at 4000 characters");
        }
        cells
    }

    fn note_losses(&mut self, bill: &Bill, is_changed: bool) {
        if is_changed {
            self.told(CHANGED);
        }
        if bill.repeat.as_ref().is_some_and(|repeat| every_of(repeat).is_none()) {
            self.told("that bills come again more seldom than rules can say");
        }
        if bill.attachments.iter().any(|attachment| attachment.bytes.is_none()) {
            self.told("receipts stay where they are: the file has only their addresses, which went into the notes");
        }
    }

    fn told(&mut self, words: &str) {
        count(&mut self.plan.losses, words, 1);
    }
}

/// Returns how often a bill comes again, as rules say it.
#[must_use]
pub fn every_of(repeat: &Repeat) -> Option<Every> {
    let unit = match repeat.unit {
        RepeatUnit::Day => Unit::Day,
        RepeatUnit::Week => Unit::Week,
        RepeatUnit::HalfMonth => Unit::HalfMonth,
        RepeatUnit::Month => Unit::Month,
        RepeatUnit::Year => Unit::Year,
    };
    (1..=EVERY_MAX).contains(&repeat.every).then_some(Every { count: repeat.every, unit })
}

const CHANGED: &str = "texts were changed so that no spreadsheet runs them and nothing in them is hidden";

/// Returns the note of a bill: its own, what did not fit into the description, and where its receipts are.
fn note_of(bill: &Bill) -> String {
    let mut lines: Vec<String> = Vec::new();
    if tame_line(&bill.description).is_cut {
        lines.push(bill.description.clone());
    }
    if !bill.note.trim().is_empty() {
        lines.push(bill.note.clone());
    }
    for attachment in bill.attachments.iter().filter(|attachment| attachment.bytes.is_none()) {
        let place = if attachment.address.is_empty() { &attachment.name } else { &attachment.address };
        lines.push(format!("receipt: {place}"));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::import::bills::{Bills, Division, ImportedPerson};
    use crate::text::import::gather::gather;
    use proptest::prelude::*;

    const REALM: Realm<'static> = Realm { folder: "groups/trip", word: "splitwise" };
    const NAMES: [&str; 3] = ["Al", "Bo", "Cy"];

    fn eur() -> Currency {
        Currency::iso("EUR").unwrap()
    }

    fn target() -> Target<'static> {
        Target { realm: REALM, currency: eur(), by: "" }
    }

    /// The third of the file comes first here.
    fn cast() -> Cast {
        let pairs = NAMES.iter().zip(["bert", "carl", "al"]);
        Cast::of(&pairs.map(|(name, handle)| ((*name).to_owned(), handle.to_owned())).collect::<Vec<_>>())
    }

    fn bill(day: u32, description: &str, paid: [i64; 3], parts: [i64; 3]) -> Bill {
        let list = |minors: [i64; 3]| {
            let parts = minors.iter().enumerate();
            parts.map(|(at, minor)| Part { person: seat_at(at), amount: Money::from_minor(*minor) }).collect::<Vec<_>>()
        };
        Bill {
            description: description.into(),
            paid: list(paid),
            division: Division { rule: None, parts: Some(list(parts)) },
            ..Bill::of(0..0, Date::new(2026, 6, day).unwrap(), Money::from_minor(paid.iter().sum()), eur())
        }
    }

    fn file(bills: Vec<Bill>) -> Bills {
        Bills { people: NAMES.iter().map(|name| ImportedPerson::named(name)).collect(), bills, ..Bills::default() }
    }

    fn planned(files: Vec<Vec<Bill>>) -> Plan {
        plan(&gather(files.into_iter().map(file).collect()), &cast(), &target()).unwrap()
    }

    fn ids(plan: &Plan) -> Vec<Id> {
        plan.rows.iter().map(|row| row.id).collect()
    }

    #[test]
    fn rules_are_written_where_they_give_the_same_cents() {
        let two_thirds = Way::Rest { weight: Weight::from_millionths(2_000_000), adjust: Money::ZERO };
        let one = Way::Rest { weight: Weight::ONE, adjust: Money::ZERO };
        let rule = |ways: [Way; 3]| Some((0..3).map(|at| SplitPart { person: seat_at(at), way: ways[at] }).collect());
        let mut weighted = bill(1, "by weight", [400, 0, 0], [200, 100, 100]);
        weighted.division.rule = rule([two_thirds, one, one]);
        let mut other_cents = bill(2, "other cents", [400, 0, 0], [199, 101, 100]);
        other_cents.division.rule = rule([two_thirds, one, one]);
        let mut only_rule = bill(3, "only a rule", [400, 0, 0], [0; 3]);
        only_rule.division = Division { rule: rule([one, one, two_thirds]), parts: None };
        let equal = bill(4, "equal", [300, 300, 0], [300, 300, 0]);
        let rows = planned(vec![vec![weighted, other_cents, only_rule, equal]]).rows;
        let said: Vec<[&str; 2]> = rows
            .iter()
            .map(|row| [Column::PaidBy, Column::Split].map(|column| row.cells.get(column).unwrap()))
            .collect();
        assert_eq!(
            said,
            [
                ["bert", "al bert:2 carl"],
                ["bert", "al=1.00 bert=1.99 carl=1.01"],
                ["bert", "al:2 bert carl"],
                ["bert=3.00 carl=3.00", "bert carl"],
            ]
        );
    }

    #[test]
    fn equal_coffees_stay_two_and_the_order_of_rows_does_not_matter() {
        let coffee = || bill(1, "coffee", [300, 0, 0], [0, 300, 0]);
        let tea = || bill(1, "tea", [200, 0, 0], [0, 0, 200]);
        let plan = planned(vec![vec![coffee(), tea(), coffee()]]);
        assert_eq!(plan.rows.len(), 3);
        assert_eq!(ids(&planned(vec![vec![tea(), coffee(), coffee()]])), ids(&plan));
        // A late row changes no other.
        let later = planned(vec![vec![coffee(), coffee(), coffee(), tea()]]);
        assert!(ids(&plan).iter().all(|id| ids(&later).contains(id)) && later.rows.len() == 4);
        // Two exports that overlap say the same of what both have.
        let twice = planned(vec![vec![coffee(), coffee()], vec![coffee(), tea()]]);
        assert_eq!((ids(&twice), twice.again), (ids(&plan), 1));
    }

    #[test]
    fn keys_are_unique_in_a_file_and_the_same_in_the_next() {
        let keyed =
            |day, key: &str, cents| Bill { key: Some(key.into()), ..bill(day, "x", [cents, 0, 0], [0, cents, 0]) };
        let all = |files: Vec<Vec<Bill>>| plan(&gather(files.into_iter().map(file).collect()), &cast(), &target());
        let first = all(vec![vec![keyed(1, "a", 100), keyed(1, "b", 100)]]).unwrap();
        let moved = all(vec![vec![keyed(3, "b", 500), keyed(2, "a", 100)]]).unwrap();
        assert_eq!(first.rows.iter().filter(|row| ids(&moved).contains(&row.id)).count(), 2);
        let words = |result: Result<Plan, Vec<(usize, ImportProblem)>>| result.unwrap_err()[0].1.words.clone();
        assert_eq!(
            words(all(vec![vec![keyed(1, "a", 100), keyed(1, "a", 100)]])),
            "a bill above has the key `a` already"
        );
        let other = words(all(vec![vec![keyed(1, "a", 100)], vec![keyed(1, "a", 200)]]));
        assert_eq!(other, "another file says something else of this");
    }

    #[test]
    fn texts_are_tamed_and_what_does_not_fit_goes_into_the_note() {
        let mut hostile = bill(1, &format!("=cmd|{}", "x".repeat(600)), [100, 0, 0], [0, 100, 0]);
        hostile.note = "line\r\nline".into();
        hostile.tags = vec!["a b".into(), "@c".into()];
        let plan = planned(vec![vec![hostile]]);
        let cell = |column| plan.rows[0].cells.get(column).unwrap().to_owned();
        assert!(cell(Column::Description).starts_with("'=cmd|xxx") && cell(Column::Description).ends_with('…'));
        assert!(cell(Column::Note).starts_with("'=cmd|") && cell(Column::Note).ends_with("x\nline\nline"));
        assert_eq!(cell(Column::Tags), "a b @c");
        assert_eq!(plan.losses.len(), 1);
    }

    proptest! {
        #[test]
        fn balances_are_the_sums_of_the_parts_and_every_split_says_its_shares(
            bills in prop::collection::vec((1..28_u32, [0..500_i64, 0..500, 0..500], -50..50_i64, 0..100_i64), 1..20)
        ) {
            let bills: Vec<Bill> = bills
                .into_iter()
                .map(|(day, paid, one, other)| {
                    let whole: i64 = paid.iter().sum();
                    bill(day, "x", paid, [one, other, whole - one - other])
                })
                .collect();
            let mut expected = [0_i128; 3];
            for bill in &bills {
                bill.paid.iter().for_each(|part| expected[part.person.get()] += i128::from(part.amount.minor()));
                for part in bill.division.parts.iter().flatten() {
                    expected[part.person.get()] -= i128::from(part.amount.minor());
                }
            }
            let plan = planned(vec![bills]);
            for (at, expected) in expected.into_iter().enumerate() {
                let sum = plan.sums.get(&(eur(), cast().of[at])).copied().unwrap_or_default();
                prop_assert_eq!(sum.minor, expected);
            }
            let handles = ["al", "bert", "carl"];
            for row in &plan.rows {
                let mut find = |name: &str| handles.iter().position(|handle| *handle == name).map(seat_at);
                let mut names = crate::model::split::Names { decimals: 2, find: &mut find };
                let (mut split, mut problems, mut shares) = (Split::default(), Vec::new(), Vec::new());
                crate::model::split::parse_split(row.cells.get(Column::Split).unwrap(), &mut names, &mut split, &mut problems);
                prop_assert!(problems.is_empty());
                divide(row.amount, &split.parts, row.id.turn(), &mut shares).unwrap();
                shares.retain(|part| !part.amount.is_zero());
                shares.sort_by_key(|part| part.person);
                prop_assert_eq!(&shares, &row.shares);
            }
        }
    }
}
