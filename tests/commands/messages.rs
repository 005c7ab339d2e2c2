//! Stories of `clique messages`.
