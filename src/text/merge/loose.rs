//! Rows without a key, which people type by hand: which row of one side is which row of the base.
//!
//! 1. A row is the row of the base that says the same, the first with the first, so that equal rows are
//!    counted: two stay two.
//! 2. What a side lost then may have got a key there: the key that `fmt` would give it, whatever the row
//!    says now, or another while it or a loser below it says the same. `14.4` and `14.40` are the same, though
//!    `fmt` gives them different keys.
//! 3. Of what is left, rows that say the same on both sides are one new row.
//! 4. Or a row was changed: it is the first row without a key with the same five main cells (date,
//!    description, amount, payers, split), then with four of them, then with three that have the
//!    description among them. A row with a key of its own is never taken for it.
//! 5. What is left is new.
//! 6. The base may say the same twice, once with a key and once without, as after a merge that doubled a row. Where
//!    each side took out another one of the two, both meant the same: one row stays, the one with the key.
//! 7. A row of the base with a key may have lost it on one side; see [`unnamed`](super::unnamed).
//!
//! Taking an edit for a row that went and one that came would count a dinner twice when both edited it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::columns::{BASE, Columns, OURS, THEIRS, Values};
use super::sheet::{Sheet, What};
use super::things::Found;
use super::units::plain_amount;
use super::unnamed::lost_by;
use crate::model::Id;

/// The columns by which a changed row is known again; the first must be the same if only the fewest are.
pub const MAIN_COLUMNS: [&str; 5] = ["description", "date", "amount", "paid_by", "split"];

/// How many of them must say the same.
pub const MAIN_SAME_MIN: usize = 3;

/// The columns that tell what happened, from which the id of a row without one is made.
const TELLING: [&str; 7] = ["date", "kind", "description", "amount", "currency", "paid_by", "split"];

/// How many ids `fmt` may have had to try.
pub const OCCURRENCES_MAX: usize = 8;

/// Lists the ids that `fmt` would try for a row without one in the expense file at `path`.
pub fn provisional_ids(path: &str, columns: &Columns, values: &Values<'_>) -> impl Iterator<Item = Id> + use<> {
    ids_for(path, &|name| columns.place(name).map_or("", |place| values[place].as_ref()))
}

/// Lists the ids that `fmt` would try for a row without one, of which `cell` returns what it says in a column.
pub fn ids_for<'c>(path: &str, cell: &dyn Fn(&'static str) -> &'c str) -> impl Iterator<Item = Id> + use<> {
    let mut content = path.split_once("/expenses/").map_or("", |(folder, _)| folder).as_bytes().to_vec();
    for name in TELLING {
        content.push(0x1f);
        content.extend_from_slice(cell(name).as_bytes());
    }
    (0..).map(move |occurrence| Id::provisional(&content, occurrence))
}

/// A row that is looked for or that may be it.
pub struct Loose<'t> {
    line: usize,
    /// The thing it is already, for rows with a key.
    thing: Option<usize>,
    pub key: Cow<'t, str>,
    pub is_loser: bool,
    pub values: Values<'t>,
    content: String,
}

/// Gives a thing to every row that has none yet.
pub fn find_loose(
    path: &str,
    sheets: [&Sheet<'_>; 3],
    columns: &Columns,
    mut found: [Found; 3],
    mut add: impl FnMut() -> usize,
) -> [Found; 3] {
    let keyed_before: HashSet<usize> = found[BASE].iter().flatten().copied().collect();
    let old = rows_of(sheets[BASE], columns, BASE, &found[BASE], |line| found[BASE][line].is_none());
    let mut things: Vec<usize> = old.iter().map(|_| add()).collect();
    let fresh_rows = |side: usize| {
        let is_fresh = |line: usize| found[side][line].is_none_or(|thing| !keyed_before.contains(&thing));
        rows_of(sheets[side], columns, side, &found[side], is_fresh)
    };
    let rows = [fresh_rows(OURS), fresh_rows(THEIRS)];
    let mut matchers = [0, 1].map(|side| Matcher::new(&old, &rows[side], columns));
    for matcher in &mut matchers {
        matcher.pair_exactly(path);
    }
    let lost = lost_by(sheets[BASE], columns, &found, &keyed_before, &matchers);
    let mut unnamed = [0, 1].map(|side| Matcher::new(&lost[side], &rows[side], columns));
    for (unnamed, matcher) in unnamed.iter_mut().zip(&mut matchers) {
        unnamed.in_turn(matcher, |unnamed| unnamed.pair_unnamed(path));
    }
    let twice = pasted_twice(&matchers[0], &matchers[1]);
    match_both(&mut matchers, &twice);
    for (one, other) in twice {
        if matchers[0].is_taken[one] {
            continue;
        }
        let thing = Some(add());
        found[OURS][rows[0][one].line] = thing;
        found[THEIRS][rows[1][other].line] = thing;
        matchers[0].is_taken[one] = true;
        matchers[1].is_taken[other] = true;
    }
    for (unnamed, matcher) in unnamed.iter_mut().zip(&mut matchers) {
        matcher.pair_nearly();
        unnamed.in_turn(matcher, Matcher::pair_nearly);
    }
    unnamed[0].note(&mut found[OURS]);
    unnamed[1].note(&mut found[THEIRS]);
    for (index, thing) in things.iter_mut().enumerate() {
        let keyed = matchers.iter().filter_map(|matcher| {
            let row = &matcher.rows[matcher.places[index]?];
            Some((row.key.clone(), row.thing?))
        });
        // Two friends who gave one row different ids: the smaller one is its id.
        *thing = keyed.min().map_or(*thing, |(_, keyed)| keyed);
        found[BASE][old[index].line] = Some(*thing);
    }
    let keyed = rows_of(sheets[BASE], columns, BASE, &found[BASE], |line| {
        found[BASE][line].is_some_and(|thing| keyed_before.contains(&thing))
    });
    let twins = twins_left(&keyed, &matchers, [&found[OURS], &found[THEIRS]]);
    for (which, (side, matcher)) in [OURS, THEIRS].into_iter().zip(&matchers).enumerate() {
        for (index, place) in matcher.places.iter().enumerate() {
            if let Some(row) = place.map(|place| &matcher.rows[place]).filter(|row| row.thing.is_none()) {
                found[side][row.line] = Some(twins.get(&(which, index)).copied().unwrap_or(things[index]));
            }
        }
        for row in matcher.rows.iter().filter(|row| row.thing.is_none()) {
            found[side][row.line].get_or_insert_with(&mut add);
        }
    }
    found
}

/// Finds rows of the base that say what one of those with a key says, where one side has only the one left and the
/// other side only the other; by which of the sides has the row without a key, and that row's place in the base.
fn twins_left(
    keyed: &[Loose<'_>],
    matchers: &[Matcher<'_, '_>; 2],
    found: [&Found; 2],
) -> HashMap<(usize, usize), usize> {
    let old = matchers[0].old;
    let is_left = |side: usize, index: usize| {
        let row = matchers[side].places[index].map(|place| &matchers[side].rows[place]);
        row.is_some_and(|row| row.thing.is_none())
    };
    let left_by = |index: usize| match [0, 1].map(|side| matchers[side].is_found[index]) {
        [true, false] => Some(0).filter(|side| is_left(*side, index)),
        [false, true] => Some(1).filter(|side| is_left(*side, index)),
        _ => None,
    };
    let left: Vec<(usize, usize)> = (0..old.len()).filter_map(|index| Some((left_by(index)?, index))).collect();
    if left.is_empty() {
        return HashMap::new();
    }
    let columns = matchers[0].columns;
    let things = found.map(|found| found.iter().flatten().copied().collect::<HashSet<usize>>());
    let mut waiting: [HashMap<u64, VecDeque<usize>>; 2] = Default::default();
    for row in keyed.iter().filter(|row| !row.is_loser) {
        let Some(thing) = row.thing else { continue };
        match things.each_ref().map(|things| things.contains(&thing)) {
            [false, true] => waiting[0].entry(plainly(columns, row)).or_default().push_back(thing),
            [true, false] => waiting[1].entry(plainly(columns, row)).or_default().push_back(thing),
            _ => {}
        }
    }
    let twin = |(side, index): (usize, usize)| {
        let thing = waiting[side].get_mut(&plainly(columns, &old[index]))?.pop_front()?;
        Some(((side, index), thing))
    };
    left.into_iter().filter_map(twin).collect()
}

/// Returns what a row says with its amount as a number: `14.4` and `14.40` are the same.
fn plainly(columns: &Columns, row: &Loose<'_>) -> u64 {
    let amount = columns.place("amount");
    let plain = amount.map_or(Cow::Borrowed(""), |place| plain_amount(&row.values[place]));
    let cells = row.values.iter().enumerate().filter(|(place, _)| Some(*place) != amount);
    hash_of(&mut std::iter::once(&plain).chain(cells.map(|(_, cell)| cell)))
}

/// Pairs the rows without a key that are new on both sides and say the same.
fn pasted_twice(ours: &Matcher<'_, '_>, theirs: &Matcher<'_, '_>) -> Vec<(usize, usize)> {
    let mut waiting: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for place in ours.free() {
        waiting.entry(&ours.rows[place].content).or_default().push_back(place);
    }
    let theirs = theirs.free().filter_map(|place| {
        let one = waiting.get_mut(theirs.rows[place].content.as_str())?.pop_front()?;
        Some((one, place))
    });
    theirs.collect()
}

/// Finds rows of the base, lost on both sides, that both changed in the same way.
fn match_both(matchers: &mut [Matcher<'_, '_>; 2], twice: &[(usize, usize)]) {
    let [ours, theirs] = matchers;
    let other_of: HashMap<usize, usize> = twice.iter().copied().collect();
    let mut both = Matcher::new(ours.old, ours.rows, ours.columns);
    both.is_taken = (0..ours.rows.len()).map(|place| !other_of.contains_key(&place)).collect();
    both.is_found = (0..ours.old.len()).map(|index| ours.is_found[index] || theirs.is_found[index]).collect();
    both.pair_nearly();
    for (index, place) in both.places.iter().enumerate() {
        let Some((place, other)) = place.and_then(|place| Some((place, *other_of.get(&place)?))) else { continue };
        ours.set(index, place);
        theirs.set(index, other);
    }
}

/// Returns the rows of a sheet that are wanted, what they say without their key.
pub fn rows_of<'t>(
    sheet: &Sheet<'t>,
    columns: &Columns,
    side: usize,
    found: &Found,
    is_wanted: impl Fn(usize) -> bool,
) -> Vec<Loose<'t>> {
    let id = columns.place("id");
    let lines = sheet.lines.iter().enumerate().filter(|(line, _)| is_wanted(*line));
    lines
        .filter_map(|(line, what)| match &what.what {
            What::Row(row) => {
                let mut values = columns.values(side, row.raw, None);
                if let Some(id) = id {
                    values[id] = Cow::Borrowed("");
                }
                let content = values.join("\u{1f}");
                Some(Loose { line, thing: found[line], key: row.key.clone(), is_loser: row.is_loser, values, content })
            }
            _ => None,
        })
        .collect()
}

/// Finds the rows of the base among those of one side.
pub struct Matcher<'m, 't> {
    pub old: &'m [Loose<'t>],
    pub rows: &'m [Loose<'t>],
    pub columns: &'m Columns,
    /// The row that each of the base's is.
    places: Vec<Option<usize>>,
    pub is_found: Vec<bool>,
    is_taken: Vec<bool>,
    /// The things with a key that are taken.
    things_taken: HashSet<usize>,
}

impl<'m, 't> Matcher<'m, 't> {
    fn new(old: &'m [Loose<'t>], rows: &'m [Loose<'t>], columns: &'m Columns) -> Matcher<'m, 't> {
        Matcher {
            old,
            rows,
            columns,
            places: vec![None; old.len()],
            is_found: vec![false; old.len()],
            is_taken: vec![false; rows.len()],
            things_taken: HashSet::new(),
        }
    }

    /// Pairs what another matcher of the same rows left, and leaves to it the rest.
    fn in_turn(&mut self, other: &mut Matcher<'_, '_>, pair: impl FnOnce(&mut Self)) {
        if self.old.is_empty() {
            return;
        }
        self.is_taken.clone_from(&other.is_taken);
        pair(self);
        other.is_taken.clone_from(&self.is_taken);
    }

    pub fn set(&mut self, index: usize, place: usize) {
        self.places[index] = Some(place);
        self.is_found[index] = true;
        self.is_taken[place] = true;
        self.things_taken.extend(self.rows[place].thing);
    }

    /// Notes the things of the rows that are rows of the base with a key.
    fn note(&self, found: &mut Found) {
        for (row, place) in self.old.iter().zip(&self.places) {
            if let Some(place) = place {
                found[self.rows[*place].line] = row.thing;
            }
        }
    }

    /// Lists the rows without a key that are no row of the base yet.
    pub fn free(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.rows.len()).filter(|place| !self.is_taken[*place] && self.rows[*place].key.is_empty())
    }

    /// Pairs rows that say the same, and those that got a key.
    fn pair_exactly(&mut self, path: &str) {
        self.pair(|row| hash_of(&mut row.values.iter()), |row| row.key.is_empty());
        self.pair_ids(path);
        self.pair_alike(|row| !row.is_loser);
        let quiet = ["status", "by"].map(|name| self.columns.place(name));
        let loud = |row: &Loose<'_>| {
            let cells = row.values.iter().enumerate().filter(|(place, _)| !quiet.contains(&Some(*place)));
            hash_of(&mut cells.map(|(_, cell)| cell))
        };
        self.pair(loud, |row| row.is_loser);
    }

    /// Pairs rows that say the same, those first that write it in the same way.
    pub fn pair_alike(&mut self, is_wanted: impl Fn(&Loose<'t>) -> bool + Copy) {
        self.pair(|row| hash_of(&mut row.values.iter()), is_wanted);
        let columns = self.columns;
        self.pair(|row| plainly(columns, row), is_wanted);
    }

    /// Pairs rows that were changed.
    fn pair_nearly(&mut self) {
        let main: Vec<usize> = MAIN_COLUMNS.iter().filter_map(|name| self.columns.place(name)).collect();
        for count in (MAIN_SAME_MIN..=main.len()).rev() {
            for choice in 0_u32..1 << main.len() {
                let is_told = count > MAIN_SAME_MIN || choice & 1 == 1;
                if usize::try_from(choice.count_ones()) == Ok(count) && is_told {
                    let places = || main.iter().enumerate().filter(|(bit, _)| choice >> bit & 1 == 1);
                    let words = |row: &Loose<'_>| hash_of(&mut places().map(|(_, place)| &row.values[*place]));
                    self.pair(words, |row| row.key.is_empty());
                }
            }
        }
    }

    /// Pairs the rows that got the id that `fmt` would give them.
    fn pair_ids(&mut self, path: &str) {
        let keyed = self.rows.iter().enumerate().filter(|(_, row)| !row.key.is_empty());
        let keyed: HashMap<Id, usize> = keyed.filter_map(|(place, row)| Some((Id::parse(&row.key)?, place))).collect();
        for index in 0..self.old.len() {
            if keyed.is_empty() || self.is_found[index] {
                continue;
            }
            let ids = provisional_ids(path, self.columns, &self.old[index].values);
            let found = ids.take(OCCURRENCES_MAX).find_map(|id| keyed.get(&id).copied());
            if let Some(place) = found.filter(|place| !self.is_taken[*place]) {
                self.set(index, place);
            }
        }
    }

    /// Pairs the rows that are still free and have the same words, the first with the first.
    ///
    /// Words are compared by their hash: 64 bits of SipHash do not meet by chance.
    fn pair(&mut self, words: impl Fn(&Loose<'t>) -> u64, is_wanted: impl Fn(&Loose<'t>) -> bool) {
        let lost = (0..self.old.len()).filter(|index| !self.is_found[*index]);
        let mut waiting: HashMap<u64, VecDeque<usize>> = HashMap::new();
        if self.is_taken.iter().all(|taken| *taken) {
            return;
        }
        for index in lost {
            waiting.entry(words(&self.old[index])).or_default().push_back(index);
        }
        if waiting.is_empty() {
            return;
        }
        for (place, row) in self.rows.iter().enumerate() {
            let is_thing_taken = row.thing.is_some_and(|thing| self.things_taken.contains(&thing));
            if self.is_taken[place] || is_thing_taken || !is_wanted(row) {
                continue;
            }
            if let Some(index) = waiting.get_mut(&words(row)).and_then(VecDeque::pop_front) {
                self.set(index, place);
            }
        }
    }
}

fn hash_of<'v, 't: 'v>(values: &mut dyn Iterator<Item = &'v Cow<'t, str>>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for value in values {
        value.hash(&mut hasher);
    }
    hasher.finish()
}
