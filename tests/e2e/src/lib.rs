//! Placeholder of the journeys.
