//! Stories of `clique restore`.
