//! The `clique` program: parses, runs, exits.

fn main() {}
