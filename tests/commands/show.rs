//! Stories of `clique show`.
