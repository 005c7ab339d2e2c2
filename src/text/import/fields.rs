//! Some fields of a JSON object, each with its name, so that it can be said which one is missing.

use std::borrow::Cow;

use super::json::{Node, NodeKind};
use super::problem::ImportProblem;

/// Makes a type of the fields that are asked for of an object: each is named once, beside its name in the text.
macro_rules! fields_of {
    ($(#[$about:meta])* $name:ident { $($field:ident: $word:literal),+ $(,)? }) => {
        $(#[$about])*
        pub(super) struct $name<'t> {
            pub node: crate::text::import::json::Node<'t>,
            $(pub $field: crate::text::import::fields::Field<'t>),+
        }

        impl<'t> $name<'t> {
            /// Finds the fields.
            ///
            /// # Errors
            ///
            /// When it is no object.
            pub(super) fn of(
                node: crate::text::import::json::Node<'t>,
            ) -> Result<$name<'t>, crate::text::import::problem::ImportProblem> {
                let [$($field),+] = node.fields([$($word),+])?;
                Ok($name { node, $($field),+ })
            }
        }
    };
}

pub(super) use fields_of;

/// A field that was asked for, whether it is there or not.
#[derive(Clone, Copy, Debug)]
pub struct Field<'t> {
    name: &'static str,
    /// Where the object begins.
    object: usize,
    value: Option<Node<'t>>,
}

impl<'t> Node<'t> {
    /// Finds some of its fields, as [`super::json::Object::find`] does; that is quicker, as nothing is kept of the
    /// others.
    ///
    /// # Errors
    ///
    /// When it is no object.
    pub fn fields<const N: usize>(&self, names: [&'static str; N]) -> Result<[Field<'t>; N], ImportProblem> {
        if self.kind() != NodeKind::Object {
            return Err(self.unlike("an object"));
        }
        let object = self.span().start;
        let mut found = names.map(|name| Field { name, object, value: None });
        let (mut rest, mut next) = (self.inside(), 0);
        while let Some(name) = self.next_value(&mut rest) {
            let value = self.next_value(&mut rest).ok_or_else(|| self.unlike("an object"))?;
            let name = name.words()?;
            // Most programs write them in the order in which they are asked for here.
            let behind = names[next..].iter().position(|wanted| *wanted == name).map(|place| next + place);
            if let Some(place) = behind.or_else(|| names[..next].iter().position(|wanted| *wanted == name)) {
                found[place].value = Some(value).filter(|node| node.kind() != NodeKind::Null);
                next = place + 1;
            }
        }
        Ok(found)
    }
}

impl<'t> Field<'t> {
    /// Returns its value; `null` counts as none.
    #[must_use]
    pub fn find(&self) -> Option<Node<'t>> {
        self.value
    }

    /// Returns its value, which must be there.
    ///
    /// # Errors
    ///
    /// When it is not there, or `null`.
    pub fn need(&self) -> Result<Node<'t>, ImportProblem> {
        self.value.ok_or_else(|| lacking(self.object, self.name))
    }

    /// Reads its text; empty where it is not there.
    ///
    /// # Errors
    ///
    /// When it is something else than a text.
    pub fn words(&self) -> Result<Cow<'t, str>, ImportProblem> {
        self.value.map_or(Ok(Cow::Borrowed("")), |node| node.words())
    }

    /// Reads its items; none where it is not there.
    ///
    /// # Errors
    ///
    /// When it is something else than a list.
    pub fn list(&self) -> Result<Vec<Node<'t>>, ImportProblem> {
        self.value.map_or(Ok(Vec::new()), |node| node.list())
    }
}

/// Says that an object, which begins here, has no field of a name, or `null` in it.
pub(super) fn lacking(object: usize, name: &str) -> ImportProblem {
    ImportProblem::new(object..object + 1, format!("`{name}` is missing here"))
}

#[cfg(test)]
mod tests {
    use super::super::json::Document;
    use super::*;

    #[test]
    fn some_fields_are_those_that_are_found_among_all() {
        for text in [r#"{"a": 1, "b": {"a": 2}, "a": 3, "\u0063": 4}"#, r#"{"b": 1, "b": null}"#, "{}"] {
            let document = Document::read(text).unwrap();
            let (node, names) = (document.root(), ["c", "a", "b", "d"]);
            let all = node.object().unwrap();
            let spans = |nodes: [Option<Node<'_>>; 4]| nodes.map(|node| node.map(|node| node.span()));
            let some = node.fields(names).unwrap();
            assert_eq!(spans(some.map(|field| field.find())), spans(names.map(|name| all.find(name))), "{text}");
            assert_eq!(some[3].need().unwrap_err(), all.need("d").unwrap_err());
            assert_eq!(some[3].need().unwrap_err().words, "`d` is missing here");
            assert_eq!((some[3].words().unwrap().as_ref(), some[3].list().unwrap().len()), ("", 0));
        }
        let list = Document::read("[1]").unwrap();
        assert_eq!(list.root().fields(["a"]).unwrap_err(), list.root().object().unwrap_err());
    }
}
