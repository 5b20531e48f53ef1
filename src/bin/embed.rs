//! The wasm of the element: `embed::exports`. It starts no scan by itself.

// The exports reach the wasm because the library is linked.
use social_business_scan as _;

/// Says nothing of a panic: it is a trap, which our script hears and shows the error panel for. Yew would write it into the
/// console, by a binding that does not catch.
fn main() {
    yew::set_custom_panic_hook(Box::new(|_| {}));
}
