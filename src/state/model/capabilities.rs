//! What the browser and the page around the scan let it do.

use crate::state::frame_sandbox::FrameSandbox;

/// Found out once, when the scan begins; it outlives whatever is kept, deleted or begun again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Capabilities {
    /// What the frames around the page keep it from.
    pub sandbox: FrameSandbox,
    /// The browser has a way of its own to share.
    pub can_share: bool,
    /// The browser reads QR codes.
    pub can_scan: bool,
    /// This form of the scan makes the report as PDF.
    pub makes_pdf: bool,
}
