//! Where the rows lie: hexagons, points and harm spots, against a naive program over the same rows.

#![allow(clippy::cast_precision_loss, reason = "the counts are small")]

use std::collections::{BTreeMap, BTreeSet};

use h3o::{CellIndex, LatLng};
use placeharm::boundary::Ground;
use placeharm::rows::{Bound, By, Desk, Filter, Harm, Look, Order, POINT, Resolution, Test};
use placeharm::scoring::{Selection, SpotLine};

use super::{force, gathered};

fn look(counted: By) -> Look {
    let selection = Selection { offences_out: ["8N".into()].into(), ..Selection::default() };
    Look { selection, in_period: true, offences_in: true, counted: Some(counted.into()), ..Look::default() }
}

/// A row as the window shows it: its point, its harm, its sector.
struct Naive {
    point: Option<[f64; 2]>,
    harm: f64,
    sector: String,
}

/// Every row of a look, by the window.
fn naive(desk: &mut Desk, look: &Look) -> Vec<Naive> {
    let looked = desk.look(look.clone()).expect("it looks");
    let columns = ["longitude", "latitude", "harm", "sector", "count"].map(str::to_owned);
    let window = desk.window(0, usize::try_from(looked.rows).expect("few"), &columns);
    let row = |row: placeharm::rows::ShownRow| {
        let cells: Vec<String> = row.cells.into_iter().map(|cell| cell.expect("at hand")).collect();
        assert_eq!(cells[4], "1");
        let number = |at: usize| cells[at].parse::<f64>().ok();
        let point = number(0).zip(number(1)).map(|(east, north)| [east, north]);
        Naive { point, harm: number(2).expect("harm"), sector: cells[3].clone() }
    };
    window.rows.into_iter().map(row).collect()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "points are under a million")]
fn micro(points: f64) -> u64 {
    (points * 1e6).round() as u64
}

#[test]
fn hexagons_hold_what_a_naive_sum_over_the_rows_holds() {
    let force = force();
    let mut desk = gathered(&force, &POINT);
    for counted in [By::Linked, By::Any, By::Measure("drug_supply".into())] {
        let look = look(counted);
        let rows = naive(&mut desk, &look);
        for resolution in [Resolution::Five, Resolution::Eight, Resolution::Nine] {
            let number = h3o::Resolution::try_from(resolution.number()).expect("a resolution");
            let mut sums: BTreeMap<u64, (Harm, BTreeMap<String, u64>)> = BTreeMap::new();
            let (mut without, mut whole) = (Harm::default(), Harm::default());
            for row in &rows {
                let harm = Harm { records: 1, micro: micro(row.harm) };
                whole += harm;
                let Some([east, north]) = row.point else {
                    without += harm;
                    continue;
                };
                let cell = LatLng::new(north, east).expect("on earth").to_cell(number);
                let (sum, sectors) = sums.entry(cell.into()).or_default();
                *sum += harm;
                *sectors.entry(row.sector.clone()).or_default() += harm.micro;
            }
            let found = desk.hexagons(&look, resolution).expect("hexagons");
            assert_eq!((found.whole, found.without_point), (whole, without));
            assert_eq!(found.hexagons.len(), sums.len());
            let mut all = found.without_point;
            for hexagon in &found.hexagons {
                let (sum, sectors) = &sums[&hexagon.cell];
                assert_eq!(hexagon.harm, *sum);
                let sector = &desk.catalogue().areas.sectors[usize::from(hexagon.sector.expect("a sector"))];
                assert_eq!(sectors.get(sector.id.as_str()), sectors.values().max(), "most of its harm lies there");
                all += hexagon.harm;
            }
            assert_eq!(all, found.whole, "hexagons and records without a point are all");
            assert!(found.hexagons.is_sorted_by(|a, b| a.harm.micro >= b.harm.micro));
        }
    }
}

#[test]
fn the_rows_of_a_hexagon_and_of_a_point_are_as_many_as_it_says() {
    let force = force();
    let mut desk = gathered(&force, &POINT);
    let look = look(By::Linked);
    for resolution in [Resolution::Seven, Resolution::Nine] {
        let found = desk.hexagons(&look, resolution).expect("hexagons");
        for hexagon in found.hexagons.iter().step_by(found.hexagons.len() / 5) {
            let test = Test::OneOf([hexagon.name()].into());
            let filters = vec![Filter { column: resolution.column().to_owned(), test }];
            let looked = desk.look(Look { filters, ..look.clone() }).expect("it looks");
            assert_eq!(looked.records, hexagon.harm.records);
            assert!((looked.harm.expect("harm") - hexagon.harm.points()).abs() < 1e-6);
            assert_eq!(looked.unknown, Vec::<String>::new());
        }
        // Two of them, before all rows have a column of hexagons and once a sort by it has made one.
        let two = [found.hexagons.first(), found.hexagons.last()].map(|hexagon| hexagon.expect("some"));
        let test = Test::OneOf(two.iter().map(|hexagon| hexagon.name()).collect());
        let filters = vec![Filter { column: resolution.column().to_owned(), test }];
        let by = Order { column: resolution.column().to_owned(), descending: false };
        for order in [Vec::new(), vec![by]] {
            let looked = desk.look(Look { filters: filters.clone(), order, ..look.clone() }).expect("it looks");
            assert_eq!(looked.records, two.iter().map(|hexagon| hexagon.harm.records).sum::<u64>());
        }
    }
    let pins = desk.pins(&look, [[-180.0, -90.0], [180.0, 90.0]], 200_000).expect("points");
    for pin in pins.pins.iter().step_by(pins.pins.len() / 5) {
        let at = |axis: usize| Test::Between(Bound::new(pin.point_deg[axis]), Bound::new(pin.point_deg[axis]));
        let filters = [0, 1].map(|axis| Filter { column: POINT[axis].to_owned(), test: at(axis) }).to_vec();
        let looked = desk.look(Look { filters, ..look.clone() }).expect("it looks");
        assert_eq!(looked.records, pin.harm.records);
    }
}

#[test]
fn points_within_a_box_are_those_of_the_rows_within_it() {
    let force = force();
    let mut desk = gathered(&force, &POINT);
    let look = look(By::Any);
    let rows = naive(&mut desk, &look);
    let points: Vec<[f64; 2]> = rows.iter().filter_map(|row| row.point).collect();
    let middle = [0, 1].map(|axis| points.iter().map(|point| point[axis]).sum::<f64>() / points.len() as f64);
    let corners = [[middle[0] - 0.3, middle[1] - 0.15], [middle[0] + 0.3, middle[1] + 0.15]];
    let is_within =
        |point: &[f64; 2]| (0..2).all(|axis| corners[0][axis] <= point[axis] && point[axis] <= corners[1][axis]);
    let within = rows.iter().filter(|row| row.point.as_ref().is_some_and(is_within));
    let (mut sum, mut places) = (Harm::default(), BTreeSet::new());
    for row in within {
        sum += Harm { records: 1, micro: micro(row.harm) };
        places.insert(row.point.expect("a point").map(f64::to_bits));
    }
    assert!(places.len() > 100);
    let pins = desk.pins(&look, corners, places.len()).expect("points");
    assert_eq!((pins.within, pins.pins.len(), pins.too_many), (sum, places.len(), false));
    let mut all = Harm::default();
    pins.pins.iter().for_each(|pin| all += pin.harm);
    assert_eq!(all, sum);
    assert!(pins.pins.is_sorted_by(|a, b| a.harm.micro <= b.harm.micro));
    let few = desk.pins(&look, corners, places.len() - 1).expect("points");
    assert_eq!((few.within, few.pins.len(), few.too_many), (sum, 0, true));
}

#[test]
fn spots_are_the_hexagons_two_deviations_above_the_mean_of_the_forces() {
    let force = force();
    let mut desk = gathered(&force, &POINT);
    let look = look(By::Linked);
    let rows = naive(&mut desk, &look);
    let sectors = std::str::from_utf8(&force.files["sectors"]).expect("text");
    let sectors: geojson::FeatureCollection = sectors.parse().expect("GeoJSON");
    let grounds: Vec<Ground> = sectors.features.iter().filter_map(Ground::of).collect();
    let is_in_force = |cell: CellIndex| {
        let middle = LatLng::from(cell);
        grounds.iter().any(|ground| ground.holds([middle.lng(), middle.lat()]))
    };
    // Every cell of resolution 8 in the cells of resolution 4 about the force.
    let corners: Vec<[f64; 2]> = grounds.iter().filter_map(Ground::bounds).flatten().collect();
    let wide: BTreeSet<CellIndex> = corners
        .iter()
        .map(|&[east, north]| LatLng::new(north, east).expect("on earth").to_cell(h3o::Resolution::Four))
        .flat_map(|cell| cell.grid_disk::<Vec<_>>(1))
        .collect();
    let cells =
        wide.into_iter().flat_map(|cell| cell.children(h3o::Resolution::Eight)).filter(|&cell| is_in_force(cell));
    let mut harm: BTreeMap<CellIndex, f64> = cells.map(|cell| (cell, 0.0)).collect();
    let mut outside = 0.0;
    for row in &rows {
        let Some([east, north]) = row.point else { continue };
        let cell = LatLng::new(north, east).expect("on earth").to_cell(h3o::Resolution::Eight);
        *harm.get_mut(&cell).unwrap_or(&mut outside) += row.harm;
    }
    let count = harm.len() as f64;
    let mean = harm.values().sum::<f64>() / count;
    let deviation = (harm.values().map(|value| (value - mean).powi(2)).sum::<f64>() / count).sqrt();
    let expected: BTreeSet<u64> =
        harm.iter().filter(|(_, value)| **value >= mean + 2.0 * deviation).map(|(&cell, _)| cell.into()).collect();
    let found = desk.spots(&look).expect("spots");
    assert_eq!(found.cells, harm.len() as u64);
    assert!((found.line.mean - mean).abs() < 1e-6 && (found.line.deviation - deviation).abs() < 1e-6);
    assert!((found.line.points() - (mean + 2.0 * deviation)).abs() < 1e-6);
    assert_eq!(found.spots.iter().map(|spot| spot.cell).collect::<BTreeSet<_>>(), expected);
    assert!(expected.len() > 5, "only {} spots", expected.len());
    assert!((found.outside.points() - outside).abs() < 1e-3);
    assert_ne!(SpotLine::default(), found.line);
    let mut sorted: Vec<f64> = harm.values().copied().collect();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let (total, mut held) = (sorted.iter().sum::<f64>(), 0.0);
    let half = sorted.iter().take_while(|&&value| {
        let is_short = held < total / 2.0;
        held += value;
        is_short
    });
    assert_eq!(found.half, half.count() as u64);
}

#[test]
fn without_outlines_there_are_no_spots_and_without_points_no_hexagons() {
    let mut force = force();
    let mut bare: geojson::FeatureCollection =
        std::str::from_utf8(&force.files["sectors"]).expect("text").parse().expect("GeoJSON");
    bare.features.iter_mut().for_each(|feature| feature.geometry = None);
    force.files.insert("sectors".to_owned(), bare.to_string().into_bytes());
    let look = look(By::Any);
    let mut bare = gathered(&force, &POINT);
    let spots = bare.spots(&look).expect("spots");
    assert_eq!((spots.cells, spots.spots.len()), (0, 0));
    assert!(!bare.hexagons(&look, Resolution::Eight).expect("hexagons").hexagons.is_empty());
    force.manifest.files.retain(|file| file.table != "records_detail");
    let mut pointless = force.desk();
    assert_eq!(pointless.needed_for_hexagons(&look), Vec::<String>::new());
    let found = pointless.hexagons(&look, Resolution::Eight).expect("hexagons");
    assert!(found.hexagons.is_empty() && found.whole.records > 0);
    assert_eq!(found.whole, found.without_point);
}
