//! JSON-LD: the description of the article that most news pages carry for search engines.

use serde_json::{Map, Value};

use crate::strip::features::KINDS;

/// What the objects of a page say together.
#[derive(Debug, Default)]
pub(super) struct Described {
    pub(super) headline: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) site: Option<String>,
    pub(super) language: Option<String>,
    pub(super) body: Option<String>,
    /// Whether there is an object of an article's type.
    pub(super) article: bool,
    pub(super) locked: bool,
    /// A bit for each of the kinds of pages that the types name.
    pub(super) kinds: u8,
    /// The only person that the page describes.
    pub(super) person: Option<String>,
    persons: usize,
}

/// Objects that are looked at on one page; a hostile page holds millions.
const MOST_OBJECTS: usize = 5000;

/// Reads the contents of one script element.
pub(super) fn read(script: &str, into: &mut Described) {
    // A line break inside a string is wrong in JSON and common on pages; outside it is a blank.
    let folded: String = script
        .trim()
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("]]>")
        .trim_end_matches(';')
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let Ok(value) = serde_json::from_str::<Value>(&folded) else {
        return;
    };
    let mut open = vec![(&value, Held::Alone)];
    let mut articles = Vec::new();
    let mut looked_at = 0;
    while let Some((value, held)) = open.pop() {
        looked_at += 1;
        if looked_at > MOST_OBJECTS {
            break;
        }
        match value {
            Value::Array(list) => open.extend(list.iter().rev().map(|one| (one, held))),
            Value::Object(object) => {
                types(object).for_each(|name| into.kinds |= kinds_of(name));
                take_site(object, into);
                if is_article(object) {
                    articles.push((object, held));
                    continue;
                }
                let inner = object.iter().filter(|(_, v)| v.is_object() || v.is_array());
                open.extend(inner.map(|(key, value)| (value, held.within(key))));
            }
            _ => {}
        }
    }
    for (article, held) in articles {
        take_article(article, held, &value, into);
    }
}

/// Whether an object is what a page describes, or one of those that this holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Alone,
    /// A reader's review of a product, an entry of a list.
    Inside,
}

impl Held {
    fn within(self, key: &str) -> Self {
        let lists = [
            "review",
            "reviews",
            "comment",
            "itemListElement",
            "blogPost",
            "blogPosts",
        ];
        match lists.contains(&key) {
            true => Held::Inside,
            false => self,
        }
    }
}

/// The bits of the kinds of pages that a type's name speaks of.
pub(super) fn kinds_of(name: &str) -> u8 {
    let lower = name.to_ascii_lowercase();
    let bits = KINDS.iter().enumerate();
    bits.filter(|(_, kind)| lower.contains(*kind))
        .fold(0, |all, (bit, _)| all | 1 << bit)
}

fn types(object: &Map<String, Value>) -> impl Iterator<Item = &str> {
    let value = object.get("@type");
    let list = value
        .and_then(Value::as_array)
        .map_or(&[] as &[Value], Vec::as_slice);
    value
        .and_then(Value::as_str)
        .into_iter()
        .chain(list.iter().filter_map(Value::as_str))
}

fn is_article(object: &Map<String, Value>) -> bool {
    types(object).any(|name| {
        name.ends_with("Article")
            || name.ends_with("Posting")
            || matches!(name, "Report" | "Review" | "Recipe" | "LiveBlogPosting")
    })
}

fn take_site(object: &Map<String, Value>, into: &mut Described) {
    if types(object).any(|name| name == "Person") {
        into.persons += 1;
        into.person = text(object.get("name")).filter(|_| into.persons == 1);
    }
    if types(object).any(|name| name == "WebSite") {
        let name = text(object.get("name"));
        into.site = into.site.take().or(name);
    }
}

fn take_article(object: &Map<String, Value>, held: Held, page: &Value, into: &mut Described) {
    if into.article {
        return;
    }
    into.article = true;
    into.headline = text(object.get("headline")).or_else(|| text(object.get("name")));
    into.language = text(object.get("inLanguage"));
    into.body = text(object.get("articleBody")).or_else(|| text(object.get("text")));
    // Who wrote a review, and when, says nothing of the page that shows it.
    if held == Held::Alone {
        let published = text(object.get("datePublished"));
        into.published = published.or_else(|| text(object.get("dateCreated")));
        into.modified = text(object.get("dateModified"));
        if let Some(author) = object.get("author") {
            names(author, page, &mut into.authors);
        }
    }
    into.publisher = object.get("publisher").and_then(|p| named(p, page));
    into.locked = matches!(object.get("isAccessibleForFree"), Some(Value::Bool(false)))
        || text(object.get("isAccessibleForFree")).is_some_and(|t| t.eq_ignore_ascii_case("false"));
}

fn names(author: &Value, page: &Value, out: &mut Vec<String>) {
    match author {
        Value::Array(list) => list.iter().take(20).for_each(|one| {
            if let Some(name) = named(one, page) {
                out.push(name);
            }
        }),
        one => out.extend(named(one, page)),
    }
}

/// The name of a person or organisation that is given as text, as an object or by reference.
fn named(value: &Value, page: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Array(list) => named(list.first()?, page),
        Value::Object(object) => match object.get("name") {
            Some(Value::Array(list)) => text(list.first()),
            Some(name) => text(Some(name)),
            None => referred(object.get("@id")?.as_str()?, page),
        },
        _ => None,
    }
}

/// The name of the object that a page's graph calls by `id`.
fn referred(id: &str, page: &Value) -> Option<String> {
    let graph = page.get("@graph").and_then(Value::as_array);
    let top = page.as_array();
    let mut objects = graph.into_iter().chain(top).flatten().take(MOST_OBJECTS);
    objects.find_map(|object| {
        let same = object.get("@id").and_then(Value::as_str) == Some(id);
        same.then(|| text(object.get("name"))).flatten()
    })
}

/// A value's text with its entities read, if it has any.
fn text(value: Option<&Value>) -> Option<String> {
    let text = value?.as_str()?.trim();
    (!text.is_empty()).then(|| super::codes::unescape(text))
}
