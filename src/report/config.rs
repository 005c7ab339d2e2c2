//! What is preferred, and who says so.

/// One preference that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferred {
    /// The key: `color`, or `alias.owe`.
    pub key: String,
    /// Its value.
    pub value: String,
    /// Who says so.
    pub origin: Origin,
}

/// Who says what is preferred.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody; it is assumed.
    Assumed,
    /// The person's own file.
    File(String),
    /// An environment variable.
    Environment(String),
    /// A flag.
    Flag(String),
}

impl Origin {
    /// Returns the layer in one word.
    #[must_use]
    pub const fn layer(&self) -> &'static str {
        match self {
            Origin::Assumed => "default",
            Origin::File(_) => "file",
            Origin::Environment(_) => "environment",
            Origin::Flag(_) => "flag",
        }
    }

    /// Returns the file, the variable or the flag; empty where nobody says so.
    #[must_use]
    pub fn source(&self) -> &str {
        match self {
            Origin::Assumed => "",
            Origin::File(source) | Origin::Environment(source) | Origin::Flag(source) => source,
        }
    }
}
