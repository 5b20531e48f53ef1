//! Answer scales, and the explanations of steps that items have of their own.

use super::{
    super::{Scale, ScalePoint, Text},
    Node,
};

/// The scales.
pub(super) fn scales(node: &Node<'_>) -> Vec<Scale> {
    node.members()
        .into_iter()
        .map(|(id, scale)| {
            let mut points: [ScalePoint; 5] = Default::default();
            let nodes = scale.get("points").elements();
            if nodes.len() != points.len() {
                scale.fault(format!("has {} points, expected 5", nodes.len()));
            }
            for ((step, point), node) in (0u8..).zip(&mut points).zip(&nodes) {
                if node.get("value").step() != step {
                    node.fault(format!("expected the point of step {step}"));
                }
                point.label = node.get("label").text();
                point.anchor = node.get("anchor").optional_text();
            }
            Scale { id: scale.line(id).to_owned(), stem: scale.get("stem").text(), points }
        })
        .collect()
}

/// The own explanations of an item, by step.
pub(super) fn anchors(node: &Node<'_>) -> [Option<Text>; 5] {
    let mut anchors: [Option<Text>; 5] = Default::default();
    if node.is_given() {
        for (key, text) in node.members() {
            match key.parse::<usize>().ok().and_then(|step| anchors.get_mut(step)) {
                Some(anchor) => *anchor = Some(text.text()),
                None => text.fault("is no step, expected 0 to 4"),
            }
        }
    }
    anchors
}
