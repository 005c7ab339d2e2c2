//! Prints queries; law: what is printed reads as the same query.

use std::fmt::{self, Display};

use super::parse::{is_keyword, is_sign};
use super::{Key, Query, Term};

impl Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Query::All(parts) => joined(f, parts, " ", |part| matches!(part, Query::All(_) | Query::Any(_))),
            Query::Any(parts) => joined(f, parts, " or ", |part| matches!(part, Query::Any(_))),
            Query::Not(part) => {
                f.write_str("not ")?;
                inner(f, part, matches!(**part, Query::All(_) | Query::Any(_)))
            }
            Query::Term(term) => term.fmt(f),
        }
    }
}

fn joined(
    f: &mut fmt::Formatter<'_>,
    parts: &[Query],
    between: &str,
    needs_brackets: impl Fn(&Query) -> bool,
) -> fmt::Result {
    for (place, part) in parts.iter().enumerate() {
        f.write_str(if place == 0 { "" } else { between })?;
        inner(f, part, needs_brackets(part))?;
    }
    Ok(())
}

fn inner(f: &mut fmt::Formatter<'_>, query: &Query, brackets: bool) -> fmt::Result {
    if brackets { write!(f, "({query})") } else { query.fmt(f) }
}

impl Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_bare = self.key == Key::Text && self.sign == super::Sign::Is && self.values.len() == 1;
        if !is_bare {
            write!(f, "{}{}", self.key.name(), self.sign.text())?;
        }
        for (place, value) in self.values.iter().enumerate() {
            f.write_str(if place == 0 { "" } else { "," })?;
            write_value(f, &value.text, is_bare, self.key.takes_several())?;
        }
        Ok(())
    }
}

/// Writes a value, in quotes where it would be read as something else without.
fn write_value(f: &mut fmt::Formatter<'_>, text: &str, is_bare: bool, splits: bool) -> fmt::Result {
    let is_special = |c: char| c.is_whitespace() || matches!(c, '(' | ')');
    let is_plain = !text.is_empty()
        && !text.contains(is_special)
        && !text.starts_with(['"', '\'', '<', '>', '='])
        && (is_bare || !splits || !text.contains(','))
        && (is_bare || !text.starts_with(',') && !text.ends_with(','))
        && (!is_bare || !is_keyword(text) && !text.starts_with(['-', '!', '#']) && !text.contains(is_sign));
    if is_plain {
        return f.write_str(text);
    }
    write!(f, "\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use proptest::prelude::*;

    use super::super::{Sign, Value, parse};
    use super::*;

    const NOWHERE: Range<usize> = 0..0;

    /// Forgets where things stand.
    fn placeless(query: Query) -> Query {
        match query {
            Query::All(parts) => Query::All(parts.into_iter().map(placeless).collect()),
            Query::Any(parts) => Query::Any(parts.into_iter().map(placeless).collect()),
            Query::Not(part) => Query::Not(Box::new(placeless(*part))),
            Query::Term(Term { key, sign, values, .. }) => {
                let values = values.into_iter().map(|value| Value { span: NOWHERE, ..value }).collect();
                Query::Term(Term { key, sign, values, span: NOWHERE })
            }
        }
    }

    fn terms() -> impl Strategy<Value = Query> {
        let text = prop_oneof!["[a-z]{1,6}", "[-a-z0-9.,:<>=!#()\"'\\\\ ]{0,8}", "or|and|not|OR", "\\PC{0,6}"];
        let value = text.prop_map(|text| Value { text, span: NOWHERE });
        let key = (0..Key::ALL.len()).prop_map(|place| Key::ALL[place].0);
        let sign = prop_oneof![3 => Just(Sign::Is), 1 => (0..Sign::ALL.len()).prop_map(|place| Sign::ALL[place].0)];
        (key, sign, prop::collection::vec(value, 1..4)).prop_map(|(key, sign, mut values)| {
            let sign = if key.is_ordered() || !sign.is_order() { sign } else { Sign::IsNot };
            if sign.is_order() || !key.takes_several() {
                values.truncate(1);
            }
            Query::Term(Term { key, sign, values, span: NOWHERE })
        })
    }

    fn queries() -> impl Strategy<Value = Query> {
        terms().prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 2..4).prop_map(Query::All),
                prop::collection::vec(inner.clone(), 2..4).prop_map(Query::Any),
                inner.prop_map(|query| Query::Not(Box::new(query))),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_as_the_same(query in queries()) {
            let text = query.to_string();
            let read = parse(&text).map(placeless);
            prop_assert_eq!(read, Ok(query), "{}", text);
        }
    }

    #[test]
    fn prints_as_people_write() {
        let cases = [
            ("PAID-BY=ana  category:rent", "payer:ana cat:rent"),
            ("a and (b or c)", "a (b or c)"),
            ("a or b and c", "a or b c"),
            ("-(a b)", "not (a b)"),
            ("#sea", "tag:sea"),
            ("\"or\" 'http://x'", "\"or\" \"http://x\""),
            ("amount:>=50 text:'it\\'s'", "amount>=50 it's"),
        ];
        for (text, printed) in cases {
            assert_eq!(parse(text).unwrap().to_string(), printed);
        }
    }
}
