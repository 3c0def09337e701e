//! Areas grown from seeds, hexagon by hexagon, the smallest first: each is in one piece and all
//! are of much the same size.

use super::hexes::{Hex, Mesh};

/// In a hexagon's place: in no area.
pub(super) const NOWHERE: u32 = u32::MAX;

/// For each hexagon the position of the seed it grew from, among the hexagons that `free` allows.
pub(super) fn grow(mesh: &Mesh, seeds: &[u32], free: impl Fn(u32) -> bool) -> Vec<u32> {
    let mut owner = vec![NOWHERE; mesh.hexes.len()];
    let mut edges: Vec<Vec<u32>> = seeds.iter().map(|&seed| vec![seed]).collect();
    let mut sizes = vec![0_usize; seeds.len()];
    loop {
        for edge in &mut edges {
            edge.retain(|&hex| owner[hex as usize] == NOWHERE);
        }
        let open = (0..seeds.len()).filter(|&area| !edges[area].is_empty()).min_by_key(|&area| sizes[area]);
        let Some(area) = open else { return owner };
        let seed = &mesh.hexes[seeds[area] as usize];
        let nearest = edges[area]
            .iter()
            .copied()
            .min_by(|&a, &b| apart(seed, &mesh.hexes[a as usize]).total_cmp(&apart(seed, &mesh.hexes[b as usize])));
        let Some(hex) = nearest else { return owner };
        owner[hex as usize] = area as u32;
        sizes[area] += 1;
        let next = mesh.hexes[hex as usize].across.iter().flatten();
        edges[area].extend(next.filter(|&&hex| owner[hex as usize] == NOWHERE && free(hex)));
    }
}

/// Seeds within an area, each as far from the others as can be.
pub(super) fn spread(mesh: &Mesh, area: &[u32], first: u32, count: usize) -> Vec<u32> {
    let mut seeds = vec![first];
    while seeds.len() < count {
        let room = |hex: u32| {
            let of = |&seed: &u32| apart(&mesh.hexes[seed as usize], &mesh.hexes[hex as usize]);
            seeds.iter().map(of).fold(f64::INFINITY, f64::min)
        };
        let Some(next) = area.iter().copied().max_by(|&a, &b| room(a).total_cmp(&room(b))) else { return seeds };
        seeds.push(next);
    }
    seeds
}

/// The squared distance of two hexagons.
pub(super) fn apart(a: &Hex, b: &Hex) -> f64 {
    (a.at[0] - b.at[0]).powi(2) + (a.at[1] - b.at[1]).powi(2)
}
