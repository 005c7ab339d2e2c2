//! What everyone's balance is: integers that add up to zero.

use thiserror::Error;

/// A count of a currency's smallest unit, wide enough that no sum of
/// balances the engine accepts can overflow.
pub type Amount = i128;

/// One of the people who settle up, by number from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Person(u32);

impl Person {
    /// Returns the person with that number; numbers past the largest that
    /// [`Nets`] accepts all mean the same nobody.
    pub fn new(number: usize) -> Person {
        Person(u32::try_from(number).unwrap_or(u32::MAX))
    }

    /// Returns the number, to look a name up with.
    pub fn index(self) -> usize {
        usize::try_from(self.0).expect("the engine needs 32-bit addresses at least")
    }
}

impl std::fmt::Display for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "person {}", self.0)
    }
}

/// Everyone's balance: more than zero is owed to them, less than zero is what
/// they owe. The balances add up to zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nets {
    balances: Vec<Amount>,
}

/// Why some numbers are not balances.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum NetsFault {
    /// The balances leave something over.
    #[error("the balances do not add up to zero: {over} left over")]
    Unbalanced {
        /// What they add up to, in smallest units.
        over: Amount,
    },
    /// The balances' sizes add up to more than the engine can count.
    #[error("the balances are too large to add up")]
    TooLarge,
    /// There are more people than the engine can number.
    #[error("too many people: {count}")]
    TooMany {
        /// How many there are.
        count: usize,
    },
}

impl Nets {
    /// Takes the balances of persons 0, 1, 2, … in smallest units.
    ///
    /// # Errors
    /// When they do not add up to zero, or cannot be added up without
    /// overflow, or are more than 4 thousand million.
    pub fn new<B>(balances: impl IntoIterator<Item = B>) -> Result<Nets, NetsFault>
    where
        B: Into<Amount>,
    {
        let balances: Vec<Amount> = balances.into_iter().map(Into::into).collect();
        if u32::try_from(balances.len()).is_err() {
            return Err(NetsFault::TooMany { count: balances.len() });
        }
        let mut size: Amount = 0;
        let mut over: Amount = 0;
        for balance in &balances {
            let balance_size = balance.checked_abs().ok_or(NetsFault::TooLarge)?;
            size = size.checked_add(balance_size).ok_or(NetsFault::TooLarge)?;
            over += balance;
        }
        if over != 0 {
            return Err(NetsFault::Unbalanced { over });
        }
        Ok(Nets { balances })
    }

    /// Returns how many people there are, those at zero included.
    pub fn len(&self) -> usize {
        self.balances.len()
    }

    /// Tells whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.balances.is_empty()
    }

    /// Returns a person's balance; zero for someone who is not among them.
    pub fn of(&self, person: Person) -> Amount {
        self.balances.get(person.index()).copied().unwrap_or(0)
    }

    /// Returns the balances in the order of people.
    pub fn balances(&self) -> &[Amount] {
        &self.balances
    }

    /// Returns everyone whose balance is not zero, with it.
    pub fn open(&self) -> impl Iterator<Item = (Person, Amount)> + '_ {
        self.balances
            .iter()
            .enumerate()
            .filter(|(_, balance)| **balance != 0)
            .map(|(index, balance)| (Person::new(index), *balance))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn balances_must_add_up() {
        assert!(Nets::new([5, -5]).is_ok());
        assert_eq!(Nets::new([5, -4]).unwrap_err(), NetsFault::Unbalanced { over: 1 });
        assert!(Nets::new(Vec::<i64>::new()).is_ok_and(|nets| nets.is_empty()));
    }

    #[test]
    fn the_edge_of_128_bits_is_refused_not_wrapped() {
        for hostile in [
            vec![i128::MAX, i128::MIN, 1],
            vec![i128::MIN, i128::MIN],
            vec![i128::MAX, -i128::MAX],
            vec![i128::MAX, 1, -i128::MAX, -1],
        ] {
            assert_eq!(Nets::new(hostile).unwrap_err(), NetsFault::TooLarge);
        }
        let half = i128::MAX / 2;
        assert!(Nets::new([half, -half]).is_ok());
    }

    #[test]
    fn strangers_are_at_zero() {
        let nets = Nets::new([3, 0, -3]).unwrap();
        assert_eq!(nets.of(Person::new(7)), 0);
        assert_eq!(nets.open().count(), 2);
    }
}
