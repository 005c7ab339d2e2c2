//! Which way a file is merged, told by its path alone.

use crate::text::columns::COLUMNS;

/// How a file is merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Records under a header.
    Table(TableKind),
    /// TOML, key by key.
    Settings,
    /// A conversation: lines as a set, by time and id.
    Log,
    /// Lines as a set, in the order they have.
    LineSet,
    /// Anything else: line by line, both where they meet.
    Other,
}

/// What a table's records are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// Expenses and payments, by id.
    Expenses,
    /// Lines of itemised bills, by expense and line.
    Items,
    /// Exchange rates, by day and pair.
    Rates,
    /// Balances that must stay, by day, person and currency.
    Checkpoints,
    /// How far someone has read each conversation.
    Reads,
    /// Records that nothing is known of: each is what it says.
    Unknown,
}

impl FileKind {
    /// Tells how the file at a path is merged.
    pub fn of(path: &str) -> FileKind {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let last_folder = folder.rsplit('/').next().unwrap_or("");
        if name.ends_with(".csv") {
            return FileKind::Table(match (last_folder, name) {
                ("expenses", _) => TableKind::Expenses,
                (_, "items.csv") => TableKind::Items,
                (_, "checkpoints.csv") => TableKind::Checkpoints,
                ("", "rates.csv") => TableKind::Rates,
                ("reads", _) => TableKind::Reads,
                _ => TableKind::Unknown,
            });
        }
        match name {
            "messages.log" => FileKind::Log,
            ".gitattributes" | ".gitignore" => FileKind::LineSet,
            _ if name.ends_with(".toml") => FileKind::Settings,
            _ => FileKind::Other,
        }
    }
}

impl TableKind {
    /// Lists the columns that tell a record from others; for read marks it is the first, whatever its name.
    pub fn key_columns(self) -> &'static [&'static str] {
        match self {
            TableKind::Expenses => &["id"],
            TableKind::Items => &["expense", "line"],
            TableKind::Rates => &["date", "from", "to"],
            TableKind::Checkpoints => &["date", "person", "currency"],
            TableKind::Reads | TableKind::Unknown => &[],
        }
    }

    /// Lists the columns without which a table says nothing.
    pub fn needed_columns(self) -> &'static [&'static str] {
        match self {
            TableKind::Expenses => &["date", "description", "amount", "paid_by", "split"],
            TableKind::Checkpoints => &["date", "person", "balance", "currency"],
            _ => self.key_columns(),
        }
    }

    /// Returns a column's name in the spelling that readers of this table compare.
    pub fn column_name(self, name: &str) -> String {
        let lower = name.to_ascii_lowercase();
        if self == TableKind::Expenses && !COLUMNS.contains(&lower.as_str()) { name.to_owned() } else { lower }
    }

    /// Lists the columns that a new file of this kind has, in order; others come behind them.
    pub fn standard_columns(self) -> &'static [&'static str] {
        match self {
            TableKind::Expenses => &COLUMNS,
            TableKind::Items => &["expense", "line", "description", "amount", "split"],
            TableKind::Rates => &["date", "from", "to", "rate", "source"],
            TableKind::Checkpoints => &["date", "person", "balance", "currency", "note"],
            TableKind::Reads | TableKind::Unknown => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_tells_the_kind() {
        let cases = [
            ("groups/lisbon/expenses/2026.csv", FileKind::Table(TableKind::Expenses)),
            ("direct/alice+bob/expenses/2026-05.csv", FileKind::Table(TableKind::Expenses)),
            ("groups/lisbon/items.csv", FileKind::Table(TableKind::Items)),
            ("groups/lisbon/checkpoints.csv", FileKind::Table(TableKind::Checkpoints)),
            ("rates.csv", FileKind::Table(TableKind::Rates)),
            ("reads/alice.csv", FileKind::Table(TableKind::Reads)),
            ("groups/lisbon/notes.csv", FileKind::Table(TableKind::Unknown)),
            ("people/alice.toml", FileKind::Settings),
            ("groups/lisbon/messages.log", FileKind::Log),
            (".gitignore", FileKind::LineSet),
            ("README.md", FileKind::Other),
        ];
        for (path, kind) in cases {
            assert_eq!(FileKind::of(path), kind, "{path}");
        }
    }
}
