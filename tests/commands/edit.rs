//! Stories of `clique edit`.
