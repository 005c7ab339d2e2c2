//! The two voices: stdout carries the answer, stderr the conversation.

use std::io::{self, BufWriter, Write};
use std::ops::Range;

use super::args::{ErrorFormat, Format, GlobalArgs};
use super::failure::{Failure, Misread};
use super::look::{look_of, screen_height};
use super::outside::read_with;
use crate::model::{Fault, Severity};
use crate::render::faults::{faults_as_json, faults_as_text};
use crate::render::fit::{fitted, screen_lines};
use crate::render::place::Place;
use crate::render::safe::safe;
use crate::render::snippet::{self as report, Report, report_as_text};
use crate::render::style::{Look, Paint};
use crate::render::width::without_enormous_words;
use crate::text::sources::Sources;

/// Speaks to whoever is there.
#[derive(Debug)]
pub struct Ui {
    /// The form of answers.
    pub format: Format,
    /// The form of errors.
    pub error_format: ErrorFormat,
    /// How stdout may look.
    pub out: Look,
    /// How stderr may look.
    pub err: Look,
    /// Whether a next step is offered after a change.
    pub hints: bool,
    /// What reads a long answer on a terminal; nothing where none is wanted.
    pub pager: Option<String>,
    /// An answer that waits for the pager, which takes the place of this program at its end.
    paged: Option<String>,
    quiet: bool,
    is_recorded: bool,
}

impl Ui {
    /// Decides from the flags and the environment.
    #[must_use]
    pub fn new(global: &GlobalArgs) -> Ui {
        Ui {
            format: if global.json { Format::Json } else { global.format },
            error_format: global.error_format,
            out: look_of(&io::stdout(), global.color, global.ascii),
            err: look_of(&io::stderr(), global.color, global.ascii),
            hints: true,
            pager: None,
            paged: None,
            quiet: global.quiet,
            is_recorded: false,
        }
    }

    /// Speaks without looks, before the flags are known.
    #[must_use]
    pub fn plain() -> Ui {
        let look = Look { colour: false, ascii: false, width: None };
        Ui {
            format: Format::Text,
            error_format: ErrorFormat::Text,
            out: look,
            err: look,
            hints: true,
            pager: None,
            paged: None,
            quiet: false,
            is_recorded: false,
        }
    }

    /// Speaks before the flags are known, as the environment says.
    #[must_use]
    pub fn early(error_format: ErrorFormat) -> Ui {
        Ui { error_format, err: look_of(&io::stderr(), None, false), ..Ui::plain() }
    }

    /// Notes that a change is on the disk: from now on an answer that cannot be written is no failure, or whoever
    /// reads the exit code would do it again.
    pub fn note_recorded(&mut self) {
        self.is_recorded = true;
    }

    /// Writes a part of the answer to stdout.
    ///
    /// # Errors
    ///
    /// When nobody reads it any more, or the disk is full, and nothing was recorded.
    pub fn answer(&mut self, text: &str) -> Result<(), Failure> {
        if self.is_long(text) {
            self.paged.get_or_insert_default().push_str(text);
            return Ok(());
        }
        self.answer_with(|out| out.write_all(text.as_bytes()))
    }

    /// Writes a part of the answer that is for people, in lines that their terminal has room for.
    ///
    /// # Errors
    ///
    /// As [`Ui::answer`].
    pub fn answer_fitted(&mut self, text: &str) -> Result<(), Failure> {
        match self.out.width {
            Some(columns) => self.answer(&fitted(text, columns)),
            None => self.answer(text),
        }
    }

    /// Writes a part of the answer to stdout as it is made.
    ///
    /// # Errors
    ///
    /// As [`Ui::answer`].
    pub fn answer_with(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        match write(&mut out).and_then(|()| out.flush()) {
            Err(error) if self.is_recorded => {
                self.speak(&format!("it is recorded, but the answer could not be written: {error}"));
                Ok(())
            }
            written => Ok(written?),
        }
    }

    /// Tells whether an answer is for people on a terminal and does not fit there, or comes behind one that does not.
    fn is_long(&self, text: &str) -> bool {
        let height = screen_height(&io::stdout()).filter(|_| self.pager.is_some() && !self.is_recorded);
        let columns = self.out.width.unwrap_or(usize::MAX);
        let is_long = |height: usize| self.paged.is_some() || screen_lines(text, columns) >= height;
        self.format == Format::Text && height.is_some_and(is_long)
    }

    /// Ends: hands what waits for it to the pager, which takes the place of this program; without one, or where the
    /// exit code says something, writes it.
    ///
    /// # Errors
    ///
    /// When the answer cannot be written.
    pub fn end(&mut self, code: u8) -> Result<(), Failure> {
        let Some(text) = self.paged.take() else { return Ok(()) };
        let pager = self.pager.take().filter(|_| code == 0);
        if let Some(pager) = pager {
            read_with(&pager, &text);
        }
        self.answer_with(|out| out.write_all(text.as_bytes()))
    }

    /// Says something on stderr, unless told to be quiet; a line without its ending.
    pub fn say(&mut self, text: &str) {
        if !self.quiet {
            self.speak_fitted(text);
        }
    }

    /// Warns on stderr, unless told to be quiet.
    pub fn warn(&mut self, text: &str) {
        if !self.quiet {
            let heading = self.err.paint(Paint::Warning, "warning:");
            self.speak_fitted(&format!("{heading} {text}"));
        }
    }

    /// Offers one next step on stderr, unless told to be quiet.
    pub fn hint(&mut self, text: &str) {
        if !self.quiet && self.hints {
            let text = self.err.paint(Paint::Dim, text);
            self.speak_fitted(&text);
        }
    }

    /// Says an error and what helps.
    pub fn error(&mut self, message: &str, help: &[String]) {
        let heading = self.err.paint(Paint::Error, "error:");
        let mut text = format!("{heading} {}", safe(&without_enormous_words(message)));
        for line in help {
            let word = self.err.paint(Paint::Help, "help:");
            text += &format!("\n  {word} {}", safe(&without_enormous_words(line)));
        }
        self.speak_fitted(&text);
    }

    /// Says an error about a part of what was typed, pointing at it, in the form that was asked for.
    pub fn error_at(&mut self, message: &str, help: &[String], (typed, span): (&str, Range<usize>)) {
        let place = Place { path: String::new(), text: typed, primary: (span, String::new()), secondary: Vec::new() };
        let report = Report {
            severity: report::Severity::Error,
            code: None,
            title: message.to_owned(),
            place: Some(place),
            help: help.to_vec(),
            notes: Vec::new(),
        };
        let text = match self.error_format {
            ErrorFormat::Text => report_as_text(&report, &self.err),
            ErrorFormat::Json => report::reports_as_json(&[report]).unwrap_or_default(),
        };
        self.speak(text.trim_end_matches('\n'));
    }

    /// Shows what is wrong in an input, each at its place, in the form that was asked for.
    pub fn misread(&mut self, misread: &Misread) {
        let reports: Vec<Report<'_>> = misread
            .problems
            .iter()
            .map(|(failure, span)| Report {
                severity: report::Severity::Error,
                code: None,
                title: failure.message.clone(),
                place: Some(Place {
                    path: misread.name.clone(),
                    text: &misread.text,
                    primary: (span.clone(), String::new()),
                    secondary: Vec::new(),
                }),
                help: failure.help.clone(),
                notes: Vec::new(),
            })
            .collect();
        let text = match self.error_format {
            ErrorFormat::Text => report::reports_as_text(&reports, &self.err) + "\n",
            ErrorFormat::Json => report::reports_as_json(&reports).unwrap_or_default(),
        };
        self.speak(text.strip_suffix('\n').unwrap_or(&text));
    }

    /// Says an error as a line of JSON.
    pub fn error_as_json(&mut self, message: &str, help: &[String]) {
        let value = serde_json::json!({ "severity": "error", "message": message, "help": help });
        self.speak(&value.to_string());
    }

    /// Shows faults on stderr, in the form that was asked for.
    pub fn faults(&mut self, faults: &[Fault], sources: &Sources) {
        let is_shown = |fault: &&Fault| !self.quiet || fault.code.severity() != Severity::Warning;
        let text_of = |fault: &Fault| sources.get(&fault.path).unwrap_or("");
        let shown: Vec<_> = faults.iter().filter(is_shown).map(|fault| (fault, text_of(fault))).collect();
        let text = match self.error_format {
            ErrorFormat::Text => faults_as_text(&shown, &self.err),
            ErrorFormat::Json => faults_as_json(&shown),
        };
        self.speak(text.trim_end_matches('\n'));
    }

    /// Says something in lines that the terminal has room for.
    fn speak_fitted(&mut self, text: &str) {
        match self.err.width {
            Some(columns) => self.speak(&fitted(text, columns)),
            None => self.speak(text),
        }
    }

    fn speak(&mut self, text: &str) {
        if !text.is_empty() {
            // When stderr is gone there is nobody left to tell.
            let _ = writeln!(io::stderr().lock(), "{text}");
        }
    }
}
