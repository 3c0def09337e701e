//! The built page beside a demonstration snapshot, served.

use std::path::{Path, PathBuf};

use placeharm::export::aggregate::{Aggregate, aggregate};
use placeharm::export::demo::{Demo, DemoOptions, Scale, demo};
use placeharm::export::import::import;
use placeharm::export::store::{load, load_manifest, save};
use placeharm::scoring::Cube;
use placeharm::snapshot::{BaseMap, Tables};

use crate::chromium::{Chromium, until};
use crate::server::{Missing, Server};

/// All of the ranking stands, how sure its ranks are, and the filters.
pub const RANKED: &str = "document.querySelector('#filters [name=overlap]') !== null && \
                          document.querySelector('.sectors[aria-busy=false] #ranking[aria-busy=false] .likely') !== null \
                          && document.querySelector('#ranking tbody .likely').innerText !== ''";

/// The records of most sites.
pub const RECORDS: usize = 30_000;

/// The invented force of the sites, with what was planted in it.
pub fn invented(records: usize) -> Demo {
    demo(&DemoOptions { scale: Scale::Force, records: Some(records), seed: 5 })
}

/// A folder that is served until the test ends.
pub struct Site {
    dir: tempfile::TempDir,
    server: Server,
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("the built page: run scripts/page target/dist-test") {
        let path = entry.expect("an entry").path();
        let copy = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_folder(&path, &copy);
        } else {
            std::fs::copy(&path, copy).expect("copied");
        }
    }
}

fn copy_page(to: &Path) {
    copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("target/dist-test"), to);
}

impl Site {
    /// On a plain file server: what is not there is answered with status 404.
    pub fn new() -> Self {
        Self::on_server(Missing::NotFound)
    }

    /// With a snapshot that something is changed in.
    pub fn with(change: impl FnOnce(&mut Tables)) -> Self {
        Self::made(Missing::NotFound, change)
    }

    pub fn on_server(missing: Missing) -> Self {
        Self::made(missing, |_| ())
    }

    /// With a snapshot of so many records.
    pub fn of_size(records: usize) -> Self {
        Self::sized(Missing::NotFound, records, |_| ())
    }

    fn made(missing: Missing, change: impl FnOnce(&mut Tables)) -> Self {
        Self::sized(missing, RECORDS, change)
    }

    fn sized(missing: Missing, records: usize, change: impl FnOnce(&mut Tables)) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let mut demo = invented(records);
        change(&mut demo.tables);
        copy_page(dir.path());
        save(&dir.path().join("snapshot"), &demo.tables, demo.manifest).expect("a snapshot");
        let server = Server::start(dir.path().to_owned(), missing);
        Self { dir, server }
    }

    /// With a base map, of which the given file is all there is.
    pub fn over(base_map: BaseMap, file: &str, bytes: &str) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let mut demo = invented(RECORDS);
        demo.manifest.base_map = Some(base_map);
        copy_page(dir.path());
        save(&dir.path().join("snapshot"), &demo.tables, demo.manifest).expect("a snapshot");
        let file = dir.path().join(file);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, bytes).expect("written");
        let server = Server::start(dir.path().to_owned(), Missing::NotFound);
        Self { dir, server }
    }

    /// The page beside the real police.uk excerpt, which has neither groups nor links.
    pub fn police_uk() -> Self {
        let (dir, example) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/police_uk");
        for name in ["placeharm.toml", "weights.csv", "lsoa_to_msoa.csv", "msoa.geojson"] {
            std::fs::copy(shipped.join(name), example.path().join(name)).expect("a shipped file");
        }
        std::fs::create_dir(example.path().join("download")).expect("a folder");
        std::fs::copy(shipped.join("excerpt.zip"), example.path().join("download/excerpt.zip")).expect("an archive");
        let created = placeharm::domain::Date::parse("2026-11-24").expect("a day");
        let imported = import(&example.path().join("placeharm.toml"), created).expect("an import");
        copy_page(dir.path());
        save(&dir.path().join("snapshot"), &imported.tables, imported.manifest).expect("a snapshot");
        let server = Server::start(dir.path().to_owned(), Missing::NotFound);
        Self { dir, server }
    }

    /// The page beside a snapshot for an audience that gets counts and no rows.
    pub fn aggregated() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let demo = demo(&DemoOptions { scale: Scale::Force, records: Some(30_000), seed: 5 });
        let audience = Aggregate { label: "Partners".to_owned(), smallest: 5, months: 12 };
        let (tables, manifest) = aggregate(demo.tables, demo.manifest, &audience);
        copy_page(dir.path());
        save(&dir.path().join("snapshot"), &tables, manifest).expect("a snapshot");
        let server = Server::start(dir.path().to_owned(), Missing::NotFound);
        Self { dir, server }
    }

    /// The same page and snapshot again, in a folder deep in the site.
    pub fn copy_into(&self, folder: &str) {
        let folder = self.dir.path().join(folder);
        copy_page(&folder);
        copy_folder(&self.path("snapshot"), &folder.join("snapshot"));
    }

    pub fn cube(&self) -> Cube {
        load(&self.path("snapshot")).expect("it opens").1
    }

    pub fn path(&self, relative: &str) -> PathBuf {
        self.dir.path().join(relative)
    }

    /// A file of the page's program.
    pub fn program(&self, file: &str) -> PathBuf {
        let page = std::fs::read_to_string(self.path("index.html")).expect("the page");
        let folder = page.split('"').find(|text| text.starts_with("page-") && text.ends_with('/'));
        self.path(folder.expect("the program's folder")).join(file)
    }

    /// The file of one of the snapshot's tables.
    pub fn table(&self, table: &str) -> PathBuf {
        let manifest = load_manifest(&self.path("snapshot")).expect("a manifest");
        let file = manifest.files.iter().find(|file| file.table == table).expect("the table");
        self.path("snapshot").join(&file.name)
    }

    /// What the server was asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.server.asked()
    }

    /// Pulls the network: each answer breaks off half-way until it is put back.
    pub fn pull_network(&self, is_pulled: bool) {
        self.server.set_cut(is_pulled);
    }

    pub fn port(&self) -> u16 {
        self.server.port()
    }

    pub fn address(&self, fragment: &str) -> String {
        format!("http://127.0.0.1:{}/{fragment}", self.port())
    }

    /// Loads the page anew at a fragment, which alone would not load it.
    pub fn visit(&self, chromium: &Chromium, fragment: &str) {
        chromium.goto("about:blank");
        chromium.goto(&self.address(fragment));
    }

    /// Loads the ranking and waits until it stands.
    pub fn rank(&self, chromium: &Chromium, fragment: &str) {
        self.visit(chromium, fragment);
        until("the ranking", || chromium.is(RANKED));
    }
}
