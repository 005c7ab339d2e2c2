//! Questions for what was not typed, one line each: the only home of the line editor.
//!
//! They are asked on the terminal itself, so that the answer of the command stays alone on stdout. An answer is edited
//! as shells let one: arrows, Ctrl-A, Ctrl-W, and Tab for what may stand there. A terminal that cannot be edited on
//! (`TERM=dumb`) is asked in plain lines.

use std::borrow::Cow;
use std::io::{self, IsTerminal as _, Write};

use rustyline::completion::{Completer, Pair};
use rustyline::config::{Behavior, CompletionType};
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::{Hint, Hinter};
use rustyline::history::MemHistory;
use rustyline::validate::Validator;
use rustyline::{Config, Context as LineContext, Editor, Helper};

use super::context::Context;
use super::failure::Failure;
use crate::render::safe::safe;
use crate::render::style::{Look, Paint};

/// So often an answer that cannot be meant is asked for again.
const ATTEMPTS_MAX: usize = 10;

/// Tells whether somebody is there to answer: a terminal on both ends, and no wish to be left alone.
#[must_use]
pub fn may_ask(context: &Context) -> bool {
    let is_script = std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
    !context.global.no_input && !is_script && io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// One question.
pub struct Question<'a> {
    /// What is asked, padded so that answers stand below each other.
    pub words: &'a str,
    /// What an empty answer means, in words; empty when there has to be one.
    pub default: &'a str,
    /// Lists what may stand where the last word of an answer stands.
    pub offers: &'a dyn Fn() -> Vec<String>,
    /// Whether an answer is a list of words, each of which may be one of those; else the whole answer is.
    pub is_list: bool,
    /// Says what an answer means while it is typed; nothing while it means nothing.
    pub meaning: &'a dyn Fn(&str) -> Option<String>,
}

impl Default for Question<'_> {
    fn default() -> Self {
        Question { words: "", default: "", offers: &Vec::new, is_list: false, meaning: &|_| None }
    }
}

/// What was answered.
#[derive(Debug, PartialEq, Eq)]
pub enum Reply<T> {
    /// What was meant.
    Answer(T),
    /// `<`: the question before, please.
    Back,
}

impl<T> Reply<T> {
    /// Keeps an answer; tells whether there is one.
    pub fn keep(self, keep: impl FnOnce(T)) -> bool {
        match self {
            Reply::Answer(answer) => {
                keep(answer);
                true
            }
            Reply::Back => false,
        }
    }
}

/// The terminal that questions are asked on.
#[derive(Debug)]
pub struct Asker {
    /// How it may look.
    pub look: Look,
}

impl Asker {
    /// Asks on the terminal, in the look of stderr.
    #[must_use]
    pub fn of(context: &Context) -> Asker {
        Asker { look: context.ui.err }
    }

    /// Says something between questions; other people's words are made safe by whoever says them.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub fn say(&self, words: &str) -> Result<(), Failure> {
        Ok(writeln!(io::stderr().lock(), "{words}")?)
    }

    /// Asks until the answer is understood.
    ///
    /// # Errors
    ///
    /// When nobody answers, or nothing that can be understood.
    pub fn ask<T>(
        &self,
        question: &Question<'_>,
        understand: impl Fn(&str) -> Result<T, Failure>,
    ) -> Result<Reply<T>, Failure> {
        let config = Config::builder().behavior(Behavior::PreferTerm).completion_type(CompletionType::List).build();
        let failed = |error: ReadlineError| Failure::environment(format!("cannot ask: {error}"));
        let mut editor: Editor<Live<'_>, MemHistory> =
            Editor::with_history(config, MemHistory::new()).map_err(failed)?;
        editor.set_helper(Some(Live { question, look: self.look }));
        let mut read = |prompt: &(String, String)| match editor.readline(prompt) {
            Ok(line) => Ok(Some(line)),
            Err(ReadlineError::Eof | ReadlineError::Interrupted) => Ok(None),
            Err(error) => Err(failed(error)),
        };
        ask_with(&mut read, &mut io::stderr().lock(), &self.prompt(question), understand)
    }

    /// Asks for yes or no; an empty answer is a yes.
    ///
    /// # Errors
    ///
    /// As [`Asker::ask`].
    pub fn confirm(&self, words: &str) -> Result<Reply<bool>, Failure> {
        let question = Question { words, default: "Y/n", ..Question::default() };
        self.ask(&question, |typed| match typed.to_lowercase().as_str() {
            "" | "y" | "yes" => Ok(true),
            "n" | "no" => Ok(false),
            _ => Err(Failure::usage("answer y or n, or < to go back")),
        })
    }

    /// Returns the question as it stands before the answer, bare and painted.
    fn prompt(&self, question: &Question<'_>) -> (String, String) {
        let default = match question.default {
            "" => String::new(),
            words => format!("[{}] ", safe(words)),
        };
        (format!("{}{default}", question.words), format!("{}{}", question.words, self.look.paint(Paint::Dim, &default)))
    }
}

fn ask_with<T>(
    read: &mut dyn FnMut(&(String, String)) -> Result<Option<String>, Failure>,
    output: &mut impl Write,
    prompt: &(String, String),
    understand: impl Fn(&str) -> Result<T, Failure>,
) -> Result<Reply<T>, Failure> {
    let mut last = None;
    for _ in 0..ATTEMPTS_MAX {
        let Some(line) = read(prompt)? else {
            return Err(Failure::usage("no answer; nothing was changed"));
        };
        // What is pasted may be several lines; an answer is one.
        let line = line.replace(['\r', '\n', '\t'], " ");
        if line.trim() == "<" {
            return Ok(Reply::Back);
        }
        match understand(line.trim()) {
            Ok(answer) => return Ok(Reply::Answer(answer)),
            Err(failure) => {
                for words in std::iter::once(&failure.message).chain(&failure.help) {
                    writeln!(output, "  {}", safe(words))?;
                }
                last = Some(failure);
            }
        }
    }
    Err(last.unwrap_or_else(|| Failure::usage("no answer")))
}

/// Helps while an answer is typed.
struct Live<'a> {
    question: &'a Question<'a>,
    look: Look,
}

/// What stands behind the cursor; it says what is meant and is never taken over.
struct Meaning(String);

impl Hint for Meaning {
    fn display(&self) -> &str {
        &self.0
    }

    fn completion(&self) -> Option<&str> {
        None
    }
}

impl Helper for Live<'_> {}

impl Validator for Live<'_> {}

impl Hinter for Live<'_> {
    type Hint = Meaning;

    fn hint(&self, line: &str, position: usize, _: &LineContext<'_>) -> Option<Meaning> {
        let meaning = if position == line.len() { (self.question.meaning)(line.trim())? } else { return None };
        Some(Meaning(format!("   {meaning}")))
    }
}

impl Highlighter for Live<'_> {
    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        Cow::Owned(self.look.paint(Paint::Dim, hint))
    }
}

impl Completer for Live<'_> {
    type Candidate = Pair;

    fn complete(&self, line: &str, position: usize, _: &LineContext<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        let typed = line.get(..position).unwrap_or_default();
        let start = word_start(typed, self.question.is_list);
        let word = typed[start..].to_lowercase();
        let fits = |offer: &String| offer.to_lowercase().starts_with(&word);
        let pair = |offer: String| Pair { display: safe(&offer).to_string(), replacement: offer };
        Ok((start, (self.question.offers)().into_iter().filter(fits).map(pair).collect()))
    }
}

/// Returns where the word at the end begins: behind commas, blanks and the `-` that takes someone out.
fn word_start(typed: &str, is_list: bool) -> usize {
    if !is_list {
        return 0;
    }
    let start = typed.rfind([',', ' ']).map_or(0, |at| at + 1);
    if typed[start..].starts_with('-') { start + 1 } else { start }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(lines: &[&str]) -> (Result<Reply<u8>, String>, String) {
        let mut lines = lines.iter();
        let mut read = |_: &(String, String)| Ok(lines.next().map(|line| (*line).to_owned()));
        let mut output = Vec::new();
        let understand = |text: &str| text.parse::<u8>().map_err(|_| Failure::usage("not a number"));
        let reply = ask_with(&mut read, &mut output, &(String::new(), String::new()), understand);
        (reply.map_err(|failure| failure.message), String::from_utf8(output).unwrap())
    }

    #[test]
    fn a_wrong_answer_is_asked_for_again() {
        assert_eq!(asked(&["x", " 7 "]), (Ok(Reply::Answer(7)), "  not a number\n".into()));
        assert_eq!(asked(&[" < "]).0, Ok(Reply::Back));
    }

    #[test]
    fn silence_and_nonsense_end() {
        assert_eq!(asked(&[]).0, Err("no answer; nothing was changed".into()));
        assert_eq!(asked(&["a"; ATTEMPTS_MAX]).0, Err("not a number".into()));
    }

    #[test]
    fn the_last_word_is_completed() {
        for (typed, is_list, start) in
            [("da", true, 0), ("bob:2, da", true, 7), ("all,-da", true, 5), ("tram to da", false, 0)]
        {
            assert_eq!(word_start(typed, is_list), start, "{typed}");
        }
    }
}
