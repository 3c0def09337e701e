use super::*;
use crate::boundary::areas;

/// Squares of a side of one degree, each with id, area command and the neighbours named, if any.
fn collection(squares: &[(&str, &str, [i32; 2], Option<&str>)]) -> FeatureCollection {
    let feature = |(id, command, [x, y], neighbours): &(&str, &str, [i32; 2], Option<&str>)| {
        let neighbours = neighbours.map_or_else(String::new, |ids| format!(r#","neighbours":[{ids}]"#));
        format!(
            r#"{{"type":"Feature","properties":{{"id":"{id}","name":"{id}","area_command":"{command}"{neighbours}}},
            "geometry":{{"type":"Polygon","coordinates":[[[{x},{y}],[{e},{y}],[{e},{n}],[{x},{n}],[{x},{y}]]]}}}}"#,
            e = x + 1,
            n = y + 1
        )
    };
    let features: Vec<_> = squares.iter().map(feature).collect();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(",")).parse().expect("a collection")
}

fn three() -> FeatureCollection {
    collection(&[("A", "West", [0, 0], None), ("B", "West", [1, 0], None), ("C", "East", [2, 0], Some(r#""A""#))])
}

fn outlines(level: Level) -> Outlines {
    let sectors = three();
    let areas = areas(sectors.to_string().as_bytes(), None).expect("areas");
    Outlines::of(level, &areas, &sectors, None)
}

#[test]
fn corners_lie_on_the_grid_and_shared_ones_stay_shared() {
    let outlines = outlines(Level::Sector);
    assert_eq!(outlines.bounds_deg, Some([[0.0, 0.0], [3.0, 1.0]]));
    assert_eq!(outlines.areas[0].rings, [[[0, 0], [4_000, 0], [4_000, 4_000], [0, 4_000]]]);
    assert_eq!(outlines.areas[1].rings[0][0], [4_000, 0]);
    let ([x, y], width) = outlines.areas[1].label.expect("a place");
    assert_eq!((x, width), (6_000, 4_000));
    assert!((1_000..3_000).contains(&y), "{y}");
}

#[test]
fn neighbours_are_those_named_else_those_that_share_a_border() {
    let beside: Vec<_> = outlines(Level::Sector).areas.into_iter().map(|area| area.neighbours).collect();
    assert_eq!(beside, [vec![1], vec![0, 2], vec![0]]);
}

#[test]
fn an_area_command_has_no_borders_within() {
    let outlines = outlines(Level::AreaCommand);
    // East first, by name.
    assert_eq!(outlines.areas.len(), 2);
    let west = &outlines.areas[1];
    assert_eq!(west.rings.len(), 1);
    assert_eq!(area_twice(&west.rings[0]), 2 * 8_000 * 4_000);
    assert_eq!(west.rings[0].len(), 6);
    assert_eq!(west.neighbours, [0]);
}

#[test]
fn an_area_without_a_polygon_has_no_outline() {
    let mut sectors = three();
    sectors.features[1].geometry = None;
    let areas = areas(sectors.to_string().as_bytes(), None).expect("areas");
    let outlines = Outlines::of(Level::Sector, &areas, &sectors, None);
    assert_eq!((outlines.areas[1].rings.len(), outlines.areas[1].label), (0, None));
    assert_eq!(Outlines::of(Level::Beat, &areas, &sectors, None), Outlines::default());
}
