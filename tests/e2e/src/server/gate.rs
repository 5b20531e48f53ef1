//! Holds answers back until a test lets them go.

use std::sync::Arc;

use tokio::sync::watch;

/// A gate for answers, closed at first. Its clones are one gate.
#[derive(Clone, Debug)]
pub struct Gate(Arc<watch::Sender<bool>>);

impl Default for Gate {
    fn default() -> Self {
        Gate(Arc::new(watch::Sender::new(false)))
    }
}

impl Gate {
    /// Lets all answers go, from now on.
    pub fn open(&self) {
        self.0.send_replace(true);
    }

    /// Holds back what is asked for from now on.
    pub fn close(&self) {
        self.0.send_replace(false);
    }

    /// Waits until it is open.
    pub(super) async fn pass(&self) {
        // It fails only when the sender is gone, and this is it.
        let _ = self.0.subscribe().wait_for(|is_open| *is_open).await;
    }
}
