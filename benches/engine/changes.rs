//! Seeded changes of each sort: what a reader might choose next.

use placeharm::domain::{Date, DayEdges, NominalKind, Period, Points, Via, ViaSet};
use placeharm::scoring::{Catalogue, Generated, GroupsOut, Overlap, Selection, Valuation};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// What is changed, and how.
pub const CHANGES: [(&str, Change); 12] = [
    ("offences", offences),
    ("weights", weights),
    ("measures", measures),
    ("whole months", months),
    ("one to three groups left out", groups),
    ("all groups but one to three left out", all_but_groups),
    ("the overlap rule, offences", overlap),
    ("kinds of group", kinds),
    ("kinds of nominal", nominals),
    ("sources", sources),
    ("police-generated records", generated),
    ("odd days", days),
];

/// So many selections, no two of them drawn alike.
pub fn drawn(change: Change, catalogue: &Catalogue, selections: usize) -> Vec<Selection> {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    (0..selections).map(|_| change(catalogue, &mut rng)).collect()
}

/// A selection drawn for a snapshot's catalogue.
pub type Change = fn(&Catalogue, &mut ChaCha8Rng) -> Selection;

fn below(rng: &mut ChaCha8Rng, limit: usize) -> usize {
    rng.next_u32() as usize % limit
}

fn offences(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let out = catalogue.offences.iter().filter(|_| below(rng, 3) == 0).map(|offence| offence.code.clone());
    Selection { offences_out: out.collect(), ..Selection::default() }
}

fn weights(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let changed: Vec<_> = catalogue.offences.iter().filter(|_| below(rng, 3) == 0).collect();
    let points = |rng: &mut ChaCha8Rng| Points::new(f64::from(rng.next_u32() % 1_000)).expect("in range");
    let weights = changed.into_iter().map(|offence| (offence.code.clone(), points(rng))).collect();
    Selection { valuation: Valuation { weights, ..Valuation::default() }, ..Selection::default() }
}

fn measures(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let off = catalogue.measures.iter().filter(|_| below(rng, 3) == 0).map(|measure| measure.id.clone());
    Selection { measures_off: off.collect(), ..offences(catalogue, rng) }
}

fn months(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let covered = catalogue.period.months();
    let from = rng.next_u32() % covered;
    let to = from + 1 + rng.next_u32() % (covered - from);
    let month = |offset: u32| catalogue.period.from().plus(i32::try_from(offset).expect("a small number"));
    Selection { period: Period::new(month(from), month(to)).ok(), ..offences(catalogue, rng) }
}

fn kinds(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let base = offences(catalogue, rng);
    let vias = Via::ALL.into_iter().filter(|_| below(rng, 2) == 0).fold(base.vias, ViaSet::without);
    Selection { vias, ..base }
}

fn nominals(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let nominals_out = NominalKind::ALL.into_iter().filter(|_| below(rng, 2) == 0).collect();
    Selection { nominals_out, ..offences(catalogue, rng) }
}

fn groups(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let out = (0..=below(rng, 3)).map(|_| catalogue.groups[below(rng, catalogue.groups.len())].code.clone());
    Selection { groups_out: out.collect(), ..Selection::default() }
}

fn all_but_groups(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let kept = groups(catalogue, rng).groups_out;
    Selection { groups_out: GroupsOut::AllBut(kept.of(&catalogue.groups)), ..Selection::default() }
}

fn overlap(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    Selection { overlap: Overlap::CountOnce, ..offences(catalogue, rng) }
}

fn sources(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let out = catalogue.sources.iter().filter(|_| below(rng, 3) == 0).map(|source| source.id.clone());
    Selection { sources_out: out.collect(), ..offences(catalogue, rng) }
}

fn generated(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let generated = if below(rng, 2) == 0 { Generated::LeftOut } else { Generated::Alone };
    Selection { generated, ..offences(catalogue, rng) }
}

fn days(catalogue: &Catalogue, rng: &mut ChaCha8Rng) -> Selection {
    let [begins, ends] =
        [catalogue.period.from(), catalogue.period.to()].map(|month| month.first_day().expect("a day").epoch_days());
    let length = usize::try_from(ends - begins).expect("a few thousand");
    let mut drawn = [0, 1].map(|_| i32::try_from(below(rng, length)).expect("a few thousand"));
    drawn.sort_unstable();
    let [first, last] = drawn.map(|day| Date::from_epoch_days(begins + day).expect("a day"));
    let period = Period::new(first.month(), last.month().plus(1)).ok();
    Selection { period, days: DayEdges::between(first, last), ..offences(catalogue, rng) }
}
