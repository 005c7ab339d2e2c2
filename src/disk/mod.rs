//! Where the ledger is kept: files and locks.
