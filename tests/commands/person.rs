//! Stories of `clique person`.
