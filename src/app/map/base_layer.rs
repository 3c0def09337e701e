//! The base map under a map: images from the page's own host, said whose they are.

use leptos::prelude::*;
use leptos::svg;

use super::camera::Camera;
use crate::app::snapshot::Snapshot;
use crate::presentation::base_map::{Image, images};
use crate::presentation::chart::{Projection, View};
use crate::snapshot::BaseMap;

/// The base map of a map; of a snapshot that names none, nothing.
#[derive(Clone, Copy)]
pub struct BaseLayer {
    base: StoredValue<Option<BaseMap>>,
    camera: Camera,
    shown: Memo<Vec<Image>>,
    /// Whether any image came, and whether one did not.
    has_come: RwSignal<bool>,
    has_failed: RwSignal<bool>,
}

impl BaseLayer {
    /// Under a map of that camera, once it is known where on it a degree lies.
    pub fn new(camera: Camera, projection: Memo<Option<Projection>>) -> Self {
        let base = StoredValue::new(Snapshot::here().opened().manifest.base_map.clone());
        let shown = Memo::new(move |_| {
            let place = projection.get();
            let (view, size) = (camera.view.get(), camera.size.get());
            let under = |base: &BaseMap| Some(images(base, &place?, view, size));
            base.with_value(|base| base.as_ref().and_then(under)).unwrap_or_default()
        });
        Self { base, camera, shown, has_come: RwSignal::new(false), has_failed: RwSignal::new(false) }
    }

    /// Whether the snapshot names a base map.
    pub fn is_there(self) -> bool {
        self.base.with_value(Option::is_some)
    }

    /// The images, where the whole map has them at scale 1.
    pub fn images(self) -> impl IntoView {
        let image = move |Image { address, at: [x, y, width, height] }: Image| {
            svg::image()
                .attr("href", address)
                .attr("x", format!("{x:.3}"))
                .attr("y", format!("{y:.3}"))
                .attr("width", format!("{width:.3}"))
                .attr("height", format!("{height:.3}"))
                .attr("preserveAspectRatio", "none")
                .on(leptos::ev::load, move |_| self.has_come.set(true))
                .on(leptos::ev::error, move |_| self.has_failed.set(true))
        };
        // What is in view before and after a step of the map is the same image, which stays.
        let key = |image: &Image| (image.address.clone(), image.at.map(f64::to_bits));
        svg::g()
            .attr("class", "base-map")
            .attr("aria-hidden", "true")
            .child(view! { <For each=move || self.shown.get() key=key let:shown>{image(shown)}</For> })
    }

    /// The images as a picture of their own, for a map that is drawn over it.
    pub fn beside(self) -> impl IntoView {
        let Camera { size, view, .. } = self.camera;
        let transform = move || {
            let View { scale, shift: [x, y] } = view.get();
            format!("translate({x:.1} {y:.1}) scale({scale:.3})")
        };
        self.is_there().then(|| {
            svg::svg()
                .attr("aria-hidden", "true")
                .attr("viewBox", move || size.with(|[width, height]| format!("0 0 {width:.0} {height:.0}")))
                .child(svg::g().attr("transform", transform).child(self.images()))
        })
    }
}

/// Whose the base map is, and whether it came.
#[component]
pub fn BaseCredit(
    /// The base map.
    base: BaseLayer,
) -> impl IntoView {
    let whose = base.base.with_value(|base| base.as_ref().map(|base| base.attribution.clone()));
    let said = move |whose: String| match (base.has_come.get(), base.has_failed.get()) {
        (false, true) => "The base map could not be fetched, so the map stands by itself.".to_owned(),
        _ => format!("Base map: {whose}"),
    };
    whose.map(|whose| view! { <p class="map-credit quiet" role="status">{move || said(whose.clone())}</p> })
}
