//! Numbers as a reader sees them.

/// What stands where there is no number.
pub const NONE: &str = "–";

/// A whole number with its thousands parted by commas: `1,234,567`.
#[must_use]
pub fn whole(number: u64) -> String {
    parted(&number.to_string())
}

/// Points without decimals from 1,000 up, with one below: `12,346` and `412.2`.
#[must_use]
pub fn points(points: f64) -> String {
    decimals(points, usize::from(points.abs() < 999.95))
}

/// A number with so many decimals and commas: `1,234.50`.
#[must_use]
pub fn decimals(number: f64, decimals: usize) -> String {
    if !number.is_finite() {
        return NONE.to_owned();
    }
    let text = format!("{:.decimals$}", number.abs());
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), ""), |parts| parts);
    let is_zero = text.chars().all(|c| c == '0' || c == '.');
    let sign = if number < 0.0 && !is_zero { "−" } else { "" };
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{rest}", parted(whole))
}

/// A number with as many decimals as it has, up to two: `1`, `2.5`, `512.96`.
#[must_use]
pub fn short(number: f64) -> String {
    let text = decimals(number, 2);
    let without_zeros = text.trim_end_matches('0').trim_end_matches('.');
    if text.contains('.') { without_zeros.to_owned() } else { text }
}

/// A number with its sign always said, zero apart: `+1,234`, `−12`, `0`.
#[must_use]
pub fn signed(number: f64, places: usize) -> String {
    let text = decimals(number, places);
    let is_zero = text.chars().all(|c| c == '0' || c == '.');
    if number > 0.0 && !is_zero { format!("+{text}") } else { text }
}

/// A share from 0 to 1 in whole per cent: `41%`; one that is small and not none reads `under 1%`.
#[must_use]
pub fn percent(share: f64) -> String {
    if share > 0.0 && share < 0.005 { "under 1%".to_owned() } else { format!("{}%", decimals(share * 100.0, 0)) }
}

/// A share from 0 to 1 in per cent with one decimal and no sign, for a column that says the unit.
#[must_use]
pub fn percent_figure(share: f64) -> String {
    decimals(share * 100.0, 1)
}

/// A large number in short: `12.3k`, `4.5m`; below 1,000 as it is, with up to two decimals.
#[must_use]
pub fn compact(number: f64) -> String {
    let (value, unit) = match number.abs() {
        size if size >= 999_500.0 => (number / 1_000_000.0, "m"),
        size if size >= 1_000.0 => (number / 1_000.0, "k"),
        _ => return short(number),
    };
    let places = usize::from(value.abs() < 99.95);
    format!("{}{unit}", decimals(value, places))
}

/// Bytes in the unit that suits them: `512 bytes`, `34 kB`, `1.2 MB`.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "shown to three digits")]
pub fn bytes(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", decimals(bytes as f64 / 1_000_000.0, 1)),
    }
}

/// A count and its noun: `1 record`, `12 records`.
#[must_use]
pub fn counted(number: u64, one: &str, more: &str) -> String {
    format!("{} {}", whole(number), if number == 1 { one } else { more })
}

fn parted(digits: &str) -> String {
    let mut parted = String::with_capacity(digits.len() * 4 / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            parted.push(',');
        }
        parted.push(digit);
    }
    parted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_end_without_zeros() {
        assert_eq!([1.0, 2.5, 512.957, 100.0, 0.0].map(short), ["1", "2.5", "512.96", "100", "0"]);
    }

    #[test]
    fn thousands_are_parted_by_commas() {
        let cases = [(0, "0"), (999, "999"), (1_000, "1,000"), (12_345, "12,345"), (1_234_567, "1,234,567")];
        for (number, text) in cases {
            assert_eq!(whole(number), text);
        }
    }

    #[test]
    fn points_lose_their_decimals_from_a_thousand_up() {
        assert_eq!(points(412.2), "412.2");
        assert_eq!(points(999.96), "1,000");
        assert_eq!(points(12_345.6), "12,346");
        assert_eq!(points(0.0), "0.0");
    }

    #[test]
    fn signs_are_said_and_nothing_is_minus_zero() {
        assert_eq!(signed(-1_234.4, 0), "−1,234");
        assert_eq!(signed(-0.2, 0), "0");
        assert_eq!(signed(0.2, 0), "0");
        assert_eq!(signed(12.0, 0), "+12");
        assert_eq!(decimals(f64::NAN, 0), NONE);
    }

    #[test]
    fn shares_read_in_per_cent() {
        assert_eq!(percent(0.412), "41%");
        assert_eq!(percent(0.001), "under 1%");
        assert_eq!(percent(0.0), "0%");
        assert_eq!(percent_figure(0.0345), "3.5");
    }

    #[test]
    fn large_numbers_are_short() {
        for (number, text) in [
            (0.5, "0.5"),
            (950.0, "950"),
            (12_345.0, "12.3k"),
            (345_678.0, "346k"),
            (999_800.0, "1.0m"),
            (4_500_000.0, "4.5m"),
        ] {
            assert_eq!(compact(number), text);
        }
        assert_eq!(bytes(1_234_567), "1.2 MB");
    }
}
