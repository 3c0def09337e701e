//! The part of a map that is in view.

/// The furthest that a map is drawn near.
const NEAREST: f64 = 32.0;

/// A view: a point of the whole map at scale 1 lies at `scale` times its place plus `shift`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// How near, from 1.
    pub scale: f64,
    /// In pixels.
    pub shift: [f64; 2],
}

impl Default for View {
    fn default() -> Self {
        Self { scale: 1.0, shift: [0.0; 2] }
    }
}

impl View {
    /// Where a point of the whole map lies.
    #[must_use]
    pub fn at(&self, point: [f64; 2]) -> [f64; 2] {
        [0, 1].map(|axis| point[axis] * self.scale + self.shift[axis])
    }

    /// The point of the whole map that lies at a place.
    #[must_use]
    pub fn under(&self, at: [f64; 2]) -> [f64; 2] {
        [0, 1].map(|axis| (at[axis] - self.shift[axis]) / self.scale)
    }

    /// Nearer by a factor (further under 1), the point under `at` staying where it is.
    #[must_use]
    pub fn zoomed(&self, factor: f64, at: [f64; 2], size: [f64; 2]) -> Self {
        let scale = (self.scale * factor).clamp(1.0, NEAREST);
        let grown = scale / self.scale;
        let shift = [0, 1].map(|axis| at[axis] - (at[axis] - self.shift[axis]) * grown);
        Self { scale, shift }.within(size)
    }

    /// Shifted by so many pixels.
    #[must_use]
    pub fn panned(&self, by: [f64; 2], size: [f64; 2]) -> Self {
        Self { scale: self.scale, shift: [0, 1].map(|axis| self.shift[axis] + by[axis]) }.within(size)
    }

    /// Shifted only as far as needed for a point of the whole map to be in view, with some air.
    #[must_use]
    pub fn showing(&self, point: [f64; 2], size: [f64; 2]) -> Self {
        let here = self.at(point);
        let air = [0, 1].map(|axis| size[axis] * 0.1);
        let by = [0, 1].map(|axis| here[axis].clamp(air[axis], size[axis] - air[axis]) - here[axis]);
        if self.scale > 1.0 { self.panned(by, size) } else { *self }
    }

    /// So shifted that no room beside the map comes into view.
    fn within(self, size: [f64; 2]) -> Self {
        let shift = [0, 1].map(|axis| self.shift[axis].clamp(size[axis] * (1.0 - self.scale), 0.0));
        Self { shift, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: [f64; 2] = [200.0, 100.0];

    #[test]
    fn the_point_under_the_pointer_stays() {
        let near = View::default().zoomed(2.0, [150.0, 40.0], SIZE);
        assert_eq!(near, View { scale: 2.0, shift: [-150.0, -40.0] });
        assert_eq!((near.at([150.0, 40.0]), near.under([150.0, 40.0])), ([150.0, 40.0], [150.0, 40.0]));
        assert_eq!(near.zoomed(0.5, [150.0, 40.0], SIZE), View::default());
    }

    #[test]
    fn a_view_ends_where_the_map_does() {
        let near = View::default().zoomed(2.0, [0.0, 0.0], SIZE);
        for (by, shift) in
            [([50.0, 0.0], [0.0, 0.0]), ([-500.0, -500.0], [-200.0, -100.0]), ([-20.0, -10.0], [-20.0, -10.0])]
        {
            assert_eq!(near.panned(by, SIZE).shift, shift);
        }
        assert_eq!(View::default().zoomed(0.1, [0.0, 0.0], SIZE), View::default());
        assert_eq!(View::default().zoomed(99.0, [0.0, 0.0], SIZE).scale, NEAREST);
    }

    #[test]
    fn what_has_the_focus_comes_into_view() {
        let near = View::default().zoomed(2.0, [0.0, 0.0], SIZE);
        assert_eq!(near.showing([50.0, 20.0], SIZE), near);
        assert_eq!(near.showing([180.0, 20.0], SIZE).shift, [-180.0, 0.0]);
    }
}
