//! Pages on which extractors fail, each written for this test: what must stay, what must go and why.
//!
//! A `check` names a few words of each: those that belong to the article, and those that do not, with
//! the reason a reader is told.

#[path = "hard/site.rs"]
mod site;

use byline::doc::Why;
use byline::page::Page;
use byline::strip::{Extent, Stripped, strip};

use site::{bare, paragraphs, site};

fn read(page: &str) -> Stripped {
    let page = Page::new(
        page.as_bytes(),
        None,
        Some("https://www.coastcourier.example/news/quay"),
    );
    strip(&page, Extent::Article)
}

/// The article has every one of `kept` and none of `cut`; each of these is in a cut.
fn check(name: &str, page: &str, kept: &[&str], cut: &[&str]) -> Stripped {
    let stripped = read(page);
    let body = &stripped.article.body;
    for words in kept {
        assert!(body.contains(words), "{name}: lost {words:?} of\n{body}");
    }
    for words in cut {
        assert!(!body.contains(words), "{name}: kept {words:?} in\n{body}");
        let told = stripped.cuts.iter().any(|cut| cut.text.contains(words));
        assert!(told, "{name}: {words:?} is in no cut");
    }
    stripped
}

/// The reason of the cut that has the words.
fn why(stripped: &Stripped, words: &str) -> Option<Why> {
    let cut = stripped.cuts.iter().find(|cut| cut.text.contains(words));
    cut.map(|cut| cut.why)
}

const ALL: [&str; 3] = [
    "The quay was built",
    "Nobody on the council",
    "The work will begin",
];

#[test]
fn the_end_of_the_article_is_its_last_paragraph() {
    let page = site(&format!(
        "<article class=post><h1>Old quay to be rebuilt</h1>{}\
         <div class=newsletter-signup><h3>Get our newsletter</h3><p>Sign up and get the day's stories in your inbox every morning.</p></div>\
         <div class=tags>Tags: <a href=/t/quay>Quay</a> <a href=/t/harbour>Harbour</a></div>\
         <div class=author-box><p>Ida Holm is a reporter for the Coast Courier. Follow her on Twitter.</p></div>\
         <div class=related-posts><h3>Related articles</h3><ul><li><a href=/a>Ferry prices rise again this summer</a><li><a href=/b>Council elects a new chair after long debate</a></ul></div>\
         <div class=comment-rules><p>Comments are moderated. Please keep your comment civil and on topic.</p></div></article>",
        paragraphs(8)
    ));
    let cut = [
        "Get our newsletter",
        "Tags:",
        "Ida Holm is a reporter",
        "Ferry prices rise",
        "Comments are moderated",
    ];
    let stripped = check("end", &page, &ALL, &cut);
    assert_eq!(why(&stripped, "your inbox"), Some(Why::Newsletter));
    assert_eq!(
        why(&stripped, "Ida Holm is a reporter"),
        Some(Why::AuthorBox)
    );
    assert_eq!(why(&stripped, "Ferry prices rise"), Some(Why::Related));
    assert_eq!(
        why(&stripped, "Comments are moderated"),
        Some(Why::Comments)
    );
}

#[test]
fn only_the_first_of_several_articles_is_the_pages() {
    let second = "<p>Bakers in the old town have had enough of flour prices, and on Friday forty of them closed their shops in protest for one day.</p>\
        <p>“We lose money on every loaf,” said Nils Berg, who has run a bakery behind the church since 1988 and now thinks of giving it up.</p>\
        <p>The guild asks for lower taxes on flour and yeast; the ministry answered that it knows the problem and will look into it before autumn.</p>\
        <p>Customers who came in vain on Friday found a note on the door with the bakers' demands and an invitation to a meeting in the town hall.</p>";
    let page = site(&format!(
        "<article class=story><h1>Old quay to be rebuilt</h1>{}</article><article class=story><h1>Bakers close for a day</h1>{second}</article>",
        paragraphs(8)
    ));
    let stripped = check(
        "several",
        &page,
        &ALL,
        &["Bakers in the old town", "The guild asks"],
    );
    assert_eq!(
        why(&stripped, "Bakers in the old town"),
        Some(Why::AnotherArticle)
    );
}

#[test]
fn a_body_over_many_sections_is_whole() {
    let sections: String = (0..8)
        .map(|number| {
            format!(
                "<section class=chunk><div><h2>Part {}</h2>{}</div></section>",
                number + 1,
                site::paragraph(number)
            )
        })
        .collect();
    let page = site(&format!(
        "<main><h1>Old quay to be rebuilt</h1>{sections}</main>"
    ));
    check("sections", &page, &ALL, &["Privacy policy"]);
}

#[test]
fn streamed_text_is_found_although_it_is_hidden() {
    let page = site(&format!(
        "<main><h1>Old quay to be rebuilt</h1><template id=B:0></template></main><div hidden id=S:0><div class=article-body>{}</div></div><script>$RC('B:0','S:0')</script>",
        paragraphs(8)
    ));
    check("streamed", &page, &ALL, &[]);
}

#[test]
fn a_forum_for_readers_without_scripts_is_read() {
    let posts: String = (0..8)
        .map(|number| {
            format!(
                "<div class=post itemprop=text><div class=cooked>{}</div></div>",
                site::paragraph(number)
            )
        })
        .collect();
    let page = bare(
        "Old quay to be rebuilt - Harbour Forum",
        &format!(
            "<div id=app></div><noscript><header><a href=/>Harbour Forum</a></header><div id=main-outlet class=topic><h1>Old quay to be rebuilt</h1>{posts}</div></noscript>"
        ),
    );
    check("noscript", &page, &ALL, &[]);
}

#[test]
fn text_that_only_the_metadata_have_is_shown_with_a_notice() {
    let text: String = (0..8)
        .map(|number| format!("{}\\n\\n", site::words(number)))
        .collect();
    let page = bare(
        "Old quay to be rebuilt",
        &format!(
            "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"Old quay to be rebuilt\",\"articleBody\":\"{text}\"}}</script><div id=root></div><footer>© Coast Courier</footer>"
        ),
    );
    let stripped = check("metadata", &page, &ALL, &["© Coast Courier"]);
    assert_eq!(
        stripped.article.title.as_deref(),
        Some("Old quay to be rebuilt")
    );
    assert!(
        stripped.notices.iter().any(|n| n.contains("metadata")),
        "{:?}",
        stripped.notices
    );
}

#[test]
fn text_in_two_places_is_read_once() {
    let page = site(&format!(
        "<article><h1>Old quay to be rebuilt</h1><div class=desktop><div class=body>{0}</div></div><div class=mobile><div class=body>{0}</div></div></article>",
        paragraphs(8)
    ));
    let stripped = check("repeats", &page, &ALL, &[]);
    assert_eq!(
        stripped.article.body.matches("The quay was built").count(),
        1
    );
    assert_eq!(why(&stripped, "The quay was built"), Some(Why::Repeated));
}

#[test]
fn tables_quotations_and_captions_belong_to_the_text() {
    let page = site(&format!(
        "<article class=post><h1>Old quay to be rebuilt</h1><div class=entry-content>{}\
         <table><thead><tr><th>Year</th><th>Ships</th></tr></thead><tr><td>1998</td><td>412</td></tr><tr><td>2022</td><td>37</td></tr></table>\
         <p>The chair of the harbour board put it like this in her speech to the council on Monday evening:</p>\
         <blockquote><p>We either rebuild the quay now, or we write off the harbour for good, and with it the town that lives from it.</p></blockquote>{}</div></article>",
        paragraphs(4),
        paragraphs(8)
    ));
    check(
        "structure",
        &page,
        &["Year\tShips\n1998\t412\n2022\t37", "We either rebuild"],
        &[],
    );
}

#[test]
fn other_scripts_are_read() {
    let arabic = "أعلنت بلدية المدينة يوم الاثنين أن الرصيف القديم سيعاد بناؤه خلال العامين المقبلين، وأن العمل سيبدأ في الربيع بعد موافقة المجلس على الميزانية الجديدة.";
    let chinese = "市政府星期一宣布，旧码头将在今后两年内重建，工程将于明年春天开始，市议会已经批准了新的预算，居民们对这一决定表示欢迎。";
    for (direction, text) in [("rtl", arabic), ("ltr", chinese)] {
        let body: String = (1..8).map(|n| format!("<p>{n} {text}</p>")).collect();
        let page = site(&format!(
            "<article dir={direction}><h1>{}</h1><div class=entry-content>{body}</div></article>",
            text.chars().take(30).collect::<String>()
        ));
        check(direction, &page, &[text], &["Privacy policy"]);
    }
}

#[test]
fn walls_are_told() {
    let notice = |page: &str, words: &str| {
        let notices = read(page).notices;
        assert!(
            notices.iter().any(|n| n.contains(words)),
            "{words}: {notices:?}"
        );
    };
    notice(
        &site(&format!(
            "<article class=post><h1>Old quay to be rebuilt</h1>{}<div class=paywall><p>Already a subscriber? Log in. Subscribe now to continue reading this article.</p></div></article>",
            paragraphs(2)
        )),
        "free to read",
    );
    notice(
        &bare(
            "Coast Courier",
            "<div class=consent><h2>We value your privacy</h2><p>We and our partners use cookies to store and access information on your device. With your consent we use cookies for tracking.</p><button>Accept all</button><button>Reject</button></div>",
        ),
        "consent",
    );
    notice(
        &bare("404", "<h1>Page not found</h1><p>Nothing is here.</p>"),
        "no article",
    );
    notice("", "no article");
}

#[test]
fn a_short_article_is_not_drowned_by_a_ticker() {
    let ticker: String = (0..30)
        .map(|n| format!("<li><time>{n}:15</time> <a href=/t/{n}>Short news number {n} from the region and the world</a></li>"))
        .collect();
    let page = site(&format!(
        "<div class=ticker><h3>Latest</h3><ul>{ticker}</ul></div><article class=post><h1>Old quay to be rebuilt</h1><div class=entry-content>{}</div></article>",
        paragraphs(3)
    ));
    check(
        "ticker",
        &page,
        &["The quay was built"],
        &["Short news number 7"],
    );
}

#[test]
fn embedded_posts_are_quotations_of_the_text() {
    let post = "<blockquote class=twitter-tweet><p>The quay is ours, and it will stand for another hundred years.</p>— Anna Torvald (@torvald_example) <a href=https://social.example/torvald/status/1>May 2, 2023</a></blockquote>";
    let page = site(&format!(
        "<article class=post><h1>Old quay to be rebuilt</h1><div class=entry-content>{}{post}{}</div></article>",
        paragraphs(4),
        paragraphs(8)
    ));
    let stripped = check("post", &page, &["it will stand for another hundred"], &[]);
    let article = &stripped.article;
    let quoted = article.blocks.iter().find(|block| {
        let text = block.span.of(&article.body);
        text.contains("another hundred years")
    });
    assert_eq!(quoted.map(|block| block.quoted), Some(1));
}

#[test]
fn captions_belong_to_their_pictures() {
    let figure = "<figure class=wp-caption><img src=/quay.jpg alt='The quay'><figcaption>The quay of Lindmouth in the summer of 1934, seen from the church.</figcaption></figure>";
    let page = site(&format!(
        "<article class=post><h1>Old quay to be rebuilt</h1><div class=entry-content>{}{figure}{}</div></article>",
        paragraphs(4),
        paragraphs(8)
    ));
    let stripped = read(&page);
    let caption = "in the summer of 1934";
    let told = stripped.article.body.contains(caption)
        || why(&stripped, caption) == Some(Why::PictureCredit);
    assert!(told, "{:?}", stripped.cuts);
    let text = "The quay of Lindmouth in the summer of 1934";
    let page = page.replace("<figcaption>The quay of Lindmouth in the summer of 1934, seen from the church.</figcaption>", "")
        .replace("alt='The quay'", &format!("alt='{text}'"));
    let pictures = read(&page).article.pictures;
    assert_eq!(
        pictures.first().map(|picture| picture.words.as_str()),
        Some(text)
    );
}

#[test]
fn a_products_description_is_its_pages_text() {
    let page = site(
        "<main class=product><h1>Mooring rope, 20 metres</h1><div class=price>49.90</div><button>Add to cart</button>\
         <div class=product-description><p>A rope of three strands for boats of up to eight tons, laid in Lindmouth from yarn that does not rot and floats on the water.</p>\
         <p>Each rope has a spliced eye at one end and is tested with twice the load that it is sold for; it stays soft after years of salt and sun.</p>\
         <ul><li>Length: 20 metres</li><li>Diameter: 14 millimetres</li><li>Breaking load: 3,500 kilograms</li></ul></div>\
         <section class=related-products><h2>You may also like</h2><ul><li><a href=/p/2>Anchor chain, galvanised</a> 89.00</li><li><a href=/p/3>Fender, 60 centimetres</a> 25.00</li></ul></section></main>",
    );
    let page = page.replace(
        "<title>Old quay to be rebuilt",
        "<title>Mooring rope, 20 metres",
    );
    let stripped = check(
        "product",
        &page,
        &["A rope of three strands", "Each rope has a spliced eye"],
        &["Anchor chain, galvanised"],
    );
    assert_eq!(
        stripped.article.title.as_deref(),
        Some("Mooring rope, 20 metres")
    );
    assert_eq!(why(&stripped, "Anchor chain"), Some(Why::Related));
}

#[test]
fn a_listing_keeps_its_entries() {
    let entries: String = (0..8)
        .map(|n| format!("<li class=entry><h3><a href=/n/{n}>Story number {n} of the harbour</a></h3><p>{}</p></li>", site::words(n)))
        .collect();
    let page = site(&format!(
        "<main><h1>News of the harbour</h1><ul class=listing>{entries}</ul><nav class=pagination><a href=?p=2>Older posts</a></nav></main>"
    ));
    let stripped = check("listing", &page, &[], &["Older posts"]);
    let shown = (0..8).filter(|&n| stripped.article.body.contains(site::words(n)));
    assert!(
        shown.count() >= 6 || !stripped.notices.is_empty(),
        "{}",
        stripped.article.body
    );
}

#[test]
fn containers_in_containers_say_their_text_once() {
    let text = paragraphs(8);
    let page = site(&format!(
        "<article><h1>Old quay to be rebuilt</h1><div class=outer><div class=inner><div class=body>{text}</div></div></div>\
         <div class=print-version><div class=body>{text}</div></div><div class=amp><section><div class=body>{text}</div></section></div></article>"
    ));
    let stripped = check("nested", &page, &ALL, &[]);
    for sentence in ALL {
        assert_eq!(
            stripped.article.body.matches(sentence).count(),
            1,
            "{sentence}"
        );
    }
}
