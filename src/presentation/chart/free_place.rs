//! Where a word beside a level line lies on nothing else.

/// How high a word is over its base line, how far it goes under it, and the air around it.
const WORD_PX: [f64; 2] = [9.0, 3.0];
const AIR_PX: f64 = 2.0;

/// What a word must not lie on.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Taken {
    /// Straight lines, from one point to another with x not falling.
    pub lines: Vec<[[f64; 2]; 2]>,
    /// Boxes: left, top, right, bottom.
    pub boxes: Vec<[f64; 4]>,
}

/// Where the end of a word's base line lies, so that the word, `width_px` wide, stands just over or under a level line
/// at `y` and on nothing that is taken: as far right within `left` and `right` as may be, over the line rather than
/// under it. At the right over the line where there is no such place.
pub(super) fn free_place(y: f64, width_px: f64, [left, right]: [f64; 2], taken: &Taken) -> [f64; 2] {
    let over_and_under = [y - AIR_PX - WORD_PX[1] + 2.0, y + AIR_PX + WORD_PX[0] + 1.0];
    let mut end = right;
    while end - width_px >= left {
        let place = over_and_under.into_iter().map(|base| [end, base]).find(|&place| is_free(place, width_px, taken));
        if let Some(place) = place {
            return place;
        }
        end -= 6.0;
    }
    [right, over_and_under[0]]
}

fn is_free([end, base]: [f64; 2], width_px: f64, taken: &Taken) -> bool {
    let word = [end - width_px - AIR_PX, base - WORD_PX[0] - AIR_PX / 2.0, end, base + WORD_PX[1] - AIR_PX];
    let meets = |[left, top, right, bottom]: &[f64; 4]| {
        word[0] < *right && *left < word[2] && word[1] < *bottom && *top < word[3]
    };
    !taken.boxes.iter().any(meets) && !taken.lines.iter().any(|line| crosses(*line, word))
}

/// Whether a line goes through a box.
fn crosses([[x0, y0], [x1, y1]]: [[f64; 2]; 2], [left, top, right, bottom]: [f64; 4]) -> bool {
    let (from, to) = (x0.max(left), x1.min(right));
    if from > to {
        return false;
    }
    let at = |x: f64| if x1 > x0 { y0 + (y1 - y0) * (x - x0) / (x1 - x0) } else { y0 };
    let (one, other) = (at(from), if x1 > x0 { at(to) } else { y1 });
    one.min(other) < bottom && one.max(other) > top
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(lines: &[[[f64; 2]; 2]]) -> [f64; 2] {
        free_place(50.0, 40.0, [0.0, 100.0], &Taken { lines: lines.to_vec(), boxes: Vec::new() })
    }

    #[test]
    fn a_word_stands_at_the_right_over_its_line_unless_something_lies_there() {
        let [over, under] = [47.0, 62.0];
        assert_eq!(place(&[]), [100.0, over]);
        // Over the line at the right, so the word goes under it.
        assert_eq!(place(&[[[60.0, 44.0], [100.0, 44.0]]]), [100.0, under]);
        // Through both, so it goes left, until there is room under the line.
        assert_eq!(place(&[[[80.0, 0.0], [100.0, 100.0]]]), [88.0, under]);
        assert!(place(&[[[88.0, 0.0], [88.0, 100.0]]])[0] <= 88.0);
        // Nowhere free: at the right over the line.
        assert_eq!(place(&[[[0.0, 44.0], [100.0, 44.0]], [[0.0, 56.0], [100.0, 56.0]]]), [100.0, over]);
    }

    #[test]
    fn words_do_not_lie_on_words() {
        let taken = Taken { lines: Vec::new(), boxes: vec![[60.0, 38.0, 100.0, 50.0]] };
        assert_eq!(free_place(50.0, 40.0, [0.0, 100.0], &taken), [100.0, 62.0]);
    }
}
