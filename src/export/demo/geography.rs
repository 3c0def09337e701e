//! Sectors and beats.

use super::Scale;
use super::growth::{NOWHERE, apart, grow, spread};
use super::hexes::Mesh;
use super::names;
use super::random::{Pick, Random};

/// A sector.
pub(super) struct Sector {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) command: &'static str,
    pub(super) neighbours: Vec<usize>,
    /// Positions of its beats.
    pub(super) beats: Vec<usize>,
    pub(super) hexes: Vec<u32>,
    /// How much of the force's crime falls on it, 1 being the mean.
    pub(super) heat: f64,
    /// Draws one of its beats, by position in `beats`.
    hot: Pick,
}

/// A beat.
pub(super) struct Beat {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) sector: usize,
    pub(super) population: u32,
    pub(super) hexes: Vec<u32>,
    hot: Pick,
}

/// The force's ground.
pub(super) struct Geography {
    pub(super) mesh: Mesh,
    pub(super) sectors: Vec<Sector>,
    pub(super) beats: Vec<Beat>,
    /// Positions of the sectors, the busiest first; the last is the quiet one.
    pub(super) busiest: Vec<usize>,
    /// The sector and the beat each hexagon lies in.
    pub(super) owners: [Vec<u32>; 2],
}

impl Geography {
    pub(super) fn new(scale: Scale, random: &mut Random) -> Self {
        let (columns, rows) = scale.sectors();
        let mesh = Mesh::new(columns * 6, rows * 6, random);
        let seeds: Vec<u32> = (0..rows)
            .flat_map(|row| (0..columns).map(move |column| (column, row)))
            .map(|(column, row)| seed(&mesh, column, row, random))
            .collect();
        let owner = grow(&mesh, &seeds, |_| true);
        let busiest = busiest(&mesh, &seeds, random);
        let heats = heats(&busiest, scale);
        let mut ground = Self { mesh, sectors: Vec::new(), beats: Vec::new(), busiest, owners: [owner, Vec::new()] };
        ground.owners[1] = vec![NOWHERE; ground.mesh.hexes.len()];
        for (position, &seed) in seeds.iter().enumerate() {
            ground.add(position, seed, scale, heats[position], random);
        }
        ground
    }

    fn add(&mut self, position: usize, seed: u32, scale: Scale, heat: f64, random: &mut Random) {
        let owner = &self.owners[0];
        let hexes: Vec<u32> = (0..owner.len() as u32).filter(|&hex| owner[hex as usize] == position as u32).collect();
        let mut neighbours: Vec<usize> = hexes
            .iter()
            .flat_map(|&hex| self.mesh.hexes[hex as usize].across.iter().flatten())
            .map(|&hex| owner[hex as usize] as usize)
            .filter(|&other| other != position)
            .collect();
        neighbours.sort_unstable();
        neighbours.dedup();
        let seeds = spread(&self.mesh, &hexes, seed, 5 + random.below(3));
        let parts = grow(&self.mesh, &seeds, |hex| owner[hex as usize] == position as u32);
        let rank = self.busiest.iter().position(|&sector| sector == position).unwrap_or(0);
        let name = names::sector(rank);
        let id = scale.sector_id(position);
        let (first, residents) = (self.beats.len(), random.between(9_000.0, 24_000.0) / seeds.len() as f64);
        for part in 0..seeds.len() {
            let hexes: Vec<u32> = hexes.iter().copied().filter(|&hex| parts[hex as usize] == part as u32).collect();
            for &hex in &hexes {
                self.owners[1][hex as usize] = self.beats.len() as u32;
            }
            let hot = Pick::new(hexes.iter().map(|_| random.factor(1.0)));
            self.beats.push(Beat {
                id: format!("{id}-{}", part + 1),
                name: names::beat(&name, part),
                sector: position,
                population: (residents * random.factor(0.2)) as u32,
                hexes,
                hot,
            });
        }
        let (columns, _) = scale.sectors();
        self.sectors.push(Sector {
            id,
            name,
            command: names::command(position / (2 * columns as usize)),
            neighbours,
            beats: (first..self.beats.len()).collect(),
            hexes,
            heat,
            hot: Pick::new((0..seeds.len()).map(|part| 1.0 / (part as f64 + 1.0))),
        });
    }

    /// The quietest sector.
    pub(super) fn quiet(&self) -> usize {
        self.busiest.last().copied().unwrap_or(0)
    }

    /// A beat of a sector, its hot ones more often.
    pub(super) fn beat(&self, sector: usize, random: &mut Random) -> usize {
        let sector = &self.sectors[sector];
        sector.beats[sector.hot.draw(random)]
    }

    /// A point in a beat, in its hot corners more often.
    pub(super) fn point(&self, beat: usize, random: &mut Random) -> [f64; 2] {
        let beat = &self.beats[beat];
        self.mesh.point(beat.hexes[beat.hot.draw(random)], random)
    }
}

/// The hexagon nearest to the middle of a block of the mesh, give or take.
fn seed(mesh: &Mesh, column: i32, row: i32, random: &mut Random) -> u32 {
    let x = (f64::from(column) * 6.0 + random.between(2.2, 3.8)) * 3.0_f64.sqrt();
    let y = (f64::from(row) * 6.0 + random.between(1.7, 3.3)) * 1.5;
    let far = |hex: &super::hexes::Hex| (hex.at[0] - x).powi(2) + (hex.at[1] - y).powi(2);
    let nearest = mesh.hexes.iter().enumerate().min_by(|(_, a), (_, b)| far(a).total_cmp(&far(b)));
    nearest.map_or(0, |(position, _)| position as u32)
}

/// The sectors from the busiest: near the middle of the force for the most part.
fn busiest(mesh: &Mesh, seeds: &[u32], random: &mut Random) -> Vec<usize> {
    let middle = &mesh.hexes[mesh.hexes.len() / 2];
    let calm: Vec<f64> =
        seeds.iter().map(|&seed| apart(middle, &mesh.hexes[seed as usize]).sqrt() * random.factor(0.6)).collect();
    let mut order: Vec<usize> = (0..seeds.len()).collect();
    order.sort_by(|&a, &b| calm[a].total_cmp(&calm[b]));
    order
}

/// Heat by rank, as hot spots go; the last sector is set so low that one murder carries it.
fn heats(busiest: &[usize], scale: Scale) -> Vec<f64> {
    let by_rank: Vec<f64> = (0..busiest.len()).map(|rank| (rank as f64 + 3.0).powf(-0.75)).collect();
    let mean = by_rank.iter().sum::<f64>() / by_rank.len() as f64;
    let mut heats = vec![0.0; busiest.len()];
    for (rank, &sector) in busiest.iter().enumerate() {
        heats[sector] = by_rank[rank] / mean;
    }
    if let Some(&quiet) = busiest.last() {
        heats[quiet] = if scale == Scale::National { 0.03 } else { 0.4 };
    }
    heats
}
