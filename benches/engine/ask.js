// Runs in an empty page: opens a snapshot with the engine's wasm, asks and times it.
"use strict";

window.ask = (() => {
  let engine;

  const bytes = (at, length) => new Uint8Array(engine.memory.buffer, at, length);

  const said = (length) => JSON.parse(new TextDecoder().decode(bytes(engine.room_at(), length)));

  const lay = (...parts) => {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const room = bytes(engine.room(length), length);
    parts.reduce((at, part) => (room.set(part, at), at + part.length), 0);
  };

  const put = (name, file) => {
    const table = new TextEncoder().encode(name);
    lay(table, new Uint8Array(file));
    engine.take(table.length);
  };

  const timed = (act) => {
    const began = performance.now();
    act();
    return performance.now() - began;
  };

  const batches = (first, end, batch, act) => {
    const means = [];
    for (let from = first; from < end; from += batch) {
      const to = Math.min(from + batch, end);
      means.push(timed(() => act(from, to)) / (to - from));
    }
    return means;
  };

  // Unpacked beside this, as the page does.
  const unpacked = async function* (packed) {
    const unpacker = new Worker("unpacker.js");
    const said = [];
    let wake = () => {};
    unpacker.onmessage = ({ data }) => (said.push(data), wake());
    unpacker.onerror = () => (said.push("unpacker.js stopped"), wake());
    for (;;) {
      while (said.length === 0) await new Promise((then) => (wake = then));
      const piece = said.shift();
      if (piece === null) break;
      if (typeof piece === "string") throw new Error(piece);
      if (piece === true) {
        unpacker.postMessage(packed, [packed]);
        continue;
      }
      yield piece;
      unpacker.postMessage(piece, [piece.buffer]);
    }
    unpacker.terminate();
  };

  const give = (selections) => {
    lay(new TextEncoder().encode(JSON.stringify(selections)));
    engine.give();
  };

  // The areas as a selection ranks them, handed in and out as text.
  const told = (selection) => {
    give([selection]);
    return said(engine.ranked(0));
  };

  return {
    // Milliseconds from all bytes received to a cube, and the first ranking; the names of the changes.
    async open(wasm) {
      const { instance } = await WebAssembly.instantiateStreaming(fetch(wasm), {});
      engine = instance.exports;
      const tables = said(engine.tables());
      const manifest = await (await fetch("snapshot/manifest.json")).arrayBuffer();
      const listed = JSON.parse(new TextDecoder().decode(manifest)).files.filter((file) => tables.includes(file.table));
      const files = await Promise.all(
        listed.map(async (file) => [file, await (await fetch(`snapshot/${file.name}`)).arrayBuffer()]),
      );
      const gzip = (packed) => new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
      const began = performance.now();
      put("manifest", manifest);
      for (const [file, packed] of files.filter(([file]) => file.table !== "records")) {
        put(file.table, await new Response(gzip(packed)).arrayBuffer());
      }
      engine.open();
      for (const [, packed] of files.filter(([file]) => file.table === "records")) {
        for await (const chunk of unpacked(packed)) {
          bytes(engine.records_room(chunk.length), chunk.length).set(chunk);
          engine.take_records();
        }
      }
      engine.build();
      const opened = performance.now();
      engine.draw(-1, 1);
      const first = timed(() => engine.rank(0, 1));
      return { opened: opened - began, first, changes: said(engine.changes()) };
    },
    // Milliseconds of each selection of a change, the mean of each batch: of those drawn from the first to before the end.
    time(change, first, end, batch, asks) {
      engine.draw(change, end);
      return batches(first, end, batch, engine[asks]);
    },
    // Likewise of selections that are given: ranked alone, and told.
    timeGiven(selections, batch) {
      give(selections);
      const ranked = batches(0, selections.length, batch, engine.rank);
      return { ranked, told: batches(0, selections.length, batch, (from, to) => selections.slice(from, to).map(told)) };
    },
    // The selections that a change draws.
    drawn(change, selections) {
      engine.draw(change, selections);
      return said(engine.selections());
    },
    rankings: (selections) => selections.map(told),
  };
})();
