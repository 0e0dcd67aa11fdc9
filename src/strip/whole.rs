//! A page that is an article already: nothing is left out, and its text stays as it is.

use super::blocks::Builder;
use super::segment::{self, Shown, TextBlock};
use super::{Stripped, footnotes, meta, pictures};
use crate::doc::{Article, Block, BlockKind};
use crate::page::html::Tree;
use crate::page::{Content, Page};
use crate::text::Span;

/// All of a page.
pub(super) fn whole(page: &Page) -> Stripped {
    match &page.content {
        Content::Plain(text) => whole_text(text, page),
        Content::Html(tree) => whole_tree(tree, page),
    }
}

/// Blank lines separate the blocks, and nothing inside them changes.
fn whole_text(text: &str, page: &Page) -> Stripped {
    let mut article = Article {
        address: page.address.clone(),
        ..Article::default()
    };
    let mut block_start = None;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            block_start = None;
            continue;
        }
        let line = line.trim_end();
        if block_start.is_some() {
            article.body.push('\n');
        } else if !article.body.is_empty() {
            article.body.push_str("\n\n");
        }
        let start = *block_start.get_or_insert(article.body.len());
        article.body.push_str(line);
        let span = Span::new(start, article.body.len());
        match article.blocks.last_mut() {
            Some(last) if last.span.start == start => last.span = span,
            _ => article.blocks.push(Block {
                span,
                kind: BlockKind::Paragraph,
                quoted: 0,
                inside: 0,
            }),
        }
    }
    article.language = meta::language_of(&article.body);
    Stripped {
        article,
        ..Stripped::default()
    }
}

fn whole_tree(tree: &Tree, page: &Page) -> Stripped {
    let mut builder = Builder::new(page);
    let sequence = segment::segment(&page.content);
    let of_page = if is_unscripted(&sequence.blocks) {
        &[Shown::Yes, Shown::WithoutScripts][..]
    } else {
        &[Shown::Yes]
    };
    let mut places = Vec::with_capacity(sequence.blocks.len());
    for block in &sequence.blocks {
        let shown = of_page.contains(&block.shown);
        if !shown {
            builder.pass(block, false);
        }
        places.push(shown.then(|| builder.keep(block)));
    }
    let base = builder.base.clone();
    let (mut article, cuts) = builder.finish();
    footnotes::attach(tree, &sequence, &places, &mut article);
    article.pictures = pictures::find(tree, &sequence, &places, &base);
    let mut facts = meta::collect(page);
    facts.title = facts.hints.titles.first().cloned();
    facts.fill(&mut article);
    Stripped {
        article,
        cuts,
        notices: Vec::new(),
    }
}

/// Whether most of a page stands in `noscript`: what else there is only frames it.
fn is_unscripted(blocks: &[TextBlock]) -> bool {
    let length = |shown: Shown| -> usize {
        let of_kind = blocks.iter().filter(|block| block.shown == shown);
        of_kind.map(|block| block.text.len()).sum()
    };
    length(Shown::WithoutScripts) > length(Shown::Yes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_text_keeps_its_words_and_lines() {
        let page = Page::new(b"Title\n\none\ntwo\n \n\nthree\n", None, None);
        let article = whole(&page).article;
        assert_eq!(article.body, "Title\n\none\ntwo\n\nthree");
        let blocks: Vec<_> = article
            .blocks
            .iter()
            .map(|b| b.span.of(&article.body))
            .collect();
        assert_eq!(blocks, ["Title", "one\ntwo", "three"]);
    }
    #[test]
    fn a_page_that_stands_in_noscript_is_read_there() {
        let body = |html: &str| {
            let page = Page::new(html.as_bytes(), Some("text/html"), None);
            whole(&page).article.body
        };
        let posts = "<p>Menu</p><noscript><p>The quay is closed, and the ferry waits.</noscript>";
        assert_eq!(
            body(posts),
            "Menu\n\nThe quay is closed, and the ferry waits."
        );
        let counted =
            "<p>The quay is closed, and the ferry waits.</p><noscript><p>Count me</noscript>";
        assert_eq!(body(counted), "The quay is closed, and the ferry waits.");
    }
}
