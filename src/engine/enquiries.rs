//! Enquiries that wait for the worker: the newest of each asker.

use std::collections::VecDeque;

use super::Enquiry;
use crate::scoring::Selection;

/// An enquiry that waits.
pub struct Waiting<Page> {
    /// Whom to answer.
    pub page: Page,
    pub asker: u32,
    pub id: u32,
    pub selection: Selection,
    pub enquiry: Enquiry,
}

/// Enquiries in the order in which they are answered.
pub(super) struct Enquiries<Page>(VecDeque<Waiting<Page>>);

impl<Page> Default for Enquiries<Page> {
    fn default() -> Self {
        Self(VecDeque::new())
    }
}

impl<Page> Enquiries<Page> {
    /// Adds one: in the place of one by the same asker, if it still waits.
    pub fn push(&mut self, new: Waiting<Page>) {
        match self.0.iter_mut().find(|waiting| waiting.asker == new.asker) {
            Some(waiting) => *waiting = new,
            None => self.0.push_back(new),
        }
    }

    /// The next to be answered.
    pub fn next(&mut self) -> Option<Waiting<Page>> {
        self.0.pop_front()
    }

    /// Forgets all of them.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::Subject;

    #[test]
    fn a_newer_enquiry_takes_the_place_of_its_askers_last() {
        let mut enquiries = Enquiries::default();
        for (asker, id) in [(1, 1), (2, 2), (1, 3)] {
            let enquiry = Enquiry::Breakdown(Subject::default());
            enquiries.push(Waiting { page: (), asker, id, selection: Selection::default(), enquiry });
        }
        let ids: Vec<u32> = std::iter::from_fn(|| enquiries.next()).map(|waiting| waiting.id).collect();
        assert_eq!(ids, [3, 2]);
    }
}
