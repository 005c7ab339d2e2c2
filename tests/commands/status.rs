//! Stories of `clique status`.
