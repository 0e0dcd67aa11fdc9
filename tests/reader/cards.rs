//! Cards: who it is, what it says, who speaks of it, which of its cities are named.

use crate::session::fixture::harbour;
use crate::session::frames::{press, reader, text};
use byline::detect::Place;
use byline::reading::Reading;
use byline::text::Span;

/// The harbour's article with a city of Norway named in it.
fn with_a_city() -> Reading {
    let mut reading = harbour();
    let at = reading.article.body.find("Seeblick").expect("the café");
    reading.entities.countries[0].places.push(Place {
        name: "Seeblick".to_owned(),
        capital: true,
        mentions: vec![Span::new(at, at + "Seeblick".len())],
    });
    reading
}

/// The row of the frame that holds the words.
fn row(frame: &str, words: &str) -> String {
    let row = frame.lines().find(|line| line.contains(words));
    row.unwrap_or_else(|| panic!("{words} is not in\n{frame}"))
        .to_owned()
}

#[test]
fn a_countrys_card_has_its_cities_and_leads_to_them() {
    let mut app = reader(with_a_city(), 80, 30);
    press(&mut app, "Right Enter");
    let frame = text(&app);
    row(&frame, "Norway · NO");
    row(&frame, "Cities named here 1");
    assert!(row(&frame, "Seeblick, capital  ").contains("June; the Café Seeblick at"));
    press(&mut app, "g g Enter");
    assert!(row(&text(&app), "100%").contains("The harbour"));
    assert!(text(&app).contains("Café Seeblick"));
}

#[test]
fn a_citys_place_moves_with_a_restored_cut() {
    let mut app = reader(with_a_city(), 80, 30);
    press(&mut app, "x X Escape 2 i");
    let frame = text(&app);
    assert!(row(&frame, "Seeblick, capital  ").contains("June; the Café Seeblick at"));
}

#[test]
fn a_persons_card_has_who_speaks_of_them_in_the_same_sentence() {
    let mut app = reader(harbour(), 100, 40);
    press(&mut app, "Tab i");
    let frame = text(&app);
    row(&frame, "What was said 1");
    assert!(!frame.contains("Who speaks of"), "{frame}");

    let mut reading = harbour();
    let body = &reading.article.body;
    let start = body.find("did not answer").expect("the words");
    let statement = &mut reading.entities.sources[1].statements[0];
    // Somebody says of the deputy that he did not answer: his name stands before the statement.
    let words = Span::new(start, start + "did not answer questions".len());
    *statement = statement.moved(|span| match span == statement.span() {
        true => words,
        false => span,
    });
    let mut app = reader(reading, 100, 40);
    press(&mut app, "Tab j i");
    let frame = text(&app);
    row(&frame, "Who speaks of Tom Okafor 1");
    assert!(row(&frame, "pilots' union  ").contains("did not answer questions"));
}
