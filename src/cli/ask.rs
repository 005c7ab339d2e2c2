//! Questions for what was not typed, one line each: the only home of the line editor.
//!
//! They are asked on the terminal itself, so that the answer of the command stays alone on stdout. An answer is edited
//! as shells let one: arrows, Ctrl-A, Ctrl-W, and Tab for what may stand there. A terminal that cannot be edited on
//! (`TERM=dumb`) is asked in plain lines.
//!
//! The editor reads ahead: whoever knows the questions types several answers at once, and what is left of them when
//! one question is answered belongs to the next. So there is one editor for all questions of a command. It lives in
//! a thread of its own, since it outlives each question, and asks back what may stand there and what is meant:
//!
//! ```text
//! asker    ── prompt ──→             the editor's thread
//!          ←── complete? hint? ──
//!          ── offers, meaning ──→
//!          ←── the line ──
//! ```

use std::borrow::Cow;
use std::cell::OnceCell;
use std::io::{self, IsTerminal as _, Write};
use std::sync::mpsc::{Receiver, Sender, channel};

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
    /// The editor, from the first question on.
    line: OnceCell<Line>,
}

impl Asker {
    /// Asks on the terminal, in the look of stderr.
    #[must_use]
    pub fn of(context: &Context) -> Asker {
        Asker { look: context.ui.err, line: OnceCell::new() }
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
        let line = self.line.get_or_init(|| Line::open(self.look));
        let mut read = |prompt: &(String, String)| match line.read(prompt, question) {
            Ok(line) => Ok(Some(line)),
            Err(ReadlineError::Eof | ReadlineError::Interrupted) => Ok(None),
            Err(error) => Err(Failure::environment(format!("cannot ask: {error}"))),
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

/// Reads one line behind a prompt, bare and painted; nothing when nobody answers.
type Reader<'r> = dyn FnMut(&(String, String)) -> Result<Option<String>, Failure> + 'r;

fn ask_with<T>(
    read: &mut Reader<'_>,
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

/// What the editor says to whoever asks.
enum Heard {
    /// What may stand where the last word of this stands?
    Complete(String),
    /// What does this mean?
    Hint(String),
    /// Somebody answered, or left.
    Line(rustyline::Result<String>),
}

/// What it is answered.
enum Said {
    Completions(usize, Vec<String>),
    Meaning(Option<String>),
}

/// The editor in its thread.
#[derive(Debug)]
struct Line {
    prompts: Sender<(String, String)>,
    answers: Sender<Said>,
    heard: Receiver<Heard>,
}

impl Line {
    fn open(look: Look) -> Line {
        let (prompts, to_prompt) = channel();
        let (answers, to_answer) = channel();
        let (tell, heard) = channel();
        std::thread::spawn(move || edit(&to_prompt, Live { tell, answers: to_answer, look }));
        Line { prompts, answers, heard }
    }

    /// Reads a line, answering what the editor wants to know meanwhile.
    fn read(&self, prompt: &(String, String), question: &Question<'_>) -> rustyline::Result<String> {
        let gone = || ReadlineError::Io(io::ErrorKind::BrokenPipe.into());
        self.prompts.send(prompt.clone()).map_err(|_| gone())?;
        loop {
            let answer = match self.heard.recv().map_err(|_| gone())? {
                Heard::Line(line) => return line,
                Heard::Complete(typed) => {
                    let (start, offers) = completions(&typed, question);
                    Said::Completions(start, offers)
                }
                Heard::Hint(typed) => Said::Meaning((question.meaning)(&typed)),
            };
            self.answers.send(answer).map_err(|_| gone())?;
        }
    }
}

/// Edits a line for each prompt, until there are no more.
fn edit(prompts: &Receiver<(String, String)>, live: Live) {
    let config = Config::builder().behavior(Behavior::PreferTerm).completion_type(CompletionType::List).build();
    let tell = live.tell.clone();
    let mut editor = Editor::with_history(config, MemHistory::new()).map(|mut editor: Editor<Live, MemHistory>| {
        editor.set_helper(Some(live));
        editor
    });
    while let Ok(prompt) = prompts.recv() {
        let line = match &mut editor {
            Ok(editor) => editor.readline(&prompt),
            Err(error) => Err(io::Error::other(error.to_string()).into()),
        };
        if tell.send(Heard::Line(line)).is_err() {
            return;
        }
    }
}

/// Returns where the last word of what was typed begins, and what may stand there.
fn completions(typed: &str, question: &Question<'_>) -> (usize, Vec<String>) {
    let start = word_start(typed, question.is_list);
    let word = typed[start..].to_lowercase();
    let fits = |offer: &String| offer.to_lowercase().starts_with(&word);
    (start, (question.offers)().into_iter().filter(fits).collect())
}

/// Helps while an answer is typed.
struct Live {
    tell: Sender<Heard>,
    answers: Receiver<Said>,
    look: Look,
}

impl Live {
    /// Asks whoever asked; nothing when nobody listens any more.
    fn ask(&self, what: Heard) -> Option<Said> {
        self.tell.send(what).ok()?;
        self.answers.recv().ok()
    }
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

impl Helper for Live {}

impl Validator for Live {}

impl Hinter for Live {
    type Hint = Meaning;

    fn hint(&self, line: &str, position: usize, _: &LineContext<'_>) -> Option<Meaning> {
        let typed = (position == line.len()).then(|| line.trim().to_owned())?;
        match self.ask(Heard::Hint(typed))? {
            Said::Meaning(meaning) => meaning.map(|meaning| Meaning(format!("   {meaning}"))),
            Said::Completions(..) => None,
        }
    }
}

impl Highlighter for Live {
    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        Cow::Owned(self.look.paint(Paint::Dim, hint))
    }
}

impl Completer for Live {
    type Candidate = Pair;

    fn complete(&self, line: &str, position: usize, _: &LineContext<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        let typed = line.get(..position).unwrap_or_default().to_owned();
        let pair = |offer: String| Pair { display: safe(&offer).to_string(), replacement: offer };
        match self.ask(Heard::Complete(typed)) {
            Some(Said::Completions(start, offers)) => Ok((start, offers.into_iter().map(pair).collect())),
            _ => Ok((position, Vec::new())),
        }
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
