//! A valuation as the pairs of an address's query: `weight=92A~600%2E5.10A~0`, `times=ocg_crimes~2`,
//! `each=cannabis_farms~600`, `cap=1000`, `edition=2016`.

use std::collections::BTreeMap;

use super::query;
use super::selection_text::Pairs;
use crate::domain::{EditionName, Multiplier, Points};
use crate::scoring::{Catalogue, Valuation};

/// Takes a valuation's pairs out of a query.
pub(super) fn read(pairs: &mut Pairs, catalogue: &Catalogue) -> Valuation {
    let offence = |code: &str| {
        let known = catalogue.offences.iter().find(|offence| offence.code.as_str() == code);
        known.map(|offence| offence.code.clone()).ok_or("the snapshot has no such offence")
    };
    let measure = |id: &str| {
        let known = catalogue.measures.iter().find(|measure| measure.id.as_str() == id);
        known.map(|measure| measure.id.clone()).ok_or("the snapshot has no such measure")
    };
    let points = |number| Points::new(number).map_err(|_| NOT_POINTS);
    let multiplier = |number| Multiplier::new(number).map_err(|_| "expected a number from 0.001 to 100");
    Valuation {
        edition: edition(pairs, catalogue),
        weights: map(pairs, "weight", offence, points),
        cap: cap(pairs),
        points: map(pairs, "each", measure, points),
        multipliers: map(pairs, "times", measure, multiplier),
    }
}

const NOT_POINTS: &str = "expected points from 0 to 1,000,000";

/// Adds a valuation's pairs; what stands at its default is not among them.
pub(super) fn write(valuation: &Valuation, pairs: &mut Vec<String>) {
    if let Some(edition) = &valuation.edition {
        pairs.push(format!("edition={}", query::encode(edition.as_str())));
    }
    let weights = valuation.weights.iter().map(|(code, points)| (code.as_str(), points.value()));
    let multipliers = valuation.multipliers.iter().map(|(id, multiplier)| (id.as_str(), multiplier.value()));
    let each = valuation.points.iter().map(|(id, points)| (id.as_str(), points.value()));
    for (key, values) in [("weight", texts(weights)), ("each", texts(each)), ("times", texts(multipliers))] {
        if !values.is_empty() {
            pairs.push(format!("{key}={}", query::list(values.iter().map(String::as_str))));
        }
    }
    if let Some(cap) = valuation.cap {
        pairs.push(format!("cap={}", query::encode(&cap.value().to_string())));
    }
}

fn texts<'a>(values: impl Iterator<Item = (&'a str, f64)>) -> Vec<String> {
    values.map(|(name, number)| format!("{name}~{number}")).collect()
}

/// An edition of weights; the one in force is what stands where none is named.
fn edition(pairs: &mut Pairs, catalogue: &Catalogue) -> Option<EditionName> {
    let text = pairs.take("edition")?;
    let name = EditionName::new(query::decode(&text));
    match catalogue.editions.iter().position(|edition| edition.name == name) {
        Some(0) => None,
        Some(_) => Some(name),
        None => {
            pairs.ignore("edition", &text, "the snapshot has no such edition of offence weights");
            None
        }
    }
}

fn cap(pairs: &mut Pairs) -> Option<Points> {
    let text = pairs.take("cap")?;
    let cap = query::decode(&text).parse().ok().and_then(|number| Points::new(number).ok());
    if cap.is_none() {
        pairs.ignore("cap", &text, NOT_POINTS);
    }
    cap
}

/// The items of a list. A decimal point that is not escaped parts no items: `92A~0.1` is one.
fn numbered(list: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for item in query::items(list) {
        match items.last_mut() {
            Some(last) if last.contains('~') && item.bytes().all(|byte| byte.is_ascii_digit()) => {
                last.push('.');
                last.push_str(item);
            }
            _ => items.push(item.to_owned()),
        }
    }
    items
}

/// A list of names with a number each.
fn map<K: Ord, V>(
    pairs: &mut Pairs,
    key: &str,
    name: impl Fn(&str) -> Result<K, &'static str>,
    value: impl Fn(f64) -> Result<V, &'static str>,
) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    let Some(text) = pairs.take(key) else { return map };
    for item in numbered(&text) {
        let item = item.as_str();
        let decoded = query::decode(item);
        let read = decoded.rsplit_once('~').ok_or("expected a name, ~ and a number").and_then(|(named, number)| {
            let number = number.parse().map_err(|_| "expected a number after the ~")?;
            Ok((name(named)?, value(number)?))
        });
        match read {
            Ok((name, value)) => _ = map.insert(name, value),
            Err(why) => pairs.ignore(key, item, why),
        }
    }
    map
}
