//! Who should pay whom: the settle-up engine.
