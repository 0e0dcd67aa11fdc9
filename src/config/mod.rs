//! The settings file: TOML → [`Settings`], with every mistake told by line and with what was meant.
//!
//! A mistake costs its own line and nothing else. The example that `--print-config` prints is made
//! from the same table of keys that reading goes by, so it cannot go out of date.

mod keys;
mod nearest;

use std::ops::Range;
use std::path::PathBuf;

use toml::de::{DeTable, DeValue};

use crate::app::action::ACTIONS;
use crate::app::areas::Side;
use crate::app::settings::{Settings, THEMES};
use crate::doc::wrap::{Fill, LongLines};
use crate::text::order::order_by;
use nearest::nearest;

/// A setting: its name, what it is, and its value where nothing is set.
struct Setting {
    name: &'static str,
    about: &'static str,
    default: &'static str,
}

const SETTINGS: [Setting; 9] = [
    Setting {
        name: "measure",
        about: "Widest text, columns, 20 to 200",
        default: "72",
    },
    Setting {
        name: "justify",
        about: "Fill lines out to the measure",
        default: "false",
    },
    Setting {
        name: "long_lines",
        about: "Long lines of code: \"wrap\", or \"keep\" and scroll sideways",
        default: "\"wrap\"",
    },
    Setting {
        name: "sidebar",
        about: "Show the lists beside the text where there is room",
        default: "true",
    },
    Setting {
        name: "side",
        about: "Which side the lists stand at: \"left\" or \"right\"",
        default: "\"right\"",
    },
    Setting {
        name: "sidebar_width",
        about: "Width of the lists, columns, 16 to 80; 0 suits the window",
        default: "0",
    },
    Setting {
        name: "theme",
        about: "\"terminal\" (the terminal's own colours), \"light\", \"dark\", \"contrast\" or \"none\"",
        default: "\"terminal\"",
    },
    Setting {
        name: "mouse",
        about: "Let the mouse scroll and click; else it is left to the terminal",
        default: "false",
    },
    Setting {
        name: "hints",
        about: "Show hints of keys in the status line",
        default: "true",
    },
];

/// The table of the file that gives actions other keys.
const KEYS: &str = "keys";

/// The file of the user: below `XDG_CONFIG_HOME`, or `~/.config`.
pub fn path() -> Option<PathBuf> {
    let absolute = |name: &str| {
        std::env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    let folder = absolute("XDG_CONFIG_HOME")
        .or_else(|| absolute("HOME").map(|home| home.join(".config")))?;
    Some(folder.join("byline/config.toml"))
}

/// The user's settings, and one sentence for each mistake in their file.
pub fn of_the_user() -> (Settings, Vec<String>) {
    let Some(path) = path() else {
        return (Settings::default(), Vec::new());
    };
    match std::fs::read_to_string(&path) {
        Ok(text) => parse(&text),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => (Settings::default(), Vec::new()),
        Err(e) => {
            let why = format!("cannot read {}: {}", path.display(), e.kind());
            (Settings::default(), vec![why])
        }
    }
}

/// The settings that a file's text says; what it does not say is as usual.
pub fn parse(text: &str) -> (Settings, Vec<String>) {
    let (table, broken) = DeTable::parse_recoverable(text);
    let mut reading = Reading {
        text,
        settings: Settings::default(),
        mistakes: Vec::new(),
    };
    for error in broken {
        let span = error.span().unwrap_or(0..0);
        let what = reading.broken(span.start, error.message());
        reading.mistake(span, &what);
    }
    for (key, value) in table.get_ref() {
        let name: &str = key.get_ref();
        match name {
            KEYS => keys::read(&mut reading, value.get_ref(), value.span()),
            _ => reading.setting(name, key.span(), value.get_ref()),
        }
    }
    order_by(&mut reading.mistakes, |&(line, _)| (line, 0));
    // One broken line can give several complaints; the first tells enough.
    reading.mistakes.dedup_by_key(|&mut (line, _)| line);
    let mistakes = reading
        .mistakes
        .into_iter()
        .map(|(_, words)| words)
        .collect();
    (reading.settings, mistakes)
}

/// The file as far as it is read.
struct Reading<'a> {
    text: &'a str,
    settings: Settings,
    /// Mistakes and their lines.
    mistakes: Vec<(usize, String)>,
}

impl Reading<'_> {
    fn mistake(&mut self, span: Range<usize>, what: &str) {
        let start = crate::text::floor_boundary(self.text, span.start);
        let line = self.text[..start].matches('\n').count() + 1;
        // It may repeat what the file says, where an escape can stand for any character.
        let what = crate::text::squeeze(&crate::text::clean(what));
        self.mistakes
            .push((line, format!("config.toml, line {line}: {what}")));
    }

    /// What is wrong where the file is no TOML: what is missing in the line, else the parser's words.
    fn broken(&self, at: usize, message: &str) -> String {
        let at = crate::text::floor_boundary(self.text, at);
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = self.text[start..].lines().next().unwrap_or_default();
        let (name, value) = line.split_once('=').unwrap_or((line, ""));
        let is_name = |c: char| c.is_ascii_alphanumeric() || "_- ".contains(c);
        let name = name.trim();
        match value.trim().is_empty() && !name.is_empty() && name.chars().all(is_name) {
            true => format!("{name} has no value"),
            false => message.lines().next().unwrap_or_default().to_owned(),
        }
    }

    fn setting(&mut self, name: &str, span: Range<usize>, value: &DeValue<'_>) {
        let names = SETTINGS.iter().map(|setting| setting.name).chain([KEYS]);
        let Some(setting) = SETTINGS.iter().find(|setting| setting.name == name) else {
            let what = unknown("setting", name, nearest(name, names));
            return self.mistake(span, &what);
        };
        if self.set(name, value).is_none() {
            let what = format!("{name} cannot be this value; it is: {}", setting.about);
            self.mistake(span, &what);
        }
    }

    /// Sets one setting; nothing where the value does not fit.
    fn set(&mut self, name: &str, value: &DeValue<'_>) -> Option<()> {
        let settings = &mut self.settings;
        match name {
            "measure" => settings.measure = number(value, 20..=200)?,
            "justify" if value.as_bool()? => settings.fill = Fill::Justified,
            "justify" => settings.fill = Fill::Ragged,
            "long_lines" => {
                settings.long_lines = one_of(
                    value,
                    &[("wrap", LongLines::Wrap), ("keep", LongLines::Keep)],
                )?;
            }
            "sidebar" => settings.sidebar = value.as_bool()?,
            "side" => {
                settings.side = one_of(value, &[("left", Side::Left), ("right", Side::Right)])?
            }
            "sidebar_width" if number(value, 0..=0).is_some() => settings.sidebar_width = None,
            "sidebar_width" => settings.sidebar_width = Some(number(value, 16..=80)?),
            "theme" => {
                settings.theme = THEMES
                    .into_iter()
                    .find(|&theme| value.as_str() == Some(theme))?
                    .to_owned()
            }
            "mouse" => settings.mouse = value.as_bool()?,
            "hints" => settings.hints = value.as_bool()?,
            _ => return None,
        }
        Some(())
    }
}

fn unknown(what: &str, name: &str, meant: Option<&str>) -> String {
    match meant {
        Some(meant) => format!("there is no {what} {name}; did you mean {meant}?"),
        None => format!("there is no {what} {name}"),
    }
}

fn number(value: &DeValue<'_>, range: std::ops::RangeInclusive<u16>) -> Option<u16> {
    let digits = value.as_integer()?;
    let number = u16::from_str_radix(digits.as_str(), digits.radix()).ok()?;
    range.contains(&number).then_some(number)
}

fn one_of<T: Copy>(value: &DeValue<'_>, names: &[(&str, T)]) -> Option<T> {
    let name = value.as_str()?;
    names
        .iter()
        .find(|(known, _)| *known == name)
        .map(|&(_, value)| value)
}

/// A file with every setting at its usual value, each with what it is.
pub fn example() -> String {
    let mut out = String::from("# byline's settings. Every line says what is so without it.\n");
    for Setting {
        name,
        about,
        default,
    } in SETTINGS
    {
        out.push_str(&format!("\n# {about}.\n{name} = {default}\n"));
    }
    out.push_str("\n# The keys of each action: one or several, each a sequence of keys separated by blanks.\n");
    out.push_str(&format!("[{KEYS}]\n"));
    for entry in ACTIONS {
        let keys: Vec<_> = entry.keys.iter().map(|keys| quoted(keys)).collect();
        out.push_str(&format!(
            "{} = [{}] # {}\n",
            entry.name,
            keys.join(", "),
            entry.help
        ));
    }
    out
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests;
