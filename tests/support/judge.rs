//! What has to hold of every reading, whatever the page. The tests of contracts and the fuzz targets
//! judge by this one file, so they cannot mean different things.
#![allow(missing_docs, unreachable_pub)]

use byline::print::{self, Title};
use byline::reading::Reading;
use byline::text::Span;

/// Whether a terminal could obey the character, or it hides or turns round text.
pub fn is_obeyed(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{2028}' | '\u{2029}')
        || matches!(c, '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}')
        || matches!(c, '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// What is printed of a reading: plain text, Markdown, JSON.
pub fn printed(reading: &Reading) -> [String; 3] {
    let mut out = [Vec::new(), Vec::new(), Vec::new()];
    let written = [
        print::text::write(&mut out[0], reading, Title::Shown),
        print::markdown::write(&mut out[1], reading, Title::Shown),
        print::json::write(&mut out[2], reading),
    ];
    assert!(written.iter().all(Result::is_ok), "memory takes everything");
    out.map(|bytes| String::from_utf8(bytes).expect("what is printed is UTF-8"))
}

/// All spans of the entities and of the article's inlines.
pub fn spans(reading: &Reading) -> Vec<Span> {
    let entities = &reading.entities;
    let mut spans = entities.unattributed.clone();
    spans.extend(entities.people.iter().flat_map(|p| p.mentions.iter()));
    spans.extend(entities.countries.iter().flat_map(|c| c.mentions.iter()));
    for source in &entities.sources {
        spans.extend(&source.mentions);
        for statement in &source.statements {
            spans.push(statement.span());
            spans.extend(statement.source());
            spans.extend(statement.cue());
        }
    }
    spans.extend(reading.article.inlines.iter().map(|inline| inline.span));
    spans
}

/// Panics where a reading breaks a rule: blocks that are the body, positions inside one block, and
/// print that no terminal obeys.
pub fn judge(reading: &Reading) {
    let article = &reading.article;
    let blocks: Vec<_> = article
        .blocks
        .iter()
        .map(|block| block.span.of(&article.body))
        .collect();
    assert_eq!(blocks.join("\n\n"), article.body, "blocks are the body");
    assert!(blocks.iter().all(|text| !text.trim().is_empty()));
    for span in spans(reading) {
        let text = article.body.get(span.start..span.end);
        assert!(text.is_some_and(|text| !text.is_empty()), "{span:?}");
        let next = article.blocks.partition_point(|b| b.span.end <= span.start);
        let block = article.blocks.get(next);
        assert!(block.is_some_and(|b| b.span.covers(span)), "{span:?}");
    }
    let entities = &reading.entities;
    assert!(entities.people.iter().all(|p| !p.mentions.is_empty()));
    assert!(entities.countries.iter().all(|c| !c.mentions.is_empty()));
    for cut in &reading.cuts {
        assert!(article.body.is_char_boundary(cut.at));
    }
    let texts = printed(reading);
    for text in &texts {
        assert!(!text.chars().any(is_obeyed), "{text:?}");
    }
    assert_eq!(texts[2].matches('\n').count(), 1, "JSON is one line");
}
