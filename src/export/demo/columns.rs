//! Drafts as the columns of a table.

use super::drafts::{Draft, NONE, World};
use super::kind::{Kind, SOURCES, source_ids};
use super::random::Random;
use super::wording::word;
use crate::snapshot::RecordTable;

/// The table of records, and how many each source gave.
pub(super) fn columns(
    world: &World<'_>,
    drafts: &[Draft],
    soc_related: Vec<bool>,
    random: &mut Random,
) -> (RecordTable, [u64; 6]) {
    let some = |position: u16| (position != NONE).then_some(position);
    let mut rows = [0_u64; 6];
    let mut table = RecordTable {
        sector_ids: world.ground.sectors.iter().map(|sector| sector.id.clone()).collect(),
        beat_ids: world.ground.beats.iter().map(|beat| beat.id.clone()).collect(),
        kinds: Kind::ALL.iter().map(|kind| kind.record_kind()).collect(),
        sources: source_ids(),
        day: drafts.iter().map(|draft| draft.day).collect(),
        month_only: drafts.iter().map(|draft| draft.month_only).collect(),
        sector: drafts.iter().map(|draft| some(draft.sector)).collect(),
        beat: drafts.iter().map(|draft| some(draft.beat)).collect(),
        offence: drafts.iter().map(|draft| some(draft.offence)).collect(),
        kind: drafts.iter().map(|draft| draft.kind as u8).collect(),
        source: drafts.iter().map(|draft| draft.kind.source()).collect(),
        police_generated: drafts.iter().map(|draft| police_generated(world, draft)).collect(),
        soc_related,
        count: vec![1; drafts.len()],
        time_seconds: drafts.iter().map(|draft| draft.time).collect(),
        point_deg: drafts.iter().map(|draft| draft.point).collect(),
        ..RecordTable::default()
    };
    table.id.reserve(drafts.len());
    table.intelligence_type.reserve(drafts.len());
    table.intelligence_subject.reserve(drafts.len());
    table.substances.reserve(drafts.len());
    table.age_band.reserve(drafts.len());
    table.detail.reserve(drafts.len());
    for draft in drafts {
        let source = usize::from(draft.kind.source());
        rows[source] += 1;
        table.id.push(format!("{}{:08}", SOURCES[source].2, rows[source]));
        let words = word(draft.kind, random);
        table.intelligence_type.push(words.intelligence.map(|(kind, _)| kind.to_owned()));
        table.intelligence_subject.push(words.intelligence.map(|(_, subject)| subject.to_owned()));
        table.substances.push(words.substances);
        table.age_band.push(words.age_band.map(str::to_owned));
        table.detail.push(words.detail);
    }
    (table, rows)
}

fn police_generated(world: &World<'_>, draft: &Draft) -> bool {
    let by_offence = draft.offence != NONE && world.offences.police_generated[usize::from(draft.offence)];
    draft.kind.police_generated() || by_offence
}
