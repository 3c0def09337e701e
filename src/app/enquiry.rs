//! What a page asks of the engine beside the ranking, kept up to date with the selection.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::link::{Link, Phase};
use super::store::Store;
use crate::engine::{Enquiry, Finding};
use crate::scoring::{Breakdown, Field, Groups, Subject, ValueSums};

/// What an enquiry finds under the selection in force: asked anew whenever either changes. The last
/// finding stays until the next one comes, so that nothing jumps; none before the first, and where
/// nothing is asked.
pub fn finding(enquiry: impl Fn() -> Option<Enquiry> + Send + Sync + 'static) -> RwSignal<Option<Arc<Finding>>> {
    let (link, store) = (expect_context::<Link>(), Store::here());
    let (asker, newest) = (link.number(), StoredValue::new(0));
    let found = RwSignal::new(None);
    let enquiry = Memo::new(move |_| enquiry());
    Effect::new(move |_| {
        let Some(enquiry) = enquiry.get() else { return found.set(None) };
        newest.set_value(link.number());
        link.enquire(asker, newest.get_value(), store.selection.get(), enquiry);
    });
    Effect::new(move |_| {
        if let Some((_, id, finding)) = link.found.get().filter(|(to, ..)| *to == asker)
            && id == newest.get_value()
            && enquiry.get_untracked().is_some()
        {
            match finding.open() {
                Ok(finding) => found.set(Some(Arc::new(finding))),
                Err(failure) => link.phase.set(Phase::Failed(failure)),
            }
        }
    });
    found
}

/// What the selection, or a part of it, is made of.
pub fn breakdown(subject: impl Fn() -> Option<Subject> + Send + Sync + 'static) -> Memo<Option<Arc<Breakdown>>> {
    let found = finding(move || subject().map(Enquiry::Breakdown));
    Memo::new(move |_| match found.get()?.as_ref() {
        Finding::Breakdown(breakdown) => Some(Arc::new(breakdown.as_ref().clone())),
        _ => None,
    })
}

/// Every group with its linked harm, while it is wanted.
pub fn groups(is_wanted: impl Fn() -> bool + Send + Sync + 'static) -> Memo<Option<Arc<Groups>>> {
    let found = finding(move || is_wanted().then_some(Enquiry::Groups));
    Memo::new(move |_| match found.get()?.as_ref() {
        Finding::Groups(groups) => Some(Arc::new(groups.as_ref().clone())),
        _ => None,
    })
}

/// What each value of a list counts under everything else, while it is wanted.
pub fn value_sums(field: Field, is_wanted: Signal<bool>) -> Memo<Option<Arc<ValueSums>>> {
    let store = Store::here();
    let enquiry = move || {
        // A list does not narrow itself.
        let commands_out = if field == Field::AreaCommand { BTreeSet::new() } else { store.commands_out.get() };
        is_wanted.get().then_some(Enquiry::Values { field, commands_out })
    };
    let found = finding(enquiry);
    Memo::new(move |_| match found.get()?.as_ref() {
        Finding::Values(sums) => Some(Arc::new(sums.clone())),
        _ => None,
    })
}
