//! Filters and orders of rows as they stand in addresses and in words.

use super::query;
use crate::domain::Date;
use crate::rows::{Bound, Filter, Order, Test};

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
        Test::Between(least, most) => parts.extend(["from".to_owned(), bound(least), bound(most)]),
        Test::Days(first, last) => parts.extend(["days".to_owned(), day(first), day(last)]),
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
        "from" => {
            let [least, most] = ends(&rest, |text| Bound::new(text.parse().ok()?))?;
            Test::Between(least, most)
        }
        "days" => {
            let [first, last] = ends(&rest, |text| Date::parse(text).ok())?;
            Test::Days(first, last)
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

/// A column's name to a reader, with its unit: `offence_name` reads "Offence name".
#[must_use]
pub fn column_label(name: &str) -> String {
    if name == "harm" {
        return "Harm, points".to_owned();
    }
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A filter in words.
#[must_use]
pub fn filter_words(filter: &Filter) -> String {
    let column = column_label(&filter.column);
    let shown = |value: &String| if value.is_empty() { "empty".to_owned() } else { value.clone() };
    let range = |from: Option<String>, to: Option<String>| match (from, to) {
        (Some(from), Some(to)) => format!("{column} from {from} to {to}"),
        (Some(from), None) => format!("{column} from {from}"),
        (None, Some(to)) => format!("{column} up to {to}"),
        (None, None) => format!("{column} is given"),
    };
    match &filter.test {
        Test::OneOf(values) if values.len() > 3 => format!("{column}: one of {} values", values.len()),
        Test::OneOf(values) => format!("{column}: {}", values.iter().map(shown).collect::<Vec<_>>().join(" or ")),
        Test::Contains(text) => format!("{column} holds \"{text}\""),
        Test::Between(least, most) => {
            let said = |bound: Option<Bound>| bound.map(|bound| bound.value().to_string());
            range(said(*least), said(*most))
        }
        Test::Days(first, last) => range(first.map(super::date::day), last.map(super::date::day)),
        Test::Empty => format!("{column} is empty"),
        Test::Filled => format!("{column} is not empty"),
    }
}
