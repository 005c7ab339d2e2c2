//! The look of a terminal's output: what is painted how, and the signs it draws with.
//!
//! A [`Look`] is decided once, outside, for each stream; nothing here reads the environment.
//! Only the sixteen colours of a terminal's own theme are used, and none is the only signal:
//! the words `owes` and `gets back` and the sign of the amount say the same, and the
//! red/green pair differs in weight as well.

use std::fmt::{self, Write as _};

use anstyle::{AnsiColor, Color, Style};

/// How output is to look on one stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether escape sequences for colour and weight are written.
    pub colour: bool,
    /// Whether the program's own signs keep to ASCII. Other people's words stay as they are.
    pub ascii: bool,
    /// The columns to fit into; `None` means that nothing is wrapped or cut.
    pub width: Option<usize>,
}

impl Look {
    /// Returns the look of a pipe or a file: no colour, no limit.
    #[must_use]
    pub const fn plain() -> Self {
        Self { colour: false, ascii: false, width: None }
    }

    /// Returns the signs to draw with.
    #[must_use]
    pub const fn glyphs(&self) -> &'static Glyphs {
        if self.ascii { &ASCII } else { &UNICODE }
    }

    /// Returns the words painted, or as they are where there is no colour.
    #[must_use]
    pub fn paint(&self, paint: Paint, words: impl fmt::Display) -> String {
        let mut painted = String::new();
        let style = if self.colour { paint.style() } else { Style::new() };
        write!(painted, "{style}{words}{style:#}").expect("a string takes all that is written");
        painted
    }
}

/// What a stretch of output means, and so how it is painted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Paint {
    /// As any other text.
    #[default]
    Plain,
    /// A negative balance: red.
    Owes,
    /// A positive balance: green and bold.
    GetsBack,
    /// Of less interest: dim.
    Dim,
    /// What the eye should find first: bold.
    Bright,
    /// Headings of tables and sections: bold.
    Heading,
    /// The word `warning`: yellow and bold.
    Warning,
    /// The word `error`: red and bold.
    Error,
    /// The words `help` and `hint`: cyan and bold.
    Help,
    /// Lines and numbers beside a quoted file: blue and bold.
    Margin,
}

impl Paint {
    /// Returns the paint of a balance by its sign.
    #[must_use]
    pub const fn of_balance(minor: i128) -> Self {
        match minor {
            0 => Self::Plain,
            1.. => Self::GetsBack,
            _ => Self::Owes,
        }
    }

    /// Returns the style as `anstyle` knows it.
    #[must_use]
    pub const fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Owes => ansi(AnsiColor::Red),
            Self::GetsBack => ansi(AnsiColor::Green).bold(),
            Self::Dim => Style::new().dimmed(),
            Self::Bright | Self::Heading => Style::new().bold(),
            Self::Warning => ansi(AnsiColor::Yellow).bold(),
            Self::Error => ansi(AnsiColor::Red).bold(),
            Self::Help => ansi(AnsiColor::Cyan).bold(),
            Self::Margin => ansi(AnsiColor::Blue).bold(),
        }
    }
}

const fn ansi(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(colour)))
}

/// The signs the program draws with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// From one person to another: `→`.
    pub arrow: &'static str,
    /// The same in a list of payments: `──→`.
    pub arrow_long: &'static str,
    /// The conflicting value in force: `←`.
    pub arrow_back: &'static str,
    /// Sent to the others: `↑`.
    pub up: &'static str,
    /// Fetched from the others: `↓`.
    pub down: &'static str,
    /// A message under an entry: `↳`.
    pub reply: &'static str,
    /// Done, or true: `✓`.
    pub check: &'static str,
    /// Not done, or false: `✗`.
    pub cross: &'static str,
    /// Between things of a list on one line: `·`.
    pub dot: &'static str,
    /// From one date to another: `–`.
    pub dash: &'static str,
    /// A weight: bob`×`2.
    pub times: &'static str,
    /// Something was left out: `…`.
    pub ellipsis: &'static str,
    /// A horizontal line, above a total: `─`.
    pub rule: &'static str,
    /// The vertical line bars grow from: `│`.
    pub axis: &'static str,
    /// A whole cell of a bar.
    pub bar: &'static str,
    /// Bars growing to the right: what one to seven eighths of a cell look like.
    pub bar_eighths: [&'static str; 7],
    /// Bars growing to the left: half a cell. There are no eighths on this side.
    pub bar_half_left: &'static str,
    /// Bars growing to the left: hardly anything.
    pub bar_sliver_left: &'static str,
}

const UNICODE: Glyphs = Glyphs {
    arrow: "→",
    arrow_long: "──→",
    arrow_back: "←",
    up: "↑",
    down: "↓",
    reply: "↳",
    check: "✓",
    cross: "✗",
    dot: "·",
    dash: "–",
    times: "×",
    ellipsis: "…",
    rule: "─",
    axis: "│",
    bar: "█",
    bar_eighths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉"],
    bar_half_left: "▐",
    bar_sliver_left: "▕",
};

const ASCII: Glyphs = Glyphs {
    arrow: "->",
    arrow_long: "-->",
    arrow_back: "<-",
    up: "^",
    down: "v",
    reply: "\\_",
    check: "ok",
    cross: "no",
    dot: "|",
    dash: "-",
    times: "x",
    ellipsis: "...",
    rule: "-",
    axis: "|",
    bar: "#",
    bar_eighths: [" ", " ", " ", "#", "#", "#", "#"],
    bar_half_left: "#",
    bar_sliver_left: "#",
};

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    const PAINTS: [Paint; 10] = [
        Paint::Plain,
        Paint::Owes,
        Paint::GetsBack,
        Paint::Dim,
        Paint::Bright,
        Paint::Heading,
        Paint::Warning,
        Paint::Error,
        Paint::Help,
        Paint::Margin,
    ];

    #[test]
    fn paints_are_as_documented() {
        let look = Look { colour: true, ..Look::plain() };
        let lines: Vec<_> = PAINTS.map(|paint| look.paint(paint, format!("{paint:?}")).replace('\x1b', "^")).to_vec();
        expect![[r#"
            Plain
            ^[31mOwes^[0m
            ^[1m^[32mGetsBack^[0m
            ^[2mDim^[0m
            ^[1mBright^[0m
            ^[1mHeading^[0m
            ^[1m^[33mWarning^[0m
            ^[1m^[31mError^[0m
            ^[1m^[36mHelp^[0m
            ^[1m^[34mMargin^[0m"#]]
        .assert_eq(&lines.join("\n"));
    }

    #[test]
    fn without_colour_words_are_bare() {
        for paint in PAINTS {
            assert_eq!(Look::plain().paint(paint, "bob"), "bob");
        }
    }

    #[test]
    fn balances_are_painted_by_sign() {
        assert_eq!(Paint::of_balance(-1), Paint::Owes);
        assert_eq!(Paint::of_balance(0), Paint::Plain);
        assert_eq!(Paint::of_balance(i128::MAX), Paint::GetsBack);
    }

    #[test]
    fn ascii_signs_are_ascii() {
        assert!(format!("{ASCII:?}").is_ascii());
    }
}
