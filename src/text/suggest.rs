//! Guesses what a mistyped word was meant to be; the one home of strsim.

/// The most candidates that are looked at, so that a fault stays cheap in a ledger of any size.
const CANDIDATES_MAX: usize = 2000;

/// Returns the one candidate that `word` was most likely meant to be; none when two are as likely.
///
/// In this order: the same but for upper and lower case; the only one that begins so, given two
/// characters or more; the nearest one by slips (a letter missing, added, wrong, or two swapped): one
/// slip in up to four characters, else two.
pub fn did_you_mean<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    let wanted = word.to_lowercase();
    let lower = |candidate: &'c str| (candidate, candidate.to_lowercase());
    let candidates: Vec<(&str, String)> = candidates.into_iter().take(CANDIDATES_MAX).map(lower).collect();
    let fits = |test: &dyn Fn(&str) -> bool| {
        let mut found = candidates.iter().filter(|(_, candidate)| test(candidate)).map(|(candidate, _)| *candidate);
        let first = found.next()?;
        Some(found.all(|other| other == first).then(|| first.to_owned()))
    };
    let characters = wanted.chars().count();
    if characters == 0 {
        return None;
    }
    if let Some(same) = fits(&|candidate| candidate == wanted) {
        return same;
    }
    let nearest = || {
        let slips_max = slips_max(characters);
        let slips = |candidate: &str| {
            let difference = candidate.chars().count().abs_diff(characters);
            let is_near = difference <= slips_max && letters_apart(candidate, &wanted) <= slips_max;
            is_near.then(|| strsim::damerau_levenshtein(candidate, &wanted))
        };
        let least = candidates.iter().filter_map(|(_, candidate)| slips(candidate)).min()?;
        (least <= slips_max).then(|| fits(&|candidate| slips(candidate) == Some(least)))??
    };
    let begins = (characters >= 2).then(|| fits(&|candidate| candidate.starts_with(&wanted)));
    match begins.flatten() {
        Some(only @ Some(_)) => only,
        _ => nearest(),
    }
}

/// Returns how many letters one word has that the other lacks, whichever is more; never above the slips between them.
///
/// It costs a fraction of counting the slips, and rules out almost everyone.
fn letters_apart(one: &str, other: &str) -> usize {
    // Letters that share a slot only make words look nearer than they are.
    let mut counts = [0_i32; 64];
    one.chars().for_each(|letter| counts[slot(letter)] += 1);
    other.chars().for_each(|letter| counts[slot(letter)] -= 1);
    let sum = |sign: i32| counts.iter().map(|count| (count * sign).max(0)).sum::<i32>().unsigned_abs();
    usize::try_from(sum(1).max(sum(-1))).unwrap_or(usize::MAX)
}

fn slot(letter: char) -> usize {
    usize::try_from(u32::from(letter) % 64).expect("a remainder below 64 fits")
}

/// Returns how many slips a word of so many characters may have: of one character nothing is left to guess by.
const fn slips_max(characters: usize) -> usize {
    match characters {
        0 | 1 => 0,
        2..=4 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PEOPLE: [&str; 6] = ["alice", "bob", "carol", "dan", "dave", "maximilian"];

    #[test]
    fn slips_are_mended_and_doubts_left_alone() {
        let cases = [
            ("bbo", Some("bob")),
            ("BOB", Some("bob")),
            ("alcie", Some("alice")),
            ("Carole", Some("carol")),
            ("max", Some("maximilian")),
            ("maximillion", Some("maximilian")),
            ("da", Some("dan")),
            ("dab", Some("dan")),
            ("dae", None),
            ("x", None),
            ("", None),
            ("zebra", None),
        ];
        for (word, meant) in cases {
            assert_eq!(did_you_mean(word, PEOPLE).as_deref(), meant, "{word}");
        }
        assert_eq!(did_you_mean("b", ["bob"]), None);
        assert_eq!(did_you_mean("name", ["name", "name"]).as_deref(), Some("name"));
    }

    proptest! {
        #[test]
        fn letters_apart_never_exceeds_the_slips(one in "\\PC{0,12}", other in "\\PC{0,12}", near in "[ab]{0,6}", nearer in "[ab]{0,6}") {
            prop_assert!(letters_apart(&one, &other) <= strsim::damerau_levenshtein(&one, &other));
            prop_assert!(letters_apart(&near, &nearer) <= strsim::damerau_levenshtein(&near, &nearer));
        }

        #[test]
        fn a_guess_is_always_a_candidate(word in "\\PC{0,12}", others in prop::collection::vec("[a-z]{1,8}", 0..8)) {
            let guess = did_you_mean(&word, others.iter().map(String::as_str));
            prop_assert!(guess.is_none_or(|guess| others.contains(&guess)));
        }
    }
}
