//! Stories of `clique check`.
