//! What only other pages than the ranking ask for: a part of the worker that a browser fetches with the first of them.

#![allow(clippy::unnecessary_wraps, reason = "a part may not come, which is said in its own type")]

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use wasm_split_helpers::SplitLoaderError;
#[cfg(feature = "engine")]
use wasm_split_helpers::wasm_split;

use super::extras::{Source, extra};
use super::group_files::{Fetched, fetch_nominals};
use super::{AreaReport, Enquiry, Extra, Failure, Finding, Loaded, Sealed};
use crate::domain::GroupCode;
use crate::scoring::{Cube, Selection};

/// Something that comes once files were fetched.
type Coming<T> = Pin<Box<dyn Future<Output = Result<T, Failure>>>>;

/// Nominals of a group, fetched; none where the snapshot has no file for them.
pub type Nominals = Option<Rc<Fetched>>;

/// What the part can do.
pub trait Details {
    /// Looks into what is open; none where files must be fetched for it.
    fn find(&self, cube: &Cube, selection: &Selection, enquiry: &Enquiry) -> Option<Result<Sealed<Finding>, Failure>>;

    /// Reads something more of the snapshot.
    fn load(&self, source: Rc<Source>, cube: Rc<Cube>, wanted: Extra) -> Coming<Sealed<Result<Loaded, Failure>>>;

    /// Fetches a group's nominals for a purpose.
    fn fetch(&self, source: Rc<Source>, cube: Rc<Cube>, group: GroupCode, purpose: String) -> Coming<Nominals>;

    /// What the nominals that were fetched are linked to under a selection, or why there are none.
    ///
    /// # Errors
    /// A finding that has no coding.
    fn link(
        &self,
        cube: &Cube,
        selection: &Selection,
        group: &GroupCode,
        fetched: Result<Nominals, Failure>,
    ) -> Result<Sealed<Finding>, Failure>;
}

/// Fetches the part, if it is not there yet.
#[cfg(feature = "engine")]
#[wasm_split(details, fallible)]
pub(super) fn details() -> Result<Rc<dyn Details>, SplitLoaderError> {
    Ok(Rc::new(Here))
}

/// The page and the other worker know this one's messages and never run it: nothing is cut from them.
#[cfg(not(feature = "engine"))]
pub(super) async fn details() -> Result<Rc<dyn Details>, SplitLoaderError> {
    Ok(Rc::new(Here))
}

/// The part, now that it is there.
struct Here;

impl Details for Here {
    fn find(&self, cube: &Cube, selection: &Selection, enquiry: &Enquiry) -> Option<Result<Sealed<Finding>, Failure>> {
        let found = match enquiry {
            Enquiry::Nominals { .. } => return None,
            Enquiry::Withheld => Finding::Withheld(cube.withheld(selection)),
            Enquiry::Groups => Finding::Groups(Box::new(cube.groups(selection))),
            Enquiry::Breakdown(subject) => Finding::Breakdown(Box::new(cube.breakdown(selection, *subject))),
            Enquiry::Area(area) => Finding::Area(Box::new(AreaReport::new(cube, selection, *area))),
            Enquiry::Values { field, commands_out } => {
                Finding::Values(cube.value_sums(selection, *field, commands_out))
            }
        };
        Some(Sealed::new(&found))
    }

    fn load(&self, source: Rc<Source>, cube: Rc<Cube>, wanted: Extra) -> Coming<Sealed<Result<Loaded, Failure>>> {
        Box::pin(async move { Sealed::new(&extra(&source, wanted, &cube).await) })
    }

    fn fetch(&self, source: Rc<Source>, cube: Rc<Cube>, group: GroupCode, purpose: String) -> Coming<Nominals> {
        Box::pin(async move { fetch_nominals(&source, cube.catalogue(), &group, &purpose).await })
    }

    fn link(
        &self,
        cube: &Cube,
        selection: &Selection,
        group: &GroupCode,
        fetched: Result<Nominals, Failure>,
    ) -> Result<Sealed<Finding>, Failure> {
        let linked = |fetched: Nominals| fetched.map(|fetched| fetched.linked(cube, selection, group)).transpose();
        Sealed::new(&Finding::Nominals(fetched.and_then(linked)))
    }
}
