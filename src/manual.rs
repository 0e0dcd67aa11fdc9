//! The manual page and the shells' completions, made from the same definitions as the command line,
//! the action table and the settings.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::Shell as Known;
use clap_complete::generate;
use clap_complete_nushell::Nushell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::app::action::{ACTIONS, Group};
use crate::app::keymap::Keymap;
use crate::cli::{Options, Shell};

/// Writes the manual page in the form that `man` reads.
pub fn write_page(out: &mut impl Write) -> io::Result<()> {
    let page = Man::new(Options::command());
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    keys().to_writer(out)?;
    ends().to_writer(out)?;
    page.render_version_section(out)
}

/// The section on keys.
fn keys() -> Roff {
    let keymap = Keymap::default();
    let mut roff = Roff::new();
    roff.control("SH", ["KEYS"]);
    for group in Group::ALL {
        roff.control("SS", [group.title()]);
        for entry in ACTIONS.iter().filter(|entry| entry.group == group) {
            roff.control("TP", []);
            roff.text([bold(keymap.keys_of(entry.action).join(", "))]);
            roff.text([roman(format!("{} ({})", entry.help, entry.name))]);
        }
    }
    roff
}

/// The sections on files and exit status.
fn ends() -> Roff {
    let mut roff = Roff::new();
    let mut section = |title: &str, lines: &[(&str, &str)]| {
        roff.control("SH", [title]);
        for (name, about) in lines {
            roff.control("TP", []);
            roff.text([bold(*name)]);
            roff.text([roman(*about)]);
        }
    };
    section(
        "FILES",
        &[
            (
                "$XDG_CONFIG_HOME/byline/config.toml",
                "The settings; byline --print-config prints one.",
            ),
            (
                "$XDG_STATE_HOME/byline/pages/",
                "Places, marks and corrections, one file a page.",
            ),
        ],
    );
    section(
        "ENVIRONMENT",
        &[
            ("NO_COLOR", "Where it is set, nothing is coloured."),
            ("http_proxy, https_proxy, no_proxy", "The way to addresses."),
        ],
    );
    section(
        "EXIT STATUS",
        &[
            ("0", "Read."),
            ("1", "A page could not be read."),
            ("2", "Wrong usage."),
        ],
    );
    roff
}

/// Writes what a shell needs to complete the command line.
pub fn write_completions(out: &mut impl Write, shell: Shell) -> io::Result<()> {
    let mut command = Options::command();
    let name = "byline";
    // The generators panic where writing fails, so they write to memory.
    let mut script = Vec::new();
    let to = &mut script;
    match shell {
        Shell::Bash => generate(Known::Bash, &mut command, name, to),
        Shell::Zsh => generate(Known::Zsh, &mut command, name, to),
        Shell::Fish => generate(Known::Fish, &mut command, name, to),
        Shell::Powershell => generate(Known::PowerShell, &mut command, name, to),
        Shell::Nushell => generate(Nushell, &mut command, name, to),
    }
    out.write_all(&script)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum;

    fn page() -> String {
        let mut out = Vec::new();
        write_page(&mut out).expect("memory takes everything");
        String::from_utf8(out).expect("a page of UTF-8")
    }

    #[test]
    fn the_page_has_every_option_and_every_action() {
        let page = page();
        for argument in Options::command()
            .get_arguments()
            .filter_map(|a| a.get_long())
        {
            assert!(page.contains(&argument.replace('-', "\\-")), "{argument}");
        }
        for entry in ACTIONS {
            assert!(
                page.contains(&format!("({})", entry.name.replace('-', "\\-"))),
                "{}",
                entry.name
            );
        }
    }

    #[test]
    fn every_shell_has_completions_of_every_option() {
        for &shell in Shell::value_variants() {
            let mut out = Vec::new();
            write_completions(&mut out, shell).expect("memory takes everything");
            let script = String::from_utf8(out).expect("a script of UTF-8");
            assert!(
                script.contains("markdown") && script.contains("no-state"),
                "{shell:?}"
            );
        }
    }
}
