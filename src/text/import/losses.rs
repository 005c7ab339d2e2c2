//! Counts what does not come along, so that each kind of loss is told once with the number of its rows.

use super::bills::Loss;

/// Losses so far, in the order in which they came up.
#[derive(Clone, Debug, Default)]
pub struct Losses {
    losses: Vec<Loss>,
}

impl Losses {
    /// Counts a row that loses something; the words are a sentence in lower case without full stop.
    pub fn add(&mut self, words: &str) {
        match self.losses.iter_mut().find(|loss| loss.words == words) {
            Some(loss) => loss.rows += 1,
            None => self.losses.push(Loss { words: words.to_owned(), rows: 1 }),
        }
    }

    /// Adds what the format as a whole does not have.
    pub fn whole(&mut self, words: &str) {
        self.losses.push(Loss { words: words.to_owned(), rows: 0 });
    }

    /// Tells whether this was lost.
    #[must_use]
    pub fn has(&self, words: &str) -> bool {
        self.losses.iter().any(|loss| loss.words == words)
    }

    /// Returns all losses, those of rows first.
    #[must_use]
    pub fn finish(mut self) -> Vec<Loss> {
        self.losses.sort_by_key(|loss| loss.rows == 0);
        self.losses
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_told_once() {
        let mut losses = Losses::default();
        losses.whole("notes");
        losses.add("payers");
        losses.add("payers");
        let told: Vec<_> = losses.finish().into_iter().map(|loss| (loss.words, loss.rows)).collect();
        assert_eq!(told, [("payers".to_owned(), 2), ("notes".to_owned(), 0)]);
    }
}
