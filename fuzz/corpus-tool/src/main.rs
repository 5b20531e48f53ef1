//! Between libFuzzer's folders, a file an input, and `tests/corpus`, a file a reader.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

const USAGE: &str = "corpus unpack READER FOLDER | corpus pack READER CONTROL-FILE INPUTS BYTES";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["unpack", reader, folder] => unpack(reader, Path::new(folder)),
        ["pack", reader, control, inputs, bytes] => pack(reader, control, inputs.parse()?, bytes.parse()?),
        _ => Err(USAGE.into()),
    }
}

fn file_of(reader: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus").join(reader).with_extension("jsonl")
}

fn kept(reader: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let file = file_of(reader);
    let text = if file.exists() { fs::read_to_string(file)? } else { String::new() };
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

/// The inputs of a reader as files, to start from.
fn unpack(reader: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    for (number, input) in kept(reader)?.into_iter().enumerate() {
        fs::write(folder.join(format!("kept-{number:03}")), input)?;
    }
    Ok(())
}

/// Adds inputs to those that are kept as long as there is room: always the one that does most that none before it did.
fn pack(reader: &str, control: &str, inputs: usize, bytes: usize) -> Result<(), Box<dyn Error>> {
    let mut kept: BTreeSet<String> = kept(reader)?.into_iter().collect();
    let mut size: usize = kept.iter().map(String::len).sum();
    let mut found = features(&fs::read_to_string(control)?)?;
    let (offered, mut seen) = (found.len(), BTreeSet::new());
    let new_of =
        |of: &[u32], seen: &BTreeSet<u32>| of.iter().filter(|feature| !seen.contains(feature)).count();
    while let Some(place) = (0..found.len())
        .max_by_key(|place| (new_of(&found[*place].1, &seen), usize::MAX - found[*place].0.len()))
    {
        let (input, of) = found.swap_remove(place);
        if new_of(&of, &seen) == 0 {
            break;
        }
        if kept.contains(&input) || (kept.len() < inputs && size + input.len() <= bytes) {
            seen.extend(of);
            size += if kept.contains(&input) { 0 } else { input.len() };
            kept.insert(input);
        }
    }
    let mut kept: Vec<String> = kept.into_iter().collect();
    kept.sort_by_key(|input| (input.len(), input.clone()));
    println!("{reader}: {} of {offered} inputs, {size} bytes, {} features", kept.len(), seen.len());
    let lines: Result<Vec<String>, _> = kept.iter().map(serde_json::to_string).collect();
    Ok(fs::write(file_of(reader), lines?.join("\n") + "\n")?)
}

/// What each input does, by the control file of a `-merge=1`.
fn features(control: &str) -> Result<Vec<(String, Vec<u32>)>, Box<dyn Error>> {
    let mut lines = control.lines();
    let count: usize = lines.next().ok_or("no count")?.parse()?;
    lines.next();
    let files: Vec<&str> = lines.by_ref().take(count).collect();
    let mut found: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for line in lines {
        if let Some(line) = line.strip_prefix("FT ") {
            let mut numbers = line.split(' ');
            let file = numbers.next().ok_or("no file")?.parse()?;
            found.insert(file, numbers.map(str::parse).collect::<Result<_, _>>()?);
        }
    }
    let input = |file: usize| -> Result<String, Box<dyn Error>> {
        Ok(String::from_utf8_lossy(&fs::read(files.get(file).ok_or("no such file")?)?).into_owned())
    };
    found.into_iter().map(|(file, features)| Ok((input(file)?, features))).collect()
}
