//! An article of the tests' own, written with marks: `[p1:Ada Bell]` is a mention of the first
//! person, `[c2:…]` of the second country, `[s1:…]` of the first source. Marks may nest.

use byline::detect::{Country, Entities, Person, Source, SourceKind, Statement};
use byline::doc::{Article, Block, BlockKind, Cut, Inline, InlineKind, Why};
use byline::reading::Reading;
use byline::text::Span;

/// The blocks of the article, kind and marked text.
const BLOCKS: &[(BlockKind, u8, &str)] = &[
    (
        BlockKind::Paragraph,
        0,
        "The harbour of [c1:Norway]'s third town will be dredged next spring, [s1:[p1:Ada Bell]] said on Monday, \
         after two ships from [c2:Denmark] ran aground within a week.",
    ),
    (
        BlockKind::Paragraph,
        0,
        "“We have waited for nine years,” said [s1:[p1:Bell]], who leads the port office. Her deputy [p2:Tom Okafor] \
         did not answer questions. [s2:The pilots' union] claims that the charts are wrong.",
    ),
    (BlockKind::Heading(2), 0, "What is planned"),
    (
        BlockKind::Item {
            depth: 0,
            number: None,
        },
        0,
        "A channel of twelve metres, as in [c2:Danish] ports",
    ),
    (
        BlockKind::Item {
            depth: 1,
            number: None,
        },
        0,
        "dug by a company from the [c3:Netherlands]",
    ),
    (
        BlockKind::Item {
            depth: 0,
            number: None,
        },
        0,
        "New lights on both piers",
    ),
    (
        BlockKind::Paragraph,
        1,
        "Nobody who has steered through the sound at night will say that the lights are good enough, wrote \
         [p2:Okafor] in his letter to the council.",
    ),
    (
        BlockKind::Table { header: true },
        0,
        "Year\tShips\tRemarks\n2021\t412\tthe pier was closed for repairs from March to the end of August\n2022\t530\t",
    ),
    (BlockKind::Code, 0, "depth = 12\n\tif tide < 0:  depth - 1"),
    (BlockKind::Caption, 0, "The outer pier in March."),
    (
        BlockKind::Paragraph,
        0,
        "According to [s3:a report] of the [c1:Norwegian] coast office the work costs 40 million. [p1:Bell] expects \
         the first ship in June; the Café Seeblick at https://example.org/harbour/cafe/opening-hours/and-a-very-long-way-round \
         stays open.",
    ),
];

/// The article with its entities, cuts and one notice.
pub fn harbour() -> Reading {
    let mut writing = Writing::default();
    for &(kind, quoted, marked) in BLOCKS {
        writing.block(kind, quoted, marked);
    }
    writing.reading()
}

/// The article before its entities are there.
pub fn harbour_undetected() -> (Reading, Entities) {
    let mut reading = harbour();
    let entities = std::mem::take(&mut reading.entities);
    (reading, entities)
}

/// A page without article text.
pub fn no_article() -> Reading {
    Reading {
        origin: "empty.html".to_owned(),
        cuts: vec![Cut {
            at: 0,
            text: "Log in\nSign up".to_owned(),
            why: Why::Navigation,
        }],
        ..Reading::default()
    }
}

/// Paragraphs of plain words, about so many bytes, with a mention of one person in each.
pub fn long(bytes: usize) -> Reading {
    let mut writing = Writing::default();
    let mut number = 0;
    while writing.body.len() < bytes {
        number += 1;
        let filler =
            "the boats lay in the wind and the water stood high over the old stones ".repeat(6);
        writing.block(
            BlockKind::Paragraph,
            0,
            &format!("Paragraph {number}: [p1:Ada Bell] wrote that {filler}of the quay."),
        );
    }
    let mut reading = writing.reading();
    reading.cuts.clear();
    reading.article.inlines.clear();
    reading.entities.sources.clear();
    reading.entities.people.truncate(1);
    reading
}

#[derive(Default)]
struct Writing {
    body: String,
    blocks: Vec<Block>,
    mentions: Vec<(char, usize, Span)>,
}

impl Writing {
    fn block(&mut self, kind: BlockKind, quoted: u8, marked: &str) {
        if !self.body.is_empty() {
            self.body.push_str("\n\n");
        }
        let start = self.body.len();
        let mut open: Vec<(char, usize, usize)> = Vec::new();
        let mut rest = marked;
        while let Some(c) = rest.chars().next() {
            let bytes = rest.as_bytes();
            if c == '[' && bytes.get(3) == Some(&b':') {
                open.push((
                    bytes[1] as char,
                    usize::from(bytes[2] - b'1'),
                    self.body.len(),
                ));
                rest = &rest[4..];
                continue;
            }
            rest = &rest[c.len_utf8()..];
            if c == ']' {
                if let Some((list, index, from)) = open.pop() {
                    self.mentions
                        .push((list, index, Span::new(from, self.body.len())));
                }
                continue;
            }
            self.body.push(c);
        }
        let span = Span::new(start, self.body.len());
        self.blocks.push(Block {
            span,
            kind,
            quoted,
            inside: 0,
        });
    }

    fn of(&self, list: char, index: usize) -> Vec<Span> {
        let mine = self.mentions.iter().filter(|m| m.0 == list && m.1 == index);
        let mut spans: Vec<Span> = mine.map(|m| m.2).collect();
        spans.sort();
        spans
    }

    fn span(&self, text: &str) -> Option<Span> {
        self.body
            .find(text)
            .map(|at| Span::new(at, at + text.len()))
    }

    fn reading(self) -> Reading {
        let person = |index, name: &str, role: Option<&str>| Person {
            name: name.to_owned(),
            role: role.map(str::to_owned),
            mentions: self.of('p', index),
            ..Person::default()
        };
        let country = |index, name, code| Country {
            name,
            code,
            mentions: self.of('c', index),
            ..Country::default()
        };
        let entities = Entities {
            people: vec![
                person(0, "Ada Bell", Some("head of the port office")),
                person(1, "Tom Okafor", Some("deputy")),
            ],
            countries: vec![
                country(0, "Norway", "NO"),
                country(1, "Denmark", "DK"),
                country(2, "Netherlands", "NL"),
            ],
            sources: vec![
                self.source(
                    0,
                    "Ada Bell",
                    SourceKind::Person,
                    "We have waited for nine years",
                ),
                self.source(
                    1,
                    "pilots' union",
                    SourceKind::Organization,
                    "the charts are wrong",
                ),
                self.source(
                    2,
                    "report",
                    SourceKind::Document,
                    "the work costs 40 million",
                ),
            ],
            unattributed: Vec::new(),
        };
        let link = self.span("coast office").map(|span| Inline {
            span,
            kind: InlineKind::Link("https://example.org/coast".to_owned()),
        });
        let end = self.body.len();
        let cut = |at, text: &str, why| Cut {
            at,
            text: text.to_owned(),
            why,
        };
        let planned = self.body.find("What is planned").unwrap_or(0);
        Reading {
            origin: "harbour.html".to_owned(),
            article: Article {
                title: Some("The harbour gets its channel after nine years".to_owned()),
                authors: vec!["Ruth Lind".to_owned()],
                published: Some("2024-02-06".to_owned()),
                site: Some("The Sound".to_owned()),
                language: Some("en".to_owned()),
                address: Some("https://example.org/harbour".to_owned()),
                body: self.body,
                blocks: self.blocks,
                inlines: link.into_iter().collect(),
                footnotes: Vec::new(),
                pictures: Vec::new(),
            },
            cuts: vec![
                cut(0, "Photo: R. Lind", Why::PictureCredit),
                cut(
                    planned,
                    "Read more: ten harbours that you should see before the summer is over and the boats are gone",
                    Why::Related,
                ),
                cut(end, "Share\nTweet\nMail", Why::ShareButtons),
                cut(end, "Leave a comment", Why::Comments),
            ],
            entities,
            source: "<h1>The harbour</h1>\n<p>The harbour of Norway's third town\n".to_owned(),
            notices: vec!["3 bytes were not valid UTF-8 and are shown as \u{fffd}".to_owned()],
        }
    }

    fn source(&self, index: usize, name: &str, kind: SourceKind, says: &str) -> Source {
        let mentions = self.of('s', index);
        let statement = self.span(says).map(|span| {
            let said = Statement::new(span, kind == SourceKind::Person);
            said.introduced(mentions.first().copied(), None)
        });
        Source {
            name: name.to_owned(),
            kind,
            role: None,
            mentions,
            statements: statement.into_iter().collect(),
        }
    }
}
