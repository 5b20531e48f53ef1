//! What each file weighs, and what a first visit costs.

use std::{collections::BTreeSet, fmt::Write, path::PathBuf};

use flate2::Compression;

use crate::{Error, server::encoding as packed};

/// The most that a first visit may cost, packed with brotli: about a second on a slow mobile line
/// (1.6 Mbit/s).
pub const BUDGET: usize = 170 * 1024;

/// What one file weighs, in bytes.
pub struct Weight {
    name: PathBuf,
    /// Plain, gzip, brotli.
    sizes: [usize; 3],
    /// Whether opening the page loads it.
    first: bool,
}

/// Weighs the files. Brotli at its best level is slow, so it is done once.
pub fn weigh(files: &[(PathBuf, Vec<u8>)], first_load: &BTreeSet<PathBuf>) -> Vec<Weight> {
    let weight = |(name, content): &(PathBuf, Vec<u8>)| {
        let gzip = packed::gzip(content, Compression::best()).len();
        let sizes = [content.len(), gzip, packed::brotli(content, 11).len()];
        Weight { name: name.clone(), sizes, first: first_load.contains(name) }
    };
    files.iter().map(weight).collect()
}

/// The table that `cargo xtask bundle` prints.
pub fn table(weights: &[Weight]) -> String {
    let mut text = format!("{:>9} {:>9} {:>9}  file (* = first load)\n", "raw", "gzip", "brotli");
    let mut total = [0; 3];
    for Weight { name, sizes, first } in weights {
        row(&mut text, *sizes, &format!("{}{}", name.display(), if *first { " *" } else { "" }));
        if *first {
            total = [total[0] + sizes[0], total[1] + sizes[1], total[2] + sizes[2]];
        }
    }
    row(&mut text, total, "total first load");
    text
}

/// Holds the first load, packed with brotli, to a budget in bytes.
///
/// # Errors
/// When it is too large, with the largest file.
pub fn check(weights: &[Weight], budget: usize) -> Result<(), Error> {
    let first = || weights.iter().filter(|weight| weight.first);
    let total: usize = first().map(|weight| weight.sizes[2]).sum();
    if total <= budget {
        return Ok(());
    }
    let largest =
        first().max_by_key(|weight| weight.sizes[2]).map(|weight| weight.name.display().to_string());
    Err(Error::new(format!(
        "A first visit loads {total} bytes, packed with brotli; the budget is {budget}. \
         The largest file is {}. Look for a new dependency, a crate feature or a large text.",
        largest.unwrap_or_default()
    )))
}

fn row(text: &mut String, sizes: [usize; 3], name: &str) {
    let [raw, gzip, brotli] = sizes;
    // Writing to a String does not fail.
    let _ = writeln!(text, "{raw:>9} {gzip:>9} {brotli:>9}  {name}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_load_counts_against_the_budget() {
        let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let files = vec![(PathBuf::from("index.html"), b"<p>".to_vec()), (PathBuf::from("big.wasm"), noise)];
        let small = BTreeSet::from([PathBuf::from("index.html")]);
        let both = BTreeSet::from([PathBuf::from("index.html"), PathBuf::from("big.wasm")]);

        assert!(check(&weigh(&files, &small), 100).is_ok());
        let error = check(&weigh(&files, &both), 100).unwrap_err().to_string();
        assert!(error.contains("big.wasm"), "{error}");
        assert!(table(&weigh(&files, &small)).contains("index.html *"));
    }
}
