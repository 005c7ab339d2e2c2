//! One integration binary; a file here that is not a `mod` fails `tidy`.
