//! Interviews whose questions stand in bold or as headings, and whom an interview is with.
//!
//! The answers are one person's speech without quotation marks. A list of questions that the article
//! answers itself looks the same, so the words decide: an interview's questions say "you", and its
//! answers say "I" ("we" is what a company's answers say).

use super::speech::{Turn, Voice};
use crate::detect::Person;
use crate::detect::prose::Prose;
use crate::doc::{Block, BlockKind, InlineKind};
use crate::text::Span;

/// Fewest questions of an interview.
const FEWEST: usize = 3;

/// At least one of so many paragraphs of answers says "I".
const ANSWERS_PER_I: usize = 5;

/// The answers of the article, none where it is no interview.
pub(super) fn answers(prose: &Prose<'_>) -> Vec<Turn> {
    let blocks = &prose.article.blocks;
    let mut strong = prose.article.inlines.iter().peekable();
    let mut questions = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        let mut bold = false;
        while let Some(inline) = strong.next_if(|i| i.span.start < block.span.end) {
            let most = inline.span.end.saturating_sub(inline.span.start) + 2 >= block.span.len();
            bold |= inline.kind == InlineKind::Strong && most;
        }
        if is_question(prose, block, bold) {
            questions.push(number);
        }
    }
    let Some(&first) = questions.first().filter(|_| questions.len() >= FEWEST) else {
        return Vec::new();
    };
    let addressed = questions
        .iter()
        .filter(|&&q| has_word(prose, &blocks[q], &["you", "your", "you’re", "you've"]));
    if addressed.count() * 2 < questions.len() {
        return Vec::new();
    }
    let is_answer = |number: usize| {
        blocks[number].kind == BlockKind::Paragraph && questions.binary_search(&number).is_err()
    };
    let answers: Vec<usize> = (first + 1..blocks.len())
        .filter(|&number| is_answer(number))
        .collect();
    let own = answers.iter().filter(|&&a| {
        has_word(
            prose,
            &blocks[a],
            &["i", "my", "i’m", "i'm", "i’ve", "i've", "me"],
        )
    });
    if own.count() * ANSWERS_PER_I < answers.len() {
        return Vec::new();
    }
    turns(blocks, &questions, &answers)
}

/// The paragraphs up to the last question's answer; what comes behind one paragraph of that may be
/// the article's own words again.
fn turns(blocks: &[Block], questions: &[usize], answers: &[usize]) -> Vec<Turn> {
    let last = questions.last().copied().unwrap_or(0);
    answers
        .iter()
        .filter(|&&answer| answer <= last + 1)
        .map(|&answer| Turn {
            span: blocks[answer].span,
            voice: match questions.binary_search(&(answer - 1)) {
                Ok(_) => Voice::Interviewee,
                Err(_) => Voice::Further,
            },
        })
        .collect()
}

fn is_question(prose: &Prose<'_>, block: &Block, bold: bool) -> bool {
    let text = block.span.of(prose.body()).trim_end();
    let apart = bold || matches!(block.kind, BlockKind::Heading(_));
    apart && text.ends_with('?')
}

fn has_word(prose: &Prose<'_>, block: &Block, wanted: &[&str]) -> bool {
    let text = block.span.of(prose.body());
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '’' | '\''))
        .any(|word| wanted.iter().any(|w| word.eq_ignore_ascii_case(w)))
}

/// Whom an interview is with: the one person whom the title names, else the one named most before
/// the first answer.
pub(super) fn interviewee(prose: &Prose<'_>, people: &[Person], first: Span) -> Option<usize> {
    let title = prose.article.title.as_deref().unwrap_or_default();
    let authors = &prose.article.authors;
    let guests = || {
        let all = people.iter().enumerate();
        all.filter(|(_, person)| !authors.contains(&person.name))
    };
    let mut titled = guests().filter(|(_, person)| title.contains(&person.name));
    if let (Some((number, _)), None) = (titled.next(), titled.next()) {
        return Some(number);
    }
    let times = |person: &Person| {
        person
            .mentions
            .iter()
            .filter(|m| m.end <= first.start)
            .count()
    };
    let most = guests().map(|(_, p)| times(p)).max().filter(|&n| n > 0)?;
    let mut named = guests().filter(|(_, person)| times(person) == most);
    match (named.next(), named.next()) {
        (Some((number, _)), None) => Some(number),
        _ => None,
    }
}
