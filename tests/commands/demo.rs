//! Stories of `clique demo`.
