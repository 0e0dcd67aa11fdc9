//! Which of the names that a page gives are its authors'.
//!
//! Metadata, markup and the lines around the title each name somebody; the surest that names a person
//! or a desk wins. A name that is only the site's counts where nothing else is said: a blog is often
//! called after who writes it.

use super::bylines::Bylines;
use super::names;
use super::posters::Posters;
use super::title::letters;

/// What metadata and markup say.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// Lists by the metadata, surest first.
    pub(super) told: Vec<Vec<String>>,
    /// Names in microdata, those of comments and teasers among them.
    pub(super) properties: Vec<String>,
    /// Names in the markup.
    pub(super) bylines: Bylines,
    /// Those who post in a forum.
    pub(super) posters: Posters,
    /// The only person that the metadata describe.
    pub(super) person: Option<String>,
}

/// What the lines around the title say.
#[derive(Debug, Default)]
pub(super) struct Visible {
    /// Names behind "By".
    pub(super) signed: Vec<String>,
    /// Whether these stand right below the title.
    pub(super) place: Place,
    /// Names that stand beside the date.
    pub(super) dated: Vec<String>,
    /// Names below the title that stand above what their bearers do.
    pub(super) titled: Vec<String>,
    /// Those whom the lines behind the text describe.
    pub(super) described: Vec<String>,
    /// Who opened the thread.
    pub(super) opener: Option<String>,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Place {
    /// A few lines below the title at most.
    BelowTitle,
    /// Anywhere else around the article.
    #[default]
    Around,
}

/// Whose page it is.
pub(super) struct Owner<'a> {
    /// The site's name.
    pub(super) site: &'a str,
    /// The address's host.
    pub(super) host: &'a str,
}

impl Owner<'_> {
    /// Whether a name is the site's.
    fn is(&self, name: &str) -> bool {
        letters(name) == letters(self.site)
    }

    /// Takes the site's own name out of a list, and from behind the names in it.
    fn part(&self, list: &mut Vec<String>, sites: &mut Vec<String>) {
        for name in list.iter_mut() {
            let shorter = name.strip_suffix(self.site).map(str::trim_end);
            if let Some(shorter) = shorter.filter(|shorter| names::is_person(shorter)) {
                *name = shorter.to_owned();
            }
        }
        sites.extend(list.iter().filter(|name| self.is(name)).cloned());
        list.retain(|name| !self.is(name));
    }

    /// Whether a name is the site's or in its address.
    fn is_like(&self, name: &str) -> bool {
        let name = letters(name);
        name.len() > 3 && (self.is(&name) || letters(self.host).contains(&name))
    }
}

impl Evidence {
    /// The authors.
    pub(super) fn decide(self, mut visible: Visible, owner: &Owner) -> Vec<String> {
        if let Some(opener) = self.posters.opener().or(visible.opener.take()) {
            return vec![opener];
        }
        let mut near = self.bylines.nearest();
        let mut sites = Vec::new();
        let mut told = self.told;
        for list in told.iter_mut().chain([&mut visible.signed, &mut near]) {
            owner.part(list, &mut sites);
        }
        if let Some(told) = told.into_iter().find(|list| !list.is_empty()) {
            return better(told, &visible, near, owner);
        }
        let person: Vec<String> = self.person.into_iter().collect();
        let mut lists = vec![visible.signed, near];
        // Where the metadata name the site itself, only a byline says more than they.
        if sites.is_empty() {
            let mut properties = self.properties;
            properties.truncate(if properties.len() > CROWD { 0 } else { CROWD });
            lists.extend([
                properties,
                visible.titled,
                visible.dated,
                person,
                visible.described,
            ]);
        }
        lists
            .into_iter()
            .map(|list| {
                list.into_iter()
                    .filter(|name| !owner.is(name))
                    .collect::<Vec<_>>()
            })
            .find(|list| !list.is_empty())
            .unwrap_or_else(|| sites.into_iter().take(1).collect())
    }
}

/// More names in microdata are those of teasers.
const CROWD: usize = 4;

/// What a reader sees wins over the metadata where these name the one who filed the page – an account,
/// the outlet, or somebody whom no other line names – or only the first of several.
fn better(told: Vec<String>, visible: &Visible, near: Vec<String>, owner: &Owner) -> Vec<String> {
    let signed = &visible.signed;
    let is_site = told.iter().all(|name| owner.is_like(name));
    let is_person = |name: &String| names::is_person(name) && !names::is_house(name);
    let is_filed = is_site || !told.iter().any(is_person);
    if people(signed) {
        let agrees = signed.iter().all(|name| has(&near, name));
        let unnamed = !told
            .iter()
            .any(|name| has(&near, name) || has(signed, name));
        let more = told.iter().all(|name| has(signed, name));
        let below = visible.place == Place::BelowTitle;
        if is_filed || (unnamed && (agrees || below)) || (more && agrees) {
            return signed.clone();
        }
    }
    let more = near.len() > told.len() && told.iter().all(|name| has(&near, name));
    if people(&near) && (is_site || more) {
        return near;
    }
    told
}

fn people(list: &[String]) -> bool {
    !list.is_empty() && list.iter().all(|name| names::is_person(name))
}

/// Whether one of the names has this one inside.
fn has(list: &[String], name: &str) -> bool {
    let wanted = letters(name);
    list.iter().any(|known| letters(known).contains(&wanted))
}
