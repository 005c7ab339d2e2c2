//! Stories of `clique pay`.
