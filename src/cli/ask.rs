//! Questions for what was not typed, one line each: asked on stderr, answered on stdin.

use std::io::{self, BufRead, IsTerminal as _, Write};

use super::context::Context;
use super::failure::Failure;
use crate::render::safe::safe;

/// So often an answer that cannot be meant is asked for again.
const ATTEMPTS_MAX: usize = 3;
/// The longest answer, in bytes.
const ANSWER_MAX: u64 = 16 * 1024;

/// Tells whether somebody is there to answer: a terminal on both ends, and no wish to be left alone.
#[must_use]
pub fn may_ask(context: &Context) -> bool {
    let is_script = std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false");
    !context.global.no_input && !is_script && io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks until the answer is understood.
///
/// # Errors
///
/// When nobody answers, or nothing that can be understood.
pub fn ask<T>(question: &str, understand: impl Fn(&str) -> Result<T, Failure>) -> Result<T, Failure> {
    ask_between(&mut io::stdin().lock(), &mut io::stderr().lock(), question, understand)
}

fn ask_between<T>(
    input: &mut impl BufRead,
    output: &mut impl Write,
    question: &str,
    understand: impl Fn(&str) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut last = None;
    for _ in 0..ATTEMPTS_MAX {
        write!(output, "{question}").and_then(|()| output.flush())?;
        let mut line = String::new();
        let read = io::Read::take(&mut *input, ANSWER_MAX).read_line(&mut line);
        match read {
            Err(_) => return Err(Failure::usage("the answer is not text")),
            Ok(0) => {
                writeln!(output)?;
                return Err(Failure::usage("no answer; nothing was changed"));
            }
            Ok(_) => {}
        }
        match understand(line.trim()) {
            Ok(answer) => return Ok(answer),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(input: &str) -> (Result<u8, String>, String) {
        let mut output = Vec::new();
        let understand = |text: &str| text.parse::<u8>().map_err(|_| Failure::usage("not a number"));
        let answer = ask_between(&mut input.as_bytes(), &mut output, "How many? ", understand);
        (answer.map_err(|failure| failure.message), String::from_utf8(output).unwrap())
    }

    #[test]
    fn a_wrong_answer_is_asked_for_again() {
        let (answer, said) = asked("x\n 7 \n");
        assert_eq!((answer, said.as_str()), (Ok(7), "How many? x".replace('x', "  not a number\nHow many? ").as_str()));
    }

    #[test]
    fn silence_and_nonsense_end() {
        assert_eq!(asked("").0, Err("no answer; nothing was changed".into()));
        assert_eq!(asked("a\nb\nc\nd\n").0, Err("not a number".into()));
    }
}
