//! How long the cited sources of an article take, at four sizes and shapes: a common article, a long
//! one, a page of a megabyte, and one that repeats a tiny quotation and its speaker, where every
//! sentence is an attribution. The time must grow with the size and with nothing else.
#![allow(missing_docs)]

use std::hint::black_box;

use byline::detect::prose::Prose;
use byline::detect::{countries, people, sources};
use byline::doc::{Article, Block, BlockKind};
use byline::text::Span;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// A paragraph with direct and indirect speech, a pronoun, an outlet and a document.
const PARAGRAPH: &str = "The harbour of Lindmouth will close in May, Mayor Anna Torvald said on Monday. \
    “We have no choice,” she told the Coast Courier, while Norwegian officials warned that ships \
    bound for Denmark would have to wait. According to a report by the port authority, traffic \
    has fallen by a third since Torvald took office, a claim which the unions denied.";

/// An article of about so many bytes that repeats a text, a paragraph each time or one alone.
fn article(text: &str, link: &str, size: usize) -> Article {
    let body = vec![text; size.div_ceil(text.len() + link.len())].join(link);
    let mut blocks = Vec::new();
    let mut start = 0;
    for paragraph in body.split("\n\n") {
        let end = start + paragraph.len();
        blocks.push(Block {
            span: Span::new(start, end),
            kind: BlockKind::Paragraph,
            quoted: 0,
            inside: 0,
        });
        start = end + 2;
    }
    Article {
        body,
        blocks,
        ..Article::default()
    }
}

fn cited(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sources");
    let articles = [
        ("10 KB", article(PARAGRAPH, "\n\n", 10_000)),
        ("100 KB", article(PARAGRAPH, "\n\n", 100_000)),
        ("1 MB", article(PARAGRAPH, "\n\n", 1_000_000)),
        ("100 KB of he said", article("“a,” he said.", " ", 100_000)),
        ("1 MB of he said", article("“a,” he said.", " ", 1_000_000)),
    ];
    for (name, article) in &articles {
        let prose = Prose::new(article);
        let people = people::find(&prose);
        let countries = countries::find(&prose);
        group.throughput(Throughput::Bytes(article.body.len() as u64));
        group.sample_size(if article.body.len() > 500_000 { 10 } else { 50 });
        group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
            bencher.iter(|| sources::find(black_box(&prose), &people, &countries));
        });
    }
    group.finish();
}

criterion_group!(benches, cited);
criterion_main!(benches);
