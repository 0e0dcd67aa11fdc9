//! Facts from the markup: `meta` and `link` elements, microdata, `<time>`, JSON-LD scripts.

use super::authors::Evidence;
use super::bylines::Bylines;
use super::codes::{language_code, unescape};
use super::posters::Posters;
use super::{Facts, dates, jsonld, names, site, title};
use crate::page::html::{NodeId, Tree};
use crate::strip::features::Hints;
use crate::strip::segment::tags::Tag;
use crate::text::squeeze;

/// The bit of the kinds that a forum's pages have.
const FORUM: u8 = 1 << 5;

/// Values found on the way through the tree, best of each kind first.
#[derive(Debug, Default)]
struct Found {
    described: jsonld::Described,
    titles: [Option<String>; 4],
    authors: [Vec<String>; 3],
    dates: [Option<String>; 6],
    site: [Option<String>; 3],
    language: [Option<String>; 3],
    open_graph_article: bool,
    summary: Option<String>,
    /// What the Twitter card's first label says, and the value beside it.
    labelled: [Option<String>; 2],
    bylines: Bylines,
    posters: Posters,
    /// How the page's language writes dates.
    order: dates::Order,
    /// The address that the page gives itself.
    canonical: Option<String>,
}

/// Reads the whole tree once.
pub(super) fn collect(tree: &Tree, address: Option<&str>) -> Facts {
    let mut found = Found {
        posters: Posters::new(address),
        ..Found::default()
    };
    for node in tree.descendants(tree.root()) {
        let Some(name) = tree.name(node) else {
            continue;
        };
        match name {
            "html" => {
                keep(&mut found.language[0], tree.attribute(node, "lang"));
                let code = found.language[0].as_deref().unwrap_or_default();
                found.order = dates::Order::of_language(code);
            }
            "title" if found.titles[3].is_none() && in_head(tree, node) => {
                keep(&mut found.titles[3], Some(&tree.text_below(node)));
            }
            "link" if tree.attribute(node, "rel") == Some("canonical") => {
                let href = tree.attribute(node, "href");
                keep(&mut found.canonical, href);
                found.posters.stands_at(href.unwrap_or_default());
            }
            "meta" => take_meta(tree, node, &mut found),
            "script" if tree.attribute(node, "type").is_some_and(is_json_ld) => {
                jsonld::read(&tree.text_below(node), &mut found.described);
            }
            "time" => take_time(tree, node, &mut found),
            _ => {}
        }
        if let Some(properties) = tree.attribute(node, "itemprop") {
            take_property(tree, node, properties, &mut found);
        }
        found.bylines.look(tree, node, name);
        found.posters.look(tree, node, name);
    }
    found.into_facts(address)
}

fn is_json_ld(kind: &str) -> bool {
    kind.trim()
        .to_ascii_lowercase()
        .starts_with("application/ld+json")
}

fn in_head(tree: &Tree, node: NodeId) -> bool {
    tree.parent(node).and_then(|p| tree.name(p)) != Some("svg")
}

fn keep(slot: &mut Option<String>, value: Option<&str>) {
    if slot.is_some() {
        return;
    }
    *slot = value.map(squeeze).filter(|text| !text.is_empty());
}

/// Text of an element that holds a name or a date; a long one is neither.
pub(super) fn short_text(tree: &Tree, node: NodeId) -> String {
    let mut out = String::new();
    for below in tree.descendants(node).take(50) {
        out.push_str(tree.text(below).unwrap_or_default());
        if out.len() > 300 {
            return String::new();
        }
    }
    squeeze(&out)
}

/// The lines of an element that holds a name: elements that are drawn apart are lines of their own, and
/// so is what begins with a capital right behind another element's small letter.
pub(super) fn short_lines(tree: &Tree, node: NodeId) -> String {
    let mut out = String::new();
    for below in tree.descendants(node).take(60) {
        if let Some(text) = tree.text(below) {
            let parent = tree.parent(below).and_then(|parent| tree.name(parent));
            if matches!(parent, Some("script" | "style" | "svg" | "title")) {
                continue;
            }
            let glued = out.ends_with(char::is_lowercase) && text.starts_with(char::is_uppercase);
            if glued {
                out.push('\n');
            }
            out.push_str(&text.replace(['\n', '\t'], " "));
        } else if tree
            .name(below)
            .is_some_and(|name| !Tag::of(name).is_inline())
        {
            out.push('\n');
        }
        if out.len() > 400 {
            return String::new();
        }
    }
    let lines = out.lines().map(squeeze).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn take_meta(tree: &Tree, node: NodeId, found: &mut Found) {
    let key = tree
        .attribute(node, "property")
        .or_else(|| tree.attribute(node, "name"))
        .or_else(|| tree.attribute(node, "http-equiv"));
    let (Some(key), Some(value)) = (key, tree.attribute(node, "content")) else {
        return;
    };
    match key.to_ascii_lowercase().as_str() {
        "og:url" => {
            keep(&mut found.canonical, Some(value));
            found.posters.stands_at(value);
        }
        "og:title" => keep(&mut found.titles[0], Some(value)),
        "twitter:title" => keep(&mut found.titles[1], Some(value)),
        "dc.title" | "dcterms.title" | "title" | "sailthru.title" | "parsely-title"
        | "headline" => {
            keep(&mut found.titles[2], Some(value));
        }
        "citation_author" | "dc.creator" | "dcterms.creator" | "dc.creator.personalname" => {
            names::add_inverted(value, &mut found.authors[0]);
        }
        "author" | "byl" | "sailthru.author" | "parsely-author" | "article:author_name" => {
            names::add(value, &mut found.authors[0]);
        }
        // An account is no name.
        "twitter:creator" if !value.trim().contains(' ') => {}
        "article:author" | "og:article:author" | "twitter:creator" | "rnews:creator"
        | "book:author" => {
            names::add(value, &mut found.authors[1]);
        }
        "article:published_time"
        | "og:article:published_time"
        | "article:published"
        | "og:published_time" => {
            found.keep_date(0, value);
        }
        key if is_published(key) => {
            found.keep_date(1, value);
        }
        "date"
        | "pubdate"
        | "publishdate"
        | "publish-date"
        | "publish_date"
        | "publication_date"
        | "dc.date"
        | "dc.date.issued"
        | "dc.date.created"
        | "dcterms.date"
        | "dcterms.created"
        | "dcterms.issued"
        | "sailthru.date"
        | "parsely-pub-date"
        | "article_date_original"
        | "originalpublicationdate"
        | "citation_date"
        | "citation_publication_date"
        | "published"
        | "publishedtime"
        | "published_time"
        | "date.issued"
        | "article.published"
        | "datepublished"
        | "rnews:datepublished"
        | "displaydate"
        | "ptime"
        | "cxenseparse:recs:publishtime"
        | "sort_date"
        | "ms.date" => {
            found.keep_date(1, value);
        }
        "article:modified_time"
        | "og:updated_time"
        | "last-modified"
        | "last-modified-date"
        | "lastmod"
        | "dc.date.modified" => {
            found.keep_date(5, value);
        }
        "og:description" | "description" | "twitter:description" => {
            keep(&mut found.summary, Some(value));
        }
        "twitter:label1" => keep(&mut found.labelled[0], Some(value)),
        "twitter:data1" => keep(&mut found.labelled[1], Some(value)),
        "og:site_name" => keep(&mut found.site[0], Some(value)),
        "application-name" | "apple-mobile-web-app-title" => keep(&mut found.site[1], Some(value)),
        "dc.publisher" | "publisher" | "copyright" => keep(&mut found.site[2], Some(value)),
        "og:locale" => keep(&mut found.language[1], Some(value)),
        "content-language" | "language" | "dc.language" => {
            keep(&mut found.language[2], Some(value))
        }
        "og:type" => {
            found.described.kinds |= jsonld::kinds_of(value);
            found.open_graph_article |= value.trim().eq_ignore_ascii_case("article");
        }
        _ => {}
    }
}

/// Whether a key of a site's own names the day of publication: "w-published-date".
fn is_published(key: &str) -> bool {
    let says = |words: &[&str]| words.iter().any(|word| key.contains(word));
    says(&["publish", "pubdate"]) && says(&["date", "time"]) && !says(&["modif", "update", "expir"])
}

fn take_time(tree: &Tree, node: NodeId, found: &mut Found) {
    let value = tree
        .attribute(node, "datetime")
        .and_then(|value| found.date(value))
        .or_else(|| found.date(&short_text(tree, node)));
    let published = tree.attribute(node, "pubdate").is_some()
        || tree.attribute(node, "class").is_some_and(|class| {
            ["published", "entry-date", "pubdate"]
                .iter()
                .any(|c| class.contains(c))
        });
    let slot = if published { 3 } else { 4 };
    keep(&mut found.dates[slot], value.as_deref());
}

fn take_property(tree: &Tree, node: NodeId, properties: &str, found: &mut Found) {
    for property in properties.split(' ') {
        match property {
            "datePublished" | "dateCreated" => {
                let value = tree
                    .attribute(node, "content")
                    .or_else(|| tree.attribute(node, "datetime"))
                    .or_else(|| tree.attribute(node, "title"))
                    .and_then(|value| found.date(value))
                    .or_else(|| found.date(&short_text(tree, node)));
                keep(&mut found.dates[2], value.as_deref());
            }
            "author" | "creator" if !is_in_review(tree, node) => {
                let inner = tree
                    .descendants(node)
                    .take(30)
                    .find(|&below| tree.attribute(below, "itemprop") == Some("name"));
                let source = inner.unwrap_or(node);
                let text = tree
                    .attribute(source, "content")
                    .map_or_else(|| short_lines(tree, source), squeeze);
                names::add(&text, &mut found.authors[2]);
            }
            _ => {}
        }
    }
}

/// Elements around a name that are asked whether they are a review or a comment.
const AROUND: usize = 8;

/// Whether microdata say that the element belongs to what a reader wrote of the page.
fn is_in_review(tree: &Tree, node: NodeId) -> bool {
    let mut around = tree.ancestors(node).take(AROUND);
    around.any(|outer| {
        let property = tree.attribute(outer, "itemprop").unwrap_or_default();
        matches!(property, "review" | "reviews" | "comment")
    })
}

impl Found {
    fn keep_date(&mut self, slot: usize, text: &str) {
        let date = self.date(text);
        keep(&mut self.dates[slot], date.as_deref());
    }

    fn date(&self, text: &str) -> Option<String> {
        dates::read(text, self.order)
    }

    fn into_facts(self, address: Option<&str>) -> Facts {
        let Found {
            described,
            titles,
            authors,
            dates: found_dates,
            site,
            language,
            open_graph_article,
            summary,
            labelled: [label, value],
            bylines,
            mut posters,
            order,
            canonical,
        } = self;
        let names = site.into_iter().flatten();
        let names = names.chain(described.site).chain(described.publisher);
        let names: Vec<String> = names.map(|name| unescape(&name)).collect();
        let host = address.or(canonical.as_deref()).map(title::host);
        let host = host.unwrap_or_default();
        let in_forum = posters.is_thread || described.kinds & FORUM != 0;
        if let Some(opener) = described.authors.first().filter(|_| in_forum) {
            posters.tell(opener);
        }
        let mut described_authors = Vec::new();
        for name in &described.authors {
            names::add(name, &mut described_authors);
        }
        let site_name = names.first().map_or("", String::as_str);
        let mut labelled = Vec::new();
        if label.is_some_and(|label| names::is_label(&label)) {
            names::add(&value.unwrap_or_default(), &mut labelled);
        }
        let [meta, other_meta, properties] = authors;
        let evidence = Evidence {
            told: vec![described_authors, meta, labelled, other_meta],
            properties,
            bylines,
            posters,
            person: described.person.as_deref().and_then(names::tidy),
        };
        let [open_graph, others @ .., modified] = found_dates;
        let published = open_graph
            .or_else(|| dates::read(described.published.as_deref()?, order))
            .or_else(|| others.into_iter().flatten().next())
            .or_else(|| dates::read(address?, order));
        // When a page was changed last says only that it is not younger.
        let modified = modified.or_else(|| dates::read(described.modified.as_deref()?, order));
        let titles = titles.into_iter().flatten().chain(described.headline);
        let titles: Vec<String> = titles.map(|raw| unescape(&raw)).collect();
        let site = site::choose(&names, &titles, &host);
        let titles = titles
            .iter()
            .map(|raw| title::without_site(raw, site_name, address))
            .collect();
        let language = language
            .into_iter()
            .flatten()
            .chain(described.language)
            .find_map(|code| language_code(&code));
        Facts {
            hints: Hints {
                titles,
                body: described.body,
                article: described.article || open_graph_article,
                kinds: described.kinds,
            },
            title: None,
            topline: None,
            tail: None,
            authors: Vec::new(),
            evidence,
            order,
            host,
            published,
            seen: false,
            modified,
            site,
            language,
            summary: summary.map(|text| unescape(&text)),
            paywalled: described.locked,
        }
    }
}
