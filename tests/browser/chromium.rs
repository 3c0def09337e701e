//! Headless Chromium through ChromeDriver.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::actions::{Actions, InputSource, KeyAction, KeyActions};
use fantoccini::wd::{PrintConfigurationBuilder, PrintMargins, PrintSize, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

/// How long anything may take before the test gives up; nothing is measured by it.
const PATIENCE: Duration = Duration::from_mins(3);

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

/// A command that ChromeDriver has beside those of the standard: path and body.
#[derive(Debug)]
struct Own(&'static str, Value);

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.0))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.1.to_string()))
    }
}

/// Keys by their code points in WebDriver.
#[derive(Clone, Copy)]
pub enum Key {
    Tab,
    Enter,
    Escape,
    Space,
    Left,
    Up,
    Right,
    Down,
    Char(char),
}

impl Key {
    fn code_point(self) -> char {
        match self {
            Self::Tab => '\u{e004}',
            Self::Enter => '\u{e007}',
            Self::Escape => '\u{e00c}',
            Self::Space => ' ',
            Self::Left => '\u{e012}',
            Self::Up => '\u{e013}',
            Self::Right => '\u{e014}',
            Self::Down => '\u{e015}',
            Self::Char(char) => char,
        }
    }
}

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
        Self::with_preferences(more, &json!({}))
    }

    pub fn dark() -> Self {
        Self::start(&["--blink-settings=preferredColorScheme=0"])
    }

    pub fn light() -> Self {
        Self::start(&["--blink-settings=preferredColorScheme=1"])
    }

    /// With preferences as a browser's administrator sets them.
    pub fn with_preferences(more: &[&str], preferences: &Value) -> Self {
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
        let capabilities = json!({
            "goog:chromeOptions": { "args": arguments, "prefs": preferences },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
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

    /// The page on paper, as PDF.
    pub fn print(&self) -> Vec<u8> {
        // Of A4 lying on its side, since the driver does not ask the page's style sheet.
        let margins = PrintMargins { top: 1.4, bottom: 1.4, left: 1.0, right: 1.0 };
        let settings =
            PrintConfigurationBuilder::default().size(PrintSize { width: 29.7, height: 21.0 }).margins(margins);
        let settings = settings.build().expect("settings");
        self.runtime.block_on(self.client.print(settings)).expect("a print")
    }

    pub fn reload(&self) {
        self.runtime.block_on(self.client.refresh()).expect("the page loads again");
    }

    pub fn text(&self) -> String {
        self.eval("document.body.innerText").as_str().expect("text").to_owned()
    }

    /// The text of an element; empty while there is none.
    pub fn text_of(&self, selector: &str) -> String {
        let script = format!("document.querySelector({selector:?})?.innerText ?? ''");
        self.eval(&script).as_str().expect("text").to_owned()
    }

    /// The texts of elements, without space around them.
    pub fn texts_of(&self, selector: &str) -> Vec<String> {
        let script = format!("[...document.querySelectorAll({selector:?})].map(element => element.innerText.trim())");
        serde_json::from_value(self.eval(&script)).expect("texts")
    }

    pub fn click(&self, selector: &str) {
        let script = format!("document.querySelector({selector:?}).click()");
        self.eval(&script);
    }

    pub fn press(&self, key: Key) {
        let value = key.code_point();
        let keys = KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.runtime.block_on(self.client.perform_actions(Actions::from(keys))).expect("pressed");
    }

    /// Presses a key while shift is held down.
    pub fn press_with_shift(&self, key: Key) {
        const SHIFT: char = '\u{e008}';
        let value = key.code_point();
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: SHIFT })
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value })
            .then(KeyAction::Up { value: SHIFT });
        self.runtime.block_on(self.client.perform_actions(Actions::from(keys))).expect("pressed");
    }

    /// What the console has said since it was last asked.
    pub fn console(&self) -> Vec<String> {
        let said = self.runtime.block_on(self.client.issue_cmd(Own("se/log", json!({ "type": "browser" }))));
        let said = said.expect("the console");
        let lines = said.as_array().expect("lines").iter();
        lines.map(|line| format!("{}: {}", line["level"], line["message"])).collect()
    }

    /// A command of the DevTools protocol.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let own = Own("goog/cdp/execute", json!({ "cmd": command, "params": parameters }));
        self.runtime.block_on(self.client.issue_cmd(own)).expect("done")
    }

    /// Lets the page save files, into a folder.
    pub fn save_into(&self, folder: &std::path::Path) {
        let folder = folder.to_str().expect("a path in UTF-8");
        self.devtools("Browser.setDownloadBehavior", &json!({ "behavior": "allow", "downloadPath": folder }));
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
