//! Problems with the line they are about: the only home of `annotate-snippets`.
//!
//! ```text
//! error[E012]: unknown member `bbo`
//!  --> expenses.csv:4:33
//!   |
//! 4 | e9d4,2026-06-13,groceries,57.31,bbo,alice bob
//!   |                                 ^^^ no member has this id or alias
//!   |
//!   = help: did you mean `bob`?
//! ```
//!
//! `annotate-snippets` draws the frame and the carets, but never sees the file. It is given
//! lines of one stand-in character per column of the terminal, measured by `quote.rs`, and the
//! drawn stand-ins are replaced by the quoted line afterwards (see `scene.rs`). So carets are right under tabs,
//! wide letters and emoji, a long line is cut where we want it, nothing of the file reaches
//! the terminal unseen, and the column after the path is that of the file.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle};
use serde::Serialize;

use super::envelope::json_line;
use super::place::Place;
use super::safe::{ISOLATE_END, ISOLATE_START, isolated_runs, safe, shown_lines};
use super::scene::{COLUMN, Scene};
use super::style::{Look, Paint};
use super::width::without_enormous_words;

/// Something wrong, where it is, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report<'a> {
    /// Whether it is an error or a warning.
    pub severity: Severity,
    /// The code to ask `clique explain` about: `E012`.
    pub code: Option<&'a str>,
    /// What is so, in one line.
    pub title: String,
    /// Where, if it is about a file.
    pub place: Option<Place<'a>>,
    /// What to do.
    pub help: Vec<String>,
    /// What else to know.
    pub notes: Vec<String>,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It cannot stand.
    Error,
    /// It can, but is hardly meant.
    Warning,
}

/// This many reports are shown in full; of the others only their number.
pub const REPORTS_MAX: usize = 20;

/// Returns a report for people, ended by a newline.
#[must_use]
pub fn report_as_text(report: &Report<'_>, look: &Look) -> String {
    let level = match report.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut title = level.primary_title(own_words(&report.title));
    if let Some(code) = report.code {
        title = title.id(own_words(code));
    }
    let scene = report.place.as_ref().map(|place| match is_whole_file(place) {
        // No line of it is shown, and the first one may have no end.
        true => Scene::new(&Place { text: "", ..place.clone() }, look),
        false => Scene::new(place, look),
    });
    let mut group = Group::with_title(title);
    group = match (&report.place, &scene) {
        (Some(place), _) if is_whole_file(place) => group.element(Origin::path(PATH.to_string())),
        (Some(place), Some(scene)) => group.element(snippet(place, scene)),
        _ => group,
    };
    let help = report.help.iter().map(|words| Level::HELP.message(own_words(words)));
    let notes = report.notes.iter().map(|words| Level::NOTE.message(own_words(words)));
    let group = group.elements(help).elements(notes);
    let drawn = renderer(look).render(&[group]);
    let mut text = String::with_capacity(drawn.len() + 64);
    let margin = if report.place.as_ref().is_some_and(is_whole_file) { " " } else { "" };
    for (at, row) in drawn.lines().enumerate() {
        text.push_str(if at > 0 { margin } else { "" });
        let row = match (&report.place, &scene) {
            (Some(place), Some(scene)) => quoted(row, place, scene),
            _ => row.to_owned(),
        };
        text.push_str(isolated(&row).trim_end());
        text.push('\n');
    }
    text
}

/// Returns reports for people in the order of files and places, a blank line between them;
/// after [`REPORTS_MAX`] only how many are left.
#[must_use]
pub fn reports_as_text(reports: &[Report<'_>], look: &Look) -> String {
    let mut shown: Vec<_> =
        sorted(reports).into_iter().take(REPORTS_MAX).map(|report| report_as_text(report, look)).collect();
    let left = reports.len().saturating_sub(REPORTS_MAX);
    if left > 0 {
        shown.push(format!("{} {left} more\n", look.glyphs().ellipsis));
    }
    shown.join("\n")
}

/// Returns reports for programs, one JSON object a line, in the order of files and places:
/// `{code,severity,message,file,line,column,end,label,help,notes}`. Lines and columns count
/// as in [`super::place::line_column`]; `end` is behind the last character.
///
/// # Errors
///
/// None in practice: all parts are texts and numbers.
pub fn reports_as_json(reports: &[Report<'_>]) -> Result<String, serde_json::Error> {
    sorted(reports).into_iter().map(|report| json_line(&record_of(report))).collect()
}

/// Returns the same objects, for a document that holds them all.
#[must_use]
pub fn reports_as_records<'r>(reports: &'r [Report<'_>]) -> Vec<ReportJson<'r>> {
    sorted(reports).into_iter().map(record_of).collect()
}

fn record_of<'r>(report: &'r Report<'_>) -> ReportJson<'r> {
    let place = report.place.as_ref();
    let start = place.map(Place::start);
    ReportJson {
        code: report.code,
        severity: report.severity,
        message: &report.title,
        file: place.map(|it| it.path.as_str()).filter(|it| !it.is_empty()),
        line: start.map(|(line, _)| line),
        column: start.map(|(_, column)| column),
        end: place.map(|it| {
            let (line, column) = it.end();
            EndJson { line, column }
        }),
        label: place.map(|it| it.primary.1.as_str()).filter(|it| !it.is_empty()),
        help: &report.help,
        notes: &report.notes,
    }
}

/// A report as programs read it.
#[derive(Debug, Serialize)]
pub struct ReportJson<'a> {
    code: Option<&'a str>,
    severity: Severity,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end: Option<EndJson>,
    label: Option<&'a str>,
    help: &'a [String],
    notes: &'a [String],
}

#[derive(Debug, Serialize)]
struct EndJson {
    line: usize,
    column: usize,
}

/// Stands in for the path; `safe` lets no noncharacter through.
const PATH: char = '\u{fdd1}';
/// Stand in for isolates, which `annotate-snippets` would replace.
const ISOLATES: [(char, char); 2] = [('\u{fdd2}', ISOLATE_START), ('\u{fdd3}', ISOLATE_END)];

fn sorted<'a, 'b>(reports: &'b [Report<'a>]) -> Vec<&'b Report<'a>> {
    let mut sorted: Vec<_> = reports.iter().collect();
    sorted.sort_by_key(|report| {
        let place = report.place.as_ref();
        (place.map(|it| (&it.path, it.primary.0.start)), report.code, &report.title)
    });
    sorted
}

/// Makes words of a message safe line by line and keeps its lines. The program wrote the
/// sentence and others the names in it, so each right-to-left name is isolated by itself.
fn own_words(words: &str) -> String {
    let words = without_enormous_words(words);
    let lines: Vec<_> = shown_lines(&words).map(|line| isolated_runs(&line)).collect();
    let [(start_stand_in, start), (end_stand_in, end)] = ISOLATES;
    let text = lines.join("\n").replace(start, start_stand_in.encode_utf8(&mut [0; 4]));
    text.replace(end, end_stand_in.encode_utf8(&mut [0; 4]))
}

fn renderer(look: &Look) -> Renderer {
    let renderer = if look.colour {
        Renderer::styled()
            .error(Paint::Error.style())
            .warning(Paint::Warning.style())
            .help(Paint::Help.style())
            .note(Paint::Bright.style())
            .emphasis(Paint::Bright.style())
            .line_num(Paint::Margin.style())
            .context(Paint::Margin.style())
    } else {
        Renderer::plain()
    };
    // Lines are cut before they are drawn.
    renderer.decor_style(DecorStyle::Ascii).term_width(usize::MAX / 4)
}

/// Tells whether a place is a file as a whole, of which no line says more than its path.
fn is_whole_file(place: &Place<'_>) -> bool {
    place.primary == (0..0, String::new()) && place.secondary.is_empty()
}

/// Hands the stand-ins to `annotate-snippets`.
fn snippet<'a>(place: &Place<'_>, scene: &'a Scene) -> Snippet<'a, Annotation<'a>> {
    let labels = std::iter::once(&place.primary).chain(&place.secondary);
    let marks = scene.marks.iter().zip(labels).enumerate();
    let marks = marks.map(|(at, (span, (_, label)))| {
        let kind = match at {
            0 => AnnotationKind::Primary,
            _ => AnnotationKind::Context,
        };
        let label = (!label.is_empty()).then(|| own_words(label));
        kind.span(span.clone()).label(label)
    });
    // What was typed is in no file.
    let path = (!place.path.is_empty()).then(|| PATH.to_string());
    Snippet::source(scene.stand_in.as_str()).line_start(scene.line_first).path(path).annotations(marks)
}

/// Puts the quoted line and the place in the file in place of the stand-ins of a drawn row.
fn quoted(row: &str, place: &Place<'_>, scene: &Scene) -> String {
    if let Some((before, after)) = row.split_once(PATH) {
        if is_whole_file(place) {
            return format!("{before}{}{after}", safe(&place.path));
        }
        let (line, column) = place.start();
        let after = after.trim_start_matches(|it: char| it == ':' || it.is_ascii_digit());
        format!("{before}{}:{line}:{column}{after}", safe(&place.path))
    } else if let Some((before, after)) = row.split_once(COLUMN) {
        let line = line_number(before).and_then(|line| scene.shown.get(&line));
        let line = line.map_or("", String::as_str);
        format!("{before}{line}{}", after.trim_start_matches(COLUMN))
    } else {
        row.to_owned()
    }
}

/// Puts isolates in place of their stand-ins.
fn isolated(row: &str) -> String {
    let [(start_stand_in, start), (end_stand_in, end)] = ISOLATES;
    row.replace(start_stand_in, start.encode_utf8(&mut [0; 4])).replace(end_stand_in, end.encode_utf8(&mut [0; 4]))
}

/// Reads the number a drawn row starts with, behind its escape sequences.
fn line_number(row: &str) -> Option<usize> {
    let mut rest = row;
    while let Some(sequence) = rest.strip_prefix('\x1b') {
        rest = sequence.split_once('m')?.1;
    }
    let digits = rest.trim_start();
    let end = digits.find(|it: char| !it.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn place<'a>(text: &'a str, word: &str, label: &str) -> Place<'a> {
        let start = text.find(word).unwrap();
        Place {
            path: "expenses.csv".to_owned(),
            text,
            primary: (start..start + word.len(), label.to_owned()),
            secondary: Vec::new(),
        }
    }

    fn report(place: Option<Place<'_>>) -> Report<'_> {
        Report {
            severity: Severity::Error,
            code: Some("E012"),
            title: "unknown member `bbo`".to_owned(),
            place,
            help: vec!["did you mean `bob`?".to_owned()],
            notes: Vec::new(),
        }
    }

    fn check(text: &str, word: &str, wanted: &Expect) {
        let report = Report { help: Vec::new(), ..report(Some(place(text, word, "nobody"))) };
        wanted.assert_eq(&report_as_text(&report, &Look::plain()));
    }

    const FILE: &str = "id,date,description,amount,paid_by,split\n\
        # the trip\n\
        \n\
        e9d4,2026-06-13,groceries,57.31,bbo,alice bob carol dan\n\
        e2fa,2026-06-12,dinner,86.40,bob,alice bob carol dan\n\
        \n\
        e4mk,2026-06-14,surf lesson,320.00,dan,bob=160 carol=80 dan=79.99\n";

    fn sum() -> Report<'static> {
        let amount = FILE.find("320.00").unwrap();
        Report {
            severity: Severity::Warning,
            code: Some("E021"),
            title: "shares do not add up to the amount".to_owned(),
            place: Some(Place {
                secondary: vec![(amount..amount + 6, "the expense is 320.00".to_owned())],
                ..place(FILE, "bob=160 carol=80 dan=79.99", "these are 319.99")
            }),
            help: vec!["0.01 EUR is missing; `dan=80` would do it".to_owned()],
            notes: vec!["see `clique explain E021`".to_owned()],
        }
    }

    #[test]
    fn the_look() {
        let reports = [sum(), report(Some(place(FILE, "bbo", "no member has this id or alias")))];
        expect![[r#"
            error[E012]: unknown member `bbo`
             --> expenses.csv:4:33
              |
            4 | e9d4,2026-06-13,groceries,57.31,bbo,alice bob carol dan
              |                                 ^^^ no member has this id or alias
              |
              = help: did you mean `bob`?

            warning[E021]: shares do not add up to the amount
             --> expenses.csv:7:40
              |
            7 | e4mk,2026-06-14,surf lesson,320.00,dan,bob=160 carol=80 dan=79.99
              |                             ------     ^^^^^^^^^^^^^^^^^^^^^^^^^^ these are 319.99
              |                             |
              |                             the expense is 320.00
              |
              = help: 0.01 EUR is missing; `dan=80` would do it
              = note: see `clique explain E021`
        "#]]
        .assert_eq(&reports_as_text(&reports, &Look::plain()));
    }

    #[test]
    fn with_colour() {
        let look = Look { colour: true, ..Look::plain() };
        expect![[r#"
            ^[1m^[33mwarning[E021]^[0m^[1m: shares do not add up to the amount^[0m
             ^[1m^[34m--> ^[0mexpenses.csv:7:40
              ^[1m^[34m|^[0m
            ^[1m^[34m7^[0m ^[1m^[34m|^[0m e4mk,2026-06-14,surf lesson,320.00,dan,bob=160 carol=80 dan=79.99
              ^[1m^[34m|^[0m                             ^[1m^[34m------^[0m     ^[1m^[33m^^^^^^^^^^^^^^^^^^^^^^^^^^^[0m ^[1m^[33mthese are 319.99^[0m
              ^[1m^[34m|^[0m                             ^[1m^[34m|^[0m
              ^[1m^[34m|^[0m                             ^[1m^[34mthe expense is 320.00^[0m
              ^[1m^[34m|^[0m
              ^[1m^[34m= ^[0m^[1mhelp^[0m: 0.01 EUR is missing; `dan=80` would do it
              ^[1m^[34m= ^[0m^[1mnote^[0m: see `clique explain E021`
        "#]].assert_eq(&report_as_text(&sum(), &look).replace('\x1b', "^"));
    }

    #[test]
    fn without_a_place_or_a_code() {
        expect![[r#"
            error[E012]: unknown member `bbo`
             |
             = help: did you mean `bob`?
        "#]]
        .assert_eq(&report_as_text(&report(None), &Look::plain()));
        let report = Report {
            code: None,
            title: "AMOUNT is missing and standard input is not a terminal".to_owned(),
            ..report(None)
        };
        expect![[r#"
            error: AMOUNT is missing and standard input is not a terminal
             |
             = help: did you mean `bob`?
        "#]]
        .assert_eq(&report_as_text(&report, &Look::plain()));
    }

    #[test]
    fn carriage_returns_and_byte_order_marks_do_not_count() {
        check(
            "\u{feff}id,who\r\n\r\nx,bbo\r\n",
            "bbo",
            &expect![[r#"
            error[E012]: unknown member `bbo`
             --> expenses.csv:3:3
              |
            3 | x,bbo
              |   ^^^ nobody
        "#]],
        );
        check(
            "\u{feff}bbo,who\r\n",
            "bbo",
            &expect![[r#"
            error[E012]: unknown member `bbo`
             --> expenses.csv:1:1
              |
            1 | bbo,who
              | ^^^ nobody
        "#]],
        );
    }

    #[test]
    fn carets_stand_under_wide_and_hidden_characters() {
        check(
            "a\tb,\tbbo,c",
            "bbo",
            &expect![[r#"
            error[E012]: unknown member `bbo`
             --> expenses.csv:1:6
              |
            1 | a   b,  bbo,c
              |         ^^^ nobody
        "#]],
        );
        check(
            "漢字,bbo,c",
            "bbo",
            &expect![[r#"
            error[E012]: unknown member `bbo`
             --> expenses.csv:1:4
              |
            1 | 漢字,bbo,c
              |      ^^^ nobody
        "#]],
        );
        check(
            "漢字,bbo,c",
            "字",
            &expect![[r#"
            error[E012]: unknown member `bbo`
             --> expenses.csv:1:2
              |
            1 | 漢字,bbo,c
              |   ^^ nobody
        "#]],
        );
        check(
            "👨\u{200d}👩\u{200d}👧 and 🇵🇹,bbo,c",
            "bbo",
            &expect![[r#"
                error[E012]: unknown member `bbo`
                 --> expenses.csv:1:14
                  |
                1 | 👨‍👩‍👧 and 🇵🇹,bbo,c
                  |           ^^^ nobody
            "#]],
        );
        check(
            "\x1b[31mred\u{202e},bbo,c",
            "bbo",
            &expect![[r#"
            error[E012]: unknown member `bbo`
             --> expenses.csv:1:11
              |
            1 | <U+001B>[31mred<U+202E>,bbo,c
              |                         ^^^ nobody
        "#]],
        );
        check(
            "\x1b[31mred\u{202e},bbo,c",
            "\u{202e}",
            &expect![[r#"
            error[E012]: unknown member `bbo`
             --> expenses.csv:1:9
              |
            1 | <U+001B>[31mred<U+202E>,bbo,c
              |                ^^^^^^^^ nobody
        "#]],
        );
    }

    #[test]
    fn right_to_left_words_stay_in_their_columns() {
        let report = Report {
            title: "unknown member `דנה`".to_owned(),
            ..report(Some(place("x,דנה,12.00", "דנה", "מי?")))
        };
        let text = report_as_text(&report, &Look::plain());
        expect![[r#"
            error[E012]: unknown member `[דנה]`
             --> expenses.csv:1:3
              |
            1 | x,[דנה],12.00
              |   ^^^ [מי]?
              |
              = help: did you mean `bob`?
        "#]]
        .assert_eq(&text.replace(ISOLATE_START, "[").replace(ISOLATE_END, "]"));
    }

    #[test]
    fn a_cell_over_several_lines_is_marked_as_one() {
        let text = "id,note\ne7q2,\"first\nsecond\nthird\",x\nnext\n";
        check(
            text,
            "\"first\nsecond\nthird\"",
            &expect![[r#"
            error[E012]: unknown member `bbo`
             --> expenses.csv:2:6
              |
            2 |   e7q2,"first
              |  ______^
            3 | | second
            4 | | third",x
              | |______^ nobody
        "#]],
        );
        check(
            text,
            "third",
            &expect![[r#"
            error[E012]: unknown member `bbo`
             --> expenses.csv:4:1
              |
            4 | third",x
              | ^^^^^ nobody
        "#]],
        );
    }

    #[test]
    fn marks_far_apart() {
        let text = format!("a=1\n{}a=2\n", "\n".repeat(50_000));
        let report = Report {
            title: "`a` is given twice".to_owned(),
            place: Some(Place { secondary: vec![(0..1, "first here".to_owned())], ..place(&text, "a=2", "again") }),
            ..report(None)
        };
        expect![[r#"
            error[E012]: `a` is given twice
                 --> expenses.csv:50002:1
                  |
                1 | a=1
                  | - first here
            ...
            50002 | a=2
                  | ^^^ again
                  |
                  = help: did you mean `bob`?
        "#]]
        .assert_eq(&report_as_text(&report, &Look::plain()));
    }

    #[test]
    fn long_lines_are_cut_around_the_caret() {
        let text = format!("{},bbo,{}\n", "x".repeat(40_000), "漢".repeat(10_000));
        let place = Place { secondary: vec![(0..2, "far away".to_owned())], ..place(&text, "bbo", "nobody") };
        let report = report(Some(place));
        for ascii in [false, true] {
            let look = Look { ascii, width: Some(60), ..Look::plain() };
            let text = report_as_text(&report, &look);
            if ascii {
                expect![[r#"
                    error[E012]: unknown member `bbo`
                     --> expenses.csv:1:40002
                      |
                    1 | ...xxxxxxxxxxxxxxxxxxxxxx,bbo,漢漢漢漢漢漢漢漢漢漢漢...
                      |    - far away             ^^^ nobody
                      |
                      = help: did you mean `bob`?
                "#]]
                .assert_eq(&text);
            } else {
                expect![[r#"
                    error[E012]: unknown member `bbo`
                     --> expenses.csv:1:40002
                      |
                    1 | …xxxxxxxxxxxxxxxxxxxxxxxx,bbo,漢漢漢漢漢漢漢漢漢漢漢漢…
                      |  - far away               ^^^ nobody
                      |
                      = help: did you mean `bob`?
                "#]]
                .assert_eq(&text);
            }
        }
    }

    #[test]
    fn places_at_and_beyond_the_end() {
        let at = |text, range| {
            let place = Place { primary: (range, "here".to_owned()), ..place(text, "", "") };
            report_as_text(&Report { help: vec![], ..report(Some(place)) }, &Look::plain())
        };
        expect![[r#"
            error[E012]: unknown member `bbo`
             --> expenses.csv:1:1
              |
            1 |
              | ^ here
            error[E012]: unknown member `bbo`
             --> expenses.csv:1:3
              |
            1 | ab
              |   ^ here
            error[E012]: unknown member `bbo`
             --> expenses.csv:2:1
              |
            2 |
              | ^ here
            error[E012]: unknown member `bbo`
             --> expenses.csv:1:3
              |
            1 | ab
              |   ^ here
            error[E012]: unknown member `bbo`
             --> expenses.csv:1:1
              |
            1 | é
              | ^ here
        "#]]
        .assert_eq(&[at("", 0..0), at("ab", 2..2), at("ab\n", 3..3), at("ab\n", 2..3), at("é", 1..99)].join(""));
    }

    #[test]
    fn hostile_words_are_shown() {
        let report = Report {
            title: "unknown `\x1b[2J`".to_owned(),
            place: Some(Place {
                path: "a\x1bb\nc.csv".to_owned(),
                ..place("x\u{fdd0}\u{fdd1}:1:2", "x", "\u{7}\u{fdd1}")
            }),
            help: vec!["one\ntwo\u{202e}".to_owned()],
            ..report(None)
        };
        expect![[r#"
            error[E012]: unknown `<U+001B>[2J`
             --> a<U+001B>b⏎c.csv:1:1
              |
            1 | x<U+FDD0><U+FDD1>:1:2
              | ^ <U+0007><U+FDD1>
              |
              = help: one
                      two<U+202E>
        "#]]
        .assert_eq(&report_as_text(&report, &Look::plain()));
    }

    #[test]
    fn many_reports_end_in_a_count() {
        let reports = vec![report(None); 23];
        let text = reports_as_text(&reports, &Look::plain());
        assert_eq!(text.matches("error[E012]").count(), 20);
        assert!(text.ends_with("\n\n… 3 more\n"));
    }

    #[test]
    fn json_lines() {
        let reports = [report(None), sum(), report(Some(place("\u{feff}é\r\n\tbbo\r\n", "bbo", "")))];
        expect![[r#"
            {"code":"E012","severity":"error","message":"unknown member `bbo`","file":null,"line":null,"column":null,"end":null,"label":null,"help":["did you mean `bob`?"],"notes":[]}
            {"code":"E012","severity":"error","message":"unknown member `bbo`","file":"expenses.csv","line":2,"column":2,"end":{"line":2,"column":5},"label":null,"help":["did you mean `bob`?"],"notes":[]}
            {"code":"E021","severity":"warning","message":"shares do not add up to the amount","file":"expenses.csv","line":7,"column":40,"end":{"line":7,"column":66},"label":"these are 319.99","help":["0.01 EUR is missing; `dan=80` would do it"],"notes":["see `clique explain E021`"]}
        "#]].assert_eq(&reports_as_json(&reports).unwrap());
    }

    #[test]
    fn any_place_in_any_text_is_drawn() {
        let text = "\u{feff}a\r\n漢\t👨\u{200d}👩\u{200d}👧\u{202e}\r\r\n\n\"דנה\n e\u{301}\n";
        for width in [None, Some(1), Some(30)] {
            let look = Look { width, ..Look::plain() };
            for start in 0..=text.len() + 1 {
                for end in [0, start, start + 1, start + 9, text.len(), usize::MAX] {
                    let place = Place {
                        primary: (start..end, "here".to_owned()),
                        secondary: vec![(end..start, "there".to_owned())],
                        ..place(text, "", "")
                    };
                    let drawn = report_as_text(&report(Some(place)), &look);
                    assert!(drawn.contains("here"), "{start}..{end}: {drawn}");
                    assert!(!drawn.contains([COLUMN, PATH]), "{start}..{end}: {drawn}");
                }
            }
        }
    }
}
