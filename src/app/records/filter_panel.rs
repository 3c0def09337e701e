//! A column's filter, in the form that fits its type.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::looking::Panel;
use crate::app::rows_link::RowsLink;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::browser::element;
use crate::domain::Date;
use crate::engine::ToRows;
use crate::presentation::hours_table::WEEKDAYS;
use crate::presentation::number;
use crate::presentation::rows_words::{cell, clock, column_label, seconds};
use crate::presentation::words::mid_sentence;
use crate::rows::{Asks, Bound, Filter, Test};

/// The most values listed at once.
const MOST_LISTED: usize = 200;

/// The filter of the column whose mark was pressed.
#[component]
pub fn FilterPanel() -> impl IntoView {
    let (link, panel) = (RowsLink::here(), expect_context::<RwSignal<Panel>>());
    let column = Memo::new(move |_| match panel.get() {
        Panel::Filter(column) => Some(column),
        Panel::None => None,
    });
    Effect::new(move |before: Option<Option<String>>| {
        let column = column.get();
        if before.is_some() && column.is_some() {
            element::focus("filter-title");
        }
        column
    });
    move || {
        column.get().map(|column| {
            let asks = link.shown.with_untracked(|shown| {
                let about = &shown.as_ref()?.about;
                about.iter().find(|about| about.name == column).map(|about| about.asks)
            });
            let title = format!("Filter by {}", mid_sentence(&column_label(&column)));
            let editor = match asks {
                Some(Asks::Set) => view! { <SetFilter column=column.clone() /> }.into_any(),
                Some(Asks::Day) => view! {
                    <RangeFilter column=column.clone() asks=Asks::Day />
                    <WeekdaysFilter column=column.clone() />
                }
                .into_any(),
                Some(asks @ (Asks::Number | Asks::Time)) => {
                    view! { <RangeFilter column=column.clone() asks /> }.into_any()
                }
                _ => view! { <TextFilter column=column.clone() /> }.into_any(),
            };
            view! {
                <aside class="drawer" id="filter-panel" aria-labelledby="filter-title">
                    <header>
                        <h2 id="filter-title" tabindex="-1">{title}</h2>
                        <button type="button" on:click=move |_| panel.set(Panel::None)>"Close"</button>
                    </header>
                    {editor}
                    <Emptiness column />
                </aside>
            }
        })
    }
}

/// The test that a column is under, but weekdays.
fn test_of(store: Store, column: &str) -> Option<Test> {
    find_test(store, column, |test| !is_weekdays(test))
}

fn find_test(store: Store, column: &str, is_wanted: fn(&Test) -> bool) -> Option<Test> {
    store.rows.with(|view| {
        let mut tests = view.filters.iter().filter(|filter| filter.column == column).map(|filter| &filter.test);
        tests.find(|test| is_wanted(test)).cloned()
    })
}

/// Puts a column under a test in place of its others, or takes them away.
fn put(store: Store, column: &str, test: Option<Test>) {
    put_instead(store, column, |_| true, test);
}

/// Puts a column under a test in place of some of its others.
fn put_instead(store: Store, column: &str, goes: fn(&Test) -> bool, test: Option<Test>) {
    store.rows.update(|view| {
        view.filters.retain(|filter| filter.column != column || !goes(&filter.test));
        view.filters.extend(test.map(|test| Filter { column: column.to_owned(), test }));
    });
}

/// Days have two tests, a range and weekdays, that stand beside each other.
fn is_weekdays(test: &Test) -> bool {
    matches!(test, Test::Weekdays(_))
}

#[component]
fn Emptiness(column: String) -> impl IntoView {
    let store = Store::here();
    let (empty, filled, cleared) = (column.clone(), column.clone(), column);
    view! {
        <p class="filter-buttons">
            <button type="button" on:click=move |_| put(store, &empty, Some(Test::Empty))>"Only empty"</button>
            <button type="button" on:click=move |_| put(store, &filled, Some(Test::Filled))>"Only not empty"</button>
            <button type="button" id="filter-clear" on:click=move |_| put(store, &cleared, None)>"No filter"</button>
        </p>
    }
}

#[component]
fn SetFilter(column: String) -> impl IntoView {
    let (snapshot, store, link) = (Snapshot::here(), Store::here(), RowsLink::here());
    let narrowed = RwSignal::new(String::new());
    let (asked, of, chosen_of) = (column.clone(), column.clone(), column);
    // Counts are those under the other filters, so they are asked for again with every look.
    Effect::new(move |_| {
        if link.shown.with(Option::is_some) {
            link.send(ToRows::Values { column: asked.clone() });
        }
    });
    let chosen = Memo::new(move |_| match test_of(store, &chosen_of) {
        Some(Test::OneOf(values)) => values,
        _ => BTreeSet::new(),
    });
    let known = of.clone();
    let values = Memo::new(move |_| {
        link.values
            .with(|values| values.as_ref().filter(|(column, _)| *column == known).map(|(_, values)| values.clone()))
    });
    let listed = move || {
        let wanted = narrowed.get().to_lowercase();
        let values = values.get().unwrap_or_default();
        let named = values.into_iter().map(|value| {
            let label = snapshot.with(|catalogue| cell(&of, Asks::Set, &value.value, catalogue));
            (if label.is_empty() { "(empty)".to_owned() } else { label }, value)
        });
        let found = named.filter(|(label, _)| label.to_lowercase().contains(&wanted));
        let of = of.clone();
        found
            .take(MOST_LISTED)
            .map(move |(label, value)| {
                let (is, toggled, of) = (value.value.clone(), value.value.clone(), of.clone());
                let is_chosen = move || chosen.with(|chosen| chosen.contains(&is));
                let toggle = move |event| {
                    let mut values = chosen.get_untracked();
                    if event_target_checked(&event) {
                        values.insert(toggled.clone());
                    } else {
                        values.remove(&toggled);
                    }
                    put(store, &of, (!values.is_empty()).then_some(Test::OneOf(values)));
                };
                view! {
                    <label class="value">
                        <input type="checkbox" prop:checked=is_chosen on:change=toggle />
                        <span>{label}</span>
                        <span class="quiet">{number::whole(value.rows)}</span>
                    </label>
                }
            })
            .collect_view()
    };
    let more = move || {
        let all = values.with(|values| values.as_ref().map_or(0, Vec::len));
        (all > MOST_LISTED).then(|| format!("The {MOST_LISTED} most frequent are listed; type to find others."))
    };
    view! {
        <p>
            <label for="filter-narrow">"Find a value"</label> " "
            <input id="filter-narrow" type="search" on:input=move |event| narrowed.set(event_target_value(&event)) />
        </p>
        <fieldset class="values"><legend class="unseen">"Values, and how many rows have each"</legend>{listed}</fieldset>
        <p class="quiet">{more}</p>
    }
}

#[component]
fn TextFilter(column: String) -> impl IntoView {
    let store = Store::here();
    let of = column.clone();
    let text = move || match test_of(store, &of) {
        Some(Test::Contains(text)) => text,
        _ => String::new(),
    };
    let change = move |event| {
        let text = event_target_value(&event);
        put(store, &column, (!text.is_empty()).then_some(Test::Contains(text)));
    };
    view! {
        <p>
            <label for="filter-text">"Holds the text"</label> " "
            <input id="filter-text" type="search" prop:value=text on:change=change />
        </p>
    }
}

#[component]
fn RangeFilter(column: String, asks: Asks) -> impl IntoView {
    let store = Store::here();
    let wrong = RwSignal::new(None::<&'static str>);
    let of = column.clone();
    let ends = Memo::new(move |_| match test_of(store, &of) {
        Some(Test::Between(least, most)) if asks == Asks::Time => [least, most].map(|bound| bound.map(clock)),
        Some(Test::Between(least, most)) => [least, most].map(|bound| bound.map(|bound| bound.value().to_string())),
        Some(Test::Days(first, last)) => [first, last].map(|day| day.map(|day| day.to_string())),
        _ => [None, None],
    });
    let change = move |place: usize, text: String| {
        let mut texts = ends.get_untracked().map(Option::unwrap_or_default);
        text.trim().clone_into(&mut texts[place]);
        let test = match asks {
            Asks::Day => days(&texts),
            Asks::Time => bounds(&texts, seconds, "Expected a time such as 09:30."),
            _ => bounds(&texts, number_of, "Expected a number such as 512.96."),
        };
        wrong.set(test.as_ref().err().copied());
        if let Ok(test) = test {
            put_instead(store, &column, |test| !is_weekdays(test), test);
        }
    };
    let from = change.clone();
    let kind = match asks {
        Asks::Day => "date",
        Asks::Time => "time",
        _ => "text",
    };
    let value = move |place: usize| ends.get()[place].clone().unwrap_or_default();
    view! {
        <p class="range">
            <label for="filter-from">"From"</label>
            <input id="filter-from" type=kind prop:value=move || value(0) aria-invalid=move || wrong.get().is_some().to_string()
                on:change=move |event| from(0, event_target_value(&event)) />
            <label for="filter-to">"to"</label>
            <input id="filter-to" type=kind prop:value=move || value(1) aria-invalid=move || wrong.get().is_some().to_string()
                on:change=move |event| change(1, event_target_value(&event)) />
        </p>
        <p class="wrong" role="status">{move || wrong.get()}</p>
    }
}

#[component]
fn WeekdaysFilter(column: String) -> impl IntoView {
    let store = Store::here();
    let of = column.clone();
    let chosen = Memo::new(move |_| match find_test(store, &of, is_weekdays) {
        Some(Test::Weekdays(days)) => days,
        _ => BTreeSet::new(),
    });
    let choice = |(day, name): (u32, &'static str)| {
        let column = column.clone();
        let toggle = move |event| {
            let mut days = chosen.get_untracked();
            if event_target_checked(&event) {
                days.insert(day);
            } else {
                days.remove(&day);
            }
            put_instead(store, &column, is_weekdays, (!days.is_empty()).then_some(Test::Weekdays(days)));
        };
        view! {
            <label class="value">
                <input type="checkbox" prop:checked=move || chosen.with(|days| days.contains(&day)) on:change=toggle />
                <span>{name}</span>
            </label>
        }
    };
    view! { <fieldset class="values"><legend>"Weekdays"</legend>{(0..).zip(WEEKDAYS).map(choice).collect_view()}</fieldset> }
}

/// A range of days out of two texts; no test where both are empty.
fn days(texts: &[String; 2]) -> Result<Option<Test>, &'static str> {
    let day = |text: &String| if text.is_empty() { Ok(None) } else { Date::parse(text).map(Some) };
    let wrong = |_| "Expected a day such as 2026-11-24.";
    let (first, last) = (day(&texts[0]).map_err(wrong)?, day(&texts[1]).map_err(wrong)?);
    Ok((first.is_some() || last.is_some()).then_some(Test::Days(first, last)))
}

/// A range of numbers out of two texts, each read as one; no test where both are empty.
fn bounds(
    texts: &[String; 2],
    read: fn(&str) -> Option<Bound>,
    wrong: &'static str,
) -> Result<Option<Test>, &'static str> {
    let bound = |text: &String| if text.is_empty() { Ok(None) } else { read(text).map(Some).ok_or(wrong) };
    let (least, most) = (bound(&texts[0])?, bound(&texts[1])?);
    Ok((least.is_some() || most.is_some()).then_some(Test::Between(least, most)))
}

fn number_of(text: &str) -> Option<Bound> {
    text.replace(',', "").parse().ok().and_then(Bound::new)
}
