//! Stories of `clique balance`.
