//! Which part of a map is in view, and the ways to change it: keys, buttons, wheel and dragging.

use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;

use crate::browser::element;
use crate::presentation::chart::View;

/// How much nearer a press or a turn of the wheel brings the map.
const STEP_NEARER: f64 = 1.5;
/// How far an arrow key shifts it.
const STEP_ASIDE_PX: f64 = 80.0;
/// How far a pointer moves before it drags the map: less is a press with a trembling hand.
const STILL_PX: f64 = 4.0;
/// How large the map is taken to be until it is measured.
const SIZE_PX: [f64; 2] = [700.0, 520.0];

/// A pointer that is held down.
#[derive(Clone, Copy)]
struct Drag {
    from: [f64; 2],
    last: [f64; 2],
    has_moved: bool,
}

/// The part of a map in view.
#[derive(Clone, Copy)]
pub struct Camera {
    /// The map's size in pixels.
    pub size: RwSignal<[f64; 2]>,
    /// The part in view.
    pub view: RwSignal<View>,
    drag: StoredValue<Option<Drag>>,
}

impl Camera {
    /// All of a map that is not measured yet.
    pub fn new() -> Self {
        Self { size: RwSignal::new(SIZE_PX), view: RwSignal::new(View::default()), drag: StoredValue::new(None) }
    }

    /// Takes the size of the element that holds the map.
    pub fn measure(self, id: &str, least: [f64; 2]) {
        let measured = element::size(id).filter(|measured| measured[0] > least[0] && measured[1] > least[1]);
        if let Some(measured) = measured.filter(|measured| self.size.try_get_untracked() != Some(*measured)) {
            _ = self.size.try_set(measured);
        }
    }

    fn zoom(self, factor: f64, at: Option<[f64; 2]>) {
        let size = self.size.get_untracked();
        let at = at.unwrap_or(size.map(|side| side / 2.0));
        self.view.update(|view| *view = view.zoomed(factor, at, size));
    }

    fn pan(self, by_px: [f64; 2]) {
        let size = self.size.get_untracked();
        self.view.update(|view| *view = view.panned(by_px, size));
    }

    fn step(self, [x, y]: [f64; 2]) {
        self.pan([-x * STEP_ASIDE_PX, -y * STEP_ASIDE_PX]);
    }

    /// What a key does wherever on the map it is pressed.
    pub fn keydown(self, event: &KeyboardEvent) {
        match event.key().as_str() {
            "+" | "=" => self.zoom(STEP_NEARER, None),
            "-" | "_" => self.zoom(1.0 / STEP_NEARER, None),
            "0" => self.view.set(View::default()),
            key => match arrow(key) {
                Some(direction) => self.step(direction),
                None => return,
            },
        }
        event.prevent_default();
    }

    /// Nearer or further about the pointer.
    pub fn wheel(self, event: &WheelEvent) {
        event.prevent_default();
        let at = [f64::from(event.offset_x()), f64::from(event.offset_y())];
        self.zoom(if event.delta_y() < 0.0 { STEP_NEARER } else { 1.0 / STEP_NEARER }, Some(at));
    }

    /// Begins to drag with the main button, a pen or a finger.
    pub fn pointer_down(self, event: &PointerEvent) {
        if event.button() == 0 {
            let at = place(event);
            self.drag.set_value(Some(Drag { from: at, last: at, has_moved: false }));
        }
    }

    /// Drags the map in the element of that id, if a pointer is held down; whether it does.
    pub fn pointer_move(self, event: &PointerEvent, id: &str) -> bool {
        let Some(mut drag) = self.drag.get_value().filter(|_| event.buttons() & 1 == 1) else {
            return false;
        };
        let at = place(event);
        if !drag.has_moved {
            if (0..2).all(|axis| (at[axis] - drag.from[axis]).abs() < STILL_PX) {
                return false;
            }
            drag.has_moved = true;
            element::capture_pointer(id, event.pointer_id());
        }
        self.pan([0, 1].map(|axis| at[axis] - drag.last[axis]));
        drag.last = at;
        self.drag.set_value(Some(drag));
        true
    }

    /// Whether the press that ends was a drag, and so is no click; the next one is asked about anew.
    pub fn has_dragged(self) -> bool {
        let drag = self.drag.try_update_value(Option::take).flatten();
        drag.is_some_and(|drag| drag.has_moved)
    }
}

fn place(event: &PointerEvent) -> [f64; 2] {
    [f64::from(event.client_x()), f64::from(event.client_y())]
}

/// The step of an arrow key, in x and y.
pub fn arrow(key: &str) -> Option<[f64; 2]> {
    match key {
        "ArrowLeft" => Some([-1.0, 0.0]),
        "ArrowRight" => Some([1.0, 0.0]),
        "ArrowUp" => Some([0.0, -1.0]),
        "ArrowDown" => Some([0.0, 1.0]),
        _ => None,
    }
}

/// Buttons that zoom and shift a map.
#[component]
pub fn MapButtons(
    /// The part in view.
    camera: Camera,
    /// What the whole of the map is.
    #[prop(default = "force")]
    whole: &'static str,
) -> impl IntoView {
    let step = move |label: &'static str, mark: &'static str, direction: [f64; 2]| {
        view! { <button type="button" aria-label=label on:click=move |_| camera.step(direction)>{mark}</button> }
    };
    view! {
        <div class="map-buttons" role="group" aria-label="Zoom and shift the map">
            <button type="button" aria-label="Nearer" on:click=move |_| camera.zoom(STEP_NEARER, None)>"+"</button>
            <button type="button" aria-label="Further" on:click=move |_| camera.zoom(1.0 / STEP_NEARER, None)>"−"</button>
            <button type="button" aria-label=format!("The whole {whole}") on:click=move |_| camera.view.set(View::default())>"Whole"</button>
            {step("West", "←", [-1.0, 0.0])}
            {step("East", "→", [1.0, 0.0])}
            {step("North", "↑", [0.0, -1.0])}
            {step("South", "↓", [0.0, 1.0])}
        </div>
    }
}
