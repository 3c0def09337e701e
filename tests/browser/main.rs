//! The page that `scripts/page target/dist-test` built, in headless Chromium.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod accessibility;
mod addresses;
mod audience;
mod base_map;
mod brush;
mod chromium;
mod compare;
mod comparison;
mod console;
mod days;
mod exports;
mod failures;
mod figures;
mod glossary;
mod guide;
mod heap;
mod hexagons;
mod keyboard;
mod likely_ranks;
mod lists;
mod map;
mod motion;
mod opened;
mod paper;
mod part_rows;
mod people;
mod pictures;
mod planted;
mod ranking;
mod real;
mod reasons;
mod room;
mod rows;
mod rows_in_turmoil;
mod saving;
mod sector;
mod server;
mod settings;
mod short_turns;
mod site;
mod still;
mod themes;
mod what_if;
