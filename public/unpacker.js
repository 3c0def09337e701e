// Unpacks gzip beside the worker that reads it, so that one unpacks while the other reads. What is unpacked is sent in
// pieces, as long as there is room for them; after the last comes null, and words where there is something wrong.
"use strict";

const PIECE_BYTES = 1 << 18;

// How many more pieces may wait to be read.
let room = 16;
let roomCame = () => {};

const send = async (piece) => {
  while (room === 0) await new Promise((then) => (roomCame = then));
  room -= 1;
  postMessage(piece, [piece.buffer]);
};

const unpack = async (packed) => {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  let piece = new Uint8Array(PIECE_BYTES);
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
      await send(piece);
      piece = new Uint8Array(PIECE_BYTES);
      filled = 0;
    }
  }
  await send(piece.subarray(0, filled));
  postMessage(null);
};

// Bytes to be unpacked come first; each message after them says that a piece was read.
onmessage = ({ data }) => {
  if (data) {
    unpack(data).catch((error) => postMessage(String(error.message)));
  } else {
    room += 1;
    roomCame();
  }
};
