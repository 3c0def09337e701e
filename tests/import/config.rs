//! Configurations that are wrong, and what they ask for.

use placeharm::domain::{Measure, PRIMARY_MEASURES, PointsRule};
use placeharm::export::store::{load, save};

use crate::warehouse::Warehouse;

/// What is said of a configuration that is changed, without the name of its file.
fn failure(from: &str, to: &str) -> String {
    let said = Warehouse::new().change("placeharm.toml", from, to).failure();
    said.strip_prefix("placeharm.toml:").expect("the file's name").trim_start().to_owned()
}

#[test]
fn a_typo_is_named_with_line_column_found_and_expected() {
    let said = failure("marking =", "markking =");
    assert!(said.starts_with("8: column 1: found unknown field `markking`, expected one of"), "{said}");
    assert_eq!(
        failure("from = \"2026-01-01\"", "from = \"2026-02-30\""),
        "11: column 8: found \"2026-02-30\", expected a date such as 2026-11-24"
    );
    assert_eq!(
        failure("stale_after_days = 2", "stale_after_days = \"two\""),
        "10: column 20: found invalid type: string \"two\", expected u32"
    );
}

#[test]
fn a_period_is_whole_months_that_end_after_they_begin() {
    assert_eq!(
        failure("from = \"2026-01-01\"", "from = \"2026-01-02\""),
        r#"from: found "2026-01-02", expected the first day of a month"#
    );
    assert_eq!(
        failure("\nto = \"2026-07-01\"", "\nto = \"2026-01-01\""),
        r#"to: found "2026-01-01", expected a month after `from`"#
    );
    assert_eq!(
        failure("\nto = \"2026-07-01\"", "\nto = \"2026-07-15\""),
        r#"to: found "2026-07-15", expected the first day of a month"#
    );
    assert_eq!(
        failure("\nto = \"2026-07-01\"", "\nto = \"9999-07-01\""),
        r#"to: found "9999-07-01", expected at most 100 years after `from`"#
    );
}

#[test]
fn no_source_is_complete_before_the_period_or_for_days_to_come() {
    let expected = "a day within the period, or up to the day after today";
    for day in ["2062-04-01", "2025-04-01"] {
        assert_eq!(
            failure("complete_to = \"2026-04-01\"", &format!("complete_to = \"{day}\"")),
            format!("source coroner: complete_to: found {day:?}, expected {expected}")
        );
    }
}

#[test]
fn a_share_of_refused_rows_is_no_more_than_all_of_them() {
    assert_eq!(
        failure("max_rejected_share = 0.01", "max_rejected_share = 5.0"),
        r#"max_rejected_share: found "5", expected a share from 0 to 1"#
    );
}

#[test]
fn polygons_need_points() {
    assert_eq!(
        failure("longitude = \"lon\"\nlatitude = \"lat\"\nintelligence_type", "intelligence_type"),
        r#"source firearms_intelligence: sector: found "polygon", expected columns longitude and latitude to go with it"#
    );
    assert_eq!(
        failure("longitude = \"lon\"\nlatitude = \"lat\"\nsoc", "longitude = \"lon\"\nsoc"),
        r#"source crime_recording: columns: found "one of longitude and latitude", expected both, or neither"#
    );
}

#[test]
fn codes_must_be_in_the_offences_file() {
    let expected = "expected a code of the offences file";
    assert_eq!(
        failure("unweighted = [\"ASB\"]", "unweighted = [\"ABS\"]"),
        format!("offences: unweighted: found \"ABS\", {expected}")
    );
    assert_eq!(
        failure("[\"10B\", \"92A\"]", "[\"10B\", \"92a\"]"),
        format!("source crime_recording: police_generated_offences: found \"92a\", {expected}")
    );
    assert_eq!(
        failure("kind = \"crime\"", "kind = \"crime\"\nkind_of_offence = { X = \"incident\" }"),
        format!("source crime_recording: kind_of_offence: found \"X\", {expected}")
    );
    let own = "[[measure]]\nid = \"own\"\nlabel = \"Own\"\nunit = \"crimes\"\nrecords = [\"crime\"]\n";
    for (key, rest) in
        [("offences", "offences = [\"X\"]\npoints = \"own_weight\""), ("points", "points = { as_offence = \"X\" }")]
    {
        let said = failure("[sectors]", &format!("{own}{rest}\n[sectors]"));
        assert_eq!(said, format!("measure own: offences or points: found \"X\", {expected}"), "{key}");
    }
    let text = Warehouse::new().text("offences.csv");
    let without: Vec<&str> = text.lines().filter(|line| !line.starts_with("38,")).collect();
    let said = Warehouse::new().write("offences.csv", without.join("\n")).failure();
    assert_eq!(said, format!("placeharm.toml: measure ocg_members: offences or points: found \"38\", {expected}"));
}

#[test]
fn editions_of_weights_are_named_once_and_have_a_column_each() {
    assert_eq!(
        failure("edition = \"invented\"", "edition = \"2019\""),
        r#"offences: edition: found "2019", expected an edition that is not named before"#
    );
    let said = Warehouse::new().change("placeharm.toml", "weight = \"invented\"", "weight = \"own\"").failure();
    assert_eq!(said, "offences.csv:1: own: found 0 such columns, expected one");
    let imported = Warehouse::new().import();
    let editions = imported.manifest.weights.editions();
    assert_eq!(editions.iter().map(|edition| edition.name.as_str()).collect::<Vec<_>>(), ["2019", "invented"]);
    let homicide = imported.tables.offences[0].weights.iter().flatten().map(|weight| weight.value());
    assert_eq!(homicide.collect::<Vec<_>>(), [7_973.393_423, 9_000.0]);
}

#[test]
fn ids_that_are_taken_and_tables_that_are_missing_are_named() {
    assert_eq!(
        failure("id = \"coroner\"", "id = \"ballistics\""),
        r#"source: id: found "ballistics", expected an id that no source before it has"#
    );
    assert_eq!(
        failure(
            "[links]\nfiles = \"links.csv\"\ncolumns = { source = \"source\", record = \"record\", nominal = \"nominal\", role = \"role\" }\n",
            ""
        ),
        r#"measure ocg_crimes: found "no [links]", expected the links that it counts by"#
    );
    assert_eq!(
        failure(
            "[beats]\nfile = \"beats.geojson\"\nid = \"beat_id\"\nname = \"beat_name\"\nsector = \"sector_id\"\n",
            ""
        ),
        r#"source crime_recording: columns: beat: found "no [beats]", expected the beats that it names"#
    );
    assert_eq!(
        failure("    \"drug_supply\",", "    \"drug_suply\","),
        r#"primary_measures: found "drug_suply", expected the id of one of the nine default measures"#
    );
}

fn measures(list: &str, own: &str) -> Vec<Measure> {
    let warehouse = Warehouse::new();
    let text = warehouse.text("placeharm.toml");
    let (before, rest) = text.split_once("primary_measures = [").expect("a list");
    let (_, after) = rest.split_once("]\n").expect("its end");
    warehouse.write("placeharm.toml", format!("{before}{list}\n{after}{own}")).import().tables.measures
}

const OWN: &str = "[[measure]]\nid = \"murders\"\nlabel = \"Murders\"\nunit = \"crimes\"\nrecords = [\"crime\"]\n\
                   offences = [\"1\"]\npoints = \"own_weight\"\n";

#[test]
fn measures_that_a_force_does_not_name_are_not_supplied() {
    let found = measures("primary_measures = [\"drug_supply\", \"ocg_members\"]", "");
    let supplied: Vec<&str> =
        found.iter().filter(|measure| measure.supplied).map(|measure| measure.id.as_str()).collect();
    assert_eq!((found.len(), supplied), (9, vec!["drug_supply", "ocg_members"]));
    assert!(measures("primary_measures = []", OWN).iter().skip(1).all(|measure| !measure.supplied));
    assert_eq!(measures("", OWN).len(), 1);
}

#[test]
fn a_forces_own_measures_come_first_and_one_with_a_default_id_takes_its_place() {
    let local = OWN.replace("murders", "drug_deaths").replace("\"own_weight\"", "{ fixed = 10.0 }");
    let found = measures("primary_measures = [\"drug_supply\"]", &format!("{local}{OWN}"));
    let ids: Vec<&str> = found.iter().map(|measure| measure.id.as_str()).collect();
    assert_eq!(ids[0], "murders");
    assert_eq!(ids[1..], PRIMARY_MEASURES);
    assert!(matches!(found[8].points, PointsRule::Fixed(_)) && found[8].supplied);
    assert!(!found[9].supplied);
}

#[test]
fn defaults_that_are_not_supplied_name_no_offence_that_the_force_has_not_got() {
    let few = "code,name,group,css_2019,hours,invented\n1,Homicide,Violence,7973.4,,1\n8N,Assault,Violence,184.22,,2\nASB,ASB,I,,,\n";
    let warehouse = Warehouse::new().write("offences.csv", few).lenient();
    let text = warehouse.text("placeharm.toml");
    let (before, rest) = text.split_once("primary_measures = [").expect("a list");
    let (_, after) = rest.split_once("]\n").expect("its end");
    let text = format!("{before}primary_measures = []\n{after}{OWN}").replace("[\"10B\", \"92A\"]", "[]");
    let text = text.replace("[\"10A\", \"10B\"]", "[]");
    let warehouse = warehouse.write("placeharm.toml", text);
    let imported = warehouse.import();
    let snapshot = warehouse.path("snapshot");
    save(&snapshot, &imported.tables, imported.manifest).expect("a snapshot");
    let (_, cube) = load(&snapshot).expect("it opens");
    assert_eq!(cube.catalogue().measures.len(), 10);
    assert_eq!(cube.catalogue().score_title(), "place harm score");
}

#[test]
fn a_measure_of_a_kind_that_no_record_is_is_warned_of() {
    let warehouse = Warehouse::new();
    let text = format!("{}{}", warehouse.text("placeharm.toml"), OWN.replace("\"crime\"", "\"crmie\""));
    let said: Vec<String> =
        warehouse.write("placeharm.toml", text).import().warnings.iter().map(ToString::to_string).collect();
    assert_eq!(said[1], r#"measure murders: records: found "crmie", which no record is, expected a kind of record"#);
}

#[test]
fn a_rows_kind_goes_before_its_offences_and_its_sources() {
    let kind_of_offence = "kind = \"crime\"\nkind_of_offence = { \"8N\" = \"assault\", \"ASB\" = \"nuisance\" }";
    let tables = Warehouse::new().change("placeharm.toml", "kind = \"crime\"", kind_of_offence).import().tables;
    let records = &tables.records;
    let kind = |id: &str| {
        let row = records.id.iter().position(|other| other == id).expect("a record");
        records.kinds[usize::from(records.kind[row])].as_str()
    };
    assert_eq!([kind("C001"), kind("C002"), kind("C011")], ["crime", "assault", "incident"]);
}

#[test]
fn row_or_offence_make_a_record_police_generated() {
    let generated = |row: &str| {
        let tables = Warehouse::new().with("crimes.csv", row).import().tables;
        tables.records.police_generated[12]
    };
    assert!(generated("C9,2026-01-01,,N1,,8N,,,,,Y,"), "the row says so");
    assert!(generated("C9,2026-01-01,,N1,,92A,,,,,no,"), "its offence says so");
    assert!(!generated("C9,2026-01-01,,N1,,8N,,,,,,"), "nothing does");
}

#[test]
fn links_count_by_suspect_or_offender_unless_roles_are_named() {
    let own = "\n[[measure]]\nid = \"own\"\nlabel = \"Own\"\nunit = \"crimes\"\nrecords = [\"crime\"]\n\
               linked_to = [\"ocg_member\"]\npoints = \"own_weight\"\n";
    let measures =
        |more: &str| Warehouse::new().with("placeharm.toml", &format!("{own}{more}")).import().tables.measures;
    let roles = |measures: Vec<Measure>| measures.first().map(|measure| measure.counts.clone());
    assert_eq!(roles(measures("")), roles(measures("roles = [\"suspect\", \"offender\"]\n")));
    assert_ne!(roles(measures("")), roles(measures("roles = [\"victim\"]\n")));
    let none = Warehouse::new().with("placeharm.toml", &format!("{own}roles = []\n")).failure();
    assert_eq!(none, r#"placeharm.toml: measure own: roles: found "[]", expected at least one role"#);
}

#[test]
fn an_audience_gets_no_count_of_one_and_whole_years() {
    let line = "# aggregate = { label = \"Partners\", smallest = 5, months = 12 }";
    let audience = |smallest: u32, months: u32| {
        failure(line, &format!("aggregate = {{ label = \"Partners\", smallest = {smallest}, months = {months} }}"))
    };
    assert_eq!(audience(1, 12), "aggregate: smallest: found \"1\", expected 2 or more");
    assert_eq!(audience(5, 5), "aggregate: months: found \"5\", expected 1, 2, 3, 4, 6 or 12");
    assert_eq!(audience(5, 0), "aggregate: months: found \"0\", expected 1, 2, 3, 4, 6 or 12");
}

#[test]
fn a_matched_offence_is_one_of_the_list() {
    assert_eq!(
        failure("offences = [\"10A\", \"10B\"]", "offences = [\"10A\", \"99Z\"]"),
        "subjects: Handgun: offences: found \"99Z\", expected a code of the offences file"
    );
}

#[test]
fn a_base_map_lies_on_the_pages_own_host() {
    let line = "# base_map = { address = \"tiles/{z}/{x}/{y}.png\", zooms = [6, 16], attribution = \"Whose it is\" }";
    let base_map = |table: &str| failure(line, &format!("base_map = {{ {table}, attribution = \"Ours\" }}"));
    assert_eq!(
        base_map("address = \"https://tiles.example/{z}/{x}/{y}.png\", zooms = [6, 16]"),
        "base_map: address: found \"https://tiles.example/{z}/{x}/{y}.png\", expected the path of a file beside the page \
         or on its host, without a host's name"
    );
    assert_eq!(
        base_map("address = \"ground.png\""),
        "base_map: found \"neither corners nor zooms\", expected corners of a picture, or zooms of tiles"
    );
    let imported = Warehouse::new().change("placeharm.toml", line, &line["# ".len()..]).import();
    assert_eq!(imported.manifest.base_map.expect("a base map").zooms, Some([6, 16]));
}

#[test]
fn an_audience_of_a_configuration_gets_counts_alone() {
    let line = "# aggregate = { label = \"Partners\", smallest = 5, months = 12 }";
    let imported = Warehouse::new().change("placeharm.toml", line, &line["# ".len()..]).import();
    let audience = imported.manifest.audience.expect("an audience");
    assert_eq!((audience.label.as_str(), audience.smallest), ("Partners", 5));
    assert!(imported.tables.nominals.is_empty() && imported.tables.records.id.is_empty());
    // Of so few records none is shown.
    assert!(imported.tables.records.count.iter().all(|&count| count == 0) && audience.withheld > 0);
}
