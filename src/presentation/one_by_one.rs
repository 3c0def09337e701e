//! How a selection differs from the force's own settings, each difference to be put back by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::differences::differences;
use crate::domain::{GroupCode, Via};
use crate::scoring::{Catalogue, GroupsOut, Selection};

/// Up to how many values of one list each is put back by itself; more of them are put back together.
const MOST_SINGLY: usize = 6;

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is, in words.
    pub said: String,
    /// The selection without it.
    pub put_back: Selection,
}

/// The differences of a selection; none of the force's own settings.
#[must_use]
pub fn one_by_one(selection: &Selection, catalogue: &Catalogue) -> Vec<Difference> {
    let own = Selection::default();
    let difference = |take: Take| {
        let (mut alone, mut put_back) = (own.clone(), selection.clone());
        take(selection, &mut alone);
        take(&own, &mut put_back);
        let said = || differences(&alone, catalogue).join("; ");
        (alone != own).then(|| Difference { said: said(), put_back })
    };
    settings(selection).into_iter().filter_map(difference).collect()
}

/// Takes one setting from one selection over into another.
type Take = Box<dyn Fn(&Selection, &mut Selection)>;

/// Every setting that a selection may differ in.
fn settings(selection: &Selection) -> Vec<Take> {
    let mut takes: Vec<Take> = vec![
        Box::new(|from, to| to.level = from.level),
        Box::new(|from, to| (to.period, to.days) = (from.period, from.days)),
        Box::new(|from, to| to.comparison = from.comparison),
        Box::new(|from, to| to.generated = from.generated),
        Box::new(|from, to| to.overlap = from.overlap),
        Box::new(|from, to| to.valuation.edition.clone_from(&from.valuation.edition)),
        Box::new(|from, to| to.valuation.cap = from.valuation.cap),
    ];
    takes.extend(of_set(selection, |s| &s.measures_off, |s| &mut s.measures_off));
    takes.extend(of_set(selection, |s| &s.offences_out, |s| &mut s.offences_out));
    takes.extend(Via::ALL.into_iter().map(via));
    takes.extend(of_set(selection, |s| &s.nominals_out, |s| &mut s.nominals_out));
    takes.extend(of_groups(selection));
    takes.extend(of_set(selection, |s| &s.sources_out, |s| &mut s.sources_out));
    takes.extend(of_map(selection, |s| &s.valuation.multipliers, |s| &mut s.valuation.multipliers));
    takes.extend(of_map(selection, |s| &s.valuation.weights, |s| &mut s.valuation.weights));
    takes.extend(of_map(selection, |s| &s.valuation.points, |s| &mut s.valuation.points));
    takes
}

fn via(via: Via) -> Take {
    Box::new(move |from, to| {
        to.vias = if from.vias.contains(via) { to.vias.with(via) } else { to.vias.without(via) };
    })
}

fn of_groups(selection: &Selection) -> Vec<Take> {
    match &selection.groups_out {
        GroupsOut::Named(codes) if codes.len() <= MOST_SINGLY => {
            let take = |code: GroupCode| -> Take {
                Box::new(move |from, to| {
                    if from.groups_out.contains(&code) != to.groups_out.contains(&code) {
                        to.groups_out.turn(&code);
                    }
                })
            };
            codes.iter().cloned().map(take).collect()
        }
        _ => vec![Box::new(|from, to| to.groups_out.clone_from(&from.groups_out))],
    }
}

fn of_set<T: Ord + Clone + 'static>(
    selection: &Selection,
    of: fn(&Selection) -> &BTreeSet<T>,
    of_mut: fn(&mut Selection) -> &mut BTreeSet<T>,
) -> Vec<Take> {
    if of(selection).len() > MOST_SINGLY {
        return vec![Box::new(move |from, to| of_mut(to).clone_from(of(from)))];
    }
    let take = |value: T| -> Take {
        Box::new(move |from, to| {
            _ = if of(from).contains(&value) { of_mut(to).insert(value.clone()) } else { of_mut(to).remove(&value) };
        })
    };
    of(selection).iter().cloned().map(take).collect()
}

fn of_map<K: Ord + Clone + 'static, V: Clone + 'static>(
    selection: &Selection,
    of: fn(&Selection) -> &BTreeMap<K, V>,
    of_mut: fn(&mut Selection) -> &mut BTreeMap<K, V>,
) -> Vec<Take> {
    if of(selection).len() > MOST_SINGLY {
        return vec![Box::new(move |from, to| of_mut(to).clone_from(of(from)))];
    }
    let take = |key: K| -> Take {
        Box::new(move |from, to| {
            _ = match of(from).get(&key) {
                Some(value) => of_mut(to).insert(key.clone(), value.clone()),
                None => of_mut(to).remove(&key),
            };
        })
    };
    of(selection).keys().cloned().map(take).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presentation::any_state::{any_selection, catalogue};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn put_back_one_after_another_nothing_differs(selection in any_selection()) {
            let (catalogue, mut left) = (catalogue(), selection);
            let mut count = one_by_one(&left, &catalogue).len();
            while let Some(first) = one_by_one(&left, &catalogue).into_iter().next() {
                prop_assert!(!first.said.is_empty());
                left = first.put_back;
                prop_assert_eq!(one_by_one(&left, &catalogue).len(), count - 1);
                count -= 1;
            }
            prop_assert_eq!(left, Selection::default());
        }
    }

    #[test]
    fn a_few_values_are_put_back_singly_and_many_together() {
        let out = |count: usize| {
            let codes = ["8N", "92A", "10.A", "a&b=c#d?", "é %", "5D", "none"];
            let selection = Selection {
                offences_out: codes[..count].iter().map(|&code| code.into()).collect(),
                ..Selection::default()
            };
            one_by_one(&selection, &catalogue()).into_iter().map(|difference| difference.said).collect::<Vec<_>>()
        };
        assert_eq!(out(2), ["without 8N", "without 92A"]);
        assert_eq!(out(7), ["without 6 offences; without records that have no offence code"]);
    }
}
