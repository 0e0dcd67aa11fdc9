//! A span of the body → CommonMark text: links, emphasis, code, and escapes for everything that
//! would be taken for markup.

use crate::doc::{Article, Inline, InlineKind, Picture};
use crate::text::order::order_by;
use crate::text::{Span, squeeze};

/// Where the text stands; some places give characters another meaning.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    /// Running text, whose lines begin at the margin.
    Paragraph,
    /// A heading's line.
    Heading,
    /// A table's cell.
    Cell,
}

/// The text with its links and emphasis as markup.
pub(super) fn marked(article: &Article, span: Span, inside: Inside) -> String {
    let marks = marks_in(article, span);
    let mut out = String::with_capacity(span.len() + span.len() / 8);
    let mut open: Vec<&Mark<'_>> = Vec::new();
    let mut at = span.start;
    for mark in &marks {
        while let Some(last) = open.pop_if(|last| last.span.end <= mark.span.start) {
            let between = Span::new(at, last.span.end);
            push_text(&mut out, between.of(&article.body), inside);
            at = last.span.end;
            out.push_str(&last.closing());
        }
        push_text(
            &mut out,
            Span::new(at, mark.span.start).of(&article.body),
            inside,
        );
        at = mark.span.start;
        if let Some(markup) = instead(article, mark, inside) {
            if out.ends_with('`') && markup.starts_with('`') {
                // Two spans that touch would be read as one.
                out.push(' ');
            }
            out.push_str(&markup);
            at = mark.span.end;
            continue;
        }
        out.push_str(mark.opening());
        open.push(mark);
    }
    while let Some(last) = open.pop() {
        push_text(
            &mut out,
            Span::new(at, last.span.end).of(&article.body),
            inside,
        );
        at = last.span.end;
        out.push_str(&last.closing());
    }
    push_text(&mut out, Span::new(at, span.end).of(&article.body), inside);
    out
}

/// What is written instead of a mark's text.
fn instead(article: &Article, mark: &Mark<'_>, inside: Inside) -> Option<String> {
    match *mark.kind {
        InlineKind::Code => Some(code_span(mark.span.of(&article.body), inside)),
        InlineKind::Note(number) => {
            let label = &article.footnotes.get(number)?.label;
            Some(format!("[^{label}]"))
        }
        _ => None,
    }
}

/// An inline mark, cut to the marks around it and without blanks at its ends.
struct Mark<'a> {
    span: Span,
    kind: &'a InlineKind,
}

impl Mark<'_> {
    fn opening(&self) -> &'static str {
        match self.kind {
            InlineKind::Emphasis => "*",
            InlineKind::Strong => "**",
            InlineKind::Link(_) => "[",
            InlineKind::Code | InlineKind::Note(_) => "",
        }
    }

    fn closing(&self) -> String {
        match self.kind {
            InlineKind::Link(address) => format!("]({})", destination(address)),
            _ => self.opening().to_owned(),
        }
    }
}

/// The marks that lie in a span, properly nested, by start and the outer first. Links hold no links,
/// code holds nothing, and a kind is not marked twice.
fn marks_in(article: &Article, span: Span) -> Vec<Mark<'_>> {
    let mut inlines: Vec<&Inline> = article
        .inlines
        .iter()
        .skip(first_near(&article.inlines, span.start))
        .take_while(|inline| inline.span.start < span.end)
        .collect();
    order_by(&mut inlines, |inline| {
        (inline.span.start, usize::MAX - inline.span.end)
    });
    let mut marks: Vec<Mark<'_>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for inline in inlines {
        let Some(mut trimmed) = trimmed(&article.body, cut_to(inline.span, span)) else {
            continue;
        };
        while open
            .pop_if(|&mut last| marks[last].span.end <= trimmed.start)
            .is_some()
        {}
        if let Some(&around) = open.last() {
            trimmed.end = trimmed.end.min(marks[around].span.end);
        }
        let same = |&around: &usize| {
            let kind = marks[around].kind;
            std::mem::discriminant(kind) == std::mem::discriminant(&inline.kind)
                || matches!(kind, InlineKind::Code | InlineKind::Note(_))
        };
        if trimmed.is_empty() || open.iter().any(same) {
            continue;
        }
        open.push(marks.len());
        marks.push(Mark {
            span: trimmed,
            kind: &inline.kind,
        });
    }
    marks
}

/// Number of the first inline mark that can reach the byte offset: marks lie inside one block, and a
/// block's first mark starts behind the block before.
fn first_near(inlines: &[Inline], start: usize) -> usize {
    inlines.partition_point(|inline| inline.span.start < start)
}

fn cut_to(inner: Span, outer: Span) -> Span {
    let start = inner.start.max(outer.start);
    Span::new(start, inner.end.min(outer.end).max(start))
}

/// The span without white space at its ends: emphasis next to a blank is not emphasis.
fn trimmed(body: &str, span: Span) -> Option<Span> {
    let text = span.of(body);
    let start = span.start + (text.len() - text.trim_start().len());
    let end = start + text.trim().len();
    (start < end).then_some(Span::new(start, end))
}

/// A picture's line: what it shows, and its address where that can be followed.
pub(super) fn image(picture: &Picture) -> String {
    let words = escape(&squeeze(&picture.words), Inside::Paragraph);
    let address = picture.address.as_deref().map(destination);
    format!("![{words}]({})\n", address.unwrap_or_default())
}

/// An address as a link's destination: inside angle brackets only where it has to be.
fn destination(address: &str) -> String {
    let safe = address
        .replace('<', "%3C")
        .replace('>', "%3E")
        .replace('\\', "%5C")
        .replace(['\n', '\t'], "%20");
    let is_plain = !safe.is_empty() && !safe.contains([' ', '(', ')']);
    if is_plain { safe } else { format!("<{safe}>") }
}

fn code_span(text: &str, inside: Inside) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let text = text.replace(['\n', '\t'], " ");
    let text = if inside == Inside::Cell {
        text.replace('|', "\\|")
    } else {
        text
    };
    let pad = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{ticks}{pad}{text}{pad}{ticks}")
}

/// Text with everything escaped that would be taken for markup.
pub(super) fn escape(text: &str, inside: Inside) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    push_text(&mut out, text, inside);
    out
}

fn push_text(out: &mut String, text: &str, inside: Inside) {
    let mut before = out.chars().next_back();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied();
        let at_line_start = inside == Inside::Paragraph && matches!(before, None | Some('\n'));
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '~' | '<' => true,
            // Only what could be an entity's name or number may follow.
            '&' => after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#'),
            '_' => !(is_word(before) && is_word(after)),
            '|' => inside == Inside::Cell,
            '#' => at_line_start || inside == Inside::Heading,
            '+' | '-' | '>' | '=' => at_line_start,
            '.' | ')' => {
                let is_mark = after.is_none_or(char::is_whitespace);
                is_mark && inside == Inside::Paragraph && ends_a_list_number(out)
            }
            '!' => after == Some('['),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
}

fn is_word(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// Whether the last line so far is a number and nothing else, which a dot would make a list's item.
fn ends_a_list_number(out: &str) -> bool {
    let line = &out[out.rfind('\n').map_or(0, |at| at + 1)..];
    let digits = line.trim_start();
    !digits.is_empty() && digits.len() < 10 && digits.bytes().all(|b| b.is_ascii_digit())
}
