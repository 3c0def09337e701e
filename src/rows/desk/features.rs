//! Rows as features of GeoJSON, for a geographic information system.

use serde_json::{Map, Value, json};

use super::Desk;
use crate::rows::Column;
use crate::snapshot::coded::Values;

impl Desk {
    /// Features for rows from a place of the order on, parted by commas, one before all but the very first; rows
    /// without a point have no geometry. Wide columns, those of the point included, must have been gathered.
    #[must_use]
    pub fn geojson(&self, from: u64, count: usize, columns: &[String]) -> String {
        let start = usize::try_from(from).unwrap_or(usize::MAX).min(self.shown.order.len());
        let end = start.saturating_add(count).min(self.shown.order.len());
        let column = |name: &str| self.column(self.shown.look.table, name);
        let columns: Vec<(&String, Option<&Column>)> = columns.iter().map(|name| (name, column(name))).collect();
        let point = [column("longitude"), column("latitude")];
        let mut text = String::new();
        for (place, &row) in (start..).zip(self.shown.order.get(start..end).unwrap_or_default()) {
            let row = row as usize;
            let degrees = point.map(|column| column.and_then(|column| column.values.number(column.codes.at(row))));
            let geometry = match degrees {
                [Some(longitude), Some(latitude)] => json!({ "type": "Point", "coordinates": [longitude, latitude] }),
                _ => Value::Null,
            };
            let properties: Map<String, Value> = columns
                .iter()
                .map(|(name, column)| ((*name).clone(), column.map_or(Value::Null, |column| value(column, row))))
                .collect();
            text.push_str(if place > 0 { ",\n" } else { "" });
            text.push_str(&json!({ "type": "Feature", "geometry": geometry, "properties": properties }).to_string());
        }
        text
    }
}

/// A cell with its own type; null where there is none.
fn value(column: &Column, row: usize) -> Value {
    let code = column.codes.at(row);
    if column.is_empty_at(code) {
        return Value::Null;
    }
    match &*column.values {
        Values::Flags(flags) => flags.get(code).map_or(Value::Null, |&flag| Value::Bool(flag)),
        Values::Counts(counts) => counts.get(code).map_or(Value::Null, |&count| count.into()),
        Values::Numbers(numbers) => numbers.get(code).map_or(Value::Null, |&number| number.into()),
        Values::Texts(_) | Values::Days(_) | Values::Times(_) => column.values.text(code).into_owned().into(),
    }
}
