//! The outline of a union of hexagons.

use std::collections::BTreeMap;

use geojson::{Geometry, GeometryValue, Position};

use super::hexes::Mesh;

/// The polygon around hexagons that are in one piece.
pub(super) fn outline(mesh: &Mesh, hexes: &[u32], inside: impl Fn(u32) -> bool) -> Geometry {
    // Each corner begins one side at the most; sides run anticlockwise around the hexagons.
    let mut sides: BTreeMap<u32, u32> = BTreeMap::new();
    for hex in hexes.iter().map(|&hex| &mesh.hexes[hex as usize]) {
        for side in 0..6 {
            if hex.across[side].is_none_or(|next| !inside(next)) {
                sides.insert(hex.corners[side], hex.corners[(side + 1) % 6]);
            }
        }
    }
    let mut rings = Vec::new();
    while let Some((first, mut at)) = sides.pop_first() {
        let mut ring = vec![mesh.corners[first as usize]];
        while at != first {
            ring.push(mesh.corners[at as usize]);
            let Some(next) = sides.remove(&at) else { break };
            at = next;
        }
        ring.push(mesh.corners[first as usize]);
        rings.push(ring);
    }
    // The outer ring runs anticlockwise, those around holes clockwise.
    rings.sort_by(|a, b| doubled_area(b).total_cmp(&doubled_area(a)));
    let coordinates = rings.into_iter().map(|ring| ring.into_iter().map(Position::from).collect()).collect();
    Geometry::new(GeometryValue::Polygon { coordinates })
}

fn doubled_area(ring: &[[f64; 2]]) -> f64 {
    ring.windows(2).map(|side| side[0][0] * side[1][1] - side[1][0] * side[0][1]).sum()
}
