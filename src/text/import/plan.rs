//! From what a file says to rows: ids, splits, texts, and the balances that come of it.
//!
//! The rule of a bill is written where with the row's id it gives the very cents that the file says; so is an equal
//! split that does. Everywhere else the parts are fixed: `alice=3.34`. Where the file says nothing but a rule, that
//! rule is written.

use std::collections::{BTreeMap, HashMap};

use super::bills::{Bill, Loss};
use super::gather::Gathered;
use super::identity::Realm;
use super::losses::count;
use super::problem::ImportProblem;
use crate::model::{Currency, Date, Id, Kind, Money, Part, PersonIndex, Status};
use crate::text::entry_edit::Cells;
use crate::text::side_by_side::{side_by_side, threads};

mod row;

pub use row::every_of;
use row::{MadeRow, RowMaker};

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

    pub(super) fn name(&self, seat: PersonIndex) -> &str {
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

/// From so many bills on, two threads make rows of them.
const SHARED_FROM: usize = 2000;

/// Plans the rows of all bills.
///
/// Each bill is made a row by itself, two threads sharing the work where there is much. Then they are gone through in
/// order: a bill that has the id of one above gets the next, or stands in another file as well.
///
/// # Errors
///
/// Everything that cannot be a row, each with its file.
pub fn plan(gathered: &Gathered, cast: &Cast, target: &Target<'_>) -> Result<Plan, Vec<(usize, ImportProblem)>> {
    let bills = &gathered.bills.bills;
    let maker = RowMaker::new(cast, target);
    let (size, threads) = if bills.len() < SHARED_FROM { (bills.len(), 1) } else { (SHARED_FROM, threads()) };
    let size = size.max(1);
    let pieces = bills.chunks(size).enumerate().map(|(number, bills)| (number * size, bills)).collect();
    let made = side_by_side(pieces, threads, |(): &mut (), (first, bills)| made(&maker, first, bills));
    let mut planner = Planner::new(gathered, maker);
    let mut problems = Vec::new();
    for (place, made) in made.into_iter().flatten().enumerate() {
        if let Err(words) = made.and_then(|made| planner.take(place, made)) {
            problems.push((gathered.file_of(place), ImportProblem::new(bills[place].span.clone(), words)));
        }
    }
    if problems.is_empty() { Ok(planner.finish()) } else { Err(problems) }
}

fn made(maker: &RowMaker<'_>, first: usize, bills: &[Bill]) -> Vec<Result<Option<MadeRow>, String>> {
    bills.iter().enumerate().map(|(place, bill)| maker.make(first + place, bill, 0)).collect()
}

struct Planner<'a> {
    gathered: &'a Gathered,
    maker: RowMaker<'a>,
    plan: Plan,
    seen: HashMap<Id, Seen>,
    /// What the rows come to: for each currency, by seat.
    sums: Vec<(Currency, Vec<Sum>)>,
}

/// What is known of an id.
#[derive(Default)]
struct Seen {
    /// The row that has it.
    row: Option<usize>,
    /// The file that said it last without a key, and how often.
    counted: (usize, u32),
}

impl<'a> Planner<'a> {
    fn new(gathered: &'a Gathered, maker: RowMaker<'a>) -> Planner<'a> {
        let count = gathered.bills.bills.len();
        let seen = HashMap::with_capacity(count);
        let plan = Plan { rows: Vec::with_capacity(count), ..Plan::default() };
        Planner { gathered, maker, plan, seen, sums: Vec::new() }
    }

    fn take(&mut self, place: usize, made: Option<MadeRow>) -> Result<(), String> {
        let Some(made) = made else {
            self.plan.empty += 1;
            return Ok(());
        };
        let made = match &self.gathered.bills.bills[place].key {
            Some(key) => self.with_key(key, place, made)?,
            None => self.numbered(place, made)?,
        };
        if let Some(words) = made.told {
            count(&mut self.plan.losses, words, 1);
        }
        let row = made.row;
        self.add_up(&row);
        let seen = self.seen.entry(row.id).or_default();
        if let Some(known) = seen.row {
            let known = &self.plan.rows[known];
            if known.amount != row.amount || known.paid != row.paid || known.shares != row.shares {
                return Err("another file says something else of this".into());
            }
            self.plan.again += 1;
            return Ok(());
        }
        seen.row = Some(self.plan.rows.len());
        for words in made.told_once {
            count(&mut self.plan.losses, words, 1);
        }
        self.plan.rows.push(row);
        Ok(())
    }

    /// Gives a row with a key the first id that no other key has.
    fn with_key(&self, key: &str, place: usize, mut made: MadeRow) -> Result<MadeRow, String> {
        let mut again = 0;
        let bills = &self.gathered.bills.bills;
        while let Some(known) = self.seen.get(&made.row.id).and_then(|seen| seen.row) {
            let known = self.plan.rows[known].bill;
            if bills[known].key.as_deref() == Some(key) {
                let is_of_one = self.gathered.file_of(known) == self.gathered.file_of(place);
                return if is_of_one { Err(format!("a bill above has the key `{key}` already")) } else { Ok(made) };
            }
            // Two keys of one id: the second gets the next.
            again += 1;
            made = self.remade(place, again)?;
        }
        Ok(made)
    }

    /// Gives a row without a key the id of how often its file said the same before.
    fn numbered(&mut self, place: usize, made: MadeRow) -> Result<MadeRow, String> {
        let file = self.gathered.file_of(place);
        let counted = &mut self.seen.entry(made.row.id).or_default().counted;
        let again = if counted.0 == file { counted.1 } else { 0 };
        *counted = (file, again + 1);
        if again == 0 { Ok(made) } else { self.remade(place, again) }
    }

    /// Makes a row once more, with the next number of its id.
    fn remade(&self, place: usize, again: u32) -> Result<MadeRow, String> {
        let made = self.maker.make(place, &self.gathered.bills.bills[place], again)?;
        Ok(made.expect("it moved something under another number"))
    }

    fn add_up(&mut self, row: &Planned) {
        if row.status != Status::Counts {
            return;
        }
        let at = self.sums.iter().position(|(currency, _)| *currency == row.currency).unwrap_or_else(|| {
            self.sums.push((row.currency, vec![Sum::default(); self.maker.cast.seats.len()]));
            self.sums.len() - 1
        });
        let sums = &mut self.sums[at].1;
        let sign = if row.kind == Kind::Income { -1 } else { 1 };
        for part in &row.paid {
            let sum = &mut sums[part.person.get()];
            sum.minor += sign * i128::from(part.amount.minor());
            sum.bills += 1;
        }
        for part in &row.shares {
            let sum = &mut sums[part.person.get()];
            sum.minor -= sign * i128::from(part.amount.minor());
            sum.bills += u64::from(row.paid.iter().all(|paid| paid.person != part.person));
        }
    }

    fn finish(self) -> Plan {
        let mut plan = self.plan;
        // By keys apart, as rows are large to move about.
        plan.rows.sort_by_cached_key(|row| (row.date, row.id));
        plan.losses.retain(|loss| loss.rows > 0);
        for (currency, sums) in self.sums {
            let touched = (0..).map(seat_at).zip(sums).filter(|(_, sum)| sum.bills > 0);
            plan.sums.extend(touched.map(|(seat, sum)| ((currency, seat), sum)));
        }
        plan
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::shares::divide;
    use crate::model::{Split, SplitPart, Way, Weight};
    use crate::text::columns::Column;
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
