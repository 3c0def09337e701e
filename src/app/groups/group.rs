//! The page of one group.

use leptos::prelude::*;

use super::activity::ActivityAimed;
use super::group_charts as charts;
use super::people::People;
use super::row::{kind, kind_term, members};
use crate::app::chart::{BarList, MonthFigure, Picture, Saving, TableTwin};
use crate::app::counted_rows::{address, counted_of};
use crate::app::defined::Defined;
use crate::app::enquiry::{breakdown, groups};
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::presentation::{PartOf, Term, network, number, words};
use crate::scoring::Subject;

/// What a group's members are linked to: of what kind, where, when and with whom.
#[component]
pub fn GroupPage(
    /// Its position in the catalogue.
    position: u32,
) -> impl IntoView {
    let (snapshot, store) = (Snapshot::here(), Store::here());
    let Some(group) = snapshot.with(|catalogue| catalogue.groups.get(position as usize).cloned()) else {
        return ().into_any();
    };
    let subject = Subject { group: Some(position), ..Subject::default() };
    let found = breakdown(move || Some(subject));
    let rows = Callback::new(move |at| address(snapshot, store, subject, PartOf::Month(at)));
    let told = Memo::new(move |_| found.get().map(|found| charts::told(snapshot, store, &found, position)));
    let chart = move |of: fn(&charts::Told) -> crate::presentation::chart::BarChart| {
        Signal::derive(move || told.with(|told| told.as_ref().map(of).unwrap_or_default()))
    };
    let months = Signal::derive(move || told.with(|told| told.as_ref().map(|t| t.months.clone()).unwrap_or_default()));
    let said = move || told.with(|told| told.as_ref().map(|told| told.said.clone()).unwrap_or_default());
    let code = group.code.to_string();
    let shared = Signal::derive(move || told.with(|told| told.as_ref().map(|t| t.shared.clone()).unwrap_or_default()));
    let (drawn, named) = (code.clone(), code.clone());
    let drawing = Signal::derive(move || shared.with(|shared| network::drawing(&drawn, shared)));
    let sentence = Signal::derive(move || shared.with(|shared| network::sentence(&named, shared)));
    let twin = Signal::derive(move || shared.with(|shared| network::table(shared)));
    let back = move || store.address_after(snapshot, |state| state.group = None);
    let band = group
        .threat_band
        .clone()
        .map_or_else(|| ": none was supplied.".to_owned(), |band| format!(", as supplied: {band}."));
    view! {
        <article class="reasons" id="group" aria-busy=move || told.with(Option::is_none).to_string()>
            <p class="back"><a href=back>"All groups"</a></p>
            <h1>{code.clone()} " " {group.code_name.clone()}</h1>
            <p><Defined term=kind_term(group.kind)>{kind(group.kind)}</Defined> ". " <Defined term=Term::ThreatBand /> {band} " " <LeaveOut code=group.code.clone() /></p>
            <GroupFigures position />
            <h2>"When"</h2>
            <MonthFigure chart=months term=Term::ControlChart rows />
            <ul class="signals">{move || said().into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
            <h2>"Where, of what kind and with whom"</h2>
            <div class="columns-2">
                <BarList chart=chart(|told| told.areas.clone()) />
                <BarList chart=chart(|told| told.homes.clone()) />
                <BarList chart=chart(|told| told.offences.clone()) />
                <BarList chart=chart(|told| told.measures.clone()) />
                <figure class="chart network" id="shared">
                    <figcaption>
                        <h3>"Records shared with other groups"</h3>
                        <Saving title="Records shared with other groups".to_owned() sentence drawing table=twin />
                    </figcaption>
                    <p>{sentence}</p>
                    <Show when=move || !shared.with(Vec::is_empty)>
                        <Picture drawing sentence />
                        <TableTwin table=twin title="Records shared with other groups".to_owned() />
                    </Show>
                </figure>
            </div>
            <ActivityAimed code=group.code.clone() />
            <People code=group.code.clone() />
            <p class="quiet">
                "A record counts here if a member was linked to it while in the group, by a role that an element lists.
                Members who live in an area are those whom an element counts on the period's last day."
            </p>
        </article>
    }
    .into_any()
}

/// Rank, records, harm, share, change and members.
#[component]
fn GroupFigures(
    /// Its position in the catalogue.
    position: u32,
) -> impl IntoView {
    let (snapshot, found) = (Snapshot::here(), groups(|| true));
    let figures = move || {
        let found = found.get()?;
        let harm = found.groups.iter().find(|harm| harm.group == position)?.clone();
        let change = harm.linked.change.map_or(number::NONE, |change| words::verdict(change.verdict));
        let count = number::whole(harm.linked.now.count);
        let subject = Subject { group: Some(position), ..Subject::default() };
        let linked = counted_of(snapshot, subject, PartOf::Flow, count);
        let heads = [
            (
                Some(Term::Rank),
                "rank",
                format!("{} of {}", number::whole(u64::from(harm.rank)), number::whole(found.groups.len() as u64))
                    .into_any(),
            ),
            (Some(Term::Linked), "linked records", linked),
            (Some(Term::LinkedHarm), "linked harm, points", number::points(harm.linked.now.points).into_any()),
            (Some(Term::Flow), "of all flow", number::percent(harm.share).into_any()),
            (Some(Term::Change), "change", change.into_any()),
            (None, "areas touched", number::whole(u64::from(harm.areas)).into_any()),
            (Some(Term::Nominal), "members on the last day", members(&harm.members).into_any()),
        ];
        let pair = |(term, head, text): (Option<Term>, &'static str, AnyView)| {
            let head = match term {
                Some(term) => view! { <Defined term>{head}</Defined> }.into_any(),
                None => head.into_any(),
            };
            view! { <div><dt>{head}</dt><dd>{text}</dd></div> }
        };
        Some(heads.map(pair).collect_view())
    };
    view! { <dl class="figures" id="group-figures">{figures}</dl> }
}

/// The what-if from here: the ranking without this group.
#[component]
fn LeaveOut(
    /// The group.
    code: crate::domain::GroupCode,
) -> impl IntoView {
    let store = Store::here();
    let of = code.clone();
    let is_out = Memo::new(move |_| store.selection.with(|selection| selection.groups_out.contains(&of)));
    let turn = move |_| {
        store.selection.update(|selection| selection.groups_out.turn(&code));
    };
    view! {
        <button type="button" id="leave-out" aria-pressed=move || is_out.get().to_string() on:click=turn>
            {move || if is_out.get() { "Put this group back" } else { "What if this group were left out?" }}
        </button>
        <Show when=move || is_out.get()>
            <span role="status">" It is left out now: its links count for nothing here or in the ranking."</span>
        </Show>
    }
}
