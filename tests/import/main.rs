//! A force's own files in, a ranking out, and what becomes of files that are wrong.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod areas;
mod check;
mod config;
mod files;
mod police_uk;
mod rows;
mod tables;
mod warehouse;

use placeharm::domain::Date;

/// The day on which snapshots of tests are made.
fn created() -> Date {
    Date::from_ymd(2022, 1, 3).expect("a day")
}
