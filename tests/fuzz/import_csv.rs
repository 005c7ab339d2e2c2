//! The target `import_csv`: what `laws::check_mapped` says holds of any bytes.

#![no_main]

#[allow(dead_code, reason = "each target calls one of the laws")]
#[path = "../fuzzing/laws.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::check_mapped(bytes));
