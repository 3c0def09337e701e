// Starts the worker. In a file, since the Content-Security-Policy allows no worker from a blob.
import start from "./engine/engine.js";

start({ module_or_path: new URL("./engine/engine_bg.wasm", import.meta.url) });
