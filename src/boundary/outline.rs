//! The outlines of areas, small enough to be sent and drawn: corners on a grid of whole numbers.

use std::collections::HashMap;

use geojson::{Feature, FeatureCollection, GeometryValue, Position};
use serde::{Deserialize, Serialize};

use crate::domain::{Area, Level};
use crate::scoring::Areas;

/// Grid steps along the longer side of what is drawn: under a tenth of a pixel where all of it is in
/// view. Corners that two areas share stay shared, so that no slits open between them.
const STEPS: f64 = 12_000.0;

/// One area's outline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// Rings of corners, in grid steps east and north of the south-west corner; not closed by a
    /// repeated one. None where the area has no polygon.
    pub rings: Vec<Vec<[u16; 2]>>,
    /// The middle of its widest part, and how wide it is there, in grid steps: where a name fits.
    pub label: Option<([u16; 2], u16)>,
    /// Positions of the areas beside it.
    pub neighbours: Vec<u16>,
}

/// The outlines of a level's areas, in the catalogue's order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outlines {
    /// South-west and north-east corner of all of them, in degrees; none where none has a polygon.
    pub bounds_deg: Option<[[f64; 2]; 2]>,
    /// Degrees that a grid step is long.
    pub step_deg: f64,
    /// The outlines.
    pub areas: Vec<Outline>,
}

impl Outlines {
    /// Outlines of the areas of a level from the `FeatureCollection`s of its snapshot. An area command
    /// is made of its sectors. Neighbours are those that the snapshot names, else those that share
    /// two corners.
    #[must_use]
    pub fn of(level: Level, areas: &Areas, sectors: &FeatureCollection, beats: Option<&FeatureCollection>) -> Self {
        let (collection, of_feature) = match level {
            Level::Beat => (beats, &areas.beats),
            Level::Sector | Level::AreaCommand => (Some(sectors), &areas.sectors),
        };
        let features = collection.map_or(&[][..], |collection| &collection.features);
        let grounds: Vec<Vec<Vec<[f64; 2]>>> = features.iter().map(rings_deg).collect();
        let mut outlines = Self::on_grid(&grounds);
        // Rows are in the catalogue's order, which was read from the same features.
        outlines.areas.resize(of_feature.len(), Outline::default());
        outlines.neighbours(features, of_feature);
        if level == Level::AreaCommand {
            outlines.join(&areas.sectors, areas.area_commands.len());
        }
        for area in &mut outlines.areas {
            area.label = widest(&area.rings);
        }
        outlines
    }

    /// South-west and north-east corner of one area, in degrees; none where it has no polygon.
    #[must_use]
    pub fn bounds_of(&self, area: u16) -> Option<[[f64; 2]; 2]> {
        let [[west, south], _] = self.bounds_deg?;
        let corners = self.areas.get(usize::from(area))?.rings.iter().flatten();
        let bounds = corners.fold(None, |bounds: Option<[[u16; 2]; 2]>, &[x, y]| {
            let [[left, low], [right, high]] = bounds.unwrap_or([[x, y]; 2]);
            Some([[left.min(x), low.min(y)], [right.max(x), high.max(y)]])
        });
        let deg = |[x, y]: [u16; 2]| [west + f64::from(x) * self.step_deg, south + f64::from(y) * self.step_deg];
        Some(bounds?.map(deg))
    }

    fn on_grid(grounds: &[Vec<Vec<[f64; 2]>>]) -> Self {
        let corners = grounds.iter().flatten().flatten();
        let bounds = corners.fold(None, |bounds, &[x, y]| {
            let [[west, south], [east, north]] = bounds.unwrap_or([[x, y]; 2]);
            Some([[west.min(x), south.min(y)], [east.max(x), north.max(y)]])
        });
        let Some([[west, south], [east, north]]) = bounds else { return Self::default() };
        let step_deg = ((east - west).max(north - south) / STEPS).max(1e-9);
        let corner = |&[x, y]: &[f64; 2]| [step((x - west) / step_deg), step((y - south) / step_deg)];
        let ring = |ring: &Vec<[f64; 2]>| {
            let mut corners: Vec<[u16; 2]> = ring.iter().map(corner).collect();
            corners.dedup();
            if corners.len() > 1 && corners.first() == corners.last() {
                corners.pop();
            }
            (corners.len() > 2).then_some(corners)
        };
        let areas = grounds
            .iter()
            .map(|rings| Outline { rings: rings.iter().filter_map(ring).collect(), ..Outline::default() })
            .collect();
        Self { bounds_deg: bounds, step_deg, areas }
    }

    fn neighbours(&mut self, features: &[Feature], areas: &[Area]) {
        let positions: HashMap<&str, u16> = areas.iter().map(|area| area.id.as_str()).zip(0..).collect();
        let named = |feature: &Feature| {
            let ids = feature.property("neighbours")?.as_array()?;
            Some(ids.iter().filter_map(|id| positions.get(id.as_str()?).copied()).collect::<Vec<_>>())
        };
        let sharing = self.sharing();
        for (position, area) in self.areas.iter_mut().enumerate() {
            let named = features.get(position).and_then(named);
            area.neighbours = named.unwrap_or_else(|| sharing.get(position).cloned().unwrap_or_default());
        }
    }

    /// For each area those with which it shares at least two corners.
    fn sharing(&self) -> Vec<Vec<u16>> {
        let mut at_corner: HashMap<[u16; 2], Vec<u16>> = HashMap::new();
        for (area, position) in self.areas.iter().zip(0..) {
            for corner in area.rings.iter().flatten() {
                let areas = at_corner.entry(*corner).or_default();
                if areas.last() != Some(&position) {
                    areas.push(position);
                }
            }
        }
        let mut shared: HashMap<[u16; 2], u32> = HashMap::new();
        for areas in at_corner.values().filter(|areas| areas.len() > 1) {
            for (&one, &other) in areas.iter().flat_map(|one| areas.iter().map(move |other| (one, other))) {
                if one != other {
                    *shared.entry([one, other]).or_default() += 1;
                }
            }
        }
        let mut sharing = vec![Vec::new(); self.areas.len()];
        for ([one, other], corners) in shared {
            if let Some(beside) = sharing.get_mut(usize::from(one)).filter(|_| corners > 1) {
                beside.push(other);
            }
        }
        for beside in &mut sharing {
            beside.sort_unstable();
        }
        sharing
    }

    /// Puts areas into those that hold them. Borders within are left out: an edge that runs both ways is one.
    fn join(&mut self, parts: &[Area], wholes: usize) {
        let mut joined = vec![Outline::default(); wholes];
        let whole_of = |part: usize| parts.get(part).and_then(|part| part.parent);
        for (position, part) in self.areas.iter().enumerate() {
            let Some(whole) = whole_of(position) else { continue };
            let Some(outline) = joined.get_mut(usize::from(whole)) else { continue };
            outline.rings.extend(part.rings.iter().cloned());
            let beside = part.neighbours.iter().filter_map(|&beside| whole_of(usize::from(beside)));
            outline.neighbours.extend(beside.filter(|&beside| beside != whole));
        }
        for outline in &mut joined {
            outline.rings = without_inner_edges(&outline.rings);
            outline.neighbours.sort_unstable();
            outline.neighbours.dedup();
        }
        self.areas = joined;
    }
}

/// Whole steps; the grid is under 65,536 steps wide.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn step(steps: f64) -> u16 {
    steps.round().clamp(0.0, 65_535.0) as u16
}

fn rings_deg(feature: &Feature) -> Vec<Vec<[f64; 2]>> {
    let ring = |positions: &Vec<Position>| {
        let corner = |position: &Position| Some([*position.as_slice().first()?, *position.as_slice().get(1)?]);
        let corners = positions.iter().filter_map(corner);
        corners.filter(|corner| corner.iter().all(|degrees| degrees.is_finite())).collect::<Vec<_>>()
    };
    match feature.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(GeometryValue::Polygon { coordinates }) => coordinates.iter().map(ring).collect(),
        Some(GeometryValue::MultiPolygon { coordinates }) => coordinates.iter().flatten().map(ring).collect(),
        _ => Vec::new(),
    }
}

/// Rings chained anew from the edges that do not run the other way too.
fn without_inner_edges(rings: &[Vec<[u16; 2]>]) -> Vec<Vec<[u16; 2]>> {
    let mut onward: HashMap<[u16; 2], Vec<[u16; 2]>> = HashMap::new();
    let mut order = Vec::new();
    for ring in rings {
        let turned = if area_twice(ring) < 0 { ring.iter().rev().copied().collect() } else { ring.clone() };
        for (&from, &to) in turned.iter().zip(turned.iter().cycle().skip(1)) {
            let back =
                onward.get_mut(&to).and_then(|ends| Some(ends.swap_remove(ends.iter().position(|&end| end == from)?)));
            if back.is_none() {
                onward.entry(from).or_default().push(to);
                order.push(from);
            }
        }
    }
    let mut chained = Vec::new();
    for start in order {
        let (mut ring, mut here) = (Vec::new(), start);
        while let Some(next) = onward.get_mut(&here).and_then(Vec::pop) {
            ring.push(here);
            here = next;
        }
        if ring.len() > 2 {
            chained.push(ring);
        }
    }
    chained
}

/// Twice the ground of a ring; negative where it runs clockwise.
fn area_twice(ring: &[[u16; 2]]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    let [x, y] = [0, 1].map(|axis| move |corner: &[u16; 2]| i64::from(corner[axis]));
    ring.iter().zip(next).map(|(one, other)| x(one) * y(other) - x(other) * y(one)).sum()
}

/// The middle and the width of the widest of a few lines across an area.
fn widest(rings: &[Vec<[u16; 2]>]) -> Option<([u16; 2], u16)> {
    let heights = || rings.iter().flatten().map(|corner| f64::from(corner[1]));
    let (low, high) = (heights().fold(f64::INFINITY, f64::min), heights().fold(f64::NEG_INFINITY, f64::max));
    let mut best: Option<([f64; 2], f64)> = None;
    for line in 1..16 {
        // Off the grid, so that no corner lies on it.
        let y = low + (high - low) * f64::from(line) / 16.0 + 0.01;
        let mut crossings: Vec<f64> = rings.iter().flat_map(|ring| crossings(ring, y)).collect();
        crossings.sort_by(f64::total_cmp);
        for span in crossings.chunks_exact(2) {
            let width = span[1] - span[0];
            // The middle third is better placed than the ends.
            let weight = if (5..=11).contains(&line) { 1.0 } else { 0.75 };
            if best.is_none_or(|(_, best)| width * weight > best) {
                best = Some(([f64::midpoint(span[0], span[1]), y], width * weight));
            }
        }
    }
    best.map(|([x, y], width)| ([step(x), step(y)], step(width)))
}

fn crossings(ring: &[[u16; 2]], y: f64) -> Vec<f64> {
    let next = ring.iter().cycle().skip(1);
    let edges = ring.iter().zip(next).map(|(one, other)| (one.map(f64::from), other.map(f64::from)));
    let crossed = edges.filter(|(one, other)| (one[1] < y) != (other[1] < y));
    crossed.map(|(one, other)| one[0] + (other[0] - one[0]) * (y - one[1]) / (other[1] - one[1])).collect()
}

#[cfg(test)]
#[path = "outline_tests.rs"]
mod tests;
