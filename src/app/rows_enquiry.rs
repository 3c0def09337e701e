//! What a page asks of the worker of the raw rows beside the rows themselves, kept up to date.

use leptos::prelude::*;

use super::rows_link::{RowsLink, RowsPhase};
use crate::engine::{Failure, RowsEnquiry, RowsFinding, ToRows};

/// A finding, or why there is none; nothing before the first.
pub type RowsFound = RwSignal<Option<Result<RowsFinding, Failure>>>;

/// What an enquiry finds: asked anew whenever it changes, and when the reader tries again. The worker is started by
/// the first. The last finding stays until the next one comes; none where nothing is asked.
pub fn rows_finding(enquiry: impl Fn() -> Option<RowsEnquiry> + Send + Sync + 'static) -> RowsFound {
    let link = RowsLink::here();
    let (asker, newest) = (link.number(), StoredValue::new(0));
    let found = RwSignal::new(None);
    let enquiry = Memo::new(move |_| enquiry());
    Effect::new(move |_| {
        let Some(enquiry) = enquiry.get() else { return found.set(None) };
        link.tries.track();
        match link.phase.get() {
            RowsPhase::Asleep => link.open(),
            RowsPhase::Open => {
                let id = link.number();
                newest.set_value(id);
                link.send(ToRows::Enquire { asker, id, enquiry: Box::new(enquiry) });
            }
            RowsPhase::Opening(..) | RowsPhase::Failed(_) | RowsPhase::OtherBuild => {}
        }
    });
    Effect::new(move |_| {
        if let Some((_, id, result)) = link.found.get().filter(|(to, ..)| *to == asker)
            && id == newest.get_value()
            && enquiry.get_untracked().is_some()
        {
            found.set(Some(result));
        }
    });
    found
}
