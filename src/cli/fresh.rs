//! Fresh ids: random, or from `CLIQUE_SEED` where the same run must give the same bytes.

use std::collections::HashSet;

use super::failure::Failure;
use crate::model::Id;
use crate::model::id::fnv1a;

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

    /// Returns an id that is not in use, and takes it.
    ///
    /// # Errors
    ///
    /// When the system gives no random bytes.
    pub fn next(&mut self) -> Result<Id, Failure> {
        loop {
            let id = match &self.seed {
                Some(seed) => {
                    self.count += 1;
                    let hash = fnv1a(format!("{seed}/{}", self.count).as_bytes());
                    Id::from_bits(hash ^ hash >> 31)
                }
                None => {
                    let mut bytes = [0; 8];
                    getrandom::fill(&mut bytes)
                        .map_err(|error| Failure::environment(format!("the system gives no random numbers: {error}")))?;
                    Id::from_bits(u64::from_le_bytes(bytes))
                }
            };
            if self.taken.insert(id) {
                return Ok(id);
            }
        }
    }
}
