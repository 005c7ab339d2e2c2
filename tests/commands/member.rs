//! Stories of `clique member`.
