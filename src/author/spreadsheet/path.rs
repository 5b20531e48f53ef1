//! Keys of a spreadsheet: where a value stands in a model, like `items[PE-1].text` or `caveats[0]`.
//!
//! An element of a list that has an `id` is named by it, so that a key means the same after rows were moved; any other one by
//! its number, from 0. A name with dots, brackets or quotation marks in it stands in quotation marks.

use std::fmt;

/// One step on the way to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A member of an object.
    Key(String),
    /// An element of a list, by its number from 0.
    Index(usize),
    /// An element of a list, by its `id`.
    Id(String),
}

/// The most steps of a key: no model is so deep, and what it names is built and walked step by step.
const DEEPEST: usize = 20;

/// The way to a value, from the model itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Path(pub Vec<Step>);

impl Path {
    /// Reads a key; `None` if it is none, or has more steps than any model.
    pub fn parse(text: &str) -> Option<Self> {
        let (mut steps, mut rest) = (Vec::new(), text.trim());
        while !rest.is_empty() {
            if steps.len() == DEEPEST {
                return None;
            }
            let step;
            (step, rest) = match rest.strip_prefix('[') {
                Some(inside) => in_brackets(inside)?,
                None if steps.is_empty() => name(rest)?,
                None => name(rest.strip_prefix('.')?)?,
            };
            steps.push(step);
        }
        matches!(steps.first(), Some(Step::Key(_))).then_some(Self(steps))
    }

    /// The path of something below this one.
    pub fn with(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// The path of a member of this one.
    pub fn key(&self, key: &str) -> Self {
        self.with(Step::Key(key.to_owned()))
    }

    /// The keys on the way; elements of lists have none.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Index(_) | Step::Id(_) => None,
        })
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) => {
                    f.write_str(if place == 0 { "" } else { "." })?;
                    write_name(f, key, is_plain(key))?;
                }
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Id(id) => {
                    f.write_str("[")?;
                    write_name(f, id, is_plain(id) && !is_number(id))?;
                    f.write_str("]")?;
                }
            }
        }
        Ok(())
    }
}

fn write_name(f: &mut fmt::Formatter<'_>, name: &str, is_plain: bool) -> fmt::Result {
    if is_plain { f.write_str(name) } else { write!(f, "{}", serde_json::Value::from(name)) }
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.trim() == name && !name.contains(['.', '[', ']', '"'])
}

fn is_number(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_digit())
}

/// A name that begins here, and what follows it.
fn name(text: &str) -> Option<(Step, &str)> {
    if text.starts_with('"') {
        let (name, rest) = quoted(text)?;
        return Some((Step::Key(name), rest));
    }
    let (name, rest) = text.split_at(text.find(['.', '[']).unwrap_or(text.len()));
    is_plain(name).then(|| (Step::Key(name.to_owned()), rest))
}

fn in_brackets(text: &str) -> Option<(Step, &str)> {
    if text.starts_with('"') {
        let (id, rest) = quoted(text)?;
        return Some((Step::Id(id), rest.strip_prefix(']')?));
    }
    let (inside, rest) = text.split_once(']')?;
    let inside = inside.trim();
    let step =
        if is_number(inside) { Step::Index(inside.parse().ok()?) } else { Step::Id(inside.to_owned()) };
    Some((step, rest))
}

fn quoted(text: &str) -> Option<(String, &str)> {
    let mut read = serde_json::Deserializer::from_str(text).into_iter::<String>();
    let name = read.next()?.ok()?;
    let end = read.byte_offset();
    Some((name, text.get(end..)?))
}
