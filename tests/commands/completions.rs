//! Stories of `clique completions`.
