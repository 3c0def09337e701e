//! The example of every table, exported and ranked, and a copy of it to break.

use std::path::{Path, PathBuf};

use placeharm::domain::{Date, GroupKind, NominalKind};
use placeharm::export::import::{ImportError, Imported, Reject, import};
use placeharm::export::store::{load, save};
use placeharm::scoring::Selection;

/// A copy of the example, whose files a test changes.
pub struct Warehouse {
    dir: tempfile::TempDir,
}

impl Warehouse {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/warehouse");
        for entry in std::fs::read_dir(shipped).expect("the example") {
            let entry = entry.expect("an entry");
            std::fs::copy(entry.path(), dir.path().join(entry.file_name())).expect("a copy");
        }
        Self { dir }
    }

    pub fn path(&self, file: &str) -> PathBuf {
        self.dir.path().join(file)
    }

    pub fn write(self, file: &str, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.path(file);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("written");
        self
    }

    pub fn text(&self, file: &str) -> String {
        std::fs::read_to_string(self.path(file)).expect("a file of the example")
    }

    /// Adds a row at the end of a file.
    pub fn with(self, file: &str, row: &str) -> Self {
        let text = format!("{}{row}\n", self.text(file));
        self.write(file, text)
    }

    /// Changes a text that must be there.
    pub fn change(self, file: &str, from: &str, to: &str) -> Self {
        let text = self.text(file);
        assert!(text.contains(from), "{file} has no {from}");
        self.write(file, text.replacen(from, to, 1))
    }

    /// Lets any share of rows be refused.
    pub fn lenient(self) -> Self {
        self.change("placeharm.toml", "max_rejected_share = 0.01", "max_rejected_share = 1.0")
    }

    pub fn try_import(&self) -> Result<Imported, ImportError> {
        import(&self.path("placeharm.toml"), Date::from_ymd(2026, 7, 2).expect("a day"))
    }

    pub fn import(&self) -> Imported {
        self.try_import().expect("an import")
    }

    /// The message of an import that fails, with file names from the folder on.
    pub fn failure(&self) -> String {
        let Err(error) = self.try_import() else { panic!("found no failure, expected one") };
        error.to_string().replace(&format!("{}/", self.dir.path().display()), "")
    }

    /// The one row that is refused when any share may be.
    pub fn refused(self) -> Reject {
        let mut rejects = self.lenient().import().rejects;
        assert_eq!(rejects.len(), 1, "{rejects:#?}");
        rejects.remove(0)
    }
}

#[test]
fn the_example_of_every_table_exports_whole_and_ranks() {
    let warehouse = Warehouse::new();
    let imported = warehouse.import();
    assert_eq!(imported.rejects, []);
    let snapshot = warehouse.path("snapshot");
    save(&snapshot, &imported.tables, imported.manifest).expect("a snapshot");
    let (manifest, cube) = load(&snapshot).expect("it opens");
    assert!(manifest.force.synthetic);
    assert_eq!(cube.catalogue().score_title(), "SOC primary harm score");
    let answer = cube.answer(&Selection::default());
    let sectors = &cube.catalogue().areas.sectors;
    let ranking: Vec<(&str, String)> = answer
        .areas
        .iter()
        .map(|area| (sectors[usize::from(area.area)].name.as_str(), format!("{:.2}", area.score)))
        .collect();
    let expected =
        [("Lowgate", "9270.53"), ("Harbour", "2896.44"), ("Millfield", "2300.02"), ("Castle Hill", "1484.78")];
    assert_eq!(ranking, expected.map(|(name, score)| (name, score.to_owned())));
    assert!(answer.force.elements.iter().all(|element| element.count > 0), "{:?}", answer.force.elements);
}

#[test]
fn every_column_arrives_in_its_table() {
    let tables = Warehouse::new().import().tables;
    let records = &tables.records;
    let row = |id: &str| records.id.iter().position(|other| other == id).expect("a record");
    assert_eq!(records.time_seconds[row("C002")], Some(2 * 3600 + 45 * 60 + 30));
    assert_eq!(records.beat[row("C002")].map(|beat| records.beat_ids[usize::from(beat)].as_str()), Some("N1-2"));
    assert_eq!((records.soc_related[row("C001")], records.soc_related[row("C002")]), (true, false));
    assert_eq!(records.kinds[usize::from(records.kind[row("C012")])].as_str(), "cannabis_farm");
    assert_eq!(records.substances[row("D1")], ["heroin", "etizolam"]);
    assert_eq!(records.age_band[row("D2")].as_deref(), Some("25-34"));
    assert_eq!(records.intelligence_type[row("I1")].as_deref(), Some("Sighting"));
    assert_eq!(records.intelligence_subject[row("I2")].as_deref(), Some("Ammunition"));
    assert_eq!((records.count[row("I2")], records.count[row("I3")]), (2, 1));
    assert!(records.month_only[row("C007")] && !records.month_only[row("C001")]);
    assert_eq!(tables.offences[0].hours, Some(310.0));
    let anchor = &tables.groups[0];
    assert_eq!((anchor.kind, anchor.code_name.as_str()), (GroupKind::Ocg, "Anchor"));
    assert_eq!((anchor.threat_band.as_deref(), tables.groups[1].threat_band.as_deref()), (Some("High"), None));
    let [first, .., last] = tables.nominals.as_slice() else { panic!("nominals") };
    assert_eq!((first.kind, first.memberships.len(), first.links.len()), (NominalKind::OcgMember, 2, 1));
    assert_eq!((last.status.as_str(), last.referrals.len(), last.links.len()), ("active", 1, 2));
    assert_eq!(tables.activity[1].sectors, ["N1", "N2"]);
    assert_eq!(tables.activity[1].groups.len(), 2);
    assert_eq!((tables.activity[1].phase.as_deref(), tables.activity[2].to), (Some("Clear"), None));
    let sector = tables.sectors.expect("sectors").features.remove(0);
    assert_eq!(sector.property("neighbours"), Some(&serde_json::json!(["N2", "S1"])));
    assert_eq!(tables.beats.expect("beats").features[0].property("sector"), Some(&serde_json::json!("N1")));
}

#[test]
fn a_link_before_a_membership_counts_for_no_measure() {
    let score = |warehouse: Warehouse| {
        let imported = warehouse.import();
        let snapshot = warehouse.path("snapshot");
        save(&snapshot, &imported.tables, imported.manifest).expect("a snapshot");
        load(&snapshot).expect("it opens").1.answer(&Selection::default()).force.score
    };
    let later = Warehouse::new().change("memberships.csv", "P2,OCG-1,2025-06-01", "P2,OCG-1,2026-04-23");
    // The homicide of 22 April and nothing else is no longer an OCG crime: P1 still links C001.
    assert!((score(Warehouse::new()) - score(later) - 7_973.393_423).abs() < 1e-6);
}
