//! A drawing as SVG, and its figures as a table.

use leptos::prelude::*;
use leptos::svg;

use crate::app::counted_rows::linked;
use crate::presentation::chart::{Cell, Drawing, Mark, Table};

/// A drawing as one picture with a sentence for those who do not see it; `over` lies on top.
#[component]
pub fn Picture(
    /// What is drawn.
    #[prop(into)]
    drawing: Signal<Drawing>,
    /// What it shows.
    #[prop(into)]
    sentence: Signal<String>,
    /// What answers to a pointer.
    #[prop(optional)]
    over: Option<ViewFn>,
) -> impl IntoView {
    let size = Memo::new(move |_| drawing.with(|drawing| drawing.size));
    let marks = move || drawing.with(|drawing| drawing.marks.iter().map(mark).collect_view());
    svg::svg()
        .attr("class", "picture")
        .attr("role", "img")
        .attr("width", move || format!("{:.0}", size.get()[0]))
        .attr("height", move || format!("{:.0}", size.get()[1]))
        .attr("viewBox", move || format!("0 0 {:.0} {:.0}", size.get()[0], size.get()[1]))
        .attr("aria-label", move || sentence.get())
        .child((marks, over.map(|over| over.run())))
}

fn mark(mark: &Mark) -> AnyView {
    match mark {
        Mark::Path { class, d } => svg::path().attr("class", class.clone()).attr("d", d.clone()).into_any(),
        Mark::Rect { class, at: [x, y, width, height] } => svg::rect()
            .attr("class", class.clone())
            .attr("x", format!("{x:.1}"))
            .attr("y", format!("{y:.1}"))
            .attr("width", format!("{width:.1}"))
            .attr("height", format!("{height:.1}"))
            .into_any(),
        Mark::Text { class, at: [x, y], text } => svg::text()
            .attr("class", class.clone())
            .attr("x", format!("{x:.1}"))
            .attr("y", format!("{y:.1}"))
            .child(text.clone())
            .into_any(),
    }
}

/// A picture's figures as a table, folded away.
#[component]
pub fn TableTwin(
    /// The figures.
    #[prop(into)]
    table: Signal<Table>,
    /// Whose they are.
    #[prop(into)]
    title: Signal<String>,
) -> impl IntoView {
    // Made when it is first opened: a page may hold many.
    let is_open = RwSignal::new(false);
    let rows = move || table.with(|table| table_view(table, &title.get()));
    view! {
        <details class="twin" on:toggle=move |_| is_open.set(true)>
            <summary>"As a table" <span class="unseen">": " {title}</span></summary>
            <Show when=move || is_open.get()>{rows}</Show>
        </details>
    }
}

/// What a cell says; a count leads to the rows that it counts.
pub fn cell_view(cell: &Cell) -> AnyView {
    let text = cell.text().into_owned();
    match cell.clone() {
        Cell::Count(_, rows) => linked(move || Some(rows.clone()), text),
        Cell::Text(_) | Cell::Number(..) => text.into_any(),
    }
}

fn table_view(table: &Table, title: &str) -> impl IntoView + use<> {
    let numeric = |column: usize| table.rows.iter().any(|row| row.get(column).is_some_and(Cell::is_number));
    let numeric: Vec<bool> = (0..table.columns.len()).map(numeric).collect();
    let class = move |column: usize| if numeric.get(column) == Some(&true) { "numeric" } else { "" };
    let heads = table.columns.iter().enumerate().map(|(column, head)| {
        view! { <th scope="col" class=class(column)>{head.clone()}</th> }
    });
    let heads = heads.collect_view();
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let shown = cell_view(cell);
            match column {
                0 => view! { <th scope="row">{shown}</th> }.into_any(),
                _ => view! { <td class=class(column)>{shown}</td> }.into_any(),
            }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    view! {
        <table class="figures-table">
            <caption class="unseen">{title.to_owned()}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}
