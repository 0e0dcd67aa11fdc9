//! Verbatim speech: the quotations of the body as spans, with their marks.
//!
//! What is speech without marks ([`super::turns`], [`super::interview`], [`super::blockquote`],
//! [`super::dialogue`]) stands among them as it is. Of marks there is one pass over each block
//! with one open quotation at a time, so a page of nothing but quotation marks costs no more than its
//! length. Marks inside an open quotation are its own. A quotation that
//! its paragraph leaves open goes on in the next one, whether that repeats the opening mark or only
//! closes. Whether a quotation is somebody's speech or a quoted word is for others to say.

use crate::detect::prose::Prose;
use crate::doc::{Block, BlockKind};
use crate::text::Span;

/// A quotation inside one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quotation {
    /// With its marks; bytes of the body.
    pub(super) span: Span,
    /// Without its marks.
    pub(super) inner: Span,
    /// Whether it continues the quotation that the block before left open.
    pub(super) resumes: bool,
    /// Number of words inside.
    pub(super) words: usize,
    /// What shows who speaks.
    pub(super) voice: Voice,
}

/// What shows whose speech a quotation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// The words around it.
    Around,
    /// A label or a line that names the speaker, bytes of the body.
    Name(Span),
    /// It answers the question of an interview.
    Interviewee,
    /// It goes on with the quotation before it.
    Further,
}

/// Speech without quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    /// What is said, bytes of the body; inside one block.
    pub(super) span: Span,
    /// What shows who speaks.
    pub(super) voice: Voice,
}

/// The pairs of marks that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marks {
    Straight,
    Curly,
    Low,
    Guillemets,
    /// »As in German and Danish books«, or »in Swedish ones».
    Inverted,
    Single,
    Apostrophes,
}

impl Marks {
    /// The pair that a character opens, seen between its neighbours.
    fn opened_by(before: Option<char>, mark: char, after: Option<char>) -> Option<Marks> {
        let starts = before.is_none_or(|c| !c.is_alphanumeric());
        let leads = after.is_some_and(|c| !c.is_whitespace());
        match mark {
            // A number before it makes it a sign for inches.
            '"' | '＂' => before
                .is_none_or(|c| !c.is_ascii_digit())
                .then_some(Marks::Straight),
            '“' | '‟' => Some(Marks::Curly),
            '„' => Some(Marks::Low),
            '«' => Some(Marks::Guillemets),
            '»' if starts && after.is_some_and(char::is_alphanumeric) => Some(Marks::Inverted),
            '‘' | '‛' | '‚' if starts && leads => Some(Marks::Single),
            '\'' if starts && after.is_some_and(char::is_alphanumeric) => Some(Marks::Apostrophes),
            _ => None,
        }
    }

    /// Whether a character closes the pair, seen between its neighbours.
    fn closed_by(self, before: Option<char>, mark: char, after: Option<char>) -> bool {
        let ends = before.is_some_and(|c| !c.is_whitespace())
            && after.is_none_or(|c| !c.is_alphanumeric());
        match self {
            Marks::Straight => matches!(mark, '"' | '＂' | '”'),
            Marks::Curly => matches!(mark, '”' | '"'),
            Marks::Low => matches!(mark, '“' | '”' | '"'),
            Marks::Guillemets => mark == '»',
            Marks::Inverted => matches!(mark, '«' | '»') && ends,
            // "the officials’ claims" is no end of a quotation.
            Marks::Single => mark == '’' && ends && before != Some('s'),
            Marks::Apostrophes => mark == '\'' && ends && before != Some('s'),
        }
    }

    /// Whether an open pair without its end is a quotation all the same.
    const fn may_stay_open(self) -> bool {
        !matches!(self, Marks::Inverted | Marks::Single | Marks::Apostrophes)
    }
}

/// Fewest words of a quotation that its paragraph leaves open and nothing takes up again.
const OPEN_WORDS: usize = 6;

/// All quotations of the body in order, with the speech without marks that others have found.
pub(super) fn quotations(prose: &Prose<'_>, unmarked: &[Turn]) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    let mut open: Option<Marks> = None;
    let mut turns = unmarked.iter().peekable();
    for block in &prose.article.blocks {
        let first = out.len();
        while let Some(turn) = turns.next_if(|turn| turn.span.start < block.span.end) {
            out.push(of_turn(prose, turn));
        }
        open = match block.kind {
            BlockKind::Code | BlockKind::Table { .. } => None,
            _ if out.len() > first => None,
            _ => in_block(prose, block, open, &mut out),
        };
    }
    let body = prose.body();
    out.retain(|q| q.words > 0 && q.inner.of(body).chars().any(char::is_alphanumeric));
    out
}

/// Adds the quotations of one block; returns the marks of one that is still open at its end.
fn in_block(
    prose: &Prose<'_>,
    block: &Block,
    carried: Option<Marks>,
    out: &mut Vec<Quotation>,
) -> Option<Marks> {
    let text = block.span.of(prose.body());
    let mut open: Option<(Marks, usize)> = None;
    let mut carried = carried;
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    let first = out.len();
    while let Some((at, mark)) = chars.next() {
        let after = chars.peek().map(|&(_, c)| c);
        let end = at + mark.len_utf8();
        match open {
            Some((marks, start)) if marks.closed_by(before, mark, after) => {
                // A second mark that can only open means that the first one was a stray.
                if marks == Marks::Straight && opens_only(before, after) {
                    open = Some((marks, at));
                } else {
                    // ‘… she said, ‘go,’’ he said: the inner quotation ended just before.
                    let doubled = chars.next_if(|&(_, c)| c == mark && marks == Marks::Single);
                    let end = doubled.map_or(end, |(at, c)| at + c.len_utf8());
                    out.push(quotation(prose, block, (start, end), mark.len_utf8()));
                    open = None;
                }
            }
            Some(_) => {}
            None => {
                if carried.is_some_and(|marks| marks.closed_by(before, mark, after))
                    && before.is_some_and(|c| !c.is_whitespace())
                {
                    out.push(resumed(prose, block, end, mark.len_utf8()));
                } else if let Some(marks) = Marks::opened_by(before, mark, after)
                    && (marks != Marks::Inverted || next_closes(&text[end..]))
                {
                    open = Some((marks, at));
                } else {
                    before = Some(mark);
                    continue;
                }
                if at > 0 || open.is_none() {
                    carried = None;
                }
            }
        }
        before = Some(mark);
    }
    if let Some((marks, start)) = open {
        let rest = quotation(prose, block, (start, text.len()), 0);
        if marks.may_stay_open() && rest.words >= OPEN_WORDS {
            out.push(rest);
        } else {
            open = None;
        }
    }
    if let (Some(_), Some(quotation)) = (carried, out.get_mut(first)) {
        quotation.resumes = quotation.span.start == block.span.start;
    }
    open.map(|(marks, _)| marks)
}

/// Whether the next guillemet ends what one that points inwards begins. It is a bullet or an arrow
/// otherwise, and must not swallow the quotations behind it.
fn next_closes(rest: &str) -> bool {
    let Some((at, mark)) = rest.char_indices().find(|(_, c)| matches!(c, '«' | '»')) else {
        return false;
    };
    let before = rest[..at].chars().next_back();
    let after = rest[at + mark.len_utf8()..].chars().next();
    Marks::Inverted.closed_by(before, mark, after)
}

/// Speech without marks as a quotation: the dash that opens it is its mark.
fn of_turn(prose: &Prose<'_>, turn: &Turn) -> Quotation {
    let text = turn.span.of(prose.body());
    let inner = text.trim_start_matches(['—', '–', '―', ' ', '\u{a0}']);
    let inner = Span::new(turn.span.end - inner.len(), turn.span.end);
    Quotation {
        span: turn.span,
        inner,
        resumes: turn.voice == Voice::Further,
        words: words(prose, inner),
        voice: turn.voice,
    }
}

fn opens_only(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(char::is_whitespace) && after.is_some_and(char::is_alphanumeric)
}

/// The quotation between two offsets of a block; `closing` is the length of its closing mark.
fn quotation(
    prose: &Prose<'_>,
    block: &Block,
    (start, end): (usize, usize),
    closing: usize,
) -> Quotation {
    let opening = block.span.of(prose.body())[start..]
        .chars()
        .next()
        .map_or(0, char::len_utf8);
    let span = Span::new(start, end).shifted(block.span.start);
    let inner = Span::new(
        span.start + opening,
        (span.end - closing).max(span.start + opening),
    );
    Quotation {
        span,
        inner,
        resumes: false,
        words: words(prose, inner),
        voice: Voice::Around,
    }
}

/// The end of a quotation that began in an earlier block without a mark of its own here.
fn resumed(prose: &Prose<'_>, block: &Block, end: usize, closing: usize) -> Quotation {
    let span = Span::new(block.span.start, block.span.start + end);
    let inner = Span::new(span.start, span.end - closing);
    Quotation {
        span,
        inner,
        resumes: true,
        words: words(prose, inner),
        voice: Voice::Around,
    }
}

fn words(prose: &Prose<'_>, inner: Span) -> usize {
    use crate::text::words::TokenKind;
    prose.tokens[prose.tokens_in(inner)]
        .iter()
        .filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::sources::tests::article;

    /// The marks of the text are the expectation: ⟦ and ⟧ stand around each quotation.
    fn check(marked: &str) {
        let text = marked.replace(['⟦', '⟧'], "");
        let article = article(&text);
        let found = quotations(&Prose::new(&article), &[]);
        let mut shown = text.clone();
        for quotation in found.iter().rev() {
            shown.insert(quotation.span.end, '⟧');
            shown.insert(quotation.span.start, '⟦');
        }
        assert_eq!(shown, marked);
    }

    #[test]
    fn every_kind_of_marks_is_found() {
        check("⟦“We left,”⟧ she said. ⟦“It rained.”⟧");
        check("⟦\"We left,\"⟧ she said, ⟦\"at noon.\"⟧");
        check("He said: ⟦«Nobody came»⟧ and ⟦„nobody will“⟧.");
        check("He said: ⟦»Nobody came«⟧ and ⟦»nobody will»⟧. Home »News » Local.");
        check("»More »News: ⟦“We left,”⟧ she said.");
        check("⟦‘We don’t know the officials’ names,’⟧ she said.");
        check("⟦'We don't know,'⟧ she said. The dogs' bowls were empty.");
        check("Ann said,⟦\" [He] knew it\"⟧. A 15\" wheel and a 17\" wheel.");
        check("⟦“She told me ‘go away’ twice,”⟧ he said.");
    }

    #[test]
    fn an_open_quotation_goes_on_in_the_next_block() {
        check("⟦“It was late and we were all tired.⟧\n\n⟦“So we left.”⟧ Then nothing.");
        check("He said, ⟦\"It was a long day for us all.⟧\n\n⟦We went home.\"⟧ The end.");
        check("The “ alone is nothing.\n\nNor is this.");
    }

    #[test]
    fn stray_marks_do_not_swallow_the_text() {
        check("He was ' here and the '90s were over.");
        check("\" \" \" \"");
        check("She said ⟦\"no\"⟧ and left");
    }
}
