//! Tags with more attributes than any page has are shortened before they are parsed.
//!
//! The tokenizer compares each attribute's name with all before it in the tag, so a single tag with a
//! million of them would take hours. This scan knows just enough of the syntax to find such a tag:
//! comments, elements of raw text, and quoted values.

/// Attributes of one tag that are kept; real pages stay below a hundred.
const MAX_ATTRIBUTES: usize = 1024;

/// Elements whose content is text up to their own end tag.
const RAW: [&str; 9] = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "svg",
];

/// The page without the attributes that are too many; none where no tag has so many.
pub(super) fn thinned(html: &str) -> Option<String> {
    let mut scan = Scan {
        html,
        kept: String::new(),
        copied: 0,
    };
    scan.run();
    if scan.copied == 0 {
        return None;
    }
    scan.kept.push_str(&html[scan.copied..]);
    Some(scan.kept)
}

struct Scan<'h> {
    html: &'h str,
    kept: String,
    /// Bytes of the page that are in `kept` or left out.
    copied: usize,
}

/// A tag as far as this scan needs to know it.
struct Tag<'h> {
    name: &'h str,
    /// Byte offset behind it.
    end: usize,
    /// Where the attributes begin that are too many, and where they end.
    excess: Option<(usize, usize)>,
}

impl<'h> Scan<'h> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(open) = find(self.html, at, self.html.len(), b'<') {
            let rest = &self.html.as_bytes()[open + 1..];
            if rest.starts_with(b"!--") {
                at = self.comment_end(open + 4);
                continue;
            }
            if !rest.first().is_some_and(u8::is_ascii_alphabetic) {
                at = open + 1;
                continue;
            }
            let tag = self.take(open, self.html.len());
            at = tag.end;
            if let Some(raw) = RAW.iter().find(|raw| tag.name.eq_ignore_ascii_case(raw)) {
                at = self.take_raw(raw, at);
            }
        }
    }

    fn comment_end(&self, from: usize) -> usize {
        let rest = &self.html[from..];
        if rest.starts_with('>') || rest.starts_with("->") {
            return from;
        }
        rest.find("-->").map_or(self.html.len(), |at| from + at + 3)
    }

    /// Raw text holds no tags, unless the parser sees it with other eyes than this scan; so what
    /// looks like a tag is shortened all the same. Returns where its end tag begins.
    fn take_raw(&mut self, name: &str, from: usize) -> usize {
        let end = raw_end(self.html, name, from);
        let mut at = from;
        while let Some(open) = find(self.html, at, end, b'<') {
            let next = self.html.as_bytes().get(open + 1);
            at = match next.is_some_and(u8::is_ascii_alphabetic) {
                true => self.take(open, end).end,
                false => open + 1,
            };
        }
        end
    }

    /// Reads the tag that begins at `open`, not beyond `limit`, and leaves out what is too much.
    fn take(&mut self, open: usize, limit: usize) -> Tag<'h> {
        let tag = tag(self.html, open, limit);
        if let Some((start, end)) = tag.excess {
            self.kept.push_str(&self.html[self.copied..start]);
            self.copied = end;
        }
        tag
    }
}

/// The place of a byte between two offsets.
fn find(html: &str, from: usize, limit: usize, wanted: u8) -> Option<usize> {
    let bytes = html.as_bytes().get(from..limit)?;
    bytes.iter().position(|&b| b == wanted).map(|at| from + at)
}

/// Where the end tag of an element of raw text begins, or the end of the page.
fn raw_end(html: &str, name: &str, from: usize) -> usize {
    let bytes = html.as_bytes();
    let mut at = from;
    while let Some(open) = find(html, at, html.len(), b'<') {
        let after = bytes.get(open + 2..open + 2 + name.len());
        if bytes.get(open + 1) == Some(&b'/')
            && after.is_some_and(|after| after.eq_ignore_ascii_case(name.as_bytes()))
        {
            return open;
        }
        at = open + 1;
    }
    html.len()
}

fn tag(html: &str, open: usize, limit: usize) -> Tag<'_> {
    let bytes = &html.as_bytes()[..limit];
    let is_end = |b: &u8| matches!(b, b'>' | b'/') || b.is_ascii_whitespace();
    let start = open + 1;
    let skip = |from: usize, goes_on: &dyn Fn(&u8) -> bool| {
        let rest = bytes.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|b| goes_on(b)).count()
    };
    let mut at = skip(start, &|b| !is_end(b));
    let mut tag = Tag {
        name: &html[start..at],
        end: limit,
        excess: None,
    };
    let mut first_excess = None;
    for number in 0.. {
        at = skip(at, &|b| *b == b'/' || b.is_ascii_whitespace());
        match bytes.get(at) {
            None | Some(b'>') => break,
            Some(_) if number == MAX_ATTRIBUTES => first_excess = Some(at),
            Some(_) => {}
        }
        at = skip(at + 1, &|b| *b != b'=' && !is_end(b));
        let equals = skip(at, &u8::is_ascii_whitespace);
        if bytes.get(equals) != Some(&b'=') {
            continue;
        }
        at = skip(equals + 1, &u8::is_ascii_whitespace);
        at = match bytes.get(at) {
            Some(quote @ (b'"' | b'\'')) => skip(at + 1, &|b| b != quote) + 1,
            _ => skip(at, &|b| *b != b'>' && !b.is_ascii_whitespace()),
        }
        .min(limit);
    }
    tag.end = (at + 1).min(limit);
    tag.excess = first_excess.map(|start| (start, at));
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(count: usize) -> String {
        (0..count).map(|n| format!(" a{n}='>'")).collect()
    }

    #[test]
    fn only_the_attributes_that_are_too_many_go() {
        assert_eq!(thinned("<p class=a>text</p><!-- <a b c> --><i>"), None);
        assert_eq!(thinned(&format!("<p{}>x", attributes(1024))), None);
        let page = format!("é<p{}>x</p>", attributes(5000));
        let expected = format!("é<p{} >x</p>", attributes(1024));
        assert_eq!(thinned(&page), Some(expected));
    }

    #[test]
    fn comments_and_raw_text_do_not_hide_a_tag() {
        let bomb = format!("<p{}>", attributes(2000));
        for before in [
            "<!-- <x y=\" -->",
            "<!-->",
            "<script>if (a<b && c=='\"') {}</script>",
            "<textarea><!--</textarea>",
            "<svg><style>",
            "<title>5 < 6</title>",
        ] {
            assert!(thinned(&format!("{before}{bomb}")).is_some(), "{before}");
        }
        let harmless = format!("<!-- {bomb} --><p>x");
        assert_eq!(thinned(&harmless), None);
    }

    #[test]
    fn torn_tags_are_no_trouble() {
        for page in [
            "<", "<p", "<p a", "<p a=", "<p a='", "<p a='é", "<!--", "<!-", "</", "<a =>",
        ] {
            assert_eq!(thinned(page), None, "{page}");
        }
        assert!(thinned(&format!("<p{}", " é".repeat(1025) + &attributes(2000))).is_some());
    }
}
