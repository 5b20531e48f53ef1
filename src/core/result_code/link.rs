//! A link that carries the answers: the address of a page with the code behind the `#`, which no server gets to see.

/// Which page a link opens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum LinkBase {
    /// This one: an address of http or https, without a fragment.
    Page(String),
    /// A file on a disk, whose address means nothing on another machine: the code and the files go along instead.
    Disk,
    /// None: a host did not name a page, so that the visitor is offered no link.
    #[default]
    Nowhere,
}

impl LinkBase {
    /// From an address as a browser tells it; a fragment is left out.
    #[must_use]
    pub fn of(address: &str) -> Self {
        let page = address.split('#').next().unwrap_or_default();
        if page.starts_with("http://") || page.starts_with("https://") {
            Self::Page(page.to_owned())
        } else if page.starts_with("file:") {
            Self::Disk
        } else {
            Self::Nowhere
        }
    }

    /// The page, if there is one.
    #[must_use]
    pub fn page(&self) -> Option<&str> {
        match self {
            Self::Page(page) => Some(page),
            Self::Disk | Self::Nowhere => None,
        }
    }
}

/// What stands between the page and the code.
pub const MARK: &str = "#r=";

/// The link to a result: `base` (without a fragment) opens it from `code`.
#[must_use]
pub fn link_to(base: &str, code: &str) -> String {
    [base, MARK, code].concat()
}

/// The fragment that opens a result from `code`, without its `#`.
#[must_use]
pub fn fragment_of(code: &str) -> String {
    link_to("", code).trim_start_matches('#').to_owned()
}

/// The code in the fragment of an address, as it was meant; `None` if there is none.
///
/// The fragment may have other parts, joined by `&`. Mail programs and chats encode what stands in a link (`%20`, `%C2%AD`
/// between wrapped lines, `r%3D`): that is undone, once. Nothing else is forgiven here: blanks, dashes and small
/// letters are the business of `core::result_code`, and the full stop of the sentence that the link stood in is a character
/// that no code has. Section 13 says so, and a reader that guesses might open another code than the one that was sent.
#[must_use]
pub fn code_in(fragment: &str) -> Option<String> {
    part_in(fragment, ["r=", "R="])
}

/// What stands between the page and an invitation to a team.
pub const INVITATION_MARK: &str = "#t=";

/// The invitation in the fragment of an address; `None` if there is none. As forgiving as [`code_in`].
#[must_use]
pub fn invitation_in(fragment: &str) -> Option<String> {
    part_in(fragment, ["t=", "T="])
}

fn part_in(fragment: &str, names: [&str; 2]) -> Option<String> {
    let fragment = decoded(fragment);
    let mut parts = fragment.trim_start_matches('#').split('&');
    parts.find_map(|part| names.iter().find_map(|name| part.strip_prefix(name)).map(str::to_owned))
}

/// A text as it may stand in an address: all but letters and digits of ASCII and `-._~` as `%41`.
#[must_use]
pub fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Undoes `%41`; a text that means nothing stays as it is, for the reader of codes to refuse.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let mut digit = || ahead.next().and_then(|digit| char::from(digit).to_digit(16));
        match (byte, digit(), digit()) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high << 4 | low) as u8);
                rest = ahead;
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
