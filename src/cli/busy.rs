//! One line that says that work goes on, on a terminal and once it takes longer than a second.

use std::io::{self, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::context::Context;

/// So long work goes on without a word, and between two words.
const PAUSE: Duration = Duration::from_secs(1);

/// Work that goes on until this is dropped, which takes the line away. Nothing else may be said meanwhile.
#[derive(Debug, Default)]
pub struct Busy {
    at_work: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Busy {
    /// Begins; `words` say what is done, such as `Reading the ledger`.
    #[must_use]
    pub fn begin(context: &Context, words: &'static str) -> Busy {
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let is_seen = context.ui.err.width.is_some() && !context.global.quiet && !is_dumb;
        if is_seen { Busy::begin_on(io::stderr(), words, PAUSE) } else { Busy::default() }
    }

    fn begin_on(mut output: impl Write + Send + 'static, words: &'static str, pause: Duration) -> Busy {
        let (sender, receiver) = channel::<()>();
        let line = thread::Builder::new().spawn(move || {
            let mut seconds = 0_u64;
            // A terminal that is gone hears nothing, and the work goes on.
            while receiver.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                seconds += 1;
                let _ = write!(output, "\r\x1b[K{words} … {seconds} s").and_then(|()| output.flush());
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
        drop(Busy::begin_on(screen.clone(), "Reading", Duration::from_secs(3600)));
        assert!(screen.0.lock().unwrap().is_empty());
    }

    #[test]
    fn long_work_is_told_and_the_line_is_taken_away() {
        let screen = Screen::default();
        let busy = Busy::begin_on(screen.clone(), "Reading", Duration::from_millis(1));
        while screen.0.lock().unwrap().is_empty() {
            thread::yield_now();
        }
        drop(busy);
        let shown = String::from_utf8(screen.0.lock().unwrap().clone()).unwrap();
        assert!(shown.starts_with("\r\u{1b}[KReading … 1 s") && shown.ends_with("\r\u{1b}[K"), "{shown:?}");
    }
}
