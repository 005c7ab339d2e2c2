//! Stories of `clique why`.
