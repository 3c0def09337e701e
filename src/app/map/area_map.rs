//! The areas as shapes: to look at, to point at, and to go to.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::svg;

use super::base_layer::{BaseCredit, BaseLayer};
use super::camera::{Camera, MapButtons, arrow};
use super::filling::filling;
use super::hatching::hatching;
use super::map_labels::label_texts;
use super::{Shared, outlines};
use crate::app::link::Link;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::browser::element;
use crate::browser::timer::after_paint;
use crate::domain::Level;
use crate::engine::Loaded;
use crate::presentation::chart::View;
use crate::presentation::places::{Place, places, projection, toward};
use crate::presentation::{Shade, number, sentence, words};
use crate::scoring::AreaScore;

/// What the parts of the map share.
#[derive(Clone, Copy)]
pub struct Frame {
    /// The level ranked.
    pub level: Level,
    /// The part in view.
    pub camera: Camera,
    /// The areas as shapes, by position.
    pub places: Memo<Arc<Vec<Option<Place>>>>,
    /// The area that the Tab key comes to.
    current: Memo<Option<u16>>,
    /// What lies under them.
    base: BaseLayer,
}

impl Frame {
    fn place(self, area: u16) -> Option<Place> {
        self.places.with(|places| places.get(usize::from(area)).cloned().flatten())
    }
}

/// The map of a level, or why there is none.
#[component]
pub fn AreaMap(
    /// The level ranked.
    level: Level,
) -> impl IntoView {
    let (link, shared) = (expect_context::<Link>(), expect_context::<Shared>());
    let camera = Camera::new();
    let shapes = Memo::new(move |_| match outlines(link, level) {
        Some(Ok(loaded)) => match &*loaded {
            Loaded::Outlines(outlines) => Arc::new(places(outlines, camera.size.get())),
            Loaded::Activity(_) => Arc::default(),
        },
        _ => Arc::default(),
    });
    let current = Memo::new(move |_| {
        let first = || {
            shared.listed.with(|listed| {
                let has_shape =
                    |area: u16| shapes.with(|shapes| matches!(shapes.get(usize::from(area)), Some(Some(_))));
                listed.iter().map(|row| row.1).find(|&area| has_shape(area))
            })
        };
        shared.pointed.get().or_else(first)
    });
    let ground = Memo::new(move |_| match &*outlines(link, level)?.ok()? {
        Loaded::Outlines(outlines) => projection(outlines, camera.size.get()),
        Loaded::Activity(_) => None,
    });
    let base = BaseLayer::new(camera, ground);
    let frame = Frame { level, camera, places: shapes, current, base };
    after_paint(move || camera.measure("area-map", [360.0, 240.0]));
    let said = move || match outlines(link, level) {
        None => Some("Fetching the outlines".to_owned()),
        Some(Err(failure)) => {
            Some(format!("The outlines could not be read: {}. The table has the same figures.", failure.message))
        }
        Some(Ok(_)) => shapes.with(|shapes| missing(shapes, level)),
    };
    view! {
        <div class="map-frame" id="map-frame">
            <div class="map-tools">
                <p class="map-said" role="status">{said}</p>
                <MapButtons camera />
            </div>
            {drawn(frame)}
            <BaseCredit base />
        </div>
    }
}

/// What to say where not every area has an outline.
fn missing(shapes: &[Option<Place>], level: Level) -> Option<String> {
    let without = shapes.iter().filter(|shape| shape.is_none()).count();
    if shapes.iter().all(Option::is_none) {
        let areas = words::level(level).to_lowercase();
        return Some(format!(
            "The snapshot has no outlines of {areas}, so there is no map. The table has the figures."
        ));
    }
    let counted = number::counted(without as u64, "area has", "areas have");
    (without > 0).then(|| format!("{counted} no outline in the snapshot; the table has them all."))
}

fn drawn(frame: Frame) -> impl IntoView {
    let shared = expect_context::<Shared>();
    let store = Store::here();
    let rows = filling(shared.listed);
    let shown =
        move || shared.listed.with(|listed| listed.iter().take(rows.get()).map(|row| row.1).collect::<Vec<_>>());
    let pointed = move || shared.pointed.get().and_then(|area| frame.place(area)).map(|place| place.d);
    let transform = move || {
        let View { scale, shift: [x, y] } = frame.camera.view.get();
        format!("translate({x:.1} {y:.1}) scale({scale:.3})")
    };
    let sentence = move || {
        let areas = words::level(frame.level);
        format!(
            "Map of {}, coloured by {}. Arrow keys shift it, plus and minus zoom, 0 shows the whole; Tab goes to its areas.",
            areas.to_lowercase(),
            store.shade.get().label().to_lowercase()
        )
    };
    svg::svg()
        .attr("class", if frame.base.is_there() { "area-map over-base" } else { "area-map" })
        .attr("id", "area-map")
        .attr("role", "group")
        .attr("tabindex", "0")
        .attr("aria-label", sentence)
        .attr("aria-busy", move || (rows.get() < shared.listed.with(Vec::len)).to_string())
        .attr("viewBox", move || frame.camera.size.with(|[width, height]| format!("0 0 {width:.0} {height:.0}")))
        .on(leptos::ev::wheel, move |event| frame.camera.wheel(&event))
        .on(leptos::ev::keydown, move |event| frame.camera.keydown(&event))
        .on(leptos::ev::pointerdown, move |event| frame.camera.pointer_down(&event))
        .on(leptos::ev::pointermove, move |event| _ = frame.camera.pointer_move(&event, "area-map"))
        // Else the browser drags the link of the area instead of the map.
        .on(leptos::ev::dragstart, |event| event.prevent_default())
        .on(leptos::ev::click, move |event| {
            if frame.camera.has_dragged() {
                event.prevent_default();
            }
        })
        .child((
            hatching("map", Signal::derive(move || frame.camera.view.get().scale)),
            svg::g().attr("transform", transform).child((
                frame.base.images(),
                view! { <For each=shown key=|area| *area let:area>{shape(frame, area)}</For> },
                svg::path().attr("class", "pointed").attr("d", pointed),
            )),
            svg::g().attr("class", "map-labels").attr("aria-hidden", "true").child(label_texts(frame)),
        ))
}

fn score_of(frame: Frame, area: u16) -> Memo<Option<AreaScore>> {
    let link = expect_context::<Link>();
    Memo::new(move |_| {
        link.ranking.with(|ranking| ranking.as_ref().and_then(|ranking| ranking.score(frame.level, area).cloned()))
    })
}

/// One area: a link that the arrow keys move among.
fn shape(frame: Frame, area: u16) -> impl IntoView {
    let (snapshot, store, shared) = (Snapshot::here(), Store::here(), expect_context::<Shared>());
    let score = score_of(frame, area);
    let name = snapshot.area(frame.level, area).map(|about| about.name).unwrap_or_default();
    let said = move || {
        score.with(|score| {
            let Some(score) = score else { return name.clone() };
            let shade = store.shade.get();
            let value = format!("{} {}", shade.label().to_lowercase(), shade.text(score));
            let verdict = (shade == Shade::Change).then_some(score.change).flatten();
            let verdict = verdict.map_or_else(String::new, |change| format!(", {}", words::verdict(change.verdict)));
            format!("{name}, {}, {value}{verdict}", sentence::ordinal(score.rank))
        })
    };
    let class = move || {
        shared
            .shading
            .with(|shading| score.with(|score| shading.style(score.as_ref().and_then(|score| shading.class(score)))))
    };
    let keydown = move |event: KeyboardEvent| {
        let Some(direction) = arrow(&event.key()).filter(|_| !event.shift_key()) else { return };
        event.prevent_default();
        event.stop_propagation();
        let next = frame.places.with(|places| toward(places, usize::from(area), direction));
        if let Some(next) = next.and_then(|next| u16::try_from(next).ok()) {
            element::focus(&shape_id(next));
        }
    };
    let focus = move |_| {
        shared.pointed.set(Some(area));
        if let Some(place) = frame.place(area) {
            let size = frame.camera.size.get_untracked();
            frame.camera.view.update(|view| *view = view.showing(place.middle, size));
        }
    };
    let is_current = Memo::new(move |_| frame.current.get() == Some(area));
    let d = move || frame.place(area).map(|place| place.d);
    view! {
        <Show when=move || frame.place(area).is_some()>
            {svg::a()
                .attr("id", shape_id(area))
                .attr("href", move || store.address_of_area(snapshot, frame.level, area))
                .attr("tabindex", move || if is_current.get() { "0" } else { "-1" })
                .attr("aria-label", said.clone())
                .on(leptos::ev::focus, focus)
                .on(leptos::ev::keydown, keydown)
                .on(leptos::ev::pointerenter, move |_| shared.pointed.set(Some(area)))
                .on(leptos::ev::pointerleave, move |_| shared.pointed.set(None))
                .child(svg::path().attr("class", class).attr("d", d))}
        </Show>
    }
}

fn shape_id(area: u16) -> String {
    format!("area-{area}")
}
