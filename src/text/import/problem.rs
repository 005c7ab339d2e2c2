//! What is wrong with a file of another program, and where.

use std::ops::Range;

/// Something that keeps a file from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportProblem {
    /// The bytes of the decoded text that are wrong.
    pub span: Range<usize>,
    /// What is so, in one line, in lower case and without full stop.
    pub words: String,
    /// What helps.
    pub help: Option<String>,
}

impl ImportProblem {
    /// Makes a problem.
    #[must_use]
    pub fn new(span: Range<usize>, words: impl Into<String>) -> ImportProblem {
        ImportProblem { span, words: words.into(), help: None }
    }

    /// Adds what helps.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> ImportProblem {
        self.help = Some(help.into());
        self
    }
}
