//! Five small drawings of how social work is organised. A filled square in the accent colour is a centre.

use serde::{Deserialize, Serialize};

use super::drawing::{
    geometry::{Point, at, rectangle},
    painter::Painter,
    render_target::Size,
    theme::{Theme, Token},
};

/// How social work is organised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OrgShape {
    /// Units on their own.
    Decentralised,
    /// One department does it all; the others stand apart.
    Centralised,
    /// One team helps the departments.
    HubAndSpoke,
    /// Several teams help their departments, and each other.
    MultipleHubAndSpoke,
    /// Everybody, connected with everybody.
    Holistic,
}

/// The drawing at full size, in CSS pixels.
const FULL: Size = Size { width: 220.0, height: 150.0 };
/// The narrowest drawing.
const NARROWEST: f64 = 110.0;

/// Five departments round a middle.
const AROUND: [Point; 5] =
    [at(110.0, 20.0), at(197.0, 60.0), at(164.0, 125.0), at(56.0, 125.0), at(23.0, 60.0)];
/// That middle.
const MIDDLE: Point = at(110.0, 78.0);
/// Two teams, each with its departments.
const TEAMS: [(Point, [Point; 3]); 2] = [
    (at(66.0, 75.0), [at(23.0, 30.0), at(23.0, 120.0), at(88.0, 20.0)]),
    (at(154.0, 75.0), [at(197.0, 30.0), at(197.0, 120.0), at(132.0, 130.0)]),
];
/// Everybody.
const ALL: [Point; 6] =
    [at(110.0, 20.0), at(187.0, 45.0), at(187.0, 105.0), at(110.0, 130.0), at(33.0, 105.0), at(33.0, 45.0)];

/// Half the width and height of a department, of a team beside others, and of the one team.
const DEPARTMENT: Point = at(13.0, 10.0);
const TEAM: Point = at(17.0, 13.0);
const HUB: Point = at(22.0, 17.0);

fn scale(width: f64) -> f64 {
    width.clamp(NARROWEST, FULL.width) / FULL.width
}

pub(super) fn size_for(available: f64) -> Size {
    let scale = scale(available);
    Size { width: available.clamp(NARROWEST, FULL.width), height: FULL.height * scale }
}

pub(super) fn draw(shape: OrgShape, painter: &mut Painter<'_>, theme: &Theme, size: Size) {
    trace(shape, &mut Scaled { painter, theme, scale: scale(size.width) });
}

/// What a drawing is made on: its parts come from the back to the front.
trait Pen {
    /// Lines from a point to others.
    fn spokes(&mut self, from: Point, to: &[Point]);
    /// Departments, by their middles.
    fn departments(&mut self, middles: &[Point]);
    /// A centre, by its middle and half its size.
    fn center(&mut self, middle: Point, half: Point);
}

fn trace(shape: OrgShape, pen: &mut impl Pen) {
    match shape {
        OrgShape::Decentralised => pen.departments(&AROUND),
        OrgShape::Centralised => {
            pen.departments(&AROUND);
            pen.center(MIDDLE, HUB);
        }
        OrgShape::HubAndSpoke => {
            pen.spokes(MIDDLE, &AROUND);
            pen.departments(&AROUND);
            pen.center(MIDDLE, HUB);
        }
        OrgShape::MultipleHubAndSpoke => {
            let [(one, _), (other, _)] = TEAMS;
            pen.spokes(one, &[other]);
            for (team, departments) in &TEAMS {
                pen.spokes(*team, departments);
                pen.departments(departments);
                pen.center(*team, TEAM);
            }
        }
        OrgShape::Holistic => {
            for (index, from) in ALL.iter().enumerate() {
                pen.spokes(*from, ALL.get(index + 1..).unwrap_or_default());
            }
            for point in ALL {
                pen.center(point, DEPARTMENT);
            }
        }
    }
}

impl OrgShape {
    /// The same drawing as paths in a box of 220 by 150, back to front: lines, departments, centres. For where it stands
    /// small beside its name.
    #[must_use]
    pub fn paths(self) -> [String; 3] {
        let mut paths = Paths::default();
        trace(self, &mut paths);
        [paths.lines, paths.departments, paths.centers]
    }
}

/// Writes paths.
#[derive(Default)]
struct Paths {
    lines: String,
    departments: String,
    centers: String,
}

impl Pen for Paths {
    fn spokes(&mut self, from: Point, to: &[Point]) {
        for end in to {
            self.lines.push_str(&format!("M{} {}L{} {}", from.x, from.y, end.x, end.y));
        }
    }

    fn departments(&mut self, middles: &[Point]) {
        for middle in middles {
            self.departments.push_str(&square(*middle, DEPARTMENT));
        }
    }

    fn center(&mut self, middle: Point, half: Point) {
        self.centers.push_str(&square(middle, half));
    }
}

fn square(middle: Point, half: Point) -> String {
    let corner = middle.plus(-half.x, -half.y);
    let (width, height) = (2.0 * half.x, 2.0 * half.y);
    format!("M{} {}h{width}v{height}h-{width}z", corner.x, corner.y)
}

/// Paints at a scale.
struct Scaled<'a, 'p> {
    painter: &'a mut Painter<'p>,
    theme: &'a Theme,
    scale: f64,
}

impl Scaled<'_, '_> {
    fn scaled(&self, point: Point) -> Point {
        at(point.x * self.scale, point.y * self.scale)
    }

    fn square(&self, middle: Point, half: Point) -> Vec<Point> {
        let (corner, half) = (self.scaled(middle.plus(-half.x, -half.y)), self.scaled(half));
        rectangle(corner, 2.0 * half.x, 2.0 * half.y)
    }
}

impl Pen for Scaled<'_, '_> {
    fn spokes(&mut self, from: Point, to: &[Point]) {
        for end in to {
            let line = vec![self.scaled(from), self.scaled(*end)];
            self.painter.line(line, 2.0, self.theme.color(Token::LineStrong));
        }
    }

    fn departments(&mut self, middles: &[Point]) {
        for middle in middles {
            let square = self.square(*middle, DEPARTMENT);
            self.painter.fill(square.clone(), self.theme.color(Token::Surface));
            self.painter.outline(square, 2.0, self.theme.color(Token::LineStrong));
        }
    }

    fn center(&mut self, middle: Point, half: Point) {
        let square = self.square(middle, half);
        self.painter.fill(square, self.theme.color(Token::Accent));
    }
}
