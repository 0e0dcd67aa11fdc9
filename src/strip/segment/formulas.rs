//! Formulas as a line of text: MathML by its structure, pictures by what they say of themselves.

use crate::page::html::{NodeId, Tree};

/// Elements of a formula that hold each other, at most.
const DEEPEST: usize = 40;
/// A formula is not longer, bytes.
const LONGEST: usize = 4000;

/// What a formula shows; nothing where the page shows the same in another way beside it.
pub(super) fn formula(tree: &Tree, math: NodeId) -> Option<String> {
    let mut around = tree.ancestors(math).take(2);
    let is_copy = around.any(|outer| {
        let class = tree.attribute(outer, "class").unwrap_or_default();
        class.contains("katex-mathml") || class.to_ascii_lowercase().contains("assistive")
    });
    if is_copy {
        return None;
    }
    let mut shown = String::new();
    write(tree, math, DEEPEST, &mut shown);
    let shown = shown.trim();
    (!shown.is_empty()).then(|| shown.to_owned())
}

/// Writes what is below an element.
fn write(tree: &Tree, node: NodeId, deepest: usize, out: &mut String) {
    if out.len() > LONGEST {
        return;
    }
    if let Some(text) = tree.text(node) {
        out.push_str(text.trim());
        return;
    }
    let Some(deepest) = deepest.checked_sub(1) else {
        return;
    };
    let parts: Vec<NodeId> = tree
        .children(node)
        .filter(|&part| is_part(tree, part))
        .collect();
    let of = |part: NodeId| {
        let mut text = String::new();
        write(tree, part, deepest, &mut text);
        text
    };
    match (tree.name(node).unwrap_or_default(), parts.as_slice()) {
        ("annotation" | "annotation-xml", _) => {}
        ("mfrac", &[above, below]) => {
            out.push_str(&format!("{}/{}", held(&of(above)), held(&of(below))));
        }
        ("msup", &[base, power]) => {
            out.push_str(&of(base));
            push_power(&of(power), out);
        }
        ("msub", &[base, index]) => out.push_str(&format!("{}_{}", of(base), held(&of(index)))),
        ("msubsup", &[base, index, power]) => {
            out.push_str(&format!("{}_{}", of(base), held(&of(index))));
            push_power(&of(power), out);
        }
        ("msqrt", parts) => {
            let root: String = parts.iter().map(|&part| of(part)).collect();
            out.push_str(&format!("√{}", held(&root)));
        }
        (_, parts) => parts
            .iter()
            .for_each(|&part| write(tree, part, deepest, out)),
    }
}

/// Whether a node is an element or a text that is not blank.
fn is_part(tree: &Tree, node: NodeId) -> bool {
    tree.name(node).is_some() || tree.text(node).is_some_and(|text| !text.trim().is_empty())
}

/// A part of a formula in brackets where it is more than one number or name.
fn held(part: &str) -> String {
    let is_one = part.chars().all(|c| c.is_alphanumeric() || c == '.');
    if is_one {
        part.to_owned()
    } else {
        format!("({part})")
    }
}

fn push_power(power: &str, out: &mut String) {
    let raised: Option<String> = power.chars().map(super::line::raised).collect();
    match raised {
        Some(raised) => out.push_str(&raised),
        None if power
            .chars()
            .all(|c| matches!(c, '′' | '″' | '∗' | '*' | '†')) =>
        {
            out.push_str(power);
        }
        None => out.push_str(&format!("^{}", held(power))),
    }
}

/// What the picture of a formula says of itself: mostly its source in TeX.
pub(super) fn drawn(tree: &Tree, image: NodeId) -> Option<String> {
    let alt = tree.attribute(image, "alt").map(str::trim)?;
    if alt.is_empty() || alt.len() > LONGEST || !is_formula(tree, image) {
        return None;
    }
    let beside = tree.parent(image)?;
    let mut beside = tree.descendants(beside).take(BESIDE);
    let is_written = beside.any(|node| tree.name(node) == Some("math"));
    (!is_written).then(|| bare(alt).to_owned())
}

/// Nodes beside a picture that are looked at for the same formula in MathML.
const BESIDE: usize = 200;

/// Names of pictures of formulas.
const NAMES: [&str; 8] = [
    "tex",
    "latex",
    "math",
    "formula",
    "equation",
    "mwe-math-fallback-image-inline",
    "mwe-math-fallback-image-display",
    "ee_img",
];
/// Parts of the addresses of programs that draw formulas.
const PROGRAMS: [&str; 5] = [
    "latex.codecogs.com",
    "/latex.php",
    "/media/math/render/",
    "chart?cht=tx",
    "/mathtex.cgi",
];

fn is_formula(tree: &Tree, image: NodeId) -> bool {
    let class = tree.attribute(image, "class").unwrap_or_default();
    let named = class
        .split_ascii_whitespace()
        .any(|name| NAMES.contains(&name.to_ascii_lowercase().as_str()));
    let src = tree.attribute(image, "src").unwrap_or_default();
    named || PROGRAMS.iter().any(|program| src.contains(program))
}

/// The source of a formula without what only says that it is one.
fn bare(alt: &str) -> &str {
    let inner = ["{\\displaystyle ", "{\\textstyle "]
        .iter()
        .find_map(|start| alt.strip_prefix(start)?.strip_suffix('}'));
    let dollars = || alt.strip_prefix('$')?.strip_suffix('$');
    inner.or_else(dollars).unwrap_or(alt).trim()
}

#[cfg(test)]
mod tests {
    use crate::page::Page;
    use crate::strip::segment;

    fn check(html: &str, expected: &str) {
        let page = Page::new(html.as_bytes(), Some("text/html"), None);
        let blocks = segment::segment(&page.content).blocks;
        assert_eq!(blocks[0].text, expected, "{html}");
    }

    #[test]
    fn formulas_are_a_line_of_text() {
        check(
            "<p>So <math><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mfrac><mn>1</mn><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac></math> holds",
            "So x²=1/(a+b) holds",
        );
        check(
            "<p><math><semantics><msqrt><msub><mi>k</mi><mi>n</mi></msub></msqrt><annotation>k</annotation></semantics></math>",
            "√(k_n)",
        );
        check(
            "<p>At <math><msup><mi>e</mi><mrow><mi>i</mi><mi>t</mi></mrow></msup></math>",
            "At e^it",
        );
    }

    #[test]
    fn a_picture_of_a_formula_is_what_it_says() {
        check(
            "<p>Where <img class=tex src=a.png alt='{\\displaystyle a\\le b}'> holds",
            "Where a\\le b holds",
        );
        check(
            "<p>Where <img src='https://draw.example/latex.php?x' alt='$a$'> holds",
            "Where a holds",
        );
        check(
            "<p>Where <img class=portrait src=a.png alt=Ann> is",
            "Where is",
        );
        check(
            "<p>Of <span><span style='display:none'><math><mi>x</mi></math></span><img class=tex src=a.png alt=x></span>",
            "Of x",
        );
    }

    #[test]
    fn what_nobody_sees_within_a_line_is_left_out() {
        check(
            "<h2>19 answers <span style='display:none'>19</span></h2>",
            "19 answers",
        );
        check(
            "<p>It takes 13 <span class='sr-only x'>hours</span><span aria-hidden=true>hrs</span>.",
            "It takes 13 hrs.",
        );
        check(
            "<p>The rest <span style='display:none'>is shown once a reader asks for more of it, as many pages do.</span>",
            "The rest is shown once a reader asks for more of it, as many pages do.",
        );
    }
}
