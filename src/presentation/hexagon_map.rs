//! Hexagons as shapes on a map: which are drawn, how large, and which one lies under a pointer.

use super::chart::{Projection, Quantiles};
use super::number;
use crate::rows::{Hexagon, Pin, Resolution};

/// A hexagon is drawn at least so wide.
const NARROWEST_PX: f64 = 13.0;

/// So wide would the smallest hexagons be where records are drawn singly.
const SINGLY_PX: f64 = 26.0;

/// How large a hexagon of each step of the ramp is drawn within its cell: the more harm the larger, so that
/// classes are told apart without colour.
pub const SIZES: [f64; 5] = [0.5, 0.65, 0.8, 0.9, 1.0];

/// What a map is drawn of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Hexagons.
    Hexagons(Resolution),
    /// Single records.
    Pins,
}

impl Detail {
    /// What is drawn where a kilometre is so many pixels long: the smallest hexagons that can be told apart, and
    /// single records where even the smallest would be large.
    #[must_use]
    pub fn at(px_per_km: f64) -> Self {
        if Resolution::Nine.width_km() * px_per_km >= SINGLY_PX {
            return Self::Pins;
        }
        let wide =
            Resolution::ALL.into_iter().rev().find(|resolution| resolution.width_km() * px_per_km >= NARROWEST_PX);
        Self::Hexagons(wide.unwrap_or(Resolution::Five))
    }

    /// In words.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Hexagons(resolution) => {
                let width = match resolution.width_km() {
                    km if km < 1.0 => format!("{} m", number::whole(tens(km * 1_000.0))),
                    km => format!("{} km", number::short((km * 10.0).round() / 10.0)),
                };
                format!("H3 hexagons of resolution {}, about {width} across", resolution.number())
            }
            Self::Pins => "Single records".to_owned(),
        }
    }
}

/// Rounded to tens.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "under a thousand")]
fn tens(number: f64) -> u64 {
    (number / 10.0).round() as u64 * 10
}

/// The classes of hexagons by harm.
#[must_use]
pub fn classes(hexagons: &[Hexagon]) -> Quantiles {
    Quantiles::of(&hexagons.iter().map(|hexagon| hexagon.harm.points()).collect::<Vec<_>>())
}

/// A hexagon's outline as SVG path data, so large within its cell (1: the whole of it).
#[must_use]
pub fn outline(hexagon: &Hexagon, size: f64, projection: &Projection) -> String {
    let corners: Vec<[f64; 2]> = hexagon.corners.iter().map(|corner| projection.at(corner.map(f64::from))).collect();
    let middle = middle(&corners);
    let mut d = String::with_capacity(corners.len() * 14);
    for (place, corner) in corners.iter().enumerate() {
        let [x, y] = [0, 1].map(|axis| middle[axis] + (corner[axis] - middle[axis]) * size);
        d.push(if place == 0 { 'M' } else { 'L' });
        d.push_str(&format!("{x:.2} {y:.2}"));
    }
    if !d.is_empty() {
        d.push('Z');
    }
    d
}

#[allow(clippy::cast_precision_loss, reason = "a handful of corners")]
fn middle(corners: &[[f64; 2]]) -> [f64; 2] {
    let count = corners.len().max(1) as f64;
    [0, 1].map(|axis| corners.iter().map(|corner| corner[axis]).sum::<f64>() / count)
}

/// The hexagon that holds a point of so many degrees east and north, by position.
#[must_use]
pub fn hexagon_at(hexagons: &[Hexagon], point_deg: [f64; 2]) -> Option<usize> {
    hexagons.iter().position(|hexagon| holds(&hexagon.corners, point_deg))
}

/// The pin nearest to a place in pixels, of those that are drawn no further from it; `px` says where one is drawn.
/// Of equally near ones that of most harm, which lies on top.
pub fn nearest_pin(pins: &[Pin], at: [f64; 2], near_px: f64, px: impl Fn(&Pin) -> [f64; 2]) -> Option<&Pin> {
    let distance = |pin: &Pin| {
        let [x, y] = px(pin);
        (x - at[0]).hypot(y - at[1])
    };
    let near = pins.iter().rev().map(|pin| (distance(pin), pin)).filter(|(distance, _)| *distance <= near_px);
    near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, pin)| pin)
}

/// Whether a ring of corners holds a point: a ray from it to the east crosses the ring an odd number of times.
fn holds(corners: &[[f32; 2]], [x, y]: [f64; 2]) -> bool {
    let next = corners.iter().cycle().skip(1);
    let crossed = corners.iter().zip(next).map(|(one, other)| (one.map(f64::from), other.map(f64::from)));
    let crossed = crossed.filter(|(one, other)| {
        (one[1] > y) != (other[1] > y) && x < one[0] + (other[0] - one[0]) * (y - one[1]) / (other[1] - one[1])
    });
    crossed.count() % 2 == 1
}

/// The south-west and the north-east corner of hexagons, in degrees; none without any.
#[must_use]
pub fn bounds(hexagons: &[Hexagon]) -> Option<[[f64; 2]; 2]> {
    let corners = hexagons.iter().flat_map(|hexagon| &hexagon.corners).map(|corner| corner.map(f64::from));
    corners.fold(None, |bounds, [x, y]| {
        let [[west, south], [east, north]] = bounds.unwrap_or([[x, y]; 2]);
        Some([[west.min(x), south.min(y)], [east.max(x), north.max(y)]])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::Harm;

    fn square(west: f32, micro: u64) -> Hexagon {
        let corners = vec![[west, 0.0], [west + 1.0, 0.0], [west + 1.0, 1.0], [west, 1.0]];
        Hexagon { corners, harm: Harm { records: 1, micro }, ..Hexagon::default() }
    }

    #[test]
    fn hexagons_grow_finer_the_nearer_and_become_records() {
        let at = [0.1, 3.0, 8.0, 20.0, 50.0, 100.0].map(Detail::at);
        let expected = [Resolution::Five, Resolution::Six, Resolution::Seven, Resolution::Eight, Resolution::Nine];
        for (found, expected) in at.iter().zip(expected) {
            assert_eq!(*found, Detail::Hexagons(expected));
        }
        assert_eq!(at[5], Detail::Pins);
        assert_eq!(at[3].words(), "H3 hexagons of resolution 8, about 920 m across");
        assert_eq!(at[2].words(), "H3 hexagons of resolution 7, about 2.4 km across");
    }

    #[test]
    fn a_shape_lies_about_its_cells_middle() {
        let projection = Projection::fit([[0.0, 0.0], [1.0, 1.0]], [100.0, 100.0], 0.0);
        let whole = outline(&square(0.0, 1), 1.0, &projection);
        assert!(whole.starts_with("M0.00 100.00L") && whole.ends_with('Z'), "{whole}");
        let half = outline(&square(0.0, 1), 0.5, &projection);
        assert!(half.starts_with("M25.00 75.00L75.00 75.00L"), "{half}");
    }

    #[test]
    fn the_nearest_pin_is_found_and_none_too_far_away() {
        let pin = |east, micro| Pin { point_deg: [east, 0.0], harm: Harm { records: 1, micro } };
        let pins = [pin(10.0, 1), pin(20.0, 2), pin(20.0, 3)];
        let at = |x| nearest_pin(&pins, [x, 0.0], 4.0, |pin| pin.point_deg).map(|pin| pin.harm.micro);
        assert_eq!([at(9.0), at(18.0), at(15.0)], [Some(1), Some(3), None]);
    }

    #[test]
    fn a_point_lies_in_the_hexagon_that_holds_it() {
        let hexagons = [square(0.0, 5), square(1.0, 9)];
        let at = |x| hexagon_at(&hexagons, [x, 0.5]);
        assert_eq!([at(0.5), at(1.5), at(2.5), at(-0.1)], [Some(0), Some(1), None, None]);
        assert_eq!(bounds(&hexagons), Some([[0.0, 0.0], [2.0, 1.0]]));
        assert_eq!(bounds(&[]), None);
    }
}
