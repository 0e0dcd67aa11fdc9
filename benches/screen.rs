//! What the reader does between a loaded page and its frame: laying out, searching, drawing. The
//! article is made here; `keys` times whole keys.
#![allow(missing_docs)]

use std::hint::black_box;

use byline::app::{App, Event, Size};
use byline::doc::find::{Bounds, find};
use byline::doc::flow::{Flow, Head, Shown, Texts};
use byline::doc::wrap::{Fill, Hang, Layout, LongLines};
use byline::doc::{Article, Block, BlockKind};
use byline::reading::Reading;
use byline::text::Span;
use byline::ui;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const PARAGRAPH: &str = "The harbour of Lindmouth will close in May, Mayor Anna Torvald said on Monday. \
    “We have no choice,” she told the Coast Courier, while Norwegian officials warned that ships \
    bound for Denmark would have to wait.";

/// An article of some `size` bytes.
fn article(size: usize) -> Article {
    let mut article = Article {
        title: Some("Harbour to close in May".to_owned()),
        ..Article::default()
    };
    while article.body.len() < size {
        if !article.body.is_empty() {
            article.body.push_str("\n\n");
        }
        let start = article.body.len();
        article.body.push_str(PARAGRAPH);
        article.blocks.push(Block {
            span: Span::new(start, article.body.len()),
            kind: BlockKind::Paragraph,
            quoted: 0,
            inside: 0,
        });
    }
    article
}

fn wrapping(criterion: &mut Criterion) {
    let article = article(100_000);
    let texts = Texts {
        article: &article,
        cuts: &[],
        source: "",
    };
    let head = Head::new(&article, String::new());
    let mut group = criterion.benchmark_group("wrap 100 KB");
    group.throughput(Throughput::Bytes(article.body.len() as u64));
    group.bench_function("flow", |b| {
        b.iter(|| Flow::new(black_box(texts), Shown::Article, &head));
    });
    let flow = Flow::new(texts, Shown::Article, &head);
    for width in [37, 72, 151] {
        let layout = Layout {
            width,
            long: LongLines::Wrap,
            fill: Fill::Ragged,
            hang: Hang::default(),
        };
        group.bench_function(BenchmarkId::new("all rows", width), |b| {
            b.iter(|| {
                let pieces = 0..flow.pieces.len();
                let rows = pieces.map(|piece| flow.rows(piece, black_box(texts), layout).len());
                rows.sum::<usize>()
            });
        });
    }
    group.finish();
}

fn searching(criterion: &mut Criterion) {
    let article = article(1_000_000);
    let mut group = criterion.benchmark_group("search 1 MB");
    group.throughput(Throughput::Bytes(article.body.len() as u64));
    for needle in ["harbour", "Torvald said", "nowhere"] {
        group.bench_function(needle, |b| {
            b.iter(|| find(black_box(&article.body), needle, Bounds::Anywhere));
        });
    }
    group.finish();
}

fn drawing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("draw 100 KB");
    for (width, height) in [(80, 24), (250, 60)] {
        let backend = TestBackend::new(width, height);
        let mut terminal = Terminal::new(backend).expect("a terminal in memory");
        let mut app = App::new(vec!["harbour".to_owned()], Size { width, height });
        let reading = Reading {
            article: article(100_000),
            ..Reading::default()
        };
        app.handle(Event::Loaded(0, Ok(Box::new(reading))));
        group.bench_function(format!("{width}×{height}"), |b| {
            b.iter(|| {
                terminal
                    .draw(|frame| ui::draw(black_box(&app), frame))
                    .map(|_| ())
            });
        });
    }
    group.finish();
}

criterion_group!(benches, wrapping, searching, drawing);
criterion_main!(benches);
