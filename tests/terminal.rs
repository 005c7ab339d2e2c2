//! A terminal of its own for one command, with somebody who reads what is asked and types.

use std::io::{Read, Write};
use std::process::ExitStatus;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use pty_process::Size;
use pty_process::blocking::{Command, Pty, open};

use crate::world::{World, words};

/// So long something that is to be shown is waited for.
const WAIT_MAX: Duration = Duration::from_secs(60);

/// Where nothing is shown for so long, a program waits for its turn.
const QUIET: Duration = Duration::from_millis(400);

/// A command at work on a terminal.
pub struct Terminal {
    child: std::process::Child,
    screen: Receiver<Vec<u8>>,
    keys: std::sync::Arc<Pty>,
    /// All that was shown.
    shown: String,
    /// How much of it was looked at.
    seen: usize,
}

impl World {
    /// Runs `clique` on a terminal of 80 columns and 24 lines.
    pub fn on_a_terminal(&self, line: &str) -> Terminal {
        self.on_a_terminal_of(80, 24, line)
    }

    /// Runs `clique` on a terminal of so many columns and lines.
    pub fn on_a_terminal_of(&self, columns: u16, lines: u16, line: &str) -> Terminal {
        let mut plain = self.command(env!("CARGO_BIN_EXE_clique"));
        plain.args(words(line));
        self.program_on_a_terminal(&plain, columns, lines)
    }

    /// Runs any program on a terminal of so many columns and lines.
    pub fn program_on_a_terminal(&self, plain: &std::process::Command, columns: u16, lines: u16) -> Terminal {
        let (pty, pts) = open().unwrap();
        pty.resize(Size::new(lines, columns)).unwrap();
        let mut command = Command::new(plain.get_program()).args(plain.get_args()).current_dir(&self.at).env_clear();
        for (name, value) in plain.get_envs().filter_map(|(name, value)| Some((name, value?))) {
            command = command.env(name, value);
        }
        let child = command.env("TERM", "xterm").spawn(pts).unwrap();
        let keys = std::sync::Arc::new(pty);
        let (send, screen) = channel();
        let output = std::sync::Arc::clone(&keys);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            // Reading fails once the command has gone.
            while let Ok(count @ 1..) = (&*output).read(&mut buffer) {
                // Some shells first ask where the cursor is.
                if buffer[..count].windows(4).any(|keys| keys == b"\x1b[6n") {
                    let _ = (&*output).write_all(b"\x1b[1;1R");
                }
                if send.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Terminal { child, screen, keys, shown: String::new(), seen: 0 }
    }
}

impl Terminal {
    /// Waits until something is shown, behind what was waited for before.
    #[track_caller]
    pub fn shows(&mut self, wanted: &str) -> &mut Terminal {
        let until = Instant::now() + WAIT_MAX;
        loop {
            if let Some(at) = self.shown[self.seen..].find(wanted) {
                self.seen += at + wanted.len();
                return self;
            }
            let left = until.saturating_duration_since(Instant::now());
            match self.screen.recv_timeout(left) {
                Ok(bytes) => self.shown += &String::from_utf8_lossy(&bytes),
                Err(_) => panic!("`{wanted}` was not shown behind {:?}", &self.shown[self.seen..]),
            }
        }
    }

    /// Types something; `\r` is the Enter key.
    pub fn types(&mut self, keys: &str) -> &mut Terminal {
        (&*self.keys).write_all(keys.as_bytes()).unwrap();
        self
    }

    /// Waits until nothing more is shown for a moment.
    pub fn waits(&mut self) -> &mut Terminal {
        while let Ok(bytes) = self.screen.recv_timeout(QUIET) {
            self.shown += &String::from_utf8_lossy(&bytes);
        }
        self
    }

    /// Leaves a shell.
    pub fn leaves(mut self) {
        self.types("exit\r");
        let _ = self.child.wait().unwrap();
    }

    /// Waits for the end and returns the exit code and all that was shown.
    pub fn ends(mut self) -> (Option<i32>, String) {
        let status: ExitStatus = self.child.wait().unwrap();
        while let Ok(bytes) = self.screen.recv_timeout(Duration::from_secs(1)) {
            self.shown += &String::from_utf8_lossy(&bytes);
        }
        (status.code(), self.shown)
    }
}
