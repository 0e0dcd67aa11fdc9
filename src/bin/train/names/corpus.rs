//! Tagged corpora: two columns, token and BIO tag, a blank line after each sentence.

use anyhow::{Context, Result};
use std::io::Read;
use std::path::Path;

/// One sentence: tokens and their tags as the corpus words them.
pub(super) type Sentence = Vec<(String, String)>;

/// The text of a file, unpacked if it ends in `.gz`.
pub(super) fn text_of(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    if path.extension().is_none_or(|ending| ending != "gz") {
        return String::from_utf8(bytes)
            .with_context(|| format!("{} is not UTF-8", path.display()));
    }
    let mut text = String::new();
    flate2::read::GzDecoder::new(&bytes[..])
        .read_to_string(&mut text)
        .with_context(|| format!("cannot unpack {}", path.display()))?;
    Ok(text)
}

/// The documents of a corpus file; where it marks none, every `group` sentences are one.
pub(super) fn documents(path: &Path, group: usize) -> Result<Vec<Vec<Sentence>>> {
    let text = text_of(path)?;
    let mut documents: Vec<Vec<Sentence>> = vec![Vec::new()];
    let mut marked = false;
    for block in text.split("\n\n") {
        let mut sentence = Sentence::new();
        for line in block.lines() {
            let Some((token, tag)) = line.split_once('\t') else {
                continue;
            };
            if token == "-DOCSTART-" {
                marked = true;
                documents.push(Vec::new());
                continue;
            }
            sentence.push((token.to_owned(), tag.to_owned()));
        }
        if let (false, Some(document)) = (sentence.is_empty(), documents.last_mut()) {
            document.push(sentence);
        }
    }
    documents.retain(|document| !document.is_empty());
    if marked {
        return Ok(documents);
    }
    let all: Vec<Sentence> = documents.into_iter().flatten().collect();
    Ok(all.chunks(group).map(<[Sentence]>::to_vec).collect())
}
