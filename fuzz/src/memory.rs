//! An allocator that knows how much is in use, and that takes back what an input left behind.
//!
//! The texts of an instrument are never freed (`core::instrument::Text`): a program reads one or two. Ten million of
//! them would not fit, so everything that an input allocates lies in one arena, which the next input starts anew. libFuzzer
//! itself does not allocate through Rust.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    ptr,
    sync::atomic::{AtomicBool, AtomicPtr, AtomicUsize, Ordering::Relaxed},
};

/// More than any input needs; what does not fit is taken from the system.
const ARENA: usize = 1 << 30;

pub struct Meter {
    is_on: AtomicBool,
    start: AtomicPtr<u8>,
    used: AtomicUsize,
    live: AtomicUsize,
    peak: AtomicUsize,
    highest: AtomicUsize,
}

impl Meter {
    pub const fn new() -> Self {
        Self {
            is_on: AtomicBool::new(false),
            start: AtomicPtr::new(ptr::null_mut()),
            used: AtomicUsize::new(0),
            live: AtomicUsize::new(0),
            peak: AtomicUsize::new(0),
            highest: AtomicUsize::new(0),
        }
    }

    /// The most bytes that were in use at once. Nothing that the function allocates may outlive it.
    pub fn peak_of(&self, function: impl FnOnce()) -> usize {
        if self.start.load(Relaxed).is_null() {
            // Untouched pages cost nothing.
            let start = unsafe { System.alloc(Layout::from_size_align_unchecked(ARENA, 4096)) };
            assert!(!start.is_null());
            self.start.store(start, Relaxed);
        }
        self.used.store(0, Relaxed);
        self.live.store(0, Relaxed);
        self.peak.store(0, Relaxed);
        self.is_on.store(true, Relaxed);
        function();
        self.is_on.store(false, Relaxed);
        let peak = self.peak.load(Relaxed);
        let highest = self.highest.load(Relaxed);
        if peak > highest + highest / 8 {
            self.highest.store(peak, Relaxed);
            eprintln!("memory: {peak} bytes at once");
        }
        peak
    }

    fn place(&self, layout: Layout) -> Option<*mut u8> {
        let start = self.start.load(Relaxed);
        let first =
            (start as usize + self.used.load(Relaxed)).next_multiple_of(layout.align()) - start as usize;
        let end = first.checked_add(layout.size()).filter(|end| *end <= ARENA)?;
        self.used.store(end, Relaxed);
        Some(start.wrapping_add(first))
    }

    fn is_ours(&self, place: *mut u8) -> bool {
        let start = self.start.load(Relaxed) as usize;
        start != 0 && (start..start + ARENA).contains(&(place as usize))
    }
}

unsafe impl GlobalAlloc for Meter {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !self.is_on.load(Relaxed) {
            return unsafe { System.alloc(layout) };
        }
        let live = self.live.load(Relaxed) + layout.size();
        self.live.store(live, Relaxed);
        self.peak.store(self.peak.load(Relaxed).max(live), Relaxed);
        self.place(layout).unwrap_or_else(|| unsafe { System.alloc(layout) })
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        if self.is_on.load(Relaxed) {
            self.live.store(self.live.load(Relaxed).saturating_sub(layout.size()), Relaxed);
        }
        if !self.is_ours(place) {
            unsafe { System.dealloc(place, layout) }
        }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if !self.is_on.load(Relaxed) && !self.is_ours(place) {
            return unsafe { System.realloc(place, layout, size) };
        }
        let start = self.start.load(Relaxed) as usize;
        // The last block grows where it is.
        let is_last =
            self.is_ours(place) && place as usize + layout.size() == start + self.used.load(Relaxed);
        let end = (place as usize).wrapping_sub(start).wrapping_add(size);
        if self.is_on.load(Relaxed) && is_last && end <= ARENA {
            self.used.store(end, Relaxed);
            let live = (self.live.load(Relaxed) + size).saturating_sub(layout.size());
            self.live.store(live, Relaxed);
            self.peak.store(self.peak.load(Relaxed).max(live), Relaxed);
            return place;
        }
        unsafe {
            let new = self.alloc(Layout::from_size_align_unchecked(size, layout.align()));
            if !new.is_null() {
                ptr::copy_nonoverlapping(place, new, size.min(layout.size()));
                self.dealloc(place, layout);
            }
            new
        }
    }
}
