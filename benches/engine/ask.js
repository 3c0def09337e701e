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

  const batches = (selections, batch, act) => {
    const means = [];
    for (let from = 0; from < selections; from += batch) {
      const to = Math.min(from + batch, selections);
      means.push(timed(() => act(from, to)) / (to - from));
    }
    return means;
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
        for await (const chunk of gzip(packed)) {
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
    // Milliseconds of each selection of a change, the mean of each batch.
    time(change, selections, batch, asks) {
      engine.draw(change, selections);
      return batches(selections, batch, engine[asks]);
    },
    // Likewise of selections that are given: ranked alone, and told.
    timeGiven(selections, batch) {
      give(selections);
      const ranked = batches(selections.length, batch, engine.rank);
      return { ranked, told: batches(selections.length, batch, (from, to) => selections.slice(from, to).map(told)) };
    },
    // The selections that a change draws.
    drawn(change, selections) {
      engine.draw(change, selections);
      return said(engine.selections());
    },
    rankings: (selections) => selections.map(told),
  };
})();
