//! Which sums so many of some small numbers can make.

/// The sums, by how many numbers: a bit for each.
pub struct Sums {
    words: usize,
    bits: Vec<u64>,
}

impl Sums {
    /// Takes the numbers.
    pub fn new(numbers: impl ExactSizeIterator<Item = usize> + Clone) -> Sums {
        let most: usize = numbers.clone().sum();
        let words = most / 64 + 1;
        let mut sums = Sums { words, bits: vec![0; words * (numbers.len() + 1)] };
        sums.bits[0] = 1;
        for (at, number) in numbers.enumerate() {
            for count in (0..=at).rev() {
                sums.add(count, number);
            }
        }
        sums
    }

    /// Tells whether so many of the numbers can make a sum.
    pub fn can(&self, count: usize, sum: usize) -> bool {
        let word = count.checked_mul(self.words).map(|from| from + sum / 64);
        sum / 64 < self.words
            && word.and_then(|word| self.bits.get(word)).is_some_and(|bits| bits >> (sum % 64) & 1 == 1)
    }

    /// Adds a number to all sums of so many.
    fn add(&mut self, count: usize, number: usize) {
        let (from, to) = self.bits.split_at_mut((count + 1) * self.words);
        let from = &from[count * self.words..];
        let (words, bits) = (number / 64, number % 64);
        for at in words..self.words {
            let low = from[at - words] << bits;
            let high = match at > words && bits > 0 {
                true => from[at - words - 1] >> (64 - bits),
                false => 0,
            };
            to[at] |= low | high;
        }
    }

    /// Returns the places of so many of the numbers, each the second of its
    /// pair, that add up to a sum.
    pub fn choose(numbers: &[(usize, usize)], count: usize, sum: usize) -> Option<Vec<usize>> {
        // What the numbers up to each place can make.
        let mut known: Vec<Sums> = Vec::with_capacity(numbers.len() + 1);
        for end in 0..=numbers.len() {
            known.push(Sums::new(numbers[..end].iter().map(|(_, number)| *number)));
        }
        known.last().filter(|sums| sums.can(count, sum))?;
        let (mut count, mut sum) = (count, sum);
        let mut chosen = Vec::with_capacity(count);
        for at in (0..numbers.len()).rev() {
            if known[at].can(count, sum) {
                continue;
            }
            chosen.push(at);
            count -= 1;
            sum -= numbers[at].1;
        }
        Some(chosen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_of_five_numbers() {
        let numbers = [3usize, 0, 70, 5, 64];
        let sums = Sums::new(numbers.iter().copied());
        for sum in 0..200 {
            let pairs: Vec<(usize, usize)> = numbers.iter().map(|number| (0, *number)).collect();
            let by_hand = (0..32u32).any(|set| {
                let chosen = numbers.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
                set.count_ones() == 3 && chosen.map(|(_, number)| number).sum::<usize>() == sum
            });
            assert_eq!(sums.can(3, sum), by_hand, "{sum}");
            let chosen = Sums::choose(&pairs, 3, sum);
            assert_eq!(chosen.is_some(), by_hand, "{sum}");
            if let Some(chosen) = chosen {
                assert_eq!(chosen.len(), 3);
                assert_eq!(chosen.iter().map(|at| numbers[*at]).sum::<usize>(), sum);
            }
        }
    }
}
