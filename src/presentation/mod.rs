//! How numbers, dates and selections read.
