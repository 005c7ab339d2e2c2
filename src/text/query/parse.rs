//! Reads queries by recursive descent; a problem knows the bytes it is about.

use std::ops::Range;

use super::{Key, Query, Sign, Term, Value};

/// So deep brackets and `not` may nest.
const DEPTH_MAX: usize = 64;

/// Why a text is not a query, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryProblem {
    /// What it is about, in bytes of the text.
    pub span: Range<usize>,
    /// What is wrong.
    pub kind: QueryProblemKind,
}

/// What is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryProblemKind {
    /// There is no such key; the one that was most likely meant.
    UnknownKey(Option<String>),
    /// No value stands behind the sign.
    NoValue(Key),
    /// The key has no order, so it cannot be compared like that.
    NoOrder(Key),
    /// A comparison takes one value.
    SeveralValues(Sign),
    /// A quote is not closed.
    OpenQuote,
    /// A bracket is not closed.
    OpenBracket,
    /// A bracket is closed that was not opened.
    CloseBracket,
    /// Nothing stands in the brackets.
    EmptyBrackets,
    /// Nothing stands behind or before this word.
    Dangling(&'static str),
    /// Something stands right behind a closing quote.
    BehindQuote,
    /// It is nested deeper than anyone reads.
    TooDeep,
}

/// Reads a query.
///
/// # Errors
///
/// Says what is wrong and where; the first problem from the left.
pub fn parse(text: &str) -> Result<Query, QueryProblem> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    reader.skip_blanks();
    if reader.rest().is_empty() {
        return Ok(Query::everything());
    }
    let query = reader.any()?;
    match reader.rest().chars().next() {
        None => Ok(query),
        Some(_) => Err(problem(reader.at..reader.at + 1, QueryProblemKind::CloseBracket)),
    }
}

/// Tells whether a word joins others instead of being looked for.
#[must_use]
pub fn is_keyword(word: &str) -> bool {
    ["or", "and", "not"].iter().any(|keyword| keyword.eq_ignore_ascii_case(word))
}

/// Tells whether a character begins a sign behind a key.
#[must_use]
pub const fn is_sign(character: char) -> bool {
    matches!(character, ':' | '=' | '!' | '<' | '>')
}

const fn problem(span: Range<usize>, kind: QueryProblemKind) -> QueryProblem {
    QueryProblem { span, kind }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    /// Returns the word that stands here, up to a blank or a bracket.
    fn word(&self) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')')).unwrap_or(rest.len());
        &rest[..end]
    }

    fn take_keyword(&mut self, keyword: &'static str) -> Option<Range<usize>> {
        let word = self.word();
        word.eq_ignore_ascii_case(keyword).then(|| {
            let span = self.at..self.at + word.len();
            self.at = span.end;
            self.skip_blanks();
            span
        })
    }

    /// Tells whether nothing that could be looked for stands here.
    fn is_at_end(&self) -> bool {
        self.rest().is_empty() || self.rest().starts_with(')')
    }

    fn any(&mut self) -> Result<Query, QueryProblem> {
        let mut parts = vec![self.all()?];
        while let Some(span) = self.take_keyword("or") {
            if self.is_at_end() {
                return Err(problem(span, QueryProblemKind::Dangling("or")));
            }
            parts.push(self.all()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Query::Any(parts) })
    }

    fn all(&mut self) -> Result<Query, QueryProblem> {
        let mut parts = Vec::new();
        loop {
            let word = self.word();
            if word.eq_ignore_ascii_case("or") || word.eq_ignore_ascii_case("and") && parts.is_empty() {
                if parts.is_empty() {
                    let keyword = if word.eq_ignore_ascii_case("or") { "or" } else { "and" };
                    return Err(problem(self.at..self.at + word.len(), QueryProblemKind::Dangling(keyword)));
                }
                break;
            }
            if let Some(span) = self.take_keyword("and")
                && (self.is_at_end() || self.word().eq_ignore_ascii_case("or"))
            {
                return Err(problem(span, QueryProblemKind::Dangling("and")));
            }
            if self.is_at_end() {
                break;
            }
            parts.push(self.one()?);
            self.skip_blanks();
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Query::All(parts) })
    }

    fn one(&mut self) -> Result<Query, QueryProblem> {
        let start = self.at;
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(problem(start..start + 1, QueryProblemKind::TooDeep));
        }
        let query = if let Some(span) = self.take_not() {
            if self.is_at_end() {
                return Err(problem(span, QueryProblemKind::Dangling("not")));
            }
            Query::Not(Box::new(self.one()?))
        } else if self.rest().starts_with('(') {
            self.brackets()?
        } else {
            self.term()?
        };
        self.depth -= 1;
        Ok(query)
    }

    /// Takes `not`, `!` or `-`.
    fn take_not(&mut self) -> Option<Range<usize>> {
        if self.rest().starts_with(['!', '-']) {
            self.at += 1;
            let span = self.at - 1..self.at;
            self.skip_blanks();
            return Some(span);
        }
        self.take_keyword("not")
    }

    fn brackets(&mut self) -> Result<Query, QueryProblem> {
        let open = self.at..self.at + 1;
        self.at += 1;
        self.skip_blanks();
        if self.rest().starts_with(')') {
            return Err(problem(open.start..self.at + 1, QueryProblemKind::EmptyBrackets));
        }
        if self.rest().is_empty() {
            return Err(problem(open, QueryProblemKind::OpenBracket));
        }
        let query = self.any()?;
        if !self.rest().starts_with(')') {
            return Err(problem(open, QueryProblemKind::OpenBracket));
        }
        self.at += 1;
        Ok(query)
    }

    fn term(&mut self) -> Result<Query, QueryProblem> {
        let start = self.at;
        if self.rest().starts_with('#') && self.word().len() > 1 {
            self.at += 1;
            return self.values(Key::Tag, Sign::Is, start);
        }
        let word = self.word();
        let letters = word.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(word.len());
        let is_key = word.starts_with(char::is_alphabetic) && letters < word.len();
        let sign = if is_key { sign_at(&word[letters..]) } else { None };
        let Some((sign, length)) = sign else {
            let value = self.value(false)?;
            return Ok(Query::Term(Term { key: Key::Text, sign: Sign::Is, values: vec![value], span: start..self.at }));
        };
        let name = &word[..letters];
        let Some(key) = Key::named(name) else {
            return Err(problem(start..start + letters, QueryProblemKind::UnknownKey(Key::like(name))));
        };
        if sign.is_order() && !key.is_ordered() {
            return Err(problem(start + letters..start + letters + length, QueryProblemKind::NoOrder(key)));
        }
        self.at += letters + length;
        self.values(key, sign, start)
    }

    fn values(&mut self, key: Key, sign: Sign, start: usize) -> Result<Query, QueryProblem> {
        let mut values = Vec::new();
        loop {
            if self.rest().is_empty() || self.rest().starts_with(|c: char| c.is_whitespace() || c == ')' || c == ',') {
                return Err(problem(start..self.at, QueryProblemKind::NoValue(key)));
            }
            values.push(self.value(key.takes_several())?);
            if !key.takes_several() || !self.rest().starts_with(',') {
                break;
            }
            self.at += 1;
        }
        if sign.is_order() && values.len() > 1 {
            let span = values[0].span.start..self.at;
            return Err(problem(span, QueryProblemKind::SeveralValues(sign)));
        }
        Ok(Query::Term(Term { key, sign, values, span: start..self.at }))
    }

    /// Reads one value; where several may stand, a comma ends it.
    fn value(&mut self, splits: bool) -> Result<Value, QueryProblem> {
        if self.rest().starts_with(['"', '\'']) {
            return self.quoted(splits);
        }
        let rest = self.rest();
        let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')') || splits && c == ',';
        let end = rest.find(ends).unwrap_or(rest.len());
        let span = self.at..self.at + end;
        self.at = span.end;
        Ok(Value { text: rest[..end].to_owned(), span })
    }

    fn quoted(&mut self, splits: bool) -> Result<Value, QueryProblem> {
        let rest = self.rest();
        let mut characters = rest.char_indices();
        let quote = characters.next().map_or('"', |(_, quote)| quote);
        let (mut text, mut is_taken) = (String::new(), false);
        for (at, character) in characters {
            if !is_taken && character == '\\' {
                is_taken = true;
            } else if !is_taken && character == quote {
                let span = self.at + 1..self.at + at;
                self.at += at + 1;
                let behind = self.rest().chars().next();
                let fits = behind.is_none_or(|c| c.is_whitespace() || c == ')' || splits && c == ',');
                let next = self.at..self.at + behind.map_or(0, char::len_utf8);
                return if fits { Ok(Value { text, span }) } else { Err(problem(next, QueryProblemKind::BehindQuote)) };
            } else {
                text.push(character);
                is_taken = false;
            }
        }
        Err(problem(self.at..self.at + 1, QueryProblemKind::OpenQuote))
    }
}

/// Reads a sign and tells its length; `:>` is `>`, as some other programs have it.
fn sign_at(text: &str) -> Option<(Sign, usize)> {
    let find = |text: &str| Sign::ALL.iter().find(|(_, written)| text.starts_with(written)).copied();
    if let Some((sign, written)) = text.strip_prefix(':').and_then(find).filter(|(sign, _)| sign.is_order()) {
        return Some((sign, written.len() + 1));
    }
    find(text).map(|(sign, written)| (sign, written.len()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Returns what a problem is about and what is wrong.
    fn wrong(text: &str) -> (String, QueryProblemKind) {
        let problem = parse(text).unwrap_err();
        (text[problem.span].to_owned(), problem.kind)
    }

    #[test]
    fn problems_are_about_the_very_characters() {
        use QueryProblemKind as Kind;
        let cases = [
            ("payr:ana x", "payr", Kind::UnknownKey(Some("payer".into()))),
            ("x zzz<4", "zzz", Kind::UnknownKey(None)),
            ("x payer:", "payer:", Kind::NoValue(Key::Payer)),
            ("cat:food, x", "cat:food,", Kind::NoValue(Key::Category)),
            ("(cat:)", "cat:", Kind::NoValue(Key::Category)),
            ("cat>food", ">", Kind::NoOrder(Key::Category)),
            ("date>=monday,friday", "monday,friday", Kind::SeveralValues(Sign::AtLeast)),
            ("text:\"night", "\"", Kind::OpenQuote),
            ("'a'b", "b", Kind::BehindQuote),
            ("x (a or b", "(", Kind::OpenBracket),
            ("x (", "(", Kind::OpenBracket),
            ("a) b", ")", Kind::CloseBracket),
            ("a () b", "()", Kind::EmptyBrackets),
            ("a or", "or", Kind::Dangling("or")),
            ("or a", "or", Kind::Dangling("or")),
            ("a or or b", "or", Kind::Dangling("or")),
            ("a and", "and", Kind::Dangling("and")),
            ("AND a", "AND", Kind::Dangling("and")),
            ("a and or b", "and", Kind::Dangling("and")),
            ("x not", "not", Kind::Dangling("not")),
            ("(not)", "not", Kind::Dangling("not")),
            ("x -", "-", Kind::Dangling("not")),
        ];
        for (text, about, kind) in cases {
            assert_eq!(wrong(text), (about.to_owned(), kind), "{text}");
        }
        assert_eq!(wrong(&"(".repeat(100)).1, QueryProblemKind::TooDeep);
    }

    #[test]
    fn nothing_asks_for_everything() {
        assert!(parse("  ").unwrap().is_everything());
    }

    #[test]
    fn values_know_where_they_stand() {
        let text = "cat:rent,\"a b\" amount:12,50";
        let query = parse(text).unwrap();
        let stands = |term: &Term| {
            let values = term.values.iter().map(|value| text[value.span.clone()].to_owned());
            (text[term.span.clone()].to_owned(), values.collect::<Vec<_>>())
        };
        let found: Vec<_> = query.terms().into_iter().map(stands).collect();
        let expected = [("cat:rent,\"a b\"", vec!["rent", "a b"]), ("amount:12,50", vec!["12,50"])];
        let expected =
            expected.map(|(term, values)| (term.to_owned(), values.into_iter().map(str::to_owned).collect()));
        assert_eq!(found, expected);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_at_a_place_in_it(text in "[-a-z:=!<>,()\"'\\\\# ]{0,24}|\\PC{0,24}") {
            if let Err(problem) = parse(&text) {
                prop_assert!(text.get(problem.span).is_some());
            }
        }
    }
}
