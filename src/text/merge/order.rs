//! The order of merged lines: that of the base, with what is new where each side put it.
//!
//! 1. The frame is what the base has. When one side moved things about, its order is taken; when both
//!    did, and not in the same way, the greater of the two orders.
//! 2. What is new stands above the line of the frame that it stood above, or at the end. In TOML files it stands
//!    at the end of its table, wherever it was put: the line it stood above may be gone by the next merge, which
//!    would then not know the place that another order of merges had kept.
//! 3. What both sides put at one place is sorted, so that it does not matter who merges first. In tables
//!    what one side put there keeps its order: a row counts as no less than those before it. A comment
//!    goes with the line below it.
//!
//! ```text
//! base   a b        ours   a x b        theirs   a y b z        merged   a x y b z
//! ```

use std::collections::HashMap;

/// By what lines are sorted where the sides do not agree.
pub trait Ranks {
    /// What is compared.
    type Rank: Ord + Clone;

    /// Whether what one side put at one place keeps its order among what the other put there.
    const KEEPS_ORDER: bool;

    /// Returns the rank of a thing; nothing for what goes with the thing below it, such as a comment.
    fn rank(&self, thing: usize) -> Option<Self::Rank>;

    /// Returns what is compared between things of the same rank.
    fn text(&self, thing: usize) -> &str;

    /// Returns for new things how many things of the frame stand above, where that is told by what they are.
    fn homes(&self, _frame: &[usize]) -> HashMap<usize, usize> {
        HashMap::new()
    }
}

/// Merges the orders of base, ours and theirs; things are numbers, and `is_kept` tells which of them stay.
///
/// Nothing stands behind what goes: else it would matter whether it went before or after something was added.
pub fn merge_orders<R: Ranks>(orders: [&[usize]; 3], is_kept: &[bool], ranks: &R) -> Vec<usize> {
    let [_, ours, theirs] = orders;
    let count = is_kept.len();
    let mut frame = merge_frames(orders, count, ranks);
    let mut is_old = vec![false; count];
    for thing in &frame {
        is_old[*thing] = true;
    }
    let homes = ranks.homes(&frame);
    // Places count what stays, and nothing is moved by what goes.
    let mut kept_above = vec![0];
    kept_above.extend(frame.iter().scan(0, |count, thing| {
        *count += usize::from(is_kept[*thing]);
        Some(*count)
    }));
    frame.retain(|thing| is_kept[*thing]);
    let mut place_of = vec![None; count];
    for (place, thing) in frame.iter().enumerate() {
        place_of[*thing] = Some(place);
    }
    let mut runs = vec![[Vec::new(), Vec::new()]; frame.len() + 1];
    let place = |thing: usize| place_of[thing].or_else(|| kept_above.get(*homes.get(&thing)?).copied());
    let anchors = [ours, theirs].map(|order| anchors_of(order, place, &is_old, frame.len()));
    for (side, order) in [ours, theirs].into_iter().enumerate() {
        for thing in order.iter().filter(|thing| is_kept[**thing] && !is_old[**thing]) {
            let anchor = anchors.iter().filter_map(|anchors| anchors.get(thing)).max().copied().unwrap_or(0);
            runs[anchor][side].push(*thing);
        }
    }
    let mut merged = Vec::with_capacity(count);
    for (place, [ours, theirs]) in runs.into_iter().enumerate() {
        if let Some(thing) = place.checked_sub(1).and_then(|place| frame.get(place)) {
            merged.push(*thing);
        }
        merged.extend(merge_runs(ours, theirs, ranks));
    }
    merged
}

/// Returns for each new thing of a side how many things of the frame stand above it.
///
/// The next thing of the frame below decides, not the one above: what was added at the end stays there,
/// even if the last line before it went. `place` tells the place of what has one of its own.
fn anchors_of(
    order: &[usize],
    place: impl Fn(usize) -> Option<usize>,
    is_old: &[bool],
    end: usize,
) -> HashMap<usize, usize> {
    let mut anchor = end;
    let mut anchors = HashMap::new();
    for thing in order.iter().rev() {
        anchor = place(*thing).unwrap_or(anchor);
        if !is_old[*thing] {
            anchors.insert(*thing, anchor);
        }
    }
    anchors
}

/// Merges the order of what the base has.
fn merge_frames<R: Ranks>(orders: [&[usize]; 3], count: usize, ranks: &R) -> Vec<usize> {
    let [base, ours, theirs] = orders;
    let mut places = vec![None; count];
    for (place, thing) in base.iter().enumerate() {
        places[*thing] = Some(place);
    }
    let known =
        |order: &[usize]| -> Vec<usize> { order.iter().copied().filter(|thing| places[*thing].is_some()).collect() };
    let is_moved = |order: &[usize]| !order.is_sorted_by_key(|thing| places[*thing]);
    let (ours, theirs) = (known(ours), known(theirs));
    match (is_moved(&ours), is_moved(&theirs)) {
        (false, false) => base.to_vec(),
        (true, false) => with_missing(ours, base, count),
        (false, true) => with_missing(theirs, base, count),
        (true, true) => {
            let mut sides = vec![0_u8; count];
            for thing in ours.iter().chain(&theirs) {
                sides[*thing] += 1;
            }
            let both =
                |order: Vec<usize>| -> Vec<usize> { order.into_iter().filter(|thing| sides[*thing] == 2).collect() };
            let (ours, theirs) = (both(ours), both(theirs));
            let keys = |order: &[usize]| -> Vec<(Option<R::Rank>, String)> {
                order.iter().map(|thing| (ranks.rank(*thing), ranks.text(*thing).to_owned())).collect()
            };
            let greater = if ours == theirs || keys(&ours) > keys(&theirs) { ours } else { theirs };
            with_missing(greater, base, count)
        }
    }
}

/// Puts the things of the base that an order lacks behind the thing that stood before them in the base.
fn with_missing(order: Vec<usize>, base: &[usize], count: usize) -> Vec<usize> {
    let mut has = vec![false; count];
    for thing in &order {
        has[*thing] = true;
    }
    let mut behind: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    let mut above = None;
    for thing in base {
        if has[*thing] {
            above = Some(*thing);
        } else {
            behind.entry(above).or_default().push(*thing);
        }
    }
    let mut whole = behind.remove(&None).unwrap_or_default();
    for thing in order {
        whole.push(thing);
        whole.extend(behind.remove(&Some(thing)).unwrap_or_default());
    }
    whole
}

/// Merges what two sides put at one place.
fn merge_runs<R: Ranks>(ours: Vec<usize>, theirs: Vec<usize>, ranks: &R) -> Vec<usize> {
    if R::KEEPS_ORDER && (theirs.is_empty() || ours == theirs) {
        return ours;
    }
    if R::KEEPS_ORDER && ours.is_empty() {
        return theirs;
    }
    sorted([&ours, &theirs], ranks)
}

/// Sorts the things of two lists, each once; what has no rank goes with the next thing of its list that has one.
fn sorted<R: Ranks>(lists: [&[usize]; 2], ranks: &R) -> Vec<usize> {
    // Behind everything goes what no line below belongs to, by what it says.
    type Key<'t, R> = (bool, Option<R>, &'t str, usize, Option<R>);
    let mut keys: HashMap<usize, Key<'_, R::Rank>> = HashMap::new();
    for list in lists {
        let mut highest: Option<R::Rank> = None;
        let mut above = 0;
        for (place, thing) in list.iter().enumerate() {
            let Some(rank) = ranks.rank(*thing) else { continue };
            highest = if R::KEEPS_ORDER { highest.max(Some(rank.clone())) } else { Some(rank.clone()) };
            for (own, thing) in list.iter().enumerate().take(place + 1).skip(above) {
                set_least(&mut keys, *thing, (false, highest.clone(), "", own, (own == place).then(|| rank.clone())));
            }
            above = place + 1;
        }
        let mut text = "";
        for (own, thing) in list.iter().enumerate().skip(above) {
            text = text.max(ranks.text(*thing));
            set_least(&mut keys, *thing, (true, None, text, own, None));
        }
    }
    let mut things: Vec<(Key<'_, R::Rank>, usize)> = keys.into_iter().map(|(thing, key)| (key, thing)).collect();
    things.sort_by(|(one, first), (other, second)| {
        one.cmp(other).then_with(|| ranks.text(*first).cmp(ranks.text(*second))).then_with(|| first.cmp(second))
    });
    things.into_iter().map(|(_, thing)| thing).collect()
}

fn set_least<K: Ord>(keys: &mut HashMap<usize, K>, thing: usize, key: K) {
    match keys.get(&thing) {
        Some(known) if *known <= key => {}
        _ => {
            keys.insert(thing, key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters: upper-case ones go with the next lower-case one.
    struct Letters;

    impl Ranks for Letters {
        type Rank = usize;
        const KEEPS_ORDER: bool = true;

        fn rank(&self, thing: usize) -> Option<usize> {
            (thing >= 32).then_some(thing)
        }

        fn text(&self, _: usize) -> &str {
            ""
        }
    }

    fn merged(base: &str, ours: &str, theirs: &str) -> String {
        let things = |text: &str| -> Vec<usize> { text.bytes().map(|byte| usize::from(byte - b'A')).collect() };
        let orders = [things(base), things(ours), things(theirs)];
        let has = |side: usize, thing: usize| orders[side].contains(&thing);
        let is_kept = |thing: usize| match [has(0, thing), has(1, thing), has(2, thing)] {
            [true, ours, theirs] => ours && theirs,
            [false, ours, theirs] => ours || theirs,
        };
        let kept: Vec<bool> = (0..64).map(is_kept).collect();
        let order = |ours: usize, theirs: usize| {
            let merged = merge_orders([&orders[0], &orders[ours], &orders[theirs]], &kept, &Letters);
            merged.iter().map(|thing| char::from(b'A' + u8::try_from(*thing).unwrap())).collect::<String>()
        };
        assert_eq!(order(1, 2), order(2, 1), "{base} {ours} {theirs}");
        order(1, 2)
    }

    #[test]
    fn what_is_new_stands_where_it_was_put() {
        let cases = [
            ("ab", "axb", "aybz", "axybz"),
            ("ab", "ba", "abz", "baz"),
            ("ab", "b", "acb", "cb"),
            ("ab", "ad", "abc", "acd"),
            ("ab", "a", "abc", "ac"),
            ("abc", "cab", "abc", "cab"),
            ("abc", "cab", "cab", "cab"),
            ("cba", "bca", "acb", "bca"),
            ("", "ca", "b", "bca"),
            ("", "ca", "", "ca"),
            ("a", "aXc", "ab", "abXc"),
            ("a", "aX", "aYb", "aYbX"),
            ("a", "aYc", "aYb", "aYbc"),
        ];
        for (base, ours, theirs, expected) in cases {
            assert_eq!(merged(base, ours, theirs), expected, "{base} {ours} {theirs}");
        }
    }
}
