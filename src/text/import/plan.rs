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
use super::twins::has_twins;
use crate::model::{Currency, Date, Id, Kind, Money, Part, PersonIndex, Status};
use crate::text::entry_edit::Cells;
use crate::text::side_by_side::{side_by_side, threads};

mod row;
mod sums;

pub use row::every_of;
use row::{MadeRow, RowMaker};
pub use sums::Sum;
use sums::Sums;

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
    /// Whether the bill brings receipts or a rule by which it comes again.
    pub brings_more: bool,
    /// The cells that say something.
    pub cells: Cells,
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

/// So many bills are made rows at once by a thread.
const PIECE: usize = 2000;

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
    let pieces = bills.chunks(PIECE).enumerate().map(|(number, bills)| (number * PIECE, bills)).collect();
    let pieces = side_by_side(pieces, threads(), |(): &mut (), (first, bills)| Piece::of(&maker, first, bills));
    let mut planner = Planner { gathered, maker, pieces, sums: Sums::default(), plan: Plan::default() };
    let problems = planner.take_all();
    if !problems.is_empty() {
        let problem = |(place, words): (usize, String)| {
            (gathered.file_of(place), ImportProblem::new(bills[place].span.clone(), words))
        };
        return Err(problems.into_iter().map(problem).collect());
    }
    Ok(planner.plan)
}

/// What some bills that follow each other were made.
struct Piece {
    /// The row of each; none of a bill that moves nothing or cannot be a row.
    rows: Vec<Option<MadeRow>>,
    /// Why bills cannot be rows, by their places among all.
    problems: Vec<(usize, String)>,
    /// What the rows come to.
    sums: Sums,
    list: PieceList,
}

/// What is told of the rows of a piece.
#[derive(Default)]
struct PieceList {
    /// Their days, ids and places among all, in order.
    order: Vec<(Date, Id, usize)>,
    losses: Vec<Loss>,
}

impl Piece {
    fn of(maker: &RowMaker<'_>, first: usize, bills: &[Bill]) -> Piece {
        let (rows, problems) = (Vec::with_capacity(bills.len()), Vec::new());
        let mut piece = Piece { rows, problems, sums: Sums::default(), list: PieceList::default() };
        for (place, bill) in (first..).zip(bills) {
            let made = maker.make(place, bill, 0);
            let row = made.unwrap_or_else(|words| {
                piece.problems.push((place, words));
                None
            });
            row.iter().for_each(|made| piece.sums.add_row(&made.row, maker.cast.seats.len()));
            piece.rows.push(row);
        }
        piece.list = piece.listed(first);
        piece
    }

    /// Puts the rows in order, and counts what is lost of them.
    fn listed(&self, first: usize) -> PieceList {
        let (order, losses) = (Vec::with_capacity(self.rows.len()), Vec::new());
        let mut list = PieceList { order, losses };
        for (place, made) in (first..).zip(&self.rows) {
            let Some(made) = made else { continue };
            made.told.iter().chain(&made.told_once).for_each(|words| count(&mut list.losses, words, 1));
            list.order.push((made.row.date, made.row.id, place));
        }
        list.order.sort_unstable();
        list
    }
}

struct Planner<'a> {
    gathered: &'a Gathered,
    maker: RowMaker<'a>,
    pieces: Vec<Piece>,
    sums: Sums,
    plan: Plan,
}

/// What is known of an id.
#[derive(Default)]
struct Seen {
    /// The place of the row that has it.
    row: Option<usize>,
    /// The file that said it last without a key, and how often.
    counted: (usize, u32),
}

/// The row at a place among those of all pieces.
fn row_at(pieces: &mut [Piece], place: usize) -> &mut Option<MadeRow> {
    &mut pieces[place / PIECE].rows[place % PIECE]
}

impl Planner<'_> {
    /// Plans what was made, in order of day and id; returns why bills cannot be rows, in their order.
    fn take_all(&mut self) -> Vec<(usize, String)> {
        let orders = self.pieces.iter().flat_map(|piece| &piece.list.order);
        let is_ambiguous = has_twins(orders.map(|(_, id, _)| id.bits()).collect());
        let mut problems: Vec<(usize, String)> =
            self.pieces.iter_mut().flat_map(|piece| std::mem::take(&mut piece.problems)).collect();
        if is_ambiguous {
            problems.extend(self.tell_apart());
            problems.sort_by_key(|(place, _)| *place);
            for (number, piece) in self.pieces.iter_mut().enumerate() {
                piece.list = piece.listed(number * PIECE);
            }
        } else {
            self.pieces.iter().for_each(|piece| self.sums.add(&piece.sums));
        }
        let mut keys = Vec::with_capacity(self.gathered.bills.bills.len());
        for PieceList { order, losses } in self.pieces.iter_mut().map(|piece| std::mem::take(&mut piece.list)) {
            losses.iter().for_each(|loss| count(&mut self.plan.losses, &loss.words, loss.rows));
            keys.extend(order);
        }
        // This sort makes use of the order that there is: of each piece, and mostly of the whole file.
        keys.sort();
        self.plan.empty = self.gathered.bills.bills.len() - keys.len() - self.plan.again - problems.len();
        self.plan.rows.reserve_exact(keys.len());
        let row = |(_, _, place)| row_at(&mut self.pieces, place).take().map(|made| made.row);
        self.plan.rows.extend(keys.into_iter().filter_map(row));
        self.plan.sums = std::mem::take(&mut self.sums).by_seat();
        problems
    }

    /// Gives rows of one id others where they are different bills, and takes out what another file said already; what
    /// the rows come to is counted anew. Returns why bills cannot be rows.
    fn tell_apart(&mut self) -> Vec<(usize, String)> {
        let (mut seen, mut problems) = (HashMap::new(), Vec::new());
        for place in 0..self.gathered.bills.bills.len() {
            let Some(made) = row_at(&mut self.pieces, place).take() else { continue };
            match self.told_apart(place, made, &mut seen) {
                Ok(made) => *row_at(&mut self.pieces, place) = made,
                Err(words) => problems.push((place, words)),
            }
        }
        problems
    }

    /// Gives a row an id of its own; nothing where another file said it already.
    fn told_apart(
        &mut self,
        place: usize,
        made: MadeRow,
        seen: &mut HashMap<Id, Seen>,
    ) -> Result<Option<MadeRow>, String> {
        let made = match &self.gathered.bills.bills[place].key {
            Some(key) => self.with_key(key, place, made, seen)?,
            None => self.numbered(place, made, seen)?,
        };
        let row = &made.row;
        self.sums.add_row(row, self.maker.cast.seats.len());
        let seen = seen.entry(row.id).or_default();
        let Some(known) = seen.row else {
            seen.row = Some(place);
            return Ok(Some(made));
        };
        let known = row_at(&mut self.pieces, known).as_ref().map(|known| &known.row);
        if known.is_none_or(|known| (known.amount, &known.paid, &known.shares) != (row.amount, &row.paid, &row.shares))
        {
            return Err("another file says something else of this".into());
        }
        made.told.iter().for_each(|words| count(&mut self.plan.losses, words, 1));
        self.plan.again += 1;
        Ok(None)
    }

    /// Gives a row with a key the first id that no other key has.
    fn with_key(
        &self,
        key: &str,
        place: usize,
        mut made: MadeRow,
        seen: &HashMap<Id, Seen>,
    ) -> Result<MadeRow, String> {
        let mut again = 0;
        let bills = &self.gathered.bills.bills;
        while let Some(known) = seen.get(&made.row.id).and_then(|seen| seen.row) {
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
    fn numbered(&self, place: usize, made: MadeRow, seen: &mut HashMap<Id, Seen>) -> Result<MadeRow, String> {
        let file = self.gathered.file_of(place);
        let counted = &mut seen.entry(made.row.id).or_default().counted;
        let again = if counted.0 == file { counted.1 } else { 0 };
        *counted = (file, again + 1);
        if again == 0 { Ok(made) } else { self.remade(place, again) }
    }

    /// Makes a row once more, with the next number of its id.
    fn remade(&self, place: usize, again: u32) -> Result<MadeRow, String> {
        let made = self.maker.make(place, &self.gathered.bills.bills[place], again)?;
        Ok(made.expect("it moved something under another number"))
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
