// Unpacks gzip beside the worker that reads it, so that one unpacks while the other reads. It says true once it has
// started; what is unpacked it sends in pieces, after the last of them null, and words where there is something wrong.
"use strict";

const PIECE_BYTES = 1 << 18;
const PIECES = 64;

// Pieces come back once they are read, and are filled again: of a hundred megabytes none is left lying about. It hears
// of them late, between two reads, so that with 16 of them it waited as long as it saved.
const empty = [];
let made = 0;
let cameBack = () => {};

const emptyPiece = async () => {
  if (made < PIECES) {
    made += 1;
    return new Uint8Array(PIECE_BYTES);
  }
  while (empty.length === 0) await new Promise((then) => (cameBack = then));
  return empty.pop();
};

const send = (piece) => postMessage(piece, [piece.buffer]);

const unpack = async (packed) => {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  let piece = await emptyPiece();
  let filled = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    for (let at = 0; at < value.length; ) {
      const part = value.subarray(at, at + PIECE_BYTES - filled);
      piece.set(part, filled);
      at += part.length;
      filled += part.length;
      if (filled < PIECE_BYTES) continue;
      send(piece);
      piece = await emptyPiece();
      filled = 0;
    }
  }
  send(piece.subarray(0, filled));
  postMessage(null);
};

// The bytes to be unpacked, and after them pieces that come back.
onmessage = ({ data: packed }) => {
  onmessage = ({ data: piece }) => {
    empty.push(piece);
    cameBack();
  };
  unpack(packed).catch((error) => postMessage(String(error.message)));
};

postMessage(true);
