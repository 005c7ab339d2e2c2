//! Stories of `clique rm`.
