//! Stories of `clique use`.
