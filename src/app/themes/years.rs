//! Counts that stand in place of rows.

use leptos::prelude::*;

use crate::presentation::chart::{Cell, Table};

/// Tables of counts by year, for an audience that gets no rows.
#[component]
pub fn Years(
    /// Title and figures of each.
    tables: Vec<(String, Table)>,
) -> impl IntoView {
    if tables.is_empty() {
        return view! {
            <p role="status">
                "This audience does not have it: its snapshot says neither what was found, of what age, nor on what subject."
            </p>
        }
        .into_any();
    }
    view! {
        <p role="status">
            "This audience gets no rows: what follows are the counts of the whole force over twelve months, as the export gave
            them. The filters at the left do not reach them. A small count reads \"withheld\", and so do others from which it
            could be had by subtraction. What was found together is not for this audience."
        </p>
        <div class="columns-2">{tables.into_iter().map(table).collect_view()}</div>
    }
    .into_any()
}

fn table((title, table): (String, Table)) -> impl IntoView {
    let heads = table.columns.iter().enumerate().map(|(column, head)| {
        let class = if column > 0 { "numeric" } else { "" };
        view! { <th scope="col" class=class>{head.clone()}</th> }
    });
    let cell = |(column, cell): (usize, &Cell)| match column {
        0 => view! { <th scope="row">{cell.text().into_owned()}</th> }.into_any(),
        _ => view! { <td class="numeric">{cell.text().into_owned()}</td> }.into_any(),
    };
    let rows = table.rows.iter().map(|row| view! { <tr>{row.iter().enumerate().map(cell).collect_view()}</tr> });
    view! {
        <div class="years">
            <h3>{title.clone()}</h3>
            <table class="figures-table">
                <caption class="unseen">{title}</caption>
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
