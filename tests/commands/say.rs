//! Stories of `clique say`.
