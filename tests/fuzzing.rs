//! Fuzzing: what holds of any bytes, tried here on the inputs in `fixtures/fuzz`.
//!
//! `fuzzing/laws.rs` has a function for each target. `tests/fuzz` is a package of its own with a libFuzzer
//! target for each, so that the program needs no crate for it. To look for more, with `cargo install cargo-fuzz`:
//!
//! ```sh
//! mkdir -p target/fuzz-corpus/nets
//! cargo +nightly fuzz run --fuzz-dir tests/fuzz --target-dir target/fuzz \
//!     nets target/fuzz-corpus/nets fixtures/fuzz/nets -- -max_total_time=120 -timeout=20
//! ```
//!
//! The targets are `nets`, `certificate`, `merge`, and `import_` with the name of a program. With a stable compiler,
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run -s none` does without the sanitizer.
//! New inputs go to the first folder. One that breaks a law is put into `fixtures/fuzz/<target>` under a name
//! that says what it is, and from then on is tried by every `cargo test`.

mod laws;

use std::fs;
use std::path::Path;

use proptest::prelude::*;

/// Runs a law over the inputs kept for it.
fn replay(target: &str, law: impl Fn(&[u8]) + std::panic::RefUnwindSafe) {
    let inputs = kept(target);
    assert!(!inputs.is_empty(), "there are no inputs for {target}");
    for (name, bytes) in inputs {
        let broken = std::panic::catch_unwind(|| law(&bytes)).is_err();
        assert!(!broken, "{name} breaks a law of {target}");
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

#[test]
fn kept_exports() {
    replay("import_clique", laws::check_own);
}

/// The programs whose files are read, and tables with a mapping file.
const IMPORTS: [&str; 10] = [
    "splitwise",
    "tricount",
    "settleup",
    "sesterce",
    "csv",
    "spliit",
    "ihatemoney",
    "cospend",
    "abrechnung",
    "splitpro",
];

#[test]
fn kept_imports() {
    for word in IMPORTS {
        let target = format!("import_{word}");
        match word {
            "csv" => replay(&target, laws::check_mapped),
            word => replay(&target, |bytes| laws::check_import(word, bytes)),
        }
    }
}

/// Lines of an expense file, sound and not.
const LINES: [&str; 18] = [
    "id,date,description,amount,paid_by,split",
    "date,description,amount,paid_by,split",
    "key,date,description,amount,paid_by,split,note",
    "id,date,description,amount,paid_by,split,status,mood",
    "split,id,paid_by,amount,description,date,id",
    "0000000000ab,2026-06-10,beer,12,ana,all",
    "0000000000ab,2026-06-10,beer,13,ana,all",
    "0000000000ab,2026-06-10,\"be\ner\",12,ana,all,\"x\"\"y\"",
    "0000000000cd,2026-06-11,wine,12,bo,ana",
    "0000000000cd,2026-06-11,wine,12,bo,ana,conflict,good",
    ",2026-06-10,beer,12,ana,all",
    "2026-06-10,beer,12,ana,all",
    "2026-06-10,beer,12.00,ana,all,pending",
    "# gone",
    "# gone ",
    "",
    ",,",
    "\"",
];

fn texts() -> impl Strategy<Value = String> {
    let line = || prop::sample::select(&LINES[..]);
    let body = || prop::collection::vec(prop_oneof![8 => line(), 2 => prop::sample::select(&LINES[..5])], 0..4);
    let text = move || {
        (0..6_usize, body(), any::<[bool; 3]>()).prop_map(|(heading, body, [mark, carriage, open])| {
            let lines: Vec<&str> = LINES[..5].get(heading).into_iter().chain(&body).copied().collect();
            let ending = if carriage { "\r\n" } else { "\n" };
            let end = if open { "" } else { ending };
            format!("{}{}{end}", if mark { "\u{feff}" } else { "" }, lines.join(ending))
        })
    };
    [text(), text(), text()].prop_map(|texts| texts.join("\n~~~\n"))
}

/// Every input kept for a target, with its name.
fn kept(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/fuzz").join(target);
    let mut inputs: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    inputs.sort();
    inputs.iter().map(|input| (input.display().to_string(), fs::read(input).unwrap())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_import(
        which in 0..IMPORTS.len(),
        input in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        gone in 0_usize..40,
        put in "[-0-9a,;\"\n:.{}=\\[\\] |\t]{0,8}",
    ) {
        let target = format!("import_{}", IMPORTS[which]);
        let mut bytes = input.get(&kept(&target)).1.clone();
        let start = at.index(bytes.len());
        let end = (start + gone).min(bytes.len());
        bytes.splice(start..end, put.bytes());
        match IMPORTS[which] {
            "csv" => laws::check_mapped(&bytes),
            word => laws::check_import(word, &bytes),
        }
    }

    #[test]
    fn any_export(
        input in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        gone in 0_usize..40,
        put in "[-0-9a,;\"\n:.{}=\\[\\] |\t+/]{0,8}",
    ) {
        let mut bytes = input.get(&kept("import_clique")).1.clone();
        let start = at.index(bytes.len());
        let end = (start + gone).min(bytes.len());
        bytes.splice(start..end, put.bytes());
        laws::check_own(&bytes);
    }

    #[test]
    fn any_nets(text in "(member,net(_minor)?\n)?(\"?[ab,;é]{0,3}\"?[ ,;\t][-+]?[0-9.]{0,5}\n){0,8}") {
        laws::check_nets(text.as_bytes());
    }

    #[test]
    fn any_merge(text in "[ab,\"#\n\r1~ ]{0,40}(\n~~~\n[ab,\"#\n\r1 ]{0,40}){0,2}") {
        laws::check_merge(text.as_bytes());
    }

    #[test]
    fn any_tables(texts in texts()) {
        laws::check_merge(texts.as_bytes());
    }
}
