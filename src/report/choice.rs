//! Which group and which person commands mean when nothing is said.

/// What is chosen in this folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The group, when one is chosen or there is only one.
    pub group: Option<Chosen>,
    /// Who you are, when it is known.
    pub me: Option<Chosen>,
}

/// One thing that is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The handle.
    pub handle: String,
    /// The display name.
    pub name: String,
    /// Who says so.
    pub by: Chooser,
}

/// Who says what is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chooser {
    /// A variable of the environment.
    Environment,
    /// What `clique use` keeps.
    Kept,
    /// Nobody; there is only one open group.
    Only,
    /// The name and e-mail address that git uses.
    Git,
}
