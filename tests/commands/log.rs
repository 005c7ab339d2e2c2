//! Stories of `clique log`.
