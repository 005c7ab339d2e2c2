//! Choosing so many of some places in every way.

/// All choices of so many places, in order.
pub struct Choices {
    count: usize,
    next: Option<Vec<usize>>,
}

impl Choices {
    /// Returns the choices of so many of a count of places.
    pub fn new(count: usize, size: usize) -> Choices {
        Choices { count, next: (size <= count).then(|| (0..size).collect()) }
    }
}

impl Iterator for Choices {
    type Item = Vec<usize>;

    fn next(&mut self) -> Option<Vec<usize>> {
        let choice = self.next.take()?;
        let size = choice.len();
        // The last that can move moves, the others follow.
        if let Some(at) = (0..size).rev().find(|at| choice[*at] < self.count - size + at) {
            let mut next = choice.clone();
            (at..size).for_each(|place| next[place] = choice[at] + 1 + place - at);
            self.next = Some(next);
        }
        Some(choice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_comes_once() {
        let all: Vec<Vec<usize>> = Choices::new(4, 2).collect();
        assert_eq!(all, [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]]);
        assert_eq!((Choices::new(5, 3).count(), Choices::new(2, 3).count()), (10, 0));
    }
}
