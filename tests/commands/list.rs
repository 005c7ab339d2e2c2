//! Stories of `clique list`.
