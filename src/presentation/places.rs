//! Areas as shapes in a box of pixels.

use super::chart::{Projection, View};
use crate::boundary::Outlines;

/// The air around a map.
pub const AIR_PX: f64 = 6.0;

/// An area as a shape.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Its outline as SVG path data.
    pub d: String,
    /// Where a name stands.
    pub middle: [f64; 2],
    /// How much room it has there.
    pub width: f64,
}

/// The areas that have polygons as shapes in a box of that width and height; none for the others.
#[must_use]
pub fn places(outlines: &Outlines, size: [f64; 2]) -> Vec<Option<Place>> {
    let Some(projection) = projection(outlines, size) else { return vec![None; outlines.areas.len()] };
    projected(outlines, &projection)
}

/// What puts all areas that have polygons into a box of that width and height; none where none has.
#[must_use]
pub fn projection(outlines: &Outlines, size: [f64; 2]) -> Option<Projection> {
    outlines.bounds_deg.map(|bounds| Projection::fit(bounds, size, AIR_PX))
}

/// The areas that have polygons as shapes where a projection puts them; none for the others.
#[must_use]
pub fn projected(outlines: &Outlines, projection: &Projection) -> Vec<Option<Place>> {
    let Some(bounds) = outlines.bounds_deg else { return vec![None; outlines.areas.len()] };
    let at = |corner: [u16; 2]| {
        projection.at([0, 1].map(|axis| bounds[0][axis] + f64::from(corner[axis]) * outlines.step_deg))
    };
    let place = |area: &crate::boundary::Outline| {
        let (middle, width) = area.label?;
        let mut d = String::new();
        for ring in &area.rings {
            // A hundredth of a pixel is fine enough to be drawn many times as large.
            let mut last = String::new();
            let mut letter = 'M';
            for &corner in ring {
                let [x, y] = at(corner);
                let here = format!("{x:.2} {y:.2}");
                if here != last {
                    d.push(letter);
                    d.push_str(&here);
                    letter = 'L';
                }
                last = here;
            }
            d.push('Z');
        }
        let [left, _] = at([middle[0].saturating_sub(width / 2), middle[1]]);
        let [right, _] = at([middle[0].saturating_add(width / 2), middle[1]]);
        Some(Place { d, middle: at(middle), width: right - left })
    };
    outlines.areas.iter().map(place).collect()
}

/// A label on a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Its middle.
    pub at: [f64; 2],
    /// Its text.
    pub text: String,
}

/// About how wide a letter of small type is, and how high a line.
const LETTER_PX: [f64; 2] = [6.4, 13.0];

/// The labels of areas in a view: of each the first of its texts that fits its room, in the order of
/// the areas, none over another.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "a label")]
pub fn labels(places: &[Option<Place>], view: View, wanted: impl Iterator<Item = (u16, [String; 2])>) -> Vec<Label> {
    let mut placed: Vec<(Label, f64)> = Vec::new();
    for (area, texts) in wanted {
        let Some(Some(place)) = places.get(usize::from(area)) else { continue };
        let at = view.at(place.middle);
        let is_free = |half: f64| {
            placed.iter().all(|(other, other_half)| {
                (other.at[0] - at[0]).abs() > half + other_half || (other.at[1] - at[1]).abs() > LETTER_PX[1]
            })
        };
        let fitting = texts.into_iter().find_map(|text| {
            let width = text.chars().count() as f64 * LETTER_PX[0];
            (width < place.width * view.scale && is_free(width / 2.0)).then_some((text, width / 2.0))
        });
        if let Some((text, half)) = fitting {
            placed.push((Label { at, text }, half));
        }
    }
    placed.into_iter().map(|(label, _)| label).collect()
}

/// The nearest place from one in a direction (one of the four, as a step in x and y): by distance, those off to
/// the side counting as further.
#[must_use]
pub fn toward(places: &[Option<Place>], from: usize, [x, y]: [f64; 2]) -> Option<usize> {
    let [from_x, from_y] = places.get(from)?.as_ref()?.middle;
    let ahead = places.iter().enumerate().filter_map(|(position, place)| {
        let [to_x, to_y] = place.as_ref()?.middle;
        let (right, down) = (to_x - from_x, to_y - from_y);
        let (along, aside) = (right * x + down * y, (right * y - down * x).abs());
        (position != from && along > 0.5).then_some((position, along + 2.0 * aside))
    });
    ahead.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(position, _)| position)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::boundary::Outline;

    #[test]
    fn shapes_lie_in_the_box_with_north_up() {
        let square = Outline {
            rings: vec![vec![[0, 0], [100, 0], [100, 100], [0, 100]]],
            label: Some(([50, 50], 100)),
            ..Outline::default()
        };
        let outlines = Outlines {
            bounds_deg: Some([[0.0, -0.5], [1.0, 0.5]]),
            step_deg: 0.01,
            areas: vec![square, Outline::default()],
        };
        let places = places(&outlines, [112.0, 112.0]);
        let place = places[0].as_ref().expect("a shape");
        assert_eq!(place.d, "M6.00 106.00L106.00 106.00L106.00 6.00L6.00 6.00Z");
        assert_eq!((place.middle.map(f64::round), place.width.round()), ([56.0, 56.0], 100.0));
        assert_eq!(places[1], None);
    }

    #[test]
    fn labels_fit_and_do_not_cover_each_other() {
        let at = |x, width| Some(Place { middle: [x, 10.0], width, ..Place::default() });
        let places = [at(50.0, 100.0), at(60.0, 100.0), at(150.0, 20.0), None, at(300.0, 5.0)];
        let wanted = || (0..5).map(|area| (area, [format!("{area} Northgate"), area.to_string()]));
        let said = |view| labels(&places, view, wanted()).into_iter().map(|label| label.text).collect::<Vec<_>>();
        assert_eq!(said(View::default()), ["0 Northgate", "2"]);
        let near = View::default().zoomed(8.0, [50.0, 10.0], [400.0, 100.0]);
        assert_eq!(said(near), ["0 Northgate", "1 Northgate", "2 Northgate", "4"]);
    }

    #[test]
    fn arrows_lead_to_what_lies_that_way() {
        let at = |x, y| Some(Place { middle: [x, y], ..Place::default() });
        let places = [at(0.0, 0.0), at(10.0, 1.0), at(0.0, 10.0), None, at(-30.0, 0.0)];
        for (direction, found) in
            [([1.0, 0.0], Some(1)), ([0.0, 1.0], Some(2)), ([-1.0, 0.0], Some(4)), ([0.0, -1.0], None)]
        {
            assert_eq!(toward(&places, 0, direction), found, "{direction:?}");
        }
        assert_eq!(toward(&places, 3, [1.0, 0.0]), None);
    }
}
