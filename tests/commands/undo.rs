//! Stories of `clique undo`.
