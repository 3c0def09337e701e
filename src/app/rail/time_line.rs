//! The force's months on a line, on which the period is brushed: by a drag, or by keys on either end.

use leptos::ev::{KeyboardEvent, PointerEvent, resize};
use leptos::prelude::*;
use leptos::svg;

use super::period::{choose, chosen};
use crate::app::chart::TableTwin;
use crate::app::link::Link;
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::browser::element;
use crate::browser::timer::after_paint;
use crate::domain::Period;
use crate::presentation::brush::{Brush, End, Hold, said, table};
use crate::presentation::date;

const ID: &str = "time-line";
/// How large the line is taken to be until it is measured.
const SIZE_PX: [f64; 2] = [186.0, 56.0];
/// How far a pointer moves before it brushes: less is a press with a trembling hand.
const STILL_PX: f64 = 3.0;
/// How wide the mark at either end is.
const MARK_PX: f64 = 5.0;

/// A pointer that is held down on the line.
#[derive(Clone, Copy)]
struct Held {
    hold: Hold,
    /// Where the line begins, and where it was pressed.
    left_px: f64,
    pressed_px: f64,
    has_moved: bool,
    /// The number of the drag that it becomes once it has moved.
    drag: u32,
}

/// What the line's parts share.
#[derive(Clone, Copy)]
struct Line {
    snapshot: Snapshot,
    store: Store,
    size: RwSignal<[f64; 2]>,
    brush: Memo<Brush>,
    period: Signal<Period>,
    held: StoredValue<Option<Held>>,
}

impl Line {
    fn choose(self, period: Period, drag: Option<u32>) {
        choose(self.snapshot, self.store, period, drag);
    }

    /// Takes the size that the line has, once it has one: filters may be folded away.
    fn measure(self) {
        if let Some([width, _]) = element::size(ID).filter(|[width, _]| *width > 0.0) {
            _ = self.size.try_set([width, SIZE_PX[1]]);
        }
    }

    fn down(self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        self.measure();
        let x = f64::from(event.offset_x());
        let hold = self.brush.with_untracked(|brush| brush.hold(x, self.period.get_untracked()));
        let left_px = f64::from(event.client_x()) - x;
        let drag = self.store.new_drag();
        self.held.set_value(Some(Held { hold, left_px, pressed_px: x, has_moved: false, drag }));
        element::capture_pointer(ID, event.pointer_id());
    }

    fn moved(self, event: &PointerEvent) {
        let Some(mut held) = self.held.get_value().filter(|_| event.buttons() & 1 == 1) else { return };
        let x = f64::from(event.client_x()) - held.left_px;
        held.has_moved |= (x - held.pressed_px).abs() >= STILL_PX;
        if held.has_moved {
            let period = self.brush.with_untracked(|brush| brush.held_at(held.hold, x));
            self.choose(period, Some(held.drag));
        }
        self.held.set_value(Some(held));
    }

    /// A press that moved nothing chooses the month under it.
    fn up(self) {
        let held = self.held.try_update_value(Option::take).flatten();
        let Some(held) = held.filter(|held| !held.has_moved) else { return };
        if let Hold::New(month) | Hold::Whole(month, _) = held.hold {
            self.choose(Period::spanning(month, month), None);
        }
    }

    fn keydown(self, event: &KeyboardEvent, end: End) {
        let months = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => -1,
            "ArrowRight" | "ArrowUp" => 1,
            "PageDown" => -12,
            "PageUp" => 12,
            "Home" => i32::MIN,
            "End" => i32::MAX,
            _ => return,
        };
        event.prevent_default();
        self.choose(self.brush.with_untracked(|brush| brush.moved(self.period.get_untracked(), end, months)), None);
    }
}

/// The line and its figures as a table. What dragging does the lists under it do too.
#[component]
pub fn TimeLine() -> impl IntoView {
    let (snapshot, store, link) = (Snapshot::here(), Store::here(), expect_context::<Link>());
    let covered = snapshot.with(|catalogue| catalogue.period);
    let size = RwSignal::new(SIZE_PX);
    let brush = Memo::new(move |_| Brush { covered, size: size.get() });
    let line = Line { snapshot, store, size, brush, period: chosen(snapshot, store), held: StoredValue::new(None) };
    after_paint(move || line.measure());
    let resized = window_event_listener(resize, move |_| line.measure());
    on_cleanup(move || resized.remove());
    let months = Memo::new(move |_| {
        link.ranking.with(|ranking| {
            let answer = ranking.as_ref().map(|ranking| &ranking.answer);
            answer.map(|answer| (answer.force.monthly.clone(), answer.months_complete.clone())).unwrap_or_default()
        })
    });
    let figures = Signal::derive(move || months.with(|(monthly, complete)| table(monthly, complete, covered)));
    view! {
        <div class="time-line">
            {drawn(&line, months)}
            <TableTwin table=figures title=Signal::stored("Flow of the force by month".to_owned()) />
        </div>
    }
}

fn drawn(line: &Line, months: Memo<(Vec<f64>, Vec<bool>)>) -> impl IntoView + use<> {
    let line = *line;
    let Line { brush, period, .. } = line;
    let bars = Memo::new(move |_| {
        months.with(|(monthly, complete)| brush.with(|brush| brush.bars(monthly, complete, period.get())))
    });
    let words = move || {
        months.with(|(monthly, _)| {
            let said = brush.with(|brush| said(monthly, brush.covered, period.get()));
            format!("Flow by month, and the months that are scored. {said}")
        })
    };
    let window = move || {
        brush.with(|brush| {
            let [left, right] = [period.get().from(), period.get().to()].map(|month| brush.start_px(month));
            format!("M{left:.1} 0H{right:.1}V{foot:.1}H{left:.1}Z", foot = brush.foot_px())
        })
    };
    let labels = move || {
        let text = |(x, label): (f64, String)| {
            svg::text().attr("x", format!("{:.1}", x + 1.0)).attr("y", format!("{:.0}", SIZE_PX[1] - 2.0)).child(label)
        };
        brush.with(Brush::labels).into_iter().map(text).collect_view()
    };
    svg::svg()
        .attr("id", ID)
        .attr("role", "group")
        .attr("aria-label", words)
        .attr("viewBox", move || brush.with(|brush| format!("0 0 {:.0} {:.0}", brush.size[0], brush.size[1])))
        .on(leptos::ev::pointerdown, move |event| line.down(&event))
        .on(leptos::ev::pointermove, move |event| line.moved(&event))
        .on(leptos::ev::pointerup, move |_| line.up())
        .on(leptos::ev::pointercancel, move |_| line.held.set_value(None))
        .child((
            svg::path().attr("class", "window").attr("d", window),
            svg::path().attr("class", "beside").attr("d", move || bars.with(|bars| bars.beside.clone())),
            svg::path().attr("class", "within").attr("d", move || bars.with(|bars| bars.within.clone())),
            svg::path().attr("class", "incomplete").attr("d", move || bars.with(|bars| bars.incomplete.clone())),
            svg::g().attr("aria-hidden", "true").child(labels),
            mark(&line, End::First),
            mark(&line, End::Last),
        ))
}

/// The mark at an end of the period, which keys move.
fn mark(line: &Line, end: End) -> impl IntoView + use<> {
    let line = *line;
    let Line { brush, period, .. } = line;
    let month = move || match end {
        End::First => period.get().from(),
        End::Last => period.get().last(),
    };
    let (id, label) = match end {
        End::First => ("brush-first", "First month"),
        End::Last => ("brush-last", "Last month"),
    };
    let months = move || brush.with(|brush| brush.covered.to().since(brush.covered.from()) - 1);
    let now = move || brush.with(|brush| month().since(brush.covered.from()));
    let x = move || {
        brush.with(|brush| match end {
            End::First => brush.start_px(period.get().from()).min(brush.size[0] - MARK_PX),
            End::Last => (brush.start_px(period.get().to()) - MARK_PX).max(0.0),
        })
    };
    svg::g()
        .attr("id", id)
        .attr("role", "slider")
        .attr("tabindex", "0")
        .attr("aria-label", label)
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", move || months().to_string())
        .attr("aria-valuenow", move || now().to_string())
        .attr("aria-valuetext", move || date::month(month()))
        .on(leptos::ev::keydown, move |event| line.keydown(&event, end))
        .child(
            svg::rect()
                .attr("class", "mark")
                .attr("x", move || format!("{:.1}", x()))
                .attr("width", format!("{MARK_PX:.0}"))
                .attr("height", move || format!("{:.1}", brush.with(Brush::foot_px))),
        )
}
