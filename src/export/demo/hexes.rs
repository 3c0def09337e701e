//! The ground: a mesh of hexagons with shaken corners, in the open North Sea.
//!
//! Areas are unions of hexagons that share their corners to the bit, so they tile exactly; and as
//! three hexagons meet at each corner, an outline never touches itself.

use std::collections::BTreeMap;

use super::random::Random;

/// The mesh's south-west corner, degrees east and north.
const ORIGIN: [f64; 2] = [3.0, 56.4];
/// Degrees that one side of a hexagon (1 km) spans.
const SIDE: [f64; 2] = [1.0 / 61.4, 1.0 / 111.2];
/// From a hexagon's centre to its corners, anticlockwise from the south-east; across in halves of
/// a hexagon's width, up in halves of a side.
const CORNERS: [(i32, i32); 6] = [(1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1), (0, -2)];
/// From a hexagon to the one across the side that begins at that corner.
const ACROSS: [(i32, i32); 6] = [(2, 0), (1, 1), (-1, 1), (-2, 0), (-1, -1), (1, -1)];

/// One hexagon.
pub(super) struct Hex {
    /// Across and up, in the mesh's own units.
    pub(super) at: [f64; 2],
    /// Positions of its corners.
    pub(super) corners: [u32; 6],
    /// Its neighbour across each side.
    pub(super) across: [Option<u32>; 6],
}

/// The mesh.
pub(super) struct Mesh {
    pub(super) hexes: Vec<Hex>,
    /// Degrees east and north.
    pub(super) corners: Vec<[f64; 2]>,
}

impl Mesh {
    /// A mesh of that many columns and rows, its corners rounded off.
    pub(super) fn new(columns: i32, rows: i32, random: &mut Random) -> Self {
        let inside = |column: i32, row: i32| {
            let from_middle = |n: i32, of: i32| ((f64::from(n) + 0.5) / f64::from(of) * 2.0 - 1.0).abs();
            from_middle(column, columns).powi(8) + from_middle(row, rows).powi(8) < 1.0
        };
        let cells: Vec<(i32, i32)> = (0..rows)
            .flat_map(|row| (0..columns).map(move |column| (column, row)))
            .filter(|&(column, row)| inside(column, row))
            .map(|(column, row)| (2 * column + (row & 1), row))
            .collect();
        let index: BTreeMap<(i32, i32), u32> = cells.iter().copied().zip(0..).collect();
        let mut corner_index: BTreeMap<(i32, i32), u32> =
            cells.iter().flat_map(|&cell| corners_of(cell)).map(|corner| (corner, 0)).collect();
        corner_index.values_mut().zip(0..).for_each(|(position, next)| *position = next);
        let wave = [random.between(0.0, 6.0), random.between(0.0, 6.0)];
        let corners = corner_index.keys().map(|&corner| place(corner, wave, random)).collect();
        let hexes = cells
            .iter()
            .map(|&(x, y)| Hex {
                at: [f64::from(x) * 3.0_f64.sqrt() / 2.0, f64::from(y) * 1.5],
                corners: corners_of((x, y)).map(|corner| corner_index[&corner]),
                across: ACROSS.map(|(dx, dy)| index.get(&(x + dx, y + dy)).copied()),
            })
            .collect();
        Self { hexes, corners }
    }

    /// A point within a hexagon, clear of its sides.
    pub(super) fn point(&self, hex: u32, random: &mut Random) -> [f64; 2] {
        let corners = self.hexes[hex as usize].corners.map(|corner| self.corners[corner as usize]);
        let middle = [0, 1].map(|axis| corners.iter().map(|corner| corner[axis]).sum::<f64>() / 6.0);
        let side = random.below(6);
        let (from, to) = (corners[side], corners[(side + 1) % 6]);
        let (out, along) = (random.unit().sqrt() * 0.98, random.unit());
        [0, 1].map(|axis| {
            let edge = from[axis] + (to[axis] - from[axis]) * along;
            round(middle[axis] + (edge - middle[axis]) * out)
        })
    }
}

fn corners_of((x, y): (i32, i32)) -> [(i32, i32); 6] {
    CORNERS.map(|(dx, dy)| (x + dx, 3 * y + dy))
}

/// Where a corner lies: its place in the mesh, bent by waves and shaken.
fn place((x, y): (i32, i32), wave: [f64; 2], random: &mut Random) -> [f64; 2] {
    let (x, y) = (f64::from(x) * 3.0_f64.sqrt() / 2.0, f64::from(y) / 2.0);
    let bent = [
        x + 1.3 * (0.19 * y + wave[0]).sin() + 0.5 * (0.41 * y + wave[1]).sin(),
        y + 1.1 * (0.17 * x + wave[1]).sin() + 0.4 * (0.37 * x + wave[0]).sin(),
    ];
    [0, 1].map(|axis| round(ORIGIN[axis] + (bent[axis] + random.between(-0.22, 0.22)) * SIDE[axis]))
}

/// Degrees to five places, about a metre.
fn round(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}
