//! Rows of the tables beside the records that are wrong: refused, counted, listed.

use placeharm::export::import::ImportError;

use crate::warehouse::Warehouse;

/// What is said of a row that is added to a file; checks that nothing else changes.
fn refused(file: &str, row: &str) -> String {
    let whole = Warehouse::new().import();
    let warehouse = Warehouse::new().with(file, row).lenient();
    let imported = warehouse.import();
    let [reject] = imported.rejects.as_slice() else { panic!("{:#?}", imported.rejects) };
    assert_eq!((reject.row.as_str(), reject.rows), (row, 1));
    let counted = &imported.manifest.rejected[0];
    assert_eq!((counted.source.as_str(), counted.rows), (file.trim_end_matches(".csv"), 1));
    assert_eq!(imported.tables.nominals, whole.tables.nominals);
    assert_eq!(imported.tables.groups, whole.tables.groups);
    assert_eq!(imported.tables.activity, whole.tables.activity);
    reject.to_string()
}

#[test]
fn groups_of_no_kind_and_codes_that_are_taken_are_refused() {
    assert_eq!(refused("groups.csv", "G,gang,,"), r#"groups.csv:6: kind: found "gang", expected ocg, ucg or pcg"#);
    assert_eq!(
        refused("groups.csv", "OCG-1,ocg,,"),
        r#"groups.csv:6: code: found "OCG-1", expected a code that no group before it has"#
    );
    assert_eq!(refused("groups.csv", ",ocg,,"), r#"groups.csv:6: code: found "", expected a code"#);
}

#[test]
fn nominals_that_cannot_be_are_refused() {
    let said = |row| refused("nominals.csv", row).replace("nominals.csv:8: ", "");
    assert_eq!(said("P1,ocg_member,,,,2025-01-01,"), r#"id: found "P1", expected an id that no nominal before it has"#);
    assert_eq!(
        said("P9,boss,,,,2025-01-01,"),
        r#"kind: found "boss", expected ocg_member, priority_individual, ucg_member or pcg_member"#
    );
    assert_eq!(said("P9,ocg_member,,X,,2025-01-01,"), r#"sector: found "X", expected the id of a sector"#);
    assert_eq!(said("P9,ocg_member,,,X,2025-01-01,"), r#"beat: found "X", expected the id of a beat"#);
    assert_eq!(
        said("P9,ocg_member,,N1,S1-1,2025-01-01,"),
        r#"beat: found "S1-1", expected a beat of the row's sector"#
    );
    assert_eq!(said("P9,ocg_member,,,,,"), r#"from: found "", expected a date such as 2026-11-24"#);
    assert_eq!(said("P9,ocg_member,,,,2025-02-30,"), r#"from: found "2025-02-30", expected a date such as 2026-11-24"#);
    assert_eq!(said("P9,ocg_member,,,,2025-02,"), r#"from: found "2025-02", expected a date such as 2026-11-24"#);
    assert_eq!(
        said("P9,ocg_member,,,,2025-01-01,2025-01-01"),
        r#"to: found "2025-01-01", expected a day after the first"#
    );
}

#[test]
fn memberships_and_referrals_of_nobody_are_refused() {
    let said = |row| refused("memberships.csv", row).replace("memberships.csv:8: ", "");
    assert_eq!(said("P9,OCG-1,2025-01-01,"), r#"nominal: found "P9", expected the id of a nominal"#);
    assert_eq!(said("P1,OCG-9,2025-01-01,"), r#"group: found "OCG-9", expected the code of a group"#);
    assert_eq!(said("P1,OCG-1,2025-03-01,2025-01-01"), r#"to: found "2025-01-01", expected a day after the first"#);
    assert_eq!(said("P1,OCG-2,2026-03-01,"), r#"nominal: found "P1", expected a row that no row before it repeats"#);
    let said = |row| refused("referrals.csv", row).replace("referrals.csv:4: ", "");
    assert_eq!(said("P9,Mentoring,2026-01-01"), r#"nominal: found "P9", expected the id of a nominal"#);
    assert_eq!(said("P1,,2026-01-01"), r#"scheme: found "", expected a scheme"#);
    assert_eq!(said("P1,Mentoring,"), r#"date: found "", expected a date such as 2026-11-24"#);
}

#[test]
fn links_to_what_is_not_there_are_refused() {
    let said = |row| refused("links.csv", row).replace("links.csv:11: ", "");
    assert_eq!(
        said("crime_recording,C999,P1,suspect"),
        r#"record: found "C999", expected the id of a record of the source"#
    );
    assert_eq!(said("coroner,C001,P1,suspect"), r#"record: found "C001", expected the id of a record of the source"#);
    assert_eq!(said("elsewhere,C001,P1,suspect"), r#"source: found "elsewhere", expected the id of a source"#);
    assert_eq!(said("crime_recording,C001,P9,suspect"), r#"nominal: found "P9", expected the id of a nominal"#);
    assert_eq!(said("crime_recording,C001,P1,"), r#"role: found "", expected a role"#);
    assert_eq!(
        said("crime_recording,C001,P1,suspect"),
        r#"nominal: found "P1", expected a row that no row before it repeats"#
    );
}

#[test]
fn a_link_to_a_record_that_was_refused_says_so() {
    let warehouse = Warehouse::new().change("crimes.csv", "C002,2026-01-09", "C002,2026-01-99").lenient();
    let said: Vec<String> = warehouse.import().rejects.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            r#"crimes.csv:3: date: found "2026-01-99", expected a date such as 2026-11-24, or a month such as 2026-11"#,
            r#"links.csv:4: record: found "C002", expected a record that was not itself refused"#
        ]
    );
}

#[test]
fn links_of_one_source_need_no_column_for_it() {
    let only = "record,nominal,role\nC001,P1,suspect\n";
    let columns = r#"columns = { source = "source", record"#;
    let warehouse = Warehouse::new().write("links.csv", only);
    let said = warehouse.change("placeharm.toml", columns, "source = \"crime_recording\"\ncolumns = { record");
    assert_eq!(said.import().tables.nominals[0].links.len(), 1);
    let both = Warehouse::new().change(
        "placeharm.toml",
        columns,
        "source = \"coroner\"\ncolumns = { source = \"source\", record",
    );
    assert_eq!(
        both.failure(),
        r#"placeharm.toml: links: source: found "2", expected one source of all links, or one column of sources"#
    );
}

#[test]
fn activity_aimed_at_nothing_known_is_refused() {
    let said = |row| refused("activity.csv", row).replace("activity.csv:5: ", "");
    assert_eq!(said("A1,2026-01-01,,Police,warrant,,,"), r#"id: found "A1", expected an id that no row before it has"#);
    assert_eq!(
        said("A9,2026-01-01,,Police,warrant,,N1;X,"),
        r#"sectors: found "X", expected ids of sectors, separated by ;"#
    );
    assert_eq!(
        said("A9,2026-01-01,,Police,warrant,,,X"),
        r#"groups: found "X", expected codes of groups, separated by ;"#
    );
    assert_eq!(said("A9,2026-01-01,,,warrant,,,"), r#"agency: found "", expected an agency"#);
}

#[test]
fn the_share_of_refused_rows_holds_for_every_table_and_the_rows_are_handed_back() {
    let error = Warehouse::new().with("groups.csv", "G,gang,,").try_import().expect_err("a failure");
    assert_eq!(
        error.to_string(),
        "groups: found 1 of 5 rows refused, expected a share of at most 0.01; the snapshot stays as it was"
    );
    let ImportError::TooManyRejected { rejects, .. } = error else { panic!("{error}") };
    assert_eq!(rejects[0].row, "G,gang,,");
}

#[test]
fn a_record_without_a_sector_takes_its_beats() {
    let tables = Warehouse::new().change("crimes.csv", "2026-05-30,,,,", "2026-05-30,,,S1-2,").import().tables;
    assert_eq!(tables.records.sector[9], Some(2));
}
