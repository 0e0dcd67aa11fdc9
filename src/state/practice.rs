//! How often each action was used: one file beside the folder of the pages.

use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::turn::Turn;
use super::{Form, Store, VERSION, make_folder, read, write};
use crate::app::practice::Practice;

/// The file's name.
const NAME: &str = "used.json";

/// The file's contents.
#[derive(Deserialize, Serialize)]
struct Record {
    version: u32,
    used: Practice,
}

impl Store {
    /// What was counted on earlier days; nothing where there is no sound file.
    pub fn recall_practice(&self) -> Practice {
        let text = read(&self.practice_path()).unwrap_or_default();
        match serde_json::from_str::<Record>(&text) {
            Ok(record) if record.version == VERSION => record.used,
            _ => Practice::default(),
        }
    }

    /// Keeps what was counted, together with what another reader has kept meanwhile. Failing to is
    /// no harm: hints are shown for longer.
    pub fn keep_practice(&self, practice: &Practice) {
        let known = self.recall_practice();
        let mut used = known.clone();
        used.join(practice);
        if used != known {
            let _ = self.add_practice(practice);
        }
    }

    fn practice_path(&self) -> PathBuf {
        self.folder.with_file_name(NAME)
    }

    fn add_practice(&self, practice: &Practice) -> io::Result<()> {
        let path = self.practice_path();
        if let Some(folder) = path.parent() {
            make_folder(folder)?;
        }
        let _turn = Turn::at(&path)?;
        let form = read(&path).and_then(|text| serde_json::from_str::<Form>(&text).ok());
        if form.is_some_and(|form| form.version > VERSION) {
            return Ok(());
        }
        let mut used = self.recall_practice();
        used.join(practice);
        let record = Record {
            version: VERSION,
            used,
        };
        write(&path, &record)
    }
}
