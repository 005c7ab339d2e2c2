//! One line that says that work goes on, on a terminal and once it takes longer than a second.

use std::io::{self, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::context::Context;

/// So long work goes on without a word, and between two words.
const PAUSE: Duration = Duration::from_secs(1);

/// Work that goes on until this is dropped, which takes the line away. Nothing else may be said meanwhile.
#[derive(Debug, Default)]
pub struct Busy {
    at_work: Option<(Sender<&'static str>, JoinHandle<()>)>,
}

impl Busy {
    /// Begins; `words` say what is done, such as `Reading the ledger`.
    #[must_use]
    pub fn begin(context: &Context, words: &'static str) -> Busy {
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let is_seen = context.ui.err.width.is_some() && !context.global.quiet && !is_dumb;
        if is_seen { Busy::begin_on(io::stderr(), words, PAUSE) } else { Busy::default() }
    }

    /// Goes on with something else, of the same work: what it took so far counts.
    pub fn turn_to(&self, words: &'static str) {
        if let Some((line, _)) = &self.at_work {
            let _ = line.send(words);
        }
    }

    fn begin_on(mut output: impl Write + Send + 'static, words: &'static str, pause: Duration) -> Busy {
        let (sender, receiver) = channel::<&'static str>();
        let line = thread::Builder::new().spawn(move || {
            let (mut words, mut seconds) = (words, 0_u32);
            let begun = Instant::now();
            loop {
                let next = pause * (seconds + 1);
                match receiver.recv_timeout(next.saturating_sub(begun.elapsed())) {
                    Ok(other) => words = other,
                    Err(RecvTimeoutError::Timeout) => seconds += 1,
                    Err(RecvTimeoutError::Disconnected) => break,
                }
                if seconds > 0 {
                    // A terminal that is gone hears nothing, and the work goes on.
                    let _ = write!(output, "\r\x1b[K{words} … {seconds} s").and_then(|()| output.flush());
                }
            }
            if seconds > 0 {
                let _ = write!(output, "\r\x1b[K").and_then(|()| output.flush());
            }
        });
        Busy { at_work: line.ok().map(|line| (sender, line)) }
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        if let Some((sender, line)) = self.at_work.take() {
            drop(sender);
            let _ = line.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Screen(Arc<Mutex<Vec<u8>>>);

    impl Write for Screen {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn short_work_goes_on_without_a_word() {
        let screen = Screen::default();
        let busy = Busy::begin_on(screen.clone(), "Reading", Duration::from_secs(3600));
        busy.turn_to("Writing");
        drop(busy);
        assert!(screen.0.lock().unwrap().is_empty());
    }

    #[test]
    fn long_work_is_told_and_the_line_is_taken_away() {
        let screen = Screen::default();
        let busy = Busy::begin_on(screen.clone(), "Reading", Duration::from_millis(1));
        while screen.0.lock().unwrap().is_empty() {
            thread::yield_now();
        }
        busy.turn_to("Writing");
        drop(busy);
        let shown = String::from_utf8(screen.0.lock().unwrap().clone()).unwrap();
        assert!(shown.starts_with("\r\u{1b}[KReading … 1 s") && shown.ends_with("\r\u{1b}[K"), "{shown:?}");
        assert!(shown.contains("\r\u{1b}[KWriting … "), "{shown:?}");
    }
}
