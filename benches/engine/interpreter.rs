//! The engine's wasm in an interpreter, as where a browser compiles none.

use std::collections::BTreeMap;

use placeharm::snapshot::Manifest;
use wasmi::{Engine, Instance, Linker, Module, Store, WasmParams, WasmResults};

/// Bytes of `records` handed over at once, as a browser unpacks them.
const CHUNK: usize = 65_536;

/// The engine, run by wasmi.
pub struct Interpreter {
    store: Store<()>,
    instance: Instance,
}

impl Interpreter {
    /// Reads the wasm that `scripts/engine-wasm` built.
    pub fn new(wasm: &[u8]) -> Self {
        let engine = Engine::default();
        let module = Module::new(&engine, wasm).expect("the engine's wasm: run scripts/engine-wasm");
        let mut store = Store::new(&engine, ());
        let instance = Linker::new(&engine).instantiate_and_start(&mut store, &module).expect("it needs no imports");
        Self { store, instance }
    }

    /// Calls a function by its name.
    pub fn call<P: WasmParams, R: WasmResults>(&mut self, name: &str, parameters: P) -> R {
        let function = self.instance.get_typed_func::<P, R>(&self.store, name).expect("a function of that name");
        function.call(&mut self.store, parameters).expect("it ends well")
    }

    /// Hands a snapshot over and opens it.
    pub fn open(&mut self, manifest: &Manifest, files: &BTreeMap<String, Vec<u8>>) {
        self.take("manifest", &serde_json::to_vec(manifest).expect("a manifest is JSON"));
        for (table, bytes) in files.iter().filter(|(table, _)| *table != "records") {
            self.take(table, bytes);
        }
        self.call::<_, ()>("open", ());
        for bytes in files["records"].chunks(CHUNK) {
            let at: u32 = self.call("records_room", u32::try_from(bytes.len()).expect("a chunk"));
            self.write(at, bytes);
            self.call::<_, ()>("take_records", ());
        }
        self.call::<_, ()>("build", ());
    }

    fn take(&mut self, table: &str, bytes: &[u8]) {
        let both = [table.as_bytes(), bytes].concat();
        let at: u32 = self.call("room", u32::try_from(both.len()).expect("under 4 GiB"));
        self.write(at, &both);
        self.call::<_, ()>("take", u32::try_from(table.len()).expect("a short name"));
    }

    fn write(&mut self, at: u32, bytes: &[u8]) {
        let memory = self.instance.get_memory(&self.store, "memory").expect("a memory");
        memory.write(&mut self.store, at as usize, bytes).expect("there is room");
    }

    /// The text that a function leaves.
    pub fn text<P: WasmParams>(&mut self, name: &str, parameters: P) -> String {
        let length: u32 = self.call(name, parameters);
        let at: u32 = self.call("room_at", ());
        let memory = self.instance.get_memory(&self.store, "memory").expect("a memory");
        let mut text = vec![0; length as usize];
        memory.read(&self.store, at as usize, &mut text).expect("it lies there");
        String::from_utf8(text).expect("text")
    }
}
