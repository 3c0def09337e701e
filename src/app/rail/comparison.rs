//! What the months are compared with.

use leptos::prelude::*;

use crate::app::defined::Defined;
use crate::app::link::Link;
use crate::app::store::Store;
use crate::presentation::{Term, date, words};
use crate::scoring::ComparisonChoice;

/// A choice of comparison, and which months it came to.
#[component]
pub fn ComparisonFilter() -> impl IntoView {
    let (store, link) = (Store::here(), expect_context::<Link>());
    let choices: Vec<_> = [ComparisonChoice::YearEarlier, ComparisonChoice::PeriodBefore]
        .into_iter()
        .map(|choice| {
            let is_chosen = move || store.selection.with(|selection| selection.comparison == choice);
            let choose = move |_| store.selection.update(|selection| selection.comparison = choice);
            view! {
                <label>
                    <input type="radio" name="comparison" prop:checked=is_chosen on:change=choose />
                    {words::comparison(choice)}
                </label>
            }
        })
        .collect();
    let months = move || {
        let ranking = link.ranking.get()?;
        Some(match ranking.answer.comparison {
            Some(comparison) if comparison.short_history => {
                format!("{}; the snapshot goes back no further", date::period(comparison.period, comparison.days))
            }
            Some(comparison) => date::period(comparison.period, comparison.days),
            None => "Nothing lies before these months".to_owned(),
        })
    };
    view! { <fieldset><legend><Defined term=Term::Change>"Compare with"</Defined></legend>{choices}<p class="quiet">{months}</p></fieldset> }
}
