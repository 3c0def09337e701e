//! A plain file server: no rewrites, no listings.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// What is answered where there is no file.
#[derive(Clone, Copy)]
pub enum Missing {
    /// Status 404, as a plain file server does.
    NotFound,
    /// The page itself with status 200, as servers of single-page applications do.
    ThePage,
}

/// Serves a folder until the test ends.
pub struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    is_cut: Arc<AtomicBool>,
}

impl Server {
    pub fn start(folder: PathBuf, missing: Missing) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        let is_cut = Arc::new(AtomicBool::new(false));
        let cut = Arc::clone(&is_cut);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (folder, log, cut) = (folder.clone(), Arc::clone(&log), Arc::clone(&cut));
                // A browser that goes away in the middle is none of the test's business.
                std::thread::spawn(move || answer(&stream, &folder, missing, &log, &cut).ok());
            }
        });
        Self { port, asked, is_cut }
    }

    /// What was asked for, as a server's log has it.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("the log").clone()
    }

    /// Whether each answer breaks off half-way, as where the network is pulled.
    pub fn set_cut(&self, is_cut: bool) {
        self.is_cut.store(is_cut, Ordering::SeqCst);
    }

    pub fn port(&self) -> u16 {
        self.port
    }
}

fn answer(
    mut stream: &TcpStream,
    folder: &Path,
    missing: Missing,
    log: &Mutex<Vec<String>>,
    is_cut: &AtomicBool,
) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let address = request.split(' ').nth(1).unwrap_or("/");
    log.lock().expect("the log").push(address.to_owned());
    let path = address.split('?').next().unwrap_or("/").trim_start_matches('/');
    let mut file =
        folder.join(if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() });
    if matches!(missing, Missing::ThePage) && !file.is_file() {
        file = folder.join("index.html");
    }
    let (status, bytes) = match std::fs::read(&file) {
        Ok(bytes) => ("200 OK", bytes),
        Err(_) => ("404 Not Found", b"not here".to_vec()),
    };
    let kind = match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        bytes.len()
    )?;
    let sent = if is_cut.load(Ordering::SeqCst) { bytes.len() / 2 } else { bytes.len() };
    stream.write_all(&bytes[..sent])
}
