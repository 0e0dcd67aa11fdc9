//! From a key pressed to a frame drawn: median, 99th percentile and worst, on a normal article and on
//! one of ten megabytes, in a small and in a large window. The articles are made here.
#![allow(missing_docs, clippy::print_stdout)]

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use byline::app::keymap::parse;
use byline::app::{App, Event, Size};
use byline::detect::detect;
use byline::doc::{Article, Block, BlockKind, Cut, Why};
use byline::reading::Reading;
use byline::text::Span;
use byline::ui;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const PARAGRAPH: &str = "The harbour of Lindmouth will close in May, Mayor Anna Torvald said on Monday. \
    “We have no choice,” she told the Coast Courier, while Norwegian officials warned that ships \
    bound for Denmark would have to wait. According to a report by the port authority, traffic \
    has fallen by a third since Torvald took office.";

/// A session of every kind of key; the searches are for words in every paragraph and for none. What
/// is joined by a dot is pressed at once: a list that is opened and what is chosen in it.
const KEYS: &str = "j j j k Space Space b d u G Space g Space } } } { J K Right Right Right Left . . , \
    Tab j j Enter Tab Tab Enter Escape i Escape Backspace Backspace H L / M a y Enter n n n N / t h e Enter n / q z x \
    Enter Escape a Space a f } } f x X x U g·g·x·5·8·j X U x r r Tab D U =·Enter U Escape m n Enter M Escape O Escape o Escape ? Escape z z T T T T T + - + -";

fn main() {
    for (name, bytes) in [("100 KB", 100 << 10), ("10 MB", 10 << 20)] {
        let reading = reading(bytes);
        for (width, height) in [(80, 24), (250, 60)] {
            measure(name, reading.clone(), Size { width, height });
        }
    }
}

fn reading(bytes: usize) -> Reading {
    let mut article = Article {
        title: Some("Harbour to close in May".to_owned()),
        ..Article::default()
    };
    let mut cuts = Vec::new();
    while article.body.len() < bytes {
        if !article.body.is_empty() {
            article.body.push_str("\n\n");
        }
        let start = article.body.len();
        article.body.push_str(PARAGRAPH);
        if article.blocks.len() % 50 == 9 {
            cuts.push(Cut {
                at: start,
                text: "Share this page\nRead more: ten harbours to see before the summer"
                    .to_owned(),
                why: Why::Related,
            });
        }
        article.blocks.push(Block {
            span: Span::new(start, article.body.len()),
            kind: BlockKind::Paragraph,
            quoted: 0,
            inside: 0,
        });
    }
    let entities = detect(&article);
    Reading {
        origin: "harbour".to_owned(),
        source: article.body.clone(),
        article,
        entities,
        cuts,
        ..Reading::default()
    }
}

fn measure(name: &str, reading: Reading, size: Size) {
    let mut terminal =
        Terminal::new(TestBackend::new(size.width, size.height)).expect("a test backend");
    let mut app = App::new(vec![reading.origin.clone()], size);
    let mut draw = |app: &App| {
        terminal
            .draw(|frame| ui::draw(app, frame))
            .expect("drawing into memory");
    };
    let opening = Instant::now();
    app.handle(Event::Loaded(0, Ok(Box::new(reading))));
    draw(&app);
    let opening = opening.elapsed();

    let mut times: Vec<(Duration, String)> = Vec::new();
    for _ in 0..20 {
        for key in KEYS.split_whitespace() {
            let start = Instant::now();
            for key in parse(&key.replace('·', " ")).expect("a key") {
                app.handle(Event::Key(key));
            }
            draw(&app);
            times.push((start.elapsed(), key.to_owned()));
        }
    }
    let mut resizes: Vec<Duration> = Vec::new();
    for width in 0..100 {
        let start = Instant::now();
        app.handle(Event::Resize(Size {
            width: size.width - width % 40,
            ..size
        }));
        draw(&app);
        resizes.push(start.elapsed());
    }
    let slowest = slowest(&times);
    times.sort();
    resizes.sort();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100].0;
    println!(
        "{name:>7} {:>3}×{:<2}  open {opening:>8.1?}  key: median {:.2?}, 99th {:.2?}, slowest keys {}  resize: 99th {:.2?}",
        size.width,
        size.height,
        at(50),
        at(99),
        slowest.join(", "),
        resizes[98],
    );
}

/// The keys with the greatest medians, and these: what else the machine does is not in a median.
fn slowest(times: &[(Duration, String)]) -> Vec<String> {
    let mut by_key: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    for (time, key) in times {
        by_key.entry(key).or_default().push(*time);
    }
    let mut medians: Vec<(Duration, &str)> = Vec::new();
    for (key, mut times) in by_key {
        times.sort();
        medians.push((times[times.len() / 2], key));
    }
    medians.sort();
    let slow = medians.iter().rev().take(5);
    slow.map(|(time, key)| format!("{key} {time:.2?}"))
        .collect()
}
