//! `cargo xtask bench`: the scan beside SurveyJS and plain HTML, in one Chromium, on a slow phone.
//!
//! `benches/README.md` says how to read what it prints. Times never make it fail.

mod cdp;
mod chromium;
mod content;
mod figures;
mod subject;
mod traffic;
mod visit;

use std::{env, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result, bail, ensure};

use chromium::Chromium;
use content::Content;
use figures::{Turn, tables};
use subject::{Sites, Subject};
use visit::visit;

const HELP: &str = "\
cargo xtask bench [--turns N] [--only NAME].. [--old FOLDER] [--verbose]

  --turns N     so many turns, 7 without; in each, every subject is visited once
  --only NAME   only this one of plain, script, surveyjs, page, embed, frame, single, old-page, old-embed; may be given
                more than once
  --old FOLDER  the dist/ of another build, whose page and embed take part in every turn as old-page and old-embed
  --verbose     also the slowest interactions and long tasks of every visit
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// What was asked for.
struct Wishes {
    turns: usize,
    who: Vec<Subject>,
    old: Option<PathBuf>,
    is_verbose: bool,
}

fn run() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.iter().any(|argument| matches!(argument.as_str(), "--help" | "-h" | "help")) {
        print!("{HELP}");
        return Ok(());
    }
    let Wishes { turns, who, old, is_verbose } = wishes(&arguments)?;
    let content = Content::read()?;
    let sites = Sites::make(&who, old, &content)?;
    let mut chromium = Chromium::start()?;
    println!(
        "{}: a phone of 360 x 740 with 3 dots for each, 4 times slower than this machine; 150 ms until an answer \
         begins, 1.6 Mbit/s down, 0.75 up; every visitor is new. {turns} turns, load {}.",
        chromium.version()?,
        load()
    );
    // Not counted: packs the files, and has the browser's own parts read from the disk.
    for one in &who {
        visit(&mut chromium, &sites, &content, *one, false)
            .with_context(|| format!("warming up {}", one.name()))?;
    }
    let mut done: Vec<Turn> = Vec::new();
    for number in 0..turns {
        let mut turn = Turn::new();
        for one in order(&who, number) {
            match measure(&mut chromium, &sites, &content, one) {
                Ok(measured) => {
                    if is_verbose {
                        println!("{}", measured.remarks.join("\n"));
                    }
                    turn.push((one, measured.figures));
                }
                Err(error) => eprintln!("turn {}, {}: {error:#}", number + 1, one.name()),
            }
        }
        eprintln!("turn {} of {turns} is done, load {}", number + 1, load());
        done.push(turn);
    }
    print!("\n{}", tables(&done, &who));
    Ok(())
}

/// A visit, and another one if the first failed: a browser is a large thing.
fn measure(
    chromium: &mut Chromium,
    sites: &Sites,
    content: &Content,
    who: Subject,
) -> Result<visit::Measured> {
    match visit(chromium, sites, content, who, true) {
        Ok(measured) => Ok(measured),
        Err(error) => {
            eprintln!("{}, once more: {error:#}", who.name());
            visit(chromium, sites, content, who, true)
        }
    }
}

/// Another one goes first in every two turns, of which the second is the other way round, so that nobody has the same
/// neighbour before it each time.
fn order(who: &[Subject], turn: usize) -> Vec<Subject> {
    let mut order = who.to_vec();
    order.rotate_left(turn / 2 % who.len().max(1));
    if turn % 2 == 1 {
        order.reverse();
    }
    order
}

fn wishes(arguments: &[String]) -> Result<Wishes> {
    let mut wishes = Wishes { turns: 7, who: Vec::new(), old: None, is_verbose: false };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--verbose" => wishes.is_verbose = true,
            "--turns" => {
                let number = rest.next().and_then(|text| text.parse().ok()).filter(|number| *number > 0);
                wishes.turns = number.context("`--turns` takes a number from 1")?;
            }
            "--only" => {
                let name = rest.next().map(String::as_str).unwrap_or_default();
                let one = Subject::ALL.into_iter().find(|one| one.name() == name);
                wishes.who.push(one.with_context(|| format!("there is no subject `{name}`\n\n{HELP}"))?);
            }
            "--old" => {
                let folder = rest.next().context("`--old` takes the folder of another build")?;
                wishes.old = Some(PathBuf::from(folder));
            }
            other => bail!("`{other}` is not known here\n\n{HELP}"),
        }
    }
    ensure!(
        wishes.old.is_some() || !wishes.who.iter().any(|one| one.is_old()),
        "which other build? Name its folder with `--old`\n\n{HELP}"
    );
    let takes_part = |one: &Subject| {
        if wishes.who.is_empty() { wishes.old.is_some() || !one.is_old() } else { wishes.who.contains(one) }
    };
    wishes.who = Subject::ALL.into_iter().filter(takes_part).collect();
    Ok(wishes)
}

/// How busy the machine is: processes that want a processor, over the last minute.
fn load() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split_whitespace().next().unwrap_or("unknown").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_goes_first_once() {
        let first: Vec<_> = (0..2 * Subject::ALL.len())
            .step_by(2)
            .filter_map(|turn| order(&Subject::ALL, turn).first().copied())
            .collect();

        assert_eq!(first.len(), Subject::ALL.len());
        assert!(Subject::ALL.iter().all(|one| first.contains(one)), "{first:?}");
    }

    #[test]
    fn wishes_are_read_and_unknown_ones_told() {
        let text = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();

        let read = wishes(&text("--turns 3 --only page --only plain")).unwrap();
        assert_eq!((read.turns, read.who), (3, vec![Subject::Plain, Subject::Page]));
        assert!(wishes(&text("--turns none")).is_err());
        assert!(wishes(&text("--only opera")).is_err());
        assert_eq!(wishes(&text("--turns 1")).unwrap().who.len(), 7);
        assert_eq!(wishes(&text("--old dist")).unwrap().who, Subject::ALL);
        let old = wishes(&text("--old dist --only old-page")).unwrap();
        assert_eq!((old.who, old.old), (vec![Subject::OldPage], Some("dist".into())));
        assert!(wishes(&text("--only old-page")).is_err());
        assert!(wishes(&text("--old")).is_err());
    }
}
