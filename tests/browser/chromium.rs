//! Headless Chromium through ChromeDriver.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

/// How long anything may take before the test gives up; nothing is measured by it.
const PATIENCE: Duration = Duration::from_mins(1);

/// Without these it keeps trying to reach hosts of its own.
const QUIET: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
];

/// A browser with one window.
pub struct Chromium {
    driver: Child,
    runtime: Runtime,
    client: Client,
}

/// Waits until something holds.
pub fn until(what: &str, holds: impl Fn() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < PATIENCE, "waited in vain for {what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

impl Chromium {
    pub fn start(more: &[&str]) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port();
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("ChromeDriver: run scripts/setup browser");
        until("ChromeDriver", || TcpStream::connect(("127.0.0.1", port)).is_ok());
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let arguments: Vec<&str> = QUIET.iter().chain(more).copied().collect();
        let capabilities = json!({ "goog:chromeOptions": { "args": arguments } });
        let capabilities = capabilities.as_object().expect("an object").clone();
        let client = runtime
            .block_on(
                ClientBuilder::new(HttpConnector::new())
                    .capabilities(capabilities)
                    .connect(&format!("http://127.0.0.1:{port}")),
            )
            .expect("a browser");
        Self { driver, runtime, client }
    }

    pub fn goto(&self, address: &str) {
        self.runtime.block_on(self.client.goto(address)).expect("the page loads");
    }

    /// Makes the page itself so large; the window is larger by its own bars.
    pub fn size(&self, width: u32, height: u32) {
        let bars = self.eval("outerHeight - innerHeight").as_u64().and_then(|bars| u32::try_from(bars).ok());
        let outer = height + bars.expect("a height");
        self.runtime.block_on(self.client.set_window_size(width, outer)).expect("a window of that size");
    }

    /// The value of a JavaScript expression.
    pub fn eval(&self, expression: &str) -> Value {
        let script = format!("return {expression}");
        self.runtime.block_on(self.client.execute(&script, Vec::new())).expect("a value")
    }

    pub fn screenshot(&self) -> Vec<u8> {
        self.runtime.block_on(self.client.screenshot()).expect("a picture")
    }

    pub fn is(&self, expression: &str) -> bool {
        self.eval(expression) == Value::Bool(true)
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // The driver's end is the browser's.
        let _ = self.runtime.block_on(self.client.clone().close());
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
