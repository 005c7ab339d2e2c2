//! What a shared bill is: money, people, groups, entries.
