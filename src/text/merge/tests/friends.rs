//! Several friends who write, and merge in any order, as git would have them: with its merge bases.

#![cfg(test)]

use proptest::prelude::*;

use super::laws::{clique_edits, edits, lines, merged, plain_edits};
use super::sheets::{Edit, Line, SHARED_TAGS, Sheet, base, edited, edited_apart};

/// A version and those that led to it.
struct Commit {
    ancestors: Vec<bool>,
    text: String,
}

/// A history that all friends share in the end.
struct History {
    commits: Vec<Commit>,
    serial: usize,
}

impl History {
    fn new(text: String) -> History {
        History { commits: vec![Commit { ancestors: vec![true], text }], serial: 0 }
    }

    fn commit(&mut self, parents: &[usize], text: String) -> usize {
        let mut ancestors = vec![false; self.commits.len() + 1];
        for parent in parents {
            for (place, own) in self.commits[*parent].ancestors.iter().enumerate() {
                ancestors[place] |= own;
            }
        }
        ancestors[self.commits.len()] = true;
        self.commits.push(Commit { ancestors, text });
        self.commits.len() - 1
    }

    fn is_ancestor(&self, one: usize, of: usize) -> bool {
        self.commits[of].ancestors.get(one).copied().unwrap_or(false)
    }

    fn edit(&mut self, head: usize, edits: &[Edit], author: usize) -> usize {
        let text = edited(&self.commits[head].text, edits, author, &mut self.serial);
        self.commit(&[head], text)
    }

    fn edit_apart(&mut self, head: usize, edits: &[Edit], author: usize) -> usize {
        let text = edited_apart(&self.commits[head].text, edits, author, &mut self.serial);
        self.commit(&[head], text)
    }

    /// Returns the best common ancestors.
    fn bases(&self, one: usize, other: usize) -> Vec<usize> {
        let common = (0..self.commits.len()).filter(|own| self.is_ancestor(*own, one) && self.is_ancestor(*own, other));
        let common: Vec<usize> = common.collect();
        let is_best = |own: &&usize| !common.iter().any(|other| other != *own && self.is_ancestor(**own, *other));
        common.iter().filter(is_best).copied().collect()
    }

    /// Merges two versions, with a virtual base where there are several.
    fn merge(&mut self, one: usize, other: usize) -> usize {
        if self.is_ancestor(one, other) {
            return other;
        }
        if self.is_ancestor(other, one) {
            return one;
        }
        let base = self.virtual_base(one, other);
        let text = merged(&base, &self.commits[one].text, &self.commits[other].text);
        self.commit(&[one, other], text)
    }

    fn virtual_base(&mut self, one: usize, other: usize) -> String {
        let bases = self.bases(one, other);
        let mut base = bases[0];
        for next in &bases[1..] {
            base = self.merge(base, *next);
        }
        self.commits[base].text.clone()
    }
}

/// What happens: somebody writes, or merges what somebody else has.
type Step = (u8, u8, u8, Vec<Edit>);

fn steps(most: usize, edits: impl Strategy<Value = Vec<Edit>>) -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((any::<u8>(), any::<u8>(), any::<u8>(), edits), 1..most)
}

fn order() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 8)
}

/// Merges all heads in an order, as pairs that meet.
fn gather(history: &mut History, heads: &[usize], order: &[u8]) -> usize {
    let mut heads = heads.to_vec();
    let mut order = order.iter().cycle();
    while heads.len() > 1 {
        let mut pick = |most: usize| usize::from(*order.next().unwrap_or(&0)) % most;
        let one = heads.remove(pick(heads.len()));
        let place = pick(heads.len());
        heads[place] = history.merge(one, heads[place]);
    }
    heads[0]
}

/// Lets friends go off from one version and meet in two orders.
fn meet(rows: usize, friends: &[Vec<Edit>], orders: [&[u8]; 2]) -> [String; 2] {
    let mut history = History::new(base(rows).text());
    let heads: Vec<usize> = friends.iter().enumerate().map(|(author, edits)| history.edit(0, edits, author)).collect();
    orders.map(|order| {
        let met = gather(&mut history, &heads, order);
        history.commits[met].text.clone()
    })
}

/// Lets friends write and meet for a while, then all meet in two orders; then those who met so meet.
fn live(rows: usize, count: usize, steps: &[Step], orders: [&[u8]; 2]) -> [String; 4] {
    let mut history = History::new(base(rows).text());
    let mut heads = vec![0; count];
    for (what, who, whom, edits) in steps {
        let (who, whom) = (usize::from(*who) % count, usize::from(*whom) % count);
        heads[who] = if what % 2 == 0 {
            history.edit_apart(heads[who], edits, who)
        } else {
            history.merge(heads[who], heads[whom])
        };
    }
    let [one, other] = orders.map(|order| gather(&mut history, &heads, order));
    let (both, swapped) = (history.merge(one, other), history.merge(other, one));
    [one, other, both, swapped].map(|met| history.commits[met].text.clone())
}

fn without_tags(text: &str) -> String {
    let mut sheet = Sheet::parse(text);
    let place = sheet.place("tags").unwrap();
    for line in &mut sheet.lines {
        if let Line::Row(cells) = line {
            cells[place].clear();
        }
    }
    sheet.text()
}

fn tag_edits(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    let tags = (Just(SHARED_TAGS), any::<u8>(), any::<u8>());
    prop_oneof![clique_edits(most), prop::collection::vec(tags, 0..most)]
}

/// The shortest of these stories: ana puts a tag in, and takes it out when bo has put it in as well.
#[test]
fn a_tag_put_in_by_two_and_taken_out_by_one() {
    let none = base(1).text().replace(",food,", ",,");
    let tagged = none.replace("ana bo,,", "ana bo,fun,");
    let mut history = History::new(none.clone());
    let ana_tags = history.commit(&[0], tagged.clone());
    let ana_thinks_again = history.commit(&[ana_tags], none.clone());
    let bo_tags = history.commit(&[0], tagged.clone());
    // Bo meets ana now: all that is seen of ana is that nothing changed.
    let late = history.merge(ana_thinks_again, bo_tags);
    // Bo met ana when she had the tag, and meets her again: it is one tag, and she took it out.
    let early = history.merge(ana_tags, bo_tags);
    let early = history.merge(early, ana_thinks_again);
    assert_eq!(history.commits[late].text, tagged);
    assert_eq!(history.commits[early].text, none);
    let (one, other) = (history.merge(late, early), history.merge(early, late));
    assert_eq!(history.commits[one].text, history.commits[other].text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_order_of_meetings_gives_the_same_file(
        rows in 0_usize..4, friends in prop::collection::vec(plain_edits(5), 3..6), first in order(), second in order(),
    ) {
        let [one, other] = meet(rows, &friends, [&first, &second]);
        prop_assert_eq!(one, other);
    }

    #[test]
    fn any_order_of_meetings_gives_the_same_lines(
        rows in 0_usize..6, friends in prop::collection::vec(edits(5), 3..6), first in order(), second in order(),
    ) {
        let [one, other] = meet(rows, &friends, [&first, &second]);
        prop_assert_eq!(lines(&one), lines(&other));
    }

    #[test]
    fn any_history_ends_with_the_same_file(
        rows in 0_usize..4, count in 3_usize..6, steps in steps(10, clique_edits(4)), first in order(), second in order(),
    ) {
        let [one, other, ..] = live(rows, count, &steps, [&first, &second]);
        prop_assert_eq!(one, other, "{:?}", steps);
    }

    #[test]
    fn a_tag_put_in_again_is_all_that_the_order_decides_and_only_until_the_next_meeting(
        rows in 1_usize..4, count in 3_usize..6, steps in steps(10, tag_edits(4)), first in order(), second in order(),
    ) {
        let [one, other, both, swapped] = live(rows, count, &steps, [&first, &second]);
        prop_assert_eq!(without_tags(&one), without_tags(&other), "{:?}", steps);
        prop_assert_eq!(&both, &swapped);
        prop_assert_eq!(without_tags(&both), without_tags(&one));
    }

    /// Tags that are put in, taken out and put in again: whatever stood in between, and whoever comes first, everybody
    /// has one file when all have synced twice.
    #[test]
    fn all_have_one_file_when_all_have_synced_twice(
        rows in 1_usize..4, count in 3_usize..6, steps in steps(10, tag_edits(4)), first in order(), second in order(),
    ) {
        let mut history = History::new(base(rows).text());
        let mut heads = vec![0; count];
        for (what, who, whom, edits) in &steps {
            let (who, whom) = (usize::from(*who) % count, usize::from(*whom) % count);
            heads[who] = if what % 2 == 0 {
                history.edit_apart(heads[who], edits, who)
            } else {
                history.merge(heads[who], heads[whom])
            };
        }
        let mut remote = 0;
        for order in [&first, &second] {
            let mut turns: Vec<usize> = (0..count).collect();
            turns.sort_by_key(|who| order[*who]);
            for who in turns {
                heads[who] = history.merge(heads[who], remote);
                remote = heads[who];
            }
        }
        for head in heads {
            prop_assert_eq!(&history.commits[head].text, &history.commits[remote].text);
        }
    }
}
