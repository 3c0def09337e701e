//! Parts of the program that a browser fetches when they are first wanted, so that none makes the first ranking wait:
//! `scripts/programs` cuts the program at these functions.

#![allow(clippy::unnecessary_wraps, reason = "a part may not come, which is said in its own type")]

mod apart;

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

pub use self::apart::Apart;
use crate::app::about::About;
use crate::app::compare::Compare;
use crate::app::elements::Elements;
use crate::app::groups::GroupsPage;
use crate::app::guide::Guide;
use crate::app::map::Map;
use crate::app::rail::Rail;
use crate::app::records::Records;
use crate::app::sector::Sector;
use crate::app::sectors::{Quality, Working};
use crate::app::themes::ThemesPage;
use crate::presentation::Page;

/// What is made of a part.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A page other than the ranking.
    Page(Page),
    /// The filters.
    Filters,
    /// How the score of the area that is open is worked out.
    Working,
    /// What the figures rest on, and what they leave out.
    Quality,
    /// Selections A and B side by side.
    Compare,
}

impl Part {
    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Page(page) => page.label(),
            Self::Filters => "Filters",
            Self::Working => "How this is worked out",
            Self::Quality => "Data quality",
            Self::Compare => "A and B",
        }
    }

    /// Fetches what makes it, if it is not there yet; none where this version has no such page.
    pub async fn fetch(self) -> Option<Fetched> {
        Some(match self {
            Self::Filters => filters().await,
            Self::Working => working().await,
            Self::Quality => quality().await,
            Self::Compare => comparison().await,
            Self::Page(Page::About) => about().await,
            Self::Page(Page::Elements) => elements().await,
            Self::Page(Page::Groups) => groups().await,
            Self::Page(Page::Guide) => guide().await,
            Self::Page(Page::Map) => map().await,
            Self::Page(Page::Records) => records().await,
            Self::Page(Page::Sector) => sector().await,
            Self::Page(Page::Themes) => themes().await,
            Self::Page(Page::Sectors | Page::Impact | Page::Demand | Page::Briefing) => return None,
        })
    }
}

/// What makes the view of a part that is there now.
pub type Fetched = Result<fn() -> AnyView, SplitLoaderError>;

#[wasm_split(filters, fallible)]
fn filters() -> Fetched {
    Ok(|| view! { <Rail /> }.into_any())
}

#[wasm_split(working, fallible)]
fn working() -> Fetched {
    Ok(|| view! { <Working /> }.into_any())
}

#[wasm_split(working, fallible)]
fn quality() -> Fetched {
    Ok(|| view! { <Quality /> }.into_any())
}

#[wasm_split(comparison, fallible)]
fn comparison() -> Fetched {
    Ok(|| view! { <Compare /> }.into_any())
}

#[wasm_split(reading, fallible)]
fn about() -> Fetched {
    Ok(|| view! { <About /> }.into_any())
}

#[wasm_split(reasons, fallible)]
fn elements() -> Fetched {
    Ok(|| view! { <Elements /> }.into_any())
}

#[wasm_split(reasons, fallible)]
fn groups() -> Fetched {
    Ok(|| view! { <GroupsPage /> }.into_any())
}

#[wasm_split(reading, fallible)]
fn guide() -> Fetched {
    Ok(|| view! { <Guide /> }.into_any())
}

#[wasm_split(reasons, fallible)]
fn map() -> Fetched {
    Ok(|| view! { <Map /> }.into_any())
}

#[wasm_split(records, fallible)]
fn records() -> Fetched {
    Ok(|| view! { <Records /> }.into_any())
}

#[wasm_split(reasons, fallible)]
fn sector() -> Fetched {
    Ok(|| view! { <Sector /> }.into_any())
}

#[wasm_split(reasons, fallible)]
fn themes() -> Fetched {
    Ok(|| view! { <ThemesPage /> }.into_any())
}
