//! Stories of `clique statement`.
