//! What decides whether measures count a record, its offence apart.

use std::collections::BTreeMap;

use super::link_kinds::LinkKinds;
use super::ways::{Way, link_kinds};
use super::{CubeError, Dataset};

/// Records alike in all that a choice of a reader can tell them apart by, their offence apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Signature {
    pub kind: u8,
    pub source: u8,
    pub police_generated: bool,
    /// For each linked measure, in order, the kinds of link that qualify the record.
    pub links: Vec<LinkKinds>,
}

/// Numbers signatures in the order they come.
#[derive(Debug)]
pub(super) struct Interning {
    pub signatures: Vec<Signature>,
    numbers: BTreeMap<Signature, u16>,
    /// The signature of a linked record that was asked for last, to be written over.
    last: Signature,
    sources: usize,
    /// Numbers of (kind, source, police-generated), of records without links, as most are.
    unlinked: Vec<Option<u16>>,
}

impl Interning {
    pub fn new(dataset: &Dataset) -> Self {
        let linked = dataset.catalogue.measures.iter().filter(|measure| measure.is_linked()).count();
        Self {
            signatures: Vec::new(),
            numbers: BTreeMap::new(),
            last: Signature { links: vec![LinkKinds::NONE; linked], ..Signature::default() },
            sources: dataset.catalogue.sources.len(),
            unlinked: Vec::new(),
        }
    }

    /// The number of the signature of a record that is linked in some ways.
    pub fn of_record(
        &mut self,
        dataset: &Dataset,
        kind: u8,
        source: u8,
        police_generated: bool,
        ways: &[Way],
    ) -> Result<u16, CubeError> {
        let at = (usize::from(kind) * self.sources + usize::from(source)) * 2 + usize::from(police_generated);
        if let Some(&Some(number)) = self.unlinked.get(at).filter(|_| ways.is_empty()) {
            return Ok(number);
        }
        let mut signature = std::mem::take(&mut self.last);
        (signature.kind, signature.source, signature.police_generated) = (kind, source, police_generated);
        link_kinds(dataset, ways.iter(), &mut signature.links);
        let number = self.number(&signature)?;
        self.last = signature;
        if ways.is_empty() {
            self.unlinked.resize(self.unlinked.len().max(at + 1), None);
            self.unlinked[at] = Some(number);
        }
        Ok(number)
    }

    /// The number of a signature.
    fn number(&mut self, signature: &Signature) -> Result<u16, CubeError> {
        if let Some(&number) = self.numbers.get(signature) {
            return Ok(number);
        }
        let number = u16::try_from(self.signatures.len()).ok().filter(|&number| number < u16::MAX);
        let number = number.ok_or(CubeError::TooMany {
            what: "combinations of kind, source and links",
            found: usize::from(u16::MAX) + 1,
            limit: usize::from(u16::MAX),
        })?;
        self.signatures.push(signature.clone());
        self.numbers.insert(signature.clone(), number);
        Ok(number)
    }
}
