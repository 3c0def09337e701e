//! placeharm scores the areas of a police force by what happened there times how severe it was.
//!
//! Data flows one way: a [`snapshot`] of Arrow files becomes typed columns, the columns a cube,
//! the cube a score ([`scoring`]), the score a view ([`presentation`], and the page above it).
//!
//! | layer | modules | knows |
//! | --- | --- | --- |
//! | domain, pure | [`domain`], [`boundary`], [`scoring`], [`snapshot`] | the field; `snapshot` alone knows Arrow |
//! | rows, pure | [`rows`] | the raw rows: filter, sort, search, window |
//! | presentation, pure | [`presentation`] | the domain |
//! | browser | `browser` (features `engine`, `app`) | JavaScript, in one place |
//! | engine host | `engine` (features `engine`, `app`) | the worker and its messages |
//! | app | `app` (feature `app`) | pages, components, state |
//! | export, native | `export` (feature `export`) | files, CSV, the demonstration force |
//!
//! `tests/layers.rs` holds the layers apart.

#![forbid(unsafe_code)]

pub mod boundary;
pub mod domain;
pub mod presentation;
pub mod rows;
pub mod scoring;
pub mod snapshot;

#[cfg(feature = "web")]
pub mod browser;

#[cfg(feature = "web")]
pub mod engine;

#[cfg(feature = "app")]
pub mod app;

#[cfg(feature = "export")]
pub mod export;
