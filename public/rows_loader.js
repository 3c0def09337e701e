// Starts the worker of the raw rows, as engine_loader.js starts the other.
"use strict";

importScripts("./rows.js");
wasm_bindgen({ module_or_path: "./rows_bg.wasm" });
