//! The `clique` program: parses, runs, exits.

fn main() -> std::process::ExitCode {
    clique::cli::main()
}
