//! From degrees to a box of pixels.

/// How long a degree north is, in kilometres.
const KM_PER_DEG: f64 = 111.2;

/// A map so small that a degree east is everywhere as long as in its middle: equirectangular, north
/// up, the whole of it in the middle of a box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    middle_deg: [f64; 2],
    middle_px: [f64; 2],
    px_per_deg: [f64; 2],
}

impl Projection {
    /// Fits what lies between a south-west and a north-east corner, in degrees, into a box of that
    /// width and height with so much air around.
    #[must_use]
    pub fn fit([south_west, north_east]: [[f64; 2]; 2], size_px: [f64; 2], air_px: f64) -> Self {
        let middle_deg = [0, 1].map(|axis| f64::midpoint(south_west[axis], north_east[axis]));
        let narrow = middle_deg[1].to_radians().cos().max(0.01);
        let room = |axis: usize, shrink: f64| {
            let span = (north_east[axis] - south_west[axis]) * shrink;
            (size_px[axis] - 2.0 * air_px).max(1.0) / if span > 0.0 { span } else { 1e-6 }
        };
        let scale = room(0, narrow).min(room(1, 1.0));
        Self { middle_deg, middle_px: size_px.map(|size| size / 2.0), px_per_deg: [scale * narrow, -scale] }
    }

    /// The point, in degrees east and north, that lies at a place in pixels.
    #[must_use]
    pub fn deg(&self, at_px: [f64; 2]) -> [f64; 2] {
        [0, 1].map(|axis| self.middle_deg[axis] + (at_px[axis] - self.middle_px[axis]) / self.px_per_deg[axis])
    }

    /// How many pixels a kilometre is long.
    #[must_use]
    pub fn px_per_km(&self) -> f64 {
        self.px_per_deg[1].abs() / KM_PER_DEG
    }

    /// Where a point of so many degrees east and north lies, in pixels from the upper left.
    #[must_use]
    pub fn at(&self, point_deg: [f64; 2]) -> [f64; 2] {
        [0, 1].map(|axis| self.middle_px[axis] + (point_deg[axis] - self.middle_deg[axis]) * self.px_per_deg[axis])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near([x, y]: [f64; 2], [other_x, other_y]: [f64; 2]) -> bool {
        (x - other_x).abs() < 1e-6 && (y - other_y).abs() < 1e-6
    }

    #[test]
    fn the_whole_lies_in_the_box_with_north_up() {
        // At 60 degrees north a degree east is half as long as one north.
        let cases = [
            ([[0.0, 59.0], [4.0, 61.0]], [200.0, 200.0], [[10.0, 190.0], [190.0, 10.0]]),
            ([[0.0, 59.0], [2.0, 61.0]], [200.0, 200.0], [[55.0, 190.0], [145.0, 10.0]]),
            ([[0.0, 59.0], [4.0, 61.0]], [400.0, 200.0], [[110.0, 190.0], [290.0, 10.0]]),
        ];
        for (bounds, size, [lower_left, upper_right]) in cases {
            let projection = Projection::fit(bounds, size, 10.0);
            assert!(near(projection.at(bounds[0]), lower_left), "{bounds:?}: {:?}", projection.at(bounds[0]));
            assert!(near(projection.at(bounds[1]), upper_right), "{bounds:?}: {:?}", projection.at(bounds[1]));
            assert!(near(projection.deg(upper_right), bounds[1]), "{bounds:?}: back");
        }
    }

    #[test]
    fn a_single_point_lies_in_the_middle() {
        let projection = Projection::fit([[-1.6, 55.0]; 2], [100.0, 50.0], 5.0);
        assert!(near(projection.at([-1.6, 55.0]), [50.0, 25.0]));
    }
}
