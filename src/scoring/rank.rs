//! From sums to ranked areas.

use super::area_sums::AreaSums;
use super::micro::Micro;
use super::question::Question;
use super::strata::is_on;
use super::{Answer, AreaScore, Catalogue, Change, Cube, Element, Heaviest, Selection, gamma_interval};
use crate::domain::{Area, Counts, Points};

/// What each measure gives an area: how many it counts, and their micropoints.
pub(super) type Elements = Vec<(u64, u128)>;

/// Scores, ranks and sorts the areas.
pub(super) fn finish(
    catalogue: &Catalogue,
    selection: &Selection,
    question: &Question,
    elements: &[Elements],
    sums: &[AreaSums],
    heaviest_active: Points,
) -> Answer {
    let areas = catalogue.areas.of(selection.level);
    let scoring = Scoring {
        is_stock: catalogue.measures.iter().map(|m| matches!(m.counts, Counts::Nominals { .. })).collect(),
        heaviest_active,
        compared: question.comparison.is_some().then_some(question.exposure.as_slice()),
    };
    let mut total = sums.first().cloned().unwrap_or_default();
    sums.iter().skip(1).for_each(|area| total.add(area));
    let mut force = scoring.area_score(0, population_of_all(areas), &total_elements(elements), &total);
    force.share = if force.score > 0.0 { 1.0 } else { 0.0 };
    let mut scored: Vec<AreaScore> = (0_u16..)
        .zip(sums.iter().zip(elements).zip(areas))
        .map(|(position, ((sums, elements), area))| {
            let mut score = scoring.area_score(position, area.population, elements, sums);
            score.share = if force.score > 0.0 { score.score / force.score } else { 0.0 };
            score
        })
        .collect();
    let name = |score: &AreaScore| &areas[usize::from(score.area)].name;
    scored.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| name(a).cmp(name(b))).then(a.area.cmp(&b.area)));
    let scores: Vec<f64> = scored.iter().map(|area| area.score).collect();
    for area in &mut scored {
        area.rank = rank_among(&scores, area.score);
        if let Some(heaviest) = &mut area.heaviest {
            heaviest.rank_without = rank_without(&scores, area.score, area.score - heaviest.points);
        }
    }
    Answer {
        level: selection.level,
        period: question.period,
        days: question.edges,
        comparison: question.comparison,
        areas: scored,
        force,
        months_complete: Vec::new(),
        prices: Vec::new(),
    }
}

fn total_elements(elements: &[Elements]) -> Elements {
    let mut total = elements.first().cloned().unwrap_or_default();
    for area in elements.iter().skip(1) {
        total.iter_mut().zip(area).for_each(|(to, from)| *to = (to.0 + from.0, to.1 + from.1));
    }
    total
}

/// What turns the sums of any area into its score.
struct Scoring<'a> {
    /// For each measure whether it counts stock.
    is_stock: Vec<bool>,
    heaviest_active: Points,
    compared: Option<&'a [[u32; 2]]>,
}

impl Scoring<'_> {
    fn area_score(&self, area: u16, population: Option<u32>, elements: &Elements, sums: &AreaSums) -> AreaScore {
        let of = |stock: bool| -> u128 {
            elements.iter().zip(&self.is_stock).filter(|(_, is)| **is == stock).map(|((_, points), _)| points).sum()
        };
        let score = Points::from_micro(of(false) + of(true));
        let (flow, stock) = (Points::from_micro(of(false)), Points::from_micro(of(true)));
        let heaviest = sums.heaviest.filter(|heaviest| heaviest.points > Points::ZERO);
        let heaviest_counted = heaviest.map_or(0.0, |heaviest| heaviest.points.value());
        let element = |&(count, points): &(u64, u128)| Element { count, points: Points::from_micro(points) };
        AreaScore {
            area,
            rank: 0,
            score,
            flow,
            stock,
            share: 0.0,
            rate: population.filter(|&residents| residents > 0).map(|residents| score * 1_000.0 / f64::from(residents)),
            elements: elements.iter().map(element).collect(),
            records: sums.records,
            interval: gamma_interval(flow, sums.squares, heaviest_counted, self.heaviest_active.value()).plus(stock),
            heaviest: heaviest.map(|heaviest| Heaviest {
                offence: heaviest.offence,
                points: heaviest.points.value(),
                rank_without: 0,
            }),
            police_generated: sums.police_generated.points(),
            change: self.compared.map(|months| Change::over(&sums.exposures(months))),
            monthly: sums.monthly.iter().map(|points| points.points()).collect(),
        }
    }
}

/// Residents of all areas, where every one supplies them.
fn population_of_all(areas: &[Area]) -> Option<u32> {
    areas.iter().map(|area| area.population).sum()
}

/// One more than the scores that are higher. `sorted` is highest first.
fn rank_among(sorted: &[f64], score: f64) -> u32 {
    let higher = sorted.partition_point(|&other| other > score);
    u32::try_from(higher + 1).unwrap_or(u32::MAX)
}

/// The rank of an area whose score falls from `score` to `without`.
fn rank_without(sorted: &[f64], score: f64, without: f64) -> u32 {
    let rank = rank_among(sorted, without);
    // The area's own old score stands above the new one, but is not another's.
    if without < score { rank.saturating_sub(1).max(1) } else { rank }
}

/// For each month of the snapshot, whether every source that the measures switched on draw from
/// is complete for it.
pub(super) fn months_complete(cube: &Cube, selection: &Selection) -> Vec<bool> {
    let catalogue = cube.catalogue();
    let counted_kinds: Vec<_> = catalogue
        .measures
        .iter()
        .filter(|measure| is_on(measure, &selection.measures_off))
        .filter_map(|measure| match &measure.counts {
            Counts::Records { kinds, .. } => Some(kinds),
            Counts::Nominals { .. } => None,
        })
        .flatten()
        .collect();
    let drawn_from = |source: usize| {
        cube.signatures.iter().any(|signature| {
            usize::from(signature.source) == source
                && selection.generated.counts(signature.police_generated)
                && counted_kinds.contains(&&cube.dataset.kinds[usize::from(signature.kind)])
        })
    };
    let sources: Vec<_> = catalogue
        .sources
        .iter()
        .enumerate()
        .filter(|(position, source)| !selection.sources_out.contains(&source.id) && drawn_from(*position))
        .map(|(_, source)| source)
        .collect();
    (0..)
        .map(|offset| catalogue.period.from().plus(offset))
        .take_while(|&month| catalogue.period.contains(month))
        .map(|month| sources.iter().all(|source| source.covers(month)))
        .collect()
}
