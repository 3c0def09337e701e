//! One group's row.

use leptos::prelude::*;

use crate::app::cells::{TrendCell, change_cell};
use crate::app::counted_rows::counted_of;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::domain::{GroupKind, NominalKind};
use crate::presentation::{PartOf, Term, number};
use crate::scoring::{GroupHarm, Subject};

/// A group's row in the list.
pub fn row(harm: &GroupHarm, months_complete: &[bool]) -> AnyView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let Some(group) = snapshot.with(|catalogue| catalogue.groups.get(harm.group as usize).cloned()) else {
        return ().into_any();
    };
    let code = group.code.clone();
    let is_out = store.selection.with(|selection| selection.groups_out.contains(&group.code));
    let href = store.address_after(snapshot, |state| state.group = Some(code.clone()));
    let band = group.threat_band.clone().unwrap_or_else(|| number::NONE.to_owned());
    let subject = Subject { group: Some(harm.group), ..Subject::default() };
    view! {
        <tr class:left-out=is_out>
            <td class="numeric">{number::whole(u64::from(harm.rank))}</td>
            <th scope="row">
                <a href=href>{group.code.to_string()} " " {group.code_name.clone()}</a>
                {is_out.then_some(" (left out)")}
            </th>
            <td>{kind(group.kind)}</td>
            <td>{band}</td>
            <td>{members(&harm.members)}</td>
            <td class="numeric">{counted_of(snapshot, subject, PartOf::Flow, number::whole(harm.linked.now.count))}</td>
            <td class="numeric">{number::points(harm.linked.now.points)}</td>
            <td class="numeric">{number::percent_figure(harm.share)}</td>
            {change_cell(harm.linked.change)}
            <td class="numeric">{number::whole(u64::from(harm.areas))}</td>
            <TrendCell monthly=harm.monthly.clone() complete=months_complete.to_vec() />
        </tr>
    }
    .into_any()
}

/// A kind of group in short.
pub fn kind(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Ocg => "OCG",
        GroupKind::Ucg => "UCG",
        GroupKind::Pcg => "PCG",
    }
}

/// What a kind of group is.
pub fn kind_term(kind: GroupKind) -> Term {
    match kind {
        GroupKind::Ocg => Term::Ocg,
        GroupKind::Ucg => Term::Ucg,
        GroupKind::Pcg => Term::Pcg,
    }
}

/// Members by kind: `11 OCG, 2 priority`.
pub fn members(counts: &[u32; 4]) -> String {
    let short = |kind: NominalKind| match kind {
        NominalKind::OcgMember => "OCG",
        NominalKind::PriorityIndividual => "priority",
        NominalKind::UcgMember => "UCG",
        NominalKind::PcgMember => "PCG",
    };
    let kinds = NominalKind::ALL.into_iter().zip(counts).filter(|(_, count)| **count > 0);
    let said: Vec<String> = kinds.map(|(kind, count)| format!("{count} {}", short(kind))).collect();
    if said.is_empty() { number::NONE.to_owned() } else { said.join(", ") }
}
