// Starts the page, or says why it cannot start. In a file, since the Content-Security-Policy allows
// no inline script; Trunk names the page's own files in the meta element.
"use strict";

(() => {
  const show = (id, why) => {
    document.getElementById("start-loading").hidden = true;
    document.getElementById(id).hidden = false;
    if (why) document.getElementById("not-started-why").textContent = why;
  };
  if (typeof WebAssembly !== "object") return show("no-webassembly");
  if (location.protocol === "file:") return show("from-file");
  document.getElementById("start-loading").hidden = false;
  const { script, wasm } = document.querySelector("meta[name=placeharm]").dataset;
  const address = (relative) => new URL(relative, document.baseURI).href;
  import(address(script))
    .then((page) => page.default({ module_or_path: address(wasm) }))
    .catch((error) => {
      if (document.getElementById("start")) show("not-started", String(error));
    });
})();
