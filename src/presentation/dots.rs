//! Points painted as dots into pixels: hundreds of thousands in one turn.

/// How many pixels a dot of each step of the ramp reaches from its middle: the more harm the larger.
pub const REACHES_PX: [i32; 5] = [1, 1, 2, 3, 4];

/// Red, green, blue and how opaque, 0 to 255 each.
pub type Colour = [u8; 4];

/// A dot: its middle in pixels, and its step on the ramp.
pub type Dot = ([f64; 2], usize);

/// A picture of dots as rows of pixels, four bytes each: squares of the colour of their step within a rim; later
/// ones cover earlier ones. `ratio` is how many pixels stand for one of the page's.
#[must_use]
pub fn paint(
    dots: impl Iterator<Item = Dot>,
    [width, height]: [u32; 2],
    ratio: f64,
    colours: &[Colour; 5],
    rim: Colour,
) -> Vec<u8> {
    let mut pixels = vec![0; 4 * width as usize * height as usize];
    let mut picture = Picture { pixels: &mut pixels, width: i64::from(width), height: i64::from(height) };
    let reaches = REACHES_PX.map(|reach| scaled(f64::from(reach), ratio));
    for ([x, y], step) in dots {
        let (Some(&colour), Some(&reach)) = (colours.get(step), reaches.get(step)) else { continue };
        let middle = [scaled(x, ratio), scaled(y, ratio)];
        picture.square(middle, reach + 1, rim);
        picture.square(middle, reach, colour);
    }
    pixels
}

struct Picture<'a> {
    pixels: &'a mut [u8],
    width: i64,
    height: i64,
}

impl Picture<'_> {
    fn square(&mut self, [x, y]: [i64; 2], reach: i64, colour: Colour) {
        let (left, right) = ((x - reach).max(0), (x + reach + 1).min(self.width));
        for row in (y - reach).max(0)..(y + reach + 1).min(self.height) {
            let at = |column: i64| usize::try_from(4 * (row * self.width + column)).unwrap_or(usize::MAX);
            if left < right
                && let Some(line) = self.pixels.get_mut(at(left)..at(right))
            {
                line.chunks_exact_mut(4).for_each(|pixel| pixel.copy_from_slice(&colour));
            }
        }
    }
}

/// A length in the page's pixels as one in the picture's.
#[allow(clippy::cast_possible_truncation, reason = "saturates far outside any picture")]
fn scaled(length: f64, ratio: f64) -> i64 {
    (length * ratio).round().clamp(-1e6, 1e6) as i64
}

/// A colour as browsers say it once it is worked out: `rgb(1, 2, 3)` or `rgba(1, 2, 3, 0.5)`.
#[must_use]
pub fn colour_of(text: &str) -> Option<Colour> {
    let inner = text.trim().split_once('(')?.1.strip_suffix(')')?;
    let mut parts = inner.split(',').map(|part| part.trim().parse::<f64>());
    let mut next = || parts.next()?.ok();
    let [red, green, blue] = [next()?, next()?, next()?].map(byte);
    Some([red, green, blue, byte(next().unwrap_or(1.0) * 255.0)])
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn byte(number: f64) -> u8 {
    number.round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLOURS: [Colour; 5] = [[1, 0, 0, 255], [2, 0, 0, 255], [3, 0, 0, 255], [4, 0, 0, 255], [5, 0, 0, 255]];
    const RIM: Colour = [9, 9, 9, 255];

    fn reds(dots: &[Dot], size: [u32; 2]) -> Vec<Vec<u8>> {
        let pixels = paint(dots.iter().copied(), size, 1.0, &COLOURS, RIM);
        pixels.chunks(4 * size[0] as usize).map(|row| row.chunks(4).map(|pixel| pixel[0]).collect()).collect()
    }

    #[test]
    fn a_dot_is_a_square_within_a_rim() {
        let found = reds(&[([3.0, 3.0], 0)], [7, 7]);
        assert_eq!(found[0], [0; 7]);
        assert_eq!(found[1], [0, 9, 9, 9, 9, 9, 0]);
        assert_eq!(found[3], [0, 9, 1, 1, 1, 9, 0]);
        assert_eq!(found[6], [0; 7]);
    }

    #[test]
    fn dots_end_where_the_picture_does_and_later_ones_lie_on_top() {
        let far = reds(&[([-99.0, 2.0], 4), ([1e12, 2.0], 4), ([f64::NAN, 2.0], 9)], [4, 4]);
        assert!(far.iter().flatten().all(|&red| red == 0), "{far:?}");
        let corner = reds(&[([0.0, 0.0], 4), ([0.0, 0.0], 0)], [4, 4]);
        assert_eq!(corner[0], [1, 1, 9, 5]);
        assert_eq!(corner[3], [5, 5, 5, 5]);
    }

    #[test]
    fn colours_are_read_as_browsers_say_them() {
        assert_eq!(colour_of("rgb(246, 238, 221)"), Some([246, 238, 221, 255]));
        assert_eq!(colour_of(" rgba(0, 0, 0, 0.5)"), Some([0, 0, 0, 128]));
        for text in ["", "red", "rgb(1, 2)", "rgb(a, b, c)"] {
            assert_eq!(colour_of(text), None, "{text}");
        }
    }
}
