//! Kept blocks → the article with its body, blocks and inline marks; the others → cuts.

use std::borrow::Cow;

use url::Url;

use super::Stripped;
use super::choose::Choice;
use super::features::Scene;
use super::meta::{self, Facts};
use super::segment::{Shown, TextBlock};
use super::why;
use crate::doc::{Article, Block, Cut, Inline, InlineKind};
use crate::page::{Content, Page};
use crate::text::Span;

/// What separates two blocks of the body.
const BETWEEN: &str = "\n\n";

/// Builds the article and the cuts from the decision about each block.
pub fn assemble(page: &Page, scene: &Scene, choice: &Choice, mut facts: Facts) -> Stripped {
    let title = meta::settle(page, scene, choice, &mut facts);
    let blocks = &scene.sequence.blocks;
    let mut builder = Builder::new(page);
    let mut reasons = why::Reasons::new(scene, choice);
    for (number, block) in blocks.iter().enumerate() {
        if Some(number) == title {
            continue;
        }
        if choice.kept[number] {
            builder.keep(block);
        } else if block.shown != Shown::Never {
            builder.cut(&block.text, reasons.of(number));
        }
    }
    let notices = notices(choice, &builder.article, &facts);
    let (mut article, cuts) = builder.finish();
    facts.fill(&mut article);
    Stripped {
        article,
        cuts,
        notices,
    }
}

/// Below this expected F1 the model sees no article on the page: nine of ten pages of `wcxb-dev`
/// whose truth is empty lie below, one of a hundred articles does.
const DOUBTFUL: f32 = 0.35;

fn notices(choice: &Choice, article: &Article, facts: &Facts) -> Vec<String> {
    let mut notices = Vec::new();
    if article.body.is_empty() || choice.expected < DOUBTFUL {
        notices
            .push("the page seems to hold no article; the stripped text can be shown".to_owned());
    }
    if facts.paywalled {
        notices.push("the page says that only a part of the article is free to read".to_owned());
    }
    notices
}

/// The article as it grows.
pub(super) struct Builder {
    article: Article,
    cuts: Vec<Cut>,
    base: Option<Url>,
    /// How many of the cuts stand before a block that exists.
    placed: usize,
}

impl Builder {
    pub(super) fn new(page: &Page) -> Self {
        let address = page.address.as_deref().and_then(|a| Url::parse(a).ok());
        let base = match &page.content {
            Content::Html(tree) => meta::base_address(tree, address.as_ref()).or(address),
            Content::Plain(_) => address,
        };
        Self {
            article: Article {
                address: page.address.clone(),
                ..Article::default()
            },
            cuts: Vec::new(),
            base,
            placed: 0,
        }
    }

    pub(super) fn keep(&mut self, block: &TextBlock) {
        let body = &mut self.article.body;
        if !body.is_empty() {
            body.push_str(BETWEEN);
        }
        let start = body.len();
        body.push_str(&block.text);
        for cut in &mut self.cuts[self.placed..] {
            cut.at = start;
        }
        self.placed = self.cuts.len();
        self.article.blocks.push(Block {
            span: Span::new(start, self.article.body.len()),
            kind: block.kind,
            quoted: block.quoted,
        });
        for inline in &block.inlines {
            let kind = match &inline.kind {
                InlineKind::Link(href) => match self.resolve(href) {
                    Some(address) => InlineKind::Link(address),
                    None => continue,
                },
                kind => kind.clone(),
            };
            let span = inline.span.shifted(start);
            self.article.inlines.push(Inline { span, kind });
        }
    }

    /// The address that a link means, if a reader may follow it.
    fn resolve(&self, href: &str) -> Option<String> {
        let href = href.trim();
        if href.is_empty() || href.starts_with('#') {
            return None;
        }
        let address = match &self.base {
            Some(base) => base.join(href).ok()?,
            None => Url::parse(href).ok()?,
        };
        matches!(address.scheme(), "http" | "https" | "mailto").then(|| address.into())
    }

    fn cut(&mut self, text: &str, why: crate::doc::Why) {
        let text = Cow::Borrowed(text);
        match self.cuts[self.placed..].last_mut() {
            Some(last) if last.why == why => {
                last.text.push('\n');
                last.text.push_str(&text);
            }
            _ => self.cuts.push(Cut {
                at: 0,
                text: text.into_owned(),
                why,
            }),
        }
    }

    pub(super) fn finish(mut self) -> (Article, Vec<Cut>) {
        let end = self.article.body.len();
        for cut in &mut self.cuts[self.placed..] {
            cut.at = end;
        }
        (self.article, self.cuts)
    }
}
