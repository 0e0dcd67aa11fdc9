//! What is kept of each page until the next day, in one small file a page.
//!
//! The files lie in the folder that the XDG specification names for state. A page is known by its
//! address, or by its text where it has none. A file is written under another name and then renamed,
//! so no reader ever sees half of one; one that is broken counts as missing, and one that a newer
//! byline wrote is left alone. Where two readers have the same page open, both are kept.

mod join;
mod practice;
mod turn;

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::app::kept::Kept;
use join::joined;
use turn::Turn;

/// The form of the files that this program writes.
const VERSION: u32 = 1;

/// Bytes of a file at most; a larger one was not written by byline.
const LARGEST: u64 = 4 << 20;

/// Files that stay; beyond them the ones that were not written for longest go.
const FILES: usize = 2000;

/// The folder with the files.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// A page's name in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageKey(String);

impl PageKey {
    /// The key of a page: by its address, or by its text where it has none.
    pub fn new(address: Option<&str>, body: &str) -> Self {
        match address {
            Some(address) => Self(format!("a-{:032x}", fnv(address.as_bytes()))),
            None => Self(format!("t-{:032x}", fnv(body.as_bytes()))),
        }
    }
}

/// FNV-1a of 128 bits: the same on every machine and in every version, which the standard library's
/// hash does not promise.
fn fnv(bytes: &[u8]) -> u128 {
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for &byte in bytes {
        hash ^= u128::from(byte);
        hash = hash.wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    }
    hash
}

/// A file's contents.
#[derive(Debug, Deserialize, Serialize)]
struct Record {
    version: u32,
    /// The page's title or address, for a person who looks into the file.
    #[serde(default)]
    page: String,
    kept: Kept,
}

/// How writing went.
enum Outcome {
    /// It is in the file.
    Kept,
    /// A newer byline wrote the file, which is left alone.
    IsNewer,
}

/// What a file says of itself before its contents are trusted.
#[derive(Deserialize)]
struct Form {
    version: u32,
}

impl Store {
    /// The store of the user: below `XDG_STATE_HOME`, or `~/.local/state`.
    pub fn of_the_user() -> Option<Self> {
        let absolute = |name: &str| {
            std::env::var_os(name)
                .map(PathBuf::from)
                .filter(|path| path.is_absolute())
        };
        let folder = absolute("XDG_STATE_HOME")
            .or_else(|| absolute("HOME").map(|home| home.join(".local/state")))?;
        Some(Self::at(folder.join("byline/pages")))
    }

    /// A store in a folder, which is made when something is kept.
    pub fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// What was kept of a page; nothing where there is no sound file.
    pub fn recall(&self, key: &PageKey) -> Option<Kept> {
        sound(&read(&self.path(key))?)
    }

    /// Keeps what is worth keeping of a page; `before` is what this reader recalled or kept last,
    /// by which its changes are told from another reader's. The error is one sentence.
    pub fn keep(&self, key: &PageKey, page: &str, before: &Kept, kept: Kept) -> Result<(), String> {
        let path = self.path(key);
        if read(&path).is_none() && is_nothing(&kept) {
            return Ok(());
        }
        let record = Record {
            version: VERSION,
            page: page.to_owned(),
            kept,
        };
        match self.replace(&path, before, record) {
            Ok(Outcome::Kept) => Ok(()),
            Ok(Outcome::IsNewer) => {
                Err("the place was not kept: a newer byline wrote its file".to_owned())
            }
            Err(e) => {
                let folder = self.folder.display();
                Err(format!("the place was not kept in {folder}: {}", e.kind()))
            }
        }
    }

    /// Writes a page's file anew, with what another reader has put into it meanwhile.
    fn replace(&self, path: &Path, before: &Kept, mut record: Record) -> io::Result<Outcome> {
        make_folder(&self.folder)?;
        let _turn = Turn::at(path)?;
        let present = read(path).unwrap_or_default();
        let form = serde_json::from_str::<Form>(&present);
        if form.is_ok_and(|form| form.version > VERSION) {
            return Ok(Outcome::IsNewer);
        }
        if let Some(theirs) = sound(&present) {
            record.kept = joined(before, record.kept, &theirs);
        }
        write(path, &record)?;
        self.forget_oldest(path);
        Ok(Outcome::Kept)
    }

    fn path(&self, key: &PageKey) -> PathBuf {
        self.folder.join(format!("{}.json", key.0))
    }

    /// Removes the oldest files where there are too many, but never the one just written: a clock
    /// that was put back makes it the oldest. Failing to is no harm.
    fn forget_oldest(&self, written: &Path) {
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return;
        };
        let mut files: Vec<_> = entries
            .flatten()
            .filter(|entry| entry.path() != written)
            .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
            .collect();
        let Some(surplus) = (files.len() + 1).checked_sub(FILES) else {
            return;
        };
        files.sort();
        for (_, path) in &files[..surplus] {
            let _ = fs::remove_file(path);
        }
    }
}

/// Whether there is nothing worth a file: the beginning of a page, untouched.
fn is_nothing(kept: &Kept) -> bool {
    let place = Kept {
        top: 0,
        cursor: 0,
        percent: 0,
        ..kept.clone()
    };
    place == Kept::default() && kept.top == 0
}

/// Writes a file under another name and renames it; two processes have two such names.
fn write(path: &Path, record: &impl Serialize) -> io::Result<()> {
    let text = serde_json::to_vec(record).map_err(io::Error::from)?;
    let beside = path.with_extension(format!("{}.tmp", std::process::id()));
    let written = write_whole(&beside, &text).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// What a file's text says, where it is whole and of this form.
fn sound(text: &str) -> Option<Kept> {
    let record: Record = serde_json::from_str(text).ok()?;
    (record.version == VERSION).then(|| record.kept.cleaned())
}

fn read(path: &Path) -> Option<String> {
    let about = fs::metadata(path).ok()?;
    (about.is_file() && about.len() <= LARGEST)
        .then(|| fs::read_to_string(path).ok())
        .flatten()
}

/// Makes the folder, readable to nobody else: what somebody reads is their own business.
fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file: File = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests;
