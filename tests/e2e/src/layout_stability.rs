//! Whether a host's page stands still while the scan comes: where the text after it is, frame by frame.

use anyhow::{Context, Result, ensure};

use crate::Page;

/// Notes where [`AFTER`] is, in every frame in which that changes, and what Chromium calls a shift. Stands before both.
pub const WATCH: &str = "<script>
    window.places = [];
    window.shifted = 0;
    window.moved = [];
    (function look() {
        const after = document.getElementById('after');
        const top = after?.getBoundingClientRect().top + scrollY;
        if (after && top !== places.at(-1)) places.push(top);
        requestAnimationFrame(look);
    })();
    try {
        const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
        const name = node => node?.nodeType === 1 ? `<${node.localName} class='${node.className}'>` : String(node?.nodeName);
        new PerformanceObserver(list => list.getEntries().forEach(entry => {
            shifted += entry.value;
            for (const one of entry.sources) {
                moved.push(`${name(one.node)} from ${box(one.previousRect)} to ${box(one.currentRect)}`);
            }
        })).observe({ type: 'layout-shift', buffered: true });
    } catch {}
</script>";

/// The text after the scan.
pub const AFTER: &str = "<p id=\"after\">Tekst na de scan</p>";

/// Half a dot is no jump: a drawing is as high as its width allows, in whole dots of the screen.
const STILL: f64 = 0.5;

/// What was seen.
#[derive(Debug)]
pub struct Seen {
    /// Where the text was, in pixels from the start of the page.
    pub places: Vec<f64>,
    /// The sum of all shifts; 0 where an engine does not tell.
    pub shifted: f64,
    /// What moved then, in pixels of the window: left, top, width, height.
    pub moved: Vec<String>,
    /// The height of the window.
    pub window: f64,
}

/// What was seen until now, the places from this number on.
///
/// # Errors
/// When the page does not watch.
pub async fn seen(page: &Page<'_>, since: usize) -> Result<Seen> {
    // Two frames, so that what comes at the end of one is seen.
    page.ask_async(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));",
    )
    .await?;
    let seen = page.ask("return [places, shifted, innerHeight, moved];", vec![]).await?;
    let places: Vec<f64> = serde_json::from_value(seen[0].clone())?;
    let number = |at: usize| seen[at].as_f64().with_context(|| format!("not seen: {seen}"));
    Ok(Seen {
        places: places.get(since..).unwrap_or_default().to_vec(),
        shifted: number(1)?,
        window: number(2)?,
        moved: serde_json::from_value(seen[3].clone())?,
    })
}

impl Seen {
    /// The text was in one place, and nothing else moved.
    ///
    /// # Errors
    /// When it was in another, or nobody looked.
    pub fn is_still(&self, what: &str) -> Result<()> {
        let first = self.places.first().with_context(|| format!("nobody looked: {what}"))?;
        let moves = self.places.iter().any(|place| (place - first).abs() > STILL);
        ensure!(!moves, "the text after the scan jumps, {what}: {:?}", self.places);
        Ok(())
    }
}
