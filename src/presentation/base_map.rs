//! Where the images of a base map lie under a map.

use super::chart::{Projection, View};
use crate::snapshot::BaseMap;

/// The side of a tile as its maker means it to be seen.
const TILE_PX: f64 = 256.0;
/// No more tiles than these are fetched for one view: where it would take more, the zooms that there are begin too near.
const MOST_TILES: usize = 200;
/// So much larger each tile is drawn, that no slit is seen between two.
const OVERLAP: f64 = 1.002;
/// The furthest north, and south, that Web Mercator goes.
const FURTHEST_DEG: f64 = 85.051_128;

/// An image, and where on the whole map at scale 1 it lies.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// Its address.
    pub address: String,
    /// Left, top, width and height in pixels.
    pub at: [f64; 4],
}

/// The images under a view of so many pixels.
///
/// The map is equirectangular and tiles are Web Mercator: each tile is drawn between its own corners, so that what is
/// off lies within a tile: at 55 degrees north under a fifth of a pixel from zoom 10 on, 1.3 pixels at 7.
#[must_use]
pub fn images(base: &BaseMap, projection: &Projection, view: View, size: [f64; 2]) -> Vec<Image> {
    match (base.corners, base.zooms) {
        (Some(corners), _) => vec![Image { address: base.address.clone(), at: between(projection, corners) }],
        (None, Some(zooms)) => tiles(base, zooms, projection, view, size),
        (None, None) => Vec::new(),
    }
}

/// The box between a south-west and a north-east corner.
fn between(projection: &Projection, [[west, south], [east, north]]: [[f64; 2]; 2]) -> [f64; 4] {
    let ([left, top], [right, bottom]) = (projection.at([west, north]), projection.at([east, south]));
    [left, top, right - left, bottom - top]
}

fn tiles(base: &BaseMap, zooms: [u8; 2], projection: &Projection, view: View, size: [f64; 2]) -> Vec<Image> {
    let ([west, north], [east, south]) = (projection.deg(view.under([0.0; 2])), projection.deg(view.under(size)));
    let zoom = zoom(zooms, size[0] / (east - west).max(1e-9));
    let [(left, top), (right, bottom)] = [tile_of([west, north], zoom), tile_of([east, south], zoom)];
    let count = |from: u32, to: u32| to.saturating_sub(from) as usize + 1;
    if count(left, right).saturating_mul(count(top, bottom)) > MOST_TILES {
        return Vec::new();
    }
    let tile = |x: u32, y: u32| {
        let corners = [corner_deg(x, y + 1, zoom), corner_deg(x + 1, y, zoom)];
        let [left, top, width, height] = between(projection, corners);
        let address = base.address.replace("{z}", &zoom.to_string());
        let address = address.replace("{x}", &x.to_string()).replace("{y}", &y.to_string());
        Image { address, at: [left, top, width * OVERLAP, height * OVERLAP] }
    };
    (top..=bottom).flat_map(|y| (left..=right).map(move |x| (x, y))).map(|(x, y)| tile(x, y)).collect()
}

/// The zoom whose tiles come nearest to the size they are meant for where a degree east is so long; of those there are.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn zoom([furthest, nearest]: [u8; 2], px_per_deg: f64) -> u8 {
    let wanted = (360.0 * px_per_deg / TILE_PX).log2().round();
    wanted.clamp(f64::from(furthest), f64::from(nearest)) as u8
}

/// The tile that a point of so many degrees east and north lies in, by column and row.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn tile_of([east, north]: [f64; 2], zoom: u8) -> (u32, u32) {
    let across = f64::from(zoom).exp2();
    let north = north.clamp(-FURTHEST_DEG, FURTHEST_DEG).to_radians();
    let x = (east + 180.0) / 360.0 * across;
    let y = (1.0 - north.tan().asinh() / std::f64::consts::PI) / 2.0 * across;
    let place = |at: f64| at.floor().clamp(0.0, across - 1.0) as u32;
    (place(x), place(y))
}

/// Degrees east and north of a tile's north-west corner.
fn corner_deg(x: u32, y: u32, zoom: u8) -> [f64; 2] {
    let across = f64::from(zoom).exp2();
    let north = (std::f64::consts::PI * (1.0 - 2.0 * f64::from(y) / across)).sinh().atan();
    [f64::from(x) / across * 360.0 - 180.0, north.to_degrees()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: [f64; 2] = [800.0, 600.0];

    fn tiled(zooms: [u8; 2]) -> BaseMap {
        let address = "tiles/{z}/{x}/{y}.png".into();
        BaseMap { address, attribution: "Ours".into(), corners: None, zooms: Some(zooms) }
    }

    fn force() -> Projection {
        Projection::fit([[-2.7, 54.7], [-1.3, 55.8]], SIZE, 6.0)
    }

    #[test]
    fn tiles_are_numbered_as_others_number_them() {
        // Newcastle upon Tyne, by the formulas that tile servers publish.
        assert_eq!(tile_of([-1.6131, 54.9783], 10), (507, 323));
        assert_eq!(tile_of([-1.6131, 54.9783], 0), (0, 0));
        assert_eq!(tile_of([0.0, 0.0], 1), (1, 1));
        let [east, north] = corner_deg(507, 324, 10);
        assert!((east + 1.757_812_5).abs() < 1e-9 && (north - 54.977_613_7).abs() < 1e-6, "{east} {north}");
    }

    #[test]
    fn tiles_lie_where_the_map_has_their_corners_and_cover_the_view() {
        let projection = force();
        for view in [View::default(), View::default().zoomed(5.0, [300.0, 200.0], SIZE)] {
            let images = images(&tiled([0, 22]), &projection, view, SIZE);
            assert!((4..=40).contains(&images.len()), "{} tiles", images.len());
            let wide = images[0].at[2] * view.scale;
            assert!((TILE_PX / 1.5..TILE_PX * 1.5).contains(&wide), "{wide} px wide");
            for x in [0.0, 400.0, 799.0] {
                for y in [0.0, 300.0, 599.0] {
                    let point = view.under([x, y]);
                    let holds = |image: &&Image| {
                        (0..2).all(|axis| (image.at[axis]..image.at[axis] + image.at[axis + 2]).contains(&point[axis]))
                    };
                    let image = images.iter().find(holds).expect("a tile");
                    let parts: Vec<u32> =
                        image.address.split(['/', '.']).filter_map(|part| part.parse().ok()).collect();
                    let [zoom, column, row] = parts[..] else { panic!("{}", image.address) };
                    let zoom = u8::try_from(zoom).expect("a zoom");
                    let found = tile_of(projection.deg(point), zoom);
                    // Within a tile Mercator is not straight: by a hair of it the neighbour may be meant.
                    assert!(found.0.abs_diff(column) <= 1 && found.1.abs_diff(row) <= 1, "{found:?} {}", image.address);
                }
            }
        }
    }

    #[test]
    fn where_there_are_no_tiles_far_enough_away_none_are_fetched() {
        let far = images(&tiled([16, 18]), &force(), View::default(), SIZE);
        assert_eq!(far, []);
        let near = View::default().zoomed(32.0, [400.0, 300.0], SIZE);
        let near = images(&tiled([6, 8]), &force(), near, SIZE);
        assert!(
            (1..=4).contains(&near.len()) && near.iter().all(|tile| tile.address.starts_with("tiles/8/")),
            "{near:?}"
        );
    }

    #[test]
    fn a_picture_lies_between_its_corners() {
        let base = BaseMap {
            address: "ground.png".into(),
            attribution: "Ours".into(),
            corners: Some([[-2.7, 54.7], [-1.3, 55.8]]),
            zooms: None,
        };
        let images = images(&base, &force(), View::default(), SIZE);
        let [left, top, width, height] = images[0].at;
        assert!((left + width / 2.0 - 400.0).abs() < 1e-6 && (top + height / 2.0 - 300.0).abs() < 1e-6);
        assert!((height - 588.0).abs() < 1e-6, "{height}");
    }
}
