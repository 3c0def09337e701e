//! The way back: what undo and redo go to.

use super::State;

/// The most steps that can be undone.
const MOST_STEPS: usize = 100;

/// The states before and after the present one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    past: Vec<State>,
    future: Vec<State>,
    /// Whether the present state was come to by undo or redo: what changes it is a step of its own.
    came_back: bool,
}

impl History {
    /// Takes in that `now` took the place of `before`. Whether that is a step of its own, and not the
    /// step before going on.
    pub fn changed(&mut self, before: State, now: &State) -> bool {
        if now.goes_on_from(&before) && !self.came_back {
            return false;
        }
        self.came_back = false;
        self.past.push(before);
        if self.past.len() > MOST_STEPS {
            self.past.remove(0);
        }
        self.future.clear();
        true
    }

    /// The state a step back from the present one, if there is one.
    pub fn undo(&mut self, now: State) -> Option<State> {
        let before = self.past.pop()?;
        self.future.push(now);
        self.came_back = true;
        Some(before)
    }

    /// The state a step forward from the present one, if there is one.
    pub fn redo(&mut self, now: State) -> Option<State> {
        let after = self.future.pop()?;
        self.past.push(now);
        self.came_back = true;
        Some(after)
    }

    /// Whether there is a step to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{OffenceCode, Points};
    use crate::presentation::any_state::any_state;
    use proptest::prelude::*;

    /// What a reader does.
    #[derive(Clone, Debug)]
    enum Deed {
        /// Goes to any other state, as by an address.
        Go(Box<State>),
        /// Moves the slider of an offence's weight.
        Slide(&'static str, u16),
        /// Types a letter into the search.
        Type(char),
        Undo,
        Redo,
    }

    fn any_deed() -> impl Strategy<Value = Deed> {
        prop_oneof![
            2 => any_state().prop_map(|state| Deed::Go(Box::new(state))),
            4 => (prop::sample::select(vec!["8N", "92A"]), 0..500_u16).prop_map(|(code, points)| Deed::Slide(code, points)),
            2 => proptest::char::range('a', 'f').prop_map(Deed::Type),
            3 => Just(Deed::Undo),
            2 => Just(Deed::Redo),
        ]
    }

    fn changed(now: &State, deed: &Deed) -> State {
        let mut state = now.clone();
        match deed {
            Deed::Go(other) => state = *other.clone(),
            Deed::Slide(code, points) => {
                let points = Points::new(f64::from(*points)).expect("in range");
                state.selection.valuation.weights.insert(OffenceCode::from(*code), points);
            }
            Deed::Type(letter) => state.search.push(*letter),
            Deed::Undo | Deed::Redo => {}
        }
        state
    }

    /// Every state that was stood at, one after the other, and which of them is the present one. What
    /// goes on takes the place of what it goes on from, unless a reader had come back to that.
    struct Timeline {
        states: Vec<State>,
        at: usize,
        came_back: bool,
    }

    impl Timeline {
        fn put(&mut self, state: State) {
            self.states.truncate(self.at + 1);
            if state.goes_on_from(&self.states[self.at]) && !self.came_back {
                self.states[self.at] = state;
            } else {
                self.states.push(state);
                self.at += 1;
            }
            self.came_back = false;
            if self.at > MOST_STEPS {
                self.states.remove(0);
                self.at -= 1;
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn undo_and_redo_return_the_exact_states(deeds in prop::collection::vec(any_deed(), 1..160)) {
            let (mut history, mut now) = (History::default(), State::default());
            let mut timeline = Timeline { states: vec![now.clone()], at: 0, came_back: false };
            for deed in &deeds {
                match deed {
                    Deed::Undo => {
                        let back = history.undo(now.clone());
                        prop_assert_eq!(back.is_some(), timeline.at > 0);
                        timeline.at = timeline.at.saturating_sub(1);
                        timeline.came_back |= back.is_some();
                        now = back.unwrap_or(now);
                    }
                    Deed::Redo => {
                        let forward = history.redo(now.clone());
                        prop_assert_eq!(forward.is_some(), timeline.at + 1 < timeline.states.len());
                        timeline.at += usize::from(forward.is_some());
                        timeline.came_back |= forward.is_some();
                        now = forward.unwrap_or(now);
                    }
                    change => {
                        let next = changed(&now, change);
                        // As the page has it: what changes nothing is no change.
                        if next != now {
                            history.changed(std::mem::replace(&mut now, next.clone()), &next);
                            timeline.put(next);
                        }
                    }
                }
                prop_assert_eq!(&now, &timeline.states[timeline.at]);
                prop_assert_eq!(history.can_undo(), timeline.at > 0);
                prop_assert_eq!(history.can_redo(), timeline.at + 1 < timeline.states.len());
            }
            // All the way back, and all the way forward.
            let way = timeline.states.clone();
            for expected in way[..timeline.at].iter().rev() {
                now = history.undo(now).expect("a step back");
                prop_assert_eq!(&now, expected);
            }
            prop_assert!(!history.can_undo());
            for expected in &way[1..] {
                now = history.redo(now).expect("a step forward");
                prop_assert_eq!(&now, expected);
            }
            prop_assert!(!history.can_redo());
        }
    }

    #[test]
    fn a_slider_moved_after_undo_takes_the_way_forward() {
        let weight = |points: u16| changed(&State::default(), &Deed::Slide("8N", points));
        let mut history = History::default();
        assert!(history.changed(State::default(), &weight(1)));
        let typed = changed(&weight(1), &Deed::Type('a'));
        assert!(history.changed(weight(1), &typed));
        assert_eq!(history.undo(typed), Some(weight(1)));
        assert!(history.changed(weight(1), &weight(2)), "a step of its own");
        assert!(!history.changed(weight(2), &weight(3)), "which goes on");
        assert!(!history.can_redo());
        assert_eq!(history.undo(weight(3)), Some(weight(1)));
    }
}
