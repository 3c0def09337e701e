//! What one record of a stratum gives the score under a selection.

use super::by_code::ByCode;
use super::dropped::Dropped;
use super::link_kinds::LinkKinds;
use super::signature::Signature;
use super::valuation::Prices;
use super::{Catalogue, Cube, Dataset, Generated, NO_OFFENCE_CODE, Overlap, Selection};
use crate::domain::{Counts, Measure, MeasureId, OffenceCode, Points};

/// What a selection asks of every stratum, worked out once for a question.
#[derive(Clone, Debug)]
pub(super) struct Terms {
    /// For each offence, and last for records without a code, whether it counts.
    pub offences_in: Vec<bool>,
    /// For each source, whether its records count.
    pub sources_in: Vec<bool>,
    generated: Generated,
    /// The kinds of link that count.
    pub links: LinkKinds,
    /// What each measure gives.
    pub prices: Prices,
    /// The groups through which no link counts.
    pub dropped: Dropped,
}

impl Terms {
    pub fn new(catalogue: &Catalogue, by_code: &ByCode, selection: &Selection) -> Self {
        Self {
            offences_in: offences_in(catalogue, by_code, selection),
            sources_in: selection.sources_in(catalogue),
            generated: selection.generated,
            links: LinkKinds::chosen(selection),
            prices: Prices::new(catalogue, by_code, selection),
            dropped: Dropped::new(catalogue, by_code, &selection.groups_out),
        }
    }

    /// Whether records count, their links apart.
    pub fn count(&self, offence: u16, source: u8, police_generated: bool) -> bool {
        self.offences_in[usize::from(offence)]
            && self.sources_in[usize::from(source)]
            && self.generated.counts(police_generated)
    }
}

/// For each offence of the catalogue, and last for records without a code, whether it counts.
fn offences_in(catalogue: &Catalogue, by_code: &ByCode, selection: &Selection) -> Vec<bool> {
    let out = &selection.offences_out;
    let mut are_in = vec![true; catalogue.offences.len()];
    by_code.offences(catalogue, out.iter().map(|code| (code, ())), |offence, ()| are_in[offence] = false);
    are_in.push(!out.contains(&OffenceCode::new(NO_OFFENCE_CODE)));
    are_in
}

/// The measures that count each record of a stratum, and what it is worth to each.
#[derive(Clone, Debug, Default)]
pub(super) struct Worth {
    /// Position of each measure, and its points per record.
    pub measures: Vec<(usize, Points)>,
    /// The points one record gives the score over all of them.
    pub points: Points,
}

/// Positions of the supplied measures that count records of a signature and an offence where
/// links of such kinds count, in order.
pub(super) fn measures_counting<'a>(
    dataset: &'a Dataset,
    signature: &'a Signature,
    offence: u16,
    links: LinkKinds,
) -> impl Iterator<Item = usize> + 'a {
    let kind = &dataset.kinds[usize::from(signature.kind)];
    let catalogue = &dataset.catalogue;
    let offence = catalogue.offences.get(usize::from(offence)).map(|offence| &offence.code);
    let mut linked = 0;
    catalogue.measures.iter().enumerate().filter_map(move |(position, measure)| {
        let Counts::Records { kinds, offences, linked_to, .. } = &measure.counts else { return None };
        let link_counts = linked_to.is_empty() || {
            linked += 1;
            signature.links[linked - 1].meets(links)
        };
        let offence_counts = offences.is_empty() || offence.is_some_and(|code| offences.contains(code));
        (measure.supplied && kinds.contains(kind) && offence_counts && link_counts).then_some(position)
    })
}

/// What a selection makes of each record of a signature and an offence; no measures where it
/// leaves them out.
pub(super) fn worth(
    dataset: &Dataset,
    signature: &Signature,
    offence: u16,
    selection: &Selection,
    terms: &Terms,
) -> Worth {
    let mut worth = Worth::default();
    if !terms.count(offence, signature.source, signature.police_generated) {
        return worth;
    }
    for position in measures_counting(dataset, signature, offence, terms.links) {
        if selection.measures_off.contains(&dataset.catalogue.measures[position].id) {
            continue;
        }
        let points = terms.prices.each(position, offence);
        worth.measures.push((position, points));
        worth.points = worth.points + points;
        if selection.overlap == Overlap::CountOnce {
            break;
        }
    }
    worth
}

impl Cube {
    /// For each measure the positions of the sources whose records it counts, in order; none for
    /// stock.
    #[must_use]
    pub fn sources_of_measures(&self) -> Vec<Vec<u8>> {
        let mut sources = vec![Vec::new(); self.dataset.catalogue.measures.len()];
        for stratum in &self.cells.strata {
            let signature = &self.signatures[usize::from(stratum.signature)];
            for measure in measures_counting(&self.dataset, signature, stratum.offence, LinkKinds::ALL) {
                sources[measure].push(signature.source);
            }
        }
        for sources in &mut sources {
            sources.sort_unstable();
            sources.dedup();
        }
        sources
    }
}

/// Whether a measure is supplied and switched on.
pub(super) fn is_on(measure: &Measure, off: &std::collections::BTreeSet<MeasureId>) -> bool {
    measure.supplied && !off.contains(&measure.id)
}
