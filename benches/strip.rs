//! How long the way from HTML to the article takes, stage by stage, on a page like a newspaper's:
//! menus, cards and scripts around an article.
#![allow(missing_docs)]

use std::fmt::Write;
use std::hint::black_box;

use byline::page::Page;
use byline::page::decode::decode;
use byline::page::html::Tree;
use byline::strip::features::Scene;
use byline::strip::segment::segment;
use byline::strip::{Extent, choose, meta, model, strip};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dom_smoothie::Readability;

/// A newspaper's page of about so many bytes: a third scripts and styles, a third menus and cards.
fn page(size: usize) -> String {
    let mut page = String::from(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Harbour to close in May | Coast Courier</title>\
         <meta property=og:title content='Harbour to close in May'></head><body>",
    );
    while page.len() < size / 3 {
        page.push_str("<script>window.layer=window.layer||[];function push(){layer.push(arguments)};</script>\n<style>.card .title{color:#333;margin:0 auto}</style>\n");
    }
    page.push_str("<header class=site-header><nav class=main-menu><ul>");
    for number in 0..60 {
        let _ = write!(
            page,
            "<li class=menu-item><a href=/section/{number}>Section number {number}</a></li>"
        );
    }
    page.push_str("</ul></nav></header><main><article class=post><h1>Harbour to close in May</h1><div class=entry-content>");
    let mut number = 0;
    while page.len() < size * 2 / 3 {
        number += 1;
        let _ = write!(
            page,
            "<p>The harbour of Lindmouth will close in May, Mayor <b>Anna Torvald</b> said on day {number}. “We have no choice,” she told the \
             <a href=https://courier.example/{number}>Coast Courier</a>, while officials warned that ships bound for Denmark would have to wait.</p>"
        );
    }
    page.push_str("</div></article></main><aside class=related>");
    while page.len() < size {
        number += 1;
        let _ = write!(
            page,
            "<div class='card teaser'><a href=/news/{number}><img src=/i/{number}.jpg alt=''><h3 class=card-title>Story number {number} of the day</h3></a><span class=date>{number} May</span></div>"
        );
    }
    page.push_str("</aside><footer class=site-footer><p>© Coast Courier. All rights reserved.</p></footer></body></html>");
    page
}

fn stages(criterion: &mut Criterion) {
    let html = page(170 * 1024);
    let bytes = html.as_bytes();
    let parsed = Page::new(bytes, Some("text/html"), None);
    let sequence = segment(&parsed.content);
    let facts = meta::collect(&parsed);
    let models = model::embedded();
    let scene = Scene::new(&sequence, &facts.hints, &models.html.lexicon);
    let mut group = criterion.benchmark_group("strip 170 KB");
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("decode", |b| {
        b.iter(|| decode(black_box(bytes), Some("text/html")))
    });
    group.bench_function("parse", |b| b.iter(|| Tree::parse(black_box(&html))));
    group.bench_function("segment", |b| {
        b.iter(|| segment(black_box(&parsed.content)))
    });
    group.bench_function("metadata", |b| b.iter(|| meta::collect(black_box(&parsed))));
    group.bench_function("features", |b| {
        b.iter(|| Scene::new(black_box(&sequence), &facts.hints, &models.html.lexicon));
    });
    group.bench_function("judge", |b| {
        b.iter(|| choose::judge(black_box(&scene), &models.html))
    });
    group.bench_function("bytes to article", |b| {
        b.iter(|| {
            strip(
                &Page::new(black_box(bytes), Some("text/html"), None),
                Extent::Article,
            )
        });
    });
    // The same way by Readability in Rust, in the same run: it must never be quicker.
    group.bench_function("dom_smoothie", |b| {
        b.iter(|| {
            let text = decode(black_box(bytes), Some("text/html")).text;
            Readability::new(text, None, None).map(|mut page| page.parse().map(|found| found.title))
        });
    });
    group.finish();
}

fn sizes(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("bytes to article");
    group.sample_size(20);
    for size in [100, 400, 1600, 6400] {
        let html = page(size * 1024);
        group.throughput(Throughput::Bytes(html.len() as u64));
        group.bench_function(BenchmarkId::from_parameter(size), |b| {
            b.iter(|| {
                strip(
                    &Page::new(black_box(html.as_bytes()), Some("text/html"), None),
                    Extent::Article,
                )
            });
        });
    }
    group.finish();
}

criterion_group!(benches, stages, sizes);
criterion_main!(benches);
