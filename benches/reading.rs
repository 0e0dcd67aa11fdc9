//! How long each stage takes on pages of a known size. The pages are made here, so the figures do
//! not depend on a file; `compare` in the README holds them against other programs.
#![allow(missing_docs)]

use std::hint::black_box;

use byline::page::Arrival;
use byline::page::decode::decode;
use byline::reading::{article_of, read};
use byline::strip::Extent;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// A paragraph with everything that the detectors look for.
const PARAGRAPH: &str = "The harbour of Lindmouth will close in May, Mayor Anna Torvald said on Monday. \
    “We have no choice,” she told the Coast Courier, while Norwegian officials warned that ships \
    bound for Denmark would have to wait. According to a report by the port authority, traffic \
    has fallen by a third since Torvald took office.";

fn plain_page(size: usize) -> Vec<u8> {
    let mut page = String::from("Credit: Coast Courier\n\nHarbour to close in May\n\n");
    while page.len() < size {
        page.push_str(PARAGRAPH);
        page.push_str("\n\n");
    }
    page.push_str("Share mdi-twitter mdi-facebook Comments Notify of\n");
    page.into_bytes()
}

fn html_page(size: usize) -> Vec<u8> {
    let mut page = String::from(
        "<!doctype html><title>Harbour to close in May</title><nav><a href=/>Home</a></nav><main>",
    );
    while page.len() < size {
        page.push_str("<p>");
        page.push_str(PARAGRAPH);
        page.push_str("</p>\n");
    }
    page.push_str("</main><footer>Copyright Coast Courier</footer>");
    page.into_bytes()
}

fn stages(criterion: &mut Criterion) {
    for (name, bytes) in [
        ("100 KB text", plain_page(100_000)),
        ("100 KB HTML", html_page(100_000)),
    ] {
        let arrival = Arrival {
            bytes,
            ..Arrival::default()
        };
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(arrival.bytes.len() as u64));
        group.bench_function("decode", |b| {
            b.iter(|| decode(black_box(&arrival.bytes), None))
        });
        group.bench_function("article", |b| {
            b.iter(|| article_of(black_box(&arrival), Extent::Article));
        });
        group.bench_function("everything", |b| {
            b.iter(|| read(black_box(&arrival), Extent::Article));
        });
        group.finish();
    }
}

criterion_group!(benches, stages);
criterion_main!(benches);
