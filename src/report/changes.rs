//! What a change did, deed by deed: two lists of records compared.
//!
//! 1. Records with one key are one thing: it changed, or only its place or spelling did.
//! 2. An entry keeps its id when it moves to another group; the group is then one of its fields.
//! 3. A row that got an id of its own and says the same as before is no deed.
//! 4. A row without an id has nothing to be known by. When it changes, it is found again by its day
//!    and its words, else by its day and its amount.
//! 5. What is left was added or removed.
//!
//! A cell that is only written in another way, `1` for `1.00` or names in another order, did not change.

use std::collections::HashMap;

use crate::model::split::cut_name;
use crate::model::{Fact, Id, Setup, Thing};

/// What was done to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    /// It is new.
    Added,
    /// It says something else.
    Changed,
    /// It counts for nothing from here on.
    TookBack,
    /// It counts again.
    Restored,
    /// It was pending, and somebody charged said yes.
    Accepted,
    /// It is no longer there.
    Removed,
}

impl Verb {
    /// Returns the word for programs.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Verb::Added => "added",
            Verb::Changed => "changed",
            Verb::TookBack => "took-back",
            Verb::Restored => "restored",
            Verb::Accepted => "accepted",
            Verb::Removed => "removed",
        }
    }
}

/// One deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// What was done.
    pub verb: Verb,
    /// The record afterwards; as it was when it is gone.
    pub fact: Fact,
    /// The currency of its amounts, or empty.
    pub currency: String,
    /// Its fields that changed, each with what it said before and says now.
    pub fields: Vec<(String, String, String)>,
}

impl Deed {
    /// Tells whether the deed is about an entry.
    #[must_use]
    pub fn is_about(&self, id: Id) -> bool {
        self.fact.id == Some(id)
    }

    /// Tells whether the deed is about a version of an entry that is not in force, kept until somebody decides.
    #[must_use]
    pub fn is_about_a_loser(&self) -> bool {
        self.fact.thing == Thing::Entry && is_loser(&self.fact)
    }
}

/// Which deeds are meant; what is empty lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeedFilter {
    /// What was done, any of these.
    pub verbs: Vec<Verb>,
    /// To what, any of these.
    pub things: Vec<Thing>,
    /// The handle of someone it is about: who pays, shares, said it, or whose file it is.
    pub about: Option<String>,
    /// Words that any of its fields has, before or after, in lower case.
    pub words: Option<String>,
}

impl DeedFilter {
    /// Tells whether every deed is meant.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == DeedFilter::default()
    }

    /// Tells whether a deed is meant.
    #[must_use]
    pub fn takes(&self, deed: &Deed) -> bool {
        let is_about = |handle: &String| is_about(deed, handle);
        (self.verbs.is_empty() || self.verbs.contains(&deed.verb))
            && (self.things.is_empty() || self.things.contains(&deed.fact.thing))
            && self.about.as_ref().is_none_or(is_about)
            && self.words.as_ref().is_none_or(|words| has_words(deed, words))
    }
}

fn is_about(deed: &Deed, handle: &str) -> bool {
    let fact = &deed.fact;
    let names = |text: &str| text.split([' ', ',']).any(|word| cut_name(word).0 == handle);
    let named_before = |field: &str| deed.fields.iter().any(|(name, before, _)| name == field && names(before));
    match fact.thing {
        Thing::Entry | Thing::Item => {
            ["paid_by", "split"].iter().any(|field| names(fact.field(field)) || named_before(field))
        }
        Thing::Person => fact.key == handle,
        Thing::Group => {
            let membership = format!("members.{handle}");
            let is_of = |name: &str| {
                name.strip_prefix(&membership).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            };
            match deed.fields.as_slice() {
                [] => fact.fields.iter().any(|(name, _)| is_of(name)),
                fields => fields.iter().any(|(name, _, _)| is_of(name)),
            }
        }
        Thing::Message => fact.field("author") == handle,
        Thing::Checkpoint => fact.field("person") == handle,
        Thing::Settings | Thing::Rate => false,
    }
}

fn has_words(deed: &Deed, words: &str) -> bool {
    let has = |text: &str| text.to_lowercase().contains(words);
    deed.fact.fields.iter().any(|(_, value)| has(value)) || deed.fields.iter().any(|(_, old, new)| has(old) || has(new))
}

/// Compares the records that a change took away with those it made.
#[must_use]
pub fn deeds(before: &[Fact], after: &[Fact], setup: &Setup) -> Vec<Deed> {
    let (pairs, found) = paired(before, after);
    let mut deeds = Vec::new();
    deeds.extend(found.into_iter().filter_map(|(old, new)| changed(&before[old], &after[new], setup)));
    deeds.extend(pairs.new.iter().map(|new| deed(Verb::Added, &after[*new], setup)));
    // A row that stood twice, as after a merge of plain git's, and stands once is still there.
    let stands = |old: &Fact| {
        let is_it = |new: &&Fact| old.id_is_written && (old.thing, old.id) == (new.thing, new.id);
        old.thing == Thing::Entry && after.iter().filter(is_it).any(|new| changed(old, new, setup).is_none())
    };
    let gone = pairs.gone.iter().map(|old| &before[*old]).filter(|old| !stands(old));
    deeds.extend(gone.map(|old| deed(Verb::Removed, old, setup)));
    deeds.sort_by_key(|deed| deed.fact.thing);
    deeds
}

/// Finds the id that an entry went by before a change, when its row had none of its own.
#[must_use]
pub fn predecessor(before: &[Fact], after: &[Fact], id: Id) -> Option<Id> {
    let (_, found) = paired(before, after);
    let (old, _) = found.into_iter().find(|(_, new)| after[*new].id == Some(id))?;
    before[old].id
}

/// Finds the records that are one thing before and after, and what is left on either side.
fn paired<'f>(before: &'f [Fact], after: &'f [Fact]) -> (Pairs<'f>, Vec<(usize, usize)>) {
    let mut pairs = Pairs { before, after, gone: (0..before.len()).collect(), new: (0..after.len()).collect() };
    let by_key = |fact: &Fact| Some((fact.thing, fact.group.clone(), fact.key.clone(), is_loser(fact)));
    let same_words = |fact: &Fact| (fact.thing == Thing::Entry).then(|| (fact.group.clone(), words_of(fact)));
    let nameless = |fact: &Fact, fields: [&str; 2]| {
        (fact.thing == Thing::Entry).then(|| (fact.group.clone(), fields.map(|field| fact.field(field).to_owned())))
    };
    let moved = |fact: &Fact| {
        let is_of_an_entry = matches!(fact.thing, Thing::Entry | Thing::Item) && fact.id_is_written;
        is_of_an_entry.then(|| (fact.thing, fact.key.clone(), is_loser(fact)))
    };
    let mut found = pairs.matched(by_key, |_| true);
    found.extend(pairs.matched(moved, |_| true));
    found.extend(pairs.matched(same_words, |old| !old.id_is_written));
    found.extend(pairs.matched(|fact| nameless(fact, ["date", "description"]), |old| !old.id_is_written));
    found.extend(pairs.matched(|fact| nameless(fact, ["date", "amount"]), |old| !old.id_is_written));
    (pairs, found)
}

/// Records that have no counterpart yet, by their places.
struct Pairs<'f> {
    before: &'f [Fact],
    after: &'f [Fact],
    gone: Vec<usize>,
    new: Vec<usize>,
}

impl Pairs<'_> {
    /// Takes out the pairs that agree in a key, each old record once.
    fn matched<K: std::hash::Hash + Eq>(
        &mut self,
        key: impl Fn(&Fact) -> Option<K>,
        may: impl Fn(&Fact) -> bool,
    ) -> Vec<(usize, usize)> {
        let mut places: HashMap<K, Vec<usize>> = HashMap::new();
        for old in self.gone.iter().rev().filter(|old| may(&self.before[**old])) {
            if let Some(key) = key(&self.before[*old]) {
                places.entry(key).or_default().push(*old);
            }
        }
        let mut pairs = Vec::new();
        self.new.retain(|new| {
            let old = key(&self.after[*new]).and_then(|key| places.get_mut(&key)).and_then(Vec::pop);
            pairs.extend(old.map(|old| (old, *new)));
            old.is_none()
        });
        let taken: std::collections::HashSet<usize> = pairs.iter().map(|(old, _)| *old).collect();
        self.gone.retain(|old| !taken.contains(old));
        pairs
    }
}

fn is_loser(fact: &Fact) -> bool {
    fact.field("status") == "conflict"
}

fn words_of(fact: &Fact) -> Vec<(String, String)> {
    fact.fields.iter().filter(|(name, _)| name != "id").cloned().collect()
}

fn changed(before: &Fact, after: &Fact, setup: &Setup) -> Option<Deed> {
    let is_entry = after.thing == Thing::Entry;
    let lost = before.fields.iter().filter(|(name, _)| !after.has(name)).map(|(name, _)| name.as_str());
    let names = after.fields.iter().map(|(name, _)| name.as_str()).chain(lost);
    let unsaid = ["currency"].into_iter().filter(|name| is_entry && !before.has(name) && !after.has(name));
    let mut fields: Vec<(String, String, String)> = names
        .chain(unsaid)
        .filter(|name| !is_entry && before.has(name) != after.has(name) || !means_the_same(name, before, after, setup))
        .filter(|name| !is_entry || *name != "id")
        .map(|name| (name.to_owned(), meant(before, name, setup), meant(after, name, setup)))
        .collect();
    if before.group != after.group {
        fields.insert(0, ("group".into(), before.group.clone(), after.group.clone()));
    }
    let status = fields.iter().find(|(name, _, _)| name == "status");
    let verb = match status.map(|(_, old, new)| (old.as_str(), new.as_str())) {
        Some((_, "void")) if fields.len() == 1 => Verb::TookBack,
        Some(("void", "")) if fields.len() == 1 => Verb::Restored,
        Some(("pending", "")) if fields.len() == 1 => Verb::Accepted,
        _ => Verb::Changed,
    };
    let is_told = !fields.is_empty();
    is_told.then(|| Deed { fields, ..deed(verb, after, setup) })
}

/// Returns what a field says, or means where an entry leaves it empty.
fn meant(fact: &Fact, name: &str, setup: &Setup) -> String {
    match (fact.thing, name, fact.field(name)) {
        (Thing::Entry, "kind", "") => "expense".to_owned(),
        (Thing::Entry, "currency", "") => usual_currency(fact, setup),
        (_, _, said) => said.to_owned(),
    }
}

/// Tells whether a field says the same before and after; a cell of an entry may only look different.
fn means_the_same(name: &str, before: &Fact, after: &Fact, setup: &Setup) -> bool {
    let words = |text: &str| {
        let mut words: Vec<String> =
            text.split([' ', ',']).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let number = |text: &str| {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        (whole.to_owned(), part.trim_end_matches('0').to_owned())
    };
    let (old, new) = (meant(before, name, setup), meant(after, name, setup));
    match name {
        _ if old == new => true,
        // Line ends come and go as git and editors change them from one computer to another.
        _ if after.thing == Thing::Entry && old.replace('\r', "") == new.replace('\r', "") => true,
        "amount" => number(&old) == number(&new),
        "paid_by" | "split" | "tags" if after.thing == Thing::Entry => words(&old) == words(&new),
        _ => false,
    }
}

fn usual_currency(fact: &Fact, setup: &Setup) -> String {
    let group = setup.groups.iter().find(|group| group.handle == fact.group);
    group.map_or(String::new(), |group| group.currency.to_string())
}

fn deed(verb: Verb, fact: &Fact, setup: &Setup) -> Deed {
    let written = fact.field("currency");
    let currency = match fact.thing {
        Thing::Entry if written.is_empty() => usual_currency(fact, setup),
        Thing::Entry => written.to_owned(),
        _ => String::new(),
    };
    Deed { verb, fact: fact.clone(), currency, fields: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: Option<u64>, fields: &[(&str, &str)]) -> Fact {
        let fields: Vec<(String, String)> =
            fields.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let shown = Id::from_bits(id.unwrap_or(fields.len() as u64 + 1000));
        let group = "trip".to_owned();
        Fact {
            thing: Thing::Entry,
            group,
            key: shown.to_string(),
            id: Some(shown),
            id_is_written: id.is_some(),
            fields,
        }
    }

    fn told(before: &[Fact], after: &[Fact]) -> Vec<String> {
        let line = |deed: &Deed| {
            let fields: Vec<String> =
                deed.fields.iter().map(|(name, old, new)| format!("{name}:{old}>{new}")).collect();
            format!("{} {} {}", deed.verb.word(), deed.fact.field("description"), fields.join(" "))
                .trim_end()
                .to_owned()
        };
        deeds(before, after, &Setup::default()).iter().map(line).collect()
    }

    #[test]
    fn rows_are_known_by_their_ids() {
        let old = row(Some(1), &[("date", "d"), ("description", "dinner"), ("amount", "1"), ("note", "x")]);
        let new = row(Some(1), &[("date", "d"), ("description", "lunch"), ("amount", "2")]);
        assert_eq!(told(&[old], &[new]), ["changed lunch description:dinner>lunch amount:1>2 note:x>"]);
    }

    #[test]
    fn void_is_taken_back_and_restored() {
        let stands = row(Some(1), &[("description", "dinner")]);
        let void = row(Some(1), &[("description", "dinner"), ("status", "void")]);
        assert_eq!(told(std::slice::from_ref(&stands), std::slice::from_ref(&void)), ["took-back dinner status:>void"]);
        assert_eq!(told(&[void], &[stands]), ["restored dinner status:void>"]);
    }

    #[test]
    fn an_id_that_is_assigned_is_no_deed() {
        let bare = row(None, &[("date", "d"), ("description", "dinner"), ("amount", "1")]);
        let with = row(Some(7), &[("id", "x"), ("date", "d"), ("description", "dinner"), ("amount", "1")]);
        assert_eq!(told(&[bare], &[with]), [""; 0]);
    }

    #[test]
    fn a_row_without_an_id_is_found_again() {
        let old = row(None, &[("date", "d"), ("description", "dinner"), ("amount", "1")]);
        let new = row(None, &[("date", "d"), ("description", "dinner"), ("amount", "2"), ("note", "n")]);
        assert_eq!(told(std::slice::from_ref(&old), &[new]), ["changed dinner amount:1>2 note:>n"]);
        let other = row(None, &[("date", "e"), ("description", "taxi"), ("amount", "3"), ("note", "n")]);
        assert_eq!(told(&[old], &[other]), ["added taxi", "removed dinner"]);
    }

    #[test]
    fn a_row_that_stood_twice_is_not_removed_while_it_stands_once() {
        let dinner = |amount| row(Some(1), &[("description", "dinner"), ("amount", amount)]);
        assert_eq!(told(&[dinner("1.00"), dinner("1")], &[dinner("1.00")]), [""; 0]);
        assert_eq!(told(&[dinner("1.00"), dinner("2")], &[dinner("1.00")]), ["removed dinner"]);
        let bare = || row(None, &[("description", "dinner"), ("amount", "1")]);
        assert_eq!(told(&[bare(), bare()], &[bare()]), ["removed dinner"]);
    }

    #[test]
    fn the_loser_of_a_conflict_stands_beside_its_winner() {
        let winner = row(Some(1), &[("description", "a")]);
        let loser = row(Some(1), &[("description", "b"), ("status", "conflict")]);
        let changed = row(Some(1), &[("description", "c")]);
        assert_eq!(told(&[winner], &[loser, changed]), ["changed c description:a>c", "added b"]);
    }
}
