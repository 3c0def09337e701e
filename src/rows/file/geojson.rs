//! Rows as features of GeoJSON.

use serde_json::{Map, Value, json};

use super::{About, Cut, FileError, Format};
use crate::rows::Column;
use crate::snapshot::coded::Values;

/// Rows without a point have no geometry.
pub(super) struct GeoJson;

impl Format for GeoJson {
    fn head(&mut self, _: &Cut, about: &About) -> Result<Vec<u8>, FileError> {
        let about: Vec<&str> = about.iter().map(|(_, text)| text.as_str()).collect();
        let about = Value::from(about);
        Ok(format!("{{\"type\":\"FeatureCollection\",\"about\":{about},\"features\":[\n").into_bytes())
    }

    fn rows(&mut self, cut: &Cut, first: usize, rows: &[u32]) -> Result<Vec<u8>, FileError> {
        let mut text = String::new();
        for (place, &row) in (first..).zip(rows) {
            let row = row as usize;
            let degrees = |column: &Option<Column>| {
                let column = column.as_ref()?;
                column.values.number(column.codes.at(row))
            };
            let geometry = match cut.point.each_ref().map(degrees) {
                [Some(longitude), Some(latitude)] => json!({ "type": "Point", "coordinates": [longitude, latitude] }),
                _ => Value::Null,
            };
            let properties: Map<String, Value> =
                cut.columns.iter().map(|column| (column.name.clone(), value(column, row))).collect();
            text.push_str(if place > 0 { ",\n" } else { "" });
            text.push_str(&json!({ "type": "Feature", "geometry": geometry, "properties": properties }).to_string());
        }
        Ok(text.into_bytes())
    }

    fn foot(&mut self) -> Result<Vec<u8>, FileError> {
        Ok(b"\n]}\n".to_vec())
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
