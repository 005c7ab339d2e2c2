//! The target `import_splitpro`: what `laws::check_import` says holds of any bytes taken for a file of `splitpro`.

#![no_main]

#[allow(dead_code, reason = "each target calls one of the laws")]
#[path = "../fuzzing/laws.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::check_import("splitpro", bytes));
