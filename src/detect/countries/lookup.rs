//! Finds the longest table entry at each capitalised word, through hyphens and possessives.

use crate::detect::Ground;
use crate::detect::lexicon::COUNTRIES;
use crate::detect::prose::Prose;
use crate::text::Span;
use crate::text::words::{TokenKind, is_apostrophe, is_hyphen};

/// What an entry of the table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Name,
    Abbreviation,
    Demonym,
}

impl Form {
    /// The form as a ground of evidence.
    pub(super) const fn ground(self) -> Ground {
        match self {
            Form::Name => Ground::CountryName,
            Form::Abbreviation => Ground::Abbreviation,
            Form::Demonym => Ground::Demonym,
        }
    }
}

/// A place where an entry of the table stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    /// The words, bytes of the body.
    pub(super) span: Span,
    /// ISO 3166-1 alpha-2 code.
    pub(super) code: &'static str,
    pub(super) form: Form,
    /// Numbers of the first token and of the one behind the last.
    pub(super) tokens: (usize, usize),
}

/// The longest name in the table has nine words.
const LONGEST: usize = 14;
/// Letters of a name in capitals that is sure to be one: "IRAN", but not "OMA".
const LEAST_SHOUTED: usize = 4;
/// Bytes of the longest key, with room to spare.
const LONGEST_KEY: usize = 96;

/// A token, or the part of one between hyphens.
struct Piece {
    span: Span,
    token: usize,
}

/// All entries that stand in the body, in order and disjoint; phrases that are no country left out.
pub(super) fn hits(prose: &Prose<'_>) -> Vec<Hit> {
    let pieces = pieces(prose);
    let mut hits = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let starts = pieces[at].span.of(prose.body());
        if !starts.starts_with(char::is_uppercase) {
            at += 1;
            continue;
        }
        let Some((length, value)) = longest(prose.body(), &pieces[at..]) else {
            at += 1;
            continue;
        };
        if let Some((code, form)) = parse(value) {
            let last = &pieces[at + length - 1];
            hits.push(Hit {
                span: Span::new(pieces[at].span.start, last.span.end),
                code,
                form,
                tokens: (pieces[at].token, last.token + 1),
            });
        }
        at += length;
    }
    hits
}

fn parse(value: &'static str) -> Option<(&'static str, Form)> {
    let (code, kind) = value.split_once('\t')?;
    let form = match kind {
        "demonym" => Form::Demonym,
        "abbreviation" => Form::Abbreviation,
        _ => Form::Name,
    };
    Some((code, form))
}

fn pieces(prose: &Prose<'_>) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(prose.tokens.len());
    for (number, token) in prose.tokens.iter().enumerate() {
        if token.kind == TokenKind::Number {
            continue;
        }
        let mut start = token.span.start;
        let word = prose.word(*token);
        for (at, hyphen) in word.char_indices().filter(|&(_, c)| is_hyphen(c)) {
            let end = token.span.start + at;
            if end > start {
                pieces.push(Piece {
                    span: Span::new(start, end),
                    token: number,
                });
            }
            start = end + hyphen.len_utf8();
        }
        if token.span.end > start {
            pieces.push(Piece {
                span: Span::new(start, token.span.end),
                token: number,
            });
        }
    }
    pieces
}

/// How many pieces the longest entry at the first of them takes, and its value.
fn longest(body: &str, pieces: &[Piece]) -> Option<(usize, &'static str)> {
    let mut key = String::new();
    let mut best = None;
    let mut end = pieces.first()?.span.start;
    for (number, piece) in pieces.iter().take(LONGEST).enumerate() {
        let gap = body.get(end..piece.span.start)?;
        if gap.contains("\n\n") || gap.contains('\t') {
            break;
        }
        push_normal(&mut key, gap);
        push_normal(&mut key, piece.span.of(body));
        end = piece.span.end;
        if key.len() > LONGEST_KEY {
            break;
        }
        let shouted = shouted_as_title(&key);
        let long = key.chars().filter(|c| c.is_alphabetic()).count() >= LEAST_SHOUTED;
        let found = COUNTRIES
            .get(&key)
            .or_else(|| COUNTRIES.get(shouted.as_deref().filter(|_| long)?));
        if let Some(value) = found {
            best = Some((number + 1, value));
        }
        let goes_on =
            COUNTRIES.has_prefix(&key) || shouted.is_some_and(|title| COUNTRIES.has_prefix(&title));
        if !goes_on {
            break;
        }
    }
    best
}

/// Adds the text as the table spells it: one blank for white space, straight apostrophes and
/// hyphens, no soft hyphens.
pub(super) fn push_normal(key: &mut String, text: &str) {
    let mut in_space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            if !in_space {
                key.push(' ');
            }
            in_space = true;
            continue;
        }
        in_space = false;
        match c {
            '\u{ad}' => {}
            _ if is_apostrophe(c) => key.push('\''),
            _ if is_hyphen(c) => key.push('-'),
            _ => key.push(c),
        }
    }
}

/// "NORTH KOREA" as "North Korea"; none for what is not all capitals.
fn shouted_as_title(key: &str) -> Option<String> {
    let letters = key.chars().filter(|c| c.is_alphabetic());
    if letters.clone().next().is_none()
        || !letters.clone().all(char::is_uppercase)
        || key.contains('.')
    {
        return None;
    }
    let mut inside = false;
    let title = key
        .chars()
        .map(|c| {
            let shown = if inside {
                c.to_lowercase().next().unwrap_or(c)
            } else {
                c
            };
            inside = c.is_alphabetic();
            shown
        })
        .collect();
    Some(title)
}
