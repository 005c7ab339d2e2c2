//! Stories of `clique explain`.
