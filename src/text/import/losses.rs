//! Counts what does not come along, so that each kind of loss is told once with the number of its rows.

use super::bills::Loss;

/// Parts of an amount that do not add up to it, by their program's own rounding.
pub const PARTS_EVENED: &str = "a smallest unit that parts were off by: the largest part makes up for it";
/// Shares that do not add up to the amount, by their program's own rounding.
pub const SHARES_EVENED: &str = "a smallest unit that shares were off by: the largest share makes up for it";
/// Amounts with more decimals than their currency.
pub const ROUNDED: &str = "parts of a smallest unit: they were rounded";
/// Transfers that are none in a ledger.
pub const TRANSFERS: &str = "that it is a transfer, of one that is not from one person to one other: it comes in as an expense with the same balances";
/// Bills of which the file has the balances alone.
pub const PAYERS: &str =
    "who paid how much of a bill that several paid: the balances are exact, the payers are a guess";

/// Counts so many more rows that lose something, none for a whole format, so that each kind of loss stands there once.
pub fn count(losses: &mut Vec<Loss>, words: &str, rows: usize) {
    match losses.iter_mut().find(|loss| loss.words == words) {
        Some(loss) => loss.rows += rows,
        None => losses.push(Loss { words: words.to_owned(), rows }),
    }
}

/// Losses so far, in the order in which they came up.
#[derive(Clone, Debug, Default)]
pub struct Losses {
    losses: Vec<Loss>,
}

impl Losses {
    /// Counts a row that loses something; the words are a sentence in lower case without full stop.
    pub fn add(&mut self, words: &str) {
        count(&mut self.losses, words, 1);
    }

    /// Adds what the format as a whole does not have.
    pub fn whole(&mut self, words: &str) {
        count(&mut self.losses, words, 0);
    }

    /// Adds what was lost of further rows.
    pub fn add_all(&mut self, others: Losses) {
        others.losses.into_iter().for_each(|loss| count(&mut self.losses, &loss.words, loss.rows));
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
