//! Filters, orders and pivots of rows as they stand in addresses.

use std::collections::BTreeSet;

use super::query;
use super::rows_layout::WIDTHS_PX;
use crate::domain::Date;
use crate::rows::{Bound, By, Counted, Dimension, Filter, Grain, Order, PivotAsk, Summed, Test};
use crate::scoring::Catalogue;

/// Weekdays in addresses, from Monday.
const SHORT_WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// `~` parts what a filter is made of, so within a part it is escaped.
fn encode(text: &str) -> String {
    query::encode(text).replace('~', "%7E")
}

/// A filter's text in addresses: `kind~is~crime~drug_death`.
pub(super) fn filter_text(filter: &Filter) -> String {
    let bound = |bound: &Option<Bound>| bound.map_or(String::new(), |bound| encode(&bound.value().to_string()));
    let day = |day: &Option<Date>| day.map_or(String::new(), |day| encode(&day.to_string()));
    let mut parts = vec![encode(&filter.column)];
    match &filter.test {
        Test::OneOf(values) => {
            parts.push("is".to_owned());
            parts.extend(values.iter().map(|value| encode(value)));
        }
        Test::Contains(text) => parts.extend(["has".to_owned(), encode(text)]),
        Test::Lists(item) => parts.extend(["lists".to_owned(), encode(item)]),
        Test::Between(least, most) => parts.extend(["from".to_owned(), bound(least), bound(most)]),
        Test::Days(first, last) => parts.extend(["days".to_owned(), day(first), day(last)]),
        Test::Weekdays(days) => {
            parts.push("on".to_owned());
            parts.extend(days.iter().filter_map(|&day| SHORT_WEEKDAYS.get(day as usize)).map(|&day| day.to_owned()));
        }
        Test::Empty => parts.push("empty".to_owned()),
        Test::Filled => parts.push("filled".to_owned()),
    }
    parts.join("~")
}

/// The filter that text in an address says, if it says one.
pub(super) fn filter(text: &str) -> Option<Filter> {
    let mut parts = text.split('~').map(query::decode);
    let column = parts.next()?;
    let kind = parts.next()?;
    let rest: Vec<String> = parts.collect();
    let one = || rest.first().filter(|_| rest.len() == 1).cloned();
    let test = match kind.as_str() {
        "is" => Test::OneOf(rest.into_iter().collect()),
        "has" => Test::Contains(one()?),
        "lists" => Test::Lists(one()?),
        "from" => {
            let [least, most] = ends(&rest, |text| Bound::new(text.parse().ok()?))?;
            Test::Between(least, most)
        }
        "days" => {
            let [first, last] = ends(&rest, |text| Date::parse(text).ok())?;
            Test::Days(first, last)
        }
        "on" => {
            let day =
                |text: &String| SHORT_WEEKDAYS.iter().position(|day| day == text).and_then(|at| u32::try_from(at).ok());
            let days = rest.iter().map(day).collect::<Option<BTreeSet<_>>>()?;
            Test::Weekdays((!days.is_empty()).then_some(days)?)
        }
        "empty" if rest.is_empty() => Test::Empty,
        "filled" if rest.is_empty() => Test::Filled,
        _ => return None,
    };
    Some(Filter { column, test })
}

/// The two ends of a range, of which one may be open.
fn ends<T>(texts: &[String], read: impl Fn(&str) -> Option<T>) -> Option<[Option<T>; 2]> {
    let [one, other] = texts else { return None };
    let end = |text: &String| if text.is_empty() { Some(None) } else { read(text).map(Some) };
    Some([end(one)?, end(other)?])
}

/// An order's text in addresses: `-harm` from the largest.
pub(super) fn order_text(order: &Order) -> String {
    format!("{}{}", if order.descending { "-" } else { "" }, query::encode(&order.column))
}

/// The order that text says.
pub(super) fn order(text: &str) -> Order {
    let (descending, column) = text.strip_prefix('-').map_or((false, text), |column| (true, column));
    Order { column: query::decode(column), descending }
}

/// What rows must be counted by, as its text in addresses.
#[must_use]
pub fn counted_text(counted: &Counted) -> String {
    let by = match &counted.by {
        By::Any if !counted.through.is_empty() => None,
        By::Any => Some("any".to_owned()),
        By::Linked => Some("linked".to_owned()),
        By::Measure(id) => Some(format!("m:{}", encode(id.as_str()))),
    };
    let through = counted.through.iter().map(|group| format!("g:{}", encode(group.as_str())));
    by.into_iter().chain(through).collect::<Vec<_>>().join("~")
}

/// What text in an address says that rows must be counted by.
#[must_use]
pub fn counted_of(text: &str, catalogue: &Catalogue) -> Option<Counted> {
    let (mut by, mut through) = (None, BTreeSet::new());
    for part in text.split('~') {
        if let Some(code) = part.strip_prefix("g:") {
            through.insert(query::group(code, catalogue)?);
            continue;
        }
        let said = match part {
            "any" => By::Any,
            "linked" => By::Linked,
            _ => By::Measure(query::measure(part.strip_prefix("m:")?, catalogue)?),
        };
        if by.replace(said).is_some() {
            return None;
        }
    }
    Some(Counted { by: by.unwrap_or_default(), through })
}

/// A dimension's text in addresses: `date~month`.
fn dimension_text(dimension: &Dimension) -> String {
    let grain = match dimension.grain {
        Grain::Value => "",
        Grain::Month => "~month",
        Grain::Year => "~year",
    };
    format!("{}{grain}", encode(&dimension.column))
}

/// A pivot's text in addresses: what is summed, and by what: `harm.sector_name.date~month`.
pub(super) fn pivot_text(ask: &PivotAsk) -> String {
    let summed = if ask.summed == Summed::Harm { "harm" } else { "count" };
    let parts = ask.dimensions().map(dimension_text);
    std::iter::once(summed.to_owned()).chain(parts).collect::<Vec<_>>().join(".")
}

/// The pivot that text in an address says, if it says one.
pub(super) fn pivot(text: &str) -> Option<PivotAsk> {
    let mut parts = query::items(text);
    let summed = match parts.next()? {
        "count" => Summed::Count,
        "harm" => Summed::Harm,
        _ => return None,
    };
    let dimensions: Vec<Dimension> = parts.map(dimension).collect::<Option<_>>()?;
    let mut dimensions = dimensions.into_iter();
    let ask = PivotAsk { down: dimensions.next()?, across: dimensions.next(), summed };
    dimensions.next().is_none().then_some(ask)
}

fn dimension(text: &str) -> Option<Dimension> {
    let (column, grain) = match text.split_once('~') {
        None => (text, Grain::Value),
        Some((column, "month")) => (column, Grain::Month),
        Some((column, "year")) => (column, Grain::Year),
        Some(_) => return None,
    };
    Some(Dimension { column: query::decode(column), grain })
}

/// A column's width in addresses: `detail~400`.
pub(super) fn width_text((column, width_px): (&String, &u32)) -> String {
    format!("{}~{width_px}", encode(column))
}

/// The column and width that text says, within what columns can be.
pub(super) fn width(text: &str) -> Option<(String, u32)> {
    let (column, width_px) = text.split_once('~')?;
    let [least, most] = WIDTHS_PX;
    Some((query::decode(column), width_px.parse::<u32>().ok()?.clamp(least, most)))
}
