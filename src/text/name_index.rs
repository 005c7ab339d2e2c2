//! Finds people by the names that rows write, the group's own members quickest.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::model::{Member, PersonIndex, Setup};

/// A name of at most 16 bytes as numbers: its first and its last bytes, which may overlap, and how many there are.
/// Comparing them tells two names apart without going through their letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ShortName {
    first: u64,
    last: u64,
    length: usize,
}

impl ShortName {
    fn of(name: &str) -> Option<ShortName> {
        let bytes = name.as_bytes();
        let (first, last) = match (bytes.first_chunk(), bytes.last_chunk(), bytes) {
            (Some(first), Some(last), _) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            (_, _, [.., a, b, c, d]) => {
                let last = u32::from_le_bytes([*a, *b, *c, *d]);
                (u64::from(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])), u64::from(last))
            }
            (_, _, bytes) => (bytes.iter().fold(0, |first, byte| first << 8 | u64::from(*byte)), 0),
        };
        (bytes.len() <= 16).then_some(ShortName { first, last, length: bytes.len() })
    }
}

/// So many members are gone through one by one; a table finds the others.
const NEAR_MAX: usize = 16;

/// The names of all people, seen from one group.
pub struct NameIndex<'t> {
    setup: &'t Setup,
    /// Members with short names.
    near: Vec<(ShortName, PersonIndex)>,
    /// Everybody, made when somebody else is named.
    far: OnceCell<HashMap<&'t str, PersonIndex>>,
}

impl<'t> NameIndex<'t> {
    /// Makes one for a group with these members, by person.
    #[must_use]
    pub fn of(setup: &'t Setup, members: &[Option<&Member>]) -> NameIndex<'t> {
        let is_in = |person: &PersonIndex| members.get(person.get()).is_some_and(Option::is_some);
        let short = |person: PersonIndex| Some((ShortName::of(setup.handle(person))?, person));
        let near = setup.person_indexes().filter(is_in).filter_map(short).take(NEAR_MAX).collect();
        NameIndex { setup, near, far: OnceCell::new() }
    }

    /// Finds whom a name means.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<PersonIndex> {
        let near = ShortName::of(name).and_then(|short| self.near.iter().find(|(near, _)| *near == short));
        near.map(|(_, person)| *person).or_else(|| self.find_far(name))
    }

    #[cold]
    fn find_far(&self, name: &str) -> Option<PersonIndex> {
        let setup = self.setup;
        let all = || setup.person_indexes().map(|person| (setup.handle(person), person)).collect();
        self.far.get_or_init(all).get(name).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::setup::read_setup;
    use crate::text::sources::Sources;

    #[test]
    fn members_and_others_are_found_and_nobody_else() {
        let names: Vec<String> = (0..40).map(|number| format!("p{}{number}", "x".repeat(number % 20))).collect();
        let mut texts = vec![
            ("clique.toml".to_owned(), "format = 1\ncurrency = \"EUR\"\n".to_owned()),
            ("groups/trip/group.toml".to_owned(), "[members]\n".to_owned()),
        ];
        for (place, name) in names.iter().enumerate() {
            texts.push((format!("people/{name}.toml"), String::new()));
            if place % 2 == 0 {
                texts[1].1 += &format!("{name} = {{}}\n");
            }
        }
        let sources = Sources::from_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let setup = read_setup(&sources, &mut Vec::new());
        let members: Vec<Option<&Member>> =
            setup.person_indexes().map(|person| setup.groups[0].member(person)).collect();
        let index = NameIndex::of(&setup, &members);
        for person in setup.person_indexes() {
            assert_eq!(index.find(setup.handle(person)), Some(person));
        }
        for name in ["", "p", "p0\0", "nobody", "p0 ", "px", "pxx", "px1 ", "a name that is longer than any of them"] {
            assert_eq!(index.find(name), None, "{name:?}");
        }
    }
}
