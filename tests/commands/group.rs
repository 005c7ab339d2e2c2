//! Stories of `clique group`.
