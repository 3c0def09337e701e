//! A row with all its columns, and its links.

use leptos::prelude::*;

use super::looking::Panel;
use super::row_links::linked;
use crate::app::rows_link::RowsLink;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::browser::element;
use crate::engine::ToRows;
use crate::presentation::number;
use crate::presentation::rows_words::{cell, code_words, column_label};
use crate::rows::{Asks, RowWhole, TableId};

/// The row that is open.
#[component]
pub fn RowPanel() -> impl IntoView {
    let (snapshot, store, link) = (Snapshot::here(), Store::here(), RowsLink::here());
    let panel = expect_context::<RwSignal<Panel>>();
    let open = Memo::new(move |_| store.rows.with(|view| view.row));
    let look = Memo::new(move |_| link.coming.with(|coming| coming.as_ref().map(|coming| coming.id)));
    Effect::new(move |_| {
        if let (Some(row), Some(_)) = (open.get(), look.get()) {
            link.send(ToRows::Row { row });
        }
    });
    Effect::new(move |before: Option<Option<u32>>| {
        let open = open.get();
        if open.is_some() && before.is_some_and(|before| before != open) {
            panel.set(Panel::None);
            element::focus("row-title");
        }
        open
    });
    let whole = move || link.row.get().filter(|whole| Some(whole.row) == open.get() && panel.get() == Panel::None);
    let close = move |_| store.rows.update(|view| view.row = None);
    move || {
        whole().map(|whole| {
            let title = format!("Row {} of the table", number::whole(u64::from(whole.row) + 1));
            let table = store.rows.with_untracked(|view| view.table);
            let links = (store.rows.with_untracked(|view| view.table == TableId::Records))
                .then(|| links(snapshot, store, &whole));
            view! {
                <aside class="drawer" id="row-panel" aria-labelledby="row-title">
                    <header>
                        <h2 id="row-title" tabindex="-1">{title}</h2>
                        <button type="button" on:click=close>"Close"</button>
                    </header>
                    <dl class="cells">{cells(snapshot, store, link, table, &whole)}</dl>
                    {links}
                </aside>
            }
        })
    }
}

fn cells(snapshot: Snapshot, store: Store, link: RowsLink, table: TableId, whole: &RowWhole) -> Vec<AnyView> {
    let about = link.shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.about.clone()).unwrap_or_default());
    let shown = |(name, text): &(String, Option<String>)| {
        let asks = about.iter().find(|column| column.name == *name).map_or(Asks::Text, |column| column.asks);
        let text = match text {
            Some(text) if text.is_empty() => number::NONE.into_any(),
            Some(text) => {
                let said = snapshot.with(|catalogue| cell(name, asks, text, catalogue));
                linked(snapshot, store, table, name, text, said)
            }
            None => "being fetched".into_any(),
        };
        view! { <div><dt>{column_label(name)}</dt><dd>{text}</dd></div> }.into_any()
    };
    whole.cells.iter().map(shown).collect()
}

fn links(snapshot: Snapshot, store: Store, whole: &RowWhole) -> AnyView {
    if whole.links.is_empty() {
        return view! { <h3>"Links"</h3><p>"No nominal is linked to this record."</p> }.into_any();
    }
    let rows: Vec<_> = whole
        .links
        .iter()
        .map(|link| {
            let said = if link.group.is_empty() { "no group".to_owned() } else { link.group.clone() };
            let group = linked(snapshot, store, TableId::Links, "group", &link.group, said);
            view! { <tr><td>{code_words(&link.role)}</td><td>{code_words(&link.nominal_kind)}</td><td>{group}</td></tr> }
        })
        .collect();
    view! {
        <h3 id="links-title">"Links to nominals, without names"</h3>
        <table class="working" aria-labelledby="links-title">
            <thead><tr><th scope="col">"Role"</th><th scope="col">"Nominal"</th><th scope="col">"Group"</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
