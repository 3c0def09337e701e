// Starts the worker. In a file, since the Content-Security-Policy allows no worker from a blob; ours
// and not Trunk's, which calls wasm-bindgen in a way that fills the console with a warning.
"use strict";

importScripts("./engine.js");
wasm_bindgen({ module_or_path: "./engine_bg.wasm" });
