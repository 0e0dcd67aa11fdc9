//! A newspaper's page around an article, and the article's sentences.

/// Eight paragraphs of an article.
const WORDS: [&str; 8] = [
    "The old quay of Lindmouth will be rebuilt after all, the town council decided on Monday evening after a debate that lasted almost five hours and drew a full gallery.",
    "The quay was built in 1911 for the herring fleet, and for sixty years it was the busiest place on the whole coast; since the storm of 2019 its outer part has been closed to ships.",
    "“We have waited long enough,” said Mayor Anna Torvald, who had promised the work in her campaign. “A harbour town without a quay is a town that has given up.”",
    "Engineers hired by the council found in March that two thirds of the piles are rotten, and that a repair would cost nearly as much as a new quay of concrete and steel.",
    "Nobody on the council voted against the plan, but four members abstained because they fear that the loan of eleven million will weigh on the town for a generation.",
    "Fishermen welcomed the decision. They have been landing their catch in Tarnby, forty minutes away by lorry, which according to their association costs each boat a tenth of its income.",
    "The ministry of transport in the capital will pay a third of the sum, a spokesman confirmed, provided that the new quay is open to ferries from the islands as well.",
    "The work will begin in spring and is expected to take two years; until then the inner part of the old quay stays open to small boats, and the crane goes to the museum.",
];

/// The words of a paragraph.
pub(crate) fn words(number: usize) -> &'static str {
    WORDS[number % WORDS.len()]
}

/// A paragraph of the article as HTML.
pub(crate) fn paragraph(number: usize) -> String {
    format!("<p>{}</p>", words(number))
}

/// The first paragraphs of the article as HTML.
pub(crate) fn paragraphs(count: usize) -> String {
    (0..count).map(paragraph).collect()
}

/// A page with a title and nothing else around its body.
pub(crate) fn bare(title: &str, body: &str) -> String {
    format!(
        "<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body>{body}</body></html>"
    )
}

/// A page with menus, a side column and a footer around its body.
pub(crate) fn site(body: &str) -> String {
    bare(
        "Old quay to be rebuilt | Coast Courier",
        &format!(
            "<header class=site-header><a href=/>Coast Courier</a><nav class=main-menu><ul><li><a href=/news>News</a><li><a href=/sport>Sport</a><li><a href=/culture>Culture</a><li><a href=/weather>Weather</a></ul></nav></header>\
             {body}\
             <aside class=sidebar><h3>Most read</h3><ul><li><a href=/1>Storm warning for the northern coast</a><li><a href=/2>Ten walks for the autumn</a></ul></aside>\
             <footer class=site-footer><p>© 2023 Coast Courier. All rights reserved.</p><a href=/privacy>Privacy policy</a> <a href=/imprint>Imprint</a></footer>"
        ),
    )
}
