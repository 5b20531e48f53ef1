//! Texts with places for values. Nothing here can panic: a place without a value keeps its name.

/// A text with `{name}` places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template(pub &'static str);

impl Template {
    /// Fills in the values; a place without a value keeps its name, so that a fault is visible and never a panic.
    #[must_use]
    pub fn fill(&self, values: &[(&str, &str)]) -> String {
        fill(self.0, values)
    }
}

/// A text that depends on a count, with `{name}` places; `{n}` is usually the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plural {
    /// The smallest count that takes the form `one`: 1, and in languages like French 0.
    pub from: usize,
    /// For a count from `from` to 1.
    pub one: &'static str,
    /// For every other count.
    pub other: &'static str,
}

impl Plural {
    /// The text for `count`, with `{n}` filled in as `count` and the other places as given.
    #[must_use]
    pub fn fill(&self, count: usize, values: &[(&str, &str)]) -> String {
        let text = if (self.from..=1).contains(&count) { self.one } else { self.other };
        fill(&fill(text, values), &[("n", &count.to_string())])
    }
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => out.push_str(value),
            None => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}
