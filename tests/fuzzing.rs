//! Fuzzing: what holds of any bytes, tried here on the inputs in `fixtures/fuzz`.
//!
//! `fuzzing/laws.rs` has a function for each target. `tests/fuzz` is a package of its own with a libFuzzer
//! target for each, so that the program needs no crate for it. To look for more, with `cargo install cargo-fuzz`:
//!
//! ```sh
//! mkdir -p target/fuzz-corpus/nets
//! RUSTC_BOOTSTRAP=1 cargo fuzz run -s none --fuzz-dir tests/fuzz --target-dir target/fuzz \
//!     nets target/fuzz-corpus/nets fixtures/fuzz/nets -- -max_total_time=120 -timeout=20
//! ```
//!
//! The targets are `nets`, `certificate` and `merge`. `RUSTC_BOOTSTRAP` is for a stable compiler; `-s none` leaves
//! the sanitizer out.
//! New inputs go to the first folder. One that breaks a law is put into `fixtures/fuzz/<target>` under a name
//! that says what it is, and from then on is tried by every `cargo test`.

mod laws;

use std::fs;
use std::path::Path;

use proptest::prelude::*;

/// Runs a law over the inputs kept for it.
fn replay(target: &str, law: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/fuzz").join(target);
    let mut inputs: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    inputs.sort();
    assert!(!inputs.is_empty(), "there are no inputs for {target}");
    for input in inputs {
        let bytes = fs::read(&input).unwrap();
        let broken = std::panic::catch_unwind(|| law(&bytes)).is_err();
        assert!(!broken, "{} breaks a law of {target}", input.display());
    }
}

#[test]
fn kept_nets() {
    replay("nets", laws::check_nets);
}

#[test]
fn kept_certificates() {
    replay("certificate", laws::check_certificate);
}

#[test]
fn kept_merges() {
    replay("merge", laws::check_merge);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_nets(text in "(member,net(_minor)?\n)?(\"?[ab,;é]{0,3}\"?[ ,;\t][-+]?[0-9.]{0,5}\n){0,8}") {
        laws::check_nets(text.as_bytes());
    }

    #[test]
    fn any_merge(text in "[ab,\"#\n\r1~ ]{0,40}(\n~~~\n[ab,\"#\n\r1 ]{0,40}){0,2}") {
        laws::check_merge(text.as_bytes());
    }
}
