//! Words that stand around names of authors, in the languages of the pages that were looked at.
//!
//! In lower case, separated by `|`. They are no cues for the model: they only part a name from what is
//! no name.

/// The entries of a list.
pub(super) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    let ends = memchr::memchr_iter(b'|', list.as_bytes()).chain([list.len()]);
    ends.scan(0, move |start, end| {
        let entry = list.get(*start..end);
        *start = end + 1;
        entry
    })
}

/// Whether a list has an entry. It is searched for as a piece of text, which is a tenth of the work of
/// taking the list apart.
pub(super) fn has(list: &str, entry: &str) -> bool {
    if entry.is_empty() || entry.contains('|') {
        return false;
    }
    let ends = |at: Option<&u8>| at.is_none_or(|&b| b == b'|');
    let list = list.as_bytes();
    let mut places = memchr::memmem::find_iter(list, entry);
    places.any(|at| {
        let before = at.checked_sub(1).and_then(|before| list.get(before));
        ends(before) && ends(list.get(at + entry.len()))
    })
}

/// Whether a text may be an entry of a list of which none is longer than `most` bytes: to write a text
/// small makes it a third as long at the least.
pub(super) fn may_be_entry(text: &str, most: usize) -> bool {
    text.len() <= 3 * most
}

/// Words before a name that are no part of it.
pub(super) const BEFORE: &str = "\
    vom|and|und|autoren|authors|verfasst von|ein artikel von|ein beitrag von|beitrag von|\
    artikel von|texte|texte von|text von|scritto da|by|von|par|por|di|door|av|af|text|\
    words by|text by|written by|posted by|article by|author|author(s)|autor|autorin|auteur|\
    autore|autor(in)|from|story by|published by|updated by|reviewed by|\
    medically reviewed by|edited by|geschrieben von|veröffentlicht von|erstellt von|\
    interview|bericht|report|от|автор|źródło|écrit par|publié par|escrito por|publicado por|\
    geschreven door|napisane przez|insights from|contributed by|submitted by|started by|\
    created by|content|words|read|thread starter|pubblicato da|a cura di|作者|文|记者|責任編輯|责任编辑|by:";

/// Words that say what follows is the author; a line may hold nothing else.
pub(super) const LABELS: &str = "\
    by|von|par|por|di|author|authors|author(s)|autor|autorin|autoren|auteur|autore|\
    written by|article written by|words by|text by|article by|posted by|story by|recipe by|verfasst von|geschrieben von|\
    text von|ein beitrag von|écrit par|escrito por|scritto da|geschreven door|\
    napisane przez|автор|作者|about the author|text|the author|contributed by|contributors";
/// Bytes of the longest of [`LABELS`].
pub(super) const LONGEST_LABEL: usize = 18;

/// Labels of somebody who is not the author.
pub(super) const NOT_BY: &str = "\
    updated by|reviewed by|medically reviewed by|edited by|fact checked by|fact-checked by|\
    photo by|photos by|fotos|foto|photography by|illustration by|redigiert von|\
    bearbeitet von|expert reviewed by|featured by|powered by|researched by|foto:|tested by|\
    produced by|last updated|zuletzt|design:|code:|illustration:|illustrations:|photos:|\
    photography:|data:|graphics:|video:|read time";

/// Words and marks that begin, after a blank, what is no part of the name before; a bar does as well.
pub(super) const BEHIND: &str = "\
    Alle Artikel|Kontakt|Illustration|am|–|—|-|•|·|⋅|∙|●|›|»|//|on|in|@|Published|Updated|\
    Last updated|Posted|Publié|Veröffentlicht|Read|Follow|Former|Formerly|Sponsored|für|\
    Ein Kommentar|Kommentare|Kommentar|Comments|Comment|Leave a|\
    Contributor|wrote|schreibt|at|Min|Uhr|Last|Kategorien|Category|Editor's|View";

/// What pages glue to the end of a name.
pub(super) const GLUED: &str = "\
    Published|Updated|Posted|Last|Publicado|Contributor";

/// Words that name no author.
pub(super) const NOBODY: &str = "\
    by|von|follow|mehr|more|text|fotos|foto|interview|kontakt|germany|share|admin|\
    administrator|editor|author|user|webmaster|redaktion online|anonymous|guest|unknown|\
    staff|category|categories|topic|topics|null|undefined|root|system|written by|the author|about the author|topic author|\
    thread starter|human|posted by|autor|view profile|profile|read more|view all posts|\
    alle artikel|published|updated|subscribe|advertisement|sponsored|wordpress|\
    contributors to wikimedia projects|n/a|none|default|test|super user|superuser|\
    site admin|web admin|mins read|min read|press release|meet our staff|staff listing|\
    staff directory|our team|our staff|sat|sun|blog|news|home|automoderator|member|moderator|medienangebote|\
    mitarbeiter|team|afficher mon profil complet|mein profil vollständig anzeigen|\
    view my complete profile|senior member|junior member|new member|well-known member|op|\
    original poster|recent posts|related blogs|related posts|related articles|find jobs|\
    get started|posts|last modified|published on|advertiser disclosure|autoren|unbenannt|\
    zuletzt geändert|veröffentlicht|publié|visit the store|privacy policy|login|log in|\
    register|sign in|sign up|youtube|api reference|review|reviews|get|publisher|herausgeber|\
    ihre e-mail|author's profile|author’s profile|authorized dealer|verified buyer|visit store|\
    verified purchase|all posts|all articles";

/// Words of which a role has one: who has a name before it is not named by it.
pub(super) const ROLES: &str = "\
    online-redaktion|former|coo|wizard|evangelist|scientist|correspondent,|\
    geschäftsführerin|coordinator|executive|writer|editor|editors|reviewer|founder|\
    co-founder|cofounder|director|manager|head|chief|contributor|specialist|consultant|\
    analyst|reporter|correspondent|ceo|cto|cmo|journalist|author|gardener|grader|\
    representative|professor|president|coach|strategist|advisor|founders|columnist|blogger|\
    engineer|developer|marketer|planner|copywriter|manager,|redakteur|redakteurin|autor|\
    autorin|journalistin|geschäftsführer|leiter|leiterin|chefredakteur|editor-in-chief|lead|\
    researcher|nutritionist|trainer|winemaker|senior|sr|vp|partner|owner|therapist|expert|experts|\
    licensed|certified|m.a|b.a|b.sc|m.sc|ph.d";

/// Words of headings, departments and buttons, which no person is called; what has one behind a name
/// is no second author.
pub(super) const TOPICS: &str = "\
    operations|analytics|analysis|strategy|development|security|designed|powered|checklists|\
    alternatives|forms|modes|dealer|managing|installation|digital|date|profile|health|business|\
    update|reviews|policy|contact|download|marketing";

/// Words before the word of a role that belong to it.
pub(super) const OF_ROLES: &str = "\
    expert|staff|senior|guest|content|freelance|associate|managing|contributing|tech|\
    technical|deputy|executive|review|fact|sr|junior|news|marketing|web";

/// Words of which the name of an organisation has one.
pub(super) const ORGANISATIONS: &str = "\
    center|centre|university|department|ministry|institute|association|office|agency|\
    council|committee|commission|society|foundation|school|college|hospital|bureau|division|\
    administration|services|company|group|board|editors|team|institut|ministerium|verband|\
    stiftung|gesellschaft|amt|bundesamt|universität|hochschule|zentrum|abteilung|ministère|\
    université";

/// What else a desk's or an account's name ends with.
pub(super) const HOUSES: &str = "\
    news|admin|staff|editorial|newsroom|desk|media|marketing|support|contributor|contributors|\
    redaktion|magazine|online|press|inc|llc|gmbh";

/// Degrees and titles that follow a name and are written with small letters.
pub(super) const CREDENTIALS: &str = "\
    phd|ph d|md|msc|bsc|mba|dphil|edd|psyd|pharmd|esq|jr|sr|ii|iii|mph|rdn|ldn|cpt|ma|ba|rd";

/// News agencies, which look like degrees behind a name.
pub(super) const AGENCIES: &str = "\
    ap|afp|dpa|bbc|cnn|upi|efe|ansa|tass|pti|ani|ians|apa|sda|ats|nbc|abc|cbs|npr|pbs|\
    reuters|rtr|kna|epd|sid";

/// Small words inside a person's name.
pub(super) const PARTICLES: &str = "\
    von|van|de|der|den|da|di|du|del|della|la|le|el|al|bin|ibn|zu|ter|ten|dos|das|y|af|av|\
    vom|zum";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_its_entries_and_no_parts_of_them() {
        let list = "by|von|written by|作者|by:";
        for entry in list.split('|') {
            assert!(has(list, entry), "{entry}");
        }
        for other in ["", "b", "y", "written", "on|written by", "by|", "作", "|"] {
            assert!(!has(list, other), "{other}");
        }
        assert!(entries(list).eq(list.split('|')));
        assert!(entries("").eq("".split('|')));
    }

    #[test]
    fn no_label_is_longer_than_is_said() {
        assert!(entries(LABELS).all(|label| label.len() <= LONGEST_LABEL));
    }
}
