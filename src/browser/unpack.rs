//! Gzip, unpacked by the browser itself: no bytes of ours, and faster than wasm.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, ReadableWritablePair};

use super::fetch::{Sink, expect, message_of, read};
use super::unpacker::Unpacker;

/// How many times as large gzip can be unpacked.
const MOST_TIMES: usize = 1_032;

/// From so many bytes on a worker of its own unpacks them: fewer are unpacked sooner than it starts, and while the page
/// makes its table.
const BESIDE_FROM_BYTES: usize = 512 << 10;

/// Unpacks gzip, as fast as it is taken.
///
/// # Errors
/// What the browser says of bytes that are no whole gzip.
pub async fn unpack(packed: &[u8], sink: &mut impl Sink) -> Result<(), String> {
    let is_worth_it = sink.works() && packed.len() >= BESIDE_FROM_BYTES;
    let unpacker = if is_worth_it { Unpacker::start().await } else { None };
    let unpacked = match unpacker {
        Some(unpacker) => unpack_beside(&unpacker, packed, sink).await,
        None => unpack_here(packed, sink).await,
    };
    unpacked.map_err(|error| message_of(&error))
}

async fn unpack_beside(unpacker: &Unpacker, packed: &[u8], sink: &mut impl Sink) -> Result<(), JsValue> {
    expect(unpacked_bytes(packed), sink)?;
    unpacker.unpack(packed)?;
    while let Some(piece) = unpacker.next().await? {
        piece.copy_to(sink.room(piece.length() as usize));
        unpacker.give_back(&piece)?;
        if !sink.filled() {
            break;
        }
    }
    Ok(())
}

async fn unpack_here(packed: &[u8], sink: &mut impl Sink) -> Result<(), JsValue> {
    let parts = Array::of1(&Uint8Array::from(packed));
    let blob = Blob::new_with_u8_array_sequence(&parts)?;
    // web-sys holds DecompressionStream to be unstable; every browser since 2023 has it.
    let class: Function = Reflect::get(&js_sys::global(), &"DecompressionStream".into())?.dyn_into()?;
    let pair: ReadableWritablePair = Reflect::construct(&class, &Array::of1(&"gzip".into()))?.unchecked_into();
    read(&blob.stream().pipe_through(&pair), unpacked_bytes(packed), sink, |_| ()).await
}

/// How many bytes there are unpacked, as the end of gzip says; never more than gzip can make of so many.
fn unpacked_bytes(packed: &[u8]) -> usize {
    let said = packed.last_chunk().map_or(0, |&said| u32::from_le_bytes(said));
    usize::try_from(said).unwrap_or(0).min(packed.len().saturating_mul(MOST_TIMES))
}
