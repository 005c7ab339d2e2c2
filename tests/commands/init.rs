//! Stories of `clique init`.
