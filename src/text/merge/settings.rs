//! Merges TOML files key by key, as lines: what nobody changed stays byte for byte.
//!
//! 1. A key's line is taken from the side that changed it, with what stands behind the value.
//! 2. Both changed it: lists of texts merge as sets, tables in one line key by key. Of other values the
//!    greater is in force, and a comment above tells the other: `# conflict: name = "Lisbon"`.
//! 3. One took out what the other changed: it stays, below `# conflict, taken out: name = "Trip"`.
//! 4. An element of a list of tables, as `[[pay]]`, is one thing. It is known by its kind and address, by
//!    its id or name, or by all it says.
//! 5. Comments are a set, so each loser is told once, whoever merges first, and taking its line out settles it.
//!
//! Law: the merged text says exactly what its keys merged to, or (where the sides wrote one table in two
//! ways) the greater text is taken as it is and the lines it lacks stand below it as comments.

use std::collections::{BTreeMap, HashMap, HashSet};

use toml_edit::Document;

use super::columns::{BASE, OURS, THEIRS};
use super::keyed::{CONFLICT, TAKEN_OUT, merge_losers};
use super::notice::{Notice, NoticeKind, Unmergeable};
use super::order::{Ranks, merge_orders};
use super::setting_lines::{Setting, Settings, Stands};
use super::setting_values::{Value, merge_values, said};
use super::sheet::Format;

/// Merges three TOML texts; both sides are there.
///
/// # Errors
///
/// When a side is not TOML.
pub fn merge_settings(path: &str, texts: [Option<&str>; 3]) -> Result<(String, Vec<Notice>), Unmergeable> {
    let read = |side: usize| {
        let text = texts[side].unwrap_or("");
        match Document::parse(text) {
            Ok(document) => Ok(Settings::of(&document)),
            Err(_) if side == BASE => Ok(Settings::default()),
            Err(error) => {
                let span = error.span().unwrap_or(0..0);
                Err(Unmergeable::new(side, &format!("it is not TOML: {}", error.message()), span))
            }
        }
    };
    let sides = [read(BASE)?, read(OURS)?, read(THEIRS)?];
    let mut merger = Merger::new(&sides);
    merger.merge();
    let format = Format::merge(texts.map(|text| text.and_then(Format::of)));
    let text = merger.write(format);
    let is_right = Document::parse(text.as_str()).is_ok_and(|document| Settings::of(&document).says() == merger.says());
    if is_right {
        return Ok((text, merger.notices));
    }
    let notice = Notice { kind: NoticeKind::BothKept, ..Notice::changed(path, "lines", "", "") };
    Ok((greater_with_lost(texts, format), vec![notice]))
}

/// Returns the greater text with the lines that only the other has, and the base has not, as comments.
fn greater_with_lost(texts: [Option<&str>; 3], format: Format) -> String {
    let [base, ours, theirs] = texts.map(Option::unwrap_or_default);
    let (greater, other) = if ours > theirs { (ours, theirs) } else { (theirs, ours) };
    let lines = |text: &'_ str| -> Vec<String> {
        text.trim_start_matches('\u{feff}').lines().map(|line| line.trim_end().to_owned()).collect()
    };
    let known: HashSet<String> = lines(greater).into_iter().chain(lines(base)).collect();
    let mut all = lines(greater);
    for line in lines(other).into_iter().filter(|line| !known.contains(line)) {
        let comment = if line.starts_with('#') { line } else { format!("{CONFLICT}{line}") };
        if !known.contains(&comment) {
            all.push(comment);
        }
    }
    format.page(&all)
}

/// A thing of three files.
struct Thing<'s> {
    sides: [Option<&'s Setting>; 3],
    /// The lines it comes to; none when it is gone.
    lines: Option<Vec<String>>,
    value: Option<Value>,
    /// The comments above that hold what lost.
    losers: Vec<String>,
}

struct Merger<'s> {
    things: Vec<Thing<'s>>,
    orders: [Vec<usize>; 3],
    blanks_last: [usize; 3],
    /// The tables that the base has.
    tables_before: HashSet<&'s [String]>,
    notices: Vec<Notice>,
}

impl<'s> Merger<'s> {
    fn new(sides: &'s [Settings; 3]) -> Merger<'s> {
        let mut numbers: HashMap<&Stands, usize> = HashMap::new();
        let mut things: Vec<Thing<'s>> = Vec::new();
        let orders = [BASE, OURS, THEIRS].map(|side| {
            let list = sides[side].list.iter();
            let order: Vec<usize> = list
                .map(|setting| {
                    let number = *numbers.entry(&setting.stands).or_insert_with(|| {
                        things.push(Thing { sides: [None; 3], lines: None, value: None, losers: Vec::new() });
                        things.len() - 1
                    });
                    things[number].sides[side] = Some(setting);
                    number
                })
                .collect();
            order
        });
        let blanks_last = [BASE, OURS, THEIRS].map(|side| sides[side].blanks_last);
        let headers = sides[BASE].list.iter().filter_map(|setting| match &setting.stands {
            Stands::Header(table) => Some(table.as_slice()),
            _ => None,
        });
        let tables_before = headers.chain([&[][..]]).collect();
        Merger { things, orders, blanks_last, tables_before, notices: Vec::new() }
    }

    fn merge(&mut self) {
        let mut things = std::mem::take(&mut self.things);
        for thing in &mut things {
            self.merge_thing(thing);
        }
        self.things = things;
        self.keep_headers();
    }

    fn merge_thing(&mut self, thing: &mut Thing<'s>) {
        let [base, ours, theirs] = thing.sides;
        let value = |setting: Option<&Setting>| setting.and_then(|setting| setting.value.clone());
        let is_same = |one: Option<&Setting>, other: Option<&Setting>| match (one, other) {
            (None, None) => true,
            (Some(one), Some(other)) => one.lines == other.lines || one.value.is_some() && one.value == other.value,
            _ => false,
        };
        let is_alike = |one: Option<&Setting>, other: Option<&Setting>| {
            one.map(|setting| &setting.lines) == other.map(|setting| &setting.lines)
        };
        let taken = if is_alike(ours, theirs) || is_alike(theirs, base) {
            Some(ours)
        } else if is_alike(ours, base) {
            Some(theirs)
        } else if is_same(ours, theirs) || is_same(theirs, base) && ours.is_some() {
            Some(if is_same(ours, theirs) { greater(ours, theirs) } else { ours })
        } else if is_same(ours, base) && theirs.is_some() {
            Some(theirs)
        } else {
            None
        };
        match taken {
            Some(setting) => {
                thing.lines = setting.map(|setting| setting.lines.clone());
                thing.value = value(setting);
            }
            None => self.merge_met(thing),
        }
        let before = thing.sides.map(|side| {
            side.map_or(Vec::new(), |setting| setting.losers.iter().map(String::as_str).collect::<Vec<_>>())
        });
        thing.losers = merge_losers([&before[BASE], &before[OURS], &before[THEIRS]], &thing.losers);
    }

    /// Merges what both sides changed.
    fn merge_met(&mut self, thing: &mut Thing<'s>) {
        let [base, ours, theirs] = thing.sides;
        let about = |setting: &Setting| setting.stands.words();
        let (Some(one), Some(other)) = (ours, theirs) else {
            let Some(kept) = ours.or(theirs) else { return };
            thing.losers = base.map_or(Vec::new(), |base| commented(TAKEN_OUT, &base.said()));
            self.notices.push(Notice::taken_out(&about(kept)));
            (thing.lines, thing.value) = (Some(kept.lines.clone()), kept.value.clone());
            return;
        };
        let (Some(one_value), Some(other_value)) = (&one.value, &other.value) else {
            // Headers that differ in their comments only.
            thing.lines = greater(ours, theirs).map(|setting| setting.lines.clone());
            return;
        };
        if one.is_element() {
            let (kept, lost) = if one.lines > other.lines { (one, other) } else { (other, one) };
            thing.losers = commented(CONFLICT, &lost.said());
            self.notices.push(Notice::changed(&about(kept), "value", &kept.said(), &lost.said()));
            (thing.lines, thing.value) = (Some(kept.lines.clone()), kept.value.clone());
            return;
        }
        let merged = merge_values(base.and_then(|base| base.value.as_ref()), one_value, other_value);
        let carrier = match (merged.value == *one_value, merged.value == *other_value) {
            (true, false) => one,
            (false, true) => other,
            _ => greater(ours, theirs).unwrap_or(one),
        };
        for (below, lost, in_force) in &merged.lost {
            let key: Vec<&str> =
                std::iter::once(carrier.key.as_str()).chain(below.iter().map(String::as_str)).collect();
            thing.losers.extend(commented(CONFLICT, &said(&key.join("."), lost)));
            let path: Vec<String> = std::iter::once(about(carrier)).chain(below.iter().cloned()).collect();
            self.notices.push(Notice::changed(&path.join("."), "value", &in_force.text(), &lost.text()));
        }
        let is_carried = carrier.value.as_ref() == Some(&merged.value);
        let lines = if is_carried { carrier.lines.clone() } else { carrier.with_value(&merged.value) };
        (thing.lines, thing.value) = (Some(lines), Some(merged.value));
    }

    /// Keeps the header of a table that has a key, and the header alone only if both have it or one added it.
    fn keep_headers(&mut self) {
        let mut filled: HashSet<Vec<String>> = HashSet::new();
        for thing in &self.things {
            if let (Some(_), Some(setting)) = (&thing.lines, thing.sides.iter().flatten().next())
                && let Stands::Key(table, _) = &setting.stands
            {
                filled.insert(table.clone());
            }
        }
        for thing in &mut self.things {
            let Some(setting) = thing.sides[OURS].or(thing.sides[THEIRS]) else { continue };
            if let Stands::Header(table) = &setting.stands
                && thing.lines.is_none()
                && filled.contains(table)
            {
                thing.lines = Some(setting.lines.clone());
            }
        }
    }

    /// Returns what the merged text is to say.
    fn says(&self) -> BTreeMap<Vec<String>, Value> {
        let kept = self.things.iter().filter(|thing| thing.lines.is_some());
        let said = kept.filter_map(|thing| {
            let setting = thing.sides.iter().flatten().next()?;
            Some((setting.stands.path()?, thing.value.clone()?))
        });
        said.collect()
    }

    fn write(&self, format: Format) -> String {
        let kept: Vec<bool> = self.things.iter().map(|thing| thing.lines.is_some()).collect();
        let orders = [&self.orders[BASE], &self.orders[OURS], &self.orders[THEIRS]];
        let order = merge_orders(orders.map(Vec::as_slice), &kept, self);
        let mut lines: Vec<&str> = Vec::new();
        for number in order {
            let thing = &self.things[number];
            let blanks = merge_counts(thing.sides.map(|side| side.map(|setting| setting.blanks)));
            lines.extend(std::iter::repeat_n("", blanks));
            lines.extend(thing.losers.iter().chain(thing.lines.iter().flatten()).map(String::as_str));
        }
        lines.extend(std::iter::repeat_n("", merge_counts(self.blanks_last.map(Some))));
        format.page(&lines)
    }

    /// Returns how many things of the frame stand above the end of each table that the base has.
    ///
    /// Comments below the last key are above the end, but for those right above the next header.
    fn table_ends(&self, frame: &[usize]) -> HashMap<&'s [String], usize> {
        let settings: Vec<Option<&Setting>> = frame.iter().map(|thing| self.setting(*thing)).collect();
        let mut lasts: HashMap<&[String], usize> = HashMap::from([(&[][..], 0)]);
        for (place, setting) in settings.iter().enumerate() {
            if let Some(Stands::Header(table) | Stands::Key(table, _)) = setting.map(|setting| &setting.stands) {
                lasts.insert(table, place + 1);
            }
        }
        let end = |last: usize| {
            let is_comment = |setting: &Option<&Setting>| {
                setting.is_some_and(|setting| matches!(setting.stands, Stands::Comment(..)))
            };
            let next = last + settings[last..].iter().take_while(|setting| is_comment(setting)).count();
            if next == settings.len() {
                return next;
            }
            let is_apart = |place: &usize| settings[*place].is_some_and(|setting| setting.blanks > 0);
            (last + 1..=next).rev().find(is_apart).unwrap_or(last)
        };
        lasts.into_iter().map(|(table, last)| (table, end(last))).collect()
    }

    fn setting(&self, number: usize) -> Option<&'s Setting> {
        self.things.get(number)?.sides.iter().flatten().next().copied()
    }
}

impl Ranks for Merger<'_> {
    /// Whether the table is new, the table, whether it is a key, its name.
    type Rank = (bool, Vec<String>, bool, String);
    const KEEPS_ORDER: bool = false;

    fn rank(&self, thing: usize) -> Option<Self::Rank> {
        let setting = self.setting(thing)?;
        let is_old = |table: &Vec<String>| self.tables_before.contains(table.as_slice());
        match &setting.stands {
            Stands::Comment(..) => None,
            Stands::Header(table) => Some((!is_old(table), table.clone(), false, String::new())),
            Stands::Key(table, key) => Some((!is_old(table), table.clone(), true, key.join("."))),
            Stands::Element(table, name) => Some((true, table.clone(), true, name.clone())),
        }
    }

    /// A new key stands at the end of its table; a new table at the end of the file.
    fn homes(&self, frame: &[usize]) -> HashMap<usize, usize> {
        let ends = self.table_ends(frame);
        let fresh = (0..self.things.len()).filter(|thing| self.things[*thing].sides[BASE].is_none());
        let homes = fresh.filter_map(|thing| match &self.setting(thing)?.stands {
            Stands::Comment(..) => None,
            Stands::Key(table, _) => Some((thing, ends.get(table.as_slice()).copied().unwrap_or(frame.len()))),
            Stands::Header(_) | Stands::Element(..) => Some((thing, frame.len())),
        });
        homes.collect()
    }

    fn text(&self, thing: usize) -> &str {
        self.setting(thing).and_then(|setting| setting.lines.first()).map_or("", String::as_str)
    }
}

fn greater<'s>(one: Option<&'s Setting>, other: Option<&'s Setting>) -> Option<&'s Setting> {
    std::cmp::max_by_key(one, other, |setting| setting.map(|setting| &setting.lines))
}

/// Merges how many blank lines stand at a place.
fn merge_counts(counts: [Option<usize>; 3]) -> usize {
    match counts {
        [Some(base), Some(ours), Some(theirs)] if base == ours => theirs,
        [Some(base), Some(ours), Some(theirs)] if base == theirs => ours,
        [_, ours, theirs] => ours.max(theirs).unwrap_or(0),
    }
}

/// Makes comment lines of words over one line or more.
fn commented(start: &str, words: &str) -> Vec<String> {
    words.lines().map(|line| format!("{start}{line}")).collect()
}
