//! Reads the items of a long list side by side, where every item may name people that no other named before.
//!
//! 1. The first items are read one after the other; mostly they name everyone.
//! 2. The others are read in pieces, by readers that know those people.
//! 3. What they read is put together in the order of the file. A piece that says something new of people is read again
//!    when it is its turn, so that people stand in the order in which the file names them.
//!
//! What becomes of an item that is wrong is the reader's own affair: [`super::reading::Reading`] notes it and goes on,
//! a [`BillReader`] ends. Where that one finds anything wrong, all is read again, one bill after the other, which says
//! what it is.

use std::ops::ControlFlow;

use super::bills::Bills;
use super::problem::ImportProblem;
use super::sheet::Row;
use super::twins::keys_have_twins;
use crate::text::side_by_side::{side_by_side, threads};

/// So many items are read before the others are parted.
const FIRST: usize = 500;

/// So many items are read at once by a thread.
const PIECE: usize = 2000;

/// The most problems that are told.
const PROBLEMS_MAX: usize = 100;

/// A reader of items that can be parted.
pub trait Parted: Send + Sync {
    /// Returns all that was read so far.
    fn bills(&mut self) -> &mut Bills;

    /// Starts a reader of later items, which knows everyone that this one knows.
    fn part(&self) -> Self;

    /// Adds what was read of the items that follow, in which nothing new is said of people.
    fn absorb(&mut self, part: Self);
}

/// A reader of bills, which ends at the first that is wrong.
pub trait BillReader<I>: Clone + Parted {
    /// Reads one more bill.
    ///
    /// # Errors
    ///
    /// When it cannot be meant.
    fn read_bill(&mut self, item: &I) -> Result<(), ImportProblem>;
}

/// A reader of the rows of a table, which collects all that is wrong with them.
pub trait RowReader: Clone + Parted {
    /// Reads one more row.
    fn row(&mut self, row: &Row<'_, '_>);

    /// Returns what is wrong so far.
    fn problems(&self) -> &[ImportProblem];
}

/// Reads all items of a list, side by side where there are threads for it; `read` reads some that follow each other,
/// and breaks where the rest need not be read.
pub fn read_parted<I: Sync, R: Parted>(
    reader: &mut R,
    items: &[I],
    read: impl Fn(&mut R, &[I]) -> ControlFlow<()> + Sync,
) -> ControlFlow<()> {
    let (first, others) = items.split_at(items.len().min(FIRST));
    read(reader, first)?;
    let people = reader.bills().people.clone();
    let whole = &*reader;
    let parts = side_by_side(others.chunks(PIECE).collect(), threads(), |(): &mut (), piece: &[I]| {
        let mut part = whole.part();
        part.bills().bills.reserve(piece.len());
        let flow = read(&mut part, piece);
        (part, flow)
    });
    reader.bills().bills.reserve(others.len());
    for ((mut part, flow), piece) in parts.into_iter().zip(others.chunks(PIECE)) {
        if part.bills().people == people {
            flow?;
            reader.absorb(part);
        } else {
            read(reader, piece)?;
        }
    }
    ControlFlow::Continue(())
}

/// Reads all bills of a list.
///
/// # Errors
///
/// What is wrong with the first bills with which anything is.
pub fn read_bills<I: Sync, R: BillReader<I>>(reader: R, items: &[I]) -> Result<R, Vec<ImportProblem>> {
    if let Some(read) = read_in_parts(reader.clone(), items) {
        return Ok(read);
    }
    let mut reader = reader;
    let wrong = items.iter().filter_map(|item| reader.read_bill(item).err());
    let problems: Vec<ImportProblem> = wrong.take(PROBLEMS_MAX).collect();
    if problems.is_empty() { Ok(reader) } else { Err(problems) }
}

/// Reads all rows of a table. Where anything is wrong with them, or two have one key, all are read one after the other,
/// which says what it is.
pub fn read_rows<R: RowReader>(reader: R, rows: &[Row<'_, '_>]) -> R {
    let mut parted = reader.clone();
    let flow = read_parted(&mut parted, rows, |reader, rows| {
        rows.iter().for_each(|row| reader.row(row));
        if reader.problems().is_empty() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    if flow.is_continue() && !keys_have_twins(&parted.bills().bills) {
        return parted;
    }
    let mut reader = reader;
    rows.iter().for_each(|row| reader.row(row));
    reader
}

/// Reads bills side by side; nothing where anything is wrong with them.
pub fn read_in_parts<I: Sync, R: BillReader<I>>(mut reader: R, items: &[I]) -> Option<R> {
    let flow = read_parted(&mut reader, items, |reader, items| {
        let is_read = |item| reader.read_bill(item).is_ok();
        if items.iter().all(is_read) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    (flow.is_continue() && !keys_have_twins(&reader.bills().bills)).then_some(reader)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Date, Money};
    use crate::text::import::bills::{Bill, ImportedPerson};
    use proptest::prelude::*;

    /// Reads who a bill is of and its number; none is below ten.
    #[derive(Clone, Default)]
    struct Names(Bills);

    type Item = (u8, u16);

    impl BillReader<Item> for Names {
        fn read_bill(&mut self, (who, number): &Item) -> Result<(), ImportProblem> {
            if *number < 10 {
                return Err(ImportProblem::new(usize::from(*number)..10, "too small"));
            }
            let person = self.0.person(&who.to_string());
            let (day, money) = (Date::new(2026, 6, 1).unwrap(), Money::from_minor(i64::from(person.0)));
            let key = Some(number.to_string());
            self.0.bills.push(Bill { key, ..Bill::of(0..0, day, money, Currency::iso("EUR").unwrap()) });
            Ok(())
        }
    }

    impl Parted for Names {
        fn bills(&mut self) -> &mut Bills {
            &mut self.0
        }

        fn part(&self) -> Names {
            Names(Bills { people: self.0.people.clone(), ..Bills::default() })
        }

        fn absorb(&mut self, part: Names) {
            self.0.bills.extend(part.0.bills);
        }
    }

    /// What is read of items, one after the other.
    fn in_turn(items: &[Item]) -> Result<Bills, usize> {
        let mut reader = Names::default();
        let wrong = items.iter().filter(|item| reader.read_bill(item).is_err()).count();
        if wrong == 0 { Ok(reader.0) } else { Err(wrong.min(PROBLEMS_MAX)) }
    }

    fn same(items: &[Item]) -> bool {
        let told = |bills: Bills| (bills.people, bills.bills);
        let read = read_bills(Names::default(), items).map(|read| told(read.0)).map_err(|problems| problems.len());
        read == in_turn(items).map(told)
    }

    #[test]
    fn who_comes_late_and_what_is_wrong_late_are_as_in_turn() {
        let items = || (10..9000_u16).map(|number| (u8::from(number > 7000), number)).collect::<Vec<Item>>();
        assert!(same(&items()) && read_in_parts(Names::default(), &items()).is_some());
        let mut twice = items();
        twice.push((0, 10));
        assert!(same(&twice) && read_in_parts(Names::default(), &twice).is_none());
        let mut wrong = items();
        wrong.extend((0..300).map(|_| (3, 3)));
        assert!(same(&wrong) && read_bills(Names::default(), &wrong).is_err());
        let people = vec![ImportedPerson::named("0"), ImportedPerson::named("1")];
        assert_eq!(read_bills(Names::default(), &items()).map(|read| read.0.people).ok(), Some(people));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20))]

        #[test]
        fn parts_come_to_the_whole(news in prop::collection::btree_map(0..9000_usize, 1..200_u8, 0..20), wrong in prop::option::of(0..18_000_usize)) {
            let mut items: Vec<Item> = (10..9010).map(|number| (0, number)).collect();
            news.into_iter().for_each(|(at, who)| items[at].0 = who);
            if let Some(item) = wrong.and_then(|at| items.get_mut(at)) {
                item.1 = 1;
            }
            prop_assert!(same(&items));
        }
    }
}
