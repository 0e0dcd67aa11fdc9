//! Short texts with the people that a careful reader would list.

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

/// The people by first mention with their mentions, as "Ann Lee:Ann Lee|Lee".
fn check(body: &str, expected: &str) {
    let article = article(body);
    let found: Vec<String> = detect(&article)
        .people
        .iter()
        .map(|person| {
            let words: Vec<_> = person.mentions.iter().map(|span| span.of(body)).collect();
            format!("{}:{}", person.name, words.join("|"))
        })
        .collect();
    assert_eq!(found.join("; "), expected, "{body}");
}

#[test]
fn short_forms_go_to_the_one_talked_about() {
    check(
        "Kim Jong-un met Robert Miller. Kim followed his father, Kim Jong-il. Later, Kim left with Miller.",
        "Kim Jong-un:Kim Jong-un|Kim|Kim; Robert Miller:Robert Miller|Miller; Kim Jong-il:Kim Jong-il",
    );
}
