//! Draws hexagons, single records, borders and names into a canvas: what is costly to make is made once, in short
//! turns, and drawn anew for each view.

use leptos::prelude::*;

use super::located::Located;
use crate::app::snapshot::Snapshot;
use crate::browser::canvas::{Canvas, Shape, screen_ratio};
use crate::browser::timer::{before_paint, soon};
use crate::browser::{element, theme};
use crate::presentation::chart::View;
use crate::presentation::dots::{Colour, Dot, colour_of, paint};
use crate::presentation::hexagon_map::{SIZES, outline};
use crate::presentation::places::labels;
use crate::rows::{Hexagon, Pin};

/// Hexagons made into shapes in one turn.
const AT_ONCE: usize = 1_000;
/// How far paper is finer than most screens.
const PAPER_RATIO: f64 = 3.0;

/// The canvas of areas and hexagons, and the one of single records over it.
pub const CANVASES: [&str; 2] = ["hexagon-canvas", "pin-canvas"];

/// What holds them, on the colour of paper.
pub const CANVASES_ID: &str = "canvases";

/// What has been made to be drawn.
#[derive(Default)]
struct Made {
    /// Which hexagons these are: those of older ones that are still being made are thrown away.
    version: u32,
    /// Shapes with their step on the ramp.
    hexagons: Vec<(usize, Shape)>,
    borders: Option<Shape>,
    own: Option<Shape>,
    spots: Option<Shape>,
    is_due: bool,
}

/// The painter of a map.
#[derive(Clone, Copy)]
pub struct Painter {
    located: Located,
    /// The areas' names, in the catalogue's order.
    names: StoredValue<Vec<String>>,
    made: StoredValue<Made, LocalStorage>,
}

impl Painter {
    /// A painter that follows what is located.
    pub fn new(located: &Located) -> Self {
        let located = *located;
        let names = Snapshot::here()
            .with(|catalogue| catalogue.areas.of(located.level).iter().map(|area| area.name.clone()).collect());
        let painter = Self { located, names: StoredValue::new(names), made: StoredValue::new_local(Made::default()) };
        Effect::new(move |_| painter.make_hexagons());
        Effect::new(move |_| painter.make_borders());
        Effect::new(move |_| painter.make_spots());
        Effect::new(move |_| {
            located.camera.view.track();
            located.pins.track();
            located.classes.track();
            located.pointed.track();
            painter.draw_soon();
        });
        painter
    }

    /// Makes the hexagons into shapes, a few in each turn.
    fn make_hexagons(self) {
        let (Some(found), Some(projection)) = (self.located.hexagons.get(), self.located.projection.get()) else {
            return;
        };
        let classes = self.located.classes.get();
        let mut version = 0;
        self.made.update_value(|made| {
            made.version = made.version.wrapping_add(1);
            made.hexagons.clear();
            version = made.version;
        });
        let step = move |hexagon: &Hexagon| classes.step(classes.class(hexagon.harm.points())).min(SIZES.len() - 1);
        let make = move |from: usize| {
            let end = (from + AT_ONCE).min(found.hexagons.len());
            let mut ds = [const { String::new() }; 5];
            for hexagon in found.hexagons.get(from..end).unwrap_or_default() {
                let step = step(hexagon);
                ds[step].push_str(&outline(hexagon, SIZES[step], &projection));
            }
            let shapes =
                (0..).zip(ds).filter(|(_, d)| !d.is_empty()).filter_map(|(step, d)| Some((step, Shape::new(&d)?)));
            let mut is_newest = false;
            self.made.try_update_value(|made| {
                is_newest = made.version == version;
                if is_newest {
                    made.hexagons.extend(shapes);
                }
            });
            self.draw_soon();
            (is_newest && end < found.hexagons.len()).then_some(end)
        };
        in_turns(0, make);
    }

    fn make_borders(self) {
        let places = self.located.places.get();
        let joined: String = places.iter().flatten().map(|place| place.d.as_str()).collect();
        let own =
            self.located.area.and_then(|area| places.get(usize::from(area))?.as_ref()).map(|place| place.d.as_str());
        self.made.update_value(|made| {
            made.borders = Shape::new(&joined);
            made.own = own.and_then(Shape::new);
        });
        self.draw_soon();
    }

    fn make_spots(self) {
        let (Some(spots), Some(projection)) = (self.located.spots.get(), self.located.projection.get()) else { return };
        let d: String = spots.spots.iter().map(|hexagon| outline(hexagon, 1.0, &projection)).collect();
        self.made.update_value(|made| made.spots = Shape::new(&d));
        self.draw_soon();
    }

    /// Draws before the next paint, once however often it is asked.
    pub fn draw_soon(self) {
        let is_due = self.made.try_update_value(|made| std::mem::replace(&mut made.is_due, true));
        if is_due == Some(false) {
            before_paint(move || {
                if self.made.try_update_value(|made| made.is_due = false).is_some() {
                    self.draw(screen_ratio());
                }
            });
        }
    }

    /// Draws at once, in light colours and finely enough for paper.
    pub fn draw_for_paper(self) {
        let chosen = theme::chosen();
        theme::set(Some("light"));
        self.draw(PAPER_RATIO);
        theme::set(chosen.as_deref());
    }

    fn draw(self, ratio: f64) {
        self.located.camera.measure(CANVASES[0], [120.0, 120.0]);
        let size = self.located.camera.size.get_untracked();
        let view = self.located.camera.view.get_untracked();
        let colour = |property| element::style_of(CANVASES[0], property).unwrap_or_default();
        let (ink, quiet, accent) = (colour("color"), colour("border-top-color"), colour("outline-color"));
        let paper = element::style_of(CANVASES_ID, "background-color").unwrap_or_default();
        let steps: Vec<String> =
            (0..SIZES.len()).map(|step| element::style_of(&swatch_id(step), "fill").unwrap_or_default()).collect();
        let pins = self.located.pins.get_untracked();
        let Some(canvas) = Canvas::emptied(CANVASES[0], size, ratio) else { return };
        canvas.place(view.scale, view.shift);
        let thin = 1.0 / view.scale;
        self.made.with_value(|made| {
            if pins.is_none() {
                for (step, shape) in &made.hexagons {
                    canvas.fill(shape, steps.get(*step).map_or("", String::as_str));
                    canvas.stroke(shape, &quiet, 0.4 * thin);
                }
            }
            for (shape, colour, width) in
                [(&made.borders, &quiet, 0.8), (&made.own, &ink, 2.0), (&made.spots, &ink, 2.0)]
            {
                if let Some(shape) = shape {
                    canvas.stroke(shape, colour, width * thin);
                }
            }
        });
        if let Some(shape) = self.pointed_shape() {
            canvas.stroke(&shape, &accent, 3.0 * thin);
        }
        canvas.place(1.0, [0.0; 2]);
        self.write_names(&canvas, view, &ink, &paper);
        self.draw_pins(size, ratio, view, &steps, &ink);
    }

    fn pointed_shape(self) -> Option<Shape> {
        let (cell, projection) = (self.located.pointed.get_untracked()?, self.located.projection.get_untracked()?);
        let (hexagons, spots) = (self.located.hexagons.get_untracked(), self.located.spots.get_untracked());
        let of_hexagons = hexagons.iter().flat_map(|found| &found.hexagons);
        let mut all = of_hexagons.chain(spots.iter().flat_map(|found| &found.spots));
        let hexagon = all.find(|hexagon| hexagon.cell == cell)?;
        Shape::new(&outline(hexagon, 1.0, &projection))
    }

    fn write_names(self, canvas: &Canvas, view: View, ink: &str, paper: &str) {
        let names = self.names.get_value();
        let wanted = (0..).zip(names).map(|(area, name)| (area, [name, String::new()]));
        let placed = self.located.places.with_untracked(|places| labels(places, view, wanted));
        for label in placed.iter().filter(|label| !label.text.is_empty()) {
            canvas.write(&label.text, [label.at[0], label.at[1] + 4.0], "12px system-ui, sans-serif", ink, paper);
        }
    }

    fn draw_pins(self, size: [f64; 2], ratio: f64, view: View, steps: &[String], ink: &str) {
        let Some(canvas) = Canvas::emptied(CANVASES[1], size, ratio) else { return };
        let (Some(found), Some(projection)) =
            (self.located.pins.get_untracked(), self.located.projection.get_untracked())
        else {
            return;
        };
        let grey: Colour = [128, 128, 128, 255];
        let mut colours = [grey; 5];
        for (colour, text) in colours.iter_mut().zip(steps) {
            *colour = colour_of(text).unwrap_or(grey);
        }
        let classes = self.located.classes.get_untracked();
        let dot = |pin: &Pin| -> Dot {
            (view.at(projection.at(pin.point_deg)), classes.step(classes.class(pin.harm.points())))
        };
        let pixels = canvas.pixels(size);
        let painted = paint(found.pins.iter().map(dot), pixels, ratio, &colours, colour_of(ink).unwrap_or(grey));
        canvas.put(&painted, pixels[0]);
    }
}

/// The legend's picture of a step of the ramp: the canvas takes its colour.
pub fn swatch_id(step: usize) -> String {
    format!("hexagon-swatch-{step}")
}

/// Does a part in each turn, for as long as there is a next one.
fn in_turns(from: usize, part: impl Fn(usize) -> Option<usize> + 'static) {
    if let Some(next) = part(from) {
        soon(move || in_turns(next, part));
    }
}
