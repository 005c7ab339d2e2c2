//! Stories of `clique fmt`.
