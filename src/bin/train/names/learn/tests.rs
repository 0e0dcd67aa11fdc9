//! `names model` on a corpus of a few dozen sentences: what it writes, and that it learns.

use super::*;
use flate2::{Compression, write::GzEncoder};

/// Sentences to learn from; [PER Ann Lee] is a name with its tag.
const TAUGHT: [&str; 16] = [
    "[PER Ann Lee] met [PER Robert Hart] in [LOC Leeds] on Monday .",
    "“ It is late , ” [PER Susan Grey] said .",
    "The [ORG Harbour Company] sold two ships to [LOC Norway] .",
    "Mayor [PER Peter Lund] opened the bridge in [LOC Bristol] .",
    "[PER Lund] thanked the builders .",
    "They moved from [LOC Boston] to [LOC Ohio] last year .",
    "[PER Mary Cole] and her son [PER David Cole] left .",
    "A spokesman for [ORG Northern Bank] said nothing .",
    "On Friday [PER Helen Park] told the court what she saw .",
    "The storm reached [LOC Portugal] at noon .",
    "[PER Grey] said the [ORG Rail Union] would wait .",
    "“ We won , ” [PER Wood] said .",
    "“ Never , ” [PER Park] said on Sunday .",
    "“ So be it , ” [PER Cole] said .",
    "The roof fell in , [PER Hart] said .",
    "In May [PER James Wood] wrote to the [ORG Tenants Council] .",
];
/// Sentences with other names, told apart by forenames and by what stands beside them.
const HELD_OUT: &str =
    "Mayor [PER Thomas Reed] met [PER Laura Finch] in [LOC Lisbon] . “ No , ” [PER Finch] said .";

/// One sentence in two columns, a blank line behind it.
fn columns(marked: &str) -> String {
    let mut lines = String::new();
    let mut tag = "";
    let mut first = false;
    for word in marked.split(' ') {
        if let Some(opened) = word.strip_prefix('[') {
            (tag, first) = (opened, true);
            continue;
        }
        let token = word.trim_end_matches(']');
        let place = if first { "B" } else { "I" };
        match tag {
            "" => lines.push_str(&format!("{token}\tO\n")),
            _ => lines.push_str(&format!("{token}\t{place}-{tag}\n")),
        }
        first = false;
        if word.ends_with(']') {
            tag = "";
        }
    }
    lines + "\n"
}

/// A folder that is gone with the value.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("byline-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    /// Writes a corpus, each sentence a document of its own.
    fn add(&self, name: &str, sentences: &[&str]) {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        let file = std::fs::File::create(path).expect("a file");
        let mut packed = GzEncoder::new(file, Compression::fast());
        for sentence in sentences {
            let document = format!("-DOCSTART-\tO\n\n{}", columns(sentence));
            packed.write_all(document.as_bytes()).expect("written");
        }
        packed.finish().expect("written");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Learns from the corpora in the folder and gives the bytes of both models.
fn learnt(corpora: &Folder) -> [Vec<u8>; 2] {
    let told = Learning {
        corpora: corpora.0.clone(),
        without: Vec::new(),
        rounds: 6,
        rate: 0.03,
        decay: 1e-6,
        least: 2,
        dropped: 0.5,
        runs: 2,
        rows: 20_000,
        second_rows: 1_000,
        second_rounds: 3,
        output: corpora.0.clone(),
    };
    run(&told).expect("models");
    ["first.bin", "second.bin"].map(|name| std::fs::read(corpora.0.join(name)).expect("a model"))
}

#[test]
fn the_same_corpus_gives_the_same_bytes_and_names_that_were_not_in_it_are_tagged() {
    let corpora = Folder::new("names-model");
    for (name, _) in MIX {
        corpora.add(name, &TAUGHT);
    }
    for name in DEVELOPMENT {
        corpora.add(name, &[HELD_OUT]);
    }
    let bytes = learnt(&corpora);
    assert!(bytes == learnt(&corpora), "other bytes the second time");

    let models = bytes.map(|bytes| Model::new(bytes.leak()));
    let [document] = &documents(&corpora.0.join(DEVELOPMENT[0]), GROUP).expect("a corpus")[..]
    else {
        panic!("one document");
    };
    let text = Text::new(document);
    assert_eq!(found_people(&models, &text), text.people(), "{}", text.body);
    assert_eq!(text.people().len(), 3);
}
