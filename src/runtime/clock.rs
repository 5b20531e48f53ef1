//! What time it is.

use js_sys::Date;

/// This moment: UTC, RFC 3339.
pub(super) fn now() -> String {
    Date::new_0().to_iso_string().into()
}
