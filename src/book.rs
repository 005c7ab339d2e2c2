//! The open ledger: read, draft, commit.
