//! This computer's clock.

use crate::domain::Date;

/// Today, as this computer has it.
#[must_use]
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    Date::from_ymd(i32::try_from(now.get_full_year()).ok()?, now.get_month() + 1, now.get_date())
}
