//! The table of words (`words.bin`) and the table of cities (`cities.tsv`, and packed `cities.bin`).

use super::corpus::{documents, text_of};
use anyhow::{Context, Result};
use byline::detect::countries::cities::packed;
use byline::detect::lexicon;
use byline::detect::words::{self, Known};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::Write;
use std::path::Path;

/// Ranks up to which a name counts as frequent in the United States' census, and the least number
/// of children of one year for a forename.
const FREQUENT_SURNAMES: usize = 5_000;
const FREQUENT_FORENAMES: f64 = 1_500.0;
const LEAST_CHILDREN: f64 = 12.0;
/// How many bearers of the other sex, to one of this, make a name this sex's too.
const OTHER_SEX: f64 = 0.1;
/// How often a word must be written small to count as seen so.
const LEAST_SMALL: u32 = 3;
/// Inhabitants from which on the parts of a city's name are remembered.
const CITY_OF_NOTE: u64 = 100_000;

/// Inhabitants from which on a city's other names are remembered.
const METROPOLIS: u64 = 500_000;

type Entries = BTreeMap<String, Known>;

pub(super) fn make(gazetteers: &Path, classes: &Path, corpora: &Path) -> Result<()> {
    let mut entries = Entries::new();
    add_classes(&mut entries, classes)?;
    add_american_names(&mut entries, gazetteers)?;
    add_names_of_the_world(&mut entries, gazetteers)?;
    add_places(&mut entries, gazetteers)?;
    add_case(&mut entries, corpora)?;
    let hashed = entries
        .iter()
        .map(|(word, known)| (words::hash(word), *known));
    let bytes =
        words::pack(&hashed.collect::<Vec<_>>()).context("the words do not fit the table")?;
    writeln!(
        std::io::stdout(),
        "{} words, {} bytes",
        entries.len(),
        bytes.len()
    )?;
    std::fs::write("assets/names/words.bin", bytes).context("cannot write words.bin")?;
    let cities = cities(gazetteers, classes)?;
    let bytes = packed(&cities).context("the cities do not fit the table")?;
    std::fs::write("assets/countries/cities.bin", bytes).context("cannot write cities.bin")?;
    std::fs::write("assets/countries/cities.tsv", cities).context("cannot write cities.tsv")
}

fn flag(entries: &mut Entries, word: &str, flags: u16) {
    entries
        .entry(words::fold(word).into_owned())
        .or_default()
        .flags |= flags;
}

fn add_classes(entries: &mut Entries, folder: &Path) -> Result<()> {
    let text = text_of(&folder.join("clusters.tsv.gz"))?;
    for (rank, line) in text.lines().skip(1).enumerate() {
        let mut columns = line.split('\t');
        let (Some(word), Some(class), Some(finer)) =
            (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let magnitude = (usize::BITS - (rank + 1).leading_zeros()).min(15) as u16;
        let entry = entries.entry(words::fold(word).into_owned()).or_default();
        // Two spellings may fold to one; the more frequent one came first.
        if entry.class == 0 {
            entry.class = class.parse::<u8>()? + 1;
            entry.finer = finer.parse()?;
            entry.flags |= magnitude << words::RANK_SHIFT;
        }
    }
    Ok(())
}

fn add_american_names(entries: &mut Entries, folder: &Path) -> Result<()> {
    // Children of each sex by name; the census' rank counts as its inverse.
    let mut children: BTreeMap<String, [f64; 2]> = BTreeMap::new();
    let mut frequent = HashSet::new();
    for file in [
        "us_census1990_firstnames.tsv.gz",
        "us_ssa2010_firstnames.tsv.gz",
    ] {
        let text = text_of(&folder.join(file))?;
        for (line_number, line) in text.lines().skip(1).enumerate() {
            let columns: Vec<&str> = line.split('\t').collect();
            let &[name, sex, number, ..] = &columns[..] else {
                continue;
            };
            let rank = columns.get(3).and_then(|rank| rank.parse::<f64>().ok());
            let count = rank.map_or(number.parse().unwrap_or(0.0), |rank| 1e5 / (rank + 1.0));
            if count < LEAST_CHILDREN {
                continue;
            }
            let name = words::fold(name).into_owned();
            if rank.unwrap_or(line_number as f64) < FREQUENT_FORENAMES {
                frequent.insert(name.clone());
            }
            children.entry(name).or_default()[usize::from(sex == "F")] += count;
        }
    }
    for (name, [boys, girls]) in children {
        let mut flags = 0;
        flags |= if boys > OTHER_SEX * girls {
            words::MALE
        } else {
            0
        };
        flags |= if girls > OTHER_SEX * boys {
            words::FEMALE
        } else {
            0
        };
        flags |= if frequent.contains(&name) {
            words::FREQUENT_FORENAME
        } else {
            0
        };
        flag(entries, &name, flags);
    }
    let text = text_of(&folder.join("us_census1990_surnames.tsv.gz"))?;
    for (rank, line) in text.lines().skip(1).enumerate() {
        let name = line.split('\t').next().unwrap_or_default();
        let frequent = if rank < FREQUENT_SURNAMES {
            words::FREQUENT_SURNAME
        } else {
            0
        };
        flag(entries, name, words::SURNAME | frequent);
    }
    Ok(())
}

fn add_names_of_the_world(entries: &mut Entries, folder: &Path) -> Result<()> {
    let text = text_of(&folder.join("world_forenames_by_country.csv.gz"))?;
    for line in text.lines().skip(1) {
        let columns: Vec<&str> = line.split(',').collect();
        let &[.., sex, local, roman] = &columns[..] else {
            continue;
        };
        let sex = if sex == "F" {
            words::FEMALE
        } else {
            words::MALE
        };
        for name in [local, roman] {
            flag(entries, name, sex | words::FREQUENT_FORENAME);
        }
    }
    let text = text_of(&folder.join("world_surnames_by_country.csv.gz"))?;
    for line in text.lines().skip(1) {
        let columns: Vec<&str> = line.split(',').collect();
        for name in columns.iter().skip(4).take(2) {
            flag(entries, name, words::SURNAME | words::FREQUENT_SURNAME);
        }
    }
    entries.remove("");
    Ok(())
}

fn add_places(entries: &mut Entries, folder: &Path) -> Result<()> {
    let text = text_of(&folder.join("cities15000.tsv.gz"))?;
    for line in text.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let &[name, _, _, population, ..] = &columns[..] else {
            continue;
        };
        if population.parse::<u64>().unwrap_or(0) < CITY_OF_NOTE {
            continue;
        }
        flag(entries, name, words::PLACE);
        for part in name.split(' ').filter(|part| part.chars().count() > 3) {
            flag(entries, part, words::CITY);
        }
    }
    for (title, _) in lexicon::TITLES.entries() {
        for part in title.split(' ').filter(|part| part.len() > 2) {
            flag(entries, part, words::TITLE);
        }
    }
    for (role, _) in lexicon::ROLES.entries() {
        flag(entries, role, words::ROLE);
    }
    for (name, value) in lexicon::COUNTRIES.entries() {
        if value == "-" {
            continue;
        }
        for part in name
            .split(' ')
            .filter(|part| part.starts_with(char::is_uppercase))
        {
            flag(entries, part, words::COUNTRY);
        }
    }
    Ok(())
}

/// Which words running text writes small: the tags are not looked at.
fn add_case(entries: &mut Entries, corpora: &Path) -> Result<()> {
    let mut seen: HashMap<String, [u32; 2]> = HashMap::new();
    for corpus in [
        "gmb/train.tsv.gz",
        "redocred/train.tsv.gz",
        "uner-ewt/train.tsv.gz",
        "gum/train.tsv.gz",
        "few-nerd-inter/train.tsv.gz",
    ] {
        for sentence in documents(&corpora.join(corpus), 1)?.iter().flatten() {
            for (token, _) in sentence.iter().skip(1) {
                let capital = usize::from(token.starts_with(char::is_uppercase));
                seen.entry(words::fold(token).into_owned()).or_default()[capital] += 1;
            }
        }
    }
    for (word, [small, capital]) in seen {
        if small < LEAST_SMALL || !word.starts_with(char::is_alphabetic) {
            continue;
        }
        let mostly = if small > capital { words::COMMON } else { 0 };
        flag(entries, &word, words::SEEN_SMALL | mostly);
    }
    Ok(())
}

/// The country of the largest city of each name; of the largest cities also names of other times
/// and languages that English text uses.
fn cities(folder: &Path, classes: &Path) -> Result<String> {
    let frequent = text_of(&classes.join("clusters.tsv.gz"))?;
    let english: HashSet<&str> = frequent
        .lines()
        .filter_map(|line| line.split('\t').next())
        .collect();
    let text = text_of(&folder.join("cities15000.tsv.gz"))?;
    let mut largest: BTreeMap<String, (u64, &str)> = BTreeMap::new();
    let mut others: Vec<(&str, u64, &str)> = Vec::new();
    for line in text.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let &[name, country, _, population, _, alternates] = &columns[..] else {
            continue;
        };
        // Two places of the list stand in no country.
        if country.is_empty() {
            continue;
        }
        let population: u64 = population.parse().unwrap_or(0);
        let entry = largest.entry(name.replace('’', "'")).or_default();
        if population > entry.0 {
            *entry = (population, country);
        }
        if population >= METROPOLIS {
            let known = alternates
                .split('|')
                .filter(|other| english.contains(&*other.to_lowercase()));
            others.extend(known.map(|other| (other, population, country)));
        }
    }
    for (name, population, country) in others {
        largest
            .entry(name.to_owned())
            .or_insert((population, country));
    }
    Ok(largest
        .iter()
        .map(|(name, (_, country))| format!("{name}\t{country}\n"))
        .collect())
}
