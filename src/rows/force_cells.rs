//! The hexagons of a force: those whose middle lies in one of its sectors.

use std::collections::HashSet;

use geojson::FeatureCollection;
use h3o::CellIndex;

use super::Resolution;
use super::hexagon::{cell, middle};
use crate::boundary::Ground;
use crate::snapshot::SnapshotError;

/// The cells whose middle lies in a sector, in order; none where no sector has a polygon.
///
/// # Errors
/// Bytes that are no `FeatureCollection`.
pub(super) fn force_cells(sectors: &[u8], resolution: Resolution) -> Result<Vec<u64>, SnapshotError> {
    let wrong = |found: String| SnapshotError::Format {
        file: "sectors".to_owned(),
        found,
        expected: "a GeoJSON FeatureCollection",
    };
    let text = std::str::from_utf8(sectors).map_err(|error| wrong(error.to_string()))?;
    let collection: FeatureCollection = text.parse().map_err(|error: geojson::Error| wrong(error.to_string()))?;
    let grounds: Vec<Ground> = collection.features.iter().filter_map(Ground::of).collect();
    let corners = grounds.iter().filter_map(Ground::bounds).flatten();
    let bounds = corners.fold(None, |bounds, [x, y]| {
        let [[west, south], [east, north]] = bounds.unwrap_or([[x, y]; 2]);
        Some([[west.min(x), south.min(y)], [east.max(x), north.max(y)]])
    });
    let Some(bounds) = bounds else { return Ok(Vec::new()) };
    let mut cells: Vec<u64> = cells_in_box(bounds, resolution)
        .into_iter()
        .filter(|&cell| grounds.iter().any(|ground| ground.holds(middle(cell))))
        .map(u64::from)
        .collect();
    cells.sort_unstable();
    Ok(cells)
}

/// The cells whose middle lies in a box of degrees: from one in its middle, from neighbour to neighbour.
fn cells_in_box([south_west, north_east]: [[f64; 2]; 2], resolution: Resolution) -> HashSet<CellIndex> {
    // A cell's width more on every side joins what a narrow box would part.
    let air_deg = resolution.width_km() / 55.0;
    let is_near = |cell: CellIndex| {
        let at = middle(cell);
        (0..2).all(|axis| south_west[axis] - air_deg <= at[axis] && at[axis] <= north_east[axis] + air_deg)
    };
    let start = cell([0, 1].map(|axis| f64::midpoint(south_west[axis], north_east[axis])), resolution);
    let (mut seen, mut rim): (HashSet<CellIndex>, Vec<CellIndex>) =
        (start.into_iter().collect(), Vec::from_iter(start));
    while let Some(cell) = rim.pop() {
        for next in cell.grid_disk_safe(1).filter(|&next| is_near(next)) {
            if seen.insert(next) {
                rim.push(next);
            }
        }
    }
    seen
}
