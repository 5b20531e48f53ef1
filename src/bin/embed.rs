//! The wasm of the element: the exports of `embed::handle`. It starts no scan by itself.

// The exports reach the wasm because the library is linked.
use social_business_scan as _;

// 1.7 KB of brotli less than the standard one, dlmalloc.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Says nothing of a panic: it is a trap, which the shell hears and shows the panel for. Yew would write it into the
/// console, by a binding that does not catch.
fn main() {
    yew::set_custom_panic_hook(Box::new(|_| {}));
}
