//! The target `import_clique`: what `laws::check_own` says holds of any bytes taken for an export of this program.

#![no_main]

#[allow(dead_code, reason = "each target calls one of the laws")]
#[path = "../fuzzing/laws.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::check_own(bytes));
