//! Waiting for a condition, with an end.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// A slow, shared build machine is given this long; a test that passes never uses it up.
pub const PATIENCE: Duration = Duration::from_secs(40);

/// Between the first two looks. Each pause is half as long again as the one before: what is not there soon takes long,
/// and a look costs the page work that it is waited for.
const FIRST_PAUSE: Duration = Duration::from_millis(10);
/// No pause is longer.
const LONGEST_PAUSE: Duration = Duration::from_millis(200);

/// Asks until there is an answer.
///
/// # Errors
/// When there is none in time: `what` says what was waited for. An error of the question itself is
/// asked again, because an element may be replaced between finding and reading it; the last is told.
pub async fn until<T>(what: &str, ask: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    until_within(PATIENCE, what, ask).await
}

/// The same for what takes its time by itself.
///
/// # Errors
/// As above.
pub async fn until_within<T>(
    patience: Duration,
    what: &str,
    mut ask: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let start = Instant::now();
    let mut pause = FIRST_PAUSE;
    let mut last = None;
    while start.elapsed() < patience {
        match ask().await {
            Ok(Some(answer)) => return Ok(answer),
            Ok(None) => last = None,
            Err(error) => last = Some(error),
        }
        tokio::time::sleep(pause).await;
        pause = LONGEST_PAUSE.min(pause * 3 / 2);
    }
    match last {
        Some(error) => Err(error.context(format!("waited {} s for {what}", patience.as_secs()))),
        None => bail!("waited {} s for {what}", patience.as_secs()),
    }
}
