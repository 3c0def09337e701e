//! Hexagons of H3: which one a point lies in, and what one looks like.

use std::collections::HashMap;
use std::rc::Rc;

use h3o::{CellIndex, LatLng};
use serde::{Deserialize, Serialize};

use super::Column;
use crate::snapshot::ColumnType;
use crate::snapshot::coded::{Codes, Texts, Values};

/// About 100 m.
const MARGIN_DEG: f64 = 0.001;

/// A resolution of H3 at which records are summed, the widest hexagons first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Resolution {
    /// About 17 km from side to side.
    Five,
    /// About 6.5 km from side to side.
    Six,
    /// About 2.4 km from side to side.
    Seven,
    /// About 900 m from side to side; that of harm spots.
    #[default]
    Eight,
    /// About 350 m from side to side.
    Nine,
}

impl Resolution {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Five, Self::Six, Self::Seven, Self::Eight, Self::Nine];

    /// Its number in H3.
    #[must_use]
    pub fn number(self) -> u8 {
        u8::from(self.h3())
    }

    /// How far a hexagon's sides are apart on average, in kilometres (root of three times H3's mean length of a side).
    #[must_use]
    pub fn width_km(self) -> f64 {
        self.h3().edge_length_km() * 3.0_f64.sqrt()
    }

    /// The column of records that says in which hexagon of this resolution each lies.
    #[must_use]
    pub fn column(self) -> &'static str {
        match self {
            Self::Five => "hexagon_5",
            Self::Six => "hexagon_6",
            Self::Seven => "hexagon_7",
            Self::Eight => "hexagon_8",
            Self::Nine => "hexagon_9",
        }
    }

    /// The resolution of such a column.
    #[must_use]
    pub fn of_column(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|resolution| resolution.column() == name)
    }

    pub(super) fn h3(self) -> h3o::Resolution {
        match self {
            Self::Five => h3o::Resolution::Five,
            Self::Six => h3o::Resolution::Six,
            Self::Seven => h3o::Resolution::Seven,
            Self::Eight => h3o::Resolution::Eight,
            Self::Nine => h3o::Resolution::Nine,
        }
    }
}

/// The hexagon of each row by its point, as a column; none for rows without a point.
pub(super) fn column(resolution: Resolution, longitude: &Column, latitude: &Column) -> Column {
    let degrees = |column: &Column, row| column.values.number(column.codes.at(row));
    let mut texts = Texts::default();
    let mut codes_of = HashMap::new();
    let mut code = |cell: CellIndex| {
        *codes_of.entry(cell).or_insert_with(|| {
            texts.push(&cell.to_string());
            u32::try_from(texts.len() - 1).unwrap_or(u32::MAX)
        })
    };
    let cell = |row| cell([degrees(longitude, row)?, degrees(latitude, row)?], resolution);
    let codes: Vec<u32> = (0..longitude.rows()).map(|row| cell(row).map_or(u32::MAX, &mut code)).collect();
    let codes = Rc::new(Codes::new(codes, texts.len()));
    Column::new(resolution.column(), ColumnType::Code, codes, Rc::new(Values::Texts(texts)))
}

/// The cell of a point of so many degrees east and north.
pub(super) fn cell([east, north]: [f64; 2], resolution: Resolution) -> Option<CellIndex> {
    Some(LatLng::new(north, east).ok()?.to_cell(resolution.h3()))
}

/// The south-west and north-east corner, in degrees, of what cells lie in. Their sides bulge by some metres, which is
/// allowed for.
pub(super) fn bounds(cells: &[CellIndex]) -> [[f64; 2]; 2] {
    let corners = cells.iter().flat_map(|cell| cell.boundary().iter().copied().collect::<Vec<_>>());
    let none = [[f64::INFINITY; 2], [f64::NEG_INFINITY; 2]];
    corners.fold(none, |[[west, south], [east, north]], corner| {
        let (lng, lat) = (corner.lng(), corner.lat());
        [
            [west.min(lng - MARGIN_DEG), south.min(lat - MARGIN_DEG)],
            [east.max(lng + MARGIN_DEG), north.max(lat + MARGIN_DEG)],
        ]
    })
}

/// The middle of a cell, degrees east and north.
pub(super) fn middle(cell: CellIndex) -> [f64; 2] {
    let middle = LatLng::from(cell);
    [middle.lng(), middle.lat()]
}

/// The corners of a cell, degrees east and north, to within half a metre.
#[allow(clippy::cast_possible_truncation, reason = "for drawing")]
pub(super) fn corners(cell: CellIndex) -> Vec<[f32; 2]> {
    cell.boundary().iter().map(|corner| [corner.lng() as f32, corner.lat() as f32]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cells, and the corners and the middle of one, by the reference implementation in C (version 4.5.0).
    #[test]
    fn points_lie_in_the_cells_that_h3_says() {
        let cases = [
            ([-1.6178, 54.9783], Resolution::Eight, "88197322c1fffff"),
            ([-1.6178, 54.9783], Resolution::Seven, "87197322cffffff"),
            ([-1.4, 55.0], Resolution::Nine, "89197336123ffff"),
            ([3.36, 56.7], Resolution::Eight, "881964ca21fffff"),
            ([3.36, 56.7], Resolution::Five, "851964cbfffffff"),
            ([-2.0, 55.7], Resolution::Six, "861973d5fffffff"),
        ];
        for (point, resolution, expected) in cases {
            assert_eq!(cell(point, resolution).expect("a cell").to_string(), expected, "{point:?}");
        }
        assert_eq!(cell([f64::NAN, 55.0], Resolution::Eight), None);
        let cell = cell([-1.6178, 54.9783], Resolution::Eight).expect("a cell");
        let near = |found: [f64; 2], expected: [f64; 2]| (0..2).all(|axis| (found[axis] - expected[axis]).abs() < 4e-6);
        assert!(near(middle(cell), [-1.623_129_424, 54.979_962_872]));
        let expected = [
            [-1.621_934_588, 54.984_306_790],
            [-1.629_137_389, 54.983_157_645],
            [-1.630_331_662, 54.978_813_473],
            [-1.624_324_072, 54.975_618_677],
            [-1.617_122_471, 54.976_767_834],
            [-1.615_927_262, 54.981_111_767],
        ];
        for (found, expected) in corners(cell).into_iter().zip(expected) {
            assert!(near(found.map(f64::from), expected), "{found:?} against {expected:?}");
        }
        assert_eq!(corners(cell).len(), 6);
    }

    #[test]
    fn names_and_widths_are_those_of_the_resolution() {
        for (resolution, number) in Resolution::ALL.into_iter().zip(5..) {
            assert_eq!(resolution.number(), number);
            assert_eq!(resolution.column(), format!("hexagon_{number}"));
            assert_eq!(Resolution::of_column(resolution.column()), Some(resolution));
            // A hexagon so wide has about the area that H3 says.
            let area_km2 = 3.0_f64.sqrt() / 2.0 * resolution.width_km().powi(2);
            assert!((area_km2 / resolution.h3().area_km2() - 1.0).abs() < 0.03, "{resolution:?}: {area_km2}");
        }
    }
}
