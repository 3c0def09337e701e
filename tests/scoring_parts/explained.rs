//! What explains a score, held against a naive walk over rows.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use placeharm::domain::{Date, DayEdges, Period, Points};
use placeharm::scoring::{AreaScore, Change, Comparison, DRAWS, Exposure, Selection, gamma_interval};
use placeharm::snapshot::Tables;
use proptest::prelude::*;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rand_distr::{Distribution, Poisson};

use super::breakdown::counted;
use super::{SECTORS, cube, days_of, manifest, people, rows, selections, tables, year};

/// What the walk finds of one sector.
#[derive(Default)]
struct Found {
    records: u64,
    generated: u64,
    squares: f64,
    /// Its millionths, and its offence.
    heaviest: Option<(u64, Reverse<u16>)>,
    by_worth: BTreeMap<u64, u64>,
    monthly: [u64; 12],
    exposures: [Exposure; 2],
}

fn points(micro: u64) -> f64 {
    Points::from_micro(micro.into())
}

/// The worth of each row that counts, with its sector, in whatever month of the year.
fn worths(tables: &Tables, selection: &Selection) -> Vec<(usize, u16, u64)> {
    let records = &tables.records;
    let in_year = |row: usize| year().contains(Date::from_epoch_days(records.day[row]).expect("a day").month());
    (0..records.rows())
        .filter(|&row| in_year(row))
        .filter_map(|row| Some((row, records.sector[row]?, counted(tables, selection, row))))
        .filter(|(.., measures)| !measures.is_empty())
        .map(|(row, sector, measures)| (row, sector, measures.iter().map(|measure| measure.1).sum()))
        .collect()
}

fn walk(
    tables: &Tables,
    selection: &Selection,
    (period, edges): (Period, DayEdges),
    comparison: Option<Comparison>,
) -> Vec<Found> {
    let mut found: Vec<Found> = (0..SECTORS).map(|_| Found::default()).collect();
    let sides = [Some((period, edges)), comparison.map(|comparison| (comparison.period, comparison.days))];
    let is_whole = sides.iter().flatten().all(|(_, edges)| edges.is_whole());
    let sources = manifest().sources;
    let in_verdict = |source: usize, side: usize| -> Vec<bool> {
        let Some(comparison) = comparison else { return Vec::new() };
        let (now, before) = comparison.months_compared(period, &sources[source]);
        [now, before][side].clone()
    };
    for (row, sector, worth) in worths(tables, selection) {
        let records = &tables.records;
        let date = Date::from_epoch_days(records.day[row]).expect("a day");
        let month = date.month();
        let (source, found) = (usize::from(records.source[row]), &mut found[usize::from(sector)]);
        found.monthly[usize::try_from(month.since(year().from())).expect("in the year")] += worth;
        let (first, last) = days_of(period, edges);
        if first <= date && date <= last {
            found.records += 1;
            found.squares += points(worth) * points(worth);
            found.generated += if records.police_generated[row] { worth } else { 0 };
            let offence = records.offence[row].unwrap_or(u16::try_from(tables.offences.len()).expect("a few"));
            found.heaviest = found.heaviest.max(Some((worth, Reverse(offence))));
            *found.by_worth.entry(worth).or_default() += 1;
        }
        let exposure = &mut found.exposures[source];
        for (side, of) in sides.into_iter().enumerate() {
            if of.is_some_and(|of| is_compared(date, of, &in_verdict(source, side))) {
                exposure.records[side] += 1;
                exposure.points[side] += points(worth);
                exposure.squares[side] += points(worth) * points(worth);
            }
        }
    }
    for found in &mut found {
        for (source, exposure) in found.exposures.iter_mut().enumerate() {
            exposure.months = [0, 1].map(|side| {
                let Some(of) = sides[side] else { return 0 };
                let is_in = in_verdict(source, side);
                let (first, last) = days_of(of.0, of.1);
                let days = (first.epoch_days()..=last.epoch_days()).filter_map(Date::from_epoch_days);
                let days = days.filter(|day| is_compared(*day, of, &is_in)).count();
                let months = is_in.into_iter().filter(|is_in| *is_in).count();
                u32::try_from(if is_whole { months } else { days }).expect("a year at most")
            });
        }
    }
    found
}

/// Whether a day is one of a period's, and of a month that enters the verdict.
fn is_compared(day: Date, (period, edges): (Period, DayEdges), is_in: &[bool]) -> bool {
    let (first, last) = days_of(period, edges);
    let at = usize::try_from(day.month().since(period.from())).ok();
    first <= day && day <= last && at.and_then(|at| is_in.get(at).copied()).unwrap_or(false)
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(1.0)
}

fn assert_change(found: &Found, area: &AreaScore) -> Result<(), TestCaseError> {
    let (change, expected) = (area.change.expect("a change"), Change::over(&found.exposures));
    prop_assert_eq!((change.records_now, change.records_before), (expected.records_now, expected.records_before));
    let pairs = [(change.now, expected.now), (change.before, expected.before), (change.z, expected.z)];
    prop_assert!(pairs.into_iter().all(|(one, other)| near(one, other)), "{:?} for {:?}", change, expected);
    Ok(())
}

/// The 2.5 and 97.5 percentiles of ranks drawn one after the other, areas and worths in order.
fn likely(found: &[Found], stock: &[f64]) -> Vec<(u32, u32)> {
    let mut rng = ChaCha8Rng::seed_from_u64(2021);
    let mut ranks = vec![Vec::new(); found.len()];
    for _ in 0..DRAWS {
        let mut score = |(found, stock): (&Found, &f64)| {
            let counts = found.by_worth.iter().filter(|(worth, _)| **worth > 0);
            let drawn = counts.map(|(&worth, &n)| {
                let n = f64::from(u32::try_from(n).expect("a few"));
                points(worth) * Poisson::new(n).expect("a mean").sample(&mut rng)
            });
            stock + drawn.sum::<f64>()
        };
        let scores: Vec<f64> = found.iter().zip(stock).map(&mut score).collect();
        for (ranks, score) in ranks.iter_mut().zip(&scores) {
            ranks.push(1 + scores.iter().filter(|other| *other > score).count());
        }
    }
    for ranks in &mut ranks {
        ranks.sort_unstable();
    }
    let at = |ranks: &[usize], position: usize| u32::try_from(ranks[position]).expect("a rank");
    ranks.iter().map(|ranks| (at(ranks, 24), at(ranks, 974))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_explains_a_score_equals_a_walk_over_rows(rows in rows(), people in people(), selection in selections()) {
        let tables = tables(&rows, &people);
        let answer = cube(&tables).answer(&selection);
        let everyone = Selection { groups_out: [].into(), ..selection.clone() };
        let active = worths(&tables, &everyone).into_iter().map(|(.., worth)| worth).max().unwrap_or(0);
        let found = walk(&tables, &selection, (answer.period, answer.days), answer.comparison);
        for area in &answer.areas {
            let found = &found[usize::from(area.area)];
            prop_assert_eq!(area.records, found.records);
            prop_assert_eq!(area.police_generated, points(found.generated));
            prop_assert_eq!(&area.monthly, &found.monthly.map(points).to_vec());
            let heaviest = found.heaviest.filter(|(worth, _)| *worth > 0).map(|(worth, offence)| (offence.0, points(worth)));
            prop_assert_eq!(area.heaviest.map(|heaviest| (heaviest.offence, heaviest.points)), heaviest);
            if let Some(carrying) = area.heaviest {
                let without = area.score - carrying.points;
                let above = answer.areas.iter().filter(|other| other.area != area.area && other.score > without).count();
                prop_assert_eq!(carrying.rank_without as usize, above + 1);
                prop_assert_eq!(carrying.carries(area.score), carrying.points * 4.0 > area.score);
            }
            let heaviest = heaviest.map_or(0.0, |heaviest| heaviest.1);
            let interval = gamma_interval(area.flow, found.squares, heaviest, points(active)).plus(area.stock);
            let ends = [(area.interval.lower, interval.lower), (area.interval.upper, interval.upper)];
            prop_assert!(ends.into_iter().all(|(one, other)| near(one, other)), "{:?} for {:?}", area.interval, interval);
            prop_assert_eq!(area.change.is_some(), answer.comparison.is_some());
            if answer.comparison.is_some() {
                assert_change(found, area)?;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ranks_are_drawn_from_the_records_that_count(rows in rows(), people in people(), selection in selections()) {
        let tables = tables(&rows, &people);
        let (answer, mut draws) = cube(&tables).answer_and_draws(&selection);
        prop_assert!(!draws.advance(DRAWS - 1) && draws.advance(2));
        let found = walk(&tables, &selection, (answer.period, answer.days), None);
        let mut stock = vec![0.0; found.len()];
        answer.areas.iter().for_each(|area| stock[usize::from(area.area)] = area.stock);
        let likely = likely(&found, &stock);
        for (area, interval) in answer.areas.iter().zip(draws.intervals()) {
            prop_assert_eq!((interval.best, interval.worst), likely[usize::from(area.area)]);
        }
    }
}
