//! Stories of `clique settle`.
