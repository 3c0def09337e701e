//! What decides whether measures count a record, its offence apart.

use super::{CubeError, Dataset};
use crate::domain::ViaSet;

/// Records alike in all that a choice of a reader can tell them apart by, their offence apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signature {
    pub kind: u8,
    pub source: u8,
    pub police_generated: bool,
    /// For each linked measure, in order, the ways in which the record's links qualify it.
    pub vias: Vec<ViaSet>,
}

/// Numbers signatures in the order they come, by table look-ups alone.
#[derive(Debug)]
pub(super) struct Interning {
    pub signatures: Vec<Signature>,
    sources: usize,
    /// Numbers of (kind, source, police-generated).
    first: Vec<Option<u16>>,
    /// Numbers of the same, of records without links.
    unlinked: Vec<Option<u16>>,
    /// For each linked measure, numbers of (number so far, ways).
    steps: Vec<Vec<Option<u16>>>,
    /// How many numbers each step has given.
    given: Vec<u16>,
}

impl Interning {
    pub fn new(dataset: &Dataset) -> Self {
        let linked = dataset.catalogue.measures.iter().filter(|measure| measure.is_linked()).count();
        Self {
            signatures: Vec::new(),
            sources: dataset.catalogue.sources.len(),
            first: Vec::new(),
            unlinked: Vec::new(),
            steps: vec![Vec::new(); linked],
            given: vec![0; linked + 1],
        }
    }

    fn start(&self, kind: u8, source: u8, police_generated: bool) -> usize {
        (usize::from(kind) * self.sources + usize::from(source)) * 2 + usize::from(police_generated)
    }

    /// The number of a record's signature that no link qualifies, as most records are.
    pub fn without_links(&mut self, kind: u8, source: u8, police_generated: bool) -> Result<u16, CubeError> {
        let start = self.start(kind, source, police_generated);
        if let Some(&Some(number)) = self.unlinked.get(start) {
            return Ok(number);
        }
        let vias = std::iter::repeat_n(ViaSet::NONE, self.steps.len());
        let number = self.signature(kind, source, police_generated, vias)?;
        if self.unlinked.len() <= start {
            self.unlinked.resize(start + 1, None);
        }
        self.unlinked[start] = Some(number);
        Ok(number)
    }

    /// The number of a signature.
    pub fn signature(
        &mut self,
        kind: u8,
        source: u8,
        police_generated: bool,
        vias: impl Iterator<Item = ViaSet> + Clone,
    ) -> Result<u16, CubeError> {
        let start = self.start(kind, source, police_generated);
        let mut number = number_of(&mut self.first, start, &mut self.given[0])?;
        for (step, via) in vias.clone().enumerate() {
            let at = usize::from(number) * ViaSet::VARIANTS + via.index();
            number = number_of(&mut self.steps[step], at, &mut self.given[step + 1])?;
        }
        if usize::from(number) == self.signatures.len() {
            self.signatures.push(Signature { kind, source, police_generated, vias: vias.collect() });
        }
        Ok(number)
    }
}

fn number_of(table: &mut Vec<Option<u16>>, at: usize, given: &mut u16) -> Result<u16, CubeError> {
    if table.len() <= at {
        table.resize(at + 1, None);
    }
    if let Some(number) = table[at] {
        return Ok(number);
    }
    let number = *given;
    *given = number.checked_add(1).ok_or(CubeError::TooMany {
        what: "combinations of kind, source and links",
        found: usize::from(u16::MAX) + 1,
        limit: usize::from(u16::MAX),
    })?;
    table[at] = Some(number);
    Ok(number)
}
