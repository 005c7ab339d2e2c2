//! Files that belong to a transaction, in base64.

use crate::text::base64::decode;
use crate::text::import::bills::Attachment;
use crate::text::import::json::{Node, Object};
use crate::text::import::problem::ImportProblem;

/// Reads all files of a transaction.
pub(super) fn read(transaction: &Object<'_>) -> Result<Vec<Attachment>, ImportProblem> {
    transaction.list("files")?.iter().map(|node| read_file(*node)).collect()
}

fn read_file(node: Node<'_>) -> Result<Attachment, ImportProblem> {
    let file = node.object()?;
    let name = file.words("filename")?.into_owned();
    let bytes = match file.find("content") {
        Some(content) => Some(decode(&content.words()?).ok_or_else(|| content.unlike("base64"))?),
        None => None,
    };
    Ok(Attachment { name, bytes, address: String::new() })
}
