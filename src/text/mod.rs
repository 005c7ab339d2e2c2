//! How the ledger is written down: TOML, CSV and log lines.
