//! Just enough reading of HTML to check our own pages: tags, their attributes, and what they load.

/// One start tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag {
    /// Name in lower case.
    pub name: String,
    /// Attributes in their order: name in lower case, and value (empty when there is none).
    pub attributes: Vec<(String, String)>,
    /// What stands between start and end, if this is a script or a style: text, not tags.
    pub text: String,
}

impl Tag {
    /// The value of an attribute, if the tag has it.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The addresses that the browser fetches because of this tag before the page is there: `src`, `href` of a
    /// `link`, and those that `boot.js` reads.
    pub fn loads(&self) -> impl Iterator<Item = &str> {
        let is_link = self.name == "link" && self.manifest().is_none();
        let link = if is_link { self.attribute("href") } else { None };
        let others = ["src", "data-sbs-js", "data-sbs-wasm"].map(|name| self.attribute(name));
        others.into_iter().flatten().chain(link)
    }

    /// The address of what prepares for offline use, which `boot.js` fetches once the app has started.
    pub fn offline(&self) -> Option<&str> {
        self.attribute("data-sbs-offline")
    }

    /// The address of the manifest, which a browser reads once the page is there, if at all.
    pub fn manifest(&self) -> Option<&str> {
        let is_it = self.name == "link" && self.attribute("rel") == Some("manifest");
        if is_it { self.attribute("href") } else { None }
    }
}

/// All start tags of a page; comments are passed over.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let here = &rest[at..];
        if here.starts_with("<!--") {
            rest = here.find("-->").map_or("", |end| &here[end + 3..]);
        } else if here[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (mut tag, length) = tag(&here[1..]);
            rest = &here[1 + length..];
            if matches!(tag.name.as_str(), "script" | "style") {
                let end = end_of(rest, &tag.name);
                tag.text = rest[..end].to_owned();
                rest = &rest[end..];
            }
            found.push(tag);
        } else {
            rest = &here[1..];
        }
    }
    found
}

/// Where the end tag of this name starts, in any case; without one, all is text.
fn end_of(text: &str, name: &str) -> usize {
    let is_it = |at: &usize| {
        let here = &text.as_bytes()[at + 2..];
        here.get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
    };
    text.match_indices("</").map(|(at, _)| at).find(is_it).unwrap_or(text.len())
}

/// The tag whose name starts here, and how much of the text it takes.
fn tag(text: &str) -> (Tag, usize) {
    let is_space = |c: char| c.is_ascii_whitespace() || c == '/';
    let name_end = text.find(|c: char| is_space(c) || c == '>').unwrap_or(text.len());
    let mut attributes = Vec::new();
    let mut rest = text[name_end..].trim_start_matches(is_space);
    while !rest.is_empty() && !rest.starts_with('>') {
        let end = rest.find(|c: char| is_space(c) || c == '>' || c == '=').unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            (value, rest) = attribute_value(after.trim_start());
        }
        attributes.push((name, value.to_owned()));
        rest = rest.trim_start_matches(is_space);
    }
    let length = text.len() - rest.strip_prefix('>').unwrap_or(rest).len();
    (Tag { name: text[..name_end].to_ascii_lowercase(), attributes, text: String::new() }, length)
}

fn attribute_value(text: &str) -> (&str, &str) {
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        return text[1..].split_once(quote).unwrap_or((&text[1..], ""));
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let found = tags("<!-- <b> --><p a=\"1 > 0\" b='x' c=y D>text</p><br/>");

        let pairs = [("a", "1 > 0"), ("b", "x"), ("c", "y"), ("d", "")];
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].attributes, pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(found[1].name, "br");
    }

    #[test]
    fn scripts_and_styles_hold_text() {
        let found = tags("<style>a<b{}</STYLE ><script>if(a<b)c='</p>'</script><b><script>open");

        let pairs: Vec<_> = found.iter().map(|tag| (tag.name.as_str(), tag.text.as_str())).collect();
        assert_eq!(pairs, [("style", "a<b{}"), ("script", "if(a<b)c='</p>'"), ("b", ""), ("script", "open")]);
    }

    #[test]
    fn links_and_scripts_load_and_anchors_do_not() {
        let html = "<a href=x.html>x</a><link rel=icon href=i.svg><link rel=manifest href=m>\
                    <script src=b.js data-sbs-js=a.js data-sbs-wasm=a.wasm></script>";

        let loads: Vec<_> =
            tags(html).iter().flat_map(|tag| tag.loads().map(str::to_owned).collect::<Vec<_>>()).collect();

        assert_eq!(loads, ["i.svg", "b.js", "a.js", "a.wasm"]);
    }
}
