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
