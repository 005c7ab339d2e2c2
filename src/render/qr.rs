//! Draws a text as a square that cameras read: the only home of `qrcodegen`.

use qrcodegen::{QrCode, QrCodeEcc, Version};

use super::style::Look;

/// So many light squares are around it.
const QUIET: i32 = 4;
/// The largest version that banks read, of 69 by 69 squares.
const VERSION_MAX: u8 = 13;
/// Black on white, whatever the terminal's own colours are: cameras want the square dark on light.
const DARK_ON_LIGHT: anstyle::Style = anstyle::Style::new()
    .fg_color(Some(anstyle::Color::Ansi(anstyle::AnsiColor::Black)))
    .bg_color(Some(anstyle::Color::Ansi(anstyle::AnsiColor::BrightWhite)));

/// Draws a text, two squares above each other in a character; nothing when it is too long, or the terminal too narrow.
///
/// Without colour the light squares are drawn, as most terminals are dark.
#[must_use]
pub fn square(text: &str, look: &Look) -> Option<String> {
    let segments = qrcodegen::QrSegment::make_segments(text);
    let (least, most) = (Version::new(1), Version::new(VERSION_MAX));
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, least, most, None, false).ok()?;
    let across = code.size() + 2 * QUIET;
    let columns = usize::try_from(if look.ascii { across * 2 } else { across }).ok()?;
    if look.width.is_some_and(|width| width < columns) {
        return None;
    }
    let is_dark = |x: i32, y: i32| code.get_module(x - QUIET, y - QUIET);
    let mut drawn = String::new();
    let step = if look.ascii { 1 } else { 2 };
    for y in (0..across).step_by(step) {
        let line: String = (0..across)
            .map(|x| match (is_dark(x, y), y + 1 < across && is_dark(x, y + 1)) {
                (dark, _) if look.ascii => {
                    if dark {
                        "##"
                    } else {
                        "  "
                    }
                }
                (upper, lower) => half(upper == look.colour, lower == look.colour),
            })
            .collect();
        if look.colour {
            drawn += &format!("{}{line}{}\n", DARK_ON_LIGHT.render(), DARK_ON_LIGHT.render_reset());
        } else {
            drawn += &format!("{}\n", line.trim_end());
        }
    }
    Some(drawn)
}

/// Fills the upper and the lower half of a character.
const fn half(upper: bool, lower: bool) -> &'static str {
    match (upper, lower) {
        (true, true) => "█",
        (true, false) => "▀",
        (false, true) => "▄",
        (false, false) => " ",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_fits_or_is_left_out() {
        let look = Look { width: Some(80), ..Look::plain() };
        let drawn = square("BCD\n002\n1\nSCT\n\nAlice\nDE02120300000000202051\nEUR1.00", &look).unwrap();
        let widths: Vec<usize> = drawn.lines().map(|line| line.chars().count()).collect();
        assert!(widths.windows(2).all(|pair| pair[0] == pair[1]) && widths[0] <= 80, "{drawn}");
        assert!(widths[0].div_ceil(2) == widths.len(), "{drawn}");
        assert_eq!(square("x", &Look { width: Some(20), ..look }), None);
        assert_eq!(square(&"x".repeat(2000), &look), None);
        assert!(square("x", &Look { ascii: true, ..look }).unwrap().is_ascii());
    }
}
