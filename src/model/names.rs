//! The names of many people, one after the other in one piece of memory.

/// Names by number, from 0.
///
/// ```
/// use clique::model::Names;
///
/// let names: Names = ["ana", "bo"].into_iter().collect();
/// assert_eq!(names.get(1), Some("bo"));
/// assert_eq!(names.find("bo"), Some(1));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    text: String,
    /// Where each name ends.
    ends: Vec<usize>,
}

impl Names {
    /// Makes room for so many names of so many bytes together.
    #[must_use]
    pub fn with_capacity(count: usize, bytes: usize) -> Names {
        Names { text: String::with_capacity(bytes), ends: Vec::with_capacity(count) }
    }

    /// Adds a name behind the others.
    pub fn push(&mut self, name: &str) {
        self.text.push_str(name);
        self.ends.push(self.text.len());
    }

    /// Returns the name of a number.
    #[must_use]
    pub fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        Some(&self.text[start..end])
    }

    /// Returns the number of a name, where the names are in order.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = from.midpoint(to);
            match self.get(middle)?.cmp(name) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        None
    }

    /// Returns how many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Tells whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns the names by their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|number| self.get(number))
    }
}

impl<N: AsRef<str>> FromIterator<N> for Names {
    fn from_iter<I: IntoIterator<Item = N>>(names: I) -> Names {
        let mut all = Names::default();
        names.into_iter().for_each(|name| all.push(name.as_ref()));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kept_and_found() {
        let words = ["", "ana", "anabel", "bo", "é"];
        let names: Names = words.into_iter().collect();
        assert_eq!(names.iter().collect::<Vec<_>>(), words);
        for (number, word) in words.iter().enumerate() {
            assert_eq!((names.get(number), names.find(word)), (Some(*word), Some(number)));
        }
        assert_eq!((names.get(5), names.find("b"), names.find("z")), (None, None, None));
        assert!(Names::default().is_empty() && Names::default().find("").is_none());
    }
}
