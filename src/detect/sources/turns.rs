//! Speech without quotation marks whose speaker a label names: the turns of a transcript ("DOE: We
//! left."), and questions and answers ("Q: … A: …").
//!
//! One label is no transcript: "Update:" and "Price:" stand before colons as well. So a label counts
//! where it comes again, or where it names a person as another one does too. A paragraph without
//! label between two turns goes on with the turn before it.

use super::lexis::Features;
use super::speech::{Turn, Voice};
use crate::detect::Person;
use crate::detect::prose::Prose;
use crate::doc::BlockKind;
use crate::text::Span;
use std::collections::{HashMap, HashSet};

/// Most bytes of a label: "REP. ALEXANDRIA DOE (D), NEW YORK" is as long as they get.
const LABEL: usize = 60;

/// Most words of a label without what is in brackets or behind a comma.
const LABEL_WORDS: usize = 5;

/// Fewest labelled paragraphs of a transcript.
const FEWEST: usize = 3;

/// Fewest words of what is said behind half of the labels: "Doe: 45 %" is a result.
const WORDS: usize = 4;

/// Fewest words of a turn that no mark closes.
const SENTENCE: usize = 10;

/// Most paragraphs without a label that a turn goes on in.
const FURTHER: usize = 6;

/// What stands behind the names of a programme's own people: "JANE DOE, HOST:".
const OWN: [&str; 4] = ["HOST", "BYLINE", "ANCHOR", "CORRESPONDENT"];

/// First words of labels that stand before many paragraphs and speak for nobody.
const NO_SPEAKERS: [&str; 26] = [
    "also",
    "correction",
    "cost",
    "date",
    "editor",
    "editors",
    "error",
    "fact",
    "image",
    "interval",
    "location",
    "listen",
    "more",
    "note",
    "notice",
    "photo",
    "price",
    "read",
    "related",
    "see",
    "source",
    "step",
    "tip",
    "update",
    "warning",
    "watch",
];

/// A paragraph that begins with a label.
#[derive(Clone, Copy, Debug)]
struct Labelled {
    /// Number of the block.
    block: usize,
    /// The label without colon, bytes of the body.
    label: Span,
    /// Where what is said begins.
    start: usize,
    /// Whether the label says that the speaker is the programme's own.
    own: bool,
}

/// What a label says of who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Question,
    Answer,
    Name,
}

/// The turns of the article, in order, none where it is no transcript.
pub(super) fn turns(prose: &Prose<'_>, people: &[Person]) -> Vec<Turn> {
    let labelled = labelled(prose);
    let kept = kept(prose, people, &labelled);
    // A host's turns are the article's narration: who is cited there is found in them.
    let surname = |turn: &Labelled| turn.label.of(prose.body()).rsplit(' ').next();
    let hosts: HashSet<_> = kept.iter().filter(|t| t.own).filter_map(surname).collect();
    let mut out = Vec::new();
    for (number, turn) in kept.iter().enumerate() {
        if surname(turn).is_some_and(|name| hosts.contains(name)) {
            continue;
        }
        let voice = match part(turn.label.of(prose.body())) {
            Part::Question => continue,
            Part::Answer => Voice::Interviewee,
            Part::Name => Voice::Name(turn.label),
        };
        let end = prose.article.blocks[turn.block].span.end;
        out.push(Turn {
            span: Span::new(turn.start, end),
            voice,
        });
        let Some(next) = kept.get(number + 1) else {
            break;
        };
        if next.block > turn.block + 1 + FURTHER {
            continue;
        }
        let between = &prose.article.blocks[turn.block + 1..next.block];
        // "… ¶ What changed? ¶ Doe: …" is a question of the article between two turns.
        let asked = between.len()
            - usize::from(
                between
                    .last()
                    .is_some_and(|b| b.span.of(prose.body()).trim_end().ends_with('?')),
            );
        let plain = between[..asked]
            .iter()
            .take_while(|b| b.kind == BlockKind::Paragraph && !is_aside(b.span.of(prose.body())));
        out.extend(plain.map(|block| Turn {
            span: block.span,
            voice: Voice::Further,
        }));
    }
    out
}

/// "(LAUGHTER)", "[applause]", "END VIDEO CLIP": what is heard and not said.
fn is_aside(text: &str) -> bool {
    let bracketed = text.starts_with(['(', '[']) && text.ends_with([')', ']']);
    bracketed || !text.chars().any(char::is_lowercase)
}

/// The paragraphs that begin with something like a label.
fn labelled(prose: &Prose<'_>) -> Vec<Labelled> {
    let blocks = prose.article.blocks.iter().enumerate();
    blocks
        .filter(|(_, block)| block.kind == BlockKind::Paragraph)
        .filter_map(|(number, block)| {
            let text = block.span.of(prose.body());
            let (label, start) = label_of(text)?;
            let behind = &text[label.end..start];
            Some(Labelled {
                block: number,
                label: label.shifted(block.span.start),
                start: block.span.start + start,
                own: OWN.iter().any(|word| behind.contains(word)),
            })
        })
        .collect()
}

/// The label that a paragraph begins with, and where the words behind it begin.
fn label_of(text: &str) -> Option<(Span, usize)> {
    let head = text.char_indices().take(LABEL);
    let (at, mark) = head
        .filter(|&(_, c)| matches!(c, ':' | '.' | '?' | '!' | '“' | '"' | '\n'))
        .find(|&(at, c)| c != '.' || is_letter(&text[..at]))?;
    let behind = &text[at + mark.len_utf8()..];
    let lettered = mark == '.' && is_letter(&text[..at]);
    // A host's first label can stand alone.
    let alone = behind.is_empty() && OWN.iter().any(|word| text[..at].contains(word));
    if !(mark == ':' || lettered) || !(behind.starts_with(char::is_whitespace) || alone) {
        return None;
    }
    let said = behind.trim_start();
    // What stands in quotation marks is found with them.
    if said.is_empty() && !alone || said.starts_with(['“', '"', '‘', '«', '„']) {
        return None;
    }
    let whole = text[..at].trim_end();
    let name = whole.split([',', '(', '[']).next().unwrap_or(whole);
    let name = name.trim_end();
    let words = || name.split_whitespace();
    let capital = |word: &str| {
        word.chars()
            .find(|c| c.is_alphabetic())
            .is_none_or(char::is_uppercase)
            || word.len() <= 3
    };
    let first = words().next().unwrap_or_default().to_lowercase();
    let fits = name.starts_with(char::is_uppercase)
        && !name.contains(|c: char| c.is_ascii_digit())
        && !NO_SPEAKERS.contains(&first.as_str())
        && words().count() <= LABEL_WORDS
        && words().all(capital);
    fits.then(|| (Span::new(0, name.len()), text.len() - said.len()))
}

/// "Q." and "A.", the only labels that end in a full stop.
fn is_letter(text: &str) -> bool {
    matches!(text, "Q" | "A")
}

fn part(label: &str) -> Part {
    match label.to_lowercase().as_str() {
        "q" | "question" | "interviewer" | "reporter" | "host" | "moderator" => Part::Question,
        "a" | "answer" | "guest" | "interviewee" => Part::Answer,
        _ => Part::Name,
    }
}

/// Whether words before a name are its titles: "Mr", "Sen.", "Judge".
fn is_title(words: &str) -> bool {
    words.split_whitespace().all(|word| {
        word.ends_with('.')
            || matches!(word, "Mr" | "Mrs" | "Ms" | "Dr")
            || Features::of(word).has(Features::HUMAN)
    })
}

/// The labelled paragraphs that are turns.
fn kept(prose: &Prose<'_>, people: &[Person], labelled: &[Labelled]) -> Vec<Labelled> {
    let body = prose.body();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for turn in labelled {
        *times.entry(turn.label.of(body)).or_default() += 1;
    }
    let names: HashSet<&str> = people
        .iter()
        .flat_map(|person| person.mentions.iter().map(|m| m.of(body)))
        .collect();
    let again = |label: &str| times.get(label).is_some_and(|&n| n > 1);
    let shouted = |label: &str| again(label) && !label.contains(char::is_lowercase);
    let shouting = times.keys().filter(|&&label| shouted(label)).count() > 1;
    let is_sure = |turn: &Labelled| {
        let label = turn.label.of(body);
        part(label) != Part::Name
            || shouting && shouted(label)
            || names.contains(label)
            || label
                .match_indices(' ')
                .any(|(at, _)| is_title(&label[..at]) && names.contains(&label[at + 1..]))
    };
    // "Weekly: … Mr Doe: …": who asks has no name that shows, but asks somebody who has.
    let beside = |number: usize| {
        let near = |other: Option<usize>| {
            other.and_then(|n| labelled.get(n)).is_some_and(|turn| {
                is_sure(turn) && turn.label.of(body) != labelled[number].label.of(body)
            })
        };
        near(number.checked_sub(1)) || near(Some(number + 1))
    };
    let is_turn = |&number: &usize| {
        is_sure(&labelled[number]) || again(labelled[number].label.of(body)) && beside(number)
    };
    let kept: Vec<Labelled> = (0..labelled.len())
        .filter(is_turn)
        .map(|number| labelled[number])
        .collect();
    let speakers: HashSet<&str> = kept.iter().map(|t| t.label.of(body)).collect();
    // Names that come once each are those of a list.
    let repeated = kept
        .iter()
        .filter(|t| again(t.label.of(body)) || part(t.label.of(body)) != Part::Name || t.own);
    if repeated.count() * 2 < kept.len() {
        return Vec::new();
    }
    let spoken = kept.iter().filter(|turn| {
        let end = prose.article.blocks[turn.block].span.end;
        let said = body[turn.start..end].trim_end();
        let words = said.split_whitespace().count();
        // "Up to 100,000 miles" is no sentence.
        let closed = said.ends_with(['.', '?', '!', '…', '”', '"', ')', ']', '—', '-', ':', ',']);
        words >= SENTENCE || words >= WORDS && closed || turn.own
    });
    if kept.len() < FEWEST || speakers.len() < 2 || spoken.count() * 2 < kept.len() {
        return Vec::new();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::people;
    use crate::detect::sources::tests::article;

    /// The marks of the text are the expectation: ⟦ and ⟧ stand around each turn.
    fn check(marked: &str) {
        let text = marked.replace(['⟦', '⟧'], "");
        let article = article(&text);
        let prose = Prose::new(&article);
        let mut shown = text.clone();
        for turn in turns(&prose, &people::find(&prose)).iter().rev() {
            shown.insert(turn.span.end, '⟧');
            shown.insert(turn.span.start, '⟦');
        }
        assert_eq!(shown, marked);
    }

    #[test]
    fn a_transcript_is_nothing_but_turns() {
        check(
            "DOE: ⟦We had no light that night.⟧\n\nBERG: ⟦And nobody came to help you?⟧\n\n\
             (LAUGHTER)\n\nDOE: ⟦Nobody came until noon.⟧\n\n⟦Then the rain set in.⟧\n\n\
             BERG: ⟦Thank you for being here tonight.⟧",
        );
    }

    #[test]
    fn a_host_narrates() {
        check(
            "JANE DOE, HOST:\n\nDOE: The wall is old, and Paul Novak says it will fall.\n\n\
             PAUL NOVAK: ⟦It will fall before the winter comes.⟧\n\n\
             ANNA BERG, BYLINE: He walks along the wall every day.\n\n\
             NOVAK: ⟦I have walked here for forty years.⟧\n\nDOE: Anna Berg was at the wall.",
        );
    }

    #[test]
    fn questions_are_the_article_s_own() {
        check(
            "Q: Why did you leave the museum?\n\nA: ⟦I was tired of the cold rooms.⟧\n\n\
             Q. And what will you do now?\n\nA. ⟦I will write about vases.⟧",
        );
    }

    #[test]
    fn other_labels_are_none() {
        check(
            "Update: The bridge is open again today.\n\nPrice: 12 euros for a day.\n\nOpen: Monday to Friday.",
        );
        check("Paul Novak: 45\n\nAnna Berg: 32\n\nJohn Smith: 12\n\nPaul Novak: 9");
        check("Paul Novak: “We left.”\n\nThat was all he said.");
        check(
            "Warning: the first line of the file has no name.\n\nOctober 20: a car left the road near the wall.\n\n\
             October 20: a van left the road near the wall.\n\nWarning: the file is far too long for that.",
        );
    }
}
