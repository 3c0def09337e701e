// Starts the page, or says why it cannot start. In a file, since the Content-Security-Policy allows
// no inline script; the meta element names the folder of the page's own files.
"use strict";

(() => {
  const show = (id, why) => {
    document.getElementById("start-loading").hidden = true;
    document.getElementById(id).hidden = false;
    if (why) document.getElementById("not-started-why").textContent = why;
  };
  // The smallest module with SIMD: one function, which fills a vector with a number.
  const simd = [
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0],
    ...[10, 8, 1, 6, 0, 0x41, 0, 0xfd, 0x11, 0x0b],
  ];
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(new Uint8Array(simd))) return show("no-webassembly");
  if (location.protocol === "file:") return show("from-file");
  document.getElementById("start-loading").hidden = false;
  const folder = document.querySelector("meta[name=placeharm]").content;
  const address = (file) => new URL(folder + file, document.baseURI).href;
  // Compiled here and started in a later turn: in one, they would keep the window from answering.
  const compile = async (file) => {
    const answer = await fetch(file);
    if (!answer.ok) throw new Error(`${file}: found HTTP status ${answer.status}, expected 200`);
    const isNamed = answer.headers.get("Content-Type") === "application/wasm";
    return isNamed ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
  };
  const turn = () => new Promise((then) => setTimeout(then));
  Promise.all([import(address("page/page.js")), compile(address("page/page_bg.wasm"))])
    .then(async ([page, module]) => {
      await turn();
      return page.default({ module_or_path: module });
    })
    .catch((error) => {
      if (document.getElementById("start")) show("not-started", String(error));
    });
})();
