//! Bars to the left and right of an axis: who owes, who gets back, at a glance.
//!
//! ```text
//!             │████████████   alice  271.57
//!             │████▍          dan     99.08
//!     ████████│               bob   -185.78
//! ```
//!
//! The largest amount fills its side and the others are in proportion, in whole numbers and
//! rounded down. To the right a bar is exact to an eighth of a cell; to the left to a half,
//! because terminals have no letters for other parts of a cell filled from the right. What is
//! not zero is always seen.

use super::style::{Look, Paint};
use super::width::push_blanks;

/// A bar drawn for one amount; all of one call are equally wide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The bar with its axis, blanks on both sides included.
    pub drawn: String,
    /// How it is to be painted: by its sign.
    pub paint: Paint,
}

/// Draws a bar for each amount, `cells` wide on each side that has any amount.
///
/// The amounts are smallest units of one currency. Without a negative amount there is no
/// left side, without a positive one no right side.
#[must_use]
pub fn bars(amounts: &[i128], cells: usize, look: &Look) -> Vec<Bar> {
    let largest = amounts.iter().map(|it| it.unsigned_abs()).max();
    let scale = Scale { cells, largest: largest.unwrap_or(0).max(1) };
    let left = amounts.iter().any(|&it| it < 0);
    let right = amounts.iter().any(|&it| it > 0);
    let drawn = |&amount: &i128| {
        let eighths = scale.eighths(amount.unsigned_abs());
        let (before, after) = match amount {
            0 => (String::new(), String::new()),
            1.. => (String::new(), rightward(eighths, look)),
            _ => (leftward(eighths, look), String::new()),
        };
        let side_left = if left { cells } else { 0 };
        let side_right = if right { cells } else { 0 };
        let axis = look.glyphs().axis;
        // A letter of a bar takes up to three bytes.
        let mut drawn = String::with_capacity(3 * (side_left + 1 + side_right));
        push_blanks(&mut drawn, side_left - before.chars().count().min(side_left));
        drawn.extend([&before, axis, &after]);
        push_blanks(&mut drawn, side_right - after.chars().count().min(side_right));
        Bar { drawn, paint: Paint::of_balance(amount) }
    };
    amounts.iter().map(drawn).collect()
}

/// Draws one bar without an axis for a part of a whole, `cells` wide, blanks included:
/// for `spent by category`. Parts below zero have no bar.
#[must_use]
pub fn share_bar(part: i128, whole: i128, cells: usize, look: &Look) -> String {
    let part = part.max(0).unsigned_abs();
    let scale = Scale { cells, largest: whole.unsigned_abs().max(part).max(1) };
    let drawn = rightward(scale.eighths(part), look);
    format!("{drawn:<cells$}")
}

struct Scale {
    cells: usize,
    largest: u128,
}

impl Scale {
    /// Returns the eighths of a cell an amount takes, at least one unless it is zero.
    fn eighths(&self, amount: u128) -> usize {
        if amount == 0 || self.cells == 0 {
            return 0;
        }
        let room = u128::try_from(self.cells.saturating_mul(8)).unwrap_or(u128::MAX);
        // Amounts too large for the product lose low bits that no bar could show.
        let spare = amount.leading_zeros().saturating_sub(1);
        let excess = (u128::BITS - room.leading_zeros()).saturating_sub(spare);
        let (amount, largest) = (amount >> excess, (self.largest >> excess).max(1));
        let eighths = amount.saturating_mul(room) / largest;
        usize::try_from(eighths.clamp(1, room)).unwrap_or(usize::MAX)
    }
}

fn rightward(eighths: usize, look: &Look) -> String {
    let glyphs = look.glyphs();
    let mut bar = glyphs.bar.repeat(eighths / 8);
    match (eighths / 8, eighths % 8) {
        (_, 0) => {}
        (0, _) if look.ascii => bar.push_str(glyphs.bar),
        (_, part) => bar.push_str(glyphs.bar_eighths[part - 1]),
    }
    bar
}

fn leftward(eighths: usize, look: &Look) -> String {
    let glyphs = look.glyphs();
    let whole = glyphs.bar.repeat(eighths / 8);
    match (eighths / 8, eighths % 8) {
        (0, 1..4) => glyphs.bar_sliver_left.to_owned(),
        (_, 4..) => format!("{}{whole}", glyphs.bar_half_left),
        _ => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::width::width;
    use expect_test::expect;

    const ASCII: Look = Look { ascii: true, ..Look::plain() };

    fn drawing(amounts: &[i128], look: &Look) -> String {
        let lines = bars(amounts, 12, look).into_iter().zip(amounts);
        lines.map(|(bar, amount)| format!("[{}] {amount}\n", bar.drawn)).collect()
    }

    #[test]
    fn both_sides() {
        let amounts = [27157, 9908, 0, -18487, -18578, 1, -1];
        expect![[r#"
            [            │████████████] 27157
            [            │████▍       ] 9908
            [            │            ] 0
            [    ████████│            ] -18487
            [    ████████│            ] -18578
            [            │▏           ] 1
            [           ▕│            ] -1
        "#]]
        .assert_eq(&drawing(&amounts, &Look::plain()));
        expect![[r#"
            [            |############] 27157
            [            |####        ] 9908
            [            |            ] 0
            [    ########|            ] -18487
            [    ########|            ] -18578
            [            |#           ] 1
            [           #|            ] -1
        "#]]
        .assert_eq(&drawing(&amounts, &ASCII));
    }

    #[test]
    fn every_eighth() {
        let amounts: Vec<_> = (0..=16).chain([96]).collect();
        expect![[r#"
            [│            ] 0
            [│▏           ] 1
            [│▎           ] 2
            [│▍           ] 3
            [│▌           ] 4
            [│▋           ] 5
            [│▊           ] 6
            [│▉           ] 7
            [│█           ] 8
            [│█▏          ] 9
            [│█▎          ] 10
            [│█▍          ] 11
            [│█▌          ] 12
            [│█▋          ] 13
            [│█▊          ] 14
            [│█▉          ] 15
            [│██          ] 16
            [│████████████] 96
        "#]]
        .assert_eq(&drawing(&amounts, &Look::plain()));
        let amounts: Vec<_> = (0..=16).chain([96]).map(|it: i128| -it).collect();
        expect![[r#"
            [            │] 0
            [           ▕│] -1
            [           ▕│] -2
            [           ▕│] -3
            [           ▐│] -4
            [           ▐│] -5
            [           ▐│] -6
            [           ▐│] -7
            [           █│] -8
            [           █│] -9
            [           █│] -10
            [           █│] -11
            [          ▐█│] -12
            [          ▐█│] -13
            [          ▐█│] -14
            [          ▐█│] -15
            [          ██│] -16
            [████████████│] -96
        "#]]
        .assert_eq(&drawing(&amounts, &Look::plain()));
    }

    #[test]
    fn a_side_without_amounts_is_left_out() {
        expect![[r#"
            [│] 0
            [│] 0
        "#]]
        .assert_eq(&drawing(&[0, 0], &Look::plain()));
        assert!(bars(&[], 12, &Look::plain()).is_empty());
    }

    #[test]
    fn extremes_keep_proportion_and_width() {
        let amounts = [i128::MIN, i128::MAX, i128::MAX / 2, i128::MIN / 4, 1];
        expect![[r#"
            [████████████│            ] -170141183460469231731687303715884105728
            [            │███████████▉] 170141183460469231731687303715884105727
            [            │█████▉      ] 85070591730234615865843651857942052863
            [         ███│            ] -42535295865117307932921825928971026432
            [            │▏           ] 1
        "#]]
        .assert_eq(&drawing(&amounts, &Look::plain()));
        for cells in [0, 1, 40, 1000] {
            let drawn = bars(&amounts, cells, &Look::plain());
            assert!(drawn.iter().all(|bar| width(&bar.drawn) == 2 * cells + 1));
        }
    }

    #[test]
    fn larger_amounts_never_have_shorter_bars() {
        let amounts: Vec<i128> = (1..2000).map(|it| it * it).collect();
        let scale = Scale { cells: 12, largest: 2000 * 2000 };
        let drawn: Vec<_> = amounts.iter().map(|it| scale.eighths(it.unsigned_abs())).collect();
        assert!(drawn.is_sorted());
    }

    #[test]
    fn parts_of_a_whole() {
        let drawn = |part| share_bar(part, 8, 4, &Look::plain());
        assert_eq!(
            [drawn(0), drawn(1), drawn(3), drawn(8), drawn(9), drawn(-1)].join("|"),
            "    |▌   |█▌  |████|████|    "
        );
        assert_eq!(share_bar(1, 800, 4, &ASCII), "#   ");
    }
}
