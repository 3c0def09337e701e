//! What is drawn under the maps, where the force has something to draw: a picture or tiles on the page's own host.

use serde::{Deserialize, Serialize};

/// The nearest zoom that tiles are drawn at.
const NEAREST_ZOOM: u8 = 22;

/// A base map. It has `corners` where it is one picture, and `zooms` where it is in tiles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaseMap {
    /// Where it lies, beside the page or from the root of the page's host; of tiles with `{z}`, `{x}` and `{y}`.
    pub address: String,
    /// Who made it, in words that stand with every map.
    pub attribution: String,
    /// Of a picture its south-west and north-east corner in degrees east and north. A degree is everywhere in it as
    /// wide, and one as high (plate carrée).
    #[serde(default)]
    pub corners: Option<[[f64; 2]; 2]>,
    /// Of tiles (Web Mercator, numbered from the north-west) the furthest and the nearest zoom that there are.
    #[serde(default)]
    pub zooms: Option<[u8; 2]>,
}

impl BaseMap {
    /// What is wrong with it: the field, what was found, and what was expected.
    #[must_use]
    pub fn fault(&self) -> Option<(&'static str, String, &'static str)> {
        let places = ["{z}", "{x}", "{y}"].map(|place| self.address.matches(place).count());
        let (corners, zooms) = (self.corners, self.zooms);
        let address = || ("base_map: address", self.address.clone());
        if !is_on_own_host(&self.address) {
            let (field, found) = address();
            return Some((field, found, "the path of a file beside the page or on its host, without a host's name"));
        }
        match (corners, zooms) {
            (Some(_), None) if places != [0; 3] => {
                let (field, found) = address();
                Some((field, found, "no {z}, {x} and {y} in the path of a picture, which has `corners`"))
            }
            (None, Some(_)) if places != [1; 3] => {
                let (field, found) = address();
                Some((field, found, "{z}, {x} and {y} in the path of tiles, which have `zooms`, each once"))
            }
            (Some(corners), None) if !are_corners(corners) => {
                let found = format!("{corners:?}");
                Some(("base_map: corners", found, "a south-west and a north-east corner, in degrees east and north"))
            }
            (None, Some([furthest, nearest])) if furthest > nearest || nearest > NEAREST_ZOOM => {
                let found = format!("[{furthest}, {nearest}]");
                Some(("base_map: zooms", found, "the furthest and the nearest zoom, from 0 to 22"))
            }
            (Some(_), Some(_)) => Some(("base_map", "both corners and zooms".into(), "one of them")),
            (None, None) => {
                Some(("base_map", "neither corners nor zooms".into(), "corners of a picture, or zooms of tiles"))
            }
            _ => None,
        }
    }
}

/// Whether an address can lead only to the page's own host: a path and nothing else.
fn is_on_own_host(address: &str) -> bool {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./{}".contains(letter);
    !address.is_empty() && address.chars().all(is_plain) && !address.contains("//")
}

fn are_corners([south_west, north_east]: [[f64; 2]; 2]) -> bool {
    let is_on_earth = |[east, north]: [f64; 2]| east.abs() <= 180.0 && north.abs() <= 90.0;
    is_on_earth(south_west) && is_on_earth(north_east) && (0..2).all(|axis| south_west[axis] < north_east[axis])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(address: &str, corners: [[f64; 2]; 2]) -> BaseMap {
        BaseMap { address: address.into(), attribution: "Ours".into(), corners: Some(corners), zooms: None }
    }

    fn tiles(address: &str, zooms: [u8; 2]) -> BaseMap {
        BaseMap { address: address.into(), attribution: "Ours".into(), corners: None, zooms: Some(zooms) }
    }

    const FORCE: [[f64; 2]; 2] = [[-2.7, 54.7], [-1.3, 55.8]];

    #[test]
    fn a_picture_and_tiles_on_the_pages_own_host_are_taken() {
        for base in [
            picture("ground.png", FORCE),
            picture("/maps/ground.webp", FORCE),
            tiles("tiles/{z}/{x}/{y}.png", [6, 16]),
            tiles("/ordnance/{z}_{y}_{x}.jpg", [10, 10]),
        ] {
            assert_eq!(base.fault(), None, "{base:?}");
        }
    }

    #[test]
    fn what_leads_elsewhere_or_contradicts_itself_is_named() {
        let both = BaseMap { zooms: Some([6, 16]), ..picture("ground.png", FORCE) };
        let neither = BaseMap { corners: None, ..picture("ground.png", FORCE) };
        for (base, field) in [
            (tiles("https://tiles.example/{z}/{x}/{y}.png", [6, 16]), "base_map: address"),
            (tiles("//tiles.example/{z}/{x}/{y}.png", [6, 16]), "base_map: address"),
            (tiles("/\\tiles.example/{z}/{x}/{y}.png", [6, 16]), "base_map: address"),
            (picture("data:image/png,", FORCE), "base_map: address"),
            (picture("", FORCE), "base_map: address"),
            (picture("tiles/{z}/{x}/{y}.png", FORCE), "base_map: address"),
            (tiles("tiles/{z}/{x}.png", [6, 16]), "base_map: address"),
            (picture("ground.png", [FORCE[1], FORCE[0]]), "base_map: corners"),
            (picture("ground.png", [[f64::NAN, 54.0], [-1.0, 55.0]]), "base_map: corners"),
            (tiles("tiles/{z}/{x}/{y}.png", [16, 6]), "base_map: zooms"),
            (tiles("tiles/{z}/{x}/{y}.png", [6, 23]), "base_map: zooms"),
            (both, "base_map"),
            (neither, "base_map"),
        ] {
            assert_eq!(base.fault().map(|(field, ..)| field), Some(field), "{base:?}");
        }
    }
}
