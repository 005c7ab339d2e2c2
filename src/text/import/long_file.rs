//! Reads the bills of a long file of JSON stretch by stretch, so that memory never holds all of its text.
//!
//! ```text
//! {"name": "Trip", "expenses": [{"id": 1, …}, {"id": 2, …}, … {"id": 70000, …}, … {"id": 99999, …}], "more": …}
//! beginning                                   first                             last               ending
//! ```
//!
//! 1. The beginning up to the first cut and the ending from the close of the list on are a small text by themselves,
//!    which says everything but the bills between them.
//! 2. Those are read in stretches, side by side, each by a thread that has room for one. Where a stretch begins is a
//!    guess: something there looks like an item of the list, and a comma stands before it.
//! 3. A stretch goes up to the first item at its bound or behind it. Where the next stretch begins elsewhere, a guess
//!    was wrong.
//!
//! Where a guess was wrong, a bill is wrong, or anything is unusual, nothing is read in this way: then the whole text
//! is, and that tells what is wrong with it, and where.
//!
//! Law: what is read in stretches is what is read of the whole text, as a property checks.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::holders::{Holder, Step, Stop, Walk};
use super::in_parts::BillReader;
use super::json::{Document, HOLDERS_MAX, Node};
use super::problem::ImportProblem;
use super::repeats::Repeats;
use super::stretches::{head_of_item, item_like};
use super::twins::keys_have_twins;
use crate::text::composed::composed;
use crate::text::side_by_side::{side_by_side, threads};

/// So many wrong guesses are made before it is given up.
const GUESSES_MAX: usize = 32;

/// So many bytes before a stretch are looked at for a comma.
const BEFORE: usize = 64;

/// A long file.
#[derive(Clone, Copy)]
pub struct LongFile<'f> {
    /// How many bytes it has.
    pub length: usize,
    /// Fills a buffer with the bytes from a place on; tells whether it could.
    pub read_at: &'f (dyn Fn(usize, &mut [u8]) -> bool + Sync),
}

/// How many bytes are read at once.
#[derive(Clone, Copy, Debug)]
struct Sizes {
    /// Of the beginning, which should name everyone.
    beginning: usize,
    /// Of a stretch, without the room behind it.
    stretch: usize,
    /// Behind a stretch, for the item that lies across its bound.
    room: usize,
    /// Of the ending, with some items before it.
    ending: usize,
}

/// A stretch remains close to the processor while it is read.
const USUAL: Sizes = Sizes { beginning: 1 << 20, stretch: 1 << 19, room: 1 << 16, ending: 1 << 18 };

/// The list of bills in a long file.
struct List<'l> {
    file: &'l LongFile<'l>,
    sizes: Sizes,
    /// What its items begin with.
    head: &'l str,
    /// Where the last stretch begins.
    last: usize,
}

/// Items of the list, by the places where the first begins and the last has ended.
struct Stretch {
    span: Range<usize>,
    /// How many lists and objects are in it.
    holders: usize,
}

impl fmt::Debug for LongFile<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("LongFile").field("length", &self.length).finish_non_exhaustive()
    }
}

impl LongFile<'_> {
    /// Reads all bills; nothing where the whole text has to be looked at.
    ///
    /// `open` reads all but the bills of a document, which has but a few of them, and returns the list of these.
    pub fn read<R: for<'t> BillReader<Node<'t>>>(
        &self,
        open: impl for<'d> Fn(&'d Document<'d>) -> Result<(R, Node<'d>), ImportProblem>,
    ) -> Option<R> {
        self.read_by(USUAL, open)
    }

    fn read_by<R: for<'t> BillReader<Node<'t>>>(
        &self,
        sizes: Sizes,
        open: impl for<'d> Fn(&'d Document<'d>) -> Result<(R, Node<'d>), ImportProblem>,
    ) -> Option<R> {
        let (mut room, mut behind) = (Vec::new(), Vec::new());
        let (_, beginning) =
            whole_characters(self.bytes(0..sizes.beginning, &mut room)?).filter(|(skipped, _)| *skipped == 0)?;
        let first = first_cut(beginning, beginning.len().saturating_sub(2 * sizes.room))?;
        let head = head_of_item(beginning, first)?;
        let before = beginning[..first].trim_end_matches([' ', '\n', '\r', '\t']).strip_suffix(',')?;

        let ending_at = self.length.checked_sub(sizes.ending).filter(|at| *at > first)?;
        let (skipped, ending) = whole_characters(self.bytes(ending_at..self.length, &mut behind)?)?;
        let ending_at = ending_at + skipped;
        if ending_at + ending.len() != self.length {
            return None;
        }
        let (last, end, mut reader) = ends_of_list(ending, head).find_map(|(last, end)| {
            Some((ending_at + last, ending_at + end, opened(before, &ending[end..], &open)?))
        })?;

        List { file: self, sizes, head, last }.read(first..end, &mut reader)?;
        (!keys_have_twins(&reader.bills().bills)).then_some(reader)
    }

    /// Reads a span of the file, as much of it as there is.
    fn bytes<'b>(&self, span: Range<usize>, room: &'b mut Vec<u8>) -> Option<&'b [u8]> {
        room.resize(span.end.min(self.length).checked_sub(span.start)?, 0);
        (self.read_at)(span.start, room).then_some(room)
    }
}

impl List<'_> {
    /// Reads all items from the first up to the end of the list.
    fn read<R: for<'t> BillReader<Node<'t>>>(&self, span: Range<usize>, reader: &mut R) -> Option<()> {
        let froms: Vec<usize> = (span.start..self.last).step_by(self.sizes.stretch).chain([self.last]).collect();
        let untils = froms.iter().skip(1).copied().chain([usize::MAX]);
        let bounds: Vec<Range<usize>> = froms.iter().zip(untils).map(|(from, until)| *from..until).collect();
        let whole = &*reader;
        let read = side_by_side(bounds.clone(), threads(), |room: &mut Vec<u8>, bounds| {
            let mut part = whole.part();
            Some((self.read_stretch(&bounds, room, &mut part)?, part))
        });
        let (stretches, mut parts): (Vec<Stretch>, Vec<R>) = read.into_iter().collect::<Option<_>>()?;
        let ends = [span.start].into_iter().chain(stretches.iter().map(|stretch| stretch.span.end));
        let starts = stretches.iter().map(|stretch| stretch.span.start).chain([span.end]);
        // How many a text may have in all is told where the whole is read.
        let holders: usize = stretches.iter().map(|stretch| stretch.holders).sum();
        if !ends.eq(starts) || holders > HOLDERS_MAX / 2 {
            return None;
        }
        let people = reader.bills().people.clone();
        reader.bills().bills.reserve(parts.iter_mut().map(|part| part.bills().bills.len()).sum());
        for (mut part, bounds) in parts.into_iter().zip(bounds) {
            if part.bills().people == people {
                reader.absorb(part);
            } else {
                self.read_stretch(&bounds, &mut Vec::new(), reader)?;
            }
        }
        Some(())
    }

    /// Reads the items that begin within bounds.
    fn read_stretch<R: for<'t> BillReader<Node<'t>>>(
        &self,
        bounds: &Range<usize>,
        room: &mut Vec<u8>,
        reader: &mut R,
    ) -> Option<Stretch> {
        let at = bounds.start.saturating_sub(BEFORE);
        let (skipped, text) = whole_characters(self.file.bytes(at..bounds.end.saturating_add(self.sizes.room), room)?)?;
        let at = at + skipped;
        let is_last = bounds.start == self.last;
        let walked = |from: usize| {
            let (end, holders) = match bounds.end.checked_sub(at).filter(|_| !is_last) {
                None => end_of_list(text, from)?,
                // No item begins within the bounds.
                Some(until) if from >= until => (from, Vec::new()),
                Some(until) => next_item(text, from, until)?,
            };
            Some((from..end, holders))
        };
        let (span, holders) = items_like(text, self.head, bounds.start - at).find_map(walked)?;
        let items = &text[span.clone()];
        if matches!(composed(items), Cow::Owned(_)) {
            return None;
        }
        let (span, holders_count) = (at + span.start..at + span.end, holders.len());
        let document = Document::of_items(items, span.start, holders);
        let bills = document.items();
        reader.bills().bills.reserve(bills.len());
        bills.iter().try_for_each(|bill| reader.read_bill(bill).ok())?;
        Some(Stretch { span, holders: holders_count })
    }
}

/// Reads the beginning and the ending, if they are one text without the items between them.
fn opened<R: for<'t> BillReader<Node<'t>>>(
    before: &str,
    ending: &str,
    open: impl for<'d> Fn(&'d Document<'d>) -> Result<(R, Node<'d>), ImportProblem>,
) -> Option<R> {
    let text = [before, ending].concat();
    if matches!(composed(&text), Cow::Owned(_)) {
        return None;
    }
    let document = Document::read(&text).ok()?;
    let (mut reader, list) = open(&document).ok()?;
    // The list that ends where the two meet is the one whose items are between them.
    if list.span().end != before.len() + 1 {
        return None;
    }
    list.list().ok()?.iter().try_for_each(|bill| reader.read_bill(bill).ok())?;
    Some(reader)
}

/// Returns the text that bytes from the middle of a text are, but for a character that is cut off at either end; and
/// how many bytes stand before it.
fn whole_characters(bytes: &[u8]) -> Option<(usize, &str)> {
    let skipped = bytes.iter().take(3).take_while(|byte| **byte & 0xc0 == 0x80).count();
    let bytes = &bytes[skipped..];
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&bytes[..error.valid_up_to()]).ok()?,
        Err(_) => return None,
    };
    Some((skipped, text))
}

/// Finds an item of the outermost list of which one begins in a text from a place on; the text may be cut off.
fn first_cut(text: &str, from: usize) -> Option<usize> {
    let mut walk = Walk::begin(text, HOLDERS_MAX, Repeats::new());
    let (mut step, mut until) = (Step::Value(walk.start), from);
    let mut found: Option<(usize, usize)> = None;
    while let Ok(Stop::Item(item)) = walk.walk(step, until) {
        if found.is_none_or(|(depth, _)| walk.open.len() < depth) {
            found = Some((walk.open.len(), item));
        }
        (step, until) = (Step::Value(item), item + 1);
    }
    found.map(|(_, item)| item)
}

/// Guesses where an item may begin, from a place on.
fn items_like<'t>(text: &'t str, head: &'t str, from: usize) -> impl Iterator<Item = usize> + 't {
    std::iter::successors(item_like(text, head, from), move |at| item_like(text, head, at + 1)).take(GUESSES_MAX)
}

/// Guesses where the list ends, by the items that stand before: where one of them begins, and where the bracket is.
fn ends_of_list<'t>(text: &'t str, head: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
    items_like(text, head, 0).filter_map(|item| Some((item, end_of_list(text, item)?.0)))
}

/// Goes over items up to the bracket that closes their list.
fn end_of_list(text: &str, from: usize) -> Option<(usize, Vec<Holder>)> {
    let mut walk = Walk::in_list(text, from, HOLDERS_MAX);
    let end = walk.walk_on(Step::Value(from)).ok()?;
    Some((end - 1, walk.holders))
}

/// Goes over items up to the first that begins at a place or behind it.
fn next_item(text: &str, from: usize, until: usize) -> Option<(usize, Vec<Holder>)> {
    let mut walk = Walk::in_list(text, from, HOLDERS_MAX);
    let (mut step, mut until) = (Step::Value(from), until);
    loop {
        let Stop::Item(item) = walk.walk(step, until).ok()? else { return None };
        if walk.open.len() == 1 {
            return Some((item, walk.holders));
        }
        // This is an item of a list within an item.
        (step, until) = (Step::Value(item), item + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Date, Money};
    use crate::text::import::bills::{Bill, Bills};
    use crate::text::import::in_parts::{Parted, read_bills};
    use proptest::prelude::*;

    /// Reads who a bill is of, and its number.
    #[derive(Clone, Default)]
    struct Names(Bills);

    impl BillReader<Node<'_>> for Names {
        fn read_bill(&mut self, bill: &Node<'_>) -> Result<(), ImportProblem> {
            let [id, who] = bill.fields(["id", "who"])?;
            let person = self.0.person(&who.words()?);
            let (day, money) = (Date::new(2026, 6, 1).unwrap(), Money::from_minor(i64::from(person.0)));
            let key = Some(id.need()?.name()?.into_owned());
            self.0.bills.push(Bill { key, ..Bill::of(bill.span(), day, money, Currency::iso("EUR").unwrap()) });
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

    fn open<'d>(document: &'d Document<'d>) -> Result<(Names, Node<'d>), ImportProblem> {
        let [title, all] = document.root().fields(["title", "all"])?;
        let title = title.words()?.into_owned();
        Ok((Names(Bills { title, ..Bills::default() }), all.need()?))
    }

    fn whole(bytes: &[u8]) -> Option<Bills> {
        let text = std::str::from_utf8(bytes).ok().filter(|text| composed(text) == *text)?;
        let document = Document::read(text).ok()?;
        let (names, all) = open(&document).ok()?;
        read_bills(names, &all.list().ok()?).ok().map(|names| names.0)
    }

    fn stretched(bytes: &[u8], sizes: Sizes) -> Option<Bills> {
        let read_at = |at: usize, room: &mut [u8]| {
            let found = bytes.get(at..at + room.len());
            found.inspect(|found| room.copy_from_slice(found)).is_some()
        };
        LongFile { length: bytes.len(), read_at: &read_at }.read_by(sizes, open).map(|names| names.0)
    }

    fn told(bills: &Bills) -> String {
        format!("{bills:?}")
    }

    const SMALL: Sizes = Sizes { beginning: 700, stretch: 200, room: 150, ending: 300 };

    fn item(number: usize, who: &str) -> String {
        format!("{{\"id\": {number}, \"of\": [{{\"id\": 1}}, {{\"is\": [1, {{}}]}}], \"who\": \"{who}\"}}")
    }

    fn text_of(items: &[String]) -> String {
        format!(
            "{{\"people\": [{{\"id\": 1}}], \"all\": [{}], \"title\": \"Trip\", \"more\": [[1], {{}}]}}",
            items.join(" ,\n")
        )
    }

    #[test]
    fn most_files_are_read_in_stretches() {
        let mut items: Vec<String> = (0..200).map(|number| item(number, ["Al", "Bö"][number % 2])).collect();
        let text = text_of(&items);
        let read = stretched(text.as_bytes(), SMALL).unwrap();
        assert_eq!(told(&read), told(&whole(text.as_bytes()).unwrap()));
        assert_eq!((read.bills.len(), read.people.len(), read.title.as_str()), (200, 2, "Trip"));
        assert!(text[read.bills[170].span.clone()].starts_with("{\"id\": 170,"));
        // One who comes late has the place of one who comes late.
        items[90] = item(90, "Cy");
        items[91] = item(91, "Di");
        items[150] = item(150, "Di");
        let text = text_of(&items);
        assert_eq!(told(&stretched(text.as_bytes(), SMALL).unwrap()), told(&whole(text.as_bytes()).unwrap()));
    }

    #[test]
    fn what_is_unusual_is_left_to_those_who_see_the_whole() {
        let items: Vec<String> = (0..200).map(|number| item(number, "Al")).collect();
        let is_left = |change: &dyn Fn(&mut Vec<String>)| {
            let mut items = items.clone();
            change(&mut items);
            stretched(text_of(&items).as_bytes(), SMALL).is_none()
        };
        assert!(!is_left(&|_| ()));
        assert!(!is_left(&|items| items[197] = item(197, &"x".repeat(90))), "the last stretch but one has no bill");
        assert!(is_left(&|items| items[120] = item(7, "Al")), "two bills of one id");
        assert!(is_left(&|items| items[120] = item(120, "Bo\u{308}")), "a name that is not composed");
        assert!(is_left(&|items| items[120] = "{\"who\": \"Al\"}".into()), "a bill without an id");
        assert!(is_left(&|items| items[120] = item(120, "Al").replace("1, {}", "1,, {}")), "what is not JSON");
        assert!(is_left(&|items| items[120] = item(120, &"x".repeat(999))), "a bill that is longer than the room");
        let text = text_of(&items);
        for (at, byte) in [(9000, 0xff), (20, 0), (text.len() - 1, 0xc3), (9000, 0)] {
            let mut bytes = text.clone().into_bytes();
            bytes[at] = byte;
            assert!(stretched(&bytes, SMALL).is_none());
        }
        let mut cut = text.clone().into_bytes();
        cut.push(0xc3);
        assert!(stretched(&cut, SMALL).is_none());
        // Another list than the one with the cuts is the one that counts.
        let twice = text.replace("\"title\"", "\"all\": [], \"title\"");
        assert!(stretched(twice.as_bytes(), SMALL).is_none() && whole(twice.as_bytes()).unwrap().bills.is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn stretches_come_to_the_whole(
            count in 30..90_usize,
            put in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(vec![
                &b"{\"id\": 901, \"who\": \"Al\"}, "[..], b", {\"id\": 902}", b"\\\", {\"id\": ", b", {\"id\": ", b"[", b"]", b"{", b"}", b"\"", b"\\",
                b"\xc3\xa9", b"\xcc\x81", b"\xe9", b"\0", b" ", b",", b"]}", b"[{\"id\": 2}, {\"id\": 3}], ", b"\"all\": [], ",
            ])), 0..3),
            cut in prop::option::of(any::<prop::sample::Index>()),
            sizes in (300..900_usize, 20..400_usize, 20..200_usize, 100..400_usize),
        ) {
            let items: Vec<String> = (0..count).map(|number| item(number, ["Al", "Bö", "Cy"][number / 40 % 3])).collect();
            let mut bytes = text_of(&items).into_bytes();
            for (at, piece) in put {
                let at = at.index(bytes.len());
                bytes.splice(at..at, piece.iter().copied());
            }
            if let Some(cut) = cut.filter(|_| count % 4 == 0) {
                bytes.truncate(cut.index(bytes.len()));
            }
            let (beginning, stretch, room, ending) = sizes;
            if let Some(read) = stretched(&bytes, Sizes { beginning, stretch, room, ending }) {
                prop_assert_eq!(Some(told(&read)), whole(&bytes).map(|whole| told(&whole)), "{}", String::from_utf8_lossy(&bytes));
            }
        }
    }
}
