//! How long detection takes on articles of three sizes: it has to be linear. The articles are made
//! here of sentences with ever other names, as a document's memory of names is part of the work.
#![allow(missing_docs)]

use std::hint::black_box;

use byline::detect::detect;
use byline::doc::{Article, Block, BlockKind};
use byline::text::Span;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const FORENAMES: [&str; 7] = ["Anna", "Katrín", "Olaf", "Miriam", "Tarek", "Wei", "José"];
const SURNAMES: [&str; 11] = [
    "Torvald",
    "Brandt",
    "al-Hassan",
    "Okafor",
    "Lindqvist",
    "Moreau",
    "Castellanos",
    "Petrov",
    "O’Neill",
    "Nakamura",
    "van der Berg",
];
const PLACES: [&str; 5] = ["Norway", "Chile", "Georgia", "the Netherlands", "Kenya"];

/// An article of some `size` bytes, as dense in names as news are.
fn article(size: usize) -> Article {
    let mut body = String::new();
    let mut blocks = Vec::new();
    let mut number = 0;
    while body.len() < size {
        if !body.is_empty() {
            body.push_str("\n\n");
        }
        let start = body.len();
        let forename = FORENAMES[number % FORENAMES.len()];
        let surname = SURNAMES[number % SURNAMES.len()];
        let place = PLACES[number % PLACES.len()];
        body.push_str(&format!(
            "The harbour will close in May, Mayor {forename} {surname} said on Monday. “We have no \
             choice,” she told the Coast Courier, while officials in {place} warned that ships \
             would have to wait. According to a report by the Port Authority of Lindmouth, traffic \
             has fallen by a third since {surname} took office."
        ));
        blocks.push(Block {
            span: Span::new(start, body.len()),
            kind: BlockKind::Paragraph,
            quoted: 0,
            inside: 0,
        });
        number += 1;
    }
    Article {
        body,
        blocks,
        ..Article::default()
    }
}

fn sizes(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("detect");
    for (name, size) in [("10 KB", 10_000), ("100 KB", 100_000), ("1 MB", 1_000_000)] {
        let article = article(size);
        group.throughput(Throughput::Bytes(article.body.len() as u64));
        group.bench_function(name, |b| b.iter(|| detect(black_box(&article))));
    }
    group.finish();
}

criterion_group!(benches, sizes);
criterion_main!(benches);
