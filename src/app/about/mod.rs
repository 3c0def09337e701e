//! The page about the page: what it is, and how everything is worked out.

mod glossary;

use leptos::prelude::*;

use self::glossary::Glossary;
use super::snapshot::Snapshot;
use crate::presentation::date;

/// What this is, how it is worked out, where the data comes from.
#[component]
pub fn About() -> impl IntoView {
    let opened = Snapshot::here().opened();
    let (manifest, catalogue) = (&opened.manifest, &opened.catalogue);
    let synthetic = manifest.force.synthetic.then(|| {
        view! { <p><strong>"The force, its places and its people are invented: this is synthetic data."</strong></p> }
    });
    let notices: Vec<_> = manifest.notices.iter().map(|notice| view! { <li>{notice.clone()}</li> }).collect();
    view! {
        <article class="prose" id="about">
            <h1>"About and method"</h1>
            {synthetic}
            <p>
                "This page ranks the areas of " {manifest.force.name.clone()} " by the "
                {catalogue.score_title().to_owned()} ": what happened in each, times how severe it was. It reads one
                snapshot, made on " {date::day(manifest.created)} ", and does all its sums in this browser. Nothing that
                you choose here leaves your computer."
            </p>
            <h2>"The score"</h2>
            <p>
                "Each measure counts records or nominals of an area and gives each of them points. Points of offences are
                those of the ONS Crime Severity Score (" {manifest.weights.edition.clone()} "; "
                {manifest.weights.source.clone()} "). Points that the force chose itself are marked as a local choice. The
                score is the sum of all measures. Flow, such as crimes, adds up over time; stock, such as members of groups,
                is counted once on the period's last day, so a shorter period gives stock more of the mix."
            </p>
            <p>
                "A record that several measures list counts in each of them, unless each record is counted once, in the
                first measure that lists it. The filters say which rule is in force."
            </p>
            <h2>"How sure it is"</h2>
            <p>
                "The interval of a score holds the true level of harm in 95 cases of 100 if records come by chance at a
                steady rate (Fay and Feuer's gamma interval on the weighted count; stock is added as it is). The likely
                range of a rank comes from drawing every count again 1,000 times. Areas whose ranges overlap cannot be told
                apart. Where one record is over a quarter of a score, the page says so and gives the rank without it."
            </p>
            <h2>"Change"</h2>
            <p>
                "The period is compared with the same months a year earlier, since crime has seasons, or with the months
                just before; one that begins or ends within a month with the same days of the month. A change is called clear when the difference is at least three times its standard error. Months
                for which a source is not complete are left out on both sides. No percentage is given where fewer than 10
                records were counted before. Nothing here is called a cause."
            </p>
            <h2>"Police-generated harm"</h2>
            <p>
                "Drug supply, cannabis farms, weapons possession and intelligence rise when police look harder. The share of
                a score that comes from such records is shown apart."
            </p>
            <Glossary />
            <h2>"Sources and licences"</h2>
            <ul>{notices}</ul>
        </article>
    }
}
