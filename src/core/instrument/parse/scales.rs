//! Answer scales, and the explanations of steps that items have of their own.

use super::{
    super::{MAX_POINTS, Scale, ScalePoint, Text},
    Format, Node,
};

/// The points of a scale in format 1, and of the scale that steps among the parameters are of.
const FIVE: usize = 5;
/// What steps among the parameters are where nothing is said: the middle.
const MIDDLE: u8 = 2;

/// The scales. The two steps that rules look at stand among the parameters, as steps of a scale of five points; a scale of
/// format 2 may have its own.
pub(super) fn scales(node: &Node<'_>, parameters: &Node<'_>, format: Format) -> Vec<Scale> {
    let of_all = ["coreMin", "openCountsAs"].map(|key| match format {
        Format::First => parameters.get(key).step(),
        Format::Second => parameters.optional(key).given_or(MIDDLE, Node::step),
    });
    node.members().into_iter().map(|(id, node)| scale(id, &node, of_all, format)).collect()
}

fn scale(id: &str, node: &Node<'_>, [core_min, open_counts_as]: [u8; 2], format: Format) -> Scale {
    let nodes = node.get("points").elements();
    let (fewest, most) = if format == Format::First { (FIVE, FIVE) } else { (2, MAX_POINTS) };
    if !(fewest..=most).contains(&nodes.len()) {
        let expected = if fewest == most { FIVE.to_string() } else { format!("{fewest} to {most}") };
        node.fault(format!("has {} points, expected {expected}", nodes.len()));
    }
    let mut points: Vec<ScalePoint> = (0u8..).zip(nodes.iter().take(most)).map(point(format)).collect();
    points.resize(points.len().max(fewest), ScalePoint::default());
    let mut scale = Scale {
        id: node.line(id).to_owned(),
        stem: node.get("stem").text(),
        points,
        core_min: 0,
        open_counts_as: 0,
    };
    let top = scale.top();
    let step = |key: &str, of_five: u8| match format {
        Format::First => of_five,
        Format::Second => node.optional(key).given_or(of_five, |node| node.step_up_to(top)),
    };
    // Among the parameters they are steps of a scale of five: at least as high here, and at most.
    let (low, high) = (core_min.saturating_mul(top), open_counts_as.saturating_mul(top));
    scale.core_min = step("coreMin", low.div_ceil(4));
    scale.open_counts_as = step("openCountsAs", high / 4);
    scale
}

fn point(format: Format) -> impl Fn((u8, &Node<'_>)) -> ScalePoint {
    move |(step, node)| {
        let may_be_missing = format == Format::Second;
        let value = node.get_unless(may_be_missing, "value");
        let top = u8::try_from(MAX_POINTS - 1).unwrap_or(u8::MAX);
        if (value.is_given() || !may_be_missing) && value.step_up_to(top) != step {
            node.fault(format!("expected the point of step {step}"));
        }
        ScalePoint {
            label: node.get("label").text(),
            anchor: node.get_unless(may_be_missing, "anchor").optional_text(),
        }
    }
}

/// The own explanations of an item, one place for each step of its scale.
pub(super) fn anchors(node: &Node<'_>, scale: Option<&Scale>, format: Format) -> Vec<Option<Text>> {
    let points = scale.map_or(MAX_POINTS, |scale| scale.points.len());
    let mut anchors: Vec<Option<Text>> = vec![None; points];
    if node.is_given() {
        for (key, text) in node.members() {
            match key.parse::<usize>().ok().and_then(|step| anchors.get_mut(step)) {
                Some(anchor) => *anchor = text.text_unless(format == Format::Second),
                None => text.fault(format!("is no step, expected 0 to {}", points.saturating_sub(1))),
            }
        }
    }
    anchors
}
