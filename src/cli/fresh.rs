//! Fresh ids: random, or from `CLIQUE_SEED` where the same run must give the same bytes.

use std::collections::HashSet;

use super::failure::Failure;
use crate::book::Book;
use crate::model::Id;
use crate::model::id::fnv1a;
use crate::text::logs::LOG;
use crate::text::messages::parse_messages;

/// Makes ids that are not in use.
#[derive(Clone, Debug)]
pub struct FreshIds {
    seed: Option<String>,
    taken: HashSet<Id>,
    count: u64,
}

impl FreshIds {
    /// Starts with the ids that are in use.
    #[must_use]
    pub fn beside(taken: impl IntoIterator<Item = Id>) -> FreshIds {
        FreshIds { seed: std::env::var("CLIQUE_SEED").ok(), taken: taken.into_iter().collect(), count: 0 }
    }

    /// Starts with the ids of a ledger; without a seed chance alone keeps ids apart, and the check
    /// before every write would notice if it did not.
    #[must_use]
    pub fn for_book(book: &Book) -> FreshIds {
        let mut taken = Vec::new();
        if std::env::var_os("CLIQUE_SEED").is_some() {
            book.each_entry(|entry| taken.push(entry.id));
            taken.extend(book.setup.id);
            taken.extend(book.setup.people.iter().filter_map(|person| person.id));
            for source in book.sources.iter().filter(|source| source.path.ends_with(LOG)) {
                let (lines, _) = parse_messages(&source.text);
                taken.extend(lines.iter().filter_map(|line| Id::parse(line.message.id)));
            }
        }
        FreshIds::beside(taken)
    }

    /// Returns an id that is not in use, and takes it.
    ///
    /// # Errors
    ///
    /// When the system gives no random bytes.
    pub fn take(&mut self) -> Result<Id, Failure> {
        loop {
            let id = match &self.seed {
                Some(seed) => {
                    self.count += 1;
                    let hash = fnv1a(format!("{seed}/{}", self.count).as_bytes());
                    Id::from_bits(hash ^ hash >> 31)
                }
                None => {
                    let mut bytes = [0; 8];
                    getrandom::fill(&mut bytes).map_err(|error| {
                        Failure::environment(format!("the system gives no random numbers: {error}"))
                    })?;
                    Id::from_bits(u64::from_le_bytes(bytes))
                }
            };
            if self.taken.insert(id) {
                return Ok(id);
            }
        }
    }
}
