//! Messages within messages.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Failure, FailureKind};

/// A value in the coding of the messages. Only who asked for it knows how to read it: what brings it need not, and stays
/// small.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sealed<T> {
    bytes: Vec<u8>,
    of: PhantomData<T>,
}

impl<T: Serialize + DeserializeOwned> Sealed<T> {
    /// Seals a value.
    ///
    /// # Errors
    /// A value that has no coding.
    pub fn new(value: &T) -> Result<Self, Failure> {
        Ok(Self { bytes: bincode::serialize(value).map_err(|error| failure(&error))?, of: PhantomData })
    }

    /// The value.
    ///
    /// # Errors
    /// Bytes of another value.
    pub fn open(&self) -> Result<T, Failure> {
        bincode::deserialize(&self.bytes).map_err(|error| failure(&error))
    }
}

fn failure(error: &bincode::Error) -> Failure {
    Failure { kind: FailureKind::Inconsistent, message: format!("a message between page and worker: {error}") }
}
