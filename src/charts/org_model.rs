//! Five small drawings of how social work is organised. A filled square in the accent colour is a centre.

use super::{sketch::Sketch, surface::Size, theme::Theme};

/// How social work is organised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrgShape {
    /// Units on their own.
    Decentralised,
    /// One department does it all; the others stand apart.
    Centralised,
    /// One team helps the departments.
    HubAndSpoke,
    /// Several teams help their departments, and each other.
    MultipleHubAndSpoke,
    /// Everybody, connected with everybody.
    Holistic,
}

pub(super) fn size_for(available: f64) -> Size {
    Size { width: available, height: available }
}

pub(super) fn sketch(_shape: OrgShape, _theme: &Theme, _size: Size) -> Sketch {
    Sketch::default()
}
