//! Names in running text with what they name, before anybody asks who is who.
//!
//! The tagger proposes; then each name of a person is trimmed to the name alone or taken for
//! something else ([`revise`]), people whom only the words around show or who are addressed are found ([`around`], [`addressed`]), people inside other names are cut out ([`inside`]), and the words of people once introduced are people wherever they
//! stand ([`agree`]); a surname before a comma and a forename is one name in an address ([`inverted`]). Lines in capitals ([`capitals`]) and languages other than English ([`foreign`])
//! are read with more care.

mod addressed;
mod agree;
mod around;
mod bodies;
mod capitals;
mod foreign;
mod inside;
mod inverted;
mod listed;
mod others;
mod revise;
mod verdict;
mod view;

use super::tagger;
use crate::text::Span;
use crate::text::words::Token;
use foreign::Language;

/// A name where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name without title and possessive; bytes of the body.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
    /// How far the tagger is from taking it for nothing, in the model's units; 0 where a rule found it.
    pub margin: i16,
}

/// What a name can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A city, state, country, river or other place.
    Place,
    /// A company, ministry, party, team, newspaper or other body.
    Organization,
    /// A people, faith or other group, as noun or adjective.
    People,
    /// A work, event, law, product or anything else that has a name.
    Other,
}

/// The names in a text of these tokens and sentences, in order and disjoint.
pub fn find(body: &str, tokens: &[Token], sentences: &[Span]) -> Vec<Name> {
    let proposed = tagger::names(body, tokens, sentences);
    let view = view::View::new(body, tokens);
    let revised = revise::revise(&view, &proposed);
    let language = foreign::language(&view);
    let in_language = match language {
        Language::English => revised,
        Language::Other => foreign::reread(&view, revised),
    };
    let whole = listed::completed(&view, capitals::reread(&view, in_language));
    let whole = match language {
        Language::English => addressed::made_sure(&view, around::completed(&view, whole)),
        Language::Other => whole,
    };
    let completed = inside::cut(&view, whole);
    inverted::joined(&view, agree::agree(&view, &completed, language))
}

/// A text of the tests without the brackets in it, and the span between them.
#[cfg(test)]
fn between_brackets(marked: &str) -> (String, Span) {
    let start = marked.find('[').unwrap_or_default();
    let end = marked.find(']').unwrap_or_default() - 1;
    (marked.replace(['[', ']'], ""), Span::new(start, end))
}
