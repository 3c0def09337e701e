// Starts the worker of the raw rows, as engine_loader.js starts the other.
import start from "./rows/rows.js";

start({ module_or_path: new URL("./rows/rows_bg.wasm", import.meta.url) });
