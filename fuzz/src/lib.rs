//! What has to hold of every reading, whatever the page: the targets feed bytes, this file judges.

use byline::doc::Article;
use byline::page::Arrival;
use byline::print::{self, Title};
use byline::reading::{Reading, read};
use byline::strip::Extent;
use byline::text::Span;

/// Reads the bytes as a page, both ways, and judges what comes out.
pub fn read_both(bytes: &[u8], content_type: Option<&str>) {
    for extent in [Extent::Article, Extent::Whole] {
        let arrival = Arrival {
            origin: "page".to_owned(),
            address: Some("https://news.example/a/b?c".to_owned()),
            content_type: content_type.map(str::to_owned),
            bytes: bytes.to_vec(),
            ..Arrival::default()
        };
        judge(&read(&arrival, extent));
    }
}

/// An article of the text, as it is.
pub fn article(text: &str) -> Article {
    let arrival = Arrival {
        bytes: text.as_bytes().to_vec(),
        ..Arrival::default()
    };
    byline::reading::article_of(&arrival, Extent::Whole).article
}

/// Panics where a reading breaks a rule.
pub fn judge(reading: &Reading) {
    let article = &reading.article;
    let blocks: Vec<_> = article
        .blocks
        .iter()
        .map(|block| block.span.of(&article.body))
        .collect();
    assert_eq!(blocks.join("\n\n"), article.body, "blocks are the body");
    for span in spans(reading) {
        let text = article.body.get(span.start..span.end);
        assert!(text.is_some_and(|text| !text.is_empty()), "{span:?}");
        let next = article.blocks.partition_point(|b| b.span.end <= span.start);
        let block = article.blocks.get(next);
        assert!(block.is_some_and(|b| b.span.covers(span)), "{span:?}");
    }
    for cut in &reading.cuts {
        assert!(article.body.is_char_boundary(cut.at));
    }
    let mut out = Vec::new();
    print::text::write(&mut out, reading, Title::Shown).expect("memory");
    print::markdown::write(&mut out, reading, Title::Shown).expect("memory");
    let start = out.len();
    print::json::write(&mut out, reading).expect("memory");
    let text = std::str::from_utf8(&out).expect("text");
    assert!(!text.chars().any(is_obeyed), "{text:?}");
    assert_eq!(text[start..].matches('\n').count(), 1);
}

/// Whether a terminal could obey the character, or it hides or turns round text.
fn is_obeyed(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{2028}' | '\u{2029}')
        || matches!(c, '\u{e0000}'..='\u{e00ff}' | '\u{feff}')
}

fn spans(reading: &Reading) -> Vec<Span> {
    let entities = &reading.entities;
    let mut spans = entities.unattributed.clone();
    spans.extend(entities.people.iter().flat_map(|p| p.mentions.iter()));
    spans.extend(entities.countries.iter().flat_map(|c| c.mentions.iter()));
    for source in &entities.sources {
        spans.extend(&source.mentions);
        for statement in &source.statements {
            spans.push(statement.span);
            spans.extend(statement.source);
            spans.extend(statement.cue);
        }
    }
    spans.extend(reading.article.inlines.iter().map(|inline| inline.span));
    spans
}
