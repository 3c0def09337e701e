//! The demonstration force holds what it says.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};

use geo::{Area, Contains, Coord, LineString, Point, Polygon};

use super::{Demo, DemoOptions, Scale, demo};
use crate::domain::{Counts, NominalKind, PRIMARY_MEASURES, PointsRule};

fn small(seed: u64) -> Demo {
    demo(&DemoOptions { scale: Scale::Force, records: Some(5_000), seed })
}

fn polygons(features: &geojson::FeatureCollection) -> Vec<Polygon> {
    let ring = |ring: &Vec<geojson::Position>| -> LineString {
        ring.iter().map(|at| Coord { x: at.as_slice()[0], y: at.as_slice()[1] }).collect()
    };
    let polygon = |feature: &geojson::Feature| match feature.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(geojson::GeometryValue::Polygon { coordinates }) => {
            let mut rings = coordinates.iter().map(ring);
            Polygon::new(rings.next().unwrap(), rings.collect())
        }
        other => panic!("{other:?}"),
    };
    features.features.iter().map(polygon).collect()
}

fn property<'a>(feature: &'a geojson::Feature, name: &str) -> &'a serde_json::Value {
    feature.property(name).unwrap()
}

/// What each record and nominal of a sector gives its score from a day on, members included.
fn parts(demo: &Demo, sector: u16, from: i32, to: i32) -> BTreeMap<&'static str, Vec<(Option<usize>, f64)>> {
    let tables = &demo.tables;
    let records = &tables.records;
    let weight = |offence: usize| tables.offences[offence].weights[0].map_or(0.0, crate::domain::Points::value);
    let mut parts = BTreeMap::new();
    for (id, measure) in PRIMARY_MEASURES.into_iter().zip(&tables.measures) {
        let points = |row: Option<usize>| match &measure.points {
            PointsRule::OwnWeight => {
                row.and_then(|row| records.offence[row]).map_or(0.0, |code| weight(usize::from(code)))
            }
            PointsRule::AsOffence(code) => weight(tables.offences.iter().position(|row| row.code == *code).unwrap()),
            PointsRule::Fixed(points) => points.value(),
        };
        let counted: Vec<Option<usize>> = match &measure.counts {
            Counts::Nominals { kinds } => tables
                .nominals
                .iter()
                .filter(|nominal| kinds.contains(&nominal.kind) && nominal.home_sector == Some(sector))
                .filter(|nominal| nominal.to.is_none_or(|end| end.epoch_days() >= to))
                .map(|_| None)
                .collect(),
            Counts::Records { kinds, offences, linked_to, roles } => {
                let linked: BTreeSet<usize> = tables
                    .nominals
                    .iter()
                    .filter(|nominal| linked_to.contains(&nominal.kind))
                    .flat_map(|nominal| nominal.links.iter().map(move |link| (nominal, link)))
                    .filter(|(_, link)| roles.contains(&link.role))
                    .filter(|(nominal, link)| {
                        let day = crate::domain::Date::from_epoch_days(records.day[link.record as usize]).unwrap();
                        nominal.kind == NominalKind::PriorityIndividual
                            || nominal.memberships.iter().any(|membership| membership.covers(day))
                    })
                    .map(|(_, link)| link.record as usize)
                    .collect();
                (0..records.rows())
                    .filter(|&row| records.sector[row] == Some(sector) && (from..to).contains(&records.day[row]))
                    .filter(|&row| kinds.contains(&records.kinds[usize::from(records.kind[row])]))
                    .filter(|&row| {
                        let code = records.offence[row].map(|code| &tables.offences[usize::from(code)].code);
                        offences.is_empty() || code.is_some_and(|code| offences.contains(code))
                    })
                    .filter(|row| linked_to.is_empty() || linked.contains(row))
                    .map(Some)
                    .collect()
            }
        };
        parts.insert(id, counted.into_iter().map(|row| (row, points(row))).collect());
    }
    parts
}

fn sector(demo: &Demo, id: &str) -> u16 {
    u16::try_from(demo.tables.records.sector_ids.iter().position(|other| other == id).unwrap()).unwrap()
}

/// The murder's share of its sector's score over the last 12 months.
fn carried(demo: &Demo) -> f64 {
    let murder = demo.truth.murder.as_ref().unwrap();
    let to = demo.manifest.to.epoch_days();
    let parts = parts(demo, sector(demo, &murder.sector), to - 365, to);
    let record = demo.tables.records.id.iter().position(|id| *id == murder.record);
    let all = || parts.values().flatten();
    let own: f64 = all().filter(|part| part.0 == record).map(|part| part.1).sum();
    own / all().map(|part| part.1).sum::<f64>()
}

#[test]
fn a_seed_always_gives_the_same_force() {
    let (a, b, c) = (small(1), small(1), small(2));
    assert_eq!(format!("{:?}", a.tables), format!("{:?}", b.tables));
    assert_eq!((a.manifest, a.truth), (b.manifest, b.truth.clone()));
    assert_ne!(format!("{:?}", b.tables.records), format!("{:?}", c.tables.records));
    assert_ne!(b.truth, c.truth);
}

#[test]
fn the_force_is_as_described() {
    let demo = small(1);
    let (tables, records) = (&demo.tables, &demo.tables.records);
    let features = |collection: &Option<geojson::FeatureCollection>| collection.as_ref().unwrap().features.clone();
    let (sectors, beats) = (features(&tables.sectors), features(&tables.beats));
    assert_eq!((sectors.len(), records.rows(), tables.offences.len()), (42, 5_000, 130));
    let distinct =
        |name: &str| sectors.iter().map(|sector| property(sector, name).to_string()).collect::<BTreeSet<_>>();
    assert_eq!((distinct("name").len(), distinct("area_command").len()), (42, 3));
    assert!(distinct("name").contains("\"Northgate\""));
    for (position, sector) in sectors.iter().enumerate() {
        assert_eq!(property(sector, "id"), records.sector_ids[position].as_str());
        let own = beats.iter().filter(|beat| property(beat, "sector") == property(sector, "id"));
        let population: u64 = own.clone().map(|beat| property(beat, "population").as_u64().unwrap()).sum();
        assert!((5..=7).contains(&own.count()));
        assert_eq!(property(sector, "population").as_u64(), Some(population));
        for id in property(sector, "neighbours").as_array().unwrap() {
            let other = sectors.iter().find(|other| property(other, "id") == id).unwrap();
            assert!(property(other, "neighbours").as_array().unwrap().contains(property(sector, "id")));
        }
    }
    let ids: BTreeSet<(u8, &str)> = records.source.iter().copied().zip(records.id.iter().map(String::as_str)).collect();
    assert_eq!(ids.len(), records.rows());
    for (position, source) in demo.manifest.sources.iter().enumerate() {
        assert_eq!(source.id, records.sources[position]);
        let rows = records.source.iter().filter(|&&own| usize::from(own) == position).count() as u64;
        assert_eq!(source.rows, rows);
        assert!(rows > 0);
    }
    let (from, to) = (demo.manifest.from.epoch_days(), demo.manifest.to.epoch_days());
    assert!(records.day.iter().all(|day| (from..to).contains(day)));
    assert_eq!(
        (demo.manifest.from.to_string(), demo.manifest.to.to_string()),
        ("2023-11-01".into(), "2026-11-01".into())
    );
    assert_eq!(demo.manifest.created.to_string(), "2026-11-24");
}

#[test]
fn all_nine_measures_count_something() {
    let demo = small(1);
    let (from, to) = (demo.manifest.from.epoch_days(), demo.manifest.to.epoch_days());
    let mut counts = BTreeMap::new();
    for sector in 0..42 {
        for (id, counted) in parts(&demo, sector, from, to) {
            *counts.entry(id).or_insert(0) += counted.len();
        }
    }
    assert_eq!(counts.len(), 9);
    assert!(counts.values().all(|&count| count > 0), "{counts:?}");
}

#[test]
fn polygons_tile_and_points_lie_in_their_beats() {
    let demo = small(1);
    let sectors = polygons(demo.tables.sectors.as_ref().unwrap());
    let beats = polygons(demo.tables.beats.as_ref().unwrap());
    let area = |polygons: &[Polygon]| polygons.iter().map(Area::signed_area).sum::<f64>();
    assert!((area(&sectors) - area(&beats)).abs() < 1e-9);
    // Each side of a beat is another beat's side, run the other way, or the force's edge; so with
    // sectors, which leave no gap that beats fill.
    let sides = |polygons: &[Polygon]| {
        let mut sides: BTreeMap<[u64; 4], usize> = BTreeMap::new();
        for line in polygons.iter().flat_map(|polygon| polygon.exterior().lines()) {
            *sides.entry([line.start.x, line.start.y, line.end.x, line.end.y].map(f64::to_bits)).or_default() += 1;
        }
        sides
    };
    assert!(sides(&beats).values().all(|&times| times == 1));
    let of_beats = sides(&beats);
    assert!(sides(&sectors).keys().all(|side| of_beats.contains_key(side)));
    let records = &demo.tables.records;
    let mut pointed = 0;
    for row in 0..records.rows() {
        let (Some([x, y]), Some(beat), Some(sector)) = (records.point_deg[row], records.beat[row], records.sector[row])
        else {
            continue;
        };
        pointed += 1;
        assert!(beats[usize::from(beat)].contains(&Point::new(x, y)), "row {row}");
        assert!(sectors[usize::from(sector)].contains(&Point::new(x, y)), "row {row}");
    }
    assert!(pointed > 4_500);
}

#[test]
fn links_point_at_records_and_some_fall_outside_their_time() {
    let demo = small(1);
    let (mut within, mut outside, mut twice) = (0, 0, 0);
    for nominal in &demo.tables.nominals {
        twice += usize::from(nominal.memberships.len() > 1);
        for link in &nominal.links {
            let day = demo.tables.records.day[link.record as usize];
            let day = crate::domain::Date::from_epoch_days(day).unwrap();
            if nominal.memberships.iter().any(|membership| membership.covers(day)) {
                within += 1;
            } else if nominal.kind != NominalKind::PriorityIndividual {
                outside += 1;
            }
        }
    }
    assert!(within > 10 * outside && outside > 0 && twice > 0, "{within} within, {outside} outside, {twice} twice");
}

#[test]
fn the_murder_carries_its_sector() {
    for seed in 1..4 {
        assert!(carried(&small(seed)) > 0.25);
    }
}

/// Slow: the whole force, for a look at its figures. Set `DEMO_SCALE=national` for the large one.
#[test]
#[ignore = "takes minutes unless optimised"]
#[allow(clippy::print_stdout, reason = "it is run to be read")]
fn the_whole_force_shows_what_was_planted() {
    let national = std::env::var("DEMO_SCALE").is_ok_and(|scale| scale == "national");
    let scale = if national { Scale::National } else { Scale::Force };
    let start = std::time::Instant::now();
    let demo = demo(&DemoOptions { scale, records: None, seed: 1 });
    println!("{:?}: {} records", start.elapsed(), demo.tables.records.rows());
    let truth = &demo.truth;
    let linked: BTreeSet<u32> = demo.tables.nominals.iter().flat_map(|n| &n.links).map(|link| link.record).collect();
    println!("linked {} of {}", linked.len(), demo.tables.records.rows());
    println!("{:?} {:?}", truth.operation, truth.murder);
    println!("murder carries {}", carried(&demo));
    for scheme in &truth.schemes {
        println!("{} {} {:?}", scheme.scheme, scheme.nominals.len(), scheme.crimes);
    }
    let ratio = |crimes: [u64; 2]| crimes[1] as f64 / crimes[0] as f64;
    assert!((0.57..0.73).contains(&ratio(truth.operation.sector_crimes)));
    assert!((0.35..0.65).contains(&ratio(truth.schemes[0].crimes)));
    assert!((0.8..1.2).contains(&ratio(truth.schemes[1].crimes)));
    assert!(carried(&demo) > 0.25);
}
