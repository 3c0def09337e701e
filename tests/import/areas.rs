//! Sectors, beats and lookups that are wrong: they would put every row in the wrong place.

use crate::warehouse::Warehouse;

fn sectors(from: &str, to: &str) -> String {
    Warehouse::new().change("sectors.geojson", from, to).failure()
}

#[test]
fn an_id_that_two_sectors_have_fails_the_export() {
    assert_eq!(
        sectors("\"sector_id\": \"N2\"", "\"sector_id\": \"N1\""),
        r#"sectors.geojson: feature 2: sector_id: found "N1", expected an id that no feature before it has"#
    );
    assert_eq!(
        Warehouse::new().change("beats.geojson", "\"N1-2\"", "\"N1-1\"").failure(),
        r#"beats.geojson: feature 2: beat_id: found "N1-1", expected an id that no feature before it has"#
    );
}

#[test]
fn an_id_that_is_no_text_fails_the_export() {
    assert_eq!(
        sectors("\"sector_id\": \"N1\"", "\"sector_id\": 7"),
        "sectors.geojson: feature 1: sector_id: found 7, expected text"
    );
    assert_eq!(
        sectors("\"sector_id\": \"N1\", ", ""),
        "sectors.geojson: feature 1: sector_id: found nothing, expected text"
    );
}

#[test]
fn references_between_areas_must_lead_somewhere() {
    assert_eq!(sectors("N2;S1", "N2;X"), r#"sectors.geojson: feature 1: beside: found "X", expected ids of sectors"#);
    assert_eq!(
        Warehouse::new().change("beats.geojson", "\"sector_id\": \"N1\"", "\"sector_id\": \"X\"").failure(),
        r#"beats.geojson: feature 1: sector_id: found "X", expected the id of a sector"#
    );
}

#[test]
fn neighbours_may_be_a_list_as_well_as_text() {
    let imported = Warehouse::new().change("sectors.geojson", "\"N2;S1\"", "[\"N2\", \"S1\"]").import();
    let listed = imported.tables.sectors.expect("sectors").features[0].property("neighbours").cloned();
    assert_eq!(listed, Some(serde_json::json!(["N2", "S1"])));
}

#[test]
fn a_population_that_is_none_is_missing_and_one_that_is_no_number_fails() {
    let imported = Warehouse::new().change("sectors.geojson", "9000", "null").import();
    assert_eq!(imported.tables.sectors.expect("sectors").features[0].property("population"), None);
    assert_eq!(
        sectors("9000", "-1"),
        "sectors.geojson: feature 1: residents: found -1, expected a whole number, or nothing"
    );
    let typo = Warehouse::new().change("placeharm.toml", "\"residents\"", "\"residentz\"").failure();
    assert_eq!(typo, "sectors.geojson: feature 1: residentz: found it in no feature, expected it in one at least");
}

#[test]
fn metres_for_degrees_fail_the_export() {
    let said = sectors("[2.1, 56.1], [2.1, 56.2]", "[424500, 564500], [2.1, 56.2]");
    assert_eq!(
        said,
        "sectors.geojson: feature 1: geometry: found [424500, 564500], expected degrees east and north, WGS84"
    );
}

#[test]
fn a_sector_without_a_polygon_fails_only_where_points_find_their_sector() {
    let (from, to) = (
        "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[2.0, 56.1], [2.1, 56.1], [2.1, 56.2], [2.0, 56.2], [2.0, 56.1]]]}",
        "\"geometry\": null",
    );
    assert_eq!(
        sectors(from, to),
        "sectors.geojson: feature 1: geometry: found none, expected a polygon, in which sources find their sector"
    );
}

#[test]
fn geojson_that_is_cut_short_is_named_with_its_line() {
    let text = Warehouse::new().text("sectors.geojson");
    let said = Warehouse::new().write("sectors.geojson", &text[..text.len() / 2]).failure();
    assert!(said.starts_with("sectors.geojson:3: found EOF"), "{said}");
}

/// The crimes' sectors by way of a lookup.
fn by_lookup(lookup: &str) -> Warehouse {
    let way = r#"sector = { lookup = { column = "sector", file = "lookup.csv", from = "from", to = "to" } }"#;
    let column = r#"sector = { column = "sector" } # or"#;
    Warehouse::new().change("placeharm.toml", column, &format!("{way} # or")).write("lookup.csv", lookup)
}

#[test]
fn a_lookup_that_leads_from_one_code_to_two_sectors_fails_the_export() {
    assert_eq!(
        by_lookup("from,to\nN1,N1\nN1,N1\nN1,N2\n").failure(),
        r#"lookup.csv:4: from: found "N1", expected a code that leads to one sector"#
    );
}

#[test]
fn a_lookup_that_leads_to_no_sector_at_all_is_blamed_itself() {
    assert_eq!(
        by_lookup("from,to\nN1,E1\nN2,E2\n").failure(),
        "lookup.csv:1: found to: no id of a sector in any row, expected codes that lead to sectors"
    );
}

#[test]
fn a_code_that_the_lookup_leads_out_of_the_force_is_told_from_one_that_it_lacks() {
    let imported = by_lookup("from,to\nN1,N1\nN2,N2\nS1,E1\n").lenient().import();
    let said: Vec<String> =
        imported.rejects.iter().map(ToString::to_string).filter(|said| said.starts_with("crimes")).collect();
    assert!(
        said.contains(
            &r#"crimes.csv:7: sector: found "S1, which lookup.csv:4 leads to \"E1\"", expected a code that the lookup leads to a sector of the sectors file"#
                .to_owned()
        ),
        "{said:#?}"
    );
    assert!(
        said.contains(
            &r#"crimes.csv:9: sector: found "S2", expected a code of the lookup, inside the force"#.to_owned()
        ),
        "{said:#?}"
    );
}
