//! Whatever was corrected and undone, a page shows what it would show if it were read anew and
//! corrected by what is left of the corrections.

use super::*;
use crate::app::entries::KINDS;
use crate::app::hand::Hand;
use crate::app::kept::Mark;
use crate::detect::{Country, Evidence, Kind, Person, Place, Source, SourceKind, Statement};
use crate::doc::wrap::{Fill, Hang, Layout, LongLines};
use crate::doc::{Block, BlockKind, Cut, Picture, Why};
use crate::reading::Reading;
use crate::text::Span;
use proptest::collection::vec;
use proptest::prelude::*;

/// Few, so that some entries of a list share one: nothing says that they do not.
const NAMES: [&str; 4] = ["Anna", "Bela", "Cleo", "Dora"];
const PARAGRAPHS: usize = 6;
const WORDS: usize = 5;

/// An entry: the number of its name and which of the body's words mention it.
type Listed = (usize, Vec<bool>);

/// What the reader does.
#[derive(Clone, Debug)]
enum Step {
    Hide(Kind, usize),
    Join(Kind, usize, usize),
    Restore(usize),
    Undo,
}

fn listed() -> impl Strategy<Value = [Vec<Listed>; 3]> {
    let mentions = vec(any::<bool>(), PARAGRAPHS * WORDS);
    let list = || vec((0..NAMES.len(), mentions.clone()), 0..5);
    [list(), list(), list()]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let kind = || (0..KINDS.len()).prop_map(|number| KINDS[number]);
    let name = || 0..NAMES.len();
    let step = prop_oneof![
        (kind(), name()).prop_map(|(kind, name)| Step::Hide(kind, name)),
        (kind(), name(), name()).prop_map(|(kind, one, other)| Step::Join(kind, one, other)),
        (0..PARAGRAPHS).prop_map(Step::Restore),
        Just(Step::Undo),
    ];
    vec(step, 0..16)
}

/// Six paragraphs of five words with a cut and a picture before each second one.
fn reading(lists: &[Vec<Listed>; 3]) -> Reading {
    let mut reading = Reading::default();
    let mut words = Vec::new();
    let body = &mut reading.article.body;
    for number in 0..PARAGRAPHS {
        let start = body.len();
        for word in ["One", "two", "thrée", "four", "five."] {
            words.push(Span::new(body.len(), body.len() + word.len()));
            body.push_str(word);
            body.push(' ');
        }
        body.pop();
        reading.article.blocks.push(Block {
            span: Span::new(start, body.len()),
            kind: BlockKind::Paragraph,
            quoted: 0,
            inside: 0,
        });
        if number + 1 < PARAGRAPHS {
            body.push_str("\n\n");
        }
        if number % 2 == 1 {
            let at = if number + 1 == PARAGRAPHS {
                body.len()
            } else {
                start
            };
            reading.cuts.push(Cut {
                at,
                text: format!("Share {}", number / 4),
                why: Why::ShareButtons,
            });
            reading.article.pictures.push(Picture {
                at,
                words: "A boat".to_owned(),
                address: None,
            });
        }
    }
    let spans = |mentions: &[bool]| -> Vec<Span> {
        let pairs = words.iter().zip(mentions);
        pairs
            .filter(|(_, is)| **is)
            .map(|(span, _)| *span)
            .collect()
    };
    let [people, countries, sources] = lists;
    for (name, mentions) in people {
        reading
            .entities
            .people
            .push(person(NAMES[*name], spans(mentions)));
    }
    for (name, mentions) in countries {
        reading
            .entities
            .countries
            .push(country(NAMES[*name], spans(mentions)));
    }
    for (name, mentions) in sources {
        reading
            .entities
            .sources
            .push(source(NAMES[*name], spans(mentions)));
    }
    reading.entities.unattributed = words.iter().step_by(7).copied().collect();
    reading
}

fn introduced(mentions: &[Span]) -> Evidence {
    Evidence {
        introduced: mentions.first().copied().unwrap_or_default(),
        ..Evidence::default()
    }
}

fn person(name: &str, mentions: Vec<Span>) -> Person {
    Person {
        name: name.to_owned(),
        role: (mentions.len() > 9).then(|| "mayor".to_owned()),
        evidence: introduced(&mentions),
        mentions,
    }
}

fn country(name: &'static str, mentions: Vec<Span>) -> Country {
    let place = Place {
        name: "Elne".to_owned(),
        capital: true,
        mentions: mentions.iter().skip(1).copied().collect(),
    };
    Country {
        name,
        code: "XX",
        places: vec![place],
        evidence: introduced(&mentions),
        mentions,
    }
}

fn source(name: &str, mentions: Vec<Span>) -> Source {
    let statement = |span: &Span| {
        let said = Statement::new(*span, span.start.is_multiple_of(2));
        said.introduced(Some(*span), None)
    };
    Source {
        name: name.to_owned(),
        kind: SourceKind::Person,
        role: None,
        statements: mentions.iter().map(statement).collect(),
        mentions,
    }
}

fn opened(reading: Reading) -> Open {
    let layout = Layout {
        width: 20,
        long: LongLines::Wrap,
        fill: Fill::Ragged,
        hang: Hang::default(),
    };
    Open::new(reading, layout, 10, String::new())
}

fn take(open: &mut Open, step: &Step) {
    match step {
        Step::Hide(kind, name) => {
            open.correct(Correction::Hide((*kind).into(), NAMES[*name].to_owned()));
        }
        Step::Join(kind, one, other) => open.correct(Correction::Same(
            (*kind).into(),
            NAMES[*one].to_owned(),
            NAMES[*other].to_owned(),
        )),
        Step::Restore(number) => {
            open.correct(Correction::Restore(format!("Share {}", number / 4)));
        }
        Step::Undo => {
            open.undo();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn corrections_in_place_are_those_made_anew(lists in listed(), steps in steps()) {
        let came = reading(&lists);
        let mut open = opened(came.clone());
        open.make_entries();
        let word = came.article.blocks[3].span.start;
        open.marks.push(Mark { start: word, end: word + 3, note: String::new() });
        for step in &steps {
            let chosen = open.lists.shown.iter().zip(KINDS).find_map(|(shown, kind)| {
                Some(Id { kind, index: *shown.last()? })
            });
            open.lists.chosen = chosen;
            let name = chosen.and_then(|id| open.name_of(id));
            take(&mut open, step);

            let mut anew = came.clone();
            Hand::default().replace(open.hand.corrections(), &mut anew);
            prop_assert_eq!(&open.sheet.reading, &anew);
            let entries = Entries::new(&anew.entities, anew.article.body.len());
            prop_assert_eq!(open.entries.as_ref(), Some(&entries));
            let mark = open.marks[0].span().of(&anew.article.body);
            prop_assert_eq!(mark, "One");
            if let Some(id) = open.lists.chosen {
                // What became a part of another entry is chosen as that one.
                let follows = match step {
                    Step::Join(kind, one, other) if *kind == id.kind => {
                        name.as_deref() == Some(NAMES[*one])
                            && open.name_of(id).as_deref() == Some(NAMES[*other])
                    }
                    _ => false,
                };
                prop_assert!(follows || open.name_of(id) == name);
            }
        }
        while open.undo().is_some() {}
        prop_assert_eq!(&open.sheet.reading, &came);
    }

    #[test]
    fn corrections_wait_for_the_entities(lists in listed(), steps in steps()) {
        let came = reading(&lists);
        let mut open = opened(came.clone());
        open.make_entries();
        let mut early = opened(Reading { entities: Entities::default(), ..came.clone() });
        for step in &steps {
            take(&mut open, step);
            take(&mut early, step);
        }
        early.take_entities(came.entities.clone());
        prop_assert_eq!(&open.sheet.reading, &early.sheet.reading);
        prop_assert_eq!(&open.entries, &early.entries);
    }
}
