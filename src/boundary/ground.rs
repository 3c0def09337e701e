//! The ground of an area: which points lie in it.

use geojson::{Feature, GeometryValue, Position};

/// The polygons of an area.
///
/// A point on an edge that two areas share lies in exactly one of them, as does a point on a
/// corner that several share: an edge holds its lower end and not its upper one, and lies in the
/// area on its right. Both areas work this out from the edge's lower end, so that they round alike.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// Holes too: a point in an even number of rings is in none.
    rings: Vec<Vec<[f64; 2]>>,
    /// South-west and north-east corner.
    bounds: Option<[[f64; 2]; 2]>,
}

impl Ground {
    /// The ground of a feature; none where its geometry is no polygon.
    #[must_use]
    pub fn of(feature: &Feature) -> Option<Self> {
        let rings: Vec<Vec<[f64; 2]>> = match &feature.geometry.as_ref()?.value {
            GeometryValue::Polygon { coordinates } => coordinates.iter().map(|positions| ring(positions)).collect(),
            GeometryValue::MultiPolygon { coordinates } => {
                coordinates.iter().flatten().map(|positions| ring(positions)).collect()
            }
            _ => return None,
        };
        let bounds = rings.iter().flatten().fold(None, |bounds, &[x, y]| {
            let [[west, south], [east, north]] = bounds.unwrap_or([[x, y]; 2]);
            Some([[west.min(x), south.min(y)], [east.max(x), north.max(y)]])
        });
        Some(Self { rings, bounds })
    }

    /// South-west and north-east corner; none where it has no ground.
    #[must_use]
    pub fn bounds(&self) -> Option<[[f64; 2]; 2]> {
        self.bounds
    }

    /// Whether a point lies in it.
    #[must_use]
    pub fn holds(&self, point: [f64; 2]) -> bool {
        let Some([[west, south], [east, north]]) = self.bounds else { return false };
        let [x, y] = point;
        let near = west <= x && x <= east && south <= y && y <= north;
        near && self.rings.iter().map(|ring| crossings(ring, point)).sum::<usize>() % 2 == 1
    }
}

fn ring(positions: &[Position]) -> Vec<[f64; 2]> {
    positions
        .iter()
        .filter_map(|position| Some([*position.as_slice().first()?, *position.as_slice().get(1)?]))
        .collect()
}

/// How many edges of a ring the ray from a point to the east crosses.
fn crossings(ring: &[[f64; 2]], point: [f64; 2]) -> usize {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).filter(|&(&one, &other)| crosses(one, other, point)).count()
}

fn crosses(one: [f64; 2], other: [f64; 2], [x, y]: [f64; 2]) -> bool {
    let [low, high] = if one[1] <= other[1] { [one, other] } else { [other, one] };
    if y < low[1] || high[1] <= y {
        return false;
    }
    let turn = (high[0] - low[0]) * (y - low[1]) - (high[1] - low[1]) * (x - low[0]);
    turn > 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ground(rings: &str) -> Ground {
        let text =
            format!(r#"{{"type":"Feature","properties":{{}},"geometry":{{"type":"Polygon","coordinates":{rings}}}}}"#);
        let feature: geojson::Feature = text.parse().expect("a feature");
        Ground::of(&feature).expect("a polygon")
    }

    /// Nine tiles of skewed corners that share edges and corners, and cover (0.0, 0.0) to (3.0, 3.0).
    fn tiles() -> Vec<Ground> {
        let corner = |x: u8, y: u8| {
            let inside = (1..=2).contains(&x) && (1..=2).contains(&y);
            let bend = if inside { 0.1 * f64::from(x) - 0.07 * f64::from(y) } else { 0.0 };
            format!("[{},{}]", f64::from(x) + bend, f64::from(y) - bend)
        };
        let tile = |x: u8, y: u8| {
            let corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)].map(|(x, y)| corner(x, y));
            ground(&format!("[[{}]]", corners.join(",")))
        };
        (0..9).map(|at| tile(at % 3, at / 3)).collect()
    }

    #[test]
    fn a_point_on_a_shared_edge_or_corner_lies_in_exactly_one_area() {
        let tiles = tiles();
        let mut points: Vec<[f64; 2]> =
            (0..9).map(|at| [1.0 + f64::from(at % 3) / 2.0, 1.0 + f64::from(at / 3) / 2.0]).collect();
        for ring in tiles.iter().flat_map(|tile| &tile.rings) {
            points.extend(ring);
            points.extend(ring.windows(2).map(|edge| [0, 1].map(|axis| f64::midpoint(edge[0][axis], edge[1][axis]))));
        }
        // The rim has areas on one side only.
        for point in points.into_iter().filter(|point| point.iter().all(|&degrees| 0.0 < degrees && degrees < 3.0)) {
            let holding = tiles.iter().filter(|tile| tile.holds(point)).count();
            assert_eq!(holding, 1, "{point:?}");
        }
    }

    #[test]
    fn a_square_holds_its_west_and_south_sides_and_not_the_others() {
        let square = ground("[[[0,0],[1,0],[1,1],[0,1],[0,0]]]");
        for inside in [[0.5, 0.5], [0.0, 0.5], [0.5, 0.0], [0.0, 0.0]] {
            assert!(square.holds(inside), "{inside:?}");
        }
        for outside in [[1.0, 0.5], [0.5, 1.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0], [2.0, 0.5], [f64::NAN, 0.5]] {
            assert!(!square.holds(outside), "{outside:?}");
        }
    }

    #[test]
    fn a_hole_is_not_in_the_area_around_it_but_in_the_one_that_fills_it() {
        let around = ground("[[[0,0],[3,0],[3,3],[0,3],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]");
        let within = ground("[[[1,1],[2,1],[2,2],[1,2],[1,1]]]");
        for point in [[1.5, 1.5], [1.0, 1.0], [1.0, 1.5], [2.0, 1.5], [1.5, 1.0], [1.5, 2.0], [2.0, 2.0], [1.0, 2.0]] {
            assert!(around.holds(point) != within.holds(point), "{point:?}");
        }
    }
}
