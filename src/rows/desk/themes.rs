//! Rows added up by theme.

use std::collections::BTreeMap;

use super::Desk;
use crate::domain::{Date, DayEdges, Level, Period, RecordKind};
use crate::rows::{
    Column, Facet, Filter, Look, SubjectTally, TableId, Tally, Test, Theme, ThemeKind, Themes, Valued, YearCount, items,
};
use crate::snapshot::coded::Values;
use crate::snapshot::{SnapshotError, SubjectMatch, ThemeCell, read_themes};

/// What is read of a row of `records`, by its codes.
struct Reader<'a> {
    kind: &'a Column,
    date: &'a Column,
    count: &'a Column,
    source: &'a Column,
    place: &'a Column,
    theme_of_kind: Vec<Option<usize>>,
    day_of_date: Vec<Option<Date>>,
    source_of_code: Vec<Option<usize>>,
    area_of_place: Vec<Option<usize>>,
    covered: Period,
    period: Period,
    edges: DayEdges,
}

fn is_one_of(column: &str, values: impl IntoIterator<Item = String>) -> Filter {
    Filter { column: column.to_owned(), test: Test::OneOf(values.into_iter().collect()) }
}

/// For each value of a column, what it is looked up as.
fn of_values<T>(column: &Column, look_up: impl Fn(&str) -> Option<T>) -> Vec<Option<T>> {
    (0..column.values.len()).map(|at| look_up(&column.values.text(at))).collect()
}

fn get<T: Copy>(list: &[Option<T>], column: &Column, row: usize) -> Option<T> {
    list.get(column.codes.at(row)).copied().flatten()
}

impl Reader<'_> {
    fn day(&self, row: usize) -> Option<Date> {
        get(&self.day_of_date, self.date, row)
    }

    fn area(&self, row: usize) -> Option<usize> {
        get(&self.area_of_place, self.place, row)
    }

    fn is_in_period(&self, row: usize) -> bool {
        self.day(row).is_some_and(|day| self.edges.hold(self.period, day))
    }

    /// How many records a row stands for; none where that is withheld.
    fn count(&self, row: usize) -> Option<u64> {
        match &*self.count.values {
            Values::Counts(counts) => counts.get(self.count.codes.at(row)).map(|&count| u64::from(count)),
            _ => None,
        }
    }

    fn add(&self, row: usize, tally: &mut Tally) {
        let Some(day) = self.day(row) else { return };
        let Ok(month) = usize::try_from(day.month().since(self.covered.from())) else { return };
        let known = self.count(row);
        if let Some(count) = known {
            if let Some(sum) = tally.monthly.get_mut(month) {
                *sum += count;
            }
            tally.now += if self.is_in_period(row) { count } else { 0 };
        } else {
            // Written as null: withheld.
            tally.withheld.resize(tally.monthly.len(), 0);
            if let Some(rows) = tally.withheld.get_mut(month) {
                *rows += 1;
            }
        }
        let (_, _, number) = day.ymd();
        let is_outside = [
            number < self.edges.first_day().into(),
            self.edges.day_after().is_some_and(|after| number >= after.into()),
        ];
        for (outside, _) in tally.outside.iter_mut().zip(is_outside).filter(|(_, is_outside)| *is_outside) {
            outside.resize(tally.monthly.len(), [0, 0]);
            if let Some([records, withheld]) = outside.get_mut(month) {
                *records += known.unwrap_or(0);
                *withheld += u64::from(known.is_none());
            }
        }
    }
}

impl Desk {
    /// The parts of the wide columns that themes are still to be read from: those with rows of their kinds.
    ///
    /// # Errors
    /// A table of records that cannot be read.
    pub fn theme_parts(&mut self) -> Result<Vec<usize>, SnapshotError> {
        self.read(TableId::Records)?;
        let mut parts = Vec::new();
        for row in self.theme_rows(&Look::default()) {
            let part = u32::try_from(row).ok().and_then(|row| self.wide.part_of(row)).map(|(part, _)| part);
            let is_new = |part: &usize| parts.last() != Some(part) && !self.theme_columns.contains_key(part);
            parts.extend(part.filter(is_new));
        }
        parts.sort_unstable();
        parts.dedup();
        Ok(parts)
    }

    /// Keeps what themes need of a part of the wide columns.
    ///
    /// # Errors
    /// Bytes that are no such part.
    pub fn add_theme_part(&mut self, part: usize, bytes: &[u8]) -> Result<(), SnapshotError> {
        let facets = ThemeKind::ALL.iter().flat_map(|kind| kind.facets());
        let names: Vec<&str> = facets.map(|facet| facet.column()).collect();
        self.theme_columns.insert(part, crate::rows::wide::columns(bytes, &|name| names.contains(&name))?);
        Ok(())
    }

    /// Rows of the themes' kinds that a look holds.
    fn theme_rows(&self, look: &Look) -> Vec<usize> {
        let mut look = look.clone();
        look.filters.push(is_one_of("kind", ThemeKind::ALL.map(|kind| kind.record_kind().to_owned())));
        let kept = self.kept(&look, None);
        kept.into_iter().enumerate().filter_map(|(row, kept)| kept.then_some(row)).collect()
    }

    /// What the records add up to under a look's selection, area and filters. Parts that are missing
    /// ([`Desk::theme_parts`]) leave their rows without facets.
    ///
    /// # Errors
    /// A table of records that cannot be read.
    pub fn themes(&mut self, look: &Look) -> Result<Themes, SnapshotError> {
        self.read(TableId::Records)?;
        let over_time = Look { in_period: false, table: TableId::Records, counted: None, ..look.clone() };
        let Some(reader) = self.reader(look) else { return Ok(Themes::default()) };
        let months = usize::try_from(self.catalogue().period.months()).unwrap_or(0);
        let empty = Tally { monthly: vec![0; months], ..Tally::default() };
        let areas = self.catalogue().areas.of(look.selection.level).len();
        let mut kinds: Vec<Theme> = ThemeKind::ALL
            .iter()
            .map(|&kind| Theme {
                kind,
                all: empty.clone(),
                by: Vec::new(),
                by_area: vec![empty.clone(); areas],
                unplaced: empty.clone(),
                sources: Vec::new(),
            })
            .collect();
        let mut values: Vec<BTreeMap<(usize, String), Tally>> = vec![BTreeMap::new(); kinds.len()];
        for row in self.theme_rows(&over_time) {
            let Some(at) = get(&reader.theme_of_kind, reader.kind, row) else { continue };
            let (Some(theme), Some(values)) = (kinds.get_mut(at), values.get_mut(at)) else { continue };
            reader.add(row, &mut theme.all);
            let area = reader.area(row).and_then(|area| theme.by_area.get_mut(area));
            reader.add(row, area.unwrap_or(&mut theme.unplaced));
            theme
                .sources
                .extend(get(&reader.source_of_code, reader.source, row).filter(|s| !theme.sources.contains(s)));
            for (position, facet) in theme.kind.facets().iter().enumerate() {
                for value in self.facet_values(*facet, row) {
                    reader.add(row, values.entry((position, value)).or_insert_with(|| empty.clone()));
                }
            }
        }
        for (theme, values) in kinds.iter_mut().zip(values) {
            theme.sources.sort_unstable();
            theme.by = theme.kind.facets().iter().map(|&facet| (facet, Vec::new())).collect();
            for ((position, value), tally) in values {
                if let Some((_, list)) = theme.by.get_mut(position) {
                    list.push(Valued { value, tally });
                }
            }
            for (_, list) in &mut theme.by {
                list.sort_by_key(|valued| {
                    std::cmp::Reverse((valued.tally.now, valued.tally.monthly.iter().sum::<u64>()))
                });
            }
        }
        let subjects = self.subject_tallies(look, &reader);
        Ok(Themes { kinds, subjects, has_detail: self.wide.is_supplied(), years: self.years()? })
    }

    /// The counts that stand in place of rows, where the snapshot has them.
    fn years(&self) -> Result<Vec<YearCount>, SnapshotError> {
        let Some(bytes) = self.files.get("themes") else { return Ok(Vec::new()) };
        let read = read_themes(bytes)?.into_iter();
        // Kinds and facets of a later version are passed over, as other unknown values are.
        let known = read.filter_map(|cell| {
            let kind = ThemeKind::ALL.into_iter().find(|kind| kind.record_kind() == cell.kind)?;
            let facet = Facet::ALL.into_iter().find(|facet| facet.as_str() == cell.facet)?;
            let ThemeCell { value, from, to, count, .. } = cell;
            Some(YearCount { kind, facet, value, from, to, count: count.map(u64::from) })
        });
        Ok(known.collect())
    }

    fn reader(&self, look: &Look) -> Option<Reader<'_>> {
        let column = |name| self.column(TableId::Records, name);
        let catalogue = self.catalogue();
        let level = look.selection.level;
        let (kind, date, count, source) = (column("kind")?, column("date")?, column("count")?, column("source")?);
        let place = column(if level == Level::Beat { "beat" } else { "sector" })?;
        let areas = &catalogue.areas;
        let area_of = |id: &str| {
            let lowest = if level == Level::Beat { &areas.beats } else { &areas.sectors };
            let at = lowest.iter().position(|area| area.id.as_str() == id)?;
            if level == Level::AreaCommand { areas.sectors.get(at)?.parent.map(usize::from) } else { Some(at) }
        };
        let day_of = |day: &str| Date::parse(day).ok().filter(|day| catalogue.period.contains(day.month()));
        Some(Reader {
            theme_of_kind: of_values(kind, |kind| ThemeKind::ALL.iter().position(|theme| theme.record_kind() == kind)),
            day_of_date: of_values(date, day_of),
            source_of_code: of_values(source, |id| {
                catalogue.sources.iter().position(|source| source.id.as_str() == id)
            }),
            area_of_place: of_values(place, area_of),
            covered: catalogue.period,
            period: look.selection.period_in(catalogue),
            edges: look.selection.days_in(catalogue),
            kind,
            date,
            count,
            source,
            place,
        })
    }

    /// The values of a facet that a row has: one, empty for none, but for substances of which each is one.
    fn facet_values(&self, facet: Facet, row: usize) -> Vec<String> {
        let found = u32::try_from(row).ok().and_then(|row| self.wide.part_of(row));
        let Some((columns, first)) = found.and_then(|(part, first)| Some((self.theme_columns.get(&part)?, first)))
        else {
            return Vec::new();
        };
        let column = columns.iter().find(|column| column.name == facet.column());
        let text = column.map(|column| column.text(row - first).into_owned()).unwrap_or_default();
        if facet == Facet::Substance && !text.is_empty() {
            let mut each: Vec<String> = items(&text).map(str::to_owned).collect();
            each.sort_unstable();
            each.dedup();
            each
        } else {
            vec![text]
        }
    }

    /// Intelligence beside recorded crime, over the whole force whatever area is looked at.
    fn subject_tallies(&self, look: &Look, reader: &Reader) -> Vec<SubjectTally> {
        let everywhere = Look { table: TableId::Records, counted: None, area: None, ..look.clone() };
        let areas = self.catalogue().areas.of(look.selection.level).len();
        let mut tallies: Vec<SubjectTally> = self
            .subjects
            .iter()
            .map(|matched| SubjectTally {
                subject: matched.subject.clone(),
                reports: vec![0; areas],
                crimes: self.crimes_by_area(&everywhere, reader, matched, areas),
            })
            .collect();
        for row in self.theme_rows(&everywhere) {
            let kind = get(&reader.theme_of_kind, reader.kind, row).and_then(|at| ThemeKind::ALL.get(at));
            if !kind.is_some_and(|kind| kind.is_intelligence()) || !reader.is_in_period(row) {
                continue;
            }
            let Some(area) = reader.area(row) else { continue };
            for subject in self.facet_values(Facet::Subject, row) {
                let tally = tallies.iter_mut().find(|tally| tally.subject == subject);
                if let Some(reports) = tally.and_then(|tally| tally.reports.get_mut(area)) {
                    *reports += reader.count(row).unwrap_or(0);
                }
            }
        }
        tallies
    }

    fn crimes_by_area(&self, look: &Look, reader: &Reader, matched: &SubjectMatch, areas: usize) -> Vec<u64> {
        let mut look = look.clone();
        look.filters.push(is_one_of("kind", [RecordKind::CRIME.to_owned()]));
        look.filters.push(is_one_of("offence", matched.offences.iter().map(|code| code.as_str().to_owned())));
        let kept = self.kept(&look, None);
        let sums = reader.place.codes.sums(&kept, reader.place.values.len(), |row| reader.count(row).unwrap_or(0));
        let mut by_area = vec![0; areas];
        for (area, sum) in reader.area_of_place.iter().zip(sums) {
            if let Some(total) = area.and_then(|area| by_area.get_mut(area)) {
                *total += sum;
            }
        }
        by_area
    }
}
