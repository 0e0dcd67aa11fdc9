//! What speaks for each reason and what against it: one row a reason, in words, names and phrases.

use crate::doc::Why;
use crate::strip::cues::{markup, words};
use crate::strip::stats::Stats;

/// What speaks for a reason.
pub(super) struct Row {
    pub why: Why,
    /// Words that hint at it.
    pub words: u32,
    /// Names of elements around that hint at it.
    pub names: u32,
    /// Phrases that tell it.
    pub telling: u32,
    /// What the sum of them is worth.
    pub weight: f32,
    /// How far it goes on over blocks that say nothing for themselves.
    pub reach: Reach,
}

/// How far a reason goes on: of so many blocks, none of them longer than so many words.
#[derive(Clone, Copy)]
pub(super) struct Reach {
    pub blocks: usize,
    pub words: f32,
}

const fn reach(blocks: usize, words: f32) -> Reach {
    Reach { blocks, words }
}

/// A row whose words, names and phrases have one name in all three tables.
const fn row(why: Why, name: &str, weight: f32, reach: Reach) -> Row {
    Row {
        why,
        words: words::bit(name),
        names: markup::bit(name),
        telling: words::telling(name),
        weight,
        reach,
    }
}

/// Short buttons, whose names are menus' too: "Email", "WhatsApp".
const SHARE: Row = row(Why::ShareButtons, "share", 1.0, reach(6, 3.0));

/// Every reason that words and names tell; the first of equal ones wins.
pub(super) const TABLE: [Row; 15] = [
    SHARE,
    row(Why::Comments, "comment", 1.0, reach(usize::MAX, f32::MAX)),
    Row {
        why: Why::Poll,
        words: words::bit("poll"),
        names: markup::bit("poll"),
        telling: 0,
        weight: 1.2,
        reach: reach(4, 12.0),
    },
    Row {
        why: Why::PictureCredit,
        words: words::bit("credit"),
        names: markup::bit("caption"),
        telling: words::telling("credit"),
        weight: 0.9,
        reach: reach(1, 12.0),
    },
    Row {
        why: Why::Navigation,
        words: words::bit("menu"),
        names: markup::bit("menu"),
        telling: words::telling("contact"),
        weight: 0.8,
        reach: reach(usize::MAX, 10.0),
    },
    row(Why::Related, "related", 0.9, reach(60, f32::MAX)),
    row(Why::CookieNotice, "cookie", 1.2, reach(30, f32::MAX)),
    row(Why::Advertisement, "advert", 1.1, reach(4, 40.0)),
    row(Why::Newsletter, "letter", 1.0, reach(5, 40.0)),
    row(Why::AuthorBox, "author", 0.9, reach(3, 80.0)),
    Row {
        why: Why::Byline,
        words: words::bit("byline"),
        names: markup::bit("date"),
        telling: words::telling("byline"),
        weight: 0.8,
        reach: reach(2, 12.0),
    },
    row(Why::Tags, "tags", 0.7, reach(20, 4.0)),
    row(Why::Copyright, "legal", 0.9, reach(2, 25.0)),
    Row {
        why: Why::Navigation,
        words: words::bit("login"),
        names: markup::bit("form"),
        telling: 0,
        weight: 0.7,
        reach: reach(10, 10.0),
    },
    Row {
        why: Why::Navigation,
        words: words::bit("loading"),
        names: markup::bit("footer"),
        telling: 0,
        weight: 0.4,
        reach: reach(10, 10.0),
    },
];

/// All names that hint at any reason.
pub(super) const NAMED: u32 = {
    let (mut names, mut row) = (0, 0);
    while row < TABLE.len() {
        names |= TABLE[row].names;
        row += 1;
    }
    names
};

/// Blocks longer than this do not name themselves, words.
pub(super) const LONG: f32 = 25.0;
/// A line of who wrote it, who read it over and how long that takes is not longer, words.
const LONG_BYLINE: f32 = 60.0;
/// A date has fewer words beside it, or more of them are of its kind.
const LONG_DATE: f32 = 8.0;
/// Digits of a date, at least.
const LEAST_DATE: u32 = 3;
/// A button has no more words.
const FEW_OF_BUTTON: f32 = 4.0;
/// Words in capitals of "By Ada Holm", at least.
const NAME: u32 = 3;
/// A notice has more words.
const FEW: f32 = 6.0;
/// The name of a topic is not longer, words.
const LONG_TOPIC: f32 = 5.0;
/// Buttons for sharing stand together, at least so many of five blocks.
pub(super) const BUTTONS: usize = 2;

/// What is around a block, as far as it speaks against a reason.
pub(super) struct Around {
    /// How many of the block and its neighbours have words of sharing.
    pub buttons: usize,
    /// Share of the block's text that is inside links.
    pub linked: f32,
    /// Whether a name of an element around the block hints at the reason.
    pub named: bool,
    /// Whether the block is a line of a menu.
    pub in_menu: bool,
}

/// What speaks against a reason. Each case was among the commonest wrong reasons of 200 looked at: a
/// byline has figures or a name and few words besides its cues; "browse by category" has neither. A
/// link of a few words about privacy is a footer's and no cookie notice, and so is a line of rights;
/// a long text that says the word again and again is one. "WhatsApp" alone may be a product's name.
pub(super) fn doubt(row: &Row, stats: &Stats, around: &Around) -> f32 {
    let told = stats.telling & row.telling != 0;
    // A phrase that tells another thing; a word in a menu, which names what it leads to.
    let other = if stats.telling != 0 && !told {
        0.5
    } else {
        1.0
    };
    let entry = around.in_menu && !around.named && !told && names_topics(row.why, around);
    let menu = if entry { 0.4 } else { 1.0 };
    other * menu * own_doubt(row.why, stats, around, told)
}

/// Whether the words that hint at the reason are names of topics and products as well.
fn names_topics(why: Why, around: &Around) -> bool {
    match why {
        Why::ShareButtons => around.buttons < BUTTONS,
        Why::Navigation | Why::Byline | Why::Tags | Why::Poll => false,
        _ => true,
    }
}

fn own_doubt(why: Why, stats: &Stats, around: &Around, told: bool) -> f32 {
    let legal = stats.telling & const { words::telling("legal") } != 0;
    match why {
        Why::Byline if told && stats.words < LONG_BYLINE && stats.digits > 0 && stats.cued > 1 => {
            1.2
        }
        // "6 min read" has neither a name nor a date.
        Why::Byline if told && stats.words <= FEW_OF_BUTTON && stats.digits > 0 => 1.2,
        Why::Byline if is_no_byline(stats) => 0.15,
        Why::CookieNotice if told => 1.2,
        Why::CookieNotice if stats.words < FEW || legal => 0.25,
        Why::CookieNotice if stats.words > LONG && stats.cued >= 3 => 1.5,
        Why::CookieNotice if !around.named && stats.cued < 2 => 0.4,
        Why::CookieNotice if stats.cues & COOKIE == 0 => 0.6 - 0.3 * around.linked,
        Why::ShareButtons if legal || stats.words > LONG => 0.3,
        // "Share and learn in our community." is no button.
        Why::ShareButtons if !told && stats.ends > 0 && stats.words > FEW_OF_BUTTON => 0.3,
        Why::ShareButtons if !told && !around.named && around.buttons < BUTTONS => 0.3,
        Why::ShareButtons if stats.cues & SHARE_WORDS == 0 && stats.words > FEW_OF_BUTTON => 0.4,
        Why::Advertisement
            if !told && stats.words > FEW_OF_BUTTON && is_said_once(stats, around) =>
        {
            0.3
        }
        Why::Copyright if stats.words > FEW && stats.ends == 0 && is_said_once(stats, around) => {
            0.5
        }
        Why::AuthorBox if stats.last == '?' => 0.2,
        Why::AuthorBox if told => 1.3,
        Why::AuthorBox if stats.years > 0 && stats.words < FEW_OF_BOX => 0.4,
        // "Why rowing is a joy": the headline of a teaser.
        Why::AuthorBox if around.linked > 0.5 && stats.words < FEW_OF_BOX => 0.4,
        Why::AuthorBox if stats.cues & AUTHOR == 0 && around.linked > 0.5 => 0.4,
        Why::AuthorBox if stats.cues & AUTHOR == 0 => 1.0,
        Why::AuthorBox if stats.cued < 2 || stats.capitalised < 2 => 0.5,
        Why::PictureCredit if !told && (stats.cues & SHOP != 0 || around.linked > 0.5) => 0.3,
        Why::PictureCredit if stats.cues & CREDIT == 0 && stats.words < 3.0 => 0.4,
        Why::Newsletter if !told && stats.cues & LOGIN != 0 => 0.5,
        Why::Newsletter if !told && !around.named && stats.words > FEW && stats.cued < 2 => 0.35,
        Why::Navigation if stats.words > LONG && stats.ends > 0 => 0.5,
        Why::Navigation if !told && stats.words > LONG_TOPIC && is_said_once(stats, around) => 0.5,
        Why::Tags if !told && stats.is_prose() => 0.4,
        Why::Tags if stats.cues & TAGS == 0 => {
            let topic = around.linked > 0.5 && stats.words <= LONG_TOPIC;
            if topic { 1.0 } else { 0.4 }
        }
        _ => 1.0,
    }
}

/// A description of an author has more words beside a date.
const FEW_OF_BOX: f32 = 12.0;
const AUTHOR: u32 = words::bit("author");
const SHARE_WORDS: u32 = words::bit("share");
const COOKIE: u32 = words::bit("cookie");
const CREDIT: u32 = words::bit("credit");
const SHOP: u32 = words::bit("shop");
const TAGS: u32 = words::bit("tags");
const LOGIN: u32 = words::bit("login");

/// Whether few words of a text say what it would be, and no element around does.
fn is_said_once(stats: &Stats, around: &Around) -> bool {
    !around.named && stats.cued as f32 * 8.0 < stats.words
}

fn is_no_byline(stats: &Stats) -> bool {
    let cued = stats.cued as f32;
    let bare = stats.digits == 0 && cued * 3.0 < stats.words;
    // A headline may name a month.
    let headline = stats.words > LONG_DATE && cued * 4.0 < stats.words;
    let plain = stats.words > LONG || bare || headline;
    let nameless = stats.digits < LEAST_DATE && stats.capitalised < NAME;
    plain || nameless
}
