//! Demonyms that name a language or a kitchen and no country: those that are all of a line or a cell,
//! as in tables of languages and lists of restaurants, and those that stand in a row of languages.

use super::lookup::Hit;
use super::traps::{NOT_THE_COUNTRY_AFTER, SPEAKING};
use crate::detect::lexicon::COUNTRIES;
use crate::detect::prose::Prose;
use crate::text::Span;
use crate::text::words::TokenKind;

/// Languages that are no country's adjective.
const LANGUAGES: [&str; 34] = [
    "Afrikaans",
    "Arabic",
    "Basque",
    "Bahasa",
    "Bengali",
    "Cantonese",
    "Catalan",
    "Cyrillic",
    "Esperanto",
    "Farsi",
    "Flemish",
    "Gaelic",
    "Galician",
    "Gujarati",
    "Hebrew",
    "Hindi",
    "Kannada",
    "Khmer",
    "Kurdish",
    "Latin",
    "Malay",
    "Malayalam",
    "Mandarin",
    "Marathi",
    "Pashto",
    "Persian",
    "Punjabi",
    "Sanskrit",
    "Swahili",
    "Tagalog",
    "Tamil",
    "Telugu",
    "Urdu",
    "Yiddish",
];
/// Adjectives beside which "English" is one more part of the kingdom.
const OF_THE_KINGDOM: [&str; 4] = ["British", "Irish", "Scottish", "Welsh"];
/// Words before a language that say which of its kinds it is.
const KINDS: [&str; 10] = [
    "American",
    "Brazilian",
    "British",
    "Canadian",
    "European",
    "Mexican",
    "Simplified",
    "Spoken",
    "Traditional",
    "simplified",
];
/// Languages that such words stand before.
const OF_KINDS: [&str; 6] = [
    "Chinese",
    "English",
    "French",
    "Norwegian",
    "Portuguese",
    "Spanish",
];
/// Labels of the cell or line before, after which a demonym is where somebody comes from.
const OF_ORIGIN: [&str; 7] = [
    "Nationality",
    "nationality",
    "Citizenship",
    "citizenship",
    "Nation",
    "Country",
    "Origin",
];
/// Small words behind a row that are no noun which its adjectives belong to.
const NO_NOUN: [&str; 22] = [
    "and", "or", "but", "on", "at", "to", "that", "is", "was", "with", "by", "as", "for", "from",
    "are", "were", "in", "can", "will", "when", "if", "which",
];
/// Members of a row that are looked at on either side; keeps long rows linear.
const MEMBERS: usize = 12;
/// Tokens of a cell behind a language, as of "Spanish - Latin America" and "Chinese (Simplified)".
const REST_OF_CELL: usize = 6;

/// Whether the demonym names a language or a kitchen by standing alone or in a row of languages.
pub(super) fn is_language(prose: &Prose<'_>, hit: &Hit) -> bool {
    let line = Line { prose };
    !hit.span.of(prose.body()).ends_with('s')
        && (line.is_kind(hit) || line.is_whole_cell(hit) || line.is_in_row(hit))
}

/// Whether the words are all of a line or a cell.
pub(super) fn is_whole_cell(prose: &Prose<'_>, hit: &Hit) -> bool {
    let line = Line { prose };
    line.is_border(hit.tokens.0) && line.is_border(hit.tokens.1)
}

/// "'Polish Spirit'", "“The English Patient”": a name of a few capitalised words in quotation marks.
pub(super) fn is_quoted_title(prose: &Prose<'_>, hit: &Hit) -> bool {
    let line = Line { prose };
    let (mut first, mut end) = hit.tokens;
    if first > 0 && line.word(first - 1) == "The" {
        first -= 1;
    }
    let opens = first > 0 && matches!(line.word(first - 1), "“" | "\"" | "‘" | "'");
    while end < first + LONGEST_TITLE
        && !line.is_border(end)
        && line.word(end).starts_with(char::is_uppercase)
    {
        end += 1;
    }
    let closes = matches!(line.word(end), "”" | "\"" | "’" | "'");
    opens && closes && end > hit.tokens.1
}

/// Words of a title in quotation marks at most.
const LONGEST_TITLE: usize = 5;

/// The tokens of the body, as far as lines and cells go.
struct Line<'p, 'a> {
    prose: &'p Prose<'a>,
}

/// Neighbouring names of languages with what stands between them.
struct Row {
    /// Numbers of the first token and of the one behind the last.
    tokens: (usize, usize),
    members: usize,
    /// Members that are no country's adjective.
    languages: usize,
    english: bool,
    of_the_kingdom: bool,
}

impl<'a> Line<'_, 'a> {
    /// The token with that number; nothing where there is none.
    fn word(&self, number: usize) -> &'a str {
        let token = self.prose.tokens.get(number);
        token.map_or("", |token| self.prose.word(*token))
    }

    fn is_word(&self, number: usize) -> bool {
        let token = self.prose.tokens.get(number);
        token.is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether a line or a cell begins at the token.
    fn is_border(&self, number: usize) -> bool {
        let tokens = &self.prose.tokens;
        let (Some(before), Some(token)) = (number.checked_sub(1), tokens.get(number)) else {
            return true;
        };
        let before = tokens.get(before).map_or(0, |token| token.span.end);
        Span::new(before, token.span.start)
            .of(self.prose.body())
            .contains(['\n', '\t'])
    }

    /// "British English", "Brazilian Portuguese": the adjective before the language, or the language.
    fn is_kind(&self, hit: &Hit) -> bool {
        let word = hit.span.of(self.prose.body());
        let (first, next) = hit.tokens;
        if OF_KINDS.contains(&word)
            && !self.is_border(first)
            && KINDS.contains(&self.word(first - 1))
        {
            return self.is_border(next) || !self.is_noun(next);
        }
        KINDS.contains(&hit.span.of(self.prose.body()))
            && OF_KINDS.contains(&self.word(next))
            && !self.is_border(next)
            && (self.is_border(next + 1) || !self.is_noun(next + 1))
    }

    /// "Romanian" alone in its cell or line, perhaps with a mark, a kind or a country beside it.
    fn is_whole_cell(&self, hit: &Hit) -> bool {
        let (mut first, end) = hit.tokens;
        while !self.is_border(first)
            && first > 0
            && (!self.is_word(first - 1) || KINDS.contains(&self.word(first - 1)))
            && hit.tokens.0 - first < REST_OF_CELL
        {
            first -= 1;
        }
        let rest = (end..end + REST_OF_CELL).find(|&at| self.is_border(at));
        let open = matches!(self.word(end), "-" | "–" | "(" | "/");
        let ends = self.is_border(end) || open && rest.is_some();
        let label = (first.saturating_sub(2)..first).any(|at| OF_ORIGIN.contains(&self.word(at)));
        self.is_border(first) && ends && !label
    }

    /// "in German and English", "Hindi, Italian, Korean".
    fn is_in_row(&self, hit: &Hit) -> bool {
        let row = self.row(hit);
        let (first, end) = row.tokens;
        // "in both Japanese and English"
        let both = !self.is_border(first) && matches!(self.word(first - 1), "both" | "either");
        let first = first - usize::from(both);
        let before = if self.is_border(first) {
            ""
        } else {
            self.word(first - 1)
        };
        if row.members < 2 || matches!(before, "the" | "The") {
            return false;
        }
        let behind = self.word(end).to_lowercase();
        let of_language = NOT_THE_COUNTRY_AFTER.contains(&behind.as_str());
        if !self.is_border(end) && self.is_noun(end) && !of_language {
            return false;
        }
        let english = row.english && !row.of_the_kingdom && row.members > 2;
        let spoken = SPEAKING.contains(&before.to_lowercase().as_str());
        row.languages > 0 || english || spoken
    }

    /// Whether the token is a word that adjectives before it may belong to.
    fn is_noun(&self, number: usize) -> bool {
        self.is_word(number) && !NO_NOUN.contains(&self.word(number))
    }

    fn row(&self, hit: &Hit) -> Row {
        let mut row = Row {
            tokens: hit.tokens,
            members: 0,
            languages: 0,
            english: false,
            of_the_kingdom: false,
        };
        row.add(hit.span.of(self.prose.body()));
        while row.members < MEMBERS {
            let first = row.tokens.0;
            let Some(member) = self.member_before(first) else {
                break;
            };
            row.tokens.0 = member;
            row.add(self.word(member));
        }
        let before = row.members;
        while row.members < before + MEMBERS {
            let Some(member) = self.member_behind(row.tokens.1) else {
                break;
            };
            row.tokens.1 = member + 1;
            row.add(self.word(member));
        }
        row
    }

    fn member_before(&self, first: usize) -> Option<usize> {
        let mut at = first;
        while at > 0 && first - at < REST_OF_CELL && !self.is_border(at) {
            at -= 1;
            if is_member(self.word(at)) {
                return (at + 1 < first).then_some(at);
            }
            if !joins(self.word(at)) {
                return None;
            }
        }
        None
    }

    fn member_behind(&self, end: usize) -> Option<usize> {
        for at in end..end + REST_OF_CELL {
            if self.is_border(at) {
                return None;
            }
            if is_member(self.word(at)) {
                return (at > end).then_some(at);
            }
            if !joins(self.word(at)) {
                return None;
            }
        }
        None
    }
}

impl Row {
    fn add(&mut self, word: &str) {
        self.members += 1;
        self.languages += usize::from(LANGUAGES.contains(&word));
        self.english |= word == "English";
        self.of_the_kingdom |= OF_THE_KINGDOM.contains(&word);
    }
}

/// Whether the word is a language or the adjective of a country, which may be one.
fn is_member(word: &str) -> bool {
    let adjective = || {
        let value = COUNTRIES.get(word);
        value.is_some_and(|value| value.ends_with("demonym")) && !word.ends_with('s')
    };
    word.starts_with(char::is_uppercase) && (LANGUAGES.contains(&word) || adjective())
}

/// Whether the token may stand between two members of a row.
fn joins(word: &str) -> bool {
    KINDS.contains(&word)
        || matches!(
            word,
            "," | "/" | "|" | "•" | "·" | "&" | ";" | "(" | ")" | "and" | "or" | "as" | "well"
        )
}
