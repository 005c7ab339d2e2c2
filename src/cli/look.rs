//! How answers may look here: colour, ASCII, width; decided once, from flags and the environment.

use std::env;
use std::io::IsTerminal;

use super::args::When;
use crate::render::style::Look;

/// Returns the look of a stream.
///
/// Colour: `--color` or `CLIQUE_COLOR`, then `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR`, `TERM=dumb`, then whether
/// the stream is a terminal. Width: `COLUMNS`, then the terminal's; none when the stream is not a terminal.
#[must_use]
pub fn look_of(stream: &impl IsTerminal, color: Option<When>, ascii: bool) -> Look {
    let is_terminal = stream.is_terminal();
    Look { colour: colour(color, is_terminal), ascii: ascii || !speaks_unicode(), width: width(is_terminal) }
}

fn colour(color: Option<When>, is_terminal: bool) -> bool {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    match color {
        Some(When::Always) => true,
        Some(When::Never) => false,
        Some(When::Auto) | None if is_set("NO_COLOR") => false,
        Some(When::Auto) | None if is_set("CLICOLOR_FORCE") && env::var("CLICOLOR_FORCE").as_deref() != Ok("0") => true,
        Some(When::Auto) | None => {
            let is_off = env::var("CLICOLOR").as_deref() == Ok("0") || env::var("TERM").as_deref() == Ok("dumb");
            is_terminal && !is_off
        }
    }
}

/// Tells whether the locale, where it says anything, is one of UTF-8.
fn speaks_unicode() -> bool {
    let locale =
        ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| env::var(name).ok().filter(|text| !text.is_empty()));
    locale.is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

/// Returns the lines of a stream's terminal; nothing where it is none, or does not tell.
#[must_use]
pub fn screen_height(stream: &impl IsTerminal) -> Option<usize> {
    let (_, height) = terminal_size::terminal_size().filter(|_| stream.is_terminal())?;
    Some(usize::from(height.0))
}

fn width(is_terminal: bool) -> Option<usize> {
    if !is_terminal {
        return None;
    }
    let columns = env::var("COLUMNS").ok().and_then(|text| text.parse().ok()).filter(|columns| *columns > 0);
    columns.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))).or(Some(80))
}
