// Starts the worker. In a file, since the Content-Security-Policy allows no worker from a blob.
"use strict";

importScripts("./engine.js");
wasm_bindgen({ module_or_path: "./engine_bg.wasm" });
