//! Source without its comments, and without the contents of its strings; lines stay where they are.

/// A file in two forms.
pub struct Source {
    /// Without comments.
    pub with_texts: String,
    /// Without comments and without what stands in strings.
    pub code: String,
}

impl Source {
    /// Reads Rust.
    pub fn rust(text: &str) -> Self {
        let mut source = Self { with_texts: String::new(), code: String::new() };
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let length = comment(rest).map(Part::Comment).or_else(|| string(rest).map(Part::Text));
            let part = length.unwrap_or(Part::Code(next.len_utf8()));
            let (taken, left) = rest.split_at(part.length());
            source.push(taken, &part);
            rest = left;
        }
        source
    }

    /// Reads JavaScript, where only whole lines of comment are known: its strings and patterns are another grammar.
    pub fn javascript(text: &str) -> Self {
        let is_comment =
            |line: &str| ["//", "/*", "*"].iter().any(|mark| line.trim_start().starts_with(mark));
        let lines: Vec<&str> = text.lines().map(|line| if is_comment(line) { "" } else { line }).collect();
        Self { with_texts: lines.join("\n"), code: String::new() }
    }

    fn push(&mut self, taken: &str, part: &Part) {
        let lines: String = taken.chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        self.with_texts.push_str(if matches!(part, Part::Comment(_)) { &lines } else { taken });
        self.code.push_str(if matches!(part, Part::Code(_)) { taken } else { &lines });
    }
}

enum Part {
    Comment(usize),
    Text(usize),
    Code(usize),
}

impl Part {
    const fn length(&self) -> usize {
        match self {
            Self::Comment(length) | Self::Text(length) | Self::Code(length) => *length,
        }
    }
}

/// The length of the comment that the text begins with.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if !text.starts_with("/*") {
        return None;
    }
    let (mut depth, mut at) = (0usize, 0);
    while at < text.len() {
        match &text.as_bytes()[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return Some(at);
        }
    }
    Some(text.len())
}

/// The length of the string or character that the text begins with; a lifetime is neither.
fn string(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes[0] == b'r' {
        let hashes = bytes[1..].iter().take_while(|byte| **byte == b'#').count();
        if bytes.get(1 + hashes) != Some(&b'"') {
            return None;
        }
        let end = format!("\"{}", "#".repeat(hashes));
        let start = hashes + 2;
        return Some(text[start..].find(&end).map_or(text.len(), |at| start + at + end.len()));
    }
    if bytes[0] == b'\'' {
        let is_character =
            bytes.get(1) == Some(&b'\\') || text[1..].chars().nth(1).is_some_and(|second| second == '\'');
        if !is_character {
            return None;
        }
    } else if bytes[0] != b'"' {
        return None;
    }
    let mut at = 1;
    while at < bytes.len() && bytes[at] != bytes[0] {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    Some((at + 1).min(text.len()))
}
