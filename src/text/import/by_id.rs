//! Finds things by the ids that a file has for them: of few, each is looked at, which is quicker than to hash one.

use std::borrow::Cow;
use std::collections::HashMap;

/// So many are looked at one by one, which are all in most groups.
const FEW: usize = 16;

/// Things by their ids.
#[derive(Clone, Debug)]
pub struct ById<'t, T> {
    first: Vec<(Cow<'t, str>, T)>,
    /// Those behind the first few.
    others: HashMap<Cow<'t, str>, T>,
}

impl<T> Default for ById<'_, T> {
    fn default() -> Self {
        ById { first: Vec::new(), others: HashMap::new() }
    }
}

impl<'t, T> ById<'t, T> {
    /// Finds one.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&T> {
        let among_first = self.first.iter().find(|(known, _)| known == id).map(|(_, thing)| thing);
        among_first.or_else(|| if self.others.is_empty() { None } else { self.others.get(id) })
    }

    /// Tells whether there is one.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.get(id).is_some()
    }

    /// Adds one; nothing becomes of it where its id is taken, and that is told.
    pub fn add(&mut self, id: Cow<'t, str>, thing: T) -> bool {
        if self.has(&id) {
            return false;
        }
        if self.first.len() < FEW {
            self.first.push((id, thing));
        } else {
            self.others.insert(id, thing);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_are_found() {
        let mut things = ById::default();
        for number in 0..3 * FEW {
            assert!(things.add(number.to_string().into(), number));
        }
        for number in 0..3 * FEW {
            assert_eq!(things.get(&number.to_string()), Some(&number));
            assert!(!things.add(number.to_string().into(), 0));
        }
        assert!(things.has("0") && !things.has("-1"));
    }
}
