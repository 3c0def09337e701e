//! The harm of the rows looked at, by hexagon.

use std::collections::{BTreeMap, BTreeSet};

use h3o::CellIndex;
use serde::{Deserialize, Serialize};

use super::{Desk, Harm, POINT};
use crate::rows::{Column, Look, Resolution, TableId, hexagon};
use crate::snapshot::SnapshotError;

/// A hexagon with what lies in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Hexagon {
    /// Its cell in H3.
    pub cell: u64,
    /// What lies in it.
    pub harm: Harm,
    /// The sector, by position, of most of its harm; none where its records have none.
    pub sector: Option<u16>,
    /// Its corners, degrees east and north.
    pub corners: Vec<[f32; 2]>,
}

/// Rows summed by hexagon.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Hexagons {
    /// How wide they are.
    pub resolution: Resolution,
    /// Those that a row lies in, the most harm first.
    pub hexagons: Vec<Hexagon>,
    /// All rows together, those without a point included.
    pub whole: Harm,
    /// The rows without a point.
    pub without_point: Harm,
}

impl Hexagon {
    /// Its cell's name in H3, as a row's column of hexagons has it.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{:x}", self.cell)
    }
}

impl Desk {
    /// The columns that hexagons of a look need, which are not at hand for all rows.
    #[must_use]
    pub fn needed_for_hexagons(&self, look: &Look) -> Vec<String> {
        self.to_gather(look.table, look.named().chain(POINT))
    }

    /// Sums the records that a look shows by hexagon. What it needs must have been gathered.
    ///
    /// # Errors
    /// A table that the snapshot does not have, or that cannot be read.
    pub fn hexagons(&mut self, look: &Look, resolution: Resolution) -> Result<Hexagons, SnapshotError> {
        self.prepare(look)?;
        // Of the rows that are summed alone, each once: a cell takes a microsecond, and a score counts few of them.
        let mut cells = self.cells.remove(&resolution).unwrap_or_default();
        let point = self.points(look.table);
        let sectors = self.column(look.table, "sector");
        let position = |row| sectors.map_or(usize::MAX, |column| column.codes.at(row));
        let mut found = Hexagons { resolution, ..Hexagons::default() };
        let mut parts: BTreeMap<(CellIndex, usize), Harm> = BTreeMap::new();
        self.each_kept(look, |row, harm| {
            found.whole += harm;
            let cell = *cells.entry(row).or_insert_with(|| hexagon::cell(point(row)?, resolution));
            match cell {
                Some(cell) => *parts.entry((cell, position(row))).or_default() += harm,
                None => found.without_point += harm,
            }
        });
        found.hexagons = self.joined(&parts, sectors);
        drop(point);
        self.cells.insert(resolution, cells);
        Ok(found)
    }

    /// Clears the rows that lie in none of some hexagons, by their names; an empty one stands for no point. Of the rows
    /// kept so far only those near them are looked up.
    pub(super) fn keep_in_hexagons(
        &self,
        table: TableId,
        resolution: Resolution,
        wanted: &BTreeSet<String>,
        kept: &mut [bool],
    ) {
        let cells: Vec<CellIndex> = wanted.iter().filter_map(|name| name.parse().ok()).collect();
        let [[west, south], [east, north]] = hexagon::bounds(&cells);
        let point = self.points(table);
        let lies_in = |row| match point(row) {
            Some([lng, lat]) if lng < west || lng > east || lat < south || lat > north => false,
            Some(point) => hexagon::cell(point, resolution).is_some_and(|cell| cells.contains(&cell)),
            None => wanted.contains(""),
        };
        kept.iter_mut().enumerate().filter(|(_, kept)| **kept).for_each(|(row, kept)| *kept = lies_in(row));
    }

    /// Hexagons of their parts in sectors.
    fn joined(&self, parts: &BTreeMap<(CellIndex, usize), Harm>, sectors: Option<&Column>) -> Vec<Hexagon> {
        let known = &self.catalogue().areas.sectors;
        let sector = |code: usize| {
            let id = sectors?.values.text(code);
            u16::try_from(known.iter().position(|sector| sector.id.as_str() == id)?).ok()
        };
        let mut hexagons: Vec<(Hexagon, Harm)> = Vec::new();
        let mut before = None;
        for (&(cell, position), &harm) in parts {
            if before != Some(cell) {
                let corners = hexagon::corners(cell);
                hexagons.push((Hexagon { cell: cell.into(), corners, ..Hexagon::default() }, Harm::default()));
                before = Some(cell);
            }
            let Some((hexagon, most)) = hexagons.last_mut() else { continue };
            hexagon.harm += harm;
            if hexagon.harm == harm || (harm.micro, harm.records) > (most.micro, most.records) {
                (*most, hexagon.sector) = (harm, sector(position));
            }
        }
        let mut hexagons: Vec<Hexagon> = hexagons.into_iter().map(|(hexagon, _)| hexagon).collect();
        hexagons.sort_by(|a, b| b.harm.micro.cmp(&a.harm.micro).then(a.cell.cmp(&b.cell)));
        hexagons
    }
}
