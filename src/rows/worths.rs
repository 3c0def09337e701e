//! What each row gives the score, as columns over the rows' strata.

use std::rc::Rc;

use super::{By, Column};
use crate::scoring::{Catalogue, RowStrata, RowWorth, Selection};
use crate::snapshot::ColumnType;
use crate::snapshot::coded::{Codes, Texts, Values};

/// The column of points.
pub(super) const HARM: &str = "harm";
/// The column of the measures that count a row, their labels listed.
pub const COUNTED_BY: &str = "counted_by";

/// What each row of a table gives the score under a selection.
#[derive(Clone, Debug)]
pub(super) struct Worths {
    pub selection: Selection,
    /// What each code of the two columns gives.
    of_code: Vec<RowWorth>,
    /// Points, and the measures that count the row.
    pub columns: [Column; 2],
}

impl Worths {
    /// Of the records; `own` are the codes of their strata, for as long as no group is left out.
    pub fn of_records(strata: &RowStrata, own: &Rc<Codes>, selection: &Selection) -> Self {
        let worths = strata.worths(selection);
        let codes = if worths.moved.is_empty() {
            Rc::clone(own)
        } else {
            let mut of_row = strata.of_row().to_vec();
            for &(row, stratum) in &worths.moved {
                if let Some(place) = of_row.get_mut(row as usize) {
                    *place = stratum;
                }
            }
            Rc::new(Codes::new(of_row, worths.of_stratum.len()))
        };
        Self::new(selection, &codes, worths.of_stratum, strata.catalogue())
    }

    /// Of the members, each spell by itself.
    pub fn of_members(strata: &RowStrata, selection: &Selection) -> Self {
        let worths = strata.members(selection);
        let codes = (0..).take(worths.len()).collect();
        let codes = Rc::new(Codes::new(codes, worths.len()));
        Self::new(selection, &codes, worths, strata.catalogue())
    }

    fn new(selection: &Selection, codes: &Rc<Codes>, worths: Vec<RowWorth>, catalogue: &Catalogue) -> Self {
        let label = |&measure: &usize| catalogue.measures.get(measure).map_or("", |measure| measure.label.as_str());
        let said: Vec<String> =
            worths.iter().map(|worth| worth.measures.iter().map(label).collect::<Vec<_>>().join("; ")).collect();
        let points = Values::Numbers(worths.iter().map(|worth| worth.points.value()).collect());
        let measures = Values::Texts(said.iter().map(String::as_str).collect::<Texts>());
        let column = |name, kind, values| Column::new(name, kind, Rc::clone(codes), Rc::new(values));
        let columns = [column(HARM, ColumnType::Number, points), column(COUNTED_BY, ColumnType::Code, measures)];
        Self { selection: selection.clone(), of_code: worths, columns }
    }

    /// For each code whether its rows are counted.
    pub fn counted(&self, by: &By, catalogue: &Catalogue) -> Vec<bool> {
        let is_wanted = |measure: &usize| {
            let measure = catalogue.measures.get(*measure);
            measure.is_some_and(|measure| match by {
                By::Any => true,
                By::Linked => measure.is_linked(),
                By::Measure(id) => measure.id == *id,
            })
        };
        self.of_code.iter().map(|worth| worth.measures.iter().any(is_wanted)).collect()
    }

    /// The points of a code, in millionths.
    pub fn micro(&self, code: usize) -> u64 {
        self.of_code.get(code).map_or(0, |worth| worth.points.micro())
    }

    /// How many codes there are.
    pub fn codes(&self) -> usize {
        self.of_code.len()
    }
}
