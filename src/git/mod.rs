//! How the ledger travels: the git repository under it.
