//! Kept blocks → the article with its body, blocks and inline marks; the others → cuts.

use std::borrow::Cow;

use url::Url;

use super::Stripped;
use super::choose::Choice;
use super::features::Scene;
use super::meta::{self, Facts};
use super::segment::{self, Sequence, Shown, TextBlock};
use super::stats::Stats;
use super::{bullets, footnotes, grids, notices, others, pictures, why};
use crate::doc::{Article, Block, BlockKind, Cut, Inline, InlineKind, Why};
use crate::page::html::Tree;
use crate::page::{Content, Page};
use crate::text::Span;

/// What separates two blocks of the body.
const BETWEEN: &str = "\n\n";

/// Builds the article and the cuts from the decision about each block.
pub fn assemble(page: &Page, scene: &Scene, mut choice: Choice, mut facts: Facts) -> Stripped {
    let title = meta::settle(page, scene, &choice, &mut facts);
    if let (Some(title), Some(text)) = (title, &facts.title) {
        others::take_pieces(scene, &mut choice, title, text);
    }
    let taken_back = others::take_back(scene, &mut choice, title);
    let mut builder = Builder::new(page);
    let spoken = described_body(scene, &choice, &facts);
    if spoken.is_some() {
        choice.kept.fill(false);
    }
    let mut kept = 0.0;
    let mut places = vec![None; scene.sequence.blocks.len()];
    let mut reasons = why::Reasons::new(scene, &choice, facts.title.as_deref(), &facts.authors);
    for (number, block) in scene.sequence.blocks.iter().enumerate() {
        if Some(number) == title {
            if let Some(topline) = &facts.topline {
                builder.cut(topline, Why::Tags);
            }
            if let Some(tail) = &facts.tail {
                builder.cut(tail, Why::Navigation);
            }
        } else if choice.kept[number] {
            kept += scene.stats[number].words;
            places[number] = Some(match without_sign(block) {
                Some((heading, sign)) => {
                    let place = builder.keep(&heading);
                    builder.cut(&sign, Why::Navigation);
                    place
                }
                None => match typed_items(scene.sequence, &choice, number) {
                    Some(items) => builder.keep_all(&items),
                    None => builder.keep(block),
                },
            });
        } else {
            builder.pass(block, false);
            if block.shown == Shown::Never {
                continue;
            }
            let why = taken_back[number].unwrap_or(reasons.of(number));
            builder.cut_in_two(&block.text, why);
        }
    }
    let mut notices = Vec::new();
    if let Some(body) = spoken {
        for block in &body.blocks {
            builder.keep(block);
        }
        notices.push(FROM_METADATA.to_owned());
    } else {
        notices = notices::notices(page, scene, &choice, &facts, kept);
    }
    let base = builder.base.clone();
    let (mut article, cuts) = builder.finish();
    if let Content::Html(tree) = &page.content {
        footnotes::attach(tree, scene.sequence, &places, &mut article);
        article.pictures = pictures::find(tree, scene.sequence, &places, &base);
    }
    facts.fill(&mut article);
    Stripped {
        article,
        cuts,
        notices,
    }
}

/// The items of a list that the page types, where a block is one or more of them.
fn typed_items(sequence: &Sequence, choice: &Choice, number: usize) -> Option<Vec<TextBlock>> {
    let kept = |at: usize| choice.kept.get(at).is_some_and(|&kept| kept);
    let beside = |at: usize| sequence.blocks.get(at).filter(|_| kept(at));
    let before = number.checked_sub(1).and_then(beside);
    bullets::items(&sequence.blocks[number], before, beside(number + 1))
}

const FROM_METADATA: &str =
    "the text is taken from the page's metadata; the page itself does not show it";

/// A page that shows less than this of its article may have it in the metadata, words.
const UNSHOWN: f32 = 60.0;

/// The article's text by the metadata, where the page itself shows next to nothing of it.
fn described_body(scene: &Scene, choice: &Choice, facts: &Facts) -> Option<Sequence> {
    let body = facts.hints.body.as_deref()?;
    let shown: f32 = choice
        .kept
        .iter()
        .zip(&scene.stats)
        .map(|(&kept, stats)| if kept { stats.words } else { 0.0 })
        .sum();
    let described = Stats::of_text(body).words;
    if shown > UNSHOWN || described < UNSHOWN || described < 3.0 * shown {
        return None;
    }
    Some(sequence_of(body))
}

/// The blocks of a text in the metadata, which may have markup.
fn sequence_of(body: &str) -> Sequence {
    let is_markup = body.contains("</") || body.contains("<p>") || body.contains("<br");
    let content = match is_markup {
        true => Content::Html(Tree::parse(body)),
        false => Content::Plain(body.to_owned()),
    };
    segment::segment(&content)
}

/// A heading without the sign behind it that is the link to itself, and the sign: "Primers#".
fn without_sign(block: &TextBlock) -> Option<(TextBlock, String)> {
    if !matches!(block.kind, BlockKind::Heading(_)) {
        return None;
    }
    let link = block.inlines.iter().find(|inline| {
        let leads_here = matches!(&inline.kind, InlineKind::Link(href) if href.contains('#'));
        leads_here && inline.span.end == block.text.len() && inline.span.start > 0
    })?;
    let sign = block.text.get(link.span.start..)?;
    if !SIGNS.contains(&sign.trim()) {
        return None;
    }
    let mut heading = block.clone();
    heading.text.truncate(link.span.start);
    heading.text.truncate(heading.text.trim_end().len());
    let length = heading.text.len();
    heading.inlines.retain(|inline| inline.span.end <= length);
    (length > 0).then(|| (heading, sign.to_owned()))
}

/// What pages write for a heading's link to itself.
const SIGNS: [&str; 6] = ["#", "¶", "§", "∞", "🔗", "🔗\u{fe0e}"];

/// Bytes of an address at most; what servers and browsers take ends between 2 and 8 KiB.
const LONGEST_ADDRESS: usize = 2048;

/// The article as it grows.
pub(super) struct Builder {
    article: Article,
    cuts: Vec<Cut>,
    pub(super) base: Option<Url>,
    /// How many of the cuts stand before a block that exists.
    placed: usize,
    /// The items of lists that are open, the outermost first, and whether each is kept.
    items: Vec<bool>,
}

impl Builder {
    pub(super) fn new(page: &Page) -> Self {
        let address = page.address.as_deref().and_then(|a| Url::parse(a).ok());
        let base = match &page.content {
            Content::Html(tree) => meta::base_address(tree, address.as_ref()).or(address),
            Content::Plain(_) => address,
        };
        // Each link repeats the base, so a long one would make them many times the page.
        let base = base.filter(|base| base.as_str().len() <= LONGEST_ADDRESS);
        Self {
            article: Article {
                address: page.address.clone(),
                ..Article::default()
            },
            cuts: Vec::new(),
            base,
            placed: 0,
            items: Vec::new(),
        }
    }

    /// Passes a block that the article has, or has not; in how many of its items it stands there, behind
    /// what begins them.
    pub(super) fn pass(&mut self, block: &TextBlock, kept: bool) -> u8 {
        if let BlockKind::Item { depth, .. } = block.kind {
            self.items.resize(usize::from(depth), false);
            self.items.push(kept);
            return 0;
        }
        self.items.truncate(usize::from(block.inside));
        let last = self.items.iter().rposition(|&kept| kept);
        last.map_or(0, |last| last as u8 + 1)
    }

    /// Adds a block; where in the body it stands.
    pub(super) fn keep(&mut self, block: &TextBlock) -> Span {
        let body = &mut self.article.body;
        if !body.is_empty() {
            body.push_str(BETWEEN);
        }
        let start = body.len();
        body.push_str(&grids::text(block));
        for cut in &mut self.cuts[self.placed..] {
            cut.at = start;
        }
        self.placed = self.cuts.len();
        let place = Span::new(start, self.article.body.len());
        let inside = self.pass(block, true);
        self.article.blocks.push(Block {
            span: place,
            kind: block.kind,
            quoted: block.quoted,
            inside,
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
        place
    }

    /// Adds the blocks that one block of the page is to a reader; where in the body they stand.
    fn keep_all(&mut self, blocks: &[TextBlock]) -> Span {
        let places: Vec<Span> = blocks.iter().map(|block| self.keep(block)).collect();
        let start = places.first().map_or(0, |place| place.start);
        Span::new(start, places.last().map_or(start, |place| place.end))
    }

    /// The address that a link means, if a reader may follow it.
    fn resolve(&self, href: &str) -> Option<String> {
        let href = href.trim();
        if href.is_empty() || href.starts_with('#') || href.len() > LONGEST_ADDRESS {
            return None;
        }
        let address = match &self.base {
            Some(base) => base.join(href).ok()?,
            None => Url::parse(href).ok()?,
        };
        matches!(address.scheme(), "http" | "https" | "mailto").then(|| address.into())
    }

    fn cut(&mut self, text: &str, why: Why) {
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

    /// Cuts a text, a bar of buttons and what follows it on the same line as two.
    fn cut_in_two(&mut self, text: &str, why: Why) {
        let border = match why {
            Why::ShareButtons => why::border(text),
            _ => None,
        };
        let Some((bar, rest)) = border.and_then(|border| text.split_at_checked(border)) else {
            return self.cut(text, why);
        };
        self.cut(bar.trim_end(), why);
        self.cut(rest, why::of_text(rest));
    }

    pub(super) fn finish(mut self) -> (Article, Vec<Cut>) {
        let end = self.article.body.len();
        for cut in &mut self.cuts[self.placed..] {
            cut.at = end;
        }
        (self.article, self.cuts)
    }
}
