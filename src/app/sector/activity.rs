//! What police and partners did here.

use leptos::prelude::*;

use super::Opened;
use crate::app::activity::{ActivityList, Beside};
use crate::app::defined::Defined;
use crate::app::snapshot::Snapshot;
use crate::domain::Level;
use crate::presentation::Term;
use crate::snapshot::Activity;

/// The ids of the sectors at which activity counts as aimed at an area: a sector itself, the sector that a beat
/// lies in, any sector of an area command.
pub fn sectors_of(snapshot: Snapshot, opened: Opened) -> Vec<String> {
    let Opened { level, area, .. } = opened;
    snapshot.with(|catalogue| {
        let parent = catalogue.areas.of(level).get(usize::from(area)).and_then(|area| area.parent);
        let holds = |(position, sector): &(u16, &crate::domain::Area)| match level {
            Level::AreaCommand => sector.parent == Some(area),
            Level::Sector => *position == area,
            Level::Beat => Some(*position) == parent,
        };
        let sectors = (0..).zip(&catalogue.areas.sectors);
        sectors.filter(holds).map(|(_, sector)| sector.id.to_string()).collect()
    })
}

/// Whether an activity was aimed at any of some sectors.
pub fn is_aimed_at(activity: &Activity, sectors: &[String]) -> bool {
    activity.sectors.iter().any(|id| sectors.contains(id))
}

/// The latest activity aimed here.
#[component]
pub fn Activities() -> impl IntoView {
    let opened = expect_context::<Opened>();
    let sectors = sectors_of(Snapshot::here(), opened);
    let is_listed = Callback::new(move |activity: Activity| is_aimed_at(&activity, &sectors));
    let whose = match opened.level {
        Level::Beat => "Activity aimed at its sector",
        Level::Sector => "Activity aimed here",
        Level::AreaCommand => "Activity aimed at its sectors",
    };
    view! { <section id="sector-activity"><h2><Defined term=Term::Activity>{whose}</Defined></h2><ActivityList is_listed beside=Beside::Groups /></section> }
}
