//! Stories of `clique copy`.
