//! Short texts with the countries that a careful reader would list.

use crate::detect::detect;
use crate::doc::{Article, Block, BlockKind};
use crate::text::Span;

fn article(body: &str) -> Article {
    let block = Block {
        span: Span::new(0, body.len()),
        kind: BlockKind::Paragraph,
        quoted: 0,
    };
    Article {
        body: body.to_owned(),
        blocks: vec![block],
        ..Article::default()
    }
}

/// The codes by first mention with the words that name them, as "KP:DPRK|North Korean".
fn check(body: &str, expected: &str) {
    let article = article(body);
    let found: Vec<String> = detect(&article)
        .countries
        .iter()
        .map(|country| {
            let words: Vec<_> = country.mentions.iter().map(|span| span.of(body)).collect();
            format!("{}:{}", country.code, words.join("|"))
        })
        .collect();
    assert_eq!(found.join(" "), expected, "{body}");
}

#[test]
fn names_abbreviations_and_demonyms_are_one_country() {
    check(
        "The DPRK (Democratic People’s Republic of Korea) fired again. North Korean media were silent.",
        "KP:DPRK|Democratic People’s Republic of Korea|North Korean",
    );
    check(
        "U.S.-Israeli talks with the U.K. stalled.",
        "US:U.S. IL:Israeli GB:U.K.",
    );
    check("NORTH KOREA WARNS JAPAN", "KP:NORTH KOREA JP:JAPAN");
}

#[test]
fn traps_do_not_snap() {
    check(
        "He moved from New Mexico to New Jersey and crossed the Indian Ocean.",
        "",
    );
    check(
        "American Airlines cancelled a flight to Niger and one to Nigeria.",
        "NE:Niger NG:Nigeria",
    );
    check("She reads The Times of India with French fries.", "");
    check(
        "The Chinese Foreign Ministry and the Bank of England agreed.",
        "CN:Chinese GB:England",
    );
}
