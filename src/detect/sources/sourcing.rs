//! What kind of sourcing an article has, in one line: how many sources of which kind, and how much
//! of the text is somebody's statement.

use crate::detect::{Source, SourceKind};
use crate::text::{Span, width};
use std::fmt;

/// How an article is sourced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sourcing {
    /// Persons and organisations with a name.
    pub named: usize,
    /// People and groups without one.
    pub unnamed: usize,
    /// Newspapers, broadcasters, agencies, sites.
    pub media: usize,
    /// Studies, reports, polls, filings.
    pub documents: usize,
    /// How many of 100 bytes of the body are part of a statement or of a quotation without speaker.
    pub attributed: u8,
    /// How many bytes that is.
    pub covered: usize,
}

impl Sourcing {
    /// Counts the sources; they and quotations without a speaker take up so many bytes of a body of so
    /// many bytes.
    pub fn covering(covered: usize, sources: &[Source], body: usize) -> Sourcing {
        let count =
            |kinds: &[SourceKind]| sources.iter().filter(|s| kinds.contains(&s.kind)).count();
        let sourcing = Sourcing {
            named: count(&[SourceKind::Person, SourceKind::Organization]),
            unnamed: count(&[SourceKind::Unnamed]),
            media: count(&[SourceKind::Media]),
            documents: count(&[SourceKind::Document]),
            covered,
            ..Sourcing::default()
        };
        sourcing.in_body(body)
    }

    /// The same sources where the body has so many bytes: a text that got a piece more or less keeps
    /// its statements.
    #[must_use]
    pub fn in_body(self, body: usize) -> Sourcing {
        let share = (self.covered * 100).checked_div(body).unwrap_or(0).min(100);
        Sourcing {
            attributed: u8::try_from(share).unwrap_or(100),
            ..self
        }
    }
}

/// How many bytes are part of a statement or of a quotation without speaker; both ascend.
pub fn covered(said: impl Iterator<Item = Span>, unattributed: &[Span]) -> usize {
    let (mut covered, mut end) = (0, 0);
    let mut add = |span: Span| {
        covered += span.end.saturating_sub(span.start.max(end));
        end = end.max(span.end);
    };
    let mut others = unattributed.iter().copied().peekable();
    for span in said {
        while let Some(other) = others.next_if(|other| other.start <= span.start) {
            add(other);
        }
        add(span);
    }
    others.for_each(add);
    covered
}

/// "4 named, 2 unnamed, 3 media, 1 document · 62% attributed"; kinds that do not occur are left out.
impl fmt::Display for Sourcing {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = self.kinds(self.words(), ", ");
        write!(out, "{kinds} · {}", self.share())
    }
}

impl Sourcing {
    /// "62% attributed": how much of the text the sources say.
    pub fn share(&self) -> String {
        format!("{}% attributed", self.attributed)
    }

    /// The line in so many columns: first the share goes, which says nothing without its word, then
    /// the words get shorter, then the commas and the kinds go.
    pub fn fitting(&self, columns: usize) -> String {
        let short = ["named", "unn.", "media", "doc."];
        let total = self.named + self.unnamed + self.media + self.documents;
        let spellings = [
            self.to_string(),
            self.kinds(self.words(), ", "),
            self.kinds(short, ", "),
            self.kinds(short, " "),
            format!("{} of {total} named", self.named),
            format!("{} named", self.named),
        ];
        let fits = |line: &String| width(line) <= columns;
        spellings.into_iter().find(fits).unwrap_or_default()
    }

    fn words(&self) -> [&'static str; 4] {
        let documents = match self.documents {
            1 => "document",
            _ => "documents",
        };
        ["named", "unnamed", "media", documents]
    }

    fn kinds(&self, words: [&str; 4], link: &str) -> String {
        let counts = [self.named, self.unnamed, self.media, self.documents];
        let some: Vec<String> = counts
            .iter()
            .zip(words)
            .filter(|&(&count, _)| count > 0)
            .map(|(count, kind)| format!("{count} {kind}"))
            .collect();
        match some.is_empty() {
            true => "no sources".to_owned(),
            false => some.join(link),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::Statement;

    fn source(kind: SourceKind, spans: &[(usize, usize)]) -> Source {
        Source {
            name: String::new(),
            kind,
            role: None,
            mentions: Vec::new(),
            statements: spans
                .iter()
                .map(|&(start, end)| Statement::new(Span::new(start, end), false))
                .collect(),
        }
    }

    #[test]
    fn kinds_are_counted_and_text_that_is_said_twice_counts_once() {
        let sources = [
            source(SourceKind::Person, &[(0, 20), (10, 30)]),
            source(SourceKind::Organization, &[]),
            source(SourceKind::Document, &[(12, 18)]),
            source(SourceKind::Unnamed, &[]),
        ];
        let said = sources.iter().flat_map(|source| &source.statements);
        let mut said: Vec<Span> = said.map(|one| one.span()).collect();
        said.sort();
        let unattributed = [Span::new(15, 35), Span::new(40, 45)];
        let covered = covered(said.into_iter(), &unattributed);
        let sourcing = Sourcing::covering(covered, &sources, 100);
        assert_eq!(
            sourcing.to_string(),
            "2 named, 1 unnamed, 1 document · 40% attributed"
        );
        assert_eq!(
            Sourcing::covering(0, &[], 0).to_string(),
            "no sources · 0% attributed"
        );
    }

    #[test]
    fn the_line_gets_shorter_where_there_is_less_room() {
        let sourcing = Sourcing {
            named: 4,
            unnamed: 2,
            media: 3,
            documents: 1,
            attributed: 62,
            ..Sourcing::default()
        };
        let check = |columns: usize, expected: &str| {
            assert_eq!(sourcing.fitting(columns), expected, "{columns}");
        };
        check(
            60,
            "4 named, 2 unnamed, 3 media, 1 document · 62% attributed",
        );
        check(50, "4 named, 2 unnamed, 3 media, 1 document");
        check(36, "4 named, 2 unn., 3 media, 1 doc.");
        check(30, "4 named 2 unn. 3 media 1 doc.");
        check(25, "4 of 10 named");
        check(8, "4 named");
        check(1, "");
    }
}
