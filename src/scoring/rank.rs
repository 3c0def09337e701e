//! From sums to ranked areas.

use super::area_sums::{AreaSums, square_points};
use super::question::Question;
use super::strata::is_on;
use super::{Answer, AreaScore, Catalogue, Change, Cube, Element, Heaviest, Selection, gamma_interval};
use crate::domain::{Area, Counts, Points};

/// Scores, ranks and sorts the areas.
pub(super) fn finish(
    catalogue: &Catalogue,
    selection: &Selection,
    question: &Question,
    sums: &[AreaSums],
    heaviest_active: Points,
) -> Answer {
    let areas = catalogue.areas.of(selection.level);
    let mut total = sums.first().cloned().unwrap_or_default();
    sums.iter().skip(1).for_each(|area| total.add(area));
    let compared = question.comparison.is_some().then_some(question.exposure.as_slice());
    let mut force = area_score(0, population_of_all(areas), &total, heaviest_active, compared);
    force.share = if force.score > 0.0 { 1.0 } else { 0.0 };
    let mut scored: Vec<AreaScore> = (0_u16..)
        .zip(sums.iter().zip(areas))
        .map(|(position, (sums, area))| {
            let mut score = area_score(position, area.population, sums, heaviest_active, compared);
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
        comparison: question.comparison,
        areas: scored,
        force,
        months_complete: Vec::new(),
        prices: Vec::new(),
    }
}

fn area_score(
    area: u16,
    population: Option<u32>,
    sums: &AreaSums,
    heaviest_active: Points,
    compared: Option<&[[u32; 2]]>,
) -> AreaScore {
    let score = Points::from_micro(sums.flow + sums.stock);
    let (flow, stock) = (Points::from_micro(sums.flow), Points::from_micro(sums.stock));
    let heaviest_counted = sums.heaviest.map_or(0.0, |(_, points)| points.value());
    let counted = sums.element_counts.iter().zip(&sums.element_points);
    AreaScore {
        area,
        rank: 0,
        score,
        flow,
        stock,
        share: 0.0,
        rate: population.filter(|&residents| residents > 0).map(|residents| score * 1_000.0 / f64::from(residents)),
        elements: counted.map(|(&count, &points)| Element { count, points: Points::from_micro(points) }).collect(),
        records: sums.records,
        interval: gamma_interval(flow, square_points(sums.squares), heaviest_counted, heaviest_active.value())
            .plus(stock),
        heaviest: sums.heaviest.filter(|(_, points)| *points > Points::ZERO).map(|(offence, points)| Heaviest {
            offence,
            points: points.value(),
            rank_without: 0,
        }),
        police_generated: Points::from_micro(sums.police_generated),
        change: compared.map(|months| Change::over(&sums.exposures(months))),
        monthly: sums.monthly.iter().map(|&points| Points::from_micro(points)).collect(),
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
