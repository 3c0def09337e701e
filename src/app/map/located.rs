//! What the parts of a map of hexagons and single records share: what it shows, and what was found of it.

use std::sync::Arc;

use leptos::prelude::*;

use super::camera::Camera;
use super::outlines;
use crate::app::link::Link;
use crate::app::rows_enquiry::{RowsFound, rows_finding};
use crate::app::snapshot::Snapshot;
use crate::app::store::Store;
use crate::boundary::Outlines;
use crate::domain::{AreaId, Level};
use crate::engine::{Failure, Loaded, RowsEnquiry, RowsFinding};
use crate::presentation::chart::{Projection, Quantiles};
use crate::presentation::hexagon_map::{Detail, bounds, classes};
use crate::presentation::places::{AIR_PX, Place, projected};
use crate::presentation::{Page, PointsView, RowsView};
use crate::rows::{AreaOf, Bound, Filter, Hexagon, Hexagons, Look, Order, Pins, Resolution, Spots};

/// How much of what is in view is fetched beside it, on each side: a little panning needs no more.
const BESIDE: f64 = 0.5;

/// The corners of a box in degrees, south-west and north-east.
type Corners = [[f64; 2]; 2];

/// What the parts of such a map share.
#[derive(Clone, Copy)]
pub struct Located {
    snapshot: Snapshot,
    store: Store,
    /// The level of the areas drawn.
    pub level: Level,
    /// The area that the records lie in; all of the force where none.
    pub area: Option<u16>,
    /// What is shown.
    pub shown: Memo<PointsView>,
    /// The part in view.
    pub camera: Camera,
    /// From degrees to pixels, once it is known what must fit.
    pub projection: Memo<Option<Projection>>,
    /// The areas as shapes.
    pub places: Memo<Arc<Vec<Option<Place>>>>,
    /// What is to be drawn.
    pub detail: Memo<Detail>,
    /// The harm by hexagon, once known.
    pub hexagons: Signal<Option<Arc<Hexagons>>>,
    /// The points in view, where they are to be drawn and are at hand.
    pub pins: Signal<Option<Arc<Pins>>>,
    /// The harm spots of the force, once known.
    pub spots: Signal<Option<Arc<Spots>>>,
    /// Why something was not found.
    pub failure: Signal<Option<Failure>>,
    /// The classes of what is drawn.
    pub classes: Memo<Quantiles>,
    /// The hexagon under the pointer or with the keyboard's focus.
    pub pointed: RwSignal<Option<u64>>,
}

impl Located {
    /// Those of the map around.
    pub fn here() -> Self {
        expect_context()
    }

    /// For the records of an area, or of all of the force.
    pub fn new(level: Level, area: Option<u16>) -> Self {
        let (snapshot, store, link) = (Snapshot::here(), Store::here(), expect_context::<Link>());
        let camera = Camera::new();
        let shown = Memo::new(move |_| store.points.get().unwrap_or_default());
        let id = area.and_then(|area| snapshot.area(level, area)).map(|area| area.id);
        let look = Memo::new(move |_| look(store, &shown.get(), level, id.clone()));
        let fit = RwSignal::new(None::<Corners>);
        let projection = Memo::new(move |_| {
            let corners = with_outlines(link, level, |outlines| match area {
                Some(area) => outlines.bounds_of(area),
                None => outlines.bounds_deg,
            })?;
            Some(Projection::fit(corners.or(fit.get())?, camera.size.get(), AIR_PX))
        });
        let places = Memo::new(move |_| {
            let projection = projection.get();
            let shapes = with_outlines(link, level, |outlines| Some(projected(outlines, &projection?)));
            Arc::new(shapes.flatten().unwrap_or_default())
        });
        let detail = Memo::new(move |_| {
            let px_per_km = projection.get().map_or(1.0, |projection| projection.px_per_km());
            if shown.get().singly { Detail::Pins } else { Detail::at(px_per_km * camera.view.get().scale) }
        });
        let resolution = Memo::new(move |_| match detail.get() {
            Detail::Hexagons(resolution) => resolution,
            Detail::Pins if shown.get().singly => Resolution::Eight,
            Detail::Pins => Resolution::Nine,
        });
        let hexagons = rows_finding(move || Some(RowsEnquiry::Hexagons(look.get(), resolution.get())));
        let within = in_view(camera, projection, detail, shown);
        let pins = rows_finding(move || Some(RowsEnquiry::Pins(look.get(), bound(within.get()?)?)));
        // Where the force's spots are does not depend on the area that is open.
        let spots = rows_finding(move || Some(RowsEnquiry::Spots(Look { area: None, ..look.get() })));
        let failure = Signal::derive(move || [hexagons, pins, spots].into_iter().find_map(failed));
        let hexagons = Signal::derive(move || match hexagons.get()? {
            Ok(RowsFinding::Hexagons(found)) => Some(found),
            _ => None,
        });
        let pins = Signal::derive(move || match pins.get().filter(|_| detail.get() == Detail::Pins)? {
            Ok(RowsFinding::Pins(found)) if !found.too_many => Some(found),
            _ => None,
        });
        let spots = Signal::derive(move || match spots.get()? {
            Ok(RowsFinding::Spots(found)) => Some(found),
            _ => None,
        });
        Effect::new(move |_| {
            if let Some(found) = hexagons.get().filter(|_| fit.with_untracked(Option::is_none)) {
                fit.set(bounds(&found.hexagons));
            }
        });
        let classes = Memo::new(move |_| match (pins.get(), hexagons.get()) {
            (Some(found), _) => Quantiles::of(&found.pins.iter().map(|pin| pin.harm.points()).collect::<Vec<_>>()),
            (None, Some(found)) => classes(&found.hexagons),
            (None, None) => Quantiles::default(),
        });
        let pointed = RwSignal::new(None);
        Self {
            snapshot,
            store,
            level,
            area,
            shown,
            camera,
            projection,
            places,
            detail,
            hexagons,
            pins,
            spots,
            failure,
            classes,
            pointed,
        }
    }

    /// What the whole of the map is.
    pub fn whole(self) -> &'static str {
        if self.area.is_some() { "area" } else { "force" }
    }

    /// A hexagon's name to a reader: where most of its harm lies.
    pub fn name_of(self, hexagon: &Hexagon) -> String {
        let sector = hexagon.sector.and_then(|sector| self.snapshot.area(Level::Sector, sector));
        sector.map_or_else(|| "In no sector".to_owned(), |sector| sector.name)
    }

    /// The address of the rows behind what is shown that pass filters, the most harm first.
    pub fn address_of_rows(self, filters: Vec<Filter>) -> String {
        let (snapshot, store) = (self.snapshot, self.store);
        let focus = self.area.and_then(|area| snapshot.area(self.level, area)).map(|area| area.id);
        let order = vec![Order { column: "harm".to_owned(), descending: true }];
        let rows = RowsView { filters, counted: Some(self.shown.get().counted), order, ..RowsView::default() };
        store.address_after(snapshot, |state| {
            (state.page, state.rows, state.focus) = (Page::Records, rows, focus);
        })
    }
}

/// The records that are shown: those counted, under the dashboard's choices.
fn look(store: Store, shown: &PointsView, level: Level, area: Option<AreaId>) -> Look {
    Look { area: area.map(|id| AreaOf { level, id }), ..Look::under(store.selection.get(), shown.counted.clone()) }
}

/// Something of a level's outlines, once it is known whether there are any: of none where they could not be read.
fn with_outlines<T>(link: Link, level: Level, of: impl FnOnce(&Outlines) -> T) -> Option<T> {
    match outlines(link, level)? {
        Ok(loaded) => match &*loaded {
            Loaded::Outlines(outlines) => Some(of(outlines)),
            Loaded::Activity(_) => None,
        },
        Err(_) => Some(of(&Outlines::default())),
    }
}

fn failed(found: RowsFound) -> Option<Failure> {
    found.get()?.err()
}

/// The box of degrees whose points are wanted: what is in view and as much beside it that it changes seldom; all
/// points where they are shown however far away, none where hexagons are drawn.
fn in_view(
    camera: Camera,
    projection: Memo<Option<Projection>>,
    detail: Memo<Detail>,
    shown: Memo<PointsView>,
) -> Memo<Option<Corners>> {
    Memo::new(move |before: Option<&Option<Corners>>| {
        if shown.get().singly {
            return Some([[-180.0, -90.0], [180.0, 90.0]]);
        }
        let projection = projection.get().filter(|_| detail.get() == Detail::Pins)?;
        let (view, size) = (camera.view.get(), camera.size.get());
        let deg = |at| projection.deg(view.under(at));
        let ([west, north], [east, south]) = (deg([0.0; 2]), deg(size));
        let holds = |[south_west, north_east]: &Corners| {
            south_west[0] <= west && south_west[1] <= south && north_east[0] >= east && north_east[1] >= north
        };
        if let Some(corners) = before.copied().flatten().filter(holds) {
            return Some(corners);
        }
        let beside = [(east - west) * BESIDE, (north - south) * BESIDE];
        Some([[west - beside[0], south - beside[1]], [east + beside[0], north + beside[1]]])
    })
}

fn bound(corners: Corners) -> Option<[[Bound; 2]; 2]> {
    let [[west, south], [east, north]] = corners;
    Some([[Bound::new(west)?, Bound::new(south)?], [Bound::new(east)?, Bound::new(north)?]])
}
