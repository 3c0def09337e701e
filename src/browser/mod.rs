//! Every call into JavaScript, in one place.

#[cfg(feature = "app")]
pub mod address;
#[cfg(feature = "app")]
pub mod canvas;
#[cfg(feature = "app")]
pub mod clipboard;
#[cfg(feature = "app")]
pub mod clock;
#[cfg(feature = "app")]
pub mod download;
#[cfg(feature = "app")]
pub mod element;
pub mod fetch;
#[cfg(feature = "app")]
pub mod motion;
pub mod parts;
#[cfg(feature = "app")]
pub mod picture;
#[cfg(feature = "app")]
pub mod resized;
#[cfg(feature = "app")]
pub mod rows_in_view;
#[cfg(feature = "app")]
pub mod storage;
#[cfg(feature = "app")]
pub mod theme;
pub mod timer;
pub mod unpack;
mod unpacker;
