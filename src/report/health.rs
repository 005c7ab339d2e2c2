//! How a ledger's clone is doing: each thing that was looked at, what was found and what helps.

/// What was found to be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// As it should be.
    Fine,
    /// Nothing fails for it, and it could be better.
    Warning,
    /// Something does not work.
    Failing,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at, in a word for people and programs.
    pub about: &'static str,
    /// How it is.
    pub verdict: Verdict,
    /// What is so.
    pub found: String,
    /// What helps, where something can be done.
    pub remedy: Option<String>,
}

/// All that was looked at, and what was put right before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// What was put right, a sentence each.
    pub mended: Vec<String>,
    /// What was found, in the order of looking.
    pub findings: Vec<Finding>,
}

impl Finding {
    /// Notes that all is well.
    #[must_use]
    pub fn fine(about: &'static str, found: impl Into<String>) -> Finding {
        Finding { about, verdict: Verdict::Fine, found: found.into(), remedy: None }
    }

    /// Notes what could be better, and what helps.
    #[must_use]
    pub fn warning(about: &'static str, found: impl Into<String>, remedy: impl Into<String>) -> Finding {
        Finding { about, verdict: Verdict::Warning, found: found.into(), remedy: Some(remedy.into()) }
    }

    /// Notes what does not work, and what helps.
    #[must_use]
    pub fn failing(about: &'static str, found: impl Into<String>, remedy: impl Into<String>) -> Finding {
        Finding { verdict: Verdict::Failing, ..Finding::warning(about, found, remedy) }
    }
}

impl Health {
    /// Returns the worst that was found.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.findings.iter().map(|finding| finding.verdict).max().unwrap_or(Verdict::Fine)
    }

    /// Counts what was found to be so.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.findings.iter().filter(|finding| finding.verdict == verdict).count()
    }
}
