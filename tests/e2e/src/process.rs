//! Child processes and everything that they start, stopped by process number.
//!
//! A driver starts a browser, and a browser starts many processes. Linux tells the parent of each, so
//! the whole tree is read first and then ended: after the parent is gone, nobody could find the rest.

use std::{
    fs,
    process::{Child, Command},
};

use anyhow::{Context, Result};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};

/// A program and all its descendants. They are ended when this is dropped, also after a panic.
#[derive(Debug)]
pub struct Tree {
    root: Child,
}

impl Tree {
    /// Starts a program.
    ///
    /// # Errors
    /// When the program is not there or may not run.
    pub fn start(command: &mut Command) -> Result<Self> {
        let root = command.spawn().with_context(|| format!("{command:?} does not start"))?;
        Ok(Tree { root })
    }

    /// The exit status in words, once the program has ended by itself.
    pub fn ended(&mut self) -> Option<String> {
        self.root.try_wait().ok().flatten().map(|status| status.to_string())
    }

    /// The descendants whose program name starts so, parents before children.
    pub fn named(&self, name: &str) -> Vec<i32> {
        let wanted = |pid: &i32| program(*pid).is_some_and(|found| found.starts_with(name));
        descendants(pid_of(&self.root)).into_iter().filter(wanted).collect()
    }
}

impl Drop for Tree {
    fn drop(&mut self) {
        let root = pid_of(&self.root);
        let below = descendants(root);
        end(root, Signal::SIGKILL);
        for pid in below {
            end(pid, Signal::SIGKILL);
        }
        // The child was ended above; waiting only takes its number back from the system.
        let _ = self.root.wait();
    }
}

/// Sends a signal to one process. A process that has already gone is what we want.
pub fn end(pid: i32, signal: Signal) {
    let _ = kill(Pid::from_raw(pid), signal);
}

/// Whether a process is still there; one that ended and was not collected by its parent is not.
pub fn is_running(pid: i32) -> bool {
    stat(pid).is_some_and(|(state, _)| state != 'Z')
}

fn pid_of(child: &Child) -> i32 {
    // A process number on Linux is at most 2^22.
    i32::try_from(child.id()).unwrap_or(i32::MAX)
}

fn descendants(root: i32) -> Vec<i32> {
    let all: Vec<(i32, i32)> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter_map(|pid| Some((pid, stat(pid)?.1)))
        .collect();
    let mut found = vec![root];
    let mut next = 0;
    while let Some(parent) = found.get(next).copied() {
        found.extend(all.iter().filter(|(_, of)| *of == parent).map(|(pid, _)| *pid));
        next += 1;
    }
    found.split_off(1)
}

/// State and parent. The name before them may hold spaces and brackets, so reading starts after it.
fn stat(pid: i32) -> Option<(char, i32)> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, rest) = text.rsplit_once(')')?;
    let mut fields = rest.split_whitespace();
    Some((fields.next()?.chars().next()?, fields.next()?.parse().ok()?))
}

fn program(pid: i32) -> Option<String> {
    Some(fs::read_to_string(format!("/proc/{pid}/comm")).ok()?.trim_end().to_owned())
}
