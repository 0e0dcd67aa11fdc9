//! Names in running text with what they name, before anybody asks who is who.

use crate::text::Span;

/// A name where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name without title and possessive; bytes of the body.
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
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
